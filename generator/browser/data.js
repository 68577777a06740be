// App data: loads the index and its shards, turns their columns into arrays that filters can run over.
// Paths in the index are relative to the site's root.

export const VERSION = 1;
const YES = 49; // "1"
const NO = 48; // "0"
const DAY = 864e5;
const NO_NETWORK = "网络不通，读不到数据。有网后再试。";

/** What could not be loaded; `message` is Chinese and says what to do. `gone`: a newer site has other files. */
export class DataError extends Error {}

/** Where this site's browser files lie, as an absolute address that ends in a slash. */
export function assetsUrl() {
  const script = document.querySelector('script[type="module"][src]');
  return script ? new URL(".", script.src).href : document.baseURI;
}

/** The site's root, as an absolute address: two folders above its browser files, or what <html data-base> says. */
export function siteUrl() {
  const base = document.documentElement.getAttribute("data-base");
  return base === null ? new URL("../../", assetsUrl()).href : new URL(base || "./", document.baseURI).href;
}

/**
 * Fetches JSON below the site's root.
 * @param {string} path @param {RequestCache} cache "reload" asks the server whatever is kept
 * @param {(response: Response) => void} seen is shown the answer
 * @returns {Promise<any>} rejects with a DataError
 */
export async function fetchJson(path, cache = "default", seen = () => undefined) {
  let response;
  try {
    response = await fetch(new URL(path, siteUrl()).href, { credentials: "omit", cache });
  } catch (offline) {
    throw new DataError(NO_NETWORK);
  }
  seen(response);
  if (response.status === 404 || response.status === 410) {
    throw Object.assign(new DataError("网站刚刚更新过，请刷新页面再试。"), { gone: true });
  }
  if (!response.ok) throw new DataError("服务器没有给出站点数据，请过一会儿再试。");
  let data;
  try {
    data = await response.json();
  } catch (truncated) {
    throw new DataError("站点数据没有传完整，请再试一次。");
  }
  if (data && data.offline) throw new DataError(NO_NETWORK); // the service worker's answer in the tunnel
  if (!data || data.v !== VERSION) throw new DataError("网站刚刚更新过，请刷新页面再试。");
  return data;
}

/**
 * @param {string} path @param {RequestCache} cache the index keeps its name, so the server is asked if it is new
 * @returns {Promise<any>} the index: n, updated, areas, shards (`has`: a Set of codes), hours
 */
export async function loadIndex(path, cache = "no-cache") {
  const index = await fetchJson(path, cache, compareClocks);
  document.documentElement.setAttribute("data-updated", index.updated || ""); // offline.js says it in the tunnel
  const areas = Array.isArray(index.areas) ? index.areas : [];
  return {
    n: index.n,
    updated: index.updated,
    areas: areas.map((a) => ({ id: a[0], name: a[1], n: a[2], lng: a[3], lat: a[4], up: a[5] })),
    shards: index.shards.map((entry) => Object.assign({}, entry, { has: hasOf(index.codes, entry.has) })),
    hours: index.hours,
  };
}

let ahead = 0; // milliseconds that this phone's clock is before the server's; what a worker kept tells nothing

function compareClocks({ headers }) {
  const told = Date.parse(headers.get("date") || "") + 1000 * Number(headers.get("age") || 0);
  if (told === told && !headers.get("x-yitu-kept")) ahead = Date.now() - told;
}

/** Whether this phone has another day than the rest of the world. @param {any} index @param {number} now milliseconds */
export function hasWrongDay(index, now) {
  return Math.abs(ahead) > DAY || (Boolean(index.updated) && now < Date.parse(index.updated) - DAY);
}

/** What some station of a shard has; null where the index does not say. */
function hasOf(codes, marks) {
  return Array.isArray(codes) && marks !== undefined ? new Set(codes.filter((code, at) => marks[at] === "1")) : null;
}

/** @param {any} entry a shard of the index @returns {Promise<any>} its filter columns, decoded */
export async function loadStations(entry) {
  return decodeStations(await fetchJson(entry.stations));
}

