// The list of the finder: groups with headings, cards from the page's template, a screenful a task.

import { cardsFor } from "./store.js";
import { fillCard } from "./card.js";

const PAGE = 30;
const TASK = 6; // cards a task: a screenful first

let list = { items: [], labels: [], drawn: 0, how: null };

/** How many rows must be known for sure: a page, or what is drawn and some pages more. @param {number} more @returns {number} */
export function wantedMany(more) {
  return more ? list.drawn + PAGE * more : PAGE;
}

/**
 * What was found in the order of the list, and what stands before each part: 现在开放 counts those that close soon too.
 * @param {{groups: number[][], maybe: number[], open: number}} found
 * @returns {{items: {row: number, part: number}[], labels: string[]}}
 */
export function partsOf(found) {
  const [open, soon, unknown, closed] = found.groups;
  const soonWords = open.length ? "其中快关门了" : "现在开放，快关门了";
  const parts = [
    [open, "现在开放", found.open], [soon, soonWords, soon.length], [unknown, "时间不清楚", unknown.length],
    [closed, "现在不开", closed.length], [found.maybe, "没写清有没有，先问一声", found.maybe.length],
  ];
  const items = [];
  parts.forEach(([rows], part) => rows.forEach((row) => items.push({ row, part })));
  return { items, labels: parts.map(([, words, count]) => words + " " + count + " 家") };
}

/**
 * Shows the first rows of what was found in place of what stood there; a newer call stops an older one. Where the same
 * rows stand there already, only the headings change.
 * @param {HTMLElement} root the finder @param {any} found see `partsOf`
 * @param {{cardOf: (row: number) => any, site: any, key: any}} how `key` changes with all that a card shows of a row
 */
export async function drawList(root, found, how) {
  const mine = Object.assign(partsOf(found), { drawn: 0, how });
  if (stands(root, mine)) {
    keepDrawn(root, mine);
    return;
  }
  list = mine;
  await cardsFor(mine.items.slice(0, PAGE).map((item) => item.row));
  if (mine !== list) return;
  root.querySelector("[data-list]").textContent = "";
  await drawPage(root, mine);
}

/** Whether the cards that are drawn are the first of a new list, for the same position and the same wishes. */
function stands(root, mine) {
  const drawn = root.querySelectorAll("[data-list] [data-row]").length;
  return drawn > 0 && drawn === list.drawn && list.how.key === mine.how.key
    && Math.min(PAGE, mine.items.length) <= drawn
    && list.items.slice(0, drawn).every((item, at) => mine.items[at] && same(item, mine.items[at]));
}

function same(a, b) {
  return a.row === b.row && a.part === b.part;
}

function keepDrawn(root, mine) {
  mine.drawn = list.drawn;
  list = mine;
  for (const node of root.querySelectorAll("[data-list] [data-part]")) node.textContent = mine.labels[node.dataset.part];
  showEnds(root, mine);
}

/**
 * Draws the next rows behind the last.
 * @param {HTMLElement} root @param {any} found @returns {Promise<HTMLElement | null>} the first new card
 */
export async function drawMore(root, found) {
  Object.assign(list, partsOf(found)); // more of the site may be there since the last page
  const mine = list;
  await cardsFor(mine.items.slice(mine.drawn, mine.drawn + PAGE).map((item) => item.row));
  const last = root.querySelector("[data-list]").lastElementChild;
  if (mine === list) await drawPage(root, mine);
  const next = last && last.nextElementSibling;
  return next && next.matches(".y-group") ? next.nextElementSibling : next;
}

async function drawPage(root, mine) {
  const from = mine.drawn;
  const page = mine.items.slice(from, from + PAGE);
  mine.drawn += page.length;
  showEnds(root, mine);
  for (let at = 0; at < page.length; at += TASK) {
    if (at) await nextTask();
    if (mine !== list) return;
    appendCards(root, mine, from + at, from + Math.min(at + TASK, page.length));
  }
}

/** Lets the phone answer a finger between two pieces of work. */
export function nextTask() {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

function appendCards(root, mine, from, to) {
  const template = root.querySelector("#card-template");
  const nodes = document.createDocumentFragment();
  for (let at = from; at < to; at++) {
    const { row, part } = mine.items[at];
    if (!at || mine.items[at - 1].part !== part) nodes.appendChild(heading(mine.labels[part], part));
    const node = document.importNode(template.content, true).firstElementChild;
    fillCard(node, mine.how.cardOf(row), mine.how.site);
    nodes.appendChild(node);
  }
  root.querySelector("[data-list]").appendChild(nodes);
}

function heading(text, part) {
  const node = document.createElement("h3");
  node.className = "y-group";
  node.dataset.part = String(part);
  node.textContent = text;
  return node;
}

function showEnds(root, mine) {
  const left = mine.items.length - mine.drawn;
  const more = root.querySelector("[data-more]");
  if (more) {
    more.hidden = left <= 0;
    more.textContent = "再看 " + Math.min(PAGE, left) + " 家";
  }
  const empty = root.querySelector("[data-empty]");
  if (empty) empty.hidden = mine.items.length > 0;
  const summary = root.querySelector("[data-total]");
  if (summary) summary.hidden = true;
}
