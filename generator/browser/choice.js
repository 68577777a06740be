// What is chosen and which rows that finds; keeps what is costly: distances, the order, the answers of filters.

import { EQUALS, answers, areasWithin, canMeet, choose, countOf, filterTable, liveStates, tally } from "./filter.js";
import { byDistance, distances } from "./nearest.js";
import { openAtNight, stateAt } from "./hours.js";
import { store } from "./store.js";
import * as site from "./site.js";

/** All filters: id -> {id, label, test}. */
export const table = filterTable(site.needs || [], site.facilities || {}, site.vehicle || {}, site.stale);

const kept = { version: -1, minute: -1, live: null, columns: new Map(), here: null, metres: null, order: null };

const HOURS = { stateAt: (schedule, at) => stateAt(schedule, at, site.calendar), openAtNight };

/** The states of this minute. @param {number} now milliseconds @returns {any} see `liveStates` */
export function liveNow(now) {
  const minute = Math.floor(now / 60000);
  if (kept.version !== store.version) forget();
  if (kept.live && kept.minute === minute) return kept.live;
  kept.minute = minute;
  kept.live = liveStates(store.stations, now, HOURS);
  for (const id of ["open", "night", "no-card", "checked"]) kept.columns.delete(id);
  return kept.live;
}

function forget() {
  Object.assign(kept, { version: store.version, live: null, here: null, metres: null, order: null });
  kept.columns.clear();
}

function columnOf(id) {
  if (!kept.columns.has(id)) kept.columns.set(id, answers(table.get(id), store.stations, kept.live));
  return kept.columns.get(id);
}

/** Straight-line metres of every row, null before locating. */
export function metresOf() {
  return kept.metres;
}

function orderFor(here) {
  if (kept.order && kept.here === here) return kept.order;
  kept.here = here;
  kept.metres = here ? distances(store.stations, here) : null;
  kept.order = here ? byDistance(kept.metres) : Int32Array.from({ length: store.stations.n }, (_, row) => row);
  return kept.order;
}

/** The columns that must have one of some values: of an area, those below it do too. */
function equalsOf(chosen, stations) {
  return EQUALS.filter((name) => chosen.equals[name]).map((name) => {
    const values = name === "area" ? Array.from(areasWithin(store.index.areas, chosen.equals[name])) : [chosen.equals[name]];
    return { at: stations[name].at, places: new Set(values.map((value) => stations[name].of.indexOf(value)).filter((place) => place >= 0)) };
  });
}

/**
 * Finds rows: work over arrays, a few milliseconds at 10,000 stations.
 * @param {{filters: string[], equals: Object<string, string>}} chosen @param {any} here position or null
 * @param {number} now milliseconds
 * @returns {{groups: number[][], maybe: number[], open: number, nearest: number}} nearest in metres, NaN without
 */
export function findRows(chosen, here, now) {
  const live = liveNow(now);
  const order = orderFor(here);
  const active = chosen.filters.filter((id) => id !== "open").map(columnOf);
  const equals = equalsOf(chosen, store.stations);
  const found = choose(order, live.group, active, equals, chosen.filters.includes("open"));
  found.open = found.groups[0].length + found.groups[1].length;
  found.nearest = here && order.length ? kept.metres[order[0]] : NaN;
  return found;
}

/** How many of the found rows a filter would keep. @param {string} id @param {any} found */
export function countFor(id, found) {
  return countOf(found.groups, columnOf(id));
}

/** How many of the found rows have each value of a column. @param {string} name @returns {Map<string, number>} */
export function countsOf(name, found) {
  const column = store.stations[name];
  const counts = tally(found.groups, column);
  return new Map(column.of.map((value, place) => [value, counts[place]]));
}

/**
 * What the choice of shards asks: which can hold a station that is wanted, and which rows of a loaded one are.
 * @param {{filters: string[], equals: Object<string, string>}} chosen @param {number} now milliseconds
 * @returns {{holds: (entry: any) => boolean, matches: (stations: any) => Uint8Array}} 1 for a row that surely is
 */
export function wanted(chosen, now) {
  const filters = chosen.filters.map((id) => table.get(id));
  let areas = null; // which lie below the chosen one is known once the index is there
  const inArea = (entry) => {
    areas = areas || areasWithin(store.index.areas, chosen.equals.area);
    return entry.areas.some((id) => areas.has(id));
  };
  return {
    holds: (entry) => (!chosen.equals.area || inArea(entry))
      && filters.every((filter) => canMeet(filter, entry.has)),
    matches: (stations) => {
      const live = liveStates(stations, now, HOURS);
      const equals = equalsOf(chosen, stations);
      const sure = new Uint8Array(stations.n);
      for (let row = 0; row < stations.n; row++) {
        sure[row] = equals.every((one) => one.places.has(one.at[row]))
          && filters.every((filter) => filter.test(stations, row, live) === 1) ? 1 : 0;
      }
      return sure;
    },
  };
}

/** Whether anything at all is chosen. */
export function isPlain(chosen) {
  return !chosen.filters.length && !EQUALS.some((name) => chosen.equals[name]);
}

/** The facilities that the chosen filters ask for. @param {string[]} filters @returns {string[]} */
export function wantedCodes(filters) {
  const needs = (site.needs || []).filter((need) => filters.includes(need.id));
  return [].concat(filters, ...needs.map((need) => (need.any || []).concat(need.all || [])));
}
