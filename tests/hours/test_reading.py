"""What people write about opening hours, and how it is read; the real texts are in test_real_texts.py."""

import opening_hours
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.hours import Exception_, read

READ_WHOLE = {
    "8:00-22:00": "08:00-22:00",
    "每日9：00—21：00": "09:00-21:00",
    "８：３０－１７：３０": "08:30-17:30",
    "8:30---20:30": "08:30-20:30",
    "9：:00--17:00": "09:00-17:00",
    "8.30-17.30": "08:30-17:30",
    "0830-1730": "08:30-17:30",
    "8时30分至17时30分": "08:30-17:30",
    "上午九点到下午五点半": "09:00-17:30",
    "早8点至晚8点": "08:00-20:00",
    "早8晚10": "08:00-22:00",
    "8:00开门，22:00关门": "08:00-22:00",
    "下午2:00-5:30": "14:00-17:30",
    "上午;8:30-11:30     下午:2:30-6:30": "08:30-11:30,14:30-18:30",
    "中午11:30-1:30": "11:30-13:30",
    "晚7:00-9:00": "19:00-21:00",
    "8:30—11:3014:30—17:30": "08:30-11:30,14:30-17:30",
    "8:30-12:00 14:00-18:00": "08:30-12:00,14:00-18:00",
    "周二至周日开放，周一闭馆。开放时间9:00-17:00": "Tu-Su 09:00-17:00",
    "周一至周五；8:30-17:30": "Mo-Fr 08:30-17:30",
    "工作日8:30—18:00，非工作日9:00—17:00": "Mo-Fr 08:30-18:00; Sa,Su,PH 09:00-17:00",
    "9:00-21:00（周一13:00-21:00）": "Mo 13:00-21:00; Tu-Su 09:00-21:00",
    "除国家法定节假日外，周一至周五9:00-17:00": "Mo-Fr 09:00-17:00; PH off",
    "8:00-18:00，午休12:00-14:00": "08:00-12:00,14:00-18:00",
    "8:00-18:00，12:00-14:00休息": "08:00-12:00,14:00-18:00",
    "9:00-17:30（中午不休息）": "09:00-17:30",
    "18:00-次日2:00": "18:00-02:00",
    "20:00-8:00": "20:00-08:00",
    "晚上6点到凌晨2点": "18:00-02:00",
    "24小时": "24/7",
    "全天": "24/7",
    "全天候24小时开放": "24/7",
    "7×24小时": "24/7",
    "00:00-23:59": "24/7",
    "周一至周日 00:00-24:00": "24/7",
    "周一至周五 9:00-17:00": "Mo-Fr 09:00-17:00",
    "周一、三、五 9:00-11:30": "Mo,We,Fr 09:00-11:30",
    "周六日9:00-17:00": "Sa,Su 09:00-17:00",
    "周日至周四9:00-21:00，周五、周六9:00-22:00": "Mo-Th,Su 09:00-21:00; Fr,Sa 09:00-22:00",
    "9:00-17:00周一至周五，10:00-16:00周六日": "Mo-Fr 09:00-17:00; Sa,Su 10:00-16:00",
    "上午9:00-12:00，下午13:00-17:00（周一至周六）": "Mo-Sa 09:00-12:00,13:00-17:00",
    "双休日 9:00-17:00": "Sa,Su 09:00-17:00",
    "周二至周日 9:00—20:00，周一闭馆": "Tu-Su 09:00-20:00",
    "9:00-17:00（周一闭馆）": "Tu-Su 09:00-17:00",
    "周一闭馆，9:00-17:00": "Tu-Su 09:00-17:00",
    "礼拜天休息，其他时间8:00-18:00": "Mo-Sa 08:00-18:00",
    "除周一外每天9:00-17:00": "Tu-Su 09:00-17:00",
    "9:00-18:00（除周日）": "Mo-Sa 09:00-18:00",
    "周一至周四9:00-17:00，周五9:00-12:00": "Mo-Th 09:00-17:00; Fr 09:00-12:00",
    "9:00-17:00（周一至周六，节假日除外）": "Mo-Sa 09:00-17:00; PH off",
    "周一至周五（法定节假日除外）9:00-17:00": "Mo-Fr 09:00-17:00; PH off",
    "周一至周五8:30-17:30（节假日、周末休息）": "Mo-Fr 08:30-17:30; PH off",
    "工作日8:30-17:30；双休日及法定节假日9:00-16:30": "Mo-Fr 08:30-17:30; Sa,Su,PH 09:00-16:30",
    "工作日 9:00-17:00": "Mo-Fr 09:00-17:00; PH off",
    "周二至周日9:00-17:00，周一闭馆（法定节假日除外）": "Tu-Su,PH 09:00-17:00",
    "8:00-20:00，节假日以公告为准": "08:00-20:00; PH unknown",
    "夏季(4-10月)8:00-20:00；冬季(11-3月)8:00-18:00": "Apr 01-Oct 31 08:00-20:00; Nov 01-Mar 31 08:00-18:00",
    "夏季(4-10月)8:00-20:00 冬季8:00-18:00": "Apr 01-Oct 31 08:00-20:00; Nov 01-Mar 31 08:00-18:00",
    "8:30-20:30（10月1日至次年4月30日）9:00-21:00（5月1日-9月30日": "Oct 01-Apr 30 08:30-20:30; May 01-Sep 30 09:00-21:00",
    "5月1日至9月30日8:00-20:00，10月1日至4月30日8:30-19:00，周一闭馆":
        "May 01-Sep 30 Tu-Su 08:00-20:00; May 01-Sep 30 Mo off; Oct 01-Apr 30 Tu-Su 08:30-19:00; Oct 01-Apr 30 Mo off",
    "1月1日休息，其他时间9:00-17:00": "09:00-17:00; Jan 01 off",
    "周一至周五 8:00-12:00 14:00-18:00 周六 8:00-12:00 周日休息": "Mo-Fr 08:00-12:00,14:00-18:00; Sa 08:00-12:00",
    "Mo-Fr 08:30-12:00,14:00-17:30; Sa,Su 09:00-17:00; PH off": "Mo-Fr 08:30-12:00,14:00-17:30; Sa,Su 09:00-17:00; PH off",
    "Mon-Fri 9:00-17:00": "Mo-Fr 09:00-17:00",
    "08:00-18:00; Tu off": "Mo,We-Su 08:00-18:00",
    "24/7": "24/7",
}  # fmt: skip

