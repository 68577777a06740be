/**
 * The state of a schedule at an instant, in China's time whatever the phone's zone; the same rules as
 * generator/hours (plan.py, days.py, state.py), and the same vectors prove both. The clock is an argument.
 */

const MIDNIGHT = 1440;
const SOON = 30;
const AHEAD = 15;
const LONGEST_FEAST = 31;
const MADE_UP = 7;
const HOLIDAY = 8;
const WEEK = "一二三四五六日";
const WAYS = { staff: "找工作人员", scan: "扫码", face: "刷脸" };
const RANKS = ["walk_in", "staff", "scan", "card", "app", "face"];
const WHOLE = [[0, MIDNIGHT]];

/**
 * @typedef {{code: string, state: string, text: string, reason: string, cardFree: (boolean|null)}} State `state`
 *   repeats `code` for pages, which write it into data-state
 * @typedef {{open: number[][], ask: number[][], reason: string, kind: string, until: string}} Day
 * @typedef {{from: string, to: string, rest: Array<Array<string>>, work: string[], ask: Array<Array<string>>,
 *   newYear: string[]}} Calendar
 */

/**
 * Tell the state of a schedule at an instant.
 * @param {Object} schedule what generator.hours.schedule made
 * @param {number} epochMs milliseconds since 1970-01-01 UTC
 * @param {Calendar} calendar what generator.hours.Calendar.data() made
 * @returns {State}
 */
export function stateAt(schedule, epochMs, calendar) {
  const now = Math.floor(epochMs / 60000) + 480;
  const number = Math.floor(now / MIDNIGHT);
  if (schedule.st) return byStatus(schedule.st, number);
  const days = daysOf(schedule, calendar);
  const today = days(number);
  if (today.kind === "paused") {
    const text = join(["暂停开放至 " + shortDate(today.until), today.reason]);
    return state("paused", text, today.reason, null);
  }
  if (schedule.q && today.kind !== "special" && today.kind !== "notice") return byRemark(schedule.q);
  const end = endOfOpen(days, now);
  if (end) return openState(schedule, days, now, end);
  if (asked(days, now)) return state("ask", join(["以现场为准", today.reason]), today.reason, null);
  if (today.kind === "unknown") return state("unknown", "时间不清楚", "", null);
  return closedState(days, now);
}

/**
 * Which rule of the usual hours holds on the date of an instant, for the row of a week table: its kind of day (1 Monday
 * … 7 Sunday, 8 a made-up working day, 9 a holiday) and its part of the year, or the number of an exception; null
 * when nobody can say.
 * @param {Object} schedule @param {number} epochMs @param {Calendar} calendar
 * @returns {{days: string, season: string, exception: string} | null}
 */
export function ruleAt(schedule, epochMs, calendar) {
  if (!schedule.w && !schedule.s) return null;
  const number = Math.floor((Math.floor(epochMs / 60000) + 480) / MIDNIGHT);
  const [kind, name] = kindOf(calendar, number);
  const exception = (schedule.d || []).findIndex((item) => hits(item[0], number, kind, name, calendar));
  if (exception >= 0) return { days: "", season: "", exception: String(exception) };
  if (kind === "rest") return rule(schedule, number, HOLIDAY);
  if (kind && baseDay(schedule, number, calendar).kind === "ask") return null;
  const made = kind === "work" && ofBit(schedule, number, MADE_UP);
  return rule(schedule, number, made ? MADE_UP : weekday(number));
}

function rule(schedule, number, bit) {
  const matching = schedule.s ? seasonsOn(schedule.s, number) : [];
  if (matching.filter((season) => season.length > 3).length > 1) return null;
  const stated = matching.filter((season) => find(season[2], bit)).pop();
  const season = stated || (bit < MADE_UP ? matching[matching.length - 1] : null);
  return { days: String(bit + 1), season: season ? season[0] + "-" + season[1] : "", exception: "" };
}

/**
 * Tell whether it is open on some day for the whole of 00:00 to 06:00, by card or without.
 * @param {Object} schedule
 * @returns {boolean}
 */
