"""Statutory holidays, made-up working days, and years that are not yet announced."""

import datetime

import pytest
from chinese_calendar import constants

from generator.hours import calendar
from generator.hours.holidays import number
from generator.hours.lunar import lunar_feasts

FEAST_NAMES = ("Spring Festival", "Dragon Boat Festival", "Mid-autumn Festival")


def kind(text: str, extra: object = None, year: int = 2026) -> str:
    known = calendar(year, extra)  # type: ignore[arg-type]
    return known.kind(number(datetime.date.fromisoformat(text)))[0]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2026-02-16", "rest"),
        ("2026-10-07", "rest"),
        ("2026-10-08", ""),
        ("2026-09-20", "work"),
        ("2026-10-10", "work"),
        ("2026-11-22", ""),
        ("2027-02-06", "ask"),
        ("2027-10-01", "ask"),
        ("2027-10-12", "ask"),
        ("2027-10-13", ""),
        ("2027-01-10", "ask"),
        ("2027-01-11", ""),
        ("2026-12-22", ""),
        ("2026-12-23", "ask"),
        ("2027-07-01", ""),
    ],
)
def test_a_day_is_what_the_state_council_said_or_not_known(date: str, expected: str) -> None:
    assert kind(date) == expected


def test_the_site_option_announces_a_year() -> None:
    extra = {2027: {"春节": "2027-02-05 至 2027-02-11", "上班": ["2027-02-20", datetime.date(2027, 1, 31)]}}
    assert kind("2027-02-05", extra) == "rest"
    assert kind("2027-02-12", extra) == ""
    assert kind("2027-02-20", extra) == "work"
    assert kind("2027-01-31", extra) == "work"
    assert kind("2027-10-01", extra) == "ask"  # what the option leaves out stays unknown


@pytest.mark.parametrize(
    "extra",
    [
        {"明年": {"春节": "2027-02-05"}},
        {2027: "2027-02-05"},
        {2027: {"春节": "二月五日"}},
        {2027: {"春节": "2027-02-11 至 2027-02-05"}},
        {2027: {"春节": "2027-02-30"}},
        {2027: {"春节": "2027-01-01 至 2027-12-31"}},
    ],
)
def test_a_holiday_that_cannot_be_read_is_refused_in_chinese(extra: dict[object, object]) -> None:
    with pytest.raises(ValueError, match="holidays 里"):
        calendar(2026, extra)


def test_the_next_year_is_missed_from_december_on() -> None:
    known = calendar(2026)
    assert known.missing_years(datetime.date(2026, 11, 30)) == ()
    assert known.missing_years(datetime.date(2026, 12, 1)) == (2027,)
    assert known.missing_years(datetime.date(2027, 3, 1)) == (2027,)
    local = calendar(2026, {2027: {"本地纪念日": "2027-01-05"}})
    assert local.missing_years(datetime.date(2026, 12, 1)) == (2027,)
    named = calendar(2026, {2027: {"元旦": "2027-01-01", "春节": "2027-02-05 至 2027-02-11"}})
    assert named.missing_years(datetime.date(2026, 12, 1)) == ()


def test_lunar_feasts_lie_in_the_holidays_that_were_announced() -> None:
    for year in range(2013, 2027):
        for date, name in zip(lunar_feasts(year), FEAST_NAMES, strict=True):
            assert date in constants.holidays, (year, name)


def test_lunar_new_year_falls_on_a_new_moon_for_decades() -> None:
    """Mean new moons lie 29.530589 days apart; the true one is never more than 15 hours off."""
    first = datetime.date(2004, 1, 22)
    for year in range(2004, 2061):
        moons = (lunar_feasts(year)[0] - first).days / 29.530589
        assert abs(moons - round(moons)) * 29.53 < 1.7, year


def test_a_calendar_made_far_ahead_still_works() -> None:
    assert kind("2049-10-01", year=2049) == "ask"
    assert kind("2049-07-01", year=2049) == ""
    assert kind("2060-07-01", year=2026) == "ask"
