"""What the finder's filters ask of a schedule, whatever the date."""

from collections.abc import Mapping
from typing import Any

from generator.hours.plan import entries_of, spans_of

CARD_FREE_BY_DAY, CARD_FREE_AT_NIGHT = 1, 2
_NIGHT_END = 360


def open_at_night(schedule: Mapping[str, Any]) -> bool:
    """Tell whether it is open on some day for the whole of 00:00 to 06:00, by card or without."""
    if "st" in schedule or "q" in schedule:
        return False
    plans = [schedule, *(way[0] for way in schedule.get("a", []) if way[0] != 0)]
    return any(_covers(plan, 0, _NIGHT_END) for plan in plans)


def card_free(schedule: Mapping[str, Any]) -> int:
    """Bits for the filter 不用卡就能进: 1 at some time of the day (06:00 to 24:00), 2 all night (00:00 to 06:00).

    Only walking in and asking the staff count; codes, cards, faces and apps may need an account. 0: no, or unknown.
    """
    if "st" in schedule or "q" in schedule:
        return 0
    bits = 0
    for plan, how, *_ in schedule.get("a", []):
        if how in ("walk_in", "staff"):
            spans = schedule if plan == 0 else plan
            bits |= CARD_FREE_BY_DAY if _touches(spans, _NIGHT_END, 1440) else 0
            bits |= CARD_FREE_AT_NIGHT if _covers(spans, 0, _NIGHT_END) else 0
    return bits


def _spans(plan: Mapping[str, Any]) -> list[tuple[int, int]]:
    found = [span for entry in entries_of(plan) for span in spans_of(entry)]
    return found + [(start - 1440, end - 1440) for start, end in found if end > 1440]


def _touches(plan: Mapping[str, Any], start: int, end: int) -> bool:
    return any(first < end and last > start for first, last in _spans(plan))


def _covers(plan: Mapping[str, Any], start: int, end: int) -> bool:
    return any(first <= start and last >= end for first, last in _spans(plan))
