"""Hours in a rider's Chinese: one line, and the rows of a week table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.hours.osm import day_runs
from generator.hours.plan import NOT_FIXED, plan_of, spans_of
from generator.hours.table import EVERY_DAY, HOLIDAY, MADE_UP, WORKING_DAYS, Reading

HOLIDAYS = 8  # the day of a row for statutory holidays
_WEEK = "一二三四五六日"
_LUNAR = ["初一", "初二", "初三", "初四", "初五", "初六", "初七", "初八", "初九", "初十"]
_HOLIDAY = {
    "open": "节假日照常",
    "closed": "节假日休息",
    "notice": "节假日以现场为准",
    "clash": "节假日以现场为准",
}


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A line of the station page's table; `season` names its group.

    `days` are 0 = Monday to 6, 7 a weekend day made a working day, 8 statutory holidays; empty for the exception with
    that number. `part` is the part of the year, as in a plan.
    """

    label: str
    days: tuple[int, ...]
    text: str
    season: str = ""
    part: tuple[int, int] | None = None
    exception: int | None = None


def summary(reading: Reading) -> str:
    """Say the hours in one line: 周一至周五 8:30–12:00、14:00–17:30；周六、周日 9:00–17:00; "" when unknown."""
    return plan_text(plan_of(reading))


def plan_text(plan: Mapping[str, Any]) -> str:
    """Say a compact plan in one line."""
    closed = plan.get("h") != "closed"  # else said once, at the end
    parts = [_entries_text(plan["w"], closed=closed)] if plan.get("w") else []
    parts.extend(
        f"{season_name(season)} {_entries_text(season[2], closed=closed)}" for season in plan.get("s", [])
    )
    parts.extend(f"{_key_text(item[0])}{_outcome(item)}" for item in plan.get("d", []))
    if plan.get("h") and parts:
        parts.append(_HOLIDAY[plan["h"]])
    last = f"（关门前 {plan['e']} 分钟停止入场）" if plan.get("e") and parts else ""
    return "；".join(filter(None, ["；".join(filter(None, parts)) + last, plan.get("o", "")]))


def _entries_text(entries: Sequence[list[int]], *, closed: bool) -> str:
    shown = [entry for entry in entries if len(entry) > 1]
    if not shown:
        return "休息"
    if len(shown) == 1 and shown[0][0] & ~MADE_UP == EVERY_DAY and shown[0][1:] == [0, 1440]:
        return "24 小时"
    said = closed and any(len(entry) == 1 and entry[0] & HOLIDAY for entry in entries)
    holidays = ["节假日休息"] if said else []
    return "；".join([*(f"{_days_text(entry[0])}{_outcome(entry)}" for entry in shown), *holidays])


def _days_text(days: int) -> str:
    names = []
    if days & EVERY_DAY == WORKING_DAYS and days & MADE_UP:
        names.append("工作日")
    elif days & EVERY_DAY == EVERY_DAY:
        names.append("每天")
    elif days & EVERY_DAY:
        names.append(weekday_names(days))
    if days & HOLIDAY:
        names.append("节假日")
    return "、".join(names) or "调休上班日"


def weekday_names(days: int) -> str:
    """Name a set of weekdays: 周一至周五, 周六、周日."""
    names = []
    for first, last in day_runs(days):
        if last - first >= 2:
            names.append(f"周{_WEEK[first]}至周{_WEEK[last]}")
        else:
            names.extend(f"周{_WEEK[day]}" for day in range(first, last + 1))
    return "、".join(names)


def _outcome(entry: Sequence[Any]) -> str:
    if len(entry) == 1:
        return "休息"
    if entry[1] == NOT_FIXED:
        return "以现场为准"
    return " " + spans_text(spans_of(list(entry)))


def spans_text(spans: Sequence[tuple[int, int]]) -> str:
    """Say spans: 8:30–12:00、14:00–17:30, 18:00–次日 2:00, 24 小时."""
    if list(spans) == [(0, 1440)]:
        return "24 小时"
    return "、".join(f"{clock(start)}–{_end_text(end)}" for start, end in spans)


