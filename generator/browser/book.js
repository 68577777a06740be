// What the search looks through: titles and addresses of all pages as long strings, bodies as they arrive.

import { bits, folding, matchPinyin, readingsOf } from "./han.js";

const WEIGHT = { whole: 14, start: 12, title: 10, pinyinStart: 8, pinyin: 6, line: 4, body: 2 }; // odd: a synonym
const MOST_LETTERS = 30;
const MOST_KNOWN = 8; // terms whose answers are kept: 10 kB each at 10,000 stations

/**
 * Makes an index file searchable.
 * @param {any} raw kinds, kind, title, url, line, blocks, pairs, pinyin, simplified @returns {any} a book
 */
export function book(raw) {
  const fold = folding(raw.simplified);
  const titles = laid(raw.title, fold);
  let from = 0;
  const blocks = raw.blocks.map(([name, rows]) => {
    const block = { name, from, rows, texts: null, laid: null };
    from += rows;
    return block;
  });
  const readings = readingsOf(raw.pinyin);
  return {
    n: raw.title.length, kinds: raw.kinds, kind: raw.kind, title: raw.title, url: raw.url, line: raw.line,
    fold, titles, lines: laid(raw.line, fold), readings, letters: letterBits(titles, readings),
    blocks: blocks.filter((block) => block.name), pairs: raw.pairs, tables: new Map(), heard: { letters: "", rows: [] },
    known: new Map(),
  };
}

/** Puts the texts of a block into its book. @param {any} owner @param {any} block @param {string[]} texts */
export function fill(owner, block, texts) {
  block.texts = texts;
  block.laid = laid(texts, owner.fold);
  owner.known.clear();
}

/** Texts one after the other, folded, and where each begins; no term holds the line break between them. */
function laid(texts, fold) {
  const at = new Int32Array(texts.length + 1);
  for (let i = 0; i < texts.length; i++) at[i + 1] = at[i] + texts[i].length + 1;
  return { text: fold(texts.join("\n")), at };
}

function letterBits(titles, readings) {
  const found = new Uint32Array(titles.at.length - 1);
  for (let row = 0; row < found.length; row++) {
    for (let i = titles.at[row]; i < titles.at[row + 1]; i++) found[row] |= readings.any[titles.text.charCodeAt(i)];
  }
  return found;
}

/**
 * The words of a query, each with what means the same.
 * @param {string} query @param {(text: string) => string} fold @param {string[][]} same groups of folded words
 * @returns {{text: string, others: string[], letters: string}[]}
 */
export function termsOf(query, fold, same) {
  const words = Array.from(new Set(fold(query.slice(0, 80)).split(/\s+/).filter(Boolean)));
  return words.map((text) => {
    const others = new Set();
    for (const group of same) if (group.includes(text)) group.forEach((word) => word.length > 1 && others.add(word));
    others.delete(text);
    const letters = text.replace(/'/g, "");
    const spoken = /[a-z]/.test(letters) && letters.length > 1 && letters.length <= MOST_LETTERS;
    return { text, others: Array.from(others), letters: spoken ? letters : "" };
  });
}

/**
 * Scores every row of a book: 0 where a term is missing. One single character is looked for in titles only.
 * @param {any} owner a book @param {any[]} terms from `termsOf` @returns {Uint16Array}
 */
export function scores(owner, terms) {
  const total = new Uint16Array(owner.n);
  for (let t = 0; t < terms.length; t++) {
    const best = scoresOf(owner, terms[t]);
    for (let row = 0; row < owner.n; row++) {
      if (!best[row] || (t && !total[row])) total[row] = 0;
      else total[row] += best[row];
    }
  }
  return total;
}

/** The best place of one term in each row. Whoever types a second word need not wait for the first again. */
export function scoresOf(owner, term) {
  if (owner.known.has(term.text)) return owner.known.get(term.text);
  const best = new Uint8Array(owner.n);
  if (owner.known.size >= MOST_KNOWN) owner.known.clear();
  owner.known.set(term.text, best);
  look(owner, term.text, 0, best);
  for (const other of term.others) look(owner, other, 1, best);
  if (term.letters) listen(owner, term.letters, best);
  return best;
}

function look(owner, word, less, best) {
  const titles = owner.titles;
  scan(titles, word, (row, at) => {
    const whole = titles.at[row + 1] - 1 - titles.at[row] === word.length;
    keep(best, row, (at > titles.at[row] ? WEIGHT.title : whole ? WEIGHT.whole : WEIGHT.start) - less);
  });
  if (word.length < 2 || !best.includes(0)) return; // a word of all titles need not be looked for further
  scan(owner.lines, word, (row) => keep(best, row, WEIGHT.line - less));
  for (const block of owner.blocks) {
    if (!block.laid || !best.subarray(block.from, block.from + block.rows).includes(0)) continue;
    scan(block.laid, word, (row) => keep(best, block.from + row, WEIGHT.body - less));
  }
}

function keep(best, row, weight) {
  if (best[row] < weight) best[row] = weight;
}

function scan(all, word, found) {
  let row = 0;
  for (let at = all.text.indexOf(word); at >= 0; at = all.text.indexOf(word, all.at[row])) {
    while (all.at[row + 1] <= at) row++;
    found(row, at);
    row++;
  }
}

function listen(owner, letters, best) {
  const needed = bits(letters);
  const { text, at } = owner.titles;
  const before = owner.heard; // who types on looks only through what was found before
  const rows = [];
  const consider = (row) => {
    if ((owner.letters[row] & needed) !== needed) return;
    const hit = matchPinyin(text, at[row], at[row + 1] - 1, letters, owner.readings);
    if (!hit) return;
    rows.push(row);
    keep(best, row, hit.start === at[row] ? WEIGHT.pinyinStart : WEIGHT.pinyin);
  };
  if (before.letters && letters.startsWith(before.letters)) before.rows.forEach(consider);
  else for (let row = 0; row < owner.n; row++) consider(row);
  owner.heard = { letters, rows };
}

/**
 * The best rows of each kind, over all books.
 * @param {any[]} books @param {Uint16Array[]} scored one for each book @param {number} limit rows of a kind
 * @returns {{kind: string, count: number, hits: {owner: any, row: number, score: number}[]}[]} the best kind first
 */
export function groups(books, scored, limit) {
  const found = new Map();
  books.forEach((owner, place) => {
    const lists = owner.kinds.map((kind) => {
      if (!found.has(kind)) found.set(kind, { kind, count: 0, hits: [] });
      return found.get(kind);
    });
    const score = scored[place];
    for (let row = 0; row < owner.n; row++) if (score[row]) insert(lists[owner.kind[row]], owner, row, score[row], limit);
  });
  return Array.from(found.values()).filter((group) => group.count).sort((a, b) => b.hits[0].score - a.hits[0].score);
}

function insert(group, owner, row, score, limit) {
  group.count++;
  const hits = group.hits;
  if (hits.length === limit && hits[limit - 1].score >= score) return;
  let at = hits.length;
  while (at > 0 && hits[at - 1].score < score) at--;
  hits.splice(at, 0, { owner, row, score });
  if (hits.length > limit) hits.pop();
}

/** The body of a row, "" while it has not been read. @returns {string} */
export function bodyOf(owner, row) {
  const block = owner.blocks.find((one) => row >= one.from && row < one.from + one.rows);
  return block && block.texts ? block.texts[row - block.from] : "";
}
