// State lines, today's row of the week and the count of open stations: set when the page is shown and each minute.

import { loadIndex } from "./data.js";
import { isStale } from "./checked.js";
import { openFirst } from "./openfirst.js";
import { showState } from "./stateline.js";
import { ruleAt, stateAt } from "./hours.js";
import * as site from "./site.js";

const schedules = new WeakMap();

function scheduleOf(node) {
  if (!schedules.has(node)) schedules.set(node, parsed(node.dataset.schedule));
  return schedules.get(node);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (broken) {
    return null;
  }
}

function setStates(now) {
  for (const node of document.querySelectorAll("[data-schedule]")) {
    const schedule = scheduleOf(node);
    if (!schedule) continue;
    showState(node, stateAt(schedule, now, site.calendar));
  }
}

/** A special day is today's row, and not the weekday; while a notice changes the hours, no row is. */
function markToday(now) {
  const date = new Date(now + 288e5).toISOString().slice(0, 10);
  const rows = Array.from(document.querySelectorAll("[data-days]"));
  const special = Array.from(document.querySelectorAll("tr[data-from]"));
  const covers = (row) => row.dataset.from <= date && date <= row.dataset.to;
  const line = document.querySelector("[data-schedule]"); // the station's own stands first
  const schedule = line && scheduleOf(line);
  const plain = rows.length && schedule && !special.some(covers) && !hoursChanged(date);
  const today = plain ? rowOf(rows.map((row) => row.dataset), ruleAt(schedule, now, site.calendar)) : -1;
  rows.forEach((row, at) => row.toggleAttribute("data-today", at === today));
  for (const row of special) row.toggleAttribute("data-today", covers(row));
}

/**
 * The row that a rule stands in, -1 for none; what the record says of holidays stands in for a text that says nothing.
 * @param {{days: string, season?: string, exception?: string}[]} rows
 * @param {{days: string, season: string, exception: string} | null} rule @returns {number}
 */
export function rowOf(rows, rule) {
  if (!rule) return -1;
  const exact = rows.findIndex((row) => (rule.exception ? row.exception === rule.exception
    : row.days.split(",").includes(rule.days) && (row.season || "") === rule.season));
  return exact < 0 && rule.days === "9" ? rows.findIndex((row) => row.days === "holiday") : exact;
}

function hoursChanged(date) {
  return Array.from(document.querySelectorAll("[data-ends]")).some((node) =>
    node.dataset.effect !== "info" && node.dataset.starts <= date && date <= node.dataset.ends);
}

/**
 * How many stations are open at an instant; null when nothing is known of any, for then 0 would be a claim.
 * @param {any[][]} hours [schedule, how many stations have it] of the index
 * @param {(schedule: any) => {code: string}} stateOf @returns {number | null}
 */
export function openCount(hours, stateOf) {
  let count = 0;
  let known = false;
  for (const [schedule, stations] of hours) {
    const { code } = stateOf(schedule);
    if (code === "open" || code === "soon") count += stations;
    known = known || code !== "unknown";
  }
  return known ? count : null;
}

let index = null;

async function setCounts(now) {
  const nodes = document.querySelectorAll('[data-count="open"]');
  if (!nodes.length || !site.app) return;
  index = index || loadIndex(site.app);
  let hours;
  try {
    hours = (await index).hours;
  } catch (missing) {
    index = null; // the page is complete without this number
    nodes.forEach((node) => node.setAttribute("data-none", ""));
    return;
  }
  const count = openCount(hours, (schedule) => stateAt(schedule, now, site.calendar));
  for (const node of nodes) {
    (node.querySelector("dd") || node).textContent = String(count);
    node.hidden = count === null;
    node.toggleAttribute("data-none", node.hidden); // no place is kept for it any more
  }
}

/** A notice ends by itself, also on a page that was built before its last day, and with the last one its section. */
function endNotices(now) {
  const today = new Date(now + 288e5).toISOString().slice(0, 10);
  for (const node of document.querySelectorAll("[data-ends]")) node.hidden = node.dataset.ends < today;
  for (const list of document.querySelectorAll(".y-notices")) {
    const ended = !list.querySelector("li:not([hidden])");
    (list.closest("section.y-section") || list).hidden = ended;
    const words = list.parentElement.querySelector("[data-ended]");
    if (words) words.hidden = !ended;
  }
}

/** What was checked in time when the page was built may be old by now. */
function markStale(now) {
  for (const node of document.querySelectorAll("[data-checked]")) {
    if (isStale(node.dataset.checked, now, site.stale)) node.setAttribute("data-stale", "");
  }
}

function refresh() {
  const now = Date.now();
  markStale(now);
  endNotices(now);
  setStates(now);
  markToday(now);
  whenIdle(() => setCounts(Date.now()));
}

function whenIdle(act) {
  if (window.requestIdleCallback) window.requestIdleCallback(act, { timeout: 3000 });
  else setTimeout(act, 500);
}

refresh();
openFirst();
setInterval(refresh, 60000);
window.addEventListener("pageshow", refresh);
document.addEventListener("visibilitychange", () => document.hidden || refresh());
