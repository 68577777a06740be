// The list of the finder: groups with headings, cards from the page's template, a screenful a task.

import { GROUP_LABELS } from "./filter.js";
import { fillCard } from "./card.js";
import { cardsFor } from "./store.js";

export const PAGE = 30;
const TASK = 6; // cards a task: a screenful first

let turn = 0;

/**
 * Draws the first rows of what was found; a newer call stops an older one.
 * @param {HTMLElement} root the finder @param {{groups: number[][], maybe: number[]}} found
 * @param {{shown: number, cardOf: (row: number) => any, site: any}} how
 */
export async function drawList(root, found, how) {
  const items = [];
  found.groups.forEach((rows, group) => addGroup(items, rows, GROUP_LABELS[group]));
  addGroup(items, found.maybe, "没写清有没有，先问一声");
  const mine = ++turn;
  const page = items.slice(0, how.shown);
  await cardsFor(page.map((item) => item.row));
  if (mine !== turn) return;
  const list = root.querySelector("[data-list]");
  list.textContent = "";
  showEnds(root, items.length, how.shown);
  for (let from = 0; from < page.length && mine === turn; from += TASK) {
    if (from) await nextTask();
    if (mine === turn) appendCards(root, list, page.slice(from, from + TASK), how);
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

function appendCards(root, list, items, how) {
  const template = root.querySelector("#card-template");
  const nodes = document.createDocumentFragment();
  for (const item of items) {
    if (item.heading) nodes.appendChild(heading(item.heading));
    const node = document.importNode(template.content, true).firstElementChild;
    fillCard(node, how.cardOf(item.row), how.site);
    nodes.appendChild(node);
  }
  list.appendChild(nodes);
}

function heading(text) {
  const node = document.createElement("h3");
  node.className = "y-group";
  node.textContent = text;
  return node;
}

function showEnds(root, total, shown) {
  const more = root.querySelector("[data-more]");
  if (more) {
    more.hidden = total <= shown;
    more.textContent = "再看 " + Math.min(PAGE, total - shown) + " 家";
  }
  const empty = root.querySelector("[data-empty]");
  if (empty) empty.hidden = total > 0;
  const summary = root.querySelector("[data-total]");
  if (summary) summary.hidden = true;
}
