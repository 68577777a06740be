"""OSM opening_hours: the part of the language that our week table holds, read and written."""

import re
from typing import Protocol

import opening_hours

from generator.hours.table import ALL_DAY, EVERY_DAY, HOLIDAY, MADE_UP, Draft, Rule, Season, Span, merge_spans

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTH_END = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_YEAR = tuple(month * 100 + day for month in range(1, 13) for day in range(1, MONTH_END[month - 1] + 1))
_DAY_OF = {day: number for number, day in enumerate(_YEAR)}

_MONTH = "|".join(MONTHS)
_DATE = re.compile(rf"({_MONTH})(?: (\d{{1,2}}))?(?:\s*-\s*({_MONTH})?(?: ?(\d{{1,2}}))?)?(?![\d:])", re.I)
_DAY = re.compile(rf"({'|'.join(DAYS)}|PH)(?:\s*-\s*({'|'.join(DAYS)}))?\b", re.I)
_TIME = re.compile(r"(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})")
_LOOKS = re.compile(
    rf"[\x00-\x7f]*\b({'|'.join(DAYS)}|PH|{_MONTH}|24/7|off|closed|unknown)\b[\x00-\x7f]*", re.I
)


class YearPart(Protocol):
    """A part of the year: month * 100 + day of its first and last day."""

    @property
    def first(self) -> int: ...

    @property
    def last(self) -> int: ...


def looks_like_osm(text: str) -> bool:
    """Tell whether a text is meant as OSM opening_hours (ASCII with one of its words)."""
    return _LOOKS.fullmatch(text) is not None


def is_valid(text: str) -> bool:
    """Ask opening-hours-py about the syntax only."""
    return bool(opening_hours.validate(text))


def read_osm(text: str) -> tuple[list[Draft], list[tuple[int, int]]] | None:
    """Read an OSM text into statements and season ranges; None when it says more than our table can hold."""
    if not is_valid(text) or "||" in text or '"' in text:
        return None
    drafts: list[Draft] = []
    seasons: list[tuple[int, int]] = []
    for part in _rules(text):
        draft = _read_rule(part, seasons)
        if draft is None:
            return None
        drafts.extend(draft)
    return drafts, seasons


def _rules(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


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


def write_osm(seasons: tuple[Season, ...], holiday: str) -> str:
    """Write week tables as canonical OSM text; names, remarks and lunar days stay outside.

    Days that no season is certain of are `unknown`.
    """
    dated = [season for season in seasons if season.first]
    parts = ["unknown"] if dated and (len(dated) == len(seasons) and not _whole_year(dated)) else []
    for season in seasons:
        dates = _dates(season.first, season.last) if season.first else ""
        if season.vague:
            dates = _certain(season, dated)
        if dates or not season.first:
            parts.extend(dates + rule for rule in _write_rules(season.rules, alone=bool(season.first)))
    if holiday == "closed" and parts and "PH off" not in parts:
        parts.append("PH off")
    text = "; ".join(dict.fromkeys(parts))
    return "24/7" if text == "00:00-24:00" else text


def _whole_year(seasons: list[Season]) -> bool:
    return set(_counts(seasons)) == {1}


def _certain(season: Season, seasons: list[Season]) -> str:
    """The days that belong to this season alone, as OSM dates; "" for none or for several runs of them."""
    counts = _counts(seasons)
    alone = [count == 1 and in_season(day, season) for day, count in zip(_YEAR, counts, strict=True)]
    first = [day for at, day in enumerate(_YEAR) if alone[at] and not alone[at - 1]]
    last = [day for at, day in enumerate(_YEAR) if alone[at] and not alone[(at + 1) % len(_YEAR)]]
    return _dates(first[0], last[0]) if len(first) == 1 else ""


def _counts(seasons: list[Season]) -> list[int]:
    """How many seasons hold each day of a leap year."""
    counts = [0] * len(_YEAR)
    for season in seasons:
        first, last = _DAY_OF[season.first], _DAY_OF[season.last]
        days = range(first, last + 1) if first <= last else [*range(last + 1), *range(first, len(_YEAR))]
        for day in days:
            counts[day] += 1
    return counts


def in_season(month_day: int, season: YearPart) -> bool:
    """Tell whether month * 100 + day lies in a season, which may pass new year."""
    first, last = season.first, season.last
    return first <= month_day <= last if first <= last else month_day >= first or month_day <= last


def _date(month_day: int) -> str:
    return f"{MONTHS[month_day // 100 - 1]} {month_day % 100:02}"


def _dates(first: int, last: int) -> str:
    return f"{_date(first)} " if first == last else f"{_date(first)}-{_date(last)} "


def _write_rules(rules: tuple[Rule, ...], *, alone: bool) -> list[str]:
    """Write one table; within a season, days without hours must be said to be off, else the base would hold."""
    lines = []
    for rule in rules:
        days = rule.days & ~MADE_UP
        if not days or not (rule.spans or rule.ask):
            continue
        names = "" if days == EVERY_DAY else _day_names(days) + " "
        lines.append(names + ("unknown" if rule.ask else _times(rule.spans)))
    off = 0
    for rule in rules:
        off |= 0 if rule.spans or rule.ask else rule.days & ~MADE_UP
    if alone and off & EVERY_DAY:
        whole = off & EVERY_DAY == EVERY_DAY
        return ["off"] if whole else [*lines, f"{_day_names(off & (EVERY_DAY | HOLIDAY))} off"]
    return lines + (["PH off"] if off & HOLIDAY else [])


def _day_names(days: int) -> str:
    names = [
        DAYS[first] if first == last else f"{DAYS[first]}{'-' if last > first + 1 else ','}{DAYS[last]}"
        for first, last in day_runs(days & EVERY_DAY)
    ]
    return ",".join(names + (["PH"] if days & HOLIDAY else []))


def day_runs(days: int) -> list[tuple[int, int]]:
    """Split a set of weekdays into runs: Monday to Friday and Sunday are (0, 4), (6, 6)."""
    found = [day for day in range(7) if days >> day & 1]
    starts = [day for day in found if day - 1 not in found]
    ends = [day for day in found if day + 1 not in found]
    return list(zip(starts, ends, strict=True))


def _times(spans: tuple[Span, ...]) -> str:
    return ",".join(f"{_clock(start)}-{_clock(_end(start, end))}" for start, end in merge_spans(spans))


def _end(start: int, end: int) -> int:
    """Hours past midnight as a clock shows them; a whole day from 8:00 on is 08:00-32:00."""
    return end if end <= 1440 or end - start >= 1440 else end - 1440


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
