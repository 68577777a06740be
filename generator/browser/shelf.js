// Fetches what the search needs and no more: the index, the file of persons, and blocks of bodies that may hold a word.

import { fetchJson } from "./data.js";
import { book, fill, scoresOf } from "./book.js";

const PEOPLE = "data/people/";
const AT_ONCE = 8; // blocks for one question; more on request

/** Nothing of a person is kept, not even by the browser. */
function fetchPart(path) {
  return fetchJson(path, path.startsWith(PEOPLE) ? "no-store" : "default");
}

/**
 * @param {string} path of the index
 * @returns {Promise<{books: any[], same: string[][], missing: string}>} `missing` says why persons are not there
 */
export async function openShelf(path) {
  const shared = await fetchJson(path, "no-cache");
  const shelf = { books: [book(shared)], same: shared.same, people: shared.people, missing: "" };
  await addPeople(shelf);
  return shelf;
}

/** Adds the file of persons unless it is there; may be tried again. @param {any} shelf @returns {Promise<void>} */
export async function addPeople(shelf) {
  if (!shelf.people) return;
  try {
    const found = book(await fetchPart(shelf.people));
    if (shelf.people) shelf.books.push(found);
    Object.assign(shelf, { people: "", missing: "" });
  } catch (fault) {
    shelf.missing = fault.message;
  }
}

/**
 * Reads bodies that may hold the terms.
 * @param {any} shelf @param {any[]} terms @param {number} most how many blocks
 * @returns {Promise<{left: number, fault: any}>} how many blocks that may hold them were not read
 */
export async function readBodies(shelf, terms, most = AT_ONCE) {
  const words = terms.filter((term) => term.text.length > 1);
  if (!words.length) return { left: 0, fault: null };
  let left = 0;
  let fault = null;
  const asked = shelf.books.map(async (owner) => {
    try {
      const wanted = (await candidates(owner, words)).filter((block) => !block.laid);
      left += Math.max(0, wanted.length - most);
      await Promise.all(wanted.slice(0, most).map((block) => readBlock(owner, block)));
    } catch (caught) {
      fault = caught;
    }
  });
  await Promise.all(asked);
  return { left, fault };
}

async function readBlock(owner, block) {
  const raw = await fetchPart(block.name);
  if (!Array.isArray(raw.text) || raw.text.length !== block.rows) throw new Error("正文没有传完整，请再试一次。");
  fill(owner, block, raw.text);
}

/** The blocks in which a row may hold all terms, in its body or before it. */
async function candidates(owner, terms) {
  const sets = await Promise.all(terms.map((term) => blocksOf(owner, term)));
  if (terms.length > 1) terms.forEach((term, t) => addHeads(owner, term, sets[t]));
  return owner.blocks.filter((block, place) => sets.every((set) => set.has(place)));
}

function addHeads(owner, term, set) {
  const best = scoresOf(owner, term);
  owner.blocks.forEach((block, place) => {
    if (!set.has(place) && best.subarray(block.from, block.from + block.rows).some(Boolean)) set.add(place);
  });
}

async function blocksOf(owner, term) {
  const all = new Set();
  for (const word of [term.text].concat(term.others)) {
    const found = owner.pairs.length ? await blocksWith(owner, word) : owner.blocks.map((block, place) => place);
    found.forEach((place) => all.add(place));
  }
  return all;
}

async function blocksWith(owner, word) {
  const letters = Array.from(word);
  let found = owner.blocks.map((block, place) => place);
  for (let i = 0; i + 1 < letters.length && found.length; i++) {
    const pair = letters[i] + letters[i + 1];
    const table = await tableOf(owner, bucketOf(pair, owner.pairs.length));
    const places = Object.prototype.hasOwnProperty.call(table, pair) ? table[pair] : null;
    if (!places) return [];
    if (places.length) found = found.filter((place) => places.includes(place));
  }
  return found;
}

/** In which file a pair of characters stands; the same as bucket_of() in generator/search/bodies.py. */
export function bucketOf(pair, buckets) {
  const letters = Array.from(pair);
  return (letters[0].codePointAt(0) * 31 + letters[1].codePointAt(0)) % buckets;
}

function tableOf(owner, bucket) {
  if (!owner.tables.has(bucket)) {
    const asked = fetchPart(owner.pairs[bucket]).then((raw) => raw.pairs);
    owner.tables.set(bucket, asked);
    asked.catch(() => owner.tables.delete(bucket));
  }
  return owner.tables.get(bucket);
}