export function openAtNight(schedule) {
  if (schedule.st || schedule.q) return false;
  const plans = [schedule].concat(ways(schedule).filter((way) => way[0] !== 0).map((way) => way[0]));
  return plans.some((plan) => covers(plan, 0, 360));
}

function allSpans(plan) {
  const found = [];
  for (const entry of entriesOf(plan)) found.push(...spansOf(entry));
  return found.concat(found.filter((s) => s[1] > MIDNIGHT).map((s) => [s[0] - MIDNIGHT, s[1] - MIDNIGHT]));
}

function covers(plan, start, end) {
  return allSpans(plan).some((span) => span[0] <= start && span[1] >= end);
}

function entriesOf(plan) {
  return (plan.s || []).reduce((found, season) => found.concat(season[2]), plan.w || []);
}

function ways(schedule) {
  return schedule.a || [];
}

function state(code, text, reason, cardFreeNow) {
  return { code, state: code, text, reason, cardFree: cardFreeNow };
}

function join(parts) {
  return parts.filter(Boolean).join(" · ");
}

function byStatus(status, number) {
  const [code, note, when] = status;
  if (code === "paused" && when && number > dayNumber(when)) {
    return state("ask", "以现场为准 · 原定暂停至 " + shortDate(when), note, null);
  }
  if (code === "planned" && when && isoDate(number).slice(0, when.length) > when) {
    return state("ask", "以现场为准 · 原定" + longDate(when) + "开放", note, null);
  }
  return state(code === "planned" || code === "paused" ? code : "closed", statusText(status), note, null);
}

function statusText(status) {
  const [code, note, when] = status;
  if (code === "planned") return join(["筹建中", when ? "预计" + longDate(when) + "开放" : "", note]);
  if (code === "closed") return join(["已关闭", note]);
  return join(["暂停开放" + (when ? "至 " + shortDate(when) : ""), note]);
}

function byRemark(remark) {
  const [kind, text] = remark;
  if (kind === "paused") {
    return state("paused", text.indexOf("暂停") >= 0 ? text : join(["暂停开放", text]), text, null);
  }
  return state("ask", text.indexOf("为准") >= 0 ? text : "以现场为准 · " + text, text, null);
}

/* Days */

function daysOf(schedule, calendar) {
  const known = new Map();
  return (number) => {
    if (!known.has(number)) known.set(number, dayOf(schedule, number, calendar));
    return known.get(number);
  };
}

function day(open, ask, reason, kind, until) {
  return { open: open || [], ask: ask || [], reason: reason || "", kind: kind || "", until: until || "" };
}

function withReason(of, reason, kind) {
  return day(of.open, of.ask, reason, kind === undefined ? of.kind : kind, of.until);
}

function dayOf(schedule, number, calendar) {
  const date = schedule.x || schedule.n ? isoDate(number) : "";
  const special = narrowest((schedule.x || []).filter((item) => item[0] <= date && date <= item[1]));
  if (special) return specialDay(special, number);
  const notice = strongest((schedule.n || []).filter((item) => item[0] <= date && date <= item[1]));
  if (notice) return noticeDay(schedule, notice, number, calendar);
  return baseDay(schedule, number, calendar);
}

function narrowest(items) {
  let best = null;
  for (const item of items) {
    if (!best || dayNumber(item[1]) - dayNumber(item[0]) <= dayNumber(best[1]) - dayNumber(best[0])) best = item;
  }
  return best;
}

function strongest(items) {
  const pauses = items.filter((item) => item[2] === "pause");
  if (pauses.length) return pauses.reduce((best, item) => (item[1] > best[1] ? item : best));
  return narrowest(items.filter((item) => item[2] === "shorten" || item[2] === "extend"));
}

function specialDay(item, number) {
  const plan = item[2];
  const note = item[3];
  if (plan === 0) return day([], [], note ? "今天不开（" + note + "）" : "今天休息", "special");
  if (plan === 1) return day([], WHOLE, note, "special");
  return beyond(plan, withReason(ofBit(plan, number, weekday(number)) || day(), note, "special"));
}

