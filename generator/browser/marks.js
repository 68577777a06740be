// Which parts of a found text are marked, and the piece of a long one that is shown.

import { matchPinyin } from "./han.js";

/**
 * The parts of a title that were found, by its characters or by its reading.
 * @param {any} owner a book @param {number} row @param {any[]} terms @returns {{text: string, hit: boolean}[]}
 */
export function markedTitle(owner, row, terms) {
  const title = owner.title[row];
  const folded = owner.fold(title);
  const spans = spansIn(folded, terms);
  for (const term of terms) {
    const hit = term.letters && matchPinyin(folded, 0, folded.length, term.letters, owner.readings);
    if (hit) spans.push([hit.start, hit.end]);
  }
  return cut(title, spans, 0, title.length);
}

/**
 * A piece of a text around its first hit; null without one.
 * @param {string} text @param {(text: string) => string} fold @param {any[]} terms
 * @param {number} around characters kept before the hit, twice as many behind; 0 keeps all
 * @returns {{text: string, hit: boolean}[] | null}
 */
export function marked(text, fold, terms, around) {
  const spans = spansIn(fold(text), terms);
  if (!spans.length) return null;
  const first = spans.reduce((least, span) => Math.min(least, span[0]), Infinity);
  const start = around && first > around ? whole(text, first - around) : 0;
  const end = around && first + 2 * around < text.length ? whole(text, first + 2 * around) : text.length;
  const parts = cut(text, spans, start, end);
  if (start > 0) parts.unshift({ text: "…", hit: false });
  if (end < text.length) parts.push({ text: "…", hit: false });
  return parts;
}

/** The terms that neither title nor line show as they were typed. @param {any} owner @param {number} row @param {any[]} terms */
export function unsaid(owner, row, terms) {
  const line = owner.fold(owner.line[row]);
  return terms.filter((term) => !line.includes(term.text)
    && !markedTitle(owner, row, [{ text: term.text, others: [], letters: term.letters }]).some((part) => part.hit));
}

/**
 * Pieces of a body that show these terms; one piece may show several.
 * @param {string} text @param {(text: string) => string} fold @param {any[]} terms @param {number} around
 * @returns {{text: string, hit: boolean}[][]} at most two
 */
export function pieces(text, fold, terms, around) {
  const found = [];
  let left = terms;
  while (left.length && found.length < 2) {
    const piece = marked(text, fold, left, around);
    if (!piece) break;
    found.push(piece);
    const said = fold(piece.map((part) => part.text).join(""));
    left = left.filter((term) => ![term.text].concat(term.others).some((word) => said.includes(word)));
  }
  return found;
}

/** A place that does not part the two halves of a character. */
function whole(text, at) {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}

function spansIn(folded, terms) {
  const spans = [];
  for (const term of terms) {
    for (const word of [term.text].concat(term.others)) {
      let at = folded.indexOf(word);
      for (let n = 0; at >= 0 && n < 20; n++) {
        spans.push([at, at + word.length]);
        at = folded.indexOf(word, at + word.length);
      }
    }
  }
  return spans;
}

function cut(text, spans, start, end) {
  const parts = [];
  let at = start;
  for (const span of spans.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const from = Math.max(span[0], at);
    const to = Math.min(span[1], end);
    if (to <= from) continue;
    if (from > at) parts.push({ text: text.slice(at, from), hit: false });
    parts.push({ text: text.slice(from, to), hit: true });
    at = to;
  }
  if (at < end) parts.push({ text: text.slice(at, end), hit: false });
  return parts;
}
