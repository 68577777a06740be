// The finder: list and map over the same rows. It waits for an idle moment or the first tap before it loads data,
// keeps what is chosen in the address, and the position nowhere but on this phone.

import { DataError } from "./data.js";
import { drawList, drawMore, nextTask } from "./list.js";
import { ask, keptPosition } from "./position.js";
import { cardOf, cardsFor, gather, isSmall, nameOf, store } from "./store.js";
import { popupOf } from "./card.js";
import { findRows, isPlain, liveNow, metresOf, table, wantedCodes } from "./choice.js";
import { fillMore, keepArea, offerLastArea, pressButtons, say, showCounts, showNamed, showStatus } from "./topbar.js";
import { openMap } from "./map.js";
import { readQuery, writeQuery } from "./filter.js";
import "./sheet.js";
import * as site from "./site.js";

const WIDE = "(min-width: 56.25em)"; // from here on the map stands beside the list
const NO_MAP = "这些驿站还没有准确位置，地图上画不出来，请看列表。";
const BROKEN = "这一步没有做成，请刷新页面再试。";

const root = document.querySelector("[data-finder]");
const state = { chosen: { filters: [], equals: {} }, here: null, found: null, drawn: false, filled: 0, map: null };

// -- list --------------------------------------------------------------------------------------------------

/** Loads what is missing, finds the rows and shows them in list and map. */
async function update() {
  pressButtons(root, state.chosen);
  try {
    await gather(site.app, { area: state.chosen.equals.area, here: state.here });
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

async function render() {
  const plain = isPlain(state.chosen) && !state.here;
  const areas = store.index.areas;
  showStatus(root, state.found, state.here, store.index, Date.now());
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
  if (state.map && root.dataset.map === "open") drawMap();
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
  showStatus(root, state.found, state.here, store.index, Date.now());
}

// -- position and map --------------------------------------------------------------------------------------

async function locate() {
  say(root, "正在定位…");
  try {
    state.here = await ask(navigator.geolocation);
  } catch (refused) {
    say(root, refused.message);
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
  if (state.map) state.map.setHere(state.here);
}

async function toggleMap() {
  const region = root.querySelector("section[data-map]");
  const opened = root.dataset.map === "open";
  showRegion(region, !opened);
  if (opened) return;
  try {
    await gather(site.app, { area: state.chosen.equals.area, here: state.here });
    if (!store.stations.lng.some((degrees) => degrees === degrees)) {
      showNoMap(region);
      return;
    }
    await Promise.all([update(), state.map ? null : startMap(region)]);
    await nextTask();
    state.map.resized();
    state.map.setHere(state.here);
    await nextTask();
    state.map.setAreas(store.index.areas);
    drawMap();
  } catch (fault) {
    showRegion(region, false);
    say(root, "地图没有加载出来，列表照常能用。有网后再点一次地图。");
  }
}

function showRegion(region, open) {
  region.hidden = !open;
  if (open) root.dataset.map = "open";
  else delete root.dataset.map;
  for (const button of root.querySelectorAll("[data-action=map]")) button.setAttribute("aria-expanded", String(open));
}

/** Where nobody has entered a position there is nothing to draw. */
function showNoMap(region) {
  const tip = document.createElement("p");
  tip.className = "y-tip";
  tip.setAttribute("role", "status");
  tip.textContent = NO_MAP;
  region.textContent = "";
  region.appendChild(tip);
  region.style.cssText = "height:auto;min-height:0;border:0";
}

async function startMap(region) {
  const popup = async (row) => {
    await cardsFor([row]);
    return popupOf(cardNow(row));
  };
  state.map = await openMap(region, popup, nameOf);
}

function drawMap() {
  const rows = [].concat(...state.found.groups, state.found.maybe);
  const drawn = state.map.show(store.stations, rows, liveNow(Date.now()).group);
  if (rows.length && !drawn) say(root, NO_MAP);
}

// -- taps --------------------------------------------------------------------------------------------------

/** What a tap on something does; the first that fits. */
const TAPS = [
  ["[data-action=locate], [data-relocate]", locate],
  ["[data-action=map]", toggleMap],
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
  const wide = window.matchMedia(WIDE);
  const beside = () => wide.matches && root.dataset.map !== "open" && whenIdle(toggleMap);
  wide.addListener(beside); // addEventListener is not known to older WebViews
  beside();
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
