"""The shapes of a read text: days, spans, seasons, exceptions, and how rules become a week table."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]  # minutes of the day; the end lies after the start and may pass 1440 (next day)
Grade = Literal["full", "partial", "none"]
HolidayWord = Literal["", "open", "closed", "notice", "hours"]
Halt = Literal["", "paused", "ask"]

EVERY_DAY = 0b111_1111
WORKING_DAYS = 0b1_1111
WEEKEND = 0b110_0000
MADE_UP = 1 << 7  # a weekend day that the State Council made a working day
HOLIDAY = 1 << 8  # a day of a statutory holiday, moved rest days included
DAY_BITS = range(9)
ALL_DAY: Span = (0, 1440)

# A dated exception: a holiday's name, days counted from lunar new year (-1 is 除夕), or a day of the month.
DateKey = str | tuple[int, int] | int


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds on some days: spans, or nothing known but that it is not fixed (ask)."""

    days: int
    spans: tuple[Span, ...] = ()
    ask: bool = False


@dataclass(frozen=True, slots=True)
class Season:
    """A week table for a part of the year: month * 100 + day, both ends included; 0 and 0 are the whole year.

    A season that a text names without dates covers every day that may belong to it, so that seasons overlap:
    there, only what all of them say is certain.
    """

    rules: tuple[Rule, ...]
    name: str = ""
    first: int = 0
    last: int = 0
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Exception_:
    """What holds on a named holiday, on lunar days or on a day of each month: spans, closed, or not fixed."""

    key: DateKey
    spans: tuple[Span, ...] = ()
    ask: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """How one text was read: `seasons` is empty when no hours were understood.

    `osm` is canonical OSM opening_hours; `rest` are the words that were not understood, and `notes` tell editors of
    them and of all else to look at. A page shows the whole text as it was written beside what is not read in full.
    `holiday` is what the text says of statutory holidays (open, closed, notice, hours or ""); `halt` is "paused"
    or "ask" when a remark in the text says that the hours do not hold now; `last_entry` is minutes before closing.
    `otherwise` says how somebody gets in at all other times: it is not closed then, and nobody can say more.
    """

    text: str
    grade: Grade = "none"
    osm: str = ""
    notes: tuple[str, ...] = ()
    rest: str = ""
    seasons: tuple[Season, ...] = ()
    exceptions: tuple[Exception_, ...] = ()
    holiday: HolidayWord = ""
    last_entry: int = 0
    halt: Halt = ""
    halt_text: str = ""
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """One statement of a text in its order; `season` is an index into the text's seasons, -1 for all of them."""

    days: int
    spans: tuple[Span, ...] = ()
    ask: bool = False
    season: int = -1
    add: bool = False


def resolve(drafts: Iterable[Draft], season: int) -> tuple[Rule, ...]:
    """Let later statements win over earlier ones, and give each kind of day its one outcome."""
    outcome: dict[int, tuple[tuple[Span, ...], bool]] = {}
    for draft in drafts:
        if draft.season not in (-1, season):
            continue
        for bit in DAY_BITS:
            if draft.days >> bit & 1:
                before = outcome.get(bit, ((), False))[0] if draft.add else ()
                outcome[bit] = (merge_spans(before + draft.spans), draft.ask)
    outcome = _round_the_clock(outcome)
    grouped: dict[tuple[tuple[Span, ...], bool], int] = {}
    for bit in DAY_BITS:
        if bit in outcome:
            grouped[outcome[bit]] = grouped.get(outcome[bit], 0) | 1 << bit
    rules = (Rule(days, spans, ask) for (spans, ask), days in grouped.items())
    return tuple(sorted(rules, key=lambda rule: (rule.days & -rule.days, rule.days)))


def _round_the_clock(
    outcome: dict[int, tuple[tuple[Span, ...], bool]],
) -> dict[int, tuple[tuple[Span, ...], bool]]:
    """8:00 to 8:00 of the next morning, on every day of the week, is round the clock."""
    first = outcome.get(0, ((), False))
    length = first[0][0][1] - first[0][0][0] if len(first[0]) == 1 else 0
    if length < ALL_DAY[1] or any(outcome.get(bit) != first for bit in range(7)):
        return outcome
    return {bit: ((ALL_DAY,), False) if said == first else said for bit, said in outcome.items()}


def merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sort spans and join those that touch or overlap."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def holiday_word(seasons: Iterable[Season]) -> HolidayWord:
    """What tables say of statutory holidays; "" when a part of the year with hours says nothing."""
    timed = [season for season in seasons if any(rule.spans for rule in season.rules)]
    stated = [[rule for rule in season.rules if rule.days & HOLIDAY] for season in timed]
    if not stated or not all(stated):
        return ""
    rules = [rules[0] for rules in stated]
    if any(rule.spans for rule in rules):
        return "hours"
    return "notice" if any(rule.ask for rule in rules) else "closed"
