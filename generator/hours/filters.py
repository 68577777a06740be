"""What the finder's filters ask of a schedule, whatever the date.

Only the browser asks it; this is the twin that tests hold its answers against, over vectors and over drawn schedules.
"""

from collections.abc import Mapping
from typing import Any

from generator.hours.plan import entries_of, spans_of

_NIGHT_END = 360


def open_at_night(schedule: Mapping[str, Any]) -> bool:
    """Tell whether it is open on some day for the whole of 00:00 to 06:00, by card or without."""
    if "st" in schedule or "q" in schedule:
        return False
    plans = [schedule, *(way[0] for way in schedule.get("a", []) if way[0] != 0)]
    return any(_covers(plan, 0, _NIGHT_END) for plan in plans)


def _spans(plan: Mapping[str, Any]) -> list[tuple[int, int]]:
    found = [span for entry in entries_of(plan) for span in spans_of(entry)]
    return found + [(start - 1440, end - 1440) for start, end in found if end > 1440]


def _covers(plan: Mapping[str, Any], start: int, end: int) -> bool:
    return any(first <= start and last >= end for first, last in _spans(plan))
