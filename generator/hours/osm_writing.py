"""Writes week tables as canonical OSM opening_hours."""

from generator.hours.osm import DAYS, MONTHS, day_runs
from generator.hours.table import EVERY_DAY, HOLIDAY, MADE_UP, Rule, Season, Span, merge_spans
from generator.hours.year import YEAR, counts, in_season, is_whole


def write_osm(seasons: tuple[Season, ...], holiday: str) -> str:
    """Write week tables as canonical OSM text; names, remarks and lunar days stay outside.

    Days that no season is certain of are `unknown`.
    """
    dated = [season for season in seasons if season.first]
    parts = ["unknown"] if dated and (len(dated) == len(seasons) and not is_whole(dated)) else []
    for season in seasons:
        runs = [_dates(season.first, season.last) if season.first else ""]
        if season.vague:
            runs = _certain(season, dated)
        rules = _write_rules(season.rules, alone=bool(season.first), else_unknown=parts[:1] == ["unknown"])
        parts.extend(dates + rule for dates in runs for rule in rules)
    if holiday == "closed" and parts and not any(part.endswith("PH off") for part in parts):
        parts.append("PH off")
    text = "; ".join(dict.fromkeys(parts))
    return "24/7" if text == "00:00-24:00" else text


def _certain(season: Season, seasons: list[Season]) -> list[str]:
    """The runs of days that belong to this season alone, as OSM dates."""
    shared = counts(seasons)
    alone = [count == 1 and in_season(day, season) for day, count in zip(YEAR, shared, strict=True)]
    first = [day for at, day in enumerate(YEAR) if alone[at] and not alone[at - 1]]
    last = [day for at, day in enumerate(YEAR) if alone[at] and not alone[(at + 1) % len(YEAR)]]
    if first and last[0] < first[0]:
        last = [*last[1:], last[0]]  # a run that passes new year
    return [_dates(*run) for run in zip(first, last, strict=True)]


def _date(month_day: int) -> str:
    return f"{MONTHS[month_day // 100 - 1]} {month_day % 100:02}"


def _dates(first: int, last: int) -> str:
    return f"{_date(first)} " if first == last else f"{_date(first)}-{_date(last)} "


def _write_rules(rules: tuple[Rule, ...], *, alone: bool, else_unknown: bool) -> list[str]:
    """Write one table; within a season, days without hours must be said to be off, else the base would hold."""
    lines = []
    for rule in rules:
        days = rule.days & ~MADE_UP
        if not days or not (rule.spans or rule.ask):
            continue
        names = "" if days == EVERY_DAY and not _late(rule.spans) else _day_names(days) + " "
        lines.append(names + ("unknown" if rule.ask else _times(rule.spans)))
    off = 0
    for rule in rules:
        off |= 0 if rule.spans or rule.ask else rule.days & ~MADE_UP
    if else_unknown:
        stated = 0
        for rule in rules:
            stated |= rule.days
        off |= EVERY_DAY & ~stated
    if alone and off & EVERY_DAY:
        whole = off & EVERY_DAY == EVERY_DAY
        return ["off"] if whole else [*lines, f"{_day_names(off & (EVERY_DAY | HOLIDAY))} off"]
    return lines + (["PH off"] if off & HOLIDAY else [])


def _late(spans: tuple[Span, ...]) -> bool:
    """Tell whether somebody could take 06:00-02:00 for a day that ends at 14:00: then days make it plain OSM."""
    return any(end > 1440 and (start < 780 or end > 2160) for start, end in spans)


def _day_names(days: int) -> str:
    names = [
        DAYS[first] if first == last else f"{DAYS[first]}{'-' if last > first + 1 else ','}{DAYS[last]}"
        for first, last in day_runs(days & EVERY_DAY)
    ]
    return ",".join(names + (["PH"] if days & HOLIDAY else []))


def _times(spans: tuple[Span, ...]) -> str:
    return ",".join(f"{_clock(start)}-{_clock(_end(start, end))}" for start, end in merge_spans(spans))


def _end(start: int, end: int) -> int:
    """Hours past midnight as a clock shows them; a whole day from 8:00 on is 08:00-32:00."""
    return end if end <= 1440 or end - start >= 1440 else end - 1440


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