function noticeDay(schedule, item, number, calendar) {
  const plan = item[3];
  if (item[2] === "pause") return day([], [], item[4], "paused", item[1]);
  if (plan === 0) return day([], WHOLE, item[4], "notice");
  if (speaksOfHolidays(item, calendar)) {
    return beyond(plan, withReason(ofBit(plan, number, weekday(number)) || day(), item[4], "notice"));
  }
  const found = baseDay(Object.assign({}, plan, { h: schedule.h }), number, calendar);
  return withReason(found, found.open.length ? item[4] : found.reason, "notice");
}

/** At least half of a notice's days are, or may be, holidays or made-up days; others leave those as they are. */
function speaksOfHolidays(item, calendar) {
  const first = dayNumber(item[0]);
  const last = dayNumber(item[1]);
  if (last - first > LONGEST_FEAST) return false;
  let free = 0;
  for (let at = first; at <= last; at += 1) {
    if (kindOf(calendar, at)[0]) free += 1;
  }
  return 2 * free > last - first;
}

function baseDay(schedule, number, calendar) {
  if (!schedule.w && !schedule.s) return day([], [], "", "unknown");
  const [kind, name] = kindOf(calendar, number);
  const found = exceptionDay(schedule, number, kind, name, calendar) || ofKind(schedule, number, kind, name);
  return beyond(schedule, withAccess(schedule, found, number));
}

/** Beyond the hours of an open day, where the text says how one gets in then: not closed, and not certain. */
function beyond(plan, of) {
  if (!plan.o || !of.open.length) return of;
  const asks = of.ask.slice();
  let at = 0;
  for (const [start, end] of of.open) {
    if (at < start) asks.push([at, start]);
    at = Math.max(at, end);
  }
  if (at < MIDNIGHT) asks.push([at, MIDNIGHT]);
  return day(of.open, merged(asks), of.reason || plan.o, of.kind, of.until);
}

function ofKind(schedule, number, kind, name) {
  if (kind === "rest") return holidayDay(schedule, number, name);
  if (kind === "work") return madeUpDay(schedule, number, name);
  const ordinary = ordinaryDay(schedule, number);
  if (kind === "") return ordinary;
  const named = (schedule.d || []).some((item) => typeof item[0] === "string" && item[0].indexOf("/") < 0);
  const others = [holidayDay(schedule, number, name)];
  if (weekday(number) > 4) others.push(madeUpDay(schedule, number, name));
  const certain = !named && others.every((other) => sameHours(other, ordinary));
  return certain ? ordinary : askedDay(schedule, number, name + "前后安排未定");
}

function exceptionDay(schedule, number, kind, name, calendar) {
  for (const item of schedule.d || []) {
    const key = item[0];
    const hit = hits(key, number, kind, name, calendar);
    if (!hit) continue;
    const reason = reasonOf(key);
    const found = ofEntry(item);
    return withReason(found, found.open.length || found.ask.length ? reason : reason + "休息");
  }
  return null;
}

function reasonOf(key) {
  if (typeof key === "number") return "每月" + key + "日";
  if (typeof key === "string") return key.indexOf("/") < 0 ? key : "今天";
  return "春节";
}

function hits(key, number, kind, name, calendar) {
  if (typeof key === "string" && key.indexOf("/") > 0) {
    const [first, last] = key.split("/");
    return first <= isoDate(number) && isoDate(number) <= last;
  }
  if (typeof key === "string") return kind === "rest" && name.indexOf(key) >= 0;
  if (typeof key === "number") return Number(isoDate(number).slice(8)) === key;
  return calendar.newYear.some((date) => {
    const since = number - dayNumber(date);
    return key[0] <= since && since <= key[1];
  });
}

function ordinaryDay(plan, number) {
  const found = ofBit(plan, number, weekday(number));
  if (found && (found.open.length || found.ask.length)) return found;
  if (plan.o) return day([], WHOLE, plan.o);
  return day([], [], "周" + WEEK[weekday(number)] + "休息");
}