READ_IN_PART = {
    "9:00-21:00（需预约）": ("09:00-21:00", "需预约"),
    "图书馆 9:00-17:00": ("09:00-17:00", "图书馆"),
    "8:00-20:00（寒暑假8:00-22:00）": ("08:00-20:00", "寒暑假8:00-22:00"),
    "24小时（22:00-6:00需刷卡）": ("24/7", "22:00-6:00需刷卡"),
    "8:00-22:00，12:00-13:00供应热饭": ("08:00-22:00", "12:00-13:00供应热饭"),
    "周一至周五开放 周六 9:00-12:00": ("Mo-Fr unknown; Sa 09:00-12:00", ""),
    "8:00-22:00 凭工会卡": ("08:00-22:00", "凭工会卡"),
    "每天8:00-22:00，周末延长1小时": ("Mo-Fr 08:00-22:00; Sa,Su unknown", "延长1小时"),
    "10:00-22:00（周五、周六至23:00）": ("Mo-Th,Su 10:00-22:00; Fr,Sa unknown", "至23:00"),
    "9:00-17:00，每月第一个周一闭馆": ("Mo unknown; Tu-Su 09:00-17:00", "每月第一个周一"),
    "9:00-17:00（周三下午闭馆）": ("Mo,Tu,Th-Su 09:00-17:00; We unknown", "下午；闭馆"),
    "9:00-17:00（随政务中心上下班）": ("Mo-Fr 09:00-17:00; Sa,Su unknown", "随政务中心上下班"),
    "周一至周五 工作时间；周末 9:00-12:00": ("Mo-Fr unknown; Sa,Su 09:00-12:00", "工作时间"),
    "周一至周五 9:00-17:00，周五至周日 10:00-20:00": ("Mo-Th 09:00-17:00; Fr unknown; Sa,Su 10:00-20:00", ""),
    "夏季：9:00-21:00 冬季：8:30-20:30":
        ("unknown; Jun 01-Aug 31 09:00-21:00; Dec 01-Feb 29 08:30-20:30", ""),
    "周一至周五 8:30-12:00、14:00-17:30；周六日 9:00-17:00，周二闭馆，节假日除外":
        ("Mo,We-Fr 08:30-12:00,14:00-17:30; Sa,Su 09:00-17:00; PH unknown", ""),
}  # fmt: skip

NOTHING_USED = [
    "看情况", "待定", "不固定", "以公告为准", "工作日开放", "营业时间内", "闭馆", "周一闭馆",
    "8:30-6:00",  # 18:00, or the next morning?
    "12:00-1:30",  # a lunch, or a night?
    "8:00-8:00",
    "8:00-12:00,2:00-6:00",
    "8:70-17:00",
    "营业至22:00",
    "寒暑假 8:00-20:00",
    "24小时饮水机",
    "7:00-9:00供应早餐",
    "周三14:30-16:30，逢单周",
    "9:00-17:00（非节假日）",
    "单号9:00-17:00",
    "一楼大厅24小时，二楼9:00-17:00",
    "室外24小时，室内8:00-20:00",
    "户外场地全天免费",
    "工作日09:00-12:00羽毛球10元",
    "停车不超过15分钟免收停车费",
    "8:30-18:00 周一至周五 9:00-12:00 周六",  # which belongs to which?
    "2010-2015年间开放",
    'Mo-Fr 08:00-18:00 || "call us"',
    "Mo[1] 09:00-12:00",
    "sunrise-sunset",
    "20:00+",
    "off",
    "", " ", "（", "：", "。。。",
]  # fmt: skip


