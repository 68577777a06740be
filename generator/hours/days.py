"""What a schedule says of one date: when it is open, when nobody can say, and why it rests."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.hours.holidays import Calendar, iso
from generator.hours.holidays import number as number_of
from generator.hours.lookup import MIDNIGHT, WHOLE, Day, merged, of_bit, of_entry, weekday

_MADE_UP, _HOLIDAY = 7, 8
_LONGEST_FEAST = 31  # days of a notice that may be about a holiday
_WEEK = "一二三四五六日"


def day_of(schedule: Mapping[str, Any], number: int, calendar: Calendar) -> Day:
    """Tell what holds on a date: the station's own special hours, then notices, then its plan."""
    if "x" in schedule or "n" in schedule:
        dated = _dated(schedule, number, calendar)
        if dated is not None:
            return dated
    return _base(schedule, number, calendar)


def _dated(schedule: Mapping[str, Any], number: int, calendar: Calendar) -> Day | None:
    date = iso(number)
    special = _narrowest([item for item in schedule.get("x", []) if item[0] <= date <= item[1]])
    if special is not None:
        return _special(special, number)
    notice = _strongest([item for item in schedule.get("n", []) if item[0] <= date <= item[1]])
    return None if notice is None else _notice(schedule, notice, number, calendar)


def _narrowest(items: Sequence[Any]) -> Any:
    if not items:
        return None
    return min(reversed(items), key=lambda item: day_number(item[1]) - day_number(item[0]))


def _strongest(items: Sequence[Any]) -> Any:
    """The pause that ends last; else the change for the fewest days (盘点 within 高温延时)."""
    pauses = [item for item in items if item[2] == "pause"]
    if pauses:
        return max(pauses, key=lambda item: item[1])
    return _narrowest([item for item in items if item[2] in ("shorten", "extend")])


def _special(item: Sequence[Any], number: int) -> Day:
    _, _, plan, note = item
    if plan == 0:
        return Day(reason=f"今天不开（{note}）" if note else "今天休息", kind="special")
    if plan == 1:
        return Day(ask=WHOLE, reason=note, kind="special")
    return _beyond(plan, replace(_plain(plan, number), reason=note, kind="special"))


def _notice(schedule: Mapping[str, Any], item: Sequence[Any], number: int, calendar: Calendar) -> Day:
    """What a notice makes of a date; one for a whole season leaves holidays and dated rests as they are."""
    _, until, effect, plan, text = item
    if effect == "pause":
        return Day(reason=text, kind="paused", until=until)
    if plan == 0:
        return Day(ask=WHOLE, reason=text, kind="notice")
    if _speaks_of_holidays(item, calendar):
        return _beyond(plan, replace(_plain(plan, number), reason=text, kind="notice"))
    day = _base({**plan, "h": schedule.get("h", "")}, number, calendar)
    return replace(day, reason=text if day.open else day.reason, kind="notice")


def _speaks_of_holidays(item: Sequence[Any], calendar: Calendar) -> bool:
    """Tell whether at least half of a notice's days are, or may be, holidays or made-up days (国庆值守)."""
    first, last = day_number(item[0]), day_number(item[1])
    if last - first > _LONGEST_FEAST:
        return False
    free = sum(calendar.kind(day)[0] != "" for day in range(first, last + 1))
    return 2 * free > last - first


def _plain(plan: Mapping[str, Any], number: int) -> Day:
    """A plan on a weekday, whatever the calendar says."""
    day = of_bit(plan, number, weekday(number))
    return Day() if day is None else day


def _base(schedule: Mapping[str, Any], number: int, calendar: Calendar) -> Day:
    if "w" not in schedule and "s" not in schedule:
        return Day(kind="unknown")
    kind, name = calendar.kind(number)
    day = _exception(schedule, number, kind, name, calendar)
    if day is None:
        day = _of_kind(schedule, number, kind, name)
    return _beyond(schedule, _with_access(schedule, day, number))


def _beyond(plan: Mapping[str, Any], day: Day) -> Day:
    """Beyond the hours of an open day, where the text says how one gets in then: not closed, and not certain."""
    if "o" not in plan or not day.open:
        return day
    gaps = []
    at = 0
    for start, end in day.open:
        if at < start:
            gaps.append((at, start))
        at = max(at, end)
    if at < MIDNIGHT:
        gaps.append((at, MIDNIGHT))
    return replace(day, ask=merged([*day.ask, *gaps]), reason=day.reason or plan["o"])