/** @param {any} entry a shard of the index @returns {Promise<any>} its card columns: name -> array */
export async function loadCards(entry) {
  const raw = await fetchJson(entry.cards);
  const cards = {};
  for (const name of Object.keys(raw)) if (name !== "v" && name !== "n") cards[name] = values(raw[name], raw.n);
  return cards;
}

/** @param {any} raw a stations file @returns {any} typed columns, see `join` */
export function decodeStations(raw) {
  const n = raw.n;
  const columns = { n, lng: degrees(raw.lng, n), lat: degrees(raw.lat, n), approx: new Uint8Array(n) };
  for (const row of raw.approx) columns.approx[row] = 1;
  columns.wheelchair = marks(raw.wheelchair, n);
  columns.no_card = marks(raw.no_card, n);
  columns.facilities = markSet(raw.facilities, n);
  columns.vehicle = markSet(raw.vehicle, n);
  for (const name of TABLES) columns[name] = table(raw[name], n);
  return columns;
}

const TABLES = ["area", "kind", "network", "tier", "host", "status", "schedule", "checked"];

/**
 * Lays shards one after the other.
 * @param {any[]} shards decoded shards
 * @returns {any} n; lng, lat (degrees, NaN without a position); approx; wheelchair, no_card, facilities[code],
 *   vehicle[code] (1 yes, 0 unknown, -1 no); area … checked as {of: values, at: places}
 */
export function join(shards) {
  if (shards.length === 1) return shards[0];
  const n = shards.reduce((sum, shard) => sum + shard.n, 0);
  const all = { n, facilities: {}, vehicle: {} };
  for (const [name, Type] of [["lng", Float64Array], ["lat", Float64Array], ["approx", Uint8Array],
    ["wheelchair", Int8Array], ["no_card", Int8Array]]) {
    all[name] = laid(shards, n, Type, (shard) => shard[name]);
  }
  for (const group of ["facilities", "vehicle"]) {
    const codes = new Set();
    for (const shard of shards) Object.keys(shard[group]).forEach((code) => codes.add(code));
    for (const code of codes) all[group][code] = laid(shards, n, Int8Array, (shard) => shard[group][code]);
  }
  for (const name of TABLES) all[name] = joinedTable(shards.map((shard) => shard[name]), n);
  return all;
}

function laid(shards, n, Type, read) {
  const out = new Type(n);
  let from = 0;
  for (const shard of shards) {
    const part = read(shard);
    if (part) out.set(part, from);
    from += shard.n;
  }
  return out;
}

function joinedTable(tables, n) {
  const of = [];
  const places = new Map();
  const at = new Int32Array(n);
  let from = 0;
  for (const one of tables) {
    const moved = one.of.map((value) => {
      const key = typeof value === "string" ? value : JSON.stringify(value);
      if (!places.has(key)) places.set(key, of.push(value) - 1);
      return places.get(key);
    });
    for (let i = 0; i < one.at.length; i++) at[from + i] = moved[one.at[i]];
    from += one.at.length;
  }
  return { of, at };
}

function values(column, n) {
  if (Array.isArray(column)) return column;
  if ("all" in column) return new Array(n).fill(column.all);
  return column.at.map((place) => column.of[place]);
}

function table(column, n) {
  if (Array.isArray(column)) return joinedTable([{ of: column, at: Int32Array.from(column.keys()) }], n);
  if ("all" in column) return { of: [column.all], at: new Int32Array(n) };
  return { of: column.of, at: Int32Array.from(column.at) };
}

function degrees(steps, n) {
  const out = new Float64Array(n);
  let last = 0;
  for (let i = 0; i < n; i++) {
    if (steps[i] === null) {
      out[i] = NaN;
    } else {
      last += steps[i];
      out[i] = last / 100000;
    }
  }
  return out;
}

function marks(text, n) {
  const out = new Int8Array(n);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    out[i] = code === YES ? 1 : code === NO ? -1 : 0;
  }
  return out;
}

function markSet(set, n) {
  const out = {};
  for (const code of Object.keys(set)) out[code] = marks(set[code], n);
  return out;
}
