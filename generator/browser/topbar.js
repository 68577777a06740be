// What stands above the list: pressed filters and their counts, the chosen street, the line that says what is shown.

import { EQUALS } from "./filter.js";
import { ageText } from "./position.js";
import { countFor, table } from "./choice.js";

const AREA = "yitu-area";
const FAR = 100000; // metres: nobody rides that far for a rest
const DAY = 864e5;

/** @param {HTMLElement} root @param {{filters: string[], equals: Object<string, string>}} chosen */
export function pressButtons(root, chosen) {
  for (const button of root.querySelectorAll("[data-filter]")) {
    button.hidden = !table.has(button.dataset.filter);
    button.setAttribute("aria-pressed", String(chosen.filters.includes(button.dataset.filter)));
  }
  for (const button of root.querySelectorAll("[data-set]")) {
    button.setAttribute("aria-pressed", String(chosen.equals[button.dataset.set] === button.dataset.value));
  }
}

const MORE = [["network", "网络"], ["tier", "级别"], ["kind", "类别"], ["host", "设在"]];
const MOST = 12; // a longer list of names is no choice any more

/**
 * Fills 更多条件 with what these stations have: each facility that is somewhere, and names that tell them apart.
 * @param {HTMLElement} root @param {any} stations columns @param {Object<string, string>} labels code -> label
 */
export function fillMore(root, stations, labels) {
  const box = root.querySelector(".y-more-filters");
  if (!box) return;
  for (const old of box.querySelectorAll("[data-added]")) old.remove();
  const codes = Object.keys(labels).filter((code) => {
    const column = stations.facilities[code] || stations.vehicle[code];
    return table.has(code) && column && column.includes(1) && !root.querySelector('[data-filter="' + code + '"]');
  });
  addChips(box, "里面有", codes.map((code) => [labels[code], { filter: code }]));
  for (const [name, words] of MORE) {
    const values = stations[name].of.filter(Boolean);
    if (values.length < 2 || values.length > MOST) continue;
    addChips(box, words, values.map((value) => [value, { set: name, value }]));
  }
}

function addChips(box, words, chips) {
  if (!chips.length) return;
  const group = document.createElement("div");
  group.className = "y-filter-all";
  group.dataset.added = "";
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", words);
  const title = document.createElement("p");
  title.className = "y-quiet";
  title.textContent = words;
  title.style.flexBasis = "100%";
  group.appendChild(title);
  for (const [label, data] of chips) {
    const button = textButton("y-filter", label);
    Object.assign(button.dataset, data);
    if (data.filter) {
      const count = document.createElement("span");
      count.className = "y-n";
      button.appendChild(count);
    }
    group.appendChild(button);
  }
  box.appendChild(group);
}

/** @param {HTMLElement} root @param {any} found from `findRows` */
export function showCounts(root, found) {
  for (const button of root.querySelectorAll("[data-filter]")) {
    const count = button.querySelector(".y-n");
    if (count && table.has(button.dataset.filter)) count.textContent = String(countFor(button.dataset.filter, found));
  }
}

/** What an address names with one value (a street, a network) stands before the filters and goes with a tap. */
export function showNamed(root, equals, areas) {
  for (const old of root.querySelectorAll("[data-drop]")) old.remove();
  const row = root.querySelector(".y-filters");
  for (const name of EQUALS) {
    if (!equals[name] || !row) continue;
    const area = name === "area" && areas.find((one) => one.id === equals[name]);
    const button = textButton("y-filter", (area ? area.name : equals[name]) + " ×");
    button.dataset.drop = name;
    button.setAttribute("aria-pressed", "true");
    row.insertBefore(button, row.firstChild);
  }
}

/** @param {HTMLElement} root @param {string} text */
export function say(root, text) {
  const line = root.querySelector("[data-status]");
  if (line && line.textContent !== text) line.textContent = text;
}

/**
 * Says how old the position is and how many are open.
 * @param {HTMLElement} root @param {any} found @param {any} here @param {any} index @param {number} now milliseconds
 */
export function showStatus(root, found, here, index, now) {
  const parts = here ? [ageText(here, now)] : [];
  const unclear = found.groups.length > 2 ? found.groups[2].length : 0;
  if (found.open) parts.push(found.open + " 家开放");
  else parts.push(unclear ? unclear + " 家时间不清楚，没有确定开着的" : "现在没有开着的");
  if (here && found.nearest >= FAR) parts.push("离这里 100 公里内没有驿站，选街道看看");
  if (here && found.nearest !== found.nearest) parts.push("驿站都没有确切位置，不能按远近排，选街道看看");
  if (index.updated && now < Date.parse(index.updated) - DAY) parts.push("手机的日期好像不对，开关门时间可能不准");
  const again = root.querySelector("[data-relocate]");
  if (again) again.hidden = !here;
  say(root, parts.join(" · "));
}

/** Offers the street of the last visit while nothing is chosen. */
export function offerLastArea(root, areas, plain) {
  const old = root.querySelector("[data-last-area]");
  if (old) old.remove();
  const area = plain && areas.find((one) => one.id === keptArea());
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

function keptArea() {
  try {
    return localStorage.getItem(AREA) || "";
  } catch (refused) {
    return "";
  }
}

/** Remembers a street on this phone. @param {string} id */
export function keepArea(id) {
  try {
    localStorage.setItem(AREA, id);
  } catch (refused) {
    // Storage is switched off or full: the next visit starts without it.
  }
}
