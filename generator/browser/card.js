// A station's card and popup, made from the page's template. Text enters as text only.

import { distanceText, ebikeMinutes } from "./geo.js";
import { showState } from "./stateline.js";
import { siteUrl } from "./data.js";

const CHIPS = 6;
const ORDER = ["yes", "unknown", "no"];
const HAS = { "1": "yes", "0": "unknown", "-1": "no" };

/**
 * Fills a clone of the card template.
 * @param {HTMLElement} node @param {any} card see `cardOf` in store.js; `coarse`: the position is
 * @param {{facilities: Object<string, string>, wanted: string[]}} site
 */
export function fillCard(node, card, site) {
  const field = (name) => node.querySelector('[data-field="' + name + '"]');
  const put = (name, text) => {
    const target = field(name);
    if (target) target.textContent = text;
  };
  mark(node, card);
  if (field("state")) showState(field("state"), card.state);
  put("distance", farText(card));
  put("access", card.access_text);
  put("name", card.name);
  put("place", card.place || "地址不清楚");
  put("checked", card.checked_on ? dateText(card.checked_on) + " " + checkedHow(card) : "还没有人核实过");
  for (const name of ["name", "detail"]) if (field(name)) field(name).href = pageOf(card);
  if (field("phone") && card.phone) {
    field("phone").href = telephone(card.phone);
    field("phone").hidden = false;
  }
  if (field("chips")) chips(card, site).forEach((chip) => field("chips").appendChild(chip));
}

/** What the sheet's links read from a card. */
function mark(node, card) {
  node.dataset.station = card.id;
  node.dataset.row = String(card.row);
  node.dataset.address = [card.name, card.place].filter(Boolean).join(" ");
  if (card.poi) node.dataset.poi = card.poi;
  if (card.position && !card.approx) Object.assign(node.dataset, card.position);
}

function part(tag, className, text) {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = text;
  return node;
}

/** The content of a marker's popup. @param {any} card @returns {HTMLElement} */
export function popupOf(card) {
  const node = part("div", "y-station", "");
  mark(node, card);
  const state = node.appendChild(part("p", "state", ""));
  showState(state, card.state);
  if (farText(card)) node.appendChild(part("p", "y-far", farText(card)));
  node.appendChild(document.createElement("h3")).appendChild(anchor("", card.name, pageOf(card)));
  if (card.place) node.appendChild(part("p", "y-place", card.place));
  const row = node.appendChild(part("div", "y-actions", ""));
  const go = row.appendChild(part("button", "y-btn y-btn-main", "导航"));
  go.type = "button";
  go.dataset.action = "directions";
  row.appendChild(anchor("y-btn", "详情", pageOf(card)));
  return node;
}

function anchor(className, text, url) {
  const node = part("a", className, text);
  node.href = url;
  return node;
}

function pageOf(card) {
  return new URL(card.url || "stations/" + encodeURIComponent(card.id) + "/", siteUrl()).href;
}

/** How far and how long, always in one line; a coarse position says about how far, and no minutes. */
function farText(card) {
  if (!card.position) return "没有确切位置";
  if (card.approx) return "大概位置";
  if (card.metres !== card.metres) return "";
  if (card.coarse) return card.metres < 1000 ? "直线约 1 公里内" : "直线约 " + Math.round(card.metres / 1000) + " 公里";
  const minutes = card.metres < 20000 ? " · 骑行约 " + ebikeMinutes(card.metres) + " 分钟" : "";
  return distanceText(card.metres) + minutes;
}

/** 2026年10月8日. @param {string} day YYYY-MM-DD @returns {string} */
function dateText(day) {
  const [year, month, date] = day.split("-").map(Number);
  return year + "年" + month + "月" + date + "日";
}

/** The same words as the list in the HTML: 网格员 · 实地核实. */
function checkedHow(card) {
  return card.checked_how.replace(/(实地|电话)$/, "$1核实").replace(/公开报道$/, "据公开报道");
}

function telephone(phone) {
  return "tel:" + phone.split("转")[0].replace(/[^\d+]/g, "");
}

/** What is asked for first; then what is there, then what is not. */
function chips(card, site) {
  const found = { asked: [], yes: [], no: [] };
  for (const code of Object.keys(site.facilities)) {
    const has = HAS[card.has(code)];
    const part = site.wanted.includes(code) ? "asked" : has;
    if (found[part]) found[part].push([has, site.facilities[code]]);
  }
  found.asked.sort((a, b) => ORDER.indexOf(a[0]) - ORDER.indexOf(b[0]));
  return found.asked.concat(found.yes, found.no).slice(0, CHIPS).map(([has, label]) => chip(has, label));
}

function chip(has, label) {
  const node = document.createElement("li");
  node.className = "y-chip";
  node.dataset.has = has;
  if (has === "no") {
    const hidden = document.createElement("span");
    hidden.className = "y-vh";
    hidden.textContent = "没有";
    node.appendChild(hidden);
    node.appendChild(document.createElement("s")).textContent = label;
  } else {
    node.textContent = has === "unknown" ? label + "：不清楚" : label;
  }
  return node;
}
