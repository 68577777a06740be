// What stands above the list: pressed filters and their counts, the chosen street, the line that says what is shown.

import { EQUALS, WAYS, headingOf } from "./filter.js";
import { ageText } from "./position.js";
import { countFor, countsOf, table } from "./choice.js";
import { hasWrongDay } from "./data.js";
import { lastStreet } from "./streets.js";
import * as site from "./site.js";

const ROUGH = 5000; // metres: what is nearest nobody can say then
const FAR = 50000; // metres: nobody rides that far for a rest
const COLUMNS = [["network", "网络"], ["tier", "级别"], ["kind", "类别"], ["host", "设在"]]; // each a heading of 更多条件
const FIRST = 8; // things that stand below 要什么 at once
const MOST = 12; // a longer list of names is no choice any more

/** @param {HTMLElement} root @param {{filters: string[], equals: Object<string, string>}} chosen */
export function pressButtons(root, chosen) {
  for (const button of root.querySelectorAll("[data-filter]")) {
    button.setAttribute("aria-pressed", String(chosen.filters.includes(button.dataset.filter)));
  }
  for (const button of root.querySelectorAll("[data-set]")) {
    button.setAttribute("aria-pressed", String(chosen.equals[button.dataset.set] === button.dataset.value));
  }
  pressedFirst(root.querySelector(".y-filters"));
}

/** Pressed chips stand first; who stands on one keeps standing on it. */
function pressedFirst(row) {
  if (!row) return;
  const chips = Array.from(row.children);
  chips.forEach((chip, place) => {
    if (!chip.dataset.place) chip.dataset.place = String(place);
  });
  const rank = (chip) => (chip.getAttribute("aria-pressed") === "true" ? 0 : 1000) + Number(chip.dataset.place);
  const sorted = chips.slice().sort((a, b) => rank(a) - rank(b));
  if (sorted.every((chip, place) => chip === chips[place])) return;
  const focused = row.contains(document.activeElement) ? document.activeElement : null;
  sorted.forEach((chip) => row.appendChild(chip));
  row.scrollLeft = 0;
  if (focused) focused.focus({ preventScroll: true });
}

/**
 * Fills 更多条件 below its headings with what these stations have. What a need or a promise of the site asks for alone
 * is not offered a second time.
 * @param {HTMLElement} root @param {any} stations columns
 */
export function fillMore(root, stations) {
  const box = root.querySelector(".y-more-filters");
  if (!box) return;
  for (const old of box.querySelectorAll("[data-added]")) old.remove();
  const offered = new Set();
  for (const button of root.querySelectorAll("[data-filter]")) {
    const same = wishOf(button.dataset.filter);
    button.toggleAttribute("data-double", offered.has(same));
    if (same) offered.add(same);
  }
  const many = (marks) => marks.reduce((count, mark) => count + (mark === 1 ? 1 : 0), 0);
  const there = (labels, set) => Object.keys(labels).map((code) => [code, set[code] ? many(set[code]) : 0])
    .filter(([, count]) => count).sort((a, b) => b[1] - a[1]).map(([code]) => code);
  const add = (group, codes) => addChips(box, group, codes.filter((code) => table.has(code) && !offered.has(wishOf(code)))
    .map((code) => [table.get(code).label, { filter: code }]));
  add("what", there(site.facilities || {}, stations.facilities));
  foldRest(box.querySelector('[data-group="what"] > div'));
  add("who", there(site.vehicle || {}, stations.vehicle));
  add("how", Object.keys(WAYS).map((way) => "way-" + way));
  for (const [name] of COLUMNS) {
    const values = stations[name].of.filter(Boolean);
    if (values.length > 1 && values.length <= MOST) addChips(box, name, values.map((value) => [value, { set: name, value }]));
  }
}

/** Of a long row the rarest are folded away. */
function foldRest(place) {
  const added = Array.from(place.querySelectorAll("[data-added]")).slice(FIRST);
  if (added.length < 3) return;
  const rest = place.appendChild(document.createElement("details"));
  rest.className = "y-rest";
  rest.dataset.added = "";
  rest.appendChild(document.createElement("summary")).textContent = "还有 " + added.length + " 样";
  const within = rest.appendChild(document.createElement("div"));
  added.forEach((chip) => within.appendChild(chip));
}

/** What a filter asks of columns, as text; two filters of one text ask the same. "" where it asks something else. */
function wishOf(id) {
  const filter = table.get(id);
  if (!filter || ["open", "night"].includes(id) || id.startsWith("way-")) return "";
  const codes = filter.all.length === 1 && !filter.any.length ? filter.all : filter.any;
  const all = codes === filter.all ? [] : filter.all;
  return codes.length || all.length ? JSON.stringify([codes.slice().sort(), all.slice().sort()]) : "";
}

function addChips(box, group, chips) {
  const place = box.querySelector('[data-group="' + group + '"] > div');
  for (const [label, data] of chips) {
    const button = textButton("y-filter", label);
    Object.assign(button.dataset, data, { added: "" });
    button.appendChild(document.createElement("span")).className = "y-n";
    place.appendChild(button);
  }
}

