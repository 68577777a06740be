"""What a schedule says of one date: when it is open, when nobody can say, and why it rests."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from generator.hours.holidays import Calendar, iso
from generator.hours.holidays import number as number_of
from generator.hours.plan import NOT_FIXED, spans_of

MIDNIGHT = 1440
_MADE_UP, _HOLIDAY = 7, 8
_WEEK = "一二三四五六日"

Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Day:
    """One date: `open` and `ask` spans in minutes (the end may pass midnight) and the reason for a whole day."""

    open: Pairs = ()
    ask: Pairs = ()
    reason: str = ""
    kind: str = ""  # "" base hours, ask, special, notice, paused, unknown
    until: str = ""


WHOLE: Pairs = ((0, MIDNIGHT),)


def day_of(schedule: Mapping[str, Any], number: int, calendar: Calendar) -> Day:
    """Tell what holds on a date: the station's own special hours, then notices, then its plan."""
    date = iso(number)
    special = _narrowest([item for item in schedule.get("x", []) if item[0] <= date <= item[1]])
    if special is not None:
        return _special(special, number)
    notice = _strongest([item for item in schedule.get("n", []) if item[0] <= date <= item[1]])
    if notice is not None:
        return _notice(notice, number)
    return _base(schedule, number, calendar)


def _narrowest(items: Sequence[Any]) -> Any:
    if not items:
        return None
    return min(reversed(items), key=lambda item: day_number(item[1]) - day_number(item[0]))


def _strongest(items: Sequence[Any]) -> Any:
    pauses = [item for item in items if item[2] == "pause"]
    changes = [item for item in items if item[2] in ("shorten", "extend")]
    return pauses[-1] if pauses else changes[-1] if changes else None


def _special(item: Sequence[Any], number: int) -> Day:
    _, _, plan, note = item
    if plan == 0:
        return Day(reason=f"今天不开（{note}）" if note else "今天休息", kind="special")
    if plan == 1:
        return Day(ask=WHOLE, reason=note, kind="special")
    return replace(_plain(plan, number), reason=note, kind="special")


def _notice(item: Sequence[Any], number: int) -> Day:
    _, until, effect, plan, text = item
    if effect == "pause":
        return Day(reason=text, kind="paused", until=until)
    if plan == 0:
        return Day(ask=WHOLE, reason=text, kind="notice")
    return replace(_plain(plan, number), reason=text, kind="notice")


def _plain(plan: Mapping[str, Any], number: int) -> Day:
    """A plan on a weekday, whatever the calendar says."""
    day = _of_bit(plan, number, weekday(number))
    return Day() if day is None else day


def _base(schedule: Mapping[str, Any], number: int, calendar: Calendar) -> Day:
    if "w" not in schedule and "s" not in schedule:
        return Day(kind="unknown")
    kind, name = calendar.kind(number)
    day = _exception(schedule, number, kind, name, calendar)
    if day is None:
        day = _of_kind(schedule, number, kind, name)
    return _with_access(schedule, day, number)


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


def _exception(schedule: Mapping[str, Any], number: int, kind: str, name: str, calendar: Calendar) -> Day | None:
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
            day = _of_entry(item)
            return replace(day, reason=f"{reason}休息" if not day.open and not day.ask else reason)
    return None


def _reason(key: Any) -> str:
    if isinstance(key, int):
        return f"每月{key}日"
    if isinstance(key, str):
        return "今天" if "/" in key else key
    return "春节"


def _ordinary(plan: Mapping[str, Any], number: int) -> Day:
    day = _of_bit(plan, number, weekday(number))
    if day is None or not (day.open or day.ask):
        return Day(reason=f"周{_WEEK[weekday(number)]}休息")
    return day


def _holiday(schedule: Mapping[str, Any], number: int, name: str) -> Day:
    rule = schedule.get("h", "")
    if rule == "clash":
        return _asked(schedule, number, name)
    stated = _of_bit(schedule, number, _HOLIDAY)
    if stated is not None:
        return replace(stated, reason=name if stated.open or stated.ask else f"{name}休息")
    if rule == "closed":
        return Day(reason=f"{name}休息")
    return _ordinary(schedule, number) if rule == "open" else _asked(schedule, number, name)


def _made_up(schedule: Mapping[str, Any], number: int, name: str) -> Day:
    """A weekend day that is worked: as stated for 工作日, or as every reading of the text would have it."""
    stated = _of_bit(schedule, number, _MADE_UP)
    if stated is not None:
        return stated
    ordinary = _ordinary(schedule, number)
    workdays = [_of_bit(schedule, number, bit) or Day() for bit in range(5)]
    same = any((day.open, day.ask) == (ordinary.open, ordinary.ask) for day in workdays)
    return ordinary if same else _asked(schedule, number, name)


