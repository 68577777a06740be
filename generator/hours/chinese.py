"""Reads a Chinese text about opening hours into statements, seasons and exceptions."""

from dataclasses import dataclass, replace

from generator.hours.brackets import open_brackets
from generator.hours.clauses import Clause, Clauses
from generator.hours.grouping import group
from generator.hours.normal import normalise
from generator.hours.puzzles import with_puzzles
from generator.hours.seasons import WINTER_HOLIDAYS, contradicts_another, season_ranges
from generator.hours.settling import is_timed, settle
from generator.hours.spans import join_spans
from generator.hours.table import (
    DAY_BITS,
    EVERY_DAY,
    HOLIDAY,
    MADE_UP,
    WEEKEND,
    WORKING_DAYS,
    Draft,
    Exception_,
    Halt,
    HolidayWord,
    Season,
    Span,
    holiday_word,
    merge_spans,
    resolve,
)
from generator.hours.tokens import tokens_of

_NOON = 720
_NOTHING = {"text", "filler", "comma", "colon", "stop", "open", "close", "to", "space", "year", "remark"}


@dataclass(frozen=True, slots=True)
class Understood:
    """What a Chinese text says; `seasons` is empty when no hours could be used."""

    seasons: tuple[Season, ...]
    exceptions: tuple[Exception_, ...]
    holiday: HolidayWord
    last_entry: int
    halt: Halt
    halt_text: str
    rest: str
    notes: tuple[str, ...]
    anything: bool


def read_chinese(text: str) -> Understood:
    """Read a text as people write it; never raises."""
    clauses = group(open_brackets(with_puzzles(join_spans(tokens_of(normalise(text))))))
    usable = [clause for clause in clauses.found if not clause.labelled]
    several_places = clauses.placed and len(usable) < len(clauses.found)
    if clauses.unsure or several_places or not any(is_timed(clause) for clause in usable):
        return _without_hours(clauses)
    notes = list(clauses.notes)
    settle(usable, clauses, notes)
    if _left_over(usable):
        return _without_hours(clauses)
    seasons = _seasons(clauses, usable, notes)
    if not any(rule.spans for season in seasons for rule in season.rules):
        return _without_hours(clauses)
    return Understood(
        seasons=seasons,
        exceptions=_exceptions([*usable, *clauses.late], seasons),
        holiday=_holiday(clauses, usable, seasons),
        last_entry=_last_entry(clauses, seasons, notes),
        halt=clauses.halt,
        halt_text=_rest(clauses) if clauses.halt else "",
        rest=_rest(clauses),
        notes=tuple(dict.fromkeys(notes)),
        anything=True,
    )


def _left_over(usable: list[Clause]) -> bool:
    """Whether hours for no named day would hold for a day or two that later words forgot (9:00-17:00，周一至周六夜间刷卡)."""
    plain = [clause for clause in usable if clause.season < 0 and not clause.otherwise]
    if not any(is_timed(clause) and not clause.days for clause in plain):
        return False
    told = 0
    for clause in plain:
        told |= clause.days if clause.outcome else 0
    return (WORKING_DAYS & ~told).bit_count() < 3


def _without_hours(clauses: Clauses) -> Understood:
    elsewhere = bool(clauses.refers)
    timed = bool(clauses.known & {"span", "unsure", "clock"})
    note = "写到了时间，但有看不懂的地方，没有采用" if timed else "没有写出开放时间"
    return Understood(
        seasons=(),
        exceptions=(),
        holiday="",
        last_entry=0,
        halt=clauses.halt or ("ask" if elsewhere and not timed else ""),
        halt_text=_rest(clauses) if clauses.halt else clauses.refers,
        rest=_rest(clauses),
        notes=(*clauses.notes, note),
        anything=bool(clauses.known - _NOTHING),
    )


def _rest(clauses: Clauses) -> str:
    return "；".join(dict.fromkeys(part.strip(" ,;:。") for part in clauses.rest if part.strip(" ,;:。")))


def _seasons(clauses: Clauses, usable: list[Clause], notes: list[str]) -> tuple[Season, ...]:
    drafts = _drafts(usable, clauses, notes)
    if not clauses.seasons:
        return (Season(resolve(drafts, -1)),)
    plain = any(clause.season < 0 and is_timed(clause) for clause in usable)
    ranges = season_ranges(clauses.seasons, notes, beside_plain=plain)
    vague = [not named.first or contradicts_another(at, clauses) for at, named in enumerate(clauses.seasons)]
    found = [
        Season(resolve(drafts, at), named.name, *ranges[at], vague=vague[at])
        for at, named in enumerate(clauses.seasons)
        if ranges[at] != (0, 0)
        and any(clause.season == at and (clause.days or not clause.feasts) for clause in usable)
    ]
    for season in [season for season in found if season.name == "寒暑假" and season.vague]:
        found[found.index(season)] = replace(season, name="暑假")
        found.append(replace(season, name="寒假", first=WINTER_HOLIDAYS[0], last=WINTER_HOLIDAYS[1]))
    if plain and any(season.vague for season in found):
        return (Season(resolve(drafts, -1), "平时", 101, 1231, vague=True), *found)
    return (Season(resolve(drafts, -1)), *found) if plain else tuple(found)