/**
 * Writes how many of the found stations each filter would keep; what would keep none is not offered.
 * @param {HTMLElement} root @param {any} found from `findRows`
 */
export function showCounts(root, found) {
  const counts = {};
  for (const [name] of COLUMNS) counts[name] = countsOf(name, found);
  for (const button of root.querySelectorAll("[data-filter], [data-set]")) {
    const { filter, set, value } = button.dataset;
    const count = set ? counts[set].get(value) || 0 : table.has(filter) ? countFor(filter, found) : 0;
    const node = button.querySelector(".y-n");
    if (node) node.textContent = String(count);
    if (button.closest("[data-group]")) {
      button.hidden = button.hasAttribute("data-double") || (!count && button.getAttribute("aria-pressed") !== "true");
    }
  }
  for (const group of root.querySelectorAll("[data-group]")) group.hidden = !group.querySelector("button:not([hidden])");
}

/** The heading names what was chosen: 能热饭的驿站. */
export function showHeading(root, chosen, areas) {
  const title = root.querySelector("h1");
  if (!title.dataset.title) title.dataset.title = title.textContent;
  const area = areas.find((one) => one.id === chosen.equals.area);
  const words = headingOf(table, chosen.filters, area ? area.name : "");
  title.textContent = words || title.dataset.title;
  root.toggleAttribute("data-named", words !== "");
}

/** What is chosen and has no chip in the row (a street, a network, a thing) stands first in it and goes with a tap. */
export function showNamed(root, chosen, areas) {
  for (const old of root.querySelectorAll("[data-drop], [data-extra]")) old.remove();
  const row = root.querySelector(".y-filters");
  if (!row) return;
  const put = (label, data) => {
    const button = textButton("y-filter", label + " ×");
    Object.assign(button.dataset, data, { place: "0" });
    button.setAttribute("aria-pressed", "true");
    row.insertBefore(button, row.firstChild);
  };
  for (const name of EQUALS) {
    if (!chosen.equals[name]) continue;
    const area = name === "area" && areas.find((one) => one.id === chosen.equals[name]);
    const words = (COLUMNS.find((column) => column[0] === name) || ["", ""])[1];
    const given = name === "area" ? "没有这个街道" : (words && words + "：") + chosen.equals[name];
    put(area ? area.name : given, { drop: name });
  }
  for (const id of chosen.filters) {
    if (!row.querySelector('[data-filter="' + id + '"]')) put(table.get(id).label, { filter: id, extra: "" });
  }
}

/** @param {HTMLElement} root @param {string} text */
export function say(root, text) {
  const line = root.querySelector("[data-status]");
  if (line && line.textContent !== text) line.textContent = text;
}

/**
 * Says how old the position is and how many are open.
 * @param {HTMLElement} root @param {any} found @param {any} here
 * @param {{index: any, whole: boolean}} loaded the index, and whether all of the site is counted @param {number} now milliseconds
 */
export function showStatus(root, found, here, { index, whole }, now) {
  const parts = here ? [ageText(here, now)] : [];
  const near = whole ? "" : here ? "附近 " : "至少 ";
  const unclear = found.groups[2].length;
  if (!index.n) parts.push("这里还没有录入驿站");
  else if (found.open) parts.push(near + found.open + " 家开放");
  else if (unclear) parts.push(unclear + " 家时间不清楚，没有确定开着的");
  else if (found.maybe.length) parts.push((found.groups[3].length ? "确定有的现在都不开，" : "没有一家写清了都有，") + found.maybe.length + " 家先问一声");
  else parts.push("现在没有开着的");
  if (here && index.n && found.nearest !== found.nearest) parts.push("驿站都没有确切位置，不能按远近排，选街道看看");
  if (here && here.accuracy > ROUGH) parts.push("位置太粗，选街道更准");
  if (hasWrongDay(index, now)) parts.push("手机的日期好像不对，开关门时间可能不准");
  const again = root.querySelector("[data-relocate]");
  if (again) again.hidden = !here;
  say(root, parts.join("\u00a0· ")); // no line begins with a dot
}

/** Far from every station: says so and offers the streets; the nearest still stand below. */
export function showFar(root, found, here) {
  const box = root.querySelector("[data-far]");
  if (!box) return;
  box.hidden = !(here && found.nearest >= FAR);
  if (!box.hidden) {
    box.querySelector("span").textContent = "最近的驿站也在 " + Math.round(found.nearest / 1000)
      + " 公里外，您大概不在这一带。下面是最近的几家" + (root.querySelector(".y-picks") ? "，也可以选一条街道。" : "。");
  }
}

/** Offers the street that was left a moment ago while nothing is chosen. */
export function offerLastArea(root, areas, plain) {
  const old = root.querySelector("[data-last-area]");
  if (old) old.remove();
  const area = plain && areas.find((one) => one.id === lastStreet());
  const line = root.querySelector(".y-status");
  if (!area || !line) return;
  const button = textButton("y-link", "接着看" + area.name);
  button.dataset.lastArea = area.id;
  line.appendChild(button);
}

function textButton(className, text) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = className;
  button.textContent = text;
  return button;
}
