// The finder: list and map over the same rows. It waits for an idle moment or the first tap before it loads data,
// keeps what is chosen in the address, and the position nowhere but on this phone.

import { DataError } from "./data.js";
import { drawList, drawMore, nextTask, wantedMany } from "./list.js";
import { allowed, ask, errorOf, keptPosition } from "./position.js";
import { cardOf, gather, gatherRest, isSmall, isWhole, store } from "./store.js";
import { findRows, isPlain, liveNow, metresOf, table, wanted, wantedCodes } from "./choice.js";
import {
  fillMore, offerLastArea, pressButtons, say, showCounts, showFar, showHeading, showNamed, showStatus,
} from "./topbar.js";
import { closeMap, drawOnMap, openWhenWide, showHere, startMapAgain, showMap } from "./mapside.js";
import { goTo } from "./back.js";
import { readQuery, writeQuery } from "./filter.js";
import { keepStreet, keptStreet, leaveStreet, streetOf, streets } from "./streets.js";
import { showState } from "./stateline.js";
import "./sheet.js";
import * as site from "./site.js";

const BROKEN = "这一步没有做成，请刷新页面再试。";

const root = document.querySelector("[data-finder]");
// `recalled`: the street is the last visit's, nobody has chosen it in this one.
const state = {
  chosen: { filters: [], equals: {} }, here: null, found: null, fault: "", drawn: false, filled: 0, recalled: false,
};
const finder = { root, state, gatherNow, update, cardNow };

// -- list --------------------------------------------------------------------------------------------------

/** Loads what is missing, finds the rows and shows them in list and map; then what only the counts need. */
async function update() {
  pressButtons(root, state.chosen);
  const { chosen, here } = state;
  try {
    await gatherNow(wantedMany(0));
    await showFound();
    if (!isWhole() && (await gatherRest(site.app)) && chosen === state.chosen && here === state.here) await showFound();
  } catch (fault) {
    report(fault);
  }
}

async function showFound() {
  state.found = findRows(state.chosen, state.here, Date.now());
  if (state.filled !== store.version) {
    state.filled = store.version;
    fillMore(root, store.stations);
    pressButtons(root, state.chosen);
  }
  await render();
}

function report(fault) {
  const still = root.querySelector("[data-list] [data-station]:not([data-row])") ? "下面的名单照常能看。" : "";
  say(root, (fault instanceof DataError ? fault.message : BROKEN) + still);
  if (!(fault instanceof DataError)) throw fault;
}

function gatherNow(many) {
  return gather(site.app, Object.assign(wanted(state.chosen, Date.now()), { here: state.here, many }));
}

/** Why there is no position stays in sight until the next try; else how many are open. */
function tell() {
  if (state.fault) say(root, state.fault);
  else showStatus(root, state.found, state.here, { index: store.index, whole: isWhole() }, Date.now());
}

async function render() {
  const plain = isPlain(state.chosen) && !state.here;
  const areas = store.index.areas;
  root.toggleAttribute("data-located", state.here !== null);
  tell();
  showHeading(root, state.chosen, areas);
  showNamed(root, state.chosen, areas);
  showFar(root, state.found, state.here);
  offerLastArea(root, areas, plain);
  // The list of the page itself stays until something is chosen: nothing jumps under the eye.
  if (!plain || state.drawn) {
    state.drawn = true;
    await drawList(root, state.found, {
      cardOf: cardNow,
      site: { facilities: site.facilities || {}, wanted: wantedCodes(state.chosen.filters), stale: site.stale },
      key: [state.here && state.here.at, wantedCodes(state.chosen.filters)].join(" "),
    });
  }
  await nextTask();
  showCounts(root, state.found);
  drawOnMap(finder);
}

function cardNow(row) {
  const card = cardOf(row, liveNow(Date.now()), metresOf());
  return Object.assign(card, { error: errorOf(state.here), unsure: state.found.maybe.includes(row) });
}

function change(edit) {
  const chosen = { filters: state.chosen.filters.slice(), equals: Object.assign({}, state.chosen.equals) };
  edit(chosen);
  state.chosen = chosen;
  goTo(location.pathname + writeQuery(chosen));
  return update();
}

function toggle(id) {
  return change((chosen) => {
    const at = chosen.filters.indexOf(id);
    if (at < 0) chosen.filters.push(id);
    else chosen.filters.splice(at, 1);
  });
}

function toggleValue(name, value) {
  return change((chosen) => {
    if (chosen.equals[name] === value) delete chosen.equals[name];
    else chosen.equals[name] = value;
  });
}

function chooseArea(id) {
  keepStreet(id);
  state.recalled = false;
  closePickers();
  return change((chosen) => {
    chosen.equals.area = id;
  });
}

function drop(name) {
  if (name === "area") leaveStreet(state.chosen.equals.area);
  return change((chosen) => delete chosen.equals[name]);
}

function closePickers() {
  for (const picker of root.querySelectorAll("details.y-pick[open]")) picker.open = false;
}

function openAreas() {
  const picker = root.querySelector("details.y-pick:not(.y-more-filters)");
  if (!picker) return;
  picker.open = true;
  picker.querySelector("summary").focus();
}

