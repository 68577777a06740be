"""How far a round has come on a day: what the record says, and what time has made of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from generator.hours import Calendar, Workdays, workdays
from generator.kinds.award.model import Award, Round
from generator.records import Stage
from generator.render import date_text, period_text

CalendarOf = Callable[[int], Calendar]
"""The calendar of a year and those around it."""

FORGOTTEN_DAYS = 90
"""So long after the last day of 公示 candidates stay up without a decision."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a round stands: its stage, in words, the days of 公示, and whether candidates may still be named.

    `reported`: a report says how many received it, and no paper or list is known.
    """

    stage: Stage
    text: str
    days: Workdays | None
    names_candidates: bool
    reported: bool = False

    @property
    def is_open(self) -> bool:
        """Whether objections are taken now."""
        return self.stage is Stage.PUBLICITY


def standing(one: Round, today: date, calendar_of: CalendarOf) -> Standing:
    """The stage of a round on a day. It is decided only by a decision whose day has come."""
    if one.decision is not None and one.decision.on <= today:
        return Standing(Stage.AWARDED, f"{date_text(one.decision.on)}公布", _days(one, calendar_of), False)
    if _is_reported(one):
        return Standing(Stage.PENDING, "据公开报道已经评出，没有查到公布的文件", None, False, reported=True)
    days = _days(one, calendar_of)
    if days is None:
        pending = one.stage is Stage.PENDING or one.decision is not None
        text = "公示期满，结果待公布" if pending else "推荐中，还没有公示"
        return Standing(Stage.PENDING if pending else Stage.NOMINATED, text, None, True)
    if today < days.first:
        return Standing(Stage.NOMINATED, f"{date_text(days.first)}开始公示", days, True)
    if today <= days.last:
        sure = "" if days.certain else "（遇放假顺延）"
        return Standing(Stage.PUBLICITY, f"公示中：{period_text(days.first, days.last)}{sure}", days, True)
    named = (today - days.last).days <= FORGOTTEN_DAYS
    return Standing(Stage.PENDING, "公示期满，结果待公布", days, named)


def _is_reported(one: Round) -> bool:
    """Whether all that is known of a round is the number in a report; it is neither under way nor 公布."""
    known = (one.stage, one.publicity, one.decision, *one.nominees, *one.recipients)
    return one.recipients_count is not None and not any(known)


def _days(one: Round, calendar_of: CalendarOf) -> Workdays | None:
    if one.publicity is None:
        return None
    start = one.publicity.start
    return workdays(calendar_of(start.year), start, one.publicity.workdays)


_QUARTERS = "一二三四"


def period_words(period: str) -> str:
    """2026年, 2026年9月, 2026年第三季度."""
    year, _, part = period.partition("-Q")
    return f"{year}年第{_QUARTERS[int(part) - 1]}季度" if part else date_text(period)


def month_of(one: Round, stand: Standing) -> str:
    """The month (2026-09) in which a round last moved: decided, else shown to the public, else what it is for."""
    if stand.stage is Stage.AWARDED and one.decision is not None:
        return one.decision.on.isoformat()[:7]
    if stand.days is not None:
        return stand.days.first.isoformat()[:7]
    return one.period[:7] if "-Q" not in one.period else f"{one.period[:4]}-{int(one.period[-1]) * 3:02d}"


def newest_first(award: Award) -> list[Round]:
    """The rounds of an award, the newest first."""

    def key(one: Round) -> str:
        return f"{one.period[:4]}-{int(one.period[-1]) * 3:02d}-9" if "-Q" in one.period else one.period

    return sorted(award.rounds, key=key, reverse=True)
