"""Hours as a rider reads them."""

import pytest

from generator.hours import WeekRow, read, summary, week_rows


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "周一至周五 8:30-12:00、14:00-17:30；周六日 9:00-17:00",
            "周一至周五 8:30–12:00、14:00–17:30；周六、周日 9:00–17:00",
        ),
        ("8:00-22:00", "每天 8:00–22:00"),
        ("24小时", "24 小时"),
        ("周一至周五24小时", "周一至周五 24 小时"),
        ("18:00-次日2:00", "每天 18:00–次日 2:00"),
        ("周一、三、五 9:00-11:30", "周一、周三、周五 9:00–11:30"),
        ("工作日 9:00-17:00", "工作日 9:00–17:00；节假日休息"),
        ("8:00-20:00，节假日10:00-16:00", "每天 8:00–20:00；节假日 10:00–16:00"),
        ("8:00-20:00（全年无休）", "每天 8:00–20:00；节假日照常"),
        ("8:00-20:00，节假日另行通知", "每天 8:00–20:00；节假日以现场为准"),
        ("大年初一至初三休息，9:00-18:00", "每天 9:00–18:00；初一至初三休息"),
        ("除夕休息，9:00-18:00", "每天 9:00–18:00；除夕休息"),
        ("9:00-17:00（2026年2月15日至23日闭馆）", "每天 9:00–17:00；2026年2月15日至2026年2月23日休息"),
        ("9:00-17:00（16:30停止入馆）", "每天 9:00–17:00（关门前 30 分钟停止入场）"),
        ("夏季9:00-21:00 冬季8:30-20:30", "夏季 每天 9:00–21:00；冬季 每天 8:30–20:30"),
        (
            "8:30-20:30（10月1日至次年4月30日）9:00-21:00（5月1日-9月30日）",
            "10月1日至4月30日 每天 8:30–20:30；5月1日至9月30日 每天 9:00–21:00",
        ),
        ("每天8:00-22:00，周末延长1小时", "周一至周五 8:00–22:00；周六、周日以现场为准"),
        ("周一至周五8:00-20:00，其他时间刷卡进入", "周一至周五 8:00–20:00；其他时间刷卡进入"),
        ("8:00-20:00（19:30停止入场），夜间刷卡", "每天 8:00–20:00（关门前 30 分钟停止入场）；夜间刷卡"),
        ("看情况", ""),
        ("以公告为准", ""),
    ],
)
def test_the_summary_is_one_plain_line(text: str, line: str) -> None:
    assert summary(read(text)) == line


def test_the_week_table_shows_every_day_and_the_holiday_row() -> None:
    assert week_rows(read("周二至周五 8:30-12:00、14:00-17:30；周六 9:00-12:00；节假日休息")) == (
        WeekRow("周一、周日", (0, 6), "休息"),
        WeekRow("周二至周五", (1, 2, 3, 4), "8:30–12:00、14:00–17:30"),
        WeekRow("周六", (5,), "9:00–12:00"),
        WeekRow("节假日", (8,), "休息"),
    )


def test_the_week_table_does_not_close_a_day_on_which_one_gets_in_by_card() -> None:
    rows = week_rows(read("周一至周五8:00-20:00，其他时间刷卡进入"))
    assert [(row.label, row.text) for row in rows] == [
        ("周一至周五", "8:00–20:00"),
        ("周六、周日", "以现场为准；其他时间刷卡进入"),
    ]
    rows = week_rows(read("8:00-20:00，周日休息，节假日休息，其他时间刷卡进入"))
    assert [(row.label, row.text) for row in rows] == [
        ("周一至周六", "8:00–20:00"),
        ("周日", "休息；其他时间刷卡进入"),
        ("节假日", "休息"),
    ]
    rows = week_rows(read("夏季8:00-20:00 冬季周一至周五8:00-18:00，夜间刷卡"))
    assert [row.text for row in rows] == ["8:00–20:00", "8:00–18:00", "以现场为准；夜间刷卡"]


def test_seasons_are_groups_of_their_own() -> None:
    rows = week_rows(read("夏季（4-10月）8:00-20:00；冬季 周一至周六 8:00-18:00"))
    assert [(row.season, row.label, row.text) for row in rows] == [
        ("夏季（4月1日至10月31日）", "每天", "8:00–20:00"),
        ("冬季（11月1日至3月31日）", "周一至周六", "8:00–18:00"),
        ("冬季（11月1日至3月31日）", "周日", "休息"),
    ]


@pytest.mark.parametrize(
    "text", ["8:00-22:00", "周一至周五 9:00-17:00", "工作日 9:00-17:00，周六 9:00-12:00", "24小时"]
)
def test_each_weekday_stands_in_exactly_one_row(text: str) -> None:
    assert sorted(day for row in week_rows(read(text)) for day in row.days if day < 7) == list(range(7))


def test_without_hours_there_is_no_table() -> None:
    assert week_rows(read("以公告为准")) == ()


def test_rows_say_for_the_browser_which_days_they_hold() -> None:
    rows = week_rows(read("工作日9:00-17:00；7月1日至8月31日每天8:00-18:00；春节休息，除夕休息"))
    assert [(row.label, row.days, row.part, row.exception) for row in rows] == [
        ("周一至周五", (0, 1, 2, 3, 4, 7), None, None),
        ("周六、周日", (5, 6), None, None),
        ("每天", (0, 1, 2, 3, 4, 5, 6, 7), (701, 831), None),
        ("春节", (), None, 0),
        ("除夕", (), None, 1),
    ]
