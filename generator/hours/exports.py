"""Opening hours for other systems: schema.org and HSDS."""

from collections.abc import Iterable
from typing import Any

from generator.hours.schedule import Special
from generator.hours.table import EVERY_DAY, HOLIDAY, Reading, Rule, Season

_SCHEMA_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ICAL_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def schema_org(reading: Reading, special: Iterable[Special] = ()) -> list[dict[str, Any]]:
    """OpeningHoursSpecification objects, those of special dates included; seasons without dates are left out."""
    found = [
        {"@type": "OpeningHoursSpecification", "dayOfWeek": _schema_days(rule), **_times(start, end)}
        for season in reading.seasons
        if not season.first and not reading.halt
        for rule in season.rules
        for start, end in rule.spans
        if rule.days & (EVERY_DAY | HOLIDAY)
    ]
    for item in special:
        found.extend(_special(item))
    return found


def _schema_days(rule: Rule) -> list[str]:
    days = [name for day, name in enumerate(_SCHEMA_DAYS) if rule.days >> day & 1]
    return [*days, "PublicHolidays"] if rule.days & HOLIDAY else days


def _times(start: int, end: int) -> dict[str, str]:
    return {"opens": _clock(start), "closes": "23:59" if end == 1440 else _clock(end % 1440)}


def _special(item: Special) -> list[dict[str, Any]]:
    base = {
        "@type": "OpeningHoursSpecification",
        "validFrom": item.from_.isoformat(),
        "validThrough": item.to.isoformat(),
    }
    if item.hours is None:
        return [base | {"opens": "00:00", "closes": "00:00"}]
    rules = [rule for season in item.hours.seasons for rule in season.rules if not season.first]
    return [
        base
        | ({} if rule.days & EVERY_DAY == EVERY_DAY else {"dayOfWeek": _schema_days(rule)})
        | _times(*span)
        for rule in rules
        for span in rule.spans
    ]


def hsds(reading: Reading) -> list[dict[str, Any]]:
    """HSDS schedule objects (without ids): one for each span of each group of days."""
    return [
        {
            "freq": "WEEKLY",
            "byday": ",".join(name for day, name in enumerate(_ICAL_DAYS) if rule.days >> day & 1),
            "opens_at": f"{_clock(start)}+08:00",
            "closes_at": f"{_clock(end % 1440)}+08:00",
            "description": _described(reading, season),
        }
        for season in reading.seasons
        if not reading.halt
        for rule in season.rules
        for start, end in rule.spans
        if rule.days & EVERY_DAY
    ]


def _described(reading: Reading, season: Season) -> str:
    if not season.first:
        return reading.text
    dates = f"{season.first // 100:02}-{season.first % 100:02}/{season.last // 100:02}-{season.last % 100:02}"
    return f"{season.name} {dates}".strip() if not season.vague else season.name


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
