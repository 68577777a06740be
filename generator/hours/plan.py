"""The compact week plan that Python and the browser evaluate alike: plain lists and numbers, fit for JSON.

    {"w": [entry…], "s": [[first, last, [entry…], name?]…], "d": [[key, …entry]…], "h": "closed", "e": 30, "o": "…"}

An entry is `[days, start, end, start, end…]` in minutes; `[days, -1]` is not fixed, `[days]` closed.
`days` are bits: 1 Monday … 64 Sunday, 128 a made-up working day, 256 a statutory holiday. `s` holds parts of the
year (month * 100 + day); one with a name was named without dates and may overlap. `d` holds exceptions on a
holiday (its name), on lunar days ([from, to], 0 = new year's day) or on a day of each month (a number). `o` are
words on how to get in at all other times: these are not closed, nobody can say more.
"""

from collections.abc import Mapping
from typing import Any

from generator.hours.table import HOLIDAY, Exception_, Reading, Rule, Season

Plan = dict[str, Any]
Entry = list[int]
NOT_FIXED = -1


def plan_of(reading: Reading) -> Plan:
    """Make the compact plan of a reading; {} when no hours were understood."""
    plan: Plan = {}
    base = [season for season in reading.seasons if not season.first]
    dated = [season for season in reading.seasons if season.first]
    if base:
        plan["w"] = [_entry(rule) for rule in base[0].rules if rule.spans or rule.ask]
    if dated:
        plan["s"] = [_season(season) for season in dated]
    if reading.exceptions:
        plan["d"] = [_exception(exception) for exception in reading.exceptions]
    if reading.holiday in ("open", "closed", "notice") and not _has_holiday(plan):
        plan["h"] = reading.holiday
    if reading.last_entry:
        plan["e"] = reading.last_entry
    if reading.otherwise:
        plan["o"] = reading.otherwise
    return plan


def _entry(rule: Rule) -> Entry:
    return [rule.days, *([NOT_FIXED] if rule.ask else [minute for span in rule.spans for minute in span])]


def _season(season: Season) -> list[Any]:
    entries = [_entry(rule) for rule in season.rules]
    return [season.first, season.last, entries, *([season.name or "换季"] if season.vague else [])]


def _exception(exception: Exception_) -> list[Any]:
    key = list(exception.key) if isinstance(exception.key, tuple) else exception.key
    return [key, *([NOT_FIXED] if exception.ask else [minute for span in exception.spans for minute in span])]


def _has_holiday(plan: Mapping[str, Any]) -> bool:
    return any(entry[0] & HOLIDAY and len(entry) > 1 for entry in entries_of(plan))


def entries_of(plan: Mapping[str, Any]) -> list[Entry]:
    """All entries of a plan, of the whole year and of its seasons."""
    found = list(plan.get("w", []))
    for season in plan.get("s", []):
        found.extend(season[2])
    return found


def spans_of(entry: list[int]) -> list[tuple[int, int]]:
    """The spans of an entry: none when it is closed or not fixed."""
    return list(zip(entry[1::2], entry[2::2], strict=False))