def _drafts(usable: list[Clause], clauses: Clauses, notes: list[str]) -> list[Draft]:
    """Order statements so that the more special ones win: all days, some days, exceptions."""
    plain = [clause for clause in usable if not (clause.feasts and not clause.days)]
    timed = [clause for clause in plain if clause.outcome in ("hours", "ask", "unsure")]
    closed = [clause for clause in plain if clause.outcome == "off" and not clause.otherwise]
    first = next((at for at, clause in enumerate(timed) if clause.season >= 0), 0)
    timed = sorted(timed[:first], key=_width) + sorted(timed[first:], key=_width)
    drafts: list[Draft] = []
    for clause in timed:
        drafts.extend(_draft(clause, drafts, notes))
    drafts.extend(Draft(EVERY_DAY, ask=True, season=clause.season) for clause in timed if clause.torn)
    weekly = _covered(drafts) & EVERY_DAY
    unused = [clause.days or EVERY_DAY for clause in clauses.found if clause.labelled]
    if not weekly or any(
        days & EVERY_DAY & ~weekly for days in unused
    ):  # these may speak of the days left over
        drafts.insert(0, Draft(EVERY_DAY & ~weekly, ask=True))
    whole = EVERY_DAY | MADE_UP | HOLIDAY
    drafts.extend(Draft(clause.days or whole, season=clause.season) for clause in closed)
    if clauses.office and not any(clause.days for clause in timed):
        drafts.append(Draft(WEEKEND, ask=True))
    said = list(drafts)
    for clause in plain:
        covered = _covered([d for d in said if clause.season < 0 or d.season in (-1, clause.season)])
        if clause.outcome in ("open", "named") and clause.days & EVERY_DAY & ~covered:
            drafts.append(Draft(clause.days & EVERY_DAY & ~covered, ask=True, season=clause.season))
            notes.append("有几天只写了开放，没有写时间")
    for clause in clauses.late:
        drafts.extend(_late(clause, drafts))
    return drafts


def _width(clause: Clause) -> tuple[int, bool]:
    """Statements for many days come first, so that those for few days win; holidays win over all of them."""
    days = clause.days or EVERY_DAY
    if clause.otherwise and clause.outcome == "hours":
        return -len(DAY_BITS), False
    return (0 if days & HOLIDAY else -days.bit_count(), clause.season >= 0)


def _draft(clause: Clause, before: list[Draft], notes: list[str]) -> list[Draft]:
    days = clause.days or EVERY_DAY
    asks = clause.outcome != "hours" or not clause.spans
    found = Draft(days, merge_spans(clause.spans) if not asks else (), ask=asks, season=clause.season)
    rivals = [
        draft for draft in before if draft.season == clause.season and draft.days & days and draft.spans
    ]
    if any(draft.days == days and clause.days for draft in rivals) and not asks:
        return [replace(found, add=True)]
    torn = 0
    for rival in rivals:
        shared = rival.days & days
        if not asks and _other_half(rival.spans, found.spans):
            if clause.period:
                return [replace(found, add=True)]  # 每天上午9:00-12:00，周三下午14:00-17:00
            torn |= shared
        if shared != days & ~HOLIDAY and rival.spans != found.spans:
            torn |= shared
    if not torn:
        return [found]
    notes.append("同一天写了两种时间，这一天没有采用")
    return [found, Draft(torn, ask=True, season=clause.season)]


def _other_half(one: tuple[Span, ...], other: tuple[Span, ...]) -> bool:
    """Tell whether two statements speak of mornings and of afternoons."""
    first, second = sorted((one, other))
    return first[-1][1] <= _NOON + 60 and second[0][0] >= _NOON and first[-1][1] <= second[0][0]


def _covered(drafts: list[Draft]) -> int:
    covered = 0
    for draft in drafts:
        covered |= draft.days if draft.spans else 0
    return covered


def _late(clause: Clause, drafts: list[Draft]) -> list[Draft]:
    if clause.feasts and not clause.days:
        return []
    if clause.outcome != "like_open_days":
        return [Draft(clause.days, ask=clause.outcome == "ask", season=clause.season)]
    kinds = {draft.spans for draft in drafts if draft.spans}
    return [Draft(clause.days, kinds.pop() if len(kinds) == 1 else (), ask=len(kinds) != 0)]


def _exceptions(clauses: list[Clause], seasons: tuple[Season, ...]) -> tuple[Exception_, ...]:
    said = [clause for clause in clauses if clause.outcome in ("hours", "off", "ask", "unsure")]
    found = [
        Exception_(feast, tuple(clause.spans), ask=clause.outcome in ("ask", "unsure"))
        for clause in said
        for feast in clause.feasts
    ]
    daily = {rule.spans for season in seasons for rule in season.rules if rule.days & EVERY_DAY == EVERY_DAY}
    if len(seasons) == len(daily) == 1:
        spans = daily.pop()
        usual = [feast for clause in clauses if clause.outcome == "open" for feast in clause.feasts]
        found.extend(Exception_(feast, spans) for feast in usual if spans)
    return tuple(found)


def _holiday(clauses: Clauses, usable: list[Clause], seasons: tuple[Season, ...]) -> HolidayWord:
    stated = holiday_word(seasons)
    if stated or clauses.holiday:
        return stated or clauses.holiday
    timed = [clause for clause in usable if clause.outcome == "hours"]
    only_working = all(clause.days and not clause.days & ~(WORKING_DAYS | MADE_UP) for clause in timed)
    return "closed" if only_working and any(clause.days & MADE_UP for clause in timed) else ""


def _last_entry(clauses: Clauses, seasons: tuple[Season, ...], notes: list[str]) -> int:
    if clauses.last_entry or not clauses.last_clocks:
        return clauses.last_entry
    ends = {max(end for _, end in rule.spans) for season in seasons for rule in season.rules if rule.spans}
    last = ends.pop() if len(ends) == 1 else 0
    leads = {(last or end) - clock for clock, end in clauses.last_clocks}
    before = leads.pop() if len(leads) == 1 else 0
    if not 0 < before <= 180:
        notes.append("最晚入场时间对不上关门时间，没有采用")
        return 0
    return before
