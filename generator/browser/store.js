// What the finder has loaded: the index, shards laid one behind the other, and the cards of rows that are shown.

import { join, loadCards, loadIndex, loadStations } from "./data.js";
import { shardsForNearest } from "./nearest.js";

const LOAD_ALL = 20000; // up to this many stations the rest follows when the first answer stands, for the counts
const LOAD_UNASKED = 4000; // about 50 kB

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
 * Makes sure that the shards which can hold the first `many` wanted stations are there, as one set of columns. A
 * request for a shard tells the server no more than a cell of 5 km.
 * @param {string} path of the index
 * @param {{here: any, many: number, holds: (entry: any) => boolean, matches: (stations: any) => Uint8Array}} wanted
 */
export async function gather(path, wanted) {
  if (store.stations && isWhole()) return; // nothing is missing, whatever is wanted
  await again(path, async () => {
    await shardsForNearest(store.index.shards, wanted.here, wanted.many, load, wanted);
  });
}

/**
 * Loads what is left of a site that is small enough for counts over all of it.
 * @param {string} path of the index @returns {Promise<boolean>} whether there was something left
 */
export async function gatherRest(path) {
  const before = store.version;
  await again(path, () => (store.index.n <= LOAD_ALL ? Promise.all(store.index.shards.map(load)) : undefined));
  return store.version !== before;
}

/** Whether every station of the site is loaded: what is counted then is the whole. */
export function isWhole() {
  return store.stations.n >= store.index.n;
}

/** Loads, and once more from the start where the site was published anew: its files then have other names. */
async function again(path, act) {
  try {
    await ready(path, "no-cache");
    await act();
  } catch (fault) {
    if (!fault.gone) throw fault;
    forget();
    await ready(path, "reload");
    await act();
  }
  if (store.waiting.length || !store.stations) joinParts();
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
