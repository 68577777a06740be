// A station's card and popup, made from the page's template. Text enters as text only.

import { dateText, isStale } from "./checked.js";
import { awayText } from "./geo.js";
import { showState } from "./stateline.js";
import { siteUrl } from "./data.js";

const CHIPS = 6;
const CODE = "\\+860?(?:10|2\\d|[3-9]\\d{2})"; // a country, and the area that must follow
const BEFORE_EXTENSION = new RegExp(
  "^((?:" + CODE + "[- ]?|(?:0?\\d{2,3}[- ]?)?)[2-9]\\d{6,7}|(?:\\+86)?[48]00(?:[- ]?\\d){7}"
    + "|(?:(?:" + CODE + "|0\\d{2,3})[- ]?|(?![48]00))[2-9]\\d{2,3}[- ]\\d{4})[- ]\\d{1,6}$",
);
const ORDER = ["yes", "unknown", "no"];
const HAS = { "1": "yes", "0": "unknown", "-1": "no" };

/**
 * Fills a clone of the card template.
 * @param {HTMLElement} node @param {any} card see `cardOf` in store.js; `error` see `awayText`
 * @param {{facilities: Object<string, string>, wanted: string[], stale: number}} site
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
  put("checked", card.checked_on ? dateText(card.checked_on) + " " + card.checked_how : "还没有人核实过");
  markChecked(field("checked"), card.checked_on, site.stale);
  for (const name of ["name", "detail"]) if (field(name)) field(name).href = pageOf(card);
  if (field("phone") && card.phone) {
    field("phone").href = telephone(card.phone);
    field("phone").hidden = false;
  }
  if (field("chips")) chips(card, site).forEach((chip) => field("chips").appendChild(chip));
}

/** A tick stands before what somebody looked at not too long ago. */
function markChecked(target, day, months) {
  const line = target && target.closest(".y-checked");
  if (!line) return;
  line.toggleAttribute("data-unchecked", !day);
  line.toggleAttribute("data-stale", Boolean(day) && isStale(day, Date.now(), months));
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

/** The content of a marker's popup. @param {any} card `unsure`: nobody wrote down what is asked for @returns {HTMLElement} */
export function popupOf(card) {
  const node = part("div", "y-station", "");
  mark(node, card);
  const state = node.appendChild(part("p", "state", ""));
  showState(state, card.state);
  if (farText(card)) node.appendChild(part("p", "y-far", farText(card)));
  node.appendChild(document.createElement("h3")).appendChild(anchor("", card.name, pageOf(card)));
  if (card.place) node.appendChild(part("p", "y-place", card.place));
  if (card.unsure) node.appendChild(part("p", "y-unsure", "要找的没写清有没有，先问一声"));
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
  return awayText(card.metres, card.error);
}

/** The link that calls a number, without its extension. The twin of `tel_href`. @param {string} phone */
export function telephone(phone) {
  const written = /^[-+() \d]*/.exec(phone)[0].replace(/[()]/g, "").trim();
  const number = written.replace(/^(?:(?:\+|00)86[- ]?|86[- ])/, "+86");
  const whole = BEFORE_EXTENSION.exec(number);
  const digits = (whole ? whole[1] : number).replace(/[^\d+]/g, "").replace("+860", "+86");
  return digits && "tel:" + digits;
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
