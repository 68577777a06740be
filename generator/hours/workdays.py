"""Counting working days by the calendar of holidays and made-up days, as 公示 does."""

import datetime
from dataclasses import dataclass

from generator.hours.holidays import Calendar, number


@dataclass(frozen=True, slots=True)
class Workdays:
    """From the first to the last day; not `certain` while the holidays in between are not announced."""

    first: datetime.date
    last: datetime.date
    certain: bool


def workdays(calendar: Calendar, start: datetime.date, count: int) -> Workdays:
    """The days until `count` (1 or more) working days have passed; the first day counts when it is one."""
    day, certain = start, True
    left = count
    while True:
        kind, _ = calendar.kind(number(day))
        certain = certain and kind != "ask"
        # A day of which nobody knows yet counts by its place in the week.
        if kind == "work" or (kind in ("", "ask") and day.weekday() < 5):
            left -= 1
        if left <= 0:
            return Workdays(start, day, certain)
        day += datetime.timedelta(days=1)