@pytest.mark.parametrize(("text", "osm"), READ_WHOLE.items())
def test_what_people_write_is_read_whole(text: str, osm: str) -> None:
    reading = read(text)
    assert (reading.osm, reading.grade, reading.rest) == (osm, "full", "")


@pytest.mark.parametrize(("text", "expected"), READ_IN_PART.items())
def test_what_is_not_understood_is_kept_beside_the_hours(text: str, expected: tuple[str, str]) -> None:
    reading = read(text)
    assert (reading.osm, reading.rest) == expected
    assert reading.grade == "partial"
    assert reading.notes


@pytest.mark.parametrize("text", NOTHING_USED)
def test_what_cannot_be_told_gives_no_hours(text: str) -> None:
    reading = read(text)
    assert (reading.osm, reading.seasons) == ("", ())
    assert reading.grade != "full"


@pytest.mark.parametrize("text", [*READ_WHOLE, *READ_IN_PART])
def test_osm_texts_are_canonical_and_read_back_alike(text: str) -> None:
    osm = read(text).osm
    assert opening_hours.validate(osm)
    again = read(osm)
    assert again.grade == "full"
    assert again.osm == osm


@pytest.mark.parametrize(
    ("text", "halt"),
    [
        ("8:30-20:30（搬迁中）", "ask"),
        ("9:00-21:00（房体维修暂停开放）", "paused"),
        ("9:00-21:00（5月1日至9月30日） 8:30-20:30（10月1日至次年4月30日）（暂停开放）", "paused"),
        ("暂停开放", "paused"),
        ("以公告为准", "ask"),
        ("8:00-20:00，遇恶劣天气暂停开放", ""),
        ("9:00-21:00（正常开放，暂无法借还）", ""),
    ],
)
def test_a_remark_that_the_hours_do_not_hold_now_is_heard(text: str, halt: str) -> None:
    assert read(text).halt == halt


@pytest.mark.parametrize(
    ("text", "exceptions"),
    [
        ("大年初一至初三休息，9:00-18:00", [Exception_((0, 2))]),
        ("除夕至初六休息，其他时间 9:00-21:00", [Exception_((-1, 5))]),
        ("元旦、春节休息，8:30-17:30", [Exception_("元旦"), Exception_("春节")]),
        ("春节期间10:00-16:00，平时8:00-20:00", [Exception_("春节", ((600, 960),))]),
        ("9:00-17:00，每周一闭馆，春节期间另行通知", [Exception_("春节", ask=True)]),
        ("每月1日闭馆，9:00-17:00", [Exception_(1)]),
        ("9:00-17:00（2026年2月15日至23日闭馆）", [Exception_("2026-02-15/2026-02-23")]),
    ],
)
def test_lunar_days_and_named_holidays_are_exceptions(text: str, exceptions: list[Exception_]) -> None:
    assert list(read(text).exceptions) == exceptions


@pytest.mark.parametrize(
    ("text", "holiday"),
    [
        ("8:00-22:00", ""),
        ("8:00-22:00（全年无休）", "open"),
        ("周一至周五 9:00-17:00，节假日照常开放", "open"),
        ("8:00-20:00，法定节假日休息", "closed"),
        ("工作日 9:00-17:00", "closed"),
        ("8:00-20:00，节假日另行通知", "notice"),
        ("8:00-20:00，节假日10:00-16:00", "hours"),
    ],
)
def test_what_a_text_says_of_holidays(text: str, holiday: str) -> None:
    assert read(text).holiday == holiday


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("9:00-17:00（16:30停止入馆）", 30),
        ("9:00-17:00，闭馆前1小时停止入场", 60),
        ("9:00-17:00 闭馆前半小时停止入馆", 30),
        ("8:30-20:30，最晚入馆时间20:00", 30),
    ],
)
def test_the_last_entry_is_read_as_minutes_before_closing(text: str, minutes: int) -> None:
    assert read(text).last_entry == minutes


PIECES = st.sampled_from(
    [
        "周一至周五", "周末", "工作日", "节假日", "除外", "休息", "8:00-20:00", "9：00—17：00", "下午2:00-5:30", "24小时",
        "夏季", "冬季", "（", "）", "，", "；", "、", " ", "5月1日至9月30日", "春节", "初一至初三", "以公告为准", "暂停开放", "除",
        "外", "其他时间", "每月1日", "次日", "2", ":", "-", "自助区", "Mo-Fr", "PH", "off", "全年无休", "午休", "20:00停止入场",
    ]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=12).map("".join)))
def test_no_text_breaks_the_reader(text: str) -> None:
    reading = read(text)
    assert reading.text == text
    assert reading.grade in ("full", "partial", "none")
    assert not reading.osm or opening_hours.validate(reading.osm)
    assert reading.grade != "none" or (reading.osm == "" and not reading.seasons)


def test_a_novel_is_not_read() -> None:
    assert read("周一至周五 8:00-20:00，" * 100).grade == "none"