function holidayDay(schedule, number, name) {
  if (schedule.h === "clash") return askedDay(schedule, number, name);
  const stated = ofBit(schedule, number, HOLIDAY);
  if (stated) return withReason(stated, stated.open.length || stated.ask.length ? name : name + "休息");
  if (schedule.h === "closed") return day([], [], name + "休息");
  return schedule.h === "open" ? ordinaryDay(schedule, number) : askedDay(schedule, number, name);
}

function madeUpDay(schedule, number, name) {
  const stated = ofBit(schedule, number, MADE_UP);
  if (stated) return stated;
  const ordinary = ordinaryDay(schedule, number);
  const same = [0, 1, 2, 3, 4].some((bit) => sameHours(ofBit(schedule, number, bit) || day(), ordinary));
  return same ? ordinary : askedDay(schedule, number, name);
}

function askedDay(schedule, number, reason) {
  const usual = ofBit(schedule, number, weekday(number)) || day();
  const end = usual.open.reduce((last, span) => Math.max(last, span[1]), MIDNIGHT);
  return day([], [[0, end]], reason, "ask");
}

function sameHours(one, other) {
  return String(one.open) === String(other.open) && String(one.ask) === String(other.ask);
}

function ofBit(plan, number, bit) {
  const matching = plan.s ? seasonsOn(plan.s, number) : [];
  const vague = matching.filter((season) => season.length > 3);
  if (vague.length) {
    const found = vague.map((season) => find(season[2], bit));
    return found.every((one) => !one) ? null : agree(found.map((one) => one || day()));
  }
  for (const season of matching.reverse()) {
    const found = find(season[2], bit);
    if (found) return found;
  }
  if (matching.length) return null;
  if (plan.w) return find(plan.w, bit);
  return bit > 6 ? null : day([], WHOLE, "这一季没有写时间");
}

function seasonsOn(seasons, number) {
  const date = isoDate(number);
  const monthDay = Number(date.slice(5, 7)) * 100 + Number(date.slice(8));
  return seasons.filter((season) => within(monthDay, season[0], season[1]));
}

function within(monthDay, first, last) {
  return first <= last ? first <= monthDay && monthDay <= last : monthDay >= first || monthDay <= last;
}

function find(entries, bit) {
  const entry = entries.find((one) => (one[0] >> bit) & 1);
  return entry ? ofEntry(entry) : null;
}

function ofEntry(entry) {
  return entry.length > 1 && entry[1] < 0 ? day([], WHOLE) : day(spansOf(entry), []);
}

function spansOf(entry) {
  const spans = [];
  for (let at = 1; at + 1 < entry.length; at += 2) spans.push([entry[at], entry[at + 1]]);
  return spans;
}

function agree(days) {
  const minutes = new Set();
  for (const one of days) for (const span of one.open.concat(one.ask)) span.forEach((m) => minutes.add(m));
  const cuts = Array.from(minutes).sort((a, b) => a - b);
  const opened = [];
  const asks = [];
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const votes = days.map((one) => says(one, cuts[at]));
    if (votes.every((vote) => vote === "open")) extend(opened, cuts[at], cuts[at + 1]);
    else if (votes.some(Boolean)) extend(asks, cuts[at], cuts[at + 1]);
  }
  return day(opened, asks, asks.length ? "换季时间没有写明" : "");
}

function says(of, minute) {
  if (holds(of.open, minute)) return "open";
  return holds(of.ask, minute) ? "ask" : "";
}

function holds(spans, minute) {
  return spans.some((span) => span[0] <= minute && minute < span[1]);
}

function extend(spans, start, end) {
  const last = spans[spans.length - 1];
  if (last && last[1] === start) last[1] = end;
  else spans.push([start, end]);
}

function withAccess(schedule, of, number) {
  if (!of.open.length) return of;
  let spans = of.open;
  for (const way of ways(schedule)) {
    if (way[0] !== 0) spans = spans.concat((ofBit(way[0], number, weekday(number)) || day()).open);
  }
  return day(merged(spans), of.ask, of.reason, of.kind, of.until);
}

