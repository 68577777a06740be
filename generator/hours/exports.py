"""Opening hours for other systems: schema.org and HSDS."""

import datetime
from collections.abc import Iterable
from typing import Any

from generator.hours.schedule import Special
from generator.hours.table import EVERY_DAY, HOLIDAY, Reading, Rule, Season

_SCHEMA_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SCHEMA_KEYS = ("validFrom", "validThrough")
_HSDS_KEYS = ("valid_from", "valid_to")
_TYPE = "OpeningHoursSpecification"
_ICAL_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def schema_org(
    reading: Reading, special: Iterable[Special] = (), *, on: datetime.date | None = None
) -> list[dict[str, Any]]:
    """OpeningHoursSpecification objects, those of special dates included.

    Seasons with dates need `on`: they are valid from their start at or before it, or the next one. Seasons that
    the text names without dates are left out, and everything when the hours do not hold now or one gets in at other
    times too: who reads them takes a place for closed beyond its hours.
    """
    found = [
        {
            "@type": _TYPE,
            "dayOfWeek": _schema_days(rule),
            **_times(start, end),
            **_valid(season, on, _SCHEMA_KEYS),
        }
        for season in _exportable(reading, on)
        for rule in season.rules
        for start, end in rule.spans
        if rule.days & (EVERY_DAY | HOLIDAY)
    ]
    for item in special:
        found.extend(_special(item))
    return found


def _exportable(reading: Reading, on: datetime.date | None) -> list[Season]:
    if reading.halt or reading.otherwise:
        return []
    return [season for season in reading.seasons if not season.vague and (on is not None or not season.first)]


def _valid(season: Season, on: datetime.date | None, keys: tuple[str, str]) -> dict[str, str]:
    """The dates of the season that holds on a day, or of the next one."""
    if not season.first or on is None:
        return {}
    year = on.year
    while _last_day(season, year) < on:
        year += 1
    while _last_day(season, year - 1) >= on:
        year -= 1
    return dict(
        zip(keys, (_date(year, season.first).isoformat(), _last_day(season, year).isoformat()), strict=True)
    )


def _last_day(season: Season, year: int) -> datetime.date:
    return _date(year + (season.last < season.first), season.last)


def _date(year: int, month_day: int) -> datetime.date:
    if month_day == 229 and year % 4:
        month_day = 228
    return datetime.date(year, month_day // 100, month_day % 100)


def _schema_days(rule: Rule) -> list[str]:
    days = [name for day, name in enumerate(_SCHEMA_DAYS) if rule.days >> day & 1]
    return [*days, "PublicHolidays"] if rule.days & HOLIDAY else days


def _times(start: int, end: int) -> dict[str, str]:
    return {"opens": _clock(start), "closes": "23:59" if end == 1440 else _clock(end % 1440)}


def _special(item: Special) -> list[dict[str, Any]]:
    base = {
        "@type": _TYPE,
        "validFrom": item.from_.isoformat(),
        "validThrough": item.to.isoformat(),
    }
    if item.hours is None:
        return [base | {"opens": "00:00", "closes": "00:00"}]
    if item.hours.otherwise:
        return []
    rules = [rule for season in item.hours.seasons for rule in season.rules if not season.first]
    return [
        base
        | ({} if rule.days & EVERY_DAY == EVERY_DAY else {"dayOfWeek": _schema_days(rule)})
        | _times(*span)
        for rule in rules
        for span in rule.spans
    ]


def hsds(reading: Reading, *, on: datetime.date | None = None) -> list[dict[str, Any]]:
    """HSDS schedule objects (without ids): one for each span of each group of days; seasons as in `schema_org`.

    No file carries them yet: they are for the HSDS export of services, which is still to come.
    """
    return [
        {
            "freq": "WEEKLY",
            "byday": ",".join(name for day, name in enumerate(_ICAL_DAYS) if rule.days >> day & 1),
            "opens_at": f"{_clock(start)}+08:00",
            "closes_at": f"{_clock(end % 1440)}+08:00",
            "description": reading.text,
            **_valid(season, on, _HSDS_KEYS),
        }
        for season in _exportable(reading, on)
        for rule in season.rules
        for start, end in rule.spans
        if rule.days & EVERY_DAY
    ]


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
