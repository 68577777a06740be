// 导航 as a sheet at the lower edge: the app used last first, in WeChat Tencent's; and copying of texts.
// Without <dialog> the page's own disclosure of links stays as it is.

import { closed, opened } from "./back.js";
import { links, order, remember, remembered } from "./links.js";
import * as site from "./site.js";

const LAYER = "sheet";
const SHOWN = 2500; // milliseconds that 已复制 stands on a button

let sheet = null;
let opener = null;

function storage() {
  try {
    return window.localStorage;
  } catch (refused) {
    return { getItem: () => "", setItem: () => undefined };
  }
}

/**
 * Puts a text on the clipboard; falls back to a selection where the clipboard is refused.
 * @param {string} text @returns {Promise<boolean>} whether it was copied
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (refused) {
    return copyBySelection(text);
  }
}

function copyBySelection(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.setAttribute("readonly", "");
  field.style.cssText = "position:fixed;top:0;left:0;opacity:0";
  const place = sheet && sheet.open ? sheet : document.body;
  place.appendChild(field);
  field.select();
  field.setSelectionRange(0, text.length);
  let done = false;
  try {
    done = document.execCommand("copy");
  } catch (refused) {
    done = false;
  }
  field.remove();
  return done;
}

async function copy(button) {
  const source = button.dataset.copyFrom ? document.getElementById(button.dataset.copyFrom) : null;
  const text = source ? source.value : button.dataset.copy || "";
  const done = await copyText(text);
  if (!done && source) source.select();
  announce(button, done ? "已复制" : source ? "请长按选中的文字复制" : "没能复制，请长按文字复制");
}

/** Says on the button itself what happened, then gives its words back. */
function announce(button, words) {
  if (button.dataset.words) return;
  const kept = Array.from(button.childNodes);
  button.dataset.words = "kept";
  button.setAttribute("aria-live", "polite");
  button.textContent = words;
  setTimeout(() => {
    button.textContent = "";
    kept.forEach((node) => button.appendChild(node));
    delete button.dataset.words;
  }, SHOWN);
}

function makeSheet() {
  const node = document.createElement("dialog");
  node.className = "y-sheet";
  node.setAttribute("aria-labelledby", "y-sheet-title");
  node.addEventListener("click", (event) => {
    if (event.target === node) node.close();
  });
  node.addEventListener("close", () => {
    closed(LAYER);
    if (opener) opener.focus({ preventScroll: true });
  });
  document.body.appendChild(node);
  return node;
}

function part(tag, className, text) {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = text;
  return node;
}

function fill(place, anchors) {
  const byId = {};
  anchors.forEach((anchor) => {
    byId[anchor.dataset.link] = anchor;
  });
  const ids = order(Object.keys(byId), { agent: navigator.userAgent, last: remembered(storage()) });
  sheet.textContent = "";
  const title = part("h2", "", "去" + place.name);
  title.id = "y-sheet-title";
  sheet.appendChild(title);
  if (place.text) sheet.appendChild(part("p", "y-quiet", place.text));
  const list = part("ul", "y-sheet-links", "");
  ids.forEach((id, number) => {
    const link = byId[id].cloneNode(true);
    link.className = number === 0 ? "y-btn y-btn-main" : "y-btn";
    link.addEventListener("click", () => remember(storage(), id));
    list.appendChild(document.createElement("li")).appendChild(link);
  });
  sheet.appendChild(list);
  const copier = part("button", "y-btn", "复制地址");
  copier.type = "button";
  copier.dataset.action = "copy";
  copier.dataset.copy = place.address || [place.name, place.text].filter(Boolean).join(" ");
  const closer = part("button", "y-btn", "关闭");
  closer.type = "button";
  closer.addEventListener("click", () => sheet.close());
  const row = part("div", "y-actions", "");
  row.appendChild(copier);
  row.appendChild(closer);
  sheet.appendChild(row);
  if (/MicroMessenger/i.test(navigator.userAgent)) {
    sheet.appendChild(part("p", "y-quiet", "如果没有打开地图，点右上角 ··· 选“在浏览器打开”再试。"));
  }
}

function textOf(box, selector) {
  const node = box && box.querySelector(selector);
  if (!node) return "";
  const facts = node.matches(".y-dots") ? Array.from(node.children) : [node];
  return facts.map((fact) => fact.textContent.trim()).join(" · ");
}

/** Links for a card of the page, which carries its place as data: most cards are never asked for them. */
function anchorsFor(box) {
  if (!box.dataset.station || !site.links) return [];
  const number = (text) => (text ? Number(text) : null);
  const place = {
    name: textOf(box, "h3"), address: box.dataset.address, poi: box.dataset.poi, city: site.region || "",
    lng: number(box.dataset.lng), lat: number(box.dataset.lat), precise: Boolean(box.dataset.lng),
  };
  return links(site.links, place).map((link) => {
    const anchor = document.createElement("a");
    anchor.href = link.url;
    anchor.rel = "noopener noreferrer";
    anchor.dataset.link = link.id;
    anchor.textContent = link.label;
    return anchor;
  });
}

/** Opens the sheet for a 导航 button or summary. @returns {boolean} false when there is nothing to show */
function openSheet(button) {
  const box = button.closest("[data-station], [data-station-page]") || document.body;
  const written = Array.from((button.closest("details") || box).querySelectorAll("a[data-link]"));
  const anchors = written.length ? written : anchorsFor(box);
  if (!anchors.length || typeof HTMLDialogElement === "undefined") return false;
  sheet = sheet || makeSheet();
  if (!sheet.showModal) return false;
  opener = button;
  const copied = box.querySelector("[data-copy]");
  fill({
    name: textOf(box, "h1, h3") || "这里",
    text: textOf(box, ".y-where, .y-place"),
    address: box.dataset.address || (copied ? copied.dataset.copy : ""),
  }, anchors);
  sheet.showModal();
  opened(LAYER, () => sheet.close());
  return true;
}

/** A summary opens by itself where there is no sheet; a button then leads to the station's page. */
function go(event, target) {
  const page = target.tagName === "BUTTON" && target.closest("[data-station]");
  if (openSheet(target)) event.preventDefault();
  else if (page) location.assign(page.querySelector("a").href);
}

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target.closest("[data-action]") : null;
  if (!target) return;
  if (target.dataset.action === "copy") copy(target);
  if (target.dataset.action === "directions") go(event, target);
});