function merged(spans) {
  const joined = [];
  for (const span of spans.slice().sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = joined[joined.length - 1];
    if (last && span[0] <= last[1]) last[1] = Math.max(span[1], last[1]);
    else joined.push([span[0], span[1]]);
  }
  return joined;
}

/* The instant */

function cutOff(days, number) {
  const of = days(number);
  return of.kind === "paused" || (of.kind === "special" && !of.open.length && !of.ask.length);
}

function endOfOpen(days, now) {
  const number = Math.floor(now / MIDNIGHT);
  let end = Math.max(reach(days, number - 1, now), reach(days, number, now));
  while (end && end - now <= 8 * MIDNIGHT) {
    const of = Math.floor(end / MIDNIGHT);
    const further = Math.max(reach(days, of - 1, end), reach(days, of, end));
    if (further <= end) break;
    end = further;
  }
  return end;
}

function reach(days, number, minute) {
  for (const span of days(number).open) {
    const last = span[1] > MIDNIGHT && cutOff(days, number + 1) ? MIDNIGHT : span[1];
    const since = minute - number * MIDNIGHT;
    if (span[0] <= since && since < last) return number * MIDNIGHT + last;
  }
  return 0;
}

function asked(days, minute) {
  const number = Math.floor(minute / MIDNIGHT);
  if (holds(days(number).ask, minute - number * MIDNIGHT)) return true;
  if (cutOff(days, number)) return false;
  return holds(days(number - 1).ask, minute - (number - 1) * MIDNIGHT);
}

function openState(schedule, days, now, end) {
  const way = accessNow(schedule, now);
  const free = way ? way[1] === "walk_in" || way[1] === "staff" : null;
  const last = end - (lastClosing(days, end) ? schedule.e || 0 : 0);
  const asks = asked(days, end);
  const words = wayText(way);
  if (!asks && last < end && now >= last) return state("soon", "已停止入场 · " + moment(end, now) + " 关门", "", free);
  if (!asks && last - now <= SOON) {
    const what = last < end ? "停止入场" : "关门";
    return state("soon", join([last - now + " 分钟后" + what, words]), "", free);
  }
  const later = words ? "" : laterWay(schedule, now, Math.min(end, now + MIDNIGHT));
  const closing = later || closingText(now, end, asks);
  return state("open", join(["开放中", words, closing]), days(Math.floor(now / MIDNIGHT)).reason, free);
}

function lastClosing(days, end) {
  const number = Math.floor((end - 1) / MIDNIGHT);
  return !days(number).open.some((span) => span[0] + number * MIDNIGHT > end);
}

function closingText(now, end, asks) {
  if (end - now > 8 * MIDNIGHT || (asks && end - now > MIDNIGHT)) return "24 小时";
  return moment(end, now) + (asks ? " 后以现场为准" : " 关门");
}

function accessNow(schedule, now) {
  let best = null;
  for (const way of ways(schedule)) {
    if (admits(way[0], now) && (!best || rank(way) < rank(best))) best = way;
  }
  return best;
}

function rank(way) {
  const at = RANKS.indexOf(way[1]);
  return at < 0 ? 9 : at;
}

function admits(plan, now) {
  if (plan === 0) return true;
  const number = Math.floor(now / MIDNIGHT);
  const minute = now % MIDNIGHT;
  const today = ofBit(plan, number, weekday(number)) || day();
  const before = ofBit(plan, number - 1, weekday(number - 1)) || day();
  return holds(today.open, minute) || holds(before.open, minute + MIDNIGHT);
}

function wayText(way) {
  if (!way || way[1] === "walk_in") return "";
  if (way[1] === "card") return "凭" + (way[3] || "卡");
  if (way[1] === "app") return "用" + (way[3] || " App ") + "开门";
  return WAYS[way[1]] || "";
}

