// What the finder has loaded: the index, shards laid one behind the other, and the cards of rows that are shown.

import { join, loadCards, loadIndex, loadStations } from "./data.js";
import { shardsForNearest } from "./nearest.js";

const LOAD_ALL = 20000; // up to this many stations every shard is loaded, above it only those that can matter
const LOAD_UNASKED = 4000; // about 50 kB
const NEAREST = 100;

/** `stations` are the columns of all loaded shards; `version` grows when they change. */
export const store = { index: null, stations: null, version: 0, parts: [], waiting: [] };

let loading = null;

/** Loads the index once; a failure may be tried again. */
function ready(path, cache) {
  if (!loading) {
    loading = loadIndex(path, cache).then((index) => {
      store.index = index;
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
      store.waiting.push({ entry, stations, from: 0, cards: null, loaded: null });
      return stations;
    });
    loads.set(entry, loaded);
    loaded.catch(() => loads.delete(entry));
  }
  return loads.get(entry);
}

/**
 * Makes sure that the shards which can matter are there, as one set of columns. A request for a shard tells the
 * server no more than a cell of 5 km.
 * @param {string} path of the index @param {{area?: string, here: any}} wanted
 */
export async function gather(path, wanted) {
  try {
    await gatherOnce(path, wanted, "no-cache");
  } catch (fault) {
    if (!fault.gone) throw fault;
    forget(); // the site was published anew since the index was kept: its files have other names
    await gatherOnce(path, wanted, "reload");
  }
}

/** Whether all columns are few enough to be loaded before anybody asks for them. @param {string} path */
export async function isSmall(path) {
  await ready(path, "no-cache");
  return store.index.n <= LOAD_UNASKED;
}

function forget() {
  loading = null;
  loads.clear();
  Object.assign(store, { index: null, stations: null, parts: [], waiting: [] });
}

async function gatherOnce(path, wanted, cache) {
  await ready(path, cache);
  const { n, shards } = store.index;
  if (n <= LOAD_ALL) await Promise.all(shards.map(load));
  else if (wanted.area) await Promise.all(shards.filter((entry) => entry.areas.includes(wanted.area)).map(load));
  else if (wanted.here) await shardsForNearest(shards, wanted.here, NEAREST, load);
  else if (shards.length) await load(shards[0]);
  if (store.waiting.length || !store.stations) joinParts();
}

/** Lays new shards behind the old ones, so that a row keeps its number. */
function joinParts() {
  const { index, parts, waiting } = store;
  waiting.sort((a, b) => index.shards.indexOf(a.entry) - index.shards.indexOf(b.entry));
  parts.push(...waiting.splice(0));
  let from = 0;
  for (const part of parts) {
    part.from = from;
    from += part.stations.n;
  }
  store.stations = join(parts.length ? parts.map((part) => part.stations) : [emptyShard()]);
  store.version++;
}

function emptyShard() {
  const none = { of: [], at: new Int32Array(0) };
  return { n: 0, lng: [], lat: [], approx: [], wheelchair: [], no_card: [], facilities: {}, vehicle: {}, area: none,
    kind: none, network: none, tier: none, host: none, status: none, schedule: none, checked: none };
}

function partOf(row) {
  let found = store.parts[0];
  for (const part of store.parts) if (part.from <= row) found = part;
  return found;
}

/** Loads what the cards of these rows show. @param {number[]} rows */
export function cardsFor(rows) {
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

/** The name of a row's station, "" while its cards are not loaded. @param {number} row @returns {string} */
export function nameOf(row) {
  const part = partOf(row);
  return part.loaded ? part.loaded.name[row - part.from] : "";
}

/**
 * Everything a card shows of a row; its cards must be there.
 * @param {number} row @param {any} live from `liveStates` @param {Float64Array | null} metres @returns {any}
 */
export function cardOf(row, live, metres) {
  const part = partOf(row);
  const { stations } = store;
  const card = { row, state: live.words[live.at[row]], approx: !!stations.approx[row] };
  for (const name of Object.keys(part.loaded)) card[name] = part.loaded[name][row - part.from];
  card.position = stations.lng[row] === stations.lng[row] ? { lng: stations.lng[row], lat: stations.lat[row] } : null;
  card.metres = metres && card.position && !card.approx ? metres[row] : NaN;
  card.has = (code) => {
    const column = stations.facilities[code] || stations.vehicle[code];
    return column ? column[row] : 0;
  };
  return card;
}
