"""One vector file for Python and the browser: the same state, word for word, at the same instant."""

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from generator.hours import (
    Access,
    NoticeSpan,
    Schedule,
    Special,
    Status,
    calendar,
    calendar_of,
    open_at_night,
    read,
    schedule,
    state,
    static_text,
)

FILE = json.loads((Path(__file__).parent.parent / "vectors" / "hours.json").read_text(encoding="utf-8"))
CHINA = datetime.timezone(datetime.timedelta(hours=8))
ASK_BROWSER = """
import { openAtNight, stateAt } from "/browser/hours.js";
export default ({ calendar, asked }) => asked.map(([schedule, instants]) => ({
  open_at_night: openAtNight(schedule),
  states: instants.map((ms) => {
    const { code, text, reason, cardFree } = stateAt(schedule, ms, calendar);
    return [code, text, reason, cardFree];
  }),
}));
"""


def china(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=CHINA)


def milliseconds(at: datetime.datetime) -> int:
    return round(at.timestamp() * 1000)


@pytest.mark.parametrize("vector", FILE["vectors"], ids=lambda vector: vector["name"])
def test_python_tells_the_states_of_the_vectors(vector: dict[str, Any]) -> None:
    known = calendar_of(FILE["calendar"])
    for at, code, text, free in vector["states"]:
        told = state(vector["schedule"], china(at), known)
        assert (told.code, told.text, told.card_free) == (code, text, free), at
    made = vector["schedule"]
    assert (static_text(made), open_at_night(made)) == (vector["static"], vector["open_at_night"])


@pytest.mark.parametrize("timezone", ["Asia/Shanghai", "America/New_York", "Pacific/Kiritimati"])
def test_the_browser_tells_the_states_of_the_vectors_in_any_zone(run_module: Any, timezone: str) -> None:
    asked = [
        [vector["schedule"], [milliseconds(china(at)) for at, *_ in vector["states"]]]
        for vector in FILE["vectors"]
    ]
    told = run_module(ASK_BROWSER, {"calendar": FILE["calendar"], "asked": asked}, timezone=timezone)
    for vector, answer in zip(FILE["vectors"], told, strict=True):
        expected = [[code, text, free] for _, code, text, free in vector["states"]]
        assert [[code, text, free] for code, text, _, free in answer["states"]] == expected, vector["name"]
        assert answer["open_at_night"] == vector["open_at_night"]


TEXTS = [
    "8:00-22:00",
    "24小时",
    "周一至周五 8:30-12:00、14:00-17:30；周六日 9:00-17:00，周二闭馆，节假日除外",
    "18:00-次日2:00，周二休息",
    "夏季18:00-次日2:00 冬季18:00-次日1:00",
    "工作日 9:00-17:00，周末10:00-16:00",
    "周一至周五24小时",
    "5月1日至9月30日 8:00-20:00（周一闭馆，法定节假日除外）",
    "大年初一至初三休息，9:00-18:00（17:00停止入场）",
    "春节期间10:00-16:00，平时8:00-20:00",
    "9:00-17:00（每月1日闭馆，2026年7月6日至8日闭馆）",
    "22:00-次日6:00；节假日休息",
    "Mo-Fr 08:00-12:00,14:00-26:00; Jul-Aug 07:00-20:00; PH off",
    "18:00-次日2:00，周日休息，节假日休息，其他时间刷卡进入",
    "上午8:00-12:00，下午刷卡",
]


def schedules() -> list[Schedule]:
    day = datetime.date
    extras: list[dict[str, Any]] = [
        {},
        {"holiday": "open"},
        {"holiday": "closed"},
        {
            "special": [
                Special(day(2026, 10, 1), day(2026, 10, 3), None, "盘点"),
                Special(day(2026, 10, 2), day(2026, 10, 2), read("10:00-次日1:00")),
            ],
            "notices": [
                NoticeSpan(day(2026, 2, 15), day(2026, 2, 20), "pause", "春节停开"),
                NoticeSpan(day(2026, 7, 1), day(2026, 8, 31), "extend", "高温延时", read("7:00-次日1:00")),
            ],
        },
        {
            "access": [
                Access("walk_in", read("8:00-22:00")),
                Access("card", read("22:00-次日8:00"), "", "工会卡"),
            ]
        },
        {"status": Status("paused", "装修", day(2026, 8, 1))},
    ]
    return [schedule(read(text), **extra) for text in TEXTS for extra in extras]


def instants(number: int) -> list[datetime.datetime]:
    """Spread over a year and a half, differently for each schedule, and the minutes of the days that matter."""
    start = china("2025-12-28T00:00") + datetime.timedelta(minutes=307 * number)
    edges = ["2026-02-14", "2026-02-17", "2026-02-28", "2026-09-20", "2026-10-01", "2026-10-08", "2026-12-23"]
    spread = [start + datetime.timedelta(minutes=13397 * step) for step in range(58)]
    return spread + [
        china(f"{date}T{clock}") for date in edges for clock in ("00:00", "09:59", "23:30", "23:59")
    ]


def test_the_browser_agrees_with_python_over_a_year_and_a_half(run_module: Any) -> None:
    known, made = calendar(2026), schedules()
    asked = [[one, [milliseconds(at) for at in instants(number)]] for number, one in enumerate(made)]
    told = run_module(ASK_BROWSER, {"calendar": known.data(), "asked": asked}, timezone="America/New_York")
    for number, (one, answer) in enumerate(zip(made, told, strict=True)):
        expected = [state(one, at, known) for at in instants(number)]
        assert answer["states"] == [[s.code, s.text, s.reason, s.card_free] for s in expected]
        assert answer["open_at_night"] == open_at_night(one)


def test_a_schedule_is_small_enough_for_every_card() -> None:
    compact = json.dumps(schedule(read("每天8:00-22:00")), separators=(",", ":"))
    assert len(compact) < 30


def test_the_calendar_survives_its_trip_to_the_browser() -> None:
    known = calendar(2026)
    again = calendar_of(json.loads(json.dumps(known.data())))
    days = range(known.first - 3, known.last + 4)
    assert [again.kind(day) for day in days] == [known.kind(day) for day in days]
