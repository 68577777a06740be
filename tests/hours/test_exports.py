"""Hours for other systems."""

import datetime

import pytest

from generator.hours import Special, hsds, read, schema_org


def test_schema_org_names_days_and_special_dates() -> None:
    closed = Special(datetime.date(2026, 10, 1), datetime.date(2026, 10, 3))
    short = Special(datetime.date(2026, 10, 4), datetime.date(2026, 10, 4), read("10:00-16:00"))
    assert schema_org(read("周一至周二 18:00-次日2:00；节假日 9:00-12:00"), [closed, short]) == [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": ["Monday", "Tuesday"],
            "opens": "18:00",
            "closes": "02:00",
        },
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": ["PublicHolidays"],
            "opens": "09:00",
            "closes": "12:00",
        },
        {
            "@type": "OpeningHoursSpecification",
            "validFrom": "2026-10-01",
            "validThrough": "2026-10-03",
            "opens": "00:00",
            "closes": "00:00",
        },
        {
            "@type": "OpeningHoursSpecification",
            "validFrom": "2026-10-04",
            "validThrough": "2026-10-04",
            "opens": "10:00",
            "closes": "16:00",
        },
    ]


def test_schema_org_closes_a_whole_day_a_minute_before_midnight() -> None:
    (whole,) = schema_org(read("24小时"))
    assert (whole["opens"], whole["closes"]) == ("00:00", "23:59")


def test_nothing_is_exported_that_does_not_hold_now() -> None:
    assert schema_org(read("9:00-21:00（暂停开放）")) == []
    assert hsds(read("9:00-21:00（暂停开放）")) == []
    assert schema_org(read("以公告为准")) == []
    assert schema_org(read("夏季9:00-21:00 冬季8:30-20:30")) == []


def test_nothing_is_exported_that_would_be_closed_while_one_gets_in_by_card() -> None:
    reading = read("周一至周五8:00-20:00，其他时间刷卡进入")
    day = datetime.date(2026, 10, 4)
    assert reading.otherwise
    assert hsds(reading) == schema_org(reading) == []
    assert schema_org(read(""), [Special(day, day, reading)]) == []


def test_hsds_has_one_schedule_for_each_span() -> None:
    assert hsds(read("周一至周五 8:30-12:00、14:00-17:30")) == [
        {
            "freq": "WEEKLY",
            "byday": "MO,TU,WE,TH,FR",
            "opens_at": opens,
            "closes_at": closes,
            "description": "周一至周五 8:30-12:00、14:00-17:30",
        }
        for opens, closes in (("08:30+08:00", "12:00+08:00"), ("14:00+08:00", "17:30+08:00"))
    ]


@pytest.mark.parametrize(
    ("on", "summer", "winter"),
    [
        ("2026-11-22", ("2027-05-01", "2027-09-30"), ("2026-10-01", "2027-04-30")),
        ("2026-04-30", ("2026-05-01", "2026-09-30"), ("2025-10-01", "2026-04-30")),
        ("2026-05-01", ("2026-05-01", "2026-09-30"), ("2026-10-01", "2027-04-30")),
    ],
)
def test_a_season_is_valid_in_its_present_or_next_year(
    on: str, summer: tuple[str, str], winter: tuple[str, str]
) -> None:
    reading = read("5月1日至9月30日9:00-21:00，10月1日至4月30日8:30-20:30")
    day = datetime.date.fromisoformat(on)
    assert [(s["validFrom"], s["validThrough"]) for s in schema_org(reading, on=day)] == [summer, winter]
    assert [(s["valid_from"], s["valid_to"]) for s in hsds(reading, on=day)] == [summer, winter]
    assert schema_org(reading) == hsds(reading) == []
