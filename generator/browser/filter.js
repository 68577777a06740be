// The filters of the finder: one table, pure functions over columns. A test answers 1 yes, 0 not known, -1 no.

const GROUPS = { open: 0, soon: 1, unknown: 2, ask: 2, closed: 3, rest: 3, paused: 3, planned: 3 };

/** Ways of getting in: the code of a schedule's way -> the word of its filter. */
export const WAYS = { walk_in: "直接进", staff: "找工作人员", scan: "扫码进", card: "刷卡进", face: "刷脸进", app: "用 App 开门" };

/** @param {string} state a data-state word @returns {number} 0 open, 1 soon, 2 unknown, 3 closed */
export function groupOf(state) {
  return Object.prototype.hasOwnProperty.call(GROUPS, state) ? GROUPS[state] : 2;
}

/**
 * The state of every row at an instant. Each schedule is asked once, however many stations share it.
 * @param {any} stations columns @param {number} now milliseconds since 1970
 * @param {{stateAt: (schedule: any, now: number) => {code: string, text: string, cardFree?: boolean | null},
 *   openAtNight: (schedule: any) => boolean}} hours
 * @returns {{words: any[], at: Int32Array, group: Uint8Array, night: Int8Array, ways: string[][], month: number}}
 *   words[at[row]] is what stateAt says, ways[at[row]] the codes of its ways in; night: open from 00:00 to 06:00
 */
export function liveStates(stations, now, hours) {
  const words = [];
  const ways = [];
  const nights = [];
  const places = new Map();
  const live = {
    words, ways, at: new Int32Array(stations.n), group: new Uint8Array(stations.n), night: new Int8Array(stations.n),
    month: monthNumber(new Date(now + 288e5).toISOString().slice(0, 7)),
  };
  for (let row = 0; row < stations.n; row++) {
    const key = stations.status.at[row] * 65536 + stations.schedule.at[row];
    let place = places.get(key);
    if (place === undefined) {
      const status = stations.status.of[stations.status.at[row]];
      const schedule = stations.schedule.of[stations.schedule.at[row]];
      place = words.push(schedule ? hours.stateAt(schedule, now) : stateWithout(status)) - 1;
      ways.push(((schedule && schedule.a) || []).map((way) => way[1]));
      nights.push(nightOf(schedule, words[place].code, hours));
      places.set(key, place);
    }
    live.at[row] = place;
    live.group[row] = groupOf(words[place].code);
    live.night[row] = nights[place];
  }
  return live;
}

const STATUS_TEXT = { paused: "暂停开放", planned: "还在筹建", closed: "已经关闭" };

function stateWithout(status) {
  const known = Object.prototype.hasOwnProperty.call(STATUS_TEXT, status);
  return known ? { code: status, text: STATUS_TEXT[status] } : { code: "unknown", text: "时间不清楚" };
}

function nightOf(schedule, code, hours) {
  if (schedule && hours.openAtNight(schedule)) return 1;
  return groupOf(code) === 2 ? 0 : -1;
}

function monthNumber(text) {
  const parts = text.split("-");
  return parts.length < 2 ? -1 : Number(parts[0]) * 12 + Number(parts[1]);
}

/**
 * The table of all filters: a Map of id -> {id, label, says, any, all, test(stations, row, live)}. `says` is what a
 * heading says of it (能热饭); one of `any` and each of `all` are the columns that must hold a yes somewhere.
 * @param {{id: string, label: string, says: string, any?: string[], all?: string[]}[]} needs
 * @param {Object<string, string>} facilities code -> label @param {Object<string, string>} vehicle code -> label
 * @param {number} stale after how many months a check is old, as on cards and pages (`isStale`)
 */
export function filterTable(needs, facilities, vehicle, stale) {
  const table = new Map();
  const add = (id, label, says, test, any = [], all = []) => {
    if (!table.has(id)) table.set(id, { id, label, says, test, any, all });
  };
  add("open", "现在开放", "现在开放", (s, row, live) => [1, 1, 0, -1][live.group[row]], ["hours"]);
  add("night", "夜里也开", "夜里也开", (s, row, live) => live.night[row], ["hours"]);
  add("no-card", "不用卡就能进", "不用卡就能进", withoutCard, ["no_card"]);
  for (const need of needs) add(need.id, need.label, need.says, meets(need), need.any, need.all);
  for (const labels of [facilities, vehicle]) {
    for (const code of Object.keys(labels)) add(code, labels[code], "有" + labels[code], anyOf([code]), [code]);
  }
  for (const way of Object.keys(WAYS)) add("way-" + way, WAYS[way], "能" + WAYS[way], entersBy(way), ["hours"]);
  add("wheelchair", "轮椅能进", "轮椅能进", (s, row) => s.wheelchair[row], ["wheelchair"]);
  add("checked", "近期核实过", "近期核实过", (s, row, live) => {
    const month = monthNumber(s.checked.of[s.checked.at[row]] || "");
    return month >= 0 && live.month - month <= stale ? 1 : -1;
  });
  return table;
}

/** Whether a shard can hold a row that meets a filter. @param {any} filter @param {Set<string> | null} has null: not known */
export function canMeet(filter, has) {
  if (!has) return true;
  return (!filter.any.length || filter.any.some((code) => has.has(code))) && filter.all.every((code) => has.has(code));
}

