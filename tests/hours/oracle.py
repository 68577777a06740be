"""A slow and simple second opinion: one byte for each minute of a year, from the rules of a station in Python."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

import chinese_calendar

CLOSED, OPEN, ASK = 0, 1, 2
Hours = list[tuple[str, str]]
CHINA = datetime.timezone(datetime.timedelta(hours=8))


@dataclass(frozen=True)
class Station:
    """A station as somebody tells it: its text, and what the text means for a date; None: nobody knows."""

    text: str
    on: Callable[[datetime.date], Hours | None]
    holiday: str = "unknown"
    special: dict[datetime.date, Hours] = field(default_factory=dict)


def minutes_of(station: Station, first: datetime.date, days: int) -> bytearray:
    """The year as bytes; nights reach into the next date, and what is open is stronger than what is unknown."""
    year = bytearray((days + 2) * 1440)
    plans = [(n, hours_on(station, first + datetime.timedelta(n - 1))) for n in range(days + 1)]
    for n, hours in plans:
        if hours is None:
            year[n * 1440 : (n + 1) * 1440] = bytes([ASK]) * 1440
    for n, hours in plans:
        if n and hours == [] and first + datetime.timedelta(n - 1) in station.special:
            continue
        for start, end in hours or []:
            a, b = minute(start), minute(end)
            b += 1440 if b <= a else 0
            if b > 1440 and first + datetime.timedelta(n) in station.special:
                b = 1440 if station.special[first + datetime.timedelta(n)] == [] else b
            year[n * 1440 + a : n * 1440 + b] = bytes([OPEN]) * (b - a)
    return year[1440 : (days + 2) * 1440]


def hours_on(station: Station, date: datetime.date) -> Hours | None:
    if date in station.special:
        return station.special[date]
    if chinese_calendar.is_holiday(date) and date in chinese_calendar.constants.holidays:
        return {"closed": [], "open": station.on(date)}.get(station.holiday)
    if date in chinese_calendar.constants.workdays:
        return made_up(station, date)
    return station.on(date)


def made_up(station: Station, date: datetime.date) -> Hours | None:
    """A weekend day that is worked: known only when it would be the same as on some working day."""
    week = [date + datetime.timedelta(7 - date.weekday() + n) for n in range(5)]
    return station.on(date) if any(station.on(day) == station.on(date) for day in week) else None


def minute(clock: str) -> int:
    hour, minutes = clock.split(":")
    return int(hour) * 60 + int(minutes)


def code_at(year: bytearray, at: int) -> str:
    """open, soon (nothing but open minutes, then closed within 30), ask or shut."""
    if year[at] != OPEN:
        return "ask" if year[at] == ASK else "shut"
    ahead = year[at : at + 31]
    after = next((value for value in ahead if value != OPEN), OPEN)
    return "soon" if after == CLOSED and len(ahead) == 31 else "open"