def _of_kind(schedule: Mapping[str, Any], number: int, kind: str, name: str) -> Day:
    if kind == "rest":
        return _holiday(schedule, number, name)
    if kind == "work":
        return _made_up(schedule, number, name)
    ordinary = _ordinary(schedule, number)
    if kind == "":
        return ordinary
    named = any(isinstance(item[0], str) and "/" not in item[0] for item in schedule.get("d", []))
    others = [_holiday(schedule, number, name)]
    if weekday(number) > 4:
        others.append(_made_up(schedule, number, name))
    certain = not named and all((o.open, o.ask) == (ordinary.open, ordinary.ask) for o in others)
    return ordinary if certain else _asked(schedule, number, f"{name}前后安排未定")


def _exception(
    schedule: Mapping[str, Any], number: int, kind: str, name: str, calendar: Calendar
) -> Day | None:
    for item in schedule.get("d", []):
        key = item[0]
        if isinstance(key, str):
            first, dated, last = key.partition("/")
            hit = first <= iso(number) <= last if dated else kind == "rest" and key in name
        elif isinstance(key, int):
            hit = int(iso(number)[8:]) == key
        else:
            hit = any(key[0] <= number - first <= key[1] for first in calendar.new_years)
        if hit:
            reason = _reason(key)
            day = of_entry(item)
            return replace(day, reason=f"{reason}休息" if not day.open and not day.ask else reason)
    return None


def _reason(key: Any) -> str:
    if isinstance(key, int):
        return f"每月{key}日"
    if isinstance(key, str):
        return "今天" if "/" in key else key
    return "春节"


def _ordinary(plan: Mapping[str, Any], number: int) -> Day:
    day = of_bit(plan, number, weekday(number))
    if day is None or not (day.open or day.ask):
        if "o" in plan:
            return Day(ask=WHOLE, reason=plan["o"])
        return Day(reason=f"周{_WEEK[weekday(number)]}休息")
    return day


def _holiday(schedule: Mapping[str, Any], number: int, name: str) -> Day:
    rule = schedule.get("h", "")
    if rule == "clash":
        return _asked(schedule, number, name)
    stated = of_bit(schedule, number, _HOLIDAY)
    if stated is not None:
        return replace(stated, reason=name if stated.open or stated.ask else f"{name}休息")
    if rule == "closed":
        return Day(reason=f"{name}休息")
    return _ordinary(schedule, number) if rule == "open" else _asked(schedule, number, name)


def _made_up(schedule: Mapping[str, Any], number: int, name: str) -> Day:
    """A weekend day that is worked: as stated for 工作日, or as every reading of the text would have it."""
    stated = of_bit(schedule, number, _MADE_UP)
    if stated is not None:
        return stated
    ordinary = _ordinary(schedule, number)
    workdays = [of_bit(schedule, number, bit) or Day() for bit in range(5)]
    same = any((day.open, day.ask) == (ordinary.open, ordinary.ask) for day in workdays)
    return ordinary if same else _asked(schedule, number, name)


def _asked(schedule: Mapping[str, Any], number: int, reason: str) -> Day:
    """Nobody can say; nights that would pass midnight are not settled either."""
    usual = of_bit(schedule, number, weekday(number)) or Day()
    end = max([MIDNIGHT, *(end for _, end in usual.open)])
    return Day(ask=((0, end),), reason=reason, kind="ask")


def _with_access(schedule: Mapping[str, Any], day: Day, number: int) -> Day:
    """Hours in which somebody gets in by card or code belong to an open day as well."""
    if not day.open:
        return day
    spans = list(day.open)
    for plan, *_ in schedule.get("a", []):
        if plan != 0:
            spans.extend((of_bit(plan, number, weekday(number)) or Day()).open)
    return replace(day, open=merged(spans))


def access_now(schedule: Mapping[str, Any], number: int, minute: int) -> list[Any] | None:
    """The easiest way in at a minute of a date, None when the record does not say."""
    ways = [way for way in schedule.get("a", []) if _admits(way[0], number, minute)]
    ranks = ("walk_in", "staff", "scan", "card", "app", "face")
    return min(ways, key=lambda way: ranks.index(way[1]) if way[1] in ranks else 9) if ways else None


def _admits(plan: Any, number: int, minute: int) -> bool:
    if plan == 0:
        return True
    today = of_bit(plan, number, weekday(number)) or Day()
    before = of_bit(plan, number - 1, weekday(number - 1)) or Day()
    return any(start <= minute < end for start, end in today.open) or any(
        start <= minute + MIDNIGHT < end for start, end in before.open
    )


def day_number(date: str) -> int:
    """The day number of YYYY-MM-DD."""
    return number_of(datetime.date.fromisoformat(date))
