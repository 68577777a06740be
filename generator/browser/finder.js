// The finder: list and map over the same rows. It waits for the first touch or an idle moment before it loads data,
// keeps what is chosen in the address, and the position nowhere but on this phone.

import { GROUP_LABELS, EQUALS, answers, choose, countOf, filterTable, liveStates, readQuery, writeQuery } from "./filter.js";
import { DataError, join, loadCards, loadIndex, loadStations } from "./data.js";
import { byDistance, distances, shardsForNearest } from "./nearest.js";
import { ageText, ask, keptPosition } from "./position.js";
import { fillCard, fillLinks, popupOf } from "./card.js";
import { openMap } from "./map.js";
import { openAtNight, stateAt } from "./hours.js";
import "./sheet.js";
import * as site from "./site.js";

const PAGE = 30;
const TASK = 6; // cards a task: a screenful first
const WIDE = "(min-width: 56.25em)"; // from here on the map stands beside the list
const LOAD_ALL = 20000; // up to this many stations every shard is loaded, above it only those that can matter
const NEAREST = 100;

const root = document.querySelector("[data-finder]");
const find = (selector) => (root ? root.querySelector(selector) : null);

const state = {
  table: filterTable(site.needs || [], labelsOf(site.facilities), labelsOf(site.vehicle)),
  chosen: { filters: [], equals: {} },
  index: null, parts: [], waiting: [], stations: null, live: null, minute: 0, columns: new Map(),
  here: null, metres: null, order: null, found: null, shown: PAGE, map: null, drawn: 0,
};

/** Site tables come as a list of {id, label} or as an object code -> label. */
function labelsOf(given) {
  if (!Array.isArray(given)) return given || {};
  const labels = {};
  for (const one of given) labels[one.id || one.code] = one.label;
  return labels;
}

// -- data --------------------------------------------------------------------------------------------------

let loading = null;

/** Loads the index once; a failure may be tried again. */
function ready() {
  if (!loading) {
    loading = loadIndex(site.app).then((index) => {
      state.index = index;
    });
    loading.catch(() => {
      loading = null;
    });
  }
  return loading;
}

const loads = new Map();

/** Loads a shard once; a failure may be tried again. */
function load(entry) {
  if (!loads.has(entry)) {
    const loaded = loadStations(entry).then((stations) => {
      state.waiting.push({ entry, stations, from: 0, cards: null, loaded: null });
      return stations;
    });
    loads.set(entry, loaded);
    loaded.catch(() => loads.delete(entry));
  }
  return loads.get(entry);
}

/** Makes sure that the shards which can matter now are there, as one set of columns. */
async function gather() {
  await ready();
  const { index, here } = state;
  const area = state.chosen.equals.area;
  if (index.n <= LOAD_ALL) await Promise.all(index.shards.map(load));
  else if (area) await Promise.all(index.shards.filter((entry) => entry.areas.includes(area)).map(load));
  else if (here) await shardsForNearest(index.shards, here, NEAREST, load);
  else if (index.shards.length) await load(index.shards[0]);
  if (state.waiting.length || !state.stations) joinParts();
}

/** Lays new shards behind the old ones, so that a row keeps its number. */
function joinParts() {
  const { index, parts, waiting } = state;
  waiting.sort((a, b) => index.shards.indexOf(a.entry) - index.shards.indexOf(b.entry));
  parts.push(...waiting.splice(0));
  let from = 0;
  for (const part of parts) {
    part.from = from;
    from += part.stations.n;
  }
  state.stations = join(parts.length ? parts.map((part) => part.stations) : [emptyShard()]);
  state.live = null;
  state.metres = null;
  state.columns.clear();
  refreshLive();
}

function emptyShard() {
  const none = { of: [], at: new Int32Array(0) };
  return { n: 0, lng: [], lat: [], approx: [], wheelchair: [], no_card: [], facilities: {}, vehicle: {}, area: none,
    kind: none, network: none, tier: none, host: none, status: none, schedule: none, checked: none };
}

function partOf(row) {
  let found = state.parts[0];
  for (const part of state.parts) if (part.from <= row) found = part;
  return found;
}

