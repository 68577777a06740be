// A station's card and popup, made from the page's template. Text enters as text only.

import { distanceText, ebikeMinutes } from "./geo.js";
import { siteUrl } from "./data.js";

const CHIPS = 8;
const HAS = { "1": "yes", "0": "unknown", "-1": "no" };

/**
 * Fills a clone of the card template.
 * @param {HTMLElement} node @param {any} card see `cardOf` in finder.js
 * @param {{facilities: Object<string, string>, wanted: string[]}} site
 */
export function fillCard(node, card, site) {
  const field = (name) => node.querySelector('[data-field="' + name + '"]');
  const put = (name, text) => {
    const target = field(name);
    if (target) target.textContent = text;
  };
  node.dataset.station = card.id;
  node.dataset.row = String(card.row);
  node.dataset.address = [card.name, card.place].filter(Boolean).join(" ");
  if (card.poi) node.dataset.poi = card.poi;
  if (card.position && !card.approx) Object.assign(node.dataset, card.position); // for the sheet's links
  put("state", card.state.text);
  if (field("state")) field("state").dataset.state = card.state.code;
  put("distance", farText(card));
  put("access", card.access_text);
  put("name", card.name);
  put("place", [card.place || "地址不清楚", rideText(card)].filter(Boolean).join(" · "));
  put("checked", card.checked_on ? dateText(card.checked_on) + " " + checkedHow(card) : "还没有人核实过");
  for (const name of ["name", "detail"]) if (field(name)) field(name).href = pageOf(card);
  if (field("phone") && card.phone) {
    field("phone").href = telephone(card.phone);
    field("phone").hidden = false;
  }
  if (field("chips")) chips(card, site).forEach((chip) => field("chips").appendChild(chip));
}

function anchor(text, url) {
  const node = document.createElement("a");
  node.textContent = text;
  node.href = url;
  node.rel = "noopener noreferrer";
  return node;
}

/** The content of a marker's popup. @param {any} card @returns {HTMLElement} */
export function popupOf(card) {
  const node = document.createElement("div");
  const name = document.createElement("strong");
  name.textContent = card.name;
  node.appendChild(name);
  for (const [text, state] of [[card.state.text, card.state.code], [farText(card), ""], [card.place, ""]]) {
    if (!text) continue;
    const line = document.createElement("p");
    line.textContent = text;
    if (state) {
      line.className = "state";
      line.dataset.state = state;
    }
    node.appendChild(line);
  }
  const more = anchor("详情和导航", pageOf(card));
  more.className = "y-link";
  node.appendChild(more);
  return node;
}

function pageOf(card) {
  return new URL(card.url || "stations/" + encodeURIComponent(card.id) + "/", siteUrl()).href;
}

function farText(card) {
  if (!card.position) return "没有确切位置";
  if (card.approx) return "大概位置";
  return card.metres === card.metres ? distanceText(card.metres) : "";
}

function rideText(card) {
  return card.metres < 20000 ? "骑行约 " + ebikeMinutes(card.metres) + " 分钟" : "";
}

/** 2026年10月8日. @param {string} day YYYY-MM-DD @returns {string} */
function dateText(day) {
  const [year, month, date] = day.split("-").map(Number);
  return year + "年" + month + "月" + date + "日";
}

/** The same words as the list in the HTML: 网格员实地核实. */
function checkedHow(card) {
  return card.checked_how.replace(/(实地|电话)$/, "$1核实").replace(/公开报道$/, "据公开报道");
}

function telephone(phone) {
  return "tel:" + phone.split("转")[0].replace(/[^\d+]/g, "");
}

/** What is there first, then what is asked for and not known, then what is not there. */
function chips(card, site) {
  const found = { yes: [], unknown: [], no: [] };
  for (const code of Object.keys(site.facilities)) {
    const has = HAS[card.has(code)];
    if (has !== "unknown" || site.wanted.includes(code)) found[has].push(chip(has, site.facilities[code]));
  }
  return found.yes.concat(found.unknown, found.no).slice(0, CHIPS);
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