def _end_text(minute: int) -> str:
    return clock(minute) if minute <= 1440 else f"次日 {clock(minute - 1440)}"


def clock(minute: int) -> str:
    """Say minutes of the day as 8:05 or 24:00."""
    return f"{minute // 60}:{minute % 60:02}"


def season_name(season: Sequence[Any]) -> str:
    """Name a part of the year by its dates, or by its name when it was named without dates."""
    return str(season[3]) if len(season) > 3 else dates_text(season[0], season[1])


def dates_text(first: int, last: int) -> str:
    """Say a part of the year: 5月1日至9月30日."""
    start = f"{first // 100}月{first % 100}日"
    return start if first == last else f"{start}至{last // 100}月{last % 100}日"


def _key_text(key: Any) -> str:
    if isinstance(key, str):
        return (
            key if "/" not in key else "至".join(_full_date(part) for part in dict.fromkeys(key.split("/")))
        )
    if isinstance(key, int):
        return f"每月{key}日"
    first, last = ("除夕" if day < 0 else _LUNAR[day] for day in key)
    return first if first == last else f"{first}至{last}"


def _full_date(iso_date: str) -> str:
    year, month, day = (int(part) for part in iso_date.split("-"))
    return f"{year}年{month}月{day}日"


def week_rows(reading: Reading) -> tuple[WeekRow, ...]:
    """The rows of a week table, Monday first, closed days included; seasons follow each other as groups.

    Where one gets in at all other times, days without hours are not closed: they say the words of the text.
    """
    plan = plan_of(reading)
    named = {(season.first, season.last): season for season in reading.seasons}
    rows = _rows(plan["w"], "", None) if plan.get("w") else []
    for season in plan.get("s", []):
        name = named[season[0], season[1]].name
        dates = "" if len(season) > 3 else dates_text(season[0], season[1])
        title = f"{name}（{dates}）" if name and dates else name or dates
        rows.extend(_rows(season[2], title, (season[0], season[1])))
    rows = [_with_other_times(row, reading) for row in rows]
    rows.extend(
        WeekRow(_key_text(item[0]), (), _outcome(item).strip(), exception=number)
        for number, item in enumerate(plan.get("d", []))
    )
    if plan.get("h") and rows and not any(HOLIDAYS in row.days for row in rows):
        rows.append(WeekRow("节假日", (HOLIDAYS,), _HOLIDAY[plan["h"]].removeprefix("节假日")))
    return tuple(rows)


def _with_other_times(row: WeekRow, reading: Reading) -> WeekRow:
    if not reading.otherwise or row.text != "休息" or row.days == (HOLIDAYS,):
        return row
    days = sum(1 << day for day in row.days)
    season = next(s for s in reading.seasons if (s.first, s.last) == (row.part or (0, 0)))
    stated = sum(rule.days for rule in season.rules if not rule.spans and not rule.ask)
    rests = not days & EVERY_DAY & ~stated
    return replace(row, text=f"{'休息' if rests else '以现场为准'}；{reading.otherwise}")


def _rows(entries: Sequence[list[int]], season: str, part: tuple[int, int] | None) -> list[WeekRow]:
    rows = []
    said = 0
    for entry in entries:
        said |= entry[0]
        if entry[0] & EVERY_DAY:
            rows.append(_row(entry[0] & ~HOLIDAY, _outcome(entry).strip(), season, part))
    if EVERY_DAY & ~said:
        rows.append(_row(EVERY_DAY & ~said, "休息", season, part))
    rows.sort(key=lambda row: row.days)
    rows.extend(
        WeekRow("节假日", (HOLIDAYS,), _outcome(e).strip(), season, part) for e in entries if e[0] & HOLIDAY
    )
    return rows


def _row(days: int, text: str, season: str, part: tuple[int, int] | None) -> WeekRow:
    label = "每天" if days & EVERY_DAY == EVERY_DAY else weekday_names(days & EVERY_DAY)
    return WeekRow(label, tuple(day for day in range(8) if days >> day & 1), text, season, part)
