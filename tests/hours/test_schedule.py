"""What a schedule holds, what it says without a clock, and the filters over it."""

import datetime

import pytest

from generator.hours import (
    Access,
    Special,
    Status,
    contradicts,
    open_at_night,
    read,
    schedule,
    static_text,
)

ALL_DAY = read("24小时")


def test_what_is_not_known_leaves_no_trace() -> None:
    assert schedule(read("")) == {}
    assert schedule(read("8:00-22:00")) == {"w": [[127, 480, 1320]]}


def test_text_and_record_that_contradict_each_other_are_a_clash() -> None:
    assert contradicts(read("8:00-20:00，节假日休息"), "open")
    assert contradicts(read("8:00-20:00，节假日10:00-16:00"), "closed")
    assert not contradicts(read("8:00-20:00，节假日10:00-16:00"), "open")
    assert not contradicts(read("8:00-20:00，节假日休息"), "unknown")
    assert not contradicts(read("8:00-20:00"), "closed")
    assert schedule(read("8:00-20:00，节假日休息"), "open")["h"] == "clash"


@pytest.mark.parametrize(
    ("status", "text"),
    [
        (Status(), "每天 8:00–22:00"),
        (Status("paused", "装修", datetime.date(2026, 10, 8)), "暂停开放至 10月8日 · 装修"),
        (Status("paused"), "暂停开放"),
        (Status("planned", "", None, "2026-12"), "筹建中 · 预计2026年12月开放"),
        (Status("planned", "", None, "年底"), "筹建中 · 预计年底开放"),
        (Status("closed", "并入隔壁"), "已关闭 · 并入隔壁"),
    ],
)
def test_html_claims_nothing_about_now(status: Status, text: str) -> None:
    assert static_text(schedule(read("8:00-22:00"), status=status)) == text


@pytest.mark.parametrize("words", ["开放中", "关门", "开门"])
def test_no_static_line_speaks_of_now(words: str) -> None:
    for text in (
        "8:00-22:00",
        "9:00-21:00（搬迁中）",
        "以公告为准",
        "看情况",
        "",
        "夏季9:00-21:00 冬季8:30-20:30",
    ):
        assert words not in static_text(schedule(read(text)))


def test_special_hours_that_cannot_be_read_are_not_closed() -> None:
    day = datetime.date(2026, 10, 1)
    assert schedule(ALL_DAY, special=[Special(day, day, read("看情况"))])["x"][0][2] == 1
    assert schedule(ALL_DAY, special=[Special(day, day)])["x"][0][2] == 0


def test_access_that_cannot_be_read_is_left_out() -> None:
    assert "a" not in schedule(ALL_DAY, access=[Access("card", read("看情况"))])


@pytest.mark.parametrize(
    ("text", "night"),
    [
        ("24小时", True),
        ("22:00-次日8:00", True),
        ("18:00-次日6:00", True),
        ("18:00-次日2:00", False),
        ("5:00-23:00", False),
        ("9:00-21:00（暂停开放）", False),
        ("看情况", False),
    ],
)
def test_open_at_night_means_from_midnight_to_six(text: str, night: bool) -> None:
    assert open_at_night(schedule(read(text))) is night


def test_a_paused_station_is_not_open_at_night() -> None:
    made = schedule(ALL_DAY, access=[Access("walk_in")], status=Status("paused"))
    assert not open_at_night(made)
