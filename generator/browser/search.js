// Search over the whole site: any two Han characters in a row, in titles and texts. The index is fetched when the
// field is first used; what is typed stays on this phone unless the form is sent to the search page of this site.

import { fetchJson, siteUrl } from "./data.js";
import * as site from "./site.js";

const PER_KIND = 6;
const PER_KIND_PAGE = 40;
const PLAIN = /^[\x00-@[-\x7f\u3001-\u303f\u3400-\u9fff]*$/; // nothing to fold: most Chinese text
const AROUND = 14; // characters of a snippet on each side of the hit

/**
 * Half width, lower case, each character in its place; the same as fold() in generator/search/text.py.
 * @param {string} text @returns {string} as long as the text
 */
export function fold(text) {
  if (PLAIN.test(text)) return text;
  let out = "";
  for (const character of text) {
    const code = character.codePointAt(0);
    let plain = character;
    if (code >= 0xff01 && code <= 0xff5e) plain = String.fromCharCode(code - 0xfee0);
    else if (code === 0x3000) plain = " ";
    const lower = plain.toLowerCase();
    out += lower.length === plain.length ? lower : plain;
  }
  return out;
}

/** The words of a query: folded, without doubles. @param {string} query @returns {string[]} */
export function termsOf(query) {
  return Array.from(new Set(fold(query.slice(0, 80)).split(/\s+/).filter(Boolean)));
}

/**
 * Makes columns searchable: `titles` and `texts` are folded once.
 * @param {any} columns kinds, kind, title, url, text @returns {any}
 */
export function prepare(columns) {
  return Object.assign({}, columns, { titles: columns.title.map(fold), texts: columns.text.map(fold) });
}

/**
 * Entries that hold every word, best first. One single character is looked for in titles only.
 * @param {any} index from `prepare` @param {string[]} terms
 * @returns {{kind: string, title: string, url: string, text: string, score: number}[]}
 */
export function search(index, terms) {
  const found = [];
  if (!terms.length) return found;
  for (let row = 0; row < index.titles.length; row++) {
    const score = scoreOf(index.titles[row], index.texts[row], terms);
    if (score > 0) {
      found.push({
        kind: index.kinds[index.kind[row]], title: index.title[row], url: index.url[row], text: index.text[row], score,
      });
    }
  }
  return found.sort((a, b) => b.score - a.score);
}

function scoreOf(title, text, terms) {
  let score = 0;
  for (let t = 0; t < terms.length; t++) {
    const at = title.indexOf(terms[t]);
    if (at === 0) score += 4;
    else if (at > 0) score += 3;
    else if (terms[t].length > 1 && text.indexOf(terms[t]) >= 0) score += 1;
    else return 0;
  }
  return score;
}

/** Puts results under their kinds, the kind with the best result first. @returns {{kind: string, hits: any[]}[]} */
export function grouped(found) {
  const groups = new Map();
  for (const hit of found) {
    if (!groups.has(hit.kind)) groups.set(hit.kind, { kind: hit.kind, hits: [] });
    groups.get(hit.kind).hits.push(hit);
  }
  return Array.from(groups.values());
}

/**
 * Cuts a text around its first hit and says which parts to mark.
 * @param {string} text @param {string[]} terms @param {number} around characters kept on each side, 0 for all
 * @returns {{text: string, hit: boolean}[]}
 */
export function marked(text, terms, around) {
  const folded = fold(text);
  const first = Math.min(...terms.map((term) => folded.indexOf(term)).filter((at) => at >= 0), Infinity);
  if (first === Infinity) return [{ text: around ? text.slice(0, around * 2) : text, hit: false }];
  const start = around ? Math.max(0, first - around) : 0;
  const end = around ? Math.min(text.length, first + around * 2) : text.length;
  const parts = start > 0 ? [{ text: "…", hit: false }] : [];
  let at = start;
  while (at < end) {
    const next = nextHit(folded, terms, at, end);
    if (next.at > at) parts.push({ text: text.slice(at, next.at), hit: false });
    if (next.length) parts.push({ text: text.slice(next.at, next.at + next.length), hit: true });
    at = next.at + next.length;
  }
  return end < text.length ? parts.concat({ text: "…", hit: false }) : parts;
}

function nextHit(folded, terms, from, end) {
  let best = { at: end, length: 0 };
  for (const term of terms) {
    const at = folded.indexOf(term, from);
    if (at >= 0 && at < best.at) best = { at, length: term.length };
  }
  return best;
}

// -- the page ----------------------------------------------------------------------------------------------

let indexes = null;

/** Loads the index and, if there is one, the file of persons, which is never kept anywhere. */
function load() {
  if (!indexes) {
    indexes = fetchJson(site.search, "no-cache").then(async (shared) => {
      const people = shared.people ? await fetchJson(shared.people).catch(() => null) : null;
      return [shared, people].filter(Boolean).map(prepare);
    });
    indexes.catch(() => {
      indexes = null;
    });
  }
  return indexes;
}

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

function withMarks(node, parts) {
  for (const one of parts) node.appendChild(one.hit ? element("mark", "", one.text) : document.createTextNode(one.text));
  return node;
}

function resultNode(hit, terms) {
  const link = element("a", "y-hit", "");
  link.href = new URL(hit.url, siteUrl()).href;
  link.appendChild(withMarks(element("strong", "", ""), marked(hit.title, terms, 0)));
  if (hit.text) link.appendChild(withMarks(element("span", "y-quiet", ""), marked(hit.text, terms, AROUND)));
  const item = element("li", "", "");
  item.appendChild(link);
  return item;
}

function show(target, query, found, limit) {
  const terms = termsOf(query);
  target.textContent = "";
  const words = !terms.length ? "" : found.length ? "找到 " + found.length + " 条" : "没有找到“" + query.trim() + "”。少打几个字，或换个说法再试。";
  const status = element("p", "y-quiet", words);
  status.setAttribute("role", "status");
  target.appendChild(status);
  for (const group of grouped(found)) {
    target.appendChild(element("h2", "", group.kind + " " + group.hits.length));
    const list = element("ul", "y-hits", "");
    group.hits.slice(0, limit).forEach((hit) => list.appendChild(resultNode(hit, terms)));
    target.appendChild(list);
  }
  target.hidden = !terms.length;
}

async function run(target, query, limit) {
  target.dataset.query = query;
  try {
    const loaded = await load();
    if (target.dataset.query !== query) return;
    const terms = termsOf(query);
    const found = [].concat(...loaded.map((index) => search(index, terms))).sort((a, b) => b.score - a.score);
    show(target, query, found, limit);
  } catch (fault) {
    target.textContent = "";
    target.appendChild(element("p", "y-tip", "搜索暂时用不了：" + fault.message));
    target.hidden = false;
  }
}

function moveAmong(links, event, input) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const at = links.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
  event.preventDefault();
  (at < 0 ? input : links[Math.min(at, links.length - 1)] || input).focus();
}

function wireField(form, input, target, floating) {
  let composing = false;
  const typed = () => composing || run(target, input.value, PER_KIND);
  input.addEventListener("focus", () => load().catch(() => undefined), { once: true });
  input.addEventListener("compositionstart", () => {
    composing = true;
  });
  input.addEventListener("compositionend", () => {
    composing = false;
    typed();
  });
  input.addEventListener("input", typed);
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && floating) {
      target.hidden = true;
      input.blur();
    } else {
      moveAmong(Array.from(target.querySelectorAll("a")), event, input);
    }
  });
  document.addEventListener("click", (event) => {
    if (floating && !form.contains(event.target)) target.hidden = true;
  });
}

function wireSearchPage(page, input) {
  const query = new URLSearchParams(location.search).get("q") || "";
  if (input) input.value = query.slice(0, 80);
  if (query.trim()) run(page, query, PER_KIND_PAGE);
}

function start() {
  const input = document.querySelector('form[role="search"] input[type="search"]');
  const page = document.querySelector("[data-search-page]");
  const target = document.querySelector("[data-search-results]");
  if (!site.search) return;
  if (input && (page || target)) wireField(input.form, input, page || target, !page);
  if (page) wireSearchPage(page, input);
}

start();
