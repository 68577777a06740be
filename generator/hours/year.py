"""Parts of the year as month * 100 + day, which come back every year and may pass new year."""

from collections.abc import Sequence
from typing import Protocol

MONTH_END = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
YEAR = tuple(month * 100 + day for month in range(1, 13) for day in range(1, MONTH_END[month - 1] + 1))
_DAY_OF = {day: number for number, day in enumerate(YEAR)}


class YearPart(Protocol):
    """A part of the year: month * 100 + day of its first and last day."""

    @property
    def first(self) -> int: ...

    @property
    def last(self) -> int: ...


def is_whole(seasons: Sequence[YearPart]) -> bool:
    """Tell whether parts of the year fill it without sharing a day."""
    return set(counts(seasons)) == {1}


def counts(seasons: Sequence[YearPart]) -> list[int]:
    """How many seasons hold each day of a leap year."""
    counts = [0] * len(YEAR)
    for season in seasons:
        first, last = _DAY_OF[season.first], _DAY_OF[season.last]
        days = range(first, last + 1) if first <= last else [*range(last + 1), *range(first, len(YEAR))]
        for day in days:
            counts[day] += 1
    return counts


def in_season(month_day: int, season: YearPart) -> bool:
    """Tell whether month * 100 + day lies in a season, which may pass new year."""
    first, last = season.first, season.last
    return first <= month_day <= last if first <= last else month_day >= first or month_day <= last


def days_between(first: int, last: int) -> int:
    """How many days a part of the year has, both ends included."""
    return (_DAY_OF[last] - _DAY_OF[first]) % len(YEAR) + 1