/**
 * What a heading calls the stations that are shown: 乙二街道能热饭、夜里也开的驿站.
 * @param {Map<string, any>} table @param {string[]} filters @param {string} area its name, or ""
 * @returns {string} "" where nothing but 现在开放 is chosen, which the list says itself
 */
export function headingOf(table, filters, area) {
  const said = filters.filter((id) => id !== "open").map((id) => table.get(id).says);
  if (!said.length) return area && area + "的驿站";
  return area + said.join("、") + "的驿站";
}

/** Not where a card is asked for at this minute; where it is closed, whether it is ever open without one. */
function withoutCard(stations, row, live) {
  return live.words[live.at[row]].cardFree === false ? -1 : stations.no_card[row];
}

function entersBy(way) {
  return (stations, row, live) => {
    const known = live.ways[live.at[row]];
    return known.length ? (known.includes(way) ? 1 : -1) : 0;
  };
}

function meets(need) {
  const tests = (need.all || []).map((code) => anyOf([code]));
  if (need.any) tests.push(anyOf(need.any));
  return (stations, row) => tests.reduce((least, test) => Math.min(least, test(stations, row)), 1);
}

function anyOf(codes) {
  return (stations, row) => {
    let best = -1;
    for (const code of codes) {
      const column = stations.facilities[code] || stations.vehicle[code];
      const value = column ? column[row] : 0;
      if (value > best) best = value;
    }
    return best;
  };
}

/** @returns {Int8Array} the answers of one filter for all rows */
export function answers(filter, stations, live) {
  const out = new Int8Array(stations.n);
  for (let row = 0; row < stations.n; row++) out[row] = filter.test(stations, row, live);
  return out;
}

/**
 * Runs filters over rows in their order.
 * @param {Int32Array} order row numbers @param {Uint8Array} group of each row
 * @param {Int8Array[]} active answers of the chosen filters
 * @param {{at: Int32Array, places: Set<number>}[]} equals columns that must have one of some values (area, network …)
 * @param {boolean} openOnly leaves out what is closed; stations without known hours stay, in their own group
 * @returns {{groups: number[][], maybe: number[]}} rows by group; those where something chosen is
 *   not known, open ones first
 */
export function choose(order, group, active, equals, openOnly) {
  const groups = [[], [], [], []];
  const maybe = [[], [], [], []];
  for (let i = 0; i < order.length; i++) {
    const row = order[i];
    if (openOnly && group[row] === 3) continue;
    const answer = answerOf(row, active, equals);
    if (answer === 1) groups[group[row]].push(row);
    else if (answer === 0) maybe[group[row]].push(row);
  }
  return { groups, maybe: [].concat(...maybe) };
}

function answerOf(row, active, equals) {
  for (let e = 0; e < equals.length; e++) if (!equals[e].places.has(equals[e].at[row])) return -1;
  let answer = 1;
  for (let a = 0; a < active.length; a++) {
    const value = active[a][row];
    if (value < 0) return -1;
    if (value === 0) answer = 0;
  }
  return answer;
}

/** An area and all that lie below it. @param {{id: string, up: string}[]} areas @param {string} id @returns {Set<string>} */
export function areasWithin(areas, id) {
  const up = new Map(areas.map((area) => [area.id, area.up]));
  const within = new Set([id]);
  for (const area of areas) {
    const way = [];
    for (let at = area.id; at && !way.includes(at); at = up.get(at)) {
      way.push(at);
      if (within.has(at)) way.forEach((one) => within.add(one));
    }
  }
  return within;
}

/** How many of these rows a filter would keep. @param {number[][]} groups @param {Int8Array} column */
export function countOf(groups, column) {
  let count = 0;
  for (const rows of groups) for (let i = 0; i < rows.length; i++) if (column[rows[i]] === 1) count++;
  return count;
}

/** How many of these rows have each value of a column. @param {number[][]} groups @param {any} column {of, at} */
export function tally(groups, column) {
  const counts = new Int32Array(column.of.length);
  for (const rows of groups) for (let i = 0; i < rows.length; i++) counts[column.at[rows[i]]]++;
  return counts;
}

/**
 * Reads what is chosen from an address. Old and foreign names are dropped.
 * @param {string} query location.search @param {Map<string, any>} table
 * @returns {{filters: string[], equals: Object<string, string>}}
 */
export function readQuery(query, table) {
  const given = new URLSearchParams(query);
  const filters = [];
  for (const name of ["f", "need", "filter"]) {
    for (const id of given.getAll(name).join(",").split(",")) {
      if (table.has(id) && !filters.includes(id)) filters.push(id);
    }
  }
  const equals = {};
  for (const name of EQUALS) if (given.get(name)) equals[name] = given.get(name);
  return { filters, equals };
}

/** Columns that an address can name with one value. */
export const EQUALS = ["area", "network", "tier", "kind", "host"];

/** Writes what is chosen as a query, "" for nothing. Never holds a position. */
export function writeQuery(chosen) {
  const parts = [];
  if (chosen.filters.length) parts.push("f=" + chosen.filters.map(encodeURIComponent).join(","));
  for (const name of EQUALS) {
    if (chosen.equals[name]) parts.push(name + "=" + encodeURIComponent(chosen.equals[name]));
  }
  return parts.length ? "?" + parts.join("&") : "";
}
