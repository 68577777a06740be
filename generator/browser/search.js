// The search field of every page and the search page. What is typed stays on this phone unless the form is sent to the
// search page of this site; titles answer at once, bodies follow when they have been read.

import { closed, opened } from "./back.js";
import { siteUrl } from "./data.js";
import { bodyOf, groups, scores, termsOf } from "./book.js";
import { marked, markedTitle, pieces, unsaid } from "./marks.js";
import { addPeople, openShelf, readBodies } from "./shelf.js";
import * as site from "./site.js";

const LAYER = "search";
const PLACE = "yitu-search-place"; // in this tab only: where the reader of the search page was when a result was opened
const PER_KIND = 5;
const PER_KIND_PAGE = 40;
const AROUND = 8; // characters of a snippet before the hit
const PAUSE = 200; // milliseconds without typing after which bodies are read

let opening = null;

/** The index, once; asked for again after a fault. */
function load() {
  if (!opening) {
    opening = openShelf(site.search);
    opening.catch(forget);
  }
  return opening;
}

function forget() {
  opening = null;
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

function hitNode(hit, terms, base) {
  const { owner, row } = hit;
  const link = element("a", "y-hit", "");
  link.href = base + owner.url[row];
  link.appendChild(withMarks(element("strong", "", ""), markedTitle(owner, row, terms)));
  const line = owner.line[row];
  const inLine = marked(line, owner.fold, terms, 0) || [{ text: line, hit: false }];
  if (line) link.appendChild(withMarks(element("span", "y-quiet", ""), inLine));
  for (const piece of pieces(bodyOf(owner, row), owner.fold, unsaid(owner, row, terms), AROUND)) {
    link.appendChild(withMarks(element("span", "y-quiet y-snippet", ""), piece));
  }
  const item = element("li", "", "");
  item.appendChild(link);
  return item;
}

function moreNode(group, query, base) {
  const link = element("a", "y-hit", "看全部 " + group.count + " 条");
  link.href = base + "search/?" + new URLSearchParams({ q: query });
  const item = element("li", "", "");
  item.appendChild(link);
  return item;
}

/** The place of results: a line that is read out, and the lists below it. */
function view(target, floating) {
  const status = element("p", "y-quiet", "");
  status.setAttribute("role", "status");
  const lists = element("div", "", "");
  target.appendChild(status);
  target.appendChild(lists);
  return { target, status, lists, floating, query: "", timer: 0, close: () => undefined };
}

function say(place, words) {
  if (place.status.textContent !== words) place.status.textContent = words;
}

function wordsFor(count, query, rest) {
  if (rest.reading) return count ? "找到 " + count + " 条，正文还在找…" : "正在找…";
  if (count) return "找到 " + count + " 条";
  return "没有找到“" + query.trim() + "”。少打几个字，或换个说法再试。";
}

/** @param {any} rest reading: bodies are still to come; left: blocks not read; fault: why not */
function show(place, shelf, terms, rest) {
  const limit = place.floating ? PER_KIND : PER_KIND_PAGE;
  const base = siteUrl();
  const found = groups(shelf.books, shelf.books.map((owner) => scores(owner, terms)), limit);
  const nodes = document.createDocumentFragment();
  for (const group of found) {
    nodes.appendChild(element("h2", "", group.kind + " " + group.count));
    const list = element("ul", "y-hits", "");
    for (const hit of group.hits) list.appendChild(hitNode(hit, terms, base));
    if (group.count > group.hits.length && place.floating) list.appendChild(moreNode(group, place.query, base));
    nodes.appendChild(list);
    if (group.count > limit && !place.floating) nodes.appendChild(element("p", "y-quiet", "只列出前 " + limit + " 条，多打几个字再找。"));
  }
  if (rest.fault) nodes.appendChild(element("p", "y-tip", "正文没有读全：" + rest.fault.message));
  if (shelf.missing) nodes.appendChild(element("p", "y-tip", "好人好事没有读到：" + shelf.missing));
  if (rest.left) nodes.appendChild(goOn(place, shelf, terms));
  refill(place, nodes);
  say(place, wordsFor(found.reduce((sum, group) => sum + group.count, 0), place.query, rest));
}

/** New results in place of the old; who stands on a result keeps standing on it. */
function refill(place, nodes) {
  const at = Array.from(place.lists.querySelectorAll("a")).indexOf(document.activeElement);
  const href = at < 0 ? "" : document.activeElement.href;
  place.lists.textContent = "";
  place.lists.appendChild(nodes);
  const again = href && Array.from(place.lists.querySelectorAll("a")).find((link) => link.href === href);
  if (again) again.focus();
}

function goOn(place, shelf, terms) {
  const button = element("button", "y-link", "正文还没有找完，接着找");
  button.type = "button";
  button.addEventListener("click", () => readOn(place, shelf, terms));
  return button;
}

async function readOn(place, shelf, terms) {
  const query = place.query;
  const rest = await readBodies(shelf, terms);
  if (rest.fault && rest.fault.gone) forget();
  if (place.query !== query) return;
  show(place, shelf, terms, rest);
  if (!place.floating) goBackToPlace();
}

async function ask(place, query, pause) {
  place.query = query;
  clearTimeout(place.timer);
  if (!query.trim()) {
    place.target.hidden = place.floating;
    place.lists.textContent = "";
    say(place, "");
    return;
  }
  place.target.hidden = false;
  if (place.floating) opened(LAYER, place.close);
  try {
    const shelf = await load();
    if (place.query !== query) return;
    const terms = termsOf(query, foldAll(shelf.books), shelf.same);
    const long = terms.some((term) => term.text.length > 1);
    show(place, shelf, terms, { reading: long, left: 0, fault: null });
    if (!place.floating) history.replaceState(history.state, "", "?" + new URLSearchParams({ q: query }));
    if (long) place.timer = setTimeout(() => readOn(place, shelf, terms), pause);
    else if (!place.floating) goBackToPlace();
  } catch (fault) {
    if (place.query !== query) return;
    refill(place, document.createDocumentFragment());
    say(place, "搜索暂时用不了：" + fault.message);
  }
}

/** Folds as every index folds: each knows the characters of its own texts. */
function foldAll(books) {
  return (text) => books.reduce((folded, owner) => owner.fold(folded), text);
}

function moveAmong(links, event, input) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const at = links.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
  event.preventDefault();
  (at < 0 ? input : links[Math.min(at, links.length - 1)] || input).focus();
}

