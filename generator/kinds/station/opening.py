"""A station's hours, status, special days, notices and ways in as one schedule, and its words."""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from generator import hours
from generator.kinds.kind import Context, HoursChange
from generator.kinds.station.model import Access, HolidayRule, Station, Status, Way
from generator.render import date_text, period_text

_NOTHING = hours.read("")
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_WAYS = {
    Way.WALK_IN: "直接进，不用登记",
    Way.STAFF: "找工作人员",
    Way.SCAN: "扫码进",
    Way.CARD: "刷卡进",
    Way.FACE: "刷脸进",
    Way.APP: "用 App 开门",
}
_HOLIDAYS = {
    HolidayRule.OPEN: "照常开放",
    HolidayRule.CLOSED: "休息",
    HolidayRule.NOTICE: "另行通知",
    HolidayRule.UNKNOWN: "以现场为准",
}


@dataclass(frozen=True, slots=True)
class AccessLine:
    """One way in as templates show it."""

    when: str
    how: str
    who: str
    note: str


@dataclass(frozen=True, slots=True)
class Opening:
    """When a station is open: the schedule, the same as an attribute, and in words that never say "now"."""

    schedule: hours.Schedule
    attribute: Markup
    text: str


def opening(context: Context, station: Station) -> Opening:
    """What Python and the browser evaluate to say whether the station is open at an instant.

    A station is asked on its page, in lists and in data files, and stations share most of their hours: each is worked out once.
    """
    by_id = ("opening", station.id)
    found: Opening | None = context.memo.get(by_id)
    if found is None:
        changes = context.changes(station)
        by_content = ("opening", *_told(station, changes))
        found = context.memo.get(by_content)
        if found is None:
            made = _schedule(station, changes)
            attribute = escape(_JSON.encode(made))
            found = context.memo[by_content] = Opening(made, attribute, hours.static_text(made))
        context.memo[by_id] = found
    return found


def _told(station: Station, changes: list[HoursChange]) -> tuple[Any, ...]:
    """Everything that a schedule is made from; a reading is known by its text."""
    return (
        _text(station.hours),
        station.holiday,
        (station.status, station.status_note, station.status_until, station.planned_for),
        tuple([(a.how, _text(a.hours), a.who, a.card) for a in station.access]),
        tuple([(day.from_, day.to, _text(day.hours), day.note) for day in station.special_hours]),
        tuple([(c.from_, c.to, c.effect, c.text, _text(c.hours)) for c in changes]),
    )


def _text(reading: hours.Reading | None) -> str | None:
    return None if reading is None else reading.text


def _schedule(station: Station, changes: list[HoursChange]) -> hours.Schedule:
    return hours.schedule(
        station.hours or _NOTHING,
        station.holiday.value,  # type: ignore[arg-type]
        special=special_days(station),
        status=hours.Status(
            station.status.value, station.status_note or "", station.status_until, station.planned_for or ""
        ),
        access=[_span(access) for access in station.access],
        notices=[
            hours.NoticeSpan(change.from_, change.to, change.effect, change.text, change.hours)
            for change in changes
        ],
    )


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A row of the week table, with its days as "1,2,3" (1 = Monday … 8 a made-up working day, 9 holidays).

    `season` is "501-930" for a part of the year, `exception` the number of one in the plan.
    """

    label: str
    text: str
    days: str
    season: str = ""
    exception: str = ""


@dataclass(frozen=True, slots=True)
class DayRow:
    """Days that differ from the week: in words, and from–to as YYYY-MM-DD."""

    period: str
    text: str
    from_: str
    to: str


@dataclass(frozen=True, slots=True)
class ShownHours:
    """Hours in words: one line, and the rows of the week table."""

    summary: str
    week: tuple["WeekRow", ...]
    schema_org: list[dict[str, Any]]


def special_days(station: Station) -> list[hours.Special]:
    """Days that differ from the week, as the hours room takes them."""
    return [hours.Special(day.from_, day.to, day.hours, day.note or "") for day in station.special_hours]


def shown(context: Context, reading: hours.Reading) -> ShownHours:
    """The words for a text of hours. Stations share most texts, so each is worded once."""
    key = ("hours", reading.text)
    found: ShownHours | None = context.memo.get(key)
    if found is None:
        week = tuple(
            WeekRow(
                " ".join(filter(None, (row.season, row.label))),
                row.text,
                ",".join(str(day + 1) for day in row.days),
                f"{row.part[0]}-{row.part[1]}" if row.part else "",
                "" if row.exception is None else str(row.exception),
            )
            for row in hours.week_rows(reading)
        )
        found = ShownHours(hours.summary(reading), week, hours.schema_org(reading, on=context.view.today))
        context.memo[key] = found
    return found


def _span(access: Access) -> hours.Access:
    return hours.Access(access.how.value, access.hours, access.who or "", access.card or "")


def access_lines(station: Station) -> tuple[AccessLine, ...]:
    """How to get in, by time of day."""
    return tuple(
        [
            AccessLine(
                when=_written(access.hours) or "开放时间内",
                how=_way(access),
                who=access.who or "",
                note=access.note or "",
            )
            for access in station.access
        ]
    )


def access_text(station: Station) -> str:
    """How to get in, in one line for a card."""
    return "；".join(f"{_written(a.hours)} {_way(a)}".strip() for a in station.access)


def _way(access: Access) -> str:
    if access.how is Way.CARD and access.card:
        return f"凭{access.card}刷卡进"
    return _WAYS[access.how]


def _written(reading: hours.Reading | None) -> str:
    return "" if reading is None else _words(reading.text)


@lru_cache(maxsize=4096)
def _words(text: str) -> str:
    """A text of hours in words; stations share most of theirs."""
    return hours.summary(hours.read(text)) or text


def week(station: Station, rows: tuple[WeekRow, ...]) -> tuple[tuple[WeekRow, ...], str]:
    """The rows of a station's week, and what its record says of holidays where the text of the hours does not.

    Where the two contradict each other, nobody can say, as in the state.
    """
    reading = station.hours
    if reading is None:
        return rows, ""
    if hours.contradicts(reading, station.holiday.value):
        return tuple(row for row in rows if row.days != "9"), _HOLIDAYS[HolidayRule.UNKNOWN]
    said = any(row.days == "9" and not row.season for row in rows) or reading.holiday == "hours"
    return rows, "" if said else _HOLIDAYS[station.holiday]


def special_lines(station: Station) -> tuple[DayRow, ...]:
    """Days that differ from the week; the browser marks the one that covers today."""
    return tuple(
        [
            DayRow(
                period_text(day.from_, day.to),
                " ".join(filter(None, (_written(day.hours) if day.hours else "不开放", day.note))),
                day.from_.isoformat(),
                day.to.isoformat(),
            )
            for day in station.special_hours
        ]
    )


def status_note(station: Station) -> str:
    """What must be said of a station that does not simply work."""
    if station.status is Status.OPEN:
        return station.status_note or ""
    parts = [{"planned": "正在筹建", "paused": "暂停开放", "closed": "已经关闭"}[station.status.value]]
    if station.status is Status.PLANNED and station.planned_for:
        parts.append(f"计划 {date_text(station.planned_for)} 开放")
    if station.status is Status.PAUSED and station.status_until:
        parts.append(f"到 {date_text(station.status_until)}")
    if station.status_note:
        parts.append(station.status_note)
    return "，".join(parts)
