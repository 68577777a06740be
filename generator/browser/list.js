// The list of the finder: groups with headings, cards from the page's template, a screenful a task.

import { GROUP_LABELS } from "./filter.js";
import { fillCard } from "./card.js";
import { cardsFor } from "./store.js";

const PAGE = 30;
const TASK = 6; // cards a task: a screenful first

let list = { items: [], drawn: 0, how: null };

/**
 * Draws the first rows of what was found in place of what stood there; a newer call stops an older one.
 * @param {HTMLElement} root the finder @param {{groups: number[][], maybe: number[]}} found
 * @param {{cardOf: (row: number) => any, site: any}} how
 */
export async function drawList(root, found, how) {
  const items = [];
  found.groups.forEach((rows, group) => addGroup(items, rows, GROUP_LABELS[group]));
  addGroup(items, found.maybe, "没写清有没有，先问一声");
  const mine = { items, drawn: 0, how };
  list = mine;
  await cardsFor(items.slice(0, PAGE).map((item) => item.row));
  if (mine !== list) return;
  root.querySelector("[data-list]").textContent = "";
  await drawPage(root, mine);
}

/** Draws the next rows behind the last. @param {HTMLElement} root @returns {Promise<HTMLElement | null>} the first new card */
export async function drawMore(root) {
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
    appendCards(root, page.slice(at, at + TASK), mine.how);
  }
}

/** Lets the phone answer a finger between two pieces of work. */
export function nextTask() {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

function addGroup(items, rows, label) {
  const text = label + " " + rows.length + " 家";
  rows.forEach((row, place) => items.push({ row, heading: place === 0 ? text : "" }));
}

function appendCards(root, items, how) {
  const template = root.querySelector("#card-template");
  const nodes = document.createDocumentFragment();
  for (const item of items) {
    if (item.heading) nodes.appendChild(heading(item.heading));
    const node = document.importNode(template.content, true).firstElementChild;
    fillCard(node, how.cardOf(item.row), how.site);
    nodes.appendChild(node);
  }
  root.querySelector("[data-list]").appendChild(nodes);
}

function heading(text) {
  const node = document.createElement("h3");
  node.className = "y-group";
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
