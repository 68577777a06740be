"""A notice that shortens never opens a closed place, and one that extends never closes an open one."""

import datetime

import pytest

from generator import hours

CALENDAR = hours.calendar(2026)
SHANGHAI = datetime.timezone(datetime.timedelta(hours=8))
WEEK = "周一至周五 8:30-12:00、14:00-17:30；周六周日休息"


def code(usual: str, effect: str, change: str, moment: str) -> str:
    made = hours.schedule(
        hours.read(usual),
        "open",
        notices=[
            hours.NoticeSpan(
                datetime.date(2026, 11, 1), datetime.date(2026, 11, 30), effect, "通知", hours.read(change)
            )
        ],
    )
    at = datetime.datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI)
    return hours.state(made, at, CALENDAR).code


@pytest.mark.parametrize(
    ("effect", "moment", "expected"),
    [
        ("shorten", "2026-11-22T15:00", "rest"),  # a Sunday stays closed
        ("shorten", "2026-11-23T13:00", "closed"),  # lunch stays
        ("shorten", "2026-11-23T15:00", "open"),
        ("shorten", "2026-11-23T16:45", "closed"),  # cut at 16:30
        ("shorten", "2026-12-01T16:45", "open"),  # over
        ("extend", "2026-11-23T13:00", "open"),
        ("extend", "2026-11-23T16:45", "open"),  # never less than usual
        ("extend", "2026-11-22T10:00", "open"),
    ],
)
def test_a_shortening_only_takes_away_and_an_extension_only_adds(
    effect: str, moment: str, expected: str
) -> None:
    assert code(WEEK, effect, "每天 8:30-16:30", moment) == expected


def test_seasons_are_cut_too() -> None:
    usual = "4月-10月 每天 8:00-21:00；11月-3月 每天 8:30-19:00"
    assert code(usual, "shorten", "每天 8:00-20:00", "2026-11-10T19:30") == "closed"
    assert code(usual, "shorten", "每天 8:00-18:00", "2026-11-10T18:30") == "closed"


def test_without_usual_hours_the_notice_says_what_holds() -> None:
    assert code("", "extend", "每天 8:00-23:00", "2026-11-10T22:00") == "open"


def test_a_shortening_of_unknown_hours_leaves_them_unknown() -> None:
    for usual in ("", "老板在就开门", "以门口告示为准"):
        assert code(usual, "shorten", "每天 8:00-18:00", "2026-11-10T10:00") == "ask"
        assert code(usual, "shorten", "周一至周五 8:00-18:00", "2026-11-22T10:00") in ("rest", "closed")
