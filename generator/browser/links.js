// Links into map apps: fills the table that generator/geo/links.py wrote, orders it for the phone at hand.

import { fromWgs84 } from "./datum.js";

const KEY = "yitu-map";
const LONGEST = 100;
const ROUTES = { ride: "骑行", walk: "步行" };
const UNFIT = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
const HALVES = /[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g;
const INNER = { ",": "，", ";": "；", ":": "：", "|": "｜", "(": "（", ")": "）" };

/**
 * The same links as Python's `links`, for a card that the browser draws.
 * @param {any[]} table rows of `link_table`
 * @param {{name: string, address?: string, lng?: number | null, lat?: number | null, precise?: boolean,
 *   poi?: string, city?: string, app?: string}} place WGS-84 degrees
 * @returns {{id: string, label: string, url: string, kind: string}[]}
 */
export function links(table, place) {
  const words = wordsOf(place);
  const exact = place.precise !== false && typeof place.lng === "number" && typeof place.lat === "number";
  const found = [];
  for (const row of table) {
    const filled = exact ? Object.assign(degreesOf(place, row.datum), words) : words;
    const kind = row.poi && words.poi ? "poi" : exact ? "marker" : "search";
    const url = fill(row[kind], filled);
    found.push({ id: row.id, label: row.label, url: kind === "search" ? dropEmpty(url) : url, kind });
    if (exact) found.push(...routesOf(row, filled));
  }
  return found;
}

function routesOf(row, filled) {
  return Object.keys(ROUTES).filter((kind) => row[kind]).map((kind) => ({
    id: row.id + "-" + kind, label: row.label.replace(/地图$/, "") + ROUTES[kind], url: fill(row[kind], filled), kind,
  }));
}

function fill(pattern, words) {
  return pattern.replace(/\{(\w+)\}/g, (whole, word) => words[word]);
}

function dropEmpty(url) {
  return url.replace(/&\w+=(?=&|$)/g, "");
}

function degreesOf(place, datum) {
  const [lng, lat] = fromWgs84(place.lng, place.lat, datum);
  return { lng: lng.toFixed(6), lat: lat.toFixed(6) };
}

function wordsOf(place) {
  const address = clean(place.address);
  const city = clean(place.city);
  const name = clean(place.name) || address || "目的地";
  const keyword = address || name;
  const plain = {
    name, keyword, city,
    part: inner(name),
    where: inner(address || name),
    wide: !city || keyword.startsWith(city) ? keyword : city + " " + keyword,
    region: city || "全国",
    poi: clean(place.poi),
    app: clean(place.app || "yitu"),
  };
  for (const key of Object.keys(plain)) plain[key] = encode(plain[key]);
  return plain;
}

function clean(text) {
  const kept = (text || "").replace(UNFIT, " ").replace(HALVES, (half) => (half.length === 2 ? half : " "));
  return Array.from(kept.trim().replace(/\s+/g, " ")).slice(0, LONGEST).join("");
}

function inner(text) {
  return text.replace(/[,;:|()]/g, (sign) => INNER[sign]);
}

function encode(text) {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => "%" + sign.charCodeAt(0).toString(16).toUpperCase());
}

/**
 * Which links to offer on this phone and in which order: the last choice first, in WeChat Tencent first.
 * Left out: geo: in WeChat, on Apple's systems and at desks (nothing opens it), Apple's map elsewhere.
 * @param {string[]} ids link ids in table order @param {{agent: string, last?: string}} phone
 * @returns {string[]}
 */
export function order(ids, phone) {
  const wechat = /MicroMessenger/i.test(phone.agent);
  const apple = /iPhone|iPad|iPod|Macintosh/.test(phone.agent);
  const android = /Android|HarmonyOS|OpenHarmony/i.test(phone.agent);
  const offered = ids.filter((id) => {
    if (serviceOf(id) === "apple") return apple;
    if (serviceOf(id) === "geo") return android && !wechat;
    return true;
  });
  const first = [phone.last, wechat ? "tencent" : ""].filter(Boolean);
  const rank = (id) => {
    const at = first.indexOf(serviceOf(id));
    return at < 0 ? first.length : at;
  };
  return offered.map((id, at) => ({ id, at })).sort((a, b) => rank(a.id) - rank(b.id) || a.at - b.at).map((e) => e.id);
}

function serviceOf(id) {
  return id.split("-")[0];
}

/** The service chosen last on this phone, "" when none or when storage is refused. @param {Storage} storage */
export function remembered(storage) {
  try {
    return storage.getItem(KEY) || "";
  } catch (refused) {
    return "";
  }
}

/** Keeps the chosen service on this phone only. @param {Storage} storage @param {string} id a link's id */
export function remember(storage, id) {
  try {
    storage.setItem(KEY, serviceOf(id));
  } catch (refused) {
    // A private window: the choice lasts as long as the page.
  }
}
