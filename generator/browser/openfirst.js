// The stations of an area, open ones first, with a button that leaves only those. Their states must be set.

import { groupOf } from "./filter.js";

const groupIn = (card) => groupOf((card.querySelector(".state") || { dataset: {} }).dataset.state);

/** Sorts each list that asks for it, once: what is read does not move again. The finder has filters of its own. */
export function openFirst() {
  for (const list of document.querySelectorAll("[data-open-first]")) {
    if (list.querySelector("[data-row]")) continue; // the finder was here first
    const cards = Array.from(list.children);
    const sorted = cards.map((card, place) => ({ card, place, group: groupIn(card) }))
      .sort((a, b) => a.group - b.group || a.place - b.place);
    sorted.forEach(({ card }) => list.appendChild(card));
    const open = sorted.filter(({ group }) => group < 2).length;
    if (open && open < cards.length && !list.matches("[data-list]")) list.insertAdjacentElement("beforebegin", filterFor(list, open));
  }
}

function filterFor(list, open) {
  const row = document.createElement("p");
  row.className = "y-open-only";
  const button = row.appendChild(document.createElement("button"));
  button.type = "button";
  button.className = "y-filter";
  button.setAttribute("aria-pressed", "false");
  button.textContent = "只看现在开放 ";
  const count = button.appendChild(document.createElement("span"));
  count.className = "y-n";
  count.textContent = String(open);
  button.addEventListener("click", () => {
    const only = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(only));
    for (const card of list.children) card.hidden = only && groupIn(card) > 1;
  });
  return row;
}