/** Loads what the cards of these rows show. */
function cardsFor(rows) {
  const parts = new Set(rows.map(partOf));
  return Promise.all(Array.from(parts).map((part) => {
    if (!part.cards) {
      part.cards = loadCards(part.entry).then((cards) => {
        part.loaded = cards;
      });
      part.cards.catch(() => {
        part.cards = null;
      });
    }
    return part.cards;
  }));
}

/** @returns {any} everything a card shows of a row; its cards must be there */
function cardOf(row) {
  const part = partOf(row);
  const local = row - part.from;
  const { stations, live } = state;
  const card = { row, state: live.words[live.at[row]], approx: !!stations.approx[row] };
  for (const name of Object.keys(part.loaded)) card[name] = part.loaded[name][local];
  card.position = stations.lng[row] === stations.lng[row] ? { lng: stations.lng[row], lat: stations.lat[row] } : null;
  card.metres = state.metres && card.position && !card.approx ? state.metres[row] : NaN;
  card.has = (code) => {
    const column = stations.facilities[code] || stations.vehicle[code];
    return column ? column[row] : 0;
  };
  return card;
}

// -- choosing ----------------------------------------------------------------------------------------------

function refreshLive() {
  const minute = Math.floor(Date.now() / 60000);
  if (state.live && state.minute === minute) return;
  state.minute = minute;
  state.live = liveStates(state.stations, Date.now(), {
    stateAt: (schedule, now) => stateAt(schedule, now, site.calendar), openAtNight,
  });
  for (const id of ["open", "night", "checked"]) state.columns.delete(id);
}

function columnOf(id) {
  if (!state.columns.has(id)) state.columns.set(id, answers(state.table.get(id), state.stations, state.live));
  return state.columns.get(id);
}

/** Finds rows for what is chosen: pure work over arrays, a few milliseconds at 10,000 stations. */
function choosing() {
  const { stations, chosen } = state;
  refreshLive();
  if (!state.metres || state.metres.length !== stations.n) {
    state.metres = state.here ? distances(stations, state.here) : null;
    state.order = state.metres ? byDistance(state.metres) : Int32Array.from({ length: stations.n }, (_, row) => row);
  }
  const active = chosen.filters.filter((id) => id !== "open").map(columnOf);
  const equals = EQUALS.filter((name) => chosen.equals[name]).map((name) => ({
    at: stations[name].at, place: stations[name].of.indexOf(chosen.equals[name]),
  }));
  state.found = choose(state.order, state.live.group, active, equals, chosen.filters.includes("open"));
}

async function update() {
  if (!root) return;
  pressButtons();
  try {
    await gather();
    choosing();
    await render();
  } catch (fault) {
    say(fault instanceof DataError ? fault.message : "这一步没有做成，请刷新页面再试。");
    if (!(fault instanceof DataError)) throw fault;
  }
}

function change(edit) {
  edit(state.chosen);
  state.shown = PAGE;
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

function chooseArea(id) {
  remember("yitu-area", id);
  const picker = find("details.y-pick[open]");
  if (picker) picker.open = false;
  return change((chosen) => {
    if (id) chosen.equals.area = id;
    else delete chosen.equals.area;
  });
}

function remember(key, value) {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
  } catch (refused) {
    // Storage is switched off or full: the next visit starts without the last area.
  }
}

// -- showing -----------------------------------------------------------------------------------------------

function pressButtons() {
  for (const button of root.querySelectorAll("[data-filter]")) {
    const id = button.dataset.filter;
    button.hidden = !state.table.has(id);
    button.setAttribute("aria-pressed", String(state.chosen.filters.includes(id)));
  }
}

function showCounts() {
  for (const button of root.querySelectorAll("[data-filter]")) {
    const count = button.querySelector(".y-n");
    if (count && state.table.has(button.dataset.filter)) {
      count.textContent = String(countOf(state.found.groups, columnOf(button.dataset.filter)));
    }
  }
}

function nothingChosen() {
  return !state.here && !state.chosen.filters.length && !EQUALS.some((name) => state.chosen.equals[name]);
}

async function render() {
  const { groups, maybe } = state.found;
  const total = groups.reduce((sum, rows) => sum + rows.length, 0);
  showStatus();
  if (!(nothingChosen() && !state.drawn)) await renderList(groups, maybe, total);
  await nextTask();
  showCounts();
  if (state.map && root.dataset.map === "open") drawMap();
}