function laterWay(schedule, now, end) {
  const number = Math.floor(now / MIDNIGHT);
  const changes = new Set();
  for (const way of ways(schedule)) {
    if (way[0] === 0) continue;
    for (const entry of entriesOf(way[0])) {
      for (const minute of entry.slice(1)) {
        if (minute >= 0) [-1, 0, 1].forEach((ahead) => changes.add((number + ahead) * MIDNIGHT + minute));
      }
    }
  }
  for (const minute of Array.from(changes).sort((a, b) => a - b)) {
    if (minute <= now || minute >= end) continue;
    const words = wayText(accessNow(schedule, minute));
    if (words) return moment(minute, now) + " 后" + words;
  }
  return "";
}

function closedState(days, now) {
  const number = Math.floor(now / MIDNIGHT);
  const today = days(number);
  const following = nextOpening(days, now);
  if (today.open.length || today.ask.length) return state("closed", following || "已关门", today.reason, null);
  const reason = today.reason || "今天休息";
  return state("rest", join([reason, following]), reason, null);
}

function nextOpening(days, now) {
  const number = Math.floor(now / MIDNIGHT);
  for (let ahead = 0; ahead < AHEAD; ahead += 1) {
    const of = days(number + ahead);
    const since = now - (number + ahead) * MIDNIGHT;
    const open = of.open.find((span) => span[0] > since);
    if (open) return dayName(number + ahead, number) + " " + clock(open[0]) + " 开门";
    const ask = of.ask.find((span) => span[0] > since);
    if (ask) return dayName(number + ahead, number) + (ask[0] ? " " + clock(ask[0]) + " 起" : "") + "以现场为准";
  }
  return "";
}

/* Words and dates */

function moment(minute, now) {
  let number = Math.floor(minute / MIDNIGHT);
  let ofDay = minute % MIDNIGHT;
  if (ofDay === 0) {
    number -= 1;
    ofDay = MIDNIGHT;
  }
  const today = Math.floor(now / MIDNIGHT);
  if (number === today) return clock(ofDay);
  if (number === today + 1) return (ofDay <= MIDNIGHT / 2 ? "次日 " : "明天 ") + clock(ofDay);
  return dayName(number, today) + " " + clock(ofDay);
}

function dayName(number, today) {
  const ahead = number - today;
  if (ahead < 2) return ahead ? "明天" : "今天";
  return ahead < 7 ? "周" + WEEK[weekday(number)] : shortDate(isoDate(number));
}

function clock(minute) {
  const rest = minute % 60;
  return Math.floor(minute / 60) + ":" + (rest < 10 ? "0" : "") + rest;
}

function shortDate(date) {
  const parts = date.split("-");
  return Number(parts[1]) + "月" + Number(parts[2]) + "日";
}

function longDate(text) {
  const parts = text.split("-");
  if (parts.length > 3 || !parts.every((part) => /^\d+$/.test(part))) return text;
  return parts.map((part, at) => Number(part) + "年月日"[at]).join("");
}

function weekday(number) {
  return (((number + 3) % 7) + 7) % 7;
}

function isoDate(number) {
  return new Date(number * 86400000).toISOString().slice(0, 10);
}

function dayNumber(date) {
  return Date.parse(date + "T00:00:00Z") / 86400000;
}

const calendars = new WeakMap();

function kindOf(calendar, number) {
  let kinds = calendars.get(calendar);
  if (!kinds) {
    kinds = kindsOf(calendar);
    calendars.set(calendar, kinds);
  }
  if (number < kinds.first || number > kinds.last) return ["ask", "节假日"];
  return kinds.days.get(number) || ["", ""];
}

function kindsOf(calendar) {
  const days = new Map();
  const fill = (ranges, kind) => {
    for (const [first, last, name] of ranges) {
      for (let at = dayNumber(first); at <= dayNumber(last); at += 1) days.set(at, [kind, name]);
    }
  };
  fill(calendar.ask, "ask");
  fill(calendar.rest, "rest");
  fill(calendar.work.map((date) => [date, date, "调休上班日"]), "work");
  return { first: dayNumber(calendar.from), last: dayNumber(calendar.to), days };
}
