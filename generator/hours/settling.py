"""Settles which seasons the clauses of a text belong to, and withdraws what may not hold in them."""

from generator.hours.clauses import Clause, Clauses
from generator.hours.table import EVERY_DAY
from generator.hours.year import days_between

_MIDDAY = 13 * 60
_EVERY_YEAR = (101, 501, 1001)  # holidays whose dates stay


def settle(usable: list[Clause], clauses: Clauses, notes: list[str]) -> None:
    """Change clauses in place; `notes` say what was withdrawn."""
    _settle_last(usable, clauses)
    _settle_parts(usable, notes)
    _settle_dates(usable, clauses, notes)


def is_timed(clause: Clause) -> bool:
    """Tell whether a clause gives hours for days of the week or for statutory holidays."""
    return clause.outcome == "hours" and bool(clause.spans) and bool(clause.days or not clause.feasts)


def _settle_last(usable: list[Clause], clauses: Clauses) -> None:
    """After several seasons, a last `周一闭馆，节假日休息` holds all year; last hours for some days are not settled."""
    tail: list[Clause] = []
    for clause in reversed(usable):
        if not clause.days or (tail and clause.outcome == "hours"):
            break
        tail.append(clause)
    others = usable[: len(usable) - len(tail)]
    if len({clause.season for clause in usable if clause.season >= 0}) < 2:
        return
    for last in tail:
        elsewhere = any(clause.season != last.season and clause.days & last.days for clause in others)
        beside = any(clause.season == last.season and clause.days == 0 for clause in others)
        if last.season >= 0 and beside and not elsewhere:
            last.season = -1
            last.outcome = "unsure" if last.outcome == "hours" else last.outcome


def _settle_parts(usable: list[Clause], notes: list[str]) -> None:
    """`8:00-12:00 14:00-18:00（5月至9月15:00-19:00）` leaves the mornings of the season open.

    So does `8:30-12:00 14:00-17:30（冬季）/14:30-18:00（夏季）`: whoever shuts for lunch in winter has mornings in summer.
    """
    usual = max((len(c.spans) for c in usable if c.season < 0 and is_timed(c)), default=0)
    mornings = {c.season for c in usable if is_timed(c) and c.spans[0][1] <= _MIDDAY}
    for clause in usable:
        if clause.season < 0 or clause.outcome != "hours":
            continue
        afternoon = all(start >= _MIDDAY - 60 for start, _ in clause.spans)
        if len(clause.spans) < usual or (afternoon and mornings - {clause.season}):
            clause.outcome = "unsure"
            notes.append("某个季节只写了一段时间，看不出其余时段是否照旧，没有采用")


def _settle_dates(usable: list[Clause], clauses: Clauses, notes: list[str]) -> None:
    """A few days without a year (1月28日至2月4日闭馆), or the dates of a lunar feast, may hold for one year only."""
    for clause in usable:
        if clause.part and clause.outcome in ("off", "hours"):
            clause.spans, clause.outcome = [], "ask"
            notes.append("只说了节日当天，节日的其余几天没有说，都以现场为准")
        if clause.season < 0:
            continue
        if clause.torn and clause.outcome == "hours":
            clause.outcome = "unsure"
            notes.append("看不出这一季的时间管哪几天，没有采用")
        season = clauses.seasons[clause.season]
        days = days_between(season.first, season.last) if season.first else 0
        once = clause.outcome == "off" and 1 < days < 21 and season.first not in _EVERY_YEAR
        if clause.dated_feast or (once and not season.name):
            clause.days, clause.spans, clause.outcome = clause.days or EVERY_DAY, [], "ask"
            notes.append("看不出是不是每年都这样，这几天以现场为准；请写进 special_hours")