function wireField(form, input, place) {
  place.close = () => {
    place.target.hidden = true;
    input.blur();
  };
  let composing = false;
  const typed = () => composing || ask(place, input.value.slice(0, 80), PAUSE);
  input.addEventListener("focus", () => load().then(addPeople).catch(() => undefined));
  input.addEventListener("compositionstart", () => {
    composing = true;
  });
  input.addEventListener("compositionend", () => {
    composing = false;
    typed();
  });
  input.addEventListener("input", typed);
  const onKey = (event) => {
    if (event.key === "Escape" && place.floating) {
      place.close();
      closed(LAYER);
    } else {
      moveAmong(Array.from(place.lists.querySelectorAll("a, button")), event, input);
    }
  };
  form.addEventListener("keydown", onKey);
  if (!place.floating) place.target.addEventListener("keydown", onKey);
  document.addEventListener("click", (event) => {
    if (!place.floating || place.target.hidden || !event.target.isConnected || form.contains(event.target)) return;
    place.target.hidden = true;
    closed(LAYER);
  });
}

/** Results come after the browser has looked for its place: whoever comes back to the search page is led there. */
function keepPlace() {
  history.scrollRestoration = "manual";
  window.addEventListener("pagehide", () => {
    try {
      sessionStorage.setItem(PLACE, JSON.stringify([location.href, window.scrollY]));
    } catch (refused) {
      // A private window: coming back then begins at the top.
    }
  });
}

function goBackToPlace() {
  try {
    const [address, height] = JSON.parse(sessionStorage.getItem(PLACE)) || [];
    const [visit] = performance.getEntriesByType("navigation");
    if (address === location.href && visit && visit.type === "back_forward") window.scrollTo(0, height);
    sessionStorage.removeItem(PLACE);
  } catch (refused) {
    // The same private window.
  }
}

function start() {
  const input = document.querySelector('form[role="search"] input[type="search"]');
  const page = document.querySelector("[data-search-page]");
  const target = page || document.querySelector("[data-search-results]");
  if (!site.search || !input || !target) return;
  const place = view(target, !page);
  wireField(input.form, input, place);
  if (page) keepPlace();
  const query = page ? (new URLSearchParams(location.search).get("q") || "").slice(0, 80) : "";
  if (!query) return;
  input.value = query;
  ask(place, query, 0);
}

start();
