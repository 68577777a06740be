// The gallery: several filters at once, kept in the address. Without this each filter is a page of its own.

import { goTo } from "./back.js";

const gallery = document.querySelector("[data-gallery]");
const links = gallery ? Array.from(gallery.querySelectorAll("[data-filter]")) : [];
const cards = gallery ? Array.from(gallery.querySelectorAll("[data-in]")).map(read) : [];
const FACETS = Array.from(new Set(links.map((link) => link.dataset.filter)));
const home = gallery ? gallery.dataset.gallery : "";
const part = gallery && gallery.dataset.part ? parse(gallery.dataset.part) : null;

/** What a card is in: "award:zui year:2026" as facet -> keys. @param {HTMLElement} node */
function read(node) {
  const keys = {};
  for (const word of node.dataset.in.split(" ").filter(Boolean)) {
    const [facet, key] = parse(word);
    (keys[facet] = keys[facet] || new Set()).add(key);
  }
  return { node, keys };
}

function parse(word) {
  const at = word.indexOf(":");
  return [word.slice(0, at), word.slice(at + 1)];
}

/**
 * What an address chooses: one key a facet; what the gallery does not know is left out.
 * @param {string} query location.search @param {Map<string, Set<string>>} known facet -> keys
 * @returns {Object<string, string>}
 */
export function chosenIn(query, known) {
  const given = new URLSearchParams(query);
  const chosen = {};
  for (const [facet, keys] of known) if (keys.has(given.get(facet))) chosen[facet] = given.get(facet);
  return chosen;
}

/** The query of what is chosen, facets always in one order. @param {Object<string, string>} chosen @param {string[]} facets */
export function queryOf(chosen, facets) {
  const parts = facets.filter((facet) => chosen[facet]).map((facet) => facet + "=" + encodeURIComponent(chosen[facet]));
  return parts.length ? "?" + parts.join("&") : "";
}

/**
 * Who is in everything that is chosen, and how many each filter would leave beside the others.
 * @param {{keys: Object<string, Set<string>>}[]} all @param {Object<string, string>} chosen @param {string[]} facets
 * @returns {{shown: boolean[], counts: Object<string, Map<string, number>>}}
 */
export function narrowed(all, chosen, facets) {
  const counts = {};
  for (const facet of facets) counts[facet] = new Map();
  const shown = all.map(({ keys }) => {
    const missing = facets.filter((facet) => chosen[facet] && !(keys[facet] && keys[facet].has(chosen[facet])));
    for (const facet of facets) {
      // Another key of the same facet takes the place of the chosen one.
      if (missing.some((one) => one !== facet)) continue;
      for (const key of keys[facet] || []) counts[facet].set(key, (counts[facet].get(key) || 0) + 1);
    }
    return !missing.length;
  });
  return { shown, counts };
}

const known = new Map(FACETS.map((facet) => [facet, new Set()]));
for (const link of links) known.get(link.dataset.filter).add(link.dataset.key);

function chosenNow() {
  return part ? { [part[0]]: part[1] } : chosenIn(location.search, known);
}

function addressOf(chosen) {
  return home + queryOf(chosen, FACETS);
}

/** Where a filter leads: to what is chosen with it, or without it where it is chosen already. */
function beside(chosen, facet, key) {
  return addressOf(Object.assign({}, chosen, { [facet]: chosen[facet] === key ? "" : key }));
}

function show() {
  const chosen = chosenNow();
  const { shown, counts } = narrowed(cards, chosen, FACETS);
  cards.forEach(({ node }, at) => {
    node.hidden = !shown[at];
  });
  for (const group of gallery.querySelectorAll("[data-group]")) {
    group.hidden = !group.querySelector("[data-in]:not([hidden])");
  }
  for (const link of links) {
    const { filter, key } = link.dataset;
    const count = counts[filter].get(key) || 0;
    link.href = beside(chosen, filter, key);
    mark(link, chosen[filter] === key);
    link.querySelector("[data-count]").textContent = String(count);
    link.parentNode.hidden = !count && chosen[filter] !== key;
  }
  for (const heading of gallery.querySelectorAll("[data-facet]")) {
    heading.hidden = !links.some((link) => link.dataset.filter === heading.dataset.facet && !link.parentNode.hidden);
  }
  tell(chosen, shown.filter(Boolean).length);
}

function mark(link, on) {
  if (on) link.setAttribute("aria-current", "true");
  else link.removeAttribute("aria-current");
}

/** Says above the cards what is chosen, and how many that leaves. */
function tell(chosen, count) {
  const titles = links.filter((link) => chosen[link.dataset.filter] === link.dataset.key).map((link) => link.dataset.title);
  const line = gallery.querySelector("[data-found]");
  line.hidden = !titles.length;
  gallery.querySelector("[data-found-text]").textContent =
    titles.join("、") + "：" + (count ? count + " 位（支）" : "没有同时在这几项里的人");
}

function clicked(event) {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  goTo(event.currentTarget.href);
  show();
}

if (links.length && part) {
  // A part holds its own cards only: the other filters lead from it to the whole gallery, with both chosen.
  for (const link of links) link.href = beside(chosenNow(), link.dataset.filter, link.dataset.key);
} else if (links.length) {
  for (const link of gallery.querySelectorAll("[data-filter], [data-all]")) link.addEventListener("click", clicked);
  window.addEventListener("popstate", show);
  show();
}