async function renderList(groups, maybe, total) {
  const items = [];
  groups.forEach((rows, group) => addGroup(items, rows, GROUP_LABELS[group]));
  addGroup(items, maybe, "没写清有没有，去之前问一声");
  const turn = ++state.drawn;
  const page = items.slice(0, state.shown);
  await cardsFor(page.map((item) => item.row));
  if (turn !== state.drawn) return;
  const list = find("[data-list]");
  list.textContent = "";
  for (let from = 0; from < page.length && turn === state.drawn; from += TASK) {
    if (from) await nextTask();
    appendCards(list, page.slice(from, from + TASK));
    if (!from) showEnds(items.length, total + maybe.length);
  }
  if (!page.length) showEnds(0, 0);
}

function appendCards(list, items) {
  const nodes = document.createDocumentFragment();
  for (const item of items) {
    if (item.heading) nodes.appendChild(heading(item.heading));
    nodes.appendChild(newCard(item.row));
  }
  list.appendChild(nodes);
}

/** Lets the phone answer a finger between two pieces of work. */
function nextTask() {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

function addGroup(items, rows, label) {
  const text = label + " " + rows.length + " 家";
  rows.forEach((row, place) => items.push({ row, heading: place === 0 ? text : "" }));
}

function heading(text) {
  const node = document.createElement("h3");
  node.className = "y-group";
  node.textContent = text;
  return node;
}

/** The facilities that the chosen filters ask for. */
function wantedCodes() {
  const needs = (site.needs || []).filter((need) => state.chosen.filters.includes(need.id));
  return [].concat(state.chosen.filters, ...needs.map((need) => (need.any || []).concat(need.all || [])));
}

function newCard(row) {
  const node = document.importNode(find("#card-template").content, true).firstElementChild;
  fillCard(node, cardOf(row), { facilities: labelsOf(site.facilities), wanted: wantedCodes() });
  return node;
}

function showEnds(items, total) {
  const more = find("[data-more]");
  if (more) {
    more.hidden = items <= state.shown;
    more.textContent = "再看 " + Math.min(PAGE, items - state.shown) + " 家";
  }
  const empty = find("[data-empty]");
  if (empty) empty.hidden = total > 0;
  const summary = find("[data-total]");
  if (summary) summary.hidden = true;
}

function say(text) {
  const line = find("[data-status]");
  if (line && line.textContent !== text) line.textContent = text;
}

function showStatus() {
  const parts = [];
  const { here, chosen, index, found } = state;
  if (here) parts.push(ageText(here, Date.now()));
  const area = chosen.equals.area && index.areas.find((one) => one.id === chosen.equals.area);
  if (area) parts.push(area.name);
  const open = found.groups[0].length + found.groups[1].length;
  parts.push(open ? open + " 家开放" : "现在没有开着的");
  if (here && !(nearestMetres() < 100000)) parts.push("离这里 100 公里内没有驿站，选街道看看");
  const again = find("[data-relocate]");
  if (again) again.hidden = !here;
  say(parts.join(" · "));
}

function nearestMetres() {
  return state.order.length ? state.metres[state.order[0]] : NaN;
}

/** Each minute and when the page is shown again: the words change, the order stays under the thumb. */
function tick() {
  if (!state.stations || !state.found) return;
  refreshLive();
  for (const node of root.querySelectorAll("[data-list] [data-row]")) {
    const word = state.live.words[state.live.at[Number(node.dataset.row)]];
    const line = node.querySelector("[data-field=state]");
    if (!word || !line || line.textContent === word.text) continue;
    line.dataset.state = word.code;
    line.textContent = word.text;
  }
  showStatus();
}

// -- position and map --------------------------------------------------------------------------------------

async function locate() {
  say("正在定位…");
  try {
    state.here = await ask(navigator.geolocation);
  } catch (refused) {
    say(refused.message);
    const picker = find("details.y-pick:not(.y-more-filters)");
    if (picker) picker.open = true;
    return;
  }
  state.metres = null;
  state.shown = PAGE;
  for (const picker of root.querySelectorAll("details.y-pick[open]")) picker.open = false;
  if (!state.chosen.filters.includes("open")) {
    state.chosen.filters.unshift("open");
    history.replaceState(null, "", location.pathname + writeQuery(state.chosen));
  }
  await update();
  if (state.map) state.map.setHere(state.here);
}

async function toggleMap() {
  const region = find("section[data-map]");
  const opened = root.dataset.map === "open";
  for (const button of root.querySelectorAll("[data-action=map]")) button.setAttribute("aria-expanded", String(!opened));
  region.hidden = opened;
  if (opened) {
    delete root.dataset.map;
    return;
  }
  root.dataset.map = "open";
  try {
    await Promise.all([gather(), state.map ? null : startMap(region)]);
    choosing();
    await nextTask();
    state.map.resized();
    state.map.setHere(state.here);
    await nextTask();
    state.map.setAreas(state.index.areas);
    drawMap();
  } catch (fault) {
    region.hidden = true;
    delete root.dataset.map;
    say(fault instanceof DataError ? fault.message : "地图没有加载出来，列表照常能用。有网后再点一次地图。");
  }
}

async function startMap(region) {
  const nameOf = (row) => {
    const part = partOf(row);
    return part.loaded ? part.loaded.name[row - part.from] : "";
  };
  const popup = async (row) => {
    await cardsFor([row]);
    return popupOf(cardOf(row));
  };
  state.map = await openMap(region, popup, nameOf);
}

function drawMap() {
  const rows = [].concat(...state.found.groups, state.found.maybe);
  const drawn = state.map.show(state.stations, rows, state.live.group);
  if (rows.length && !drawn) say("这些驿站还没有准确位置，地图上画不出来，请看列表。");
}

// -- start -------------------------------------------------------------------------------------------------

function onClick(event) {
  const target = event.target instanceof Element ? event.target : null;
  const on = (selector) => target && target.closest(selector);
  if (on("[data-action=locate], [data-relocate]")) locate();
  else if (on("[data-action=map]")) toggleMap();
  else if (on("[data-filter]")) toggle(on("[data-filter]").dataset.filter);
  else if (on("[data-more]")) showMore();
  else if (on("[data-action=directions]")) linkCard(on("[data-row]"));
  else if (on(".y-picks a")) pickArea(event, on(".y-picks a"));
}

/** Runs before the sheet's own listener, which sits on the document. */
function linkCard(node) {
  if (node) fillLinks(node, cardOf(Number(node.dataset.row)), { table: site.links || [], city: site.region || "" });
}

function showMore() {
  const from = root.querySelectorAll("[data-list] [data-row]").length;
  state.shown += PAGE;
  render().then(() => {
    const next = root.querySelectorAll("[data-list] [data-row]")[from];
    const link = next && next.querySelector("a");
    if (link) link.focus({ preventScroll: true });
  });
}

function pickArea(event, link) {
  const found = /areas\/([^/]+)\/$/.exec(new URL(link.href).pathname);
  if (!found || event.ctrlKey || event.metaKey || event.shiftKey || !site.app) return;
  event.preventDefault();
  chooseArea(decodeURIComponent(found[1]));
}

function readAddress() {
  state.chosen = readQuery(location.search, state.table);
  state.shown = PAGE;
}

function start() {
  readAddress();
  pressButtons();
  state.here = keptPosition(Date.now());
  root.addEventListener("click", onClick);
  window.addEventListener("popstate", () => {
    readAddress();
    update();
  });
  window.addEventListener("pageshow", tick);
  document.addEventListener("visibilitychange", () => document.hidden || tick());
  setInterval(tick, 60000);
  if (!nothingChosen()) update();
  else whenIdle(update);
  const wide = window.matchMedia(WIDE);
  const beside = () => wide.matches && root.dataset.map !== "open" && whenIdle(toggleMap);
  wide.addListener(beside); // addEventListener is not known to older WebViews
  beside();
  if (location.hash === "#nearest" && cameByTap()) {
    history.replaceState(null, "", location.pathname + location.search);
    locate();
  }
}

/** Whether a tap on this site's own button led here; a reload or a shared address asks for nothing. */
function cameByTap() {
  const entry = performance.getEntriesByType("navigation")[0];
  return !!document.referrer && new URL(document.referrer).origin === location.origin && !!entry && entry.type === "navigate";
}

function whenIdle(act) {
  if (window.requestIdleCallback) window.requestIdleCallback(act, { timeout: 3000 });
  else setTimeout(act, 1200);
}

if (root && site.app) start();
