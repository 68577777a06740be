"""The state of a schedule at an instant, in China's time whatever the clock of the machine."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.hours.days import access_now, day_number, day_of
from generator.hours.holidays import Calendar, iso
from generator.hours.lookup import MIDNIGHT, Day, weekday
from generator.hours.schedule import long_date, short_date, status_text
from generator.hours.wording import clock

SOON = 30  # minutes before closing (or before last entry) from which a place is closing soon
_AHEAD = 15  # days searched for the next opening
_CHINA = datetime.timezone(datetime.timedelta(hours=8))
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=_CHINA)
_WAYS = {"staff": "找工作人员", "scan": "扫码", "face": "刷脸"}


@dataclass(frozen=True, slots=True)
class State:
    """A state: code open|soon|closed|rest|ask|paused|planned|unknown, the line to show, and the reason alone.

    `card_free`: somebody without a card gets in now; None when the record does not say or it is not open.
    """

    code: str
    text: str
    reason: str = ""
    card_free: bool | None = None


class _Days:
    """The days around an instant, each worked out once."""

    def __init__(self, schedule: Mapping[str, Any], calendar: Calendar) -> None:
        self.schedule = schedule
        self.calendar = calendar
        self.known: dict[int, Day] = {}

    def __getitem__(self, number: int) -> Day:
        if number not in self.known:
            self.known[number] = day_of(self.schedule, number, self.calendar)
        return self.known[number]


def state(schedule: Mapping[str, Any], at: datetime.datetime, calendar: Calendar) -> State:
    """Tell the state at an instant (timezone-aware); seconds are dropped."""
    now = int((at - _EPOCH).total_seconds() // 60)
    number = now // MIDNIGHT
    if "st" in schedule:
        return _by_status(schedule["st"], number)
    days = _Days(schedule, calendar)
    today = days[number]
    if today.kind == "paused":
        text = f"暂停开放至 {short_date(today.until)}"
        return State("paused", " · ".join(part for part in (text, today.reason) if part), today.reason)
    if "q" in schedule and today.kind not in ("special", "notice"):
        return _by_remark(schedule["q"])
    end = _end_of_open(days, now)
    if end:
        return _open(days, now, end)
    if _asked(days, now):
        return State("ask", " · ".join(part for part in ("以现场为准", today.reason) if part), today.reason)
    if today.kind == "unknown":
        return State("unknown", "时间不清楚")
    return _closed(days, now)


def _by_status(status: list[str], number: int) -> State:
    code, note, when = status
    if code == "paused" and when and number > day_number(when):
        return State("ask", f"以现场为准 · 原定暂停至 {short_date(when)}", note)
    if code == "planned" and when and iso(number)[: len(when)] > when:
        return State("ask", f"以现场为准 · 原定{long_date(when)}开放", note)
    return State(code if code in ("planned", "paused") else "closed", status_text(status), note)


def _by_remark(remark: list[str]) -> State:
    if remark[0] == "paused":
        shown = (
            remark[1] if "暂停" in remark[1] else " · ".join(part for part in ("暂停开放", remark[1]) if part)
        )
        return State("paused", shown, remark[1])
    return State("ask", remark[1] if "为准" in remark[1] else f"以现场为准 · {remark[1]}", remark[1])


def _cut_off(days: _Days, number: int) -> bool:
    """A date that is paused or closed by its own rule ends the night before it at midnight."""
    day = days[number]
    return day.kind == "paused" or (day.kind == "special" and not day.open and not day.ask)


def _end_of_open(days: _Days, now: int) -> int:
    """The minute at which the opening that holds now ends; 0 when none holds."""
    number = now // MIDNIGHT
    end = 0
    for of in (number - 1, number):
        end = max(end, _reach(days, of, now))
    while end and end - now <= 8 * MIDNIGHT:
        further = max(_reach(days, end // MIDNIGHT - 1, end), _reach(days, end // MIDNIGHT, end))
        if further <= end:
            break
        end = further
    return end


def _reach(days: _Days, number: int, minute: int) -> int:
    for start, end in days[number].open:
        last = MIDNIGHT if end > MIDNIGHT and _cut_off(days, number + 1) else end
        if start <= minute - number * MIDNIGHT < last:
            return number * MIDNIGHT + last
    return 0


def _asked(days: _Days, minute: int) -> bool:
    number = minute // MIDNIGHT
    if any(start <= minute - number * MIDNIGHT < end for start, end in days[number].ask):
        return True
    if _cut_off(days, number):
        return False
    return any(start <= minute - (number - 1) * MIDNIGHT < end for start, end in days[number - 1].ask)


def _open(days: _Days, now: int, end: int) -> State:
    schedule = days.schedule
    way = access_now(schedule, now // MIDNIGHT, now % MIDNIGHT)
    free = None if way is None else way[1] in ("walk_in", "staff")
    last = end - (int(schedule.get("e", 0)) if _last_closing(days, end) else 0)
    asks = _asked(days, end)
    if not asks and last < end and now >= last:
        return State("soon", f"已停止入场 · {_moment(end, now)} 关门", "", free)
    if not asks and last - now <= SOON:
        what = "停止入场" if last < end else "关门"
        return State("soon", " · ".join([f"{last - now} 分钟后{what}", *_way_text(way)]), "", free)
    parts = ["开放中", *_way_text(way)]
    later = _later_way(days, now, min(end, now + MIDNIGHT)) if not _way_text(way) else ""
    if later:
        parts.append(later)
    elif end - now > 8 * MIDNIGHT or (asks and end - now > MIDNIGHT):
        parts.append("24 小时")
    elif asks:
        parts.append(f"{_moment(end, now)} 后以现场为准")
    else:
        parts.append(f"{_moment(end, now)} 关门")
    return State("open", " · ".join(parts), days[now // MIDNIGHT].reason, free)


def _last_closing(days: _Days, end: int) -> bool:
    """Tell whether nothing opens later on the date of a closing: the last entry is before the last closing."""
    number = (end - 1) // MIDNIGHT
    return not any(start + number * MIDNIGHT > end for start, _ in days[number].open)


def _way_text(way: list[Any] | None) -> list[str]:
    if way is None or way[1] == "walk_in":
        return []
    if way[1] == "card":
        return [f"凭{way[3] or '卡'}"]
    if way[1] == "app":
        return [f"用{way[3] or ' App '}开门"]
    return [_WAYS[way[1]]] if way[1] in _WAYS else []


def _later_way(days: _Days, now: int, end: int) -> str:
    """The next change within this opening that asks for more than walking in: 22:00 后凭工会卡."""
    schedule = days.schedule
    for minute in sorted(_changes(schedule, now // MIDNIGHT)):
        if now < minute < end:
            words = _way_text(access_now(schedule, minute // MIDNIGHT, minute % MIDNIGHT))
            if words:
                return f"{_moment(minute, now)} 后{words[0]}"
    return ""


def _changes(schedule: Mapping[str, Any], number: int) -> set[int]:
    found = set()
    for plan, *_ in schedule.get("a", []):
        entries = [] if plan == 0 else [*plan.get("w", []), *(e for s in plan.get("s", []) for e in s[2])]
        for entry in entries:
            found |= {(number + ahead) * MIDNIGHT + m for m in entry[1:] if m >= 0 for ahead in (-1, 0, 1)}
    return found


def _closed(days: _Days, now: int) -> State:
    number = now // MIDNIGHT
    today = days[number]
    following = _next(days, now)
    if today.open or today.ask:
        return State("closed", following or "已关门", today.reason)
    reason = today.reason or "今天休息"
    return State("rest", " · ".join(part for part in (reason, following) if part), reason)


def _next(days: _Days, now: int) -> str:
    number = now // MIDNIGHT
    for ahead in range(_AHEAD):
        day = days[number + ahead]
        since = now - (number + ahead) * MIDNIGHT
        starts = [start for start, _ in day.open if start > since]
        if starts:
            return f"{_day_name(number + ahead, number)} {clock(starts[0])} 开门"
        asks = [start for start, _ in day.ask if start > since]
        if asks:
            when = f" {clock(asks[0])} 起" if asks[0] else ""
            return f"{_day_name(number + ahead, number)}{when}以现场为准"
    return ""


def _day_name(number: int, today: int) -> str:
    ahead = number - today
    if ahead < 2:
        return ("今天", "明天")[ahead]
    if ahead < 7:
        return f"周{'一二三四五六日'[weekday(number)]}"
    date = datetime.date.fromordinal(number + 719163)
    return f"{date.month}月{date.day}日"


def _moment(minute: int, now: int) -> str:
    """A closing time: 22:00, 24:00, 次日 2:00, 周五 24:00."""
    number, of_day = divmod(minute, MIDNIGHT)
    if of_day == 0:
        number, of_day = number - 1, MIDNIGHT
    ahead = number - now // MIDNIGHT
    if ahead == 0:
        return clock(of_day)
    if ahead == 1:
        return f"{'次日' if of_day <= MIDNIGHT // 2 else '明天'} {clock(of_day)}"
    return f"{_day_name(number, now // MIDNIGHT)} {clock(of_day)}"
