"""Reads OSM opening_hours: the part of the language that our week table holds."""

import re
from dataclasses import replace

import opening_hours

from generator.hours.table import ALL_DAY, EVERY_DAY, HOLIDAY, Draft, Span
from generator.hours.year import MONTH_END

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_MONTH = "|".join(MONTHS)
_DATE = re.compile(rf"({_MONTH})(?: (\d{{1,2}}))?(?:\s*-\s*({_MONTH})?(?: ?(\d{{1,2}}))?)?(?!\d|:\d)", re.I)
_DAY = re.compile(rf"({'|'.join(DAYS)}|PH)(?:\s*-\s*({'|'.join(DAYS)}))?\b", re.I)
_TIME = re.compile(r"(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})")
_ADDED = re.compile(rf"(?<=:\d\d),\s*(?=(?:{'|'.join(DAYS)}|PH|{_MONTH})\b)", re.I)
_COMMENT = re.compile(r'"([^"]*)"')
_LOOKS = re.compile(
    rf"[\x00-\x7f]*\b({'|'.join(DAYS)}|PH|{_MONTH}|24/7|off|closed|unknown)\b[\x00-\x7f]*", re.I
)


def looks_like_osm(text: str) -> bool:
    """Tell whether a text is meant as OSM opening_hours (ASCII with one of its words)."""
    return _LOOKS.fullmatch(_COMMENT.sub('""', text)) is not None


def is_valid(text: str) -> bool:
    """Ask opening-hours-py about the syntax only."""
    return bool(opening_hours.validate(text))


def read_osm(text: str) -> tuple[list[Draft], list[tuple[int, int]], list[str]] | None:
    """Read an OSM text into statements, season ranges and comments; None when it says more than our table can hold."""
    if not is_valid(text) or "||" in text:
        return None
    drafts: list[Draft] = []
    seasons: list[tuple[int, int]] = []
    for rule in filter(str.strip, _COMMENT.sub('"', text).split(";")):
        for number, part in enumerate(_ADDED.split(rule)):
            found = _read_rule(part.replace('"', " ").strip(), seasons)
            if found is None or (number and any(not draft.spans for draft in found)):
                return None
            drafts.extend(replace(draft, add=number > 0) for draft in found)
    return drafts, seasons, _COMMENT.findall(text)


def _read_rule(text: str, seasons: list[tuple[int, int]]) -> list[Draft] | None:
    ranges, at = _read_ranges(text)
    days, at = _read_days(text, at)
    spans, at = _read_times(text, at)
    word = text[at:].strip(" :").lower()
    says_open = bool(spans) and word in ("", "open")
    says_else = not spans and (word == "unknown" or (bool(days or ranges) and word in ("off", "closed")))
    if not says_open and not says_else:
        return None
    seasons.extend(part for part in dict.fromkeys(ranges) if part not in seasons)
    indexes = [seasons.index(part) for part in ranges] or [-1]
    days = days or (EVERY_DAY | HOLIDAY if word in ("off", "closed") else EVERY_DAY)
    return [Draft(days, tuple(spans), ask=word == "unknown", season=index) for index in indexes]


def _read_ranges(text: str) -> tuple[list[tuple[int, int]], int]:
    ranges: list[tuple[int, int]] = []
    at = 0
    while match := _DATE.match(text, at):
        ranges.append(_range(match))
        at = _past(text, match.end(), ", ")
    return ranges, _past(text, at, ": ")


def _range(match: re.Match[str]) -> tuple[int, int]:
    month, day, last_month, last_day = match.groups()
    first = MONTHS.index(month.title()) + 1
    last = MONTHS.index(last_month.title()) + 1 if last_month else first
    start = int(day or 1)
    alone = last_month is None and last_day is None and day is not None
    end = start if alone else int(last_day or MONTH_END[last - 1])
    return first * 100 + start, last * 100 + end


def _read_days(text: str, at: int) -> tuple[int, int]:
    days = 0
    while match := _DAY.match(text, at):
        first, last = match.group(1).title(), (match.group(2) or "").title()
        days |= HOLIDAY if first == "Ph" else day_range(DAYS.index(first), DAYS.index(last or first))
        at = _past(text, match.end(), ", ")
    return days, _past(text, at, ": ")


def _read_times(text: str, at: int) -> tuple[list[Span], int]:
    if text[at:].startswith("24/7"):
        return [ALL_DAY], at + 4
    spans: list[Span] = []
    while match := _TIME.match(text, at):
        a, b, c, d = (int(part) for part in match.groups())
        start, end = a * 60 + b, c * 60 + d
        spans.append((start, end if end > start else end + 1440))
        at = _past(text, match.end(), ", ")
    return spans, at


def _past(text: str, at: int, characters: str) -> int:
    while at < len(text) and text[at] in characters:
        at += 1
    return at


def day_range(first: int, last: int) -> int:
    """The bits of a run of weekdays, 0 = Monday, that may pass Sunday."""
    days = 0
    for step in range((last - first) % 7 + 1):
        days |= 1 << (first + step) % 7
    return days


def day_runs(days: int) -> list[tuple[int, int]]:
    """Split a set of weekdays into runs: Monday to Friday and Sunday are (0, 4), (6, 6)."""
    found = [day for day in range(7) if days >> day & 1]
    starts = [day for day in found if day - 1 not in found]
    ends = [day for day in found if day + 1 not in found]
    return list(zip(starts, ends, strict=True))
