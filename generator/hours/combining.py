"""What a notice does to usual hours: 缩短 leaves no more than they are, 延长 no less."""

from collections.abc import Sequence
from typing import Any

from generator.hours.plan import Plan
from generator.hours.table import DAY_BITS, merge_spans

Entries = list[list[int]]
Times = tuple[int, ...] | None
"""Minutes start, end, start, end … of one day; (-1,) not fixed, () closed, None nothing said."""

_WEEK = range(7)
_UNFIXED = (-1,)


def combined(usual: Plan, change: Plan, effect: str) -> Plan:
    """The plan that holds while a notice does: usual hours cut by it (shorten) or joined with it (extend).

    Where usual hours are unknown, those of an extension hold; what a shortening leaves of them nobody can say.
    A change that has no plain week holds as it is.
    """
    if effect not in ("shorten", "extend") or "w" not in change or "s" in change:
        return change
    found: Plan = {key: value for key, value in usual.items() if key in ("d", "e")}
    if usual.get("w"):
        found["w"] = _entries(usual["w"], change["w"], effect)
    if usual.get("s"):
        found["s"] = [
            [season[0], season[1], _entries(season[2], change["w"], effect), *season[3:]]
            for season in usual["s"]
        ]
    if "w" in found or "s" in found:
        return found
    return change if effect == "extend" else {"w": [[entry[0], *_UNFIXED] for entry in change["w"]]}


def _entries(usual: Entries, change: Entries, effect: str) -> Entries:
    every_day = _same_every_day(change)
    days: dict[tuple[int, ...], int] = {}
    for bit in DAY_BITS:
        said = _times(change, bit)
        times = _both(_times(usual, bit), every_day if said is None else said, effect)
        if times is not None:
            days[times] = days.get(times, 0) | 1 << bit
    return [[bits, *times] for times, bits in sorted(days.items(), key=lambda item: item[1] & -item[1])]


def _times(entries: Entries, bit: int) -> Times:
    """What entries say of a day; a weekday that is left out is closed, a holiday that is left out is not said."""
    return next((tuple(entry[1:]) for entry in entries if entry[0] >> bit & 1), () if bit in _WEEK else None)


def _same_every_day(entries: Entries) -> Times:
    """Hours that hold on each day of the week hold on holidays and made-up days too, as far as a notice goes."""
    week = {_times(entries, bit) for bit in _WEEK}
    return week.pop() if len(week) == 1 else None


def _both(usual: Times, change: Times, effect: str) -> Times:
    if usual is None or change is None:
        return usual
    if _UNFIXED in (usual, change):
        return _UNFIXED
    one, other = _spans(usual), _spans(change)
    spans = _cut(one, other) if effect == "shorten" else merge_spans([*one, *other])
    return tuple(minute for span in spans for minute in span)


def _spans(times: Sequence[int]) -> list[tuple[int, int]]:
    return list(zip(times[::2], times[1::2], strict=True))


def _cut(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    pairs: list[Any] = [(max(a, c), min(b, d)) for a, b in one for c, d in other]
    return merge_spans((start, end) for start, end in pairs if start < end)
