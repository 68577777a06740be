// The map beside or above the list: opened on a tap, on a wide screen by itself; it draws the rows of the list.

import { cardsFor, nameOf, store } from "./store.js";
import { liveNow } from "./choice.js";
import { nextTask } from "./list.js";
import { openMap } from "./map.js";
import { popupOf } from "./card.js";
import { say } from "./topbar.js";

const WIDE = "(min-width: 56.25em)"; // from here on the map stands beside the list
const NO_MAP = "这些驿站还没有准确位置，地图上画不出来，请看列表。";

let map = null;

/**
 * Opens or closes the map.
 * @param {{root: HTMLElement, state: any, gatherNow: () => Promise<void>, update: () => Promise<void>,
 *   cardNow: (row: number) => any}} finder
 */
export async function toggleMap(finder) {
  const { root, state } = finder;
  const region = root.querySelector("section[data-map]");
  const opened = root.dataset.map === "open";
  showRegion(root, region, !opened);
  if (opened) return;
  try {
    await finder.gatherNow();
    if (!store.stations.lng.some((degrees) => degrees === degrees)) {
      showNoMap(region);
      return;
    }
    await Promise.all([finder.update(), map ? null : startMap(region, finder.cardNow)]);
    await nextTask();
    map.resized();
    map.setHere(state.here);
    await nextTask();
    map.setAreas(store.index.areas);
    drawOnMap(finder);
  } catch (fault) {
    showRegion(root, region, false);
    say(root, "地图没有加载出来，列表照常能用。有网后再点一次地图。");
  }
}

/** Opens the map where there is room for it beside the list, also when a window grows. */
export function openWhenWide(finder, whenIdle) {
  const wide = window.matchMedia(WIDE);
  const beside = () => wide.matches && finder.root.dataset.map !== "open" && whenIdle(() => toggleMap(finder));
  wide.addListener(beside); // addEventListener is not known to older WebViews
  beside();
}

/** Draws what the list shows, if the map is open. */
export function drawOnMap({ root, state }) {
  if (!map || root.dataset.map !== "open") return;
  const rows = [].concat(...state.found.groups, state.found.maybe);
  const drawn = map.show(store.stations, rows, liveNow(Date.now()).group);
  if (rows.length && !drawn) say(root, NO_MAP);
}

/** Moves the map to a fresh position. @param {any} here */
export function showHere(here) {
  if (map) map.setHere(here);
}

function showRegion(root, region, open) {
  region.hidden = !open;
  if (open) root.dataset.map = "open";
  else delete root.dataset.map;
  for (const button of root.querySelectorAll("[data-action=map]")) button.setAttribute("aria-expanded", String(open));
}

/** Where nobody has entered a position there is nothing to draw. */
function showNoMap(region) {
  const tip = document.createElement("p");
  tip.className = "y-tip";
  tip.setAttribute("role", "status");
  tip.textContent = NO_MAP;
  region.textContent = "";
  region.appendChild(tip);
  region.style.cssText = "height:auto;min-height:0;border:0";
}

async function startMap(region, cardNow) {
  const popup = async (row) => {
    await cardsFor([row]);
    return popupOf(cardNow(row));
  };
  map = await openMap(region, popup, nameOf);
}
