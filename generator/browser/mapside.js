// The map: beside the list on a wide screen, on a phone a panel over the page that 列表, Back and Escape close. It
// draws the rows of the list.

import { cardsFor, isWhole, nameOf, store } from "./store.js";
import { closed, layers, opened } from "./back.js";
import { liveNow } from "./choice.js";
import { nextTask } from "./list.js";
import { openMap } from "./map.js";
import { popupOf } from "./card.js";
import { say } from "./topbar.js";

const WIDE = "(min-width: 56.25em)"; // from here on the map stands beside the list
const LAYER = "map";
const NO_MAP = "这些驿站还没有准确位置，地图上画不出来，请看列表。";

const NO_STATION = "还没有录入驿站，地图上没有可看的。";

let map = null;

/**
 * Opens the map.
 * @param {{root: HTMLElement, state: any, update: () => Promise<void>, cardNow: (row: number) => any}} finder
 * @param {boolean} tapped on a tap the map can be left with Back
 */
export async function showMap(finder, tapped) {
  const { root, state } = finder;
  const region = root.querySelector("section[data-map]");
  if (root.dataset.map === "open") return;
  showRegion(root, region, true);
  if (tapped) opened(LAYER, () => showRegion(root, region, false, true));
  try {
    await Promise.all([state.found ? null : finder.update(), map ? null : startMap(region, finder)]);
    if (!store.stations.lng.some((degrees) => degrees === degrees)) {
      showNoMap(region);
      return;
    }
    map.resized();
    map.setAreas(store.index.areas);
    drawOnMap(finder);
  } catch (fault) {
    showRegion(root, region, false, true);
    closed(LAYER);
    say(root, "地图没有加载出来，列表照常能用。有网时刷新页面再试。");
  }
}

/** Back to the list. @param {any} finder @param {KeyboardEvent} [key] Escape, which first closes what lies over the map */
export function closeMap({ root }, key) {
  if (root.dataset.map !== "open") return;
  if (key && (key.defaultPrevented || document.querySelector("dialog[open]") || (map && map.closePopup()))) return;
  if (window.matchMedia(WIDE).matches) return; // beside the list it stays
  showRegion(root, root.querySelector("section[data-map]"), false, true);
  closed(LAYER);
}

/** Who comes back from a station's page to the map finds the map. */
export function startMapAgain(finder) {
  if (layers().includes(LAYER)) showMap(finder, true);
}

/** Opens the map where there is room for it beside the list, also when a window grows. */
export function openWhenWide(finder, whenIdle) {
  const wide = window.matchMedia(WIDE);
  const beside = () => wide.matches && finder.root.dataset.map !== "open" && whenIdle(() => showMap(finder, false));
  wide.addListener(beside); // addEventListener is not known to older WebViews
  beside();
}

/** Draws what the list shows, if the map is open. */
export function drawOnMap({ root, state }) {
  if (!map || root.dataset.map !== "open") return;
  const rows = [].concat(...state.found.groups, state.found.maybe);
  const drawn = map.show(store.stations, rows, liveNow(Date.now()).group, new Set(state.found.maybe));
  if (rows.length && !drawn) say(root, NO_MAP);
  tellPart(root.querySelector("section[data-map]"));
}

/** Of a large site only what lies near was read: an empty part of the map is no claim that nothing is there. */
function tellPart(region) {
  let note = region.querySelector("[data-part-only]");
  if (!note && isWhole()) return;
  if (!note) {
    note = region.appendChild(document.createElement("p"));
    note.className = "y-map-note";
    note.dataset.partOnly = "";
  }
  note.hidden = isWhole();
  note.textContent = "只画了附近的 " + store.stations.n + " 家，全部 " + store.index.n + " 家。看别处请选街道。";
}

/** Moves the map to a fresh position. @param {any} here */
export function showHere(here) {
  if (map) map.setHere(here);
}

/** `back`: the focus goes to the button that opened the map. */
function showRegion(root, region, open, back = false) {
  const within = back && (region.contains(document.activeElement) || document.activeElement === document.body
    || document.activeElement.matches("[data-action=list]"));
  region.hidden = !open;
  if (open) root.dataset.map = "open";
  else delete root.dataset.map;
  document.documentElement.toggleAttribute("data-map-open", open); // the page below a panel does not scroll
  for (const button of root.querySelectorAll("[data-action=map], [data-action=list]")) {
    button.setAttribute("aria-pressed", String((button.dataset.action === "map") === open));
  }
  const opener = root.querySelector("[data-action=map]");
  if (within && opener) opener.focus({ preventScroll: true });
}

/** Where nobody has entered a position there is nothing to draw. */
function showNoMap(region) {
  const tip = document.createElement("p");
  tip.className = "y-tip";
  tip.setAttribute("role", "status");
  tip.textContent = store.index.n ? NO_MAP : NO_STATION;
  region.textContent = "";
  region.appendChild(tip);
  region.classList.add("y-map-none");
}

async function startMap(region, { state, cardNow }) {
  const popup = async (row) => {
    await cardsFor([row]);
    return popupOf(cardNow(row));
  };
  const made = await openMap(region, popup, nameOf);
  made.setHere(state.here); // before anything is drawn: the ground must know whether the view lies around the phone
  map = made;
}
