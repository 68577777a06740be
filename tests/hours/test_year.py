"""A whole year at 15-minute steps, against a second opinion that shares no code with the product."""

import datetime

import pytest

from generator.hours import Special, calendar, read, schedule, state
from tests.hours.oracle import CHINA, Hours, Station, code_at, minutes_of

FIRST, DAYS = datetime.date(2026, 1, 1), 357  # from 23 December on, new year's holiday is not yet announced
INVENTORY = datetime.date(2026, 7, 8)


def daily(_: datetime.date) -> Hours:
    return [("8:00", "22:00")]


def office(date: datetime.date) -> Hours:
    return [("8:30", "12:00"), ("14:00", "17:30")] if date.weekday() < 5 else []


def night(date: datetime.date) -> Hours:
    return [("18:00", "2:00")] if date.weekday() != 1 else []


def seasons(date: datetime.date) -> Hours:
    summer = (5, 1) <= (date.month, date.day) <= (9, 30)
    return [("8:00", "20:30")] if summer else [("8:30", "18:00")]


STATIONS = [
    Station("8:00-22:00", daily),
    Station("周一至周五 8:30-12:00、14:00-17:30", office, "closed"),
    Station("18:00-次日2:00，周二休息", night, "open", {INVENTORY: []}),
    Station(
        "5月1日至9月30日8:00-20:30，10月1日至次年4月30日8:30-18:00",
        seasons,
        "closed",
        {INVENTORY: [("10:00", "16:00")]},
    ),
    Station("24小时", lambda _: [("0:00", "24:00")], "open"),
]


@pytest.mark.parametrize("station", STATIONS, ids=lambda station: station.text)
def test_the_state_agrees_with_a_second_opinion_all_year(station: Station) -> None:
    special = [
        Special(date, date, read("、".join("-".join(span) for span in hours)) if hours else None)
        for date, hours in station.special.items()
    ]
    made = schedule(read(station.text), station.holiday, special=special)  # type: ignore[arg-type]
    known = calendar(2026)
    year = minutes_of(station, FIRST, DAYS)
    start = datetime.datetime.combine(FIRST, datetime.time(), CHINA)
    wrong = []
    for at in range(0, (DAYS - 1) * 1440, 15):
        told = state(made, start + datetime.timedelta(minutes=at), known).code
        expected = code_at(year, at)
        if ("shut" if told in ("closed", "rest") else told) != expected:
            wrong.append((start + datetime.timedelta(minutes=at), told, expected))
    assert wrong == []


def test_the_opinion_knows_the_days_that_matter() -> None:
    year = minutes_of(STATIONS[1], FIRST, DAYS)

    def at(text: str) -> str:
        when = datetime.datetime.fromisoformat(text).replace(tzinfo=CHINA)
        return code_at(year, int((when - datetime.datetime(2026, 1, 1, tzinfo=CHINA)).total_seconds() // 60))

    assert at("2026-02-17T10:00") == "shut"  # 春节
    assert at("2026-02-14T10:00") == "ask"  # a Saturday that is worked
    assert at("2026-10-08T10:00") == "open"
    assert at("2026-10-08T17:15") == "soon"
