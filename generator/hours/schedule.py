"""Everything that decides a station's state, as one small JSON object that Python and the browser evaluate alike."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from generator.hours.combining import combined
from generator.hours.plan import Plan, plan_of
from generator.hours.table import Draft, Reading, Season, resolve
from generator.hours.wording import plan_text

Schedule = dict[str, Any]
HolidayRule = Literal["open", "closed", "notice", "unknown"]


@dataclass(frozen=True, slots=True)
class Special:
    """A station's own hours for some dates, both included; `hours` None: closed."""

    from_: datetime.date
    to: datetime.date
    hours: Reading | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Access:
    """How to get in; `hours` None: always. `how`: walk_in, staff, scan, card, face, app; `card` its name."""

    how: str
    hours: Reading | None = None
    who: str = ""
    card: str = ""


@dataclass(frozen=True, slots=True)
class NoticeSpan:
    """A notice in whose scope the station lies: pause, shorten, extend or info; both dates included."""

    from_: datetime.date
    to: datetime.date
    effect: str
    text: str
    hours: Reading | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """A station's own status: open, planned, paused or closed; `until` and `planned_for` as in the record."""

    code: str = "open"
    note: str = ""
    until: datetime.date | None = None
    planned_for: str = ""


def schedule(
    reading: Reading,
    holiday: HolidayRule = "unknown",
    *,
    special: Iterable[Special] = (),
    status: Status | None = None,
    access: Iterable[Access] = (),
    notices: Iterable[NoticeSpan] = (),
) -> Schedule:
    """Join what is known of a station into its schedule; keys are left out when there is nothing to say.

    Of the plan: w, s, d, h, e, o (see `plan`). q: [paused|ask, remark] found in the text of the hours.
    st: [code, note, until or planned_for]. x: [[from, to, plan | 0 closed | 1 not understood, note]].
    a: [[plan | 0 always, how, who, card]]. n: [[from, to, effect, plan | 0, text]]. Dates are YYYY-MM-DD.
    """
    usable = [item for item in access if _usable(item)]
    plan = plan_of(reading) or ({} if reading.text.strip() else _from_access(usable))
    rule = _holiday_rule(reading, holiday)
    made: Schedule = {key: value for key, value in plan.items() if key != "h"}
    if plan and rule:
        made["h"] = rule
    if reading.halt:
        made["q"] = [reading.halt, reading.halt_text]
    if status is not None and status.code != "open":
        when = status.until.isoformat() if status.until else status.planned_for
        made["st"] = [status.code, status.note, when]
    optional = {
        "x": [[s.from_.isoformat(), s.to.isoformat(), _special(s.hours), s.note] for s in special],
        "a": [_access(item) for item in usable],
        "n": [[n.from_.isoformat(), n.to.isoformat(), n.effect, _hours(n, plan), n.text] for n in notices],
    }
    return made | {key: value for key, value in optional.items() if value}


def _holiday_rule(reading: Reading, holiday: str) -> str:
    """Join the record's holiday rule with what the text says; `clash` where they contradict each other."""
    if contradicts(reading, holiday):
        return "clash"
    if reading.holiday:
        return "" if reading.holiday == "hours" else reading.holiday
    return "" if holiday == "unknown" else holiday


def contradicts(reading: Reading, holiday: str) -> bool:
    """Tell whether the record's holiday rule and the text of the hours contradict each other (a warning)."""
    agrees = {"": ("open", "closed", "notice"), "hours": ("open",)}.get(reading.holiday, (reading.holiday,))
    return holiday != "unknown" and holiday not in agrees


def _usable(item: Access) -> bool:
    return item.hours is None or not item.hours.text.strip() or bool(item.hours.seasons)


def _access(item: Access) -> list[Any]:
    plan = plan_of(item.hours) if item.hours is not None else {}
    return [plan or 0, item.how, item.who, item.card]


def _from_access(access: Iterable[Access]) -> Plan:
    """Without hours of its own, a station is open when somebody can get in."""
    readings = [item.hours for item in access if item.hours is not None and item.hours.seasons]
    if any(season.first for reading in readings for season in reading.seasons):
        return {}
    rules = [rule for reading in readings for season in reading.seasons for rule in season.rules]
    drafts = [Draft(rule.days, rule.spans, add=True) for rule in rules if rule.spans]
    return plan_of(Reading("", seasons=(Season(resolve(drafts, -1)),))) if drafts else {}


def _special(reading: Reading | None) -> Plan | int:
    return 0 if reading is None else plan_of(reading) or 1


def _hours(notice: NoticeSpan, usual: Plan) -> Plan | int:
    change = plan_of(notice.hours) if notice.hours is not None else {}
    beyond = {"o": usual["o"]} if "o" in usual else {}
    return combined(usual, change, notice.effect) | beyond if change else 0


def static_text(made: Schedule) -> str:
    """Say a schedule without claiming anything about now: for HTML that a clock has not touched."""
    if "st" in made:
        return status_text(made["st"])
    hours = plan_text(made)
    if "q" in made:
        remark = made["q"][1]
        return "；".join(part for part in (hours, remark or "以现场为准") if part)
    return hours or "时间不清楚"


def status_text(status: list[str]) -> str:
    """Say a station's own status: 暂停开放至 10月8日 · 装修."""
    code, note, when = status
    if code == "planned":
        return " · ".join(
            part for part in ("筹建中", f"预计{long_date(when)}开放" if when else "", note) if part
        )
    if code == "closed":
        return " · ".join(part for part in ("已关闭", note) if part)
    until = f"至 {short_date(when)}" if when else ""
    return " · ".join(part for part in (f"暂停开放{until}", note) if part)


def short_date(iso_date: str) -> str:
    """Say a date without its year: 10月8日."""
    _, month, day = iso_date.split("-")
    return f"{int(month)}月{int(day)}日"


def long_date(text: str) -> str:
    """Say a date of which the day or the month may be missing: 2027年3月."""
    parts = text.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return text
    return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False))
