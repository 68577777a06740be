// The finder: list and map over the same rows. It waits for an idle moment or the first tap before it loads data,
// keeps what is chosen in the address, and the position nowhere but on this phone.

import { DataError } from "./data.js";
import { drawList, drawMore, nextTask } from "./list.js";
import { ask, keptPosition } from "./position.js";
import { cardOf, gather, isSmall, store } from "./store.js";
import { findRows, isPlain, liveNow, metresOf, table, wantedCodes } from "./choice.js";
import { fillMore, keepArea, offerLastArea, pressButtons, say, showCounts, showNamed, showStatus } from "./topbar.js";
import { drawOnMap, openWhenWide, showHere, toggleMap } from "./mapside.js";
import { readQuery, writeQuery } from "./filter.js";
import "./sheet.js";
import * as site from "./site.js";

const BROKEN = "这一步没有做成，请刷新页面再试。";

const root = document.querySelector("[data-finder]");
const state = { chosen: { filters: [], equals: {} }, here: null, found: null, fault: "", drawn: false, filled: 0 };
const finder = { root, state, gatherNow, update, cardNow };

// -- list --------------------------------------------------------------------------------------------------

/** Loads what is missing, finds the rows and shows them in list and map. */
async function update() {
  pressButtons(root, state.chosen);
  try {
    await gatherNow();
    state.found = findRows(state.chosen, state.here, Date.now());
    if (state.filled !== store.version) {
      state.filled = store.version;
      fillMore(root, store.stations, Object.assign({}, site.facilities, site.vehicle));
      pressButtons(root, state.chosen);
    }
    await render();
  } catch (fault) {
    report(fault);
  }
}

function report(fault) {
  say(root, fault instanceof DataError ? fault.message : BROKEN);
  if (!(fault instanceof DataError)) throw fault;
}

function gatherNow() {
  return gather(site.app, { area: state.chosen.equals.area, here: state.here });
}

/** Why there is no position stays in sight until the next try; else how many are open. */
function tell() {
  if (state.fault) say(root, state.fault);
  else showStatus(root, state.found, state.here, store.index, Date.now());
}

async function render() {
  const plain = isPlain(state.chosen) && !state.here;
  const areas = store.index.areas;
  tell();
  showNamed(root, state.chosen.equals, areas);
  offerLastArea(root, areas, plain);
  // The list of the page itself stays until something is chosen: nothing jumps under the eye.
  if (!plain || state.drawn) {
    state.drawn = true;
    await drawList(root, state.found, {
      cardOf: cardNow,
      site: { facilities: site.facilities || {}, wanted: wantedCodes(state.chosen.filters) },
    });
  }
  await nextTask();
  showCounts(root, state.found);
  drawOnMap(finder);
}

function cardNow(row) {
  return cardOf(row, liveNow(Date.now()), metresOf());
}

function change(edit) {
  edit(state.chosen);
  history.pushState(null, "", location.pathname + writeQuery(state.chosen));
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
  keepArea(id);
  closePickers();
  return change((chosen) => {
    chosen.equals.area = id;
  });
}

function closePickers() {
  for (const picker of root.querySelectorAll("details.y-pick[open]")) picker.open = false;
}

async function showMore() {
  try {
    const first = await drawMore(root);
    if (first) first.querySelector("a").focus({ preventScroll: true });
  } catch (fault) {
    report(fault);
  }
}

/** Each minute and when the page is shown again: the words change, the order stays under the thumb. */
function tick() {
  if (!state.found) return;
  const live = liveNow(Date.now());
  for (const node of root.querySelectorAll("[data-list] [data-row]")) {
    const word = live.words[live.at[Number(node.dataset.row)]];
    const line = node.querySelector("[data-field=state]");
    if (!line || line.textContent === word.text) continue;
    line.dataset.state = word.code;
    line.textContent = word.text;
  }
  tell();
}

// -- position ----------------------------------------------------------------------------------------------

async function locate() {
  state.fault = "";
  say(root, "正在定位…");
  try {
    state.here = await ask(navigator.geolocation);
  } catch (refused) {
    state.fault = refused.message;
    say(root, state.fault);
    const picker = root.querySelector("details.y-pick:not(.y-more-filters)");
    if (picker) picker.open = true;
    return;
  }
  closePickers();
  if (!state.chosen.filters.includes("open")) {
    state.chosen.filters.unshift("open");
    history.replaceState(null, "", location.pathname + writeQuery(state.chosen));
  }
  await update();
  showHere(state.here);
}

// -- taps --------------------------------------------------------------------------------------------------

/** What a tap on something does; the first that fits. */
const TAPS = [
  ["[data-action=locate], [data-relocate]", locate],
  ["[data-action=map]", () => toggleMap(finder)],
  ["[data-filter]", (button) => toggle(button.dataset.filter)],
  ["[data-set]", (button) => toggleValue(button.dataset.set, button.dataset.value)],
  ["[data-more]", showMore],
  ["[data-drop]", (button) => change((chosen) => delete chosen.equals[button.dataset.drop])],
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
  const found = /areas\/([^/]+)\/$/.exec(new URL(link.href).pathname);
  if (!found || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  chooseArea(decodeURIComponent(found[1]));
}

// -- start -------------------------------------------------------------------------------------------------

function readAddress() {
  state.chosen = readQuery(location.search, table);
}

function start() {
  readAddress();
  pressButtons(root, state.chosen);
  state.here = keptPosition(Date.now());
  root.addEventListener("click", onClick);
  window.addEventListener("popstate", () => {
    readAddress();
    update();
  });
  window.addEventListener("pageshow", tick);
  document.addEventListener("visibilitychange", () => document.hidden || tick());
  setInterval(tick, 60000);
  if (state.here || !isPlain(state.chosen)) update();
  else whenIdle(updateIfSmall);
  openWhenWide(finder, whenIdle);
  if (location.hash === "#nearest" && cameByTap()) {
    history.replaceState(null, "", location.pathname + location.search);
    locate();
  }
}

/** Counts beside the filters come by themselves on a small site, with the first tap on a large one. */
async function updateIfSmall() {
  const small = await isSmall(site.app).catch(() => true); // what is wrong, update will say
  if (small) await update();
}

/** Whether a tap on this site's own button led here; a shared address asks for nothing. */
function cameByTap() {
  return document.referrer !== "" && new URL(document.referrer).origin === location.origin;
}

function whenIdle(act) {
  if (window.requestIdleCallback) window.requestIdleCallback(act, { timeout: 3000 });
  else setTimeout(act, 1200);
}

if (root && site.app) start();