/** On a site of many shards the next rows may lie in one that is not there yet. */
async function showMore() {
  try {
    await gatherNow(wantedMany(1));
    if (state.filled !== store.version) {
      state.filled = store.version;
      state.found = findRows(state.chosen, state.here, Date.now());
    }
    const first = await drawMore(root, state.found);
    if (first) first.querySelector("a").focus({ preventScroll: true });
    showCounts(root, state.found);
  } catch (fault) {
    report(fault);
  }
}

/** Each minute and when the page is shown again: the words change, the order stays under the thumb. */
function tick() {
  if (!state.found) return;
  const live = liveNow(Date.now());
  for (const node of root.querySelectorAll("[data-list] [data-row]")) {
    const line = node.querySelector("[data-field=state]");
    if (line) showState(line, live.words[live.at[Number(node.dataset.row)]]);
  }
  tell();
}

// -- position ----------------------------------------------------------------------------------------------

/** Why the streets opened by themselves stands above them: the line below is out of sight then. */
function tellWhy(words) {
  const line = root.querySelector("[data-why]");
  if (!line) return;
  line.textContent = words;
  line.hidden = !words;
}

async function locate() {
  state.fault = "";
  tellWhy("");
  say(root, "正在定位…");
  try {
    state.here = await ask(navigator.geolocation);
  } catch (refused) {
    state.fault = refused.message;
    say(root, state.fault);
    tellWhy(state.fault);
    openAreas();
    return;
  }
  closePickers();
  const { filters, equals } = state.chosen;
  rewrite({
    filters: filters.includes("open") ? filters : ["open"].concat(filters),
    equals: state.recalled ? Object.assign({}, equals, { area: "" }) : equals, // the nearest may lie in another street
  });
  state.recalled = false;
  await update();
  showHere(state.here);
}

// -- taps --------------------------------------------------------------------------------------------------

/** What a tap on something does; the first that fits. */
const TAPS = [
  ["[data-action=locate], [data-relocate]", locate],
  ["[data-action=map]", () => showMap(finder, true)],
  ["[data-action=list]", () => closeMap(finder)],
  ["[data-action=areas]", openAreas],
  ["[data-filter]", (button) => toggle(button.dataset.filter)],
  ["[data-set]", (button) => toggleValue(button.dataset.set, button.dataset.value)],
  ["[data-more]", showMore],
  ["[data-drop]", (button) => drop(button.dataset.drop)],
  ["[data-last-area]", (button) => chooseArea(button.dataset.lastArea)],
  [".y-picks a", pickArea],
];

function onClick(event) {
  if (!(event.target instanceof Element)) return;
  for (const [selector, act] of TAPS) {
    const target = event.target.closest(selector);
    if (target) {
      act(target, event);
      return;
    }
  }
}

/** A street of the chooser becomes a filter here; without script, or in a new tab, its own page opens. */
function pickArea(link, event) {
  const street = streetOf(link);
  if (!street || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  chooseArea(street);
}

// -- start -------------------------------------------------------------------------------------------------

function readAddress() {
  state.chosen = readQuery(location.search, table);
}

/** Another choice in the address, without a step of the history. */
function rewrite(chosen) {
  const query = writeQuery(chosen);
  state.chosen = chosen;
  if (location.search !== query) history.replaceState(history.state, "", location.pathname + query);
}

/** A visit begins with the street of the last one, unless the address or a position says where. */
function recallArea() {
  const id = keptStreet();
  if (state.here || location.hash || !isPlain(state.chosen) || !streets(root).some((street) => street.id === id)) return;
  rewrite({ filters: [], equals: { area: id } });
  state.recalled = true;
}

/** Back and forward: another choice is shown; a layer that closed over the same choice changes nothing below it. */
function onPopState() {
  const before = writeQuery(state.chosen);
  readAddress();
  if (writeQuery(state.chosen) !== before) update();
}

function start() {
  readAddress();
  state.here = keptPosition(Date.now());
  recallArea();
  pressButtons(root, state.chosen);
  showHeading(root, state.chosen, streets(root));
  showNamed(root, state.chosen, streets(root));
  root.toggleAttribute("data-located", state.here !== null);
  root.addEventListener("click", onClick);
  document.addEventListener("keydown", (event) => event.key === "Escape" && closeMap(finder, event));
  window.addEventListener("popstate", onPopState);
  window.addEventListener("pageshow", tick);
  document.addEventListener("visibilitychange", () => document.hidden || tick());
  setInterval(tick, 60000);
  if (state.here || !isPlain(state.chosen)) update();
  else whenIdle(updateIfSmall);
  startMapAgain(finder);
  openWhenWide(finder, whenIdle);
  followTap();
}

/** Counts beside the filters come by themselves on a small site, with the first tap on a large one. */
async function updateIfSmall() {
  const small = await isSmall(site.app).catch(() => true); // what is wrong, update will say
  if (small) await update();
}

/**
 * A tap on this site's own button led here: #nearest asks for the position, #near takes it where that needs no
 * question. A shared address asks for nothing.
 */
async function followTap() {
  const wish = location.hash;
  if (wish !== "#nearest" && wish !== "#near") return;
  const tapped = document.referrer !== "" && new URL(document.referrer).origin === location.origin;
  if (tapped) history.replaceState(history.state, "", location.pathname + location.search);
  if (tapped && (wish === "#nearest" || (await allowed(navigator.permissions)))) locate();
}

function whenIdle(act) {
  if (window.requestIdleCallback) window.requestIdleCallback(act, { timeout: 3000 });
  else setTimeout(act, 1200);
}

if (root && site.app) start();
