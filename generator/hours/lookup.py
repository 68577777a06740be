"""What a plan says of a kind of day on a date, whatever else may hold on that date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from generator.hours.holidays import iso
from generator.hours.plan import NOT_FIXED, spans_of

MIDNIGHT = 1440
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


def of_bit(plan: Mapping[str, Any], number: int, bit: int) -> Day | None:
    """What the plan says of a kind of day on a date; None when it says nothing of it."""
    matching = _matching(plan["s"], number) if "s" in plan else []
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
    return None if bit > 6 else Day(ask=WHOLE, reason="这一季没有写时间")


def _matching(seasons: Sequence[Any], number: int) -> list[Any]:
    date = iso(number)
    month_day = int(date[5:7]) * 100 + int(date[8:])
    return [season for season in seasons if _within(month_day, season[0], season[1])]


def _within(month_day: int, first: int, last: int) -> bool:
    return first <= month_day <= last if first <= last else month_day >= first or month_day <= last


def _find(entries: Sequence[list[int]], bit: int) -> Day | None:
    entry = next((entry for entry in entries if entry[0] >> bit & 1), None)
    return None if entry is None else of_entry(entry)


def of_entry(entry: Sequence[Any]) -> Day:
    """The day of an entry of a schedule: its spans, or wholly to be asked for where hours are not fixed."""
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


def merged(spans: Sequence[tuple[int, int]]) -> Pairs:
    """Sort spans and join those that touch."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def weekday(number: int) -> int:
    """0 for Monday; day number 0 was a Thursday."""
    return (number + 3) % 7