def _asked(schedule: Mapping[str, Any], number: int, reason: str) -> Day:
    """Nobody can say; nights that would pass midnight are not settled either."""
    usual = _of_bit(schedule, number, weekday(number)) or Day()
    end = max([MIDNIGHT, *(end for _, end in usual.open)])
    return Day(ask=((0, end),), reason=reason, kind="ask")


def _of_bit(plan: Mapping[str, Any], number: int, bit: int) -> Day | None:
    """What the plan says of a kind of day on a date; None when it says nothing of it."""
    seasons = plan.get("s", [])
    month_day = int(iso(number)[5:7]) * 100 + int(iso(number)[8:])
    matching = [season for season in seasons if _within(month_day, season[0], season[1])]
    vague = [season for season in matching if len(season) > 3]
    if vague:
        found = [_find(season[2], bit) for season in vague]
        return None if all(day is None for day in found) else _agree([day or Day() for day in found])
    for season in reversed(matching):
        day = _find(season[2], bit)
        if day is not None:
            return day
    if matching or "w" in plan:
        return None if matching else _find(plan["w"], bit)
    return None if bit > 6 else Day(ask=WHOLE, reason="这个季节的时间没有写")


def _within(month_day: int, first: int, last: int) -> bool:
    return first <= month_day <= last if first <= last else month_day >= first or month_day <= last


def _find(entries: Sequence[list[int]], bit: int) -> Day | None:
    entry = next((entry for entry in entries if entry[0] >> bit & 1), None)
    return None if entry is None else _of_entry(entry)


def _of_entry(entry: Sequence[Any]) -> Day:
    if len(entry) > 1 and entry[1] == NOT_FIXED:
        return Day(ask=WHOLE)
    return Day(open=tuple(spans_of(list(entry))))


def _agree(days: Sequence[Day]) -> Day:
    """Of several possible days, what all of them say: where they differ, nobody can say."""
    cuts = sorted({minute for day in days for span in (*day.open, *day.ask) for minute in span})
    opened: list[tuple[int, int]] = []
    asked: list[tuple[int, int]] = []
    for start, end in pairwise(cuts):
        votes = [_says(day, start) for day in days]
        if set(votes) == {"open"}:
            _extend(opened, start, end)
        elif set(votes) != {""}:
            _extend(asked, start, end)
    return Day(open=tuple(opened), ask=tuple(asked), reason="换季时间没有写明" if asked else "")


def _says(day: Day, minute: int) -> str:
    if any(start <= minute < end for start, end in day.open):
        return "open"
    return "ask" if any(start <= minute < end for start, end in day.ask) else ""


def _extend(spans: list[tuple[int, int]], start: int, end: int) -> None:
    if spans and spans[-1][1] == start:
        spans[-1] = (spans[-1][0], end)
    else:
        spans.append((start, end))


def _with_access(schedule: Mapping[str, Any], day: Day, number: int) -> Day:
    """Hours in which somebody gets in by card or code belong to an open day as well."""
    if not day.open:
        return day
    spans = list(day.open)
    for plan, *_ in schedule.get("a", []):
        if plan != 0:
            spans.extend((_of_bit(plan, number, weekday(number)) or Day()).open)
    return replace(day, open=merged(spans))


def merged(spans: Sequence[tuple[int, int]]) -> Pairs:
    """Sort spans and join those that touch."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def access_now(schedule: Mapping[str, Any], number: int, minute: int) -> list[Any] | None:
    """The easiest way in at a minute of a date, None when the record does not say."""
    ways = [way for way in schedule.get("a", []) if _admits(way[0], number, minute)]
    ranks = ("walk_in", "staff", "scan", "card", "app", "face")
    return min(ways, key=lambda way: ranks.index(way[1]) if way[1] in ranks else 9) if ways else None


def _admits(plan: Any, number: int, minute: int) -> bool:
    if plan == 0:
        return True
    today = _of_bit(plan, number, weekday(number)) or Day()
    before = _of_bit(plan, number - 1, weekday(number - 1)) or Day()
    return any(start <= minute < end for start, end in today.open) or any(
        start <= minute + MIDNIGHT < end for start, end in before.open
    )


def weekday(number: int) -> int:
    """0 for Monday; day number 0 was a Thursday."""
    return (number + 3) % 7


def day_number(date: str) -> int:
    """The day number of YYYY-MM-DD."""
    return number_of(datetime.date.fromisoformat(date))
