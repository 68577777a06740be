// Which stations are near: pure functions over columns and shard boxes. The position stays an argument.

import { distance } from "./geo.js";

const BITS = 262144; // a row number fits in 18 bits, centimetres of the Earth in the rest of 53

/**
 * @param {any} stations columns with lng, lat
 * @param {{lng: number, lat: number}} here WGS-84 degrees
 * @returns {Float64Array} straight-line metres, NaN without a position
 */
export function distances(stations, here) {
  const out = new Float64Array(stations.n);
  for (let i = 0; i < stations.n; i++) {
    out[i] = distance(here.lng, here.lat, stations.lng[i], stations.lat[i]);
  }
  return out;
}

/**
 * Row numbers by distance, those without one last, ties in row order.
 * @param {Float64Array} metres @returns {Int32Array}
 */
export function byDistance(metres) {
  const n = metres.length;
  const keys = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const far = metres[i] === metres[i] ? Math.min(Math.round(metres[i] * 100), 3e9) : 3.1e9;
    keys[i] = far * BITS + i;
  }
  keys.sort();
  const rows = new Int32Array(n);
  for (let i = 0; i < n; i++) rows[i] = keys[i] % BITS;
  return rows;
}

/**
 * Metres from a position to the nearest point of a box: never more than to anything inside it.
 * @param {number[] | null} box west, south, east, north @param {{lng: number, lat: number}} here
 */
export function boxDistance(box, here) {
  if (!box) return Infinity;
  const lng = Math.min(Math.max(here.lng, box[0]), box[2]);
  const lat = Math.min(Math.max(here.lat, box[1]), box[3]);
  return distance(here.lng, here.lat, lng, lat);
}

/**
 * Loads shards until the first k wanted stations are known: nearest box first, on until no box that is left can hold
 * a nearer one. Without a position the first are those of the first shards.
 * @param {any[]} shards entries with box @param {{lng: number, lat: number} | null} here @param {number} k
 * @param {(entry: any) => Promise<any>} load gives the columns of a shard
 * @param {{holds: (entry: any) => boolean, matches: (stations: any) => Uint8Array}} wanted which shards can hold a
 *   wanted station; 1 for each row that surely is one
 * @returns {Promise<any[]>} the entries that were loaded
 */
export async function shardsForNearest(shards, here, k, load, wanted) {
  const waiting = shards.filter(wanted.holds)
    .map((entry, place) => ({ entry, far: here ? boxDistance(entry.box, here) : place }))
    .sort((a, b) => a.far - b.far);
  let nearest = [];
  const used = [];
  for (const { entry, far } of waiting) {
    if (nearest.length >= k && nearest[k - 1] < far) break;
    const stations = await load(entry);
    const sure = wanted.matches(stations);
    const metres = (here ? distances(stations, here) : new Float64Array(stations.n).fill(far));
    const found = metres.filter((value, row) => sure[row] && value === value);
    nearest = nearest.concat(Array.from(found)).sort((a, b) => a - b).slice(0, k);
    used.push(entry);
  }
  return used;
}
