"""Cells are read as people write them; what is not understood is handed on, never guessed."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator import geo
from generator.importing.cells import (
    LAT_FIRST,
    NOT_EXACT,
    TURNED,
    UNREADABLE,
    read_facilities,
    read_position,
    read_presence,
    read_source,
    read_status,
)
from generator.importing.phones import read_phone
from generator.kinds.present import tel_href
from generator.kinds.station.model import Facility, Status
from generator.records.fields import read_phone as phone_of_record

FACILITIES = dict(Facility.words())
STATUS = dict(Status.words())


@pytest.mark.parametrize(
    ("text", "value", "left"),
    [
        ("空调;微波炉;饮水机", ["空调", "微波炉", "饮水"], ""),
        ("空调、微波炉，WiFi，wifi/药箱等", ["空调", "微波炉", "无线网络", "急救包"], ""),
        ("面积200.0㎡;座位60;藏书7000", {"座位": "60", "书报": "7000"}, "面积200.0㎡"),
        ("座位 20 个；微波炉×2台", {"座位": "20", "微波炉": "2"}, ""),
        ("淋浴间;卫生厕所;免费饮水;共享充电宝", ["淋浴", "厕所", "饮水", "充电宝"], ""),
        ("无空调;没有热水;饮水机", {"空调": "无", "热水": "无", "饮水": "有"}, ""),
        ("空调（夏季）", {"空调": {"state": "有", "note": "夏季"}}, ""),
        ("血压仪;更衣间", None, "血压仪;更衣间"),
        ("；、", None, ""),
        ("ＡＥＤ;aed", ["AED"], ""),
        ("饮水机 微波炉 空调", ["饮水", "微波炉", "空调"], ""),
        ("1.饮水机 2.微波炉 3、空调", ["饮水", "微波炉", "空调"], ""),
        ("（1）饮水机 （2）微波炉", ["饮水", "微波炉"], ""),
        ("饮水机 血压仪 更衣间", ["饮水"], "血压仪;更衣间"),
        ("七个一 服务", None, "七个一 服务"),
        (
            "饮水机（无）、空调(没有)、厕所（暂无）、微波炉（×）、冰箱(否)",
            {"饮水": "无", "空调": "无", "厕所": "无", "微波炉": "无", "冰箱": "无"},
            "",
        ),
        (
            "饮水机（故障）、淋浴（筹建中）、手机充电（已拆除）",
            {
                "饮水": {"state": "未知", "note": "故障"},
                "淋浴": {"state": "无", "note": "筹建中"},
                "手机充电": {"state": "无", "note": "已拆除"},
            },
            "",
        ),
        ("饮水机（√）、微波炉（2台）", {"饮水": "有", "微波炉": "2"}, ""),
        ("空调（无遥控器）", {"空调": {"state": "有", "note": "无遥控器"}}, ""),
        ("空调（夏季、冬季）；雨伞", {"空调": {"state": "有", "note": "夏季、冬季"}, "雨具": "有"}, ""),
    ],
)
def test_a_cell_of_facilities_gives_known_ones_and_the_rest(text: str, value: Any, left: str) -> None:
    read = read_facilities(text, FACILITIES)
    assert (read.value, read.left) == (value, left)


@pytest.mark.parametrize(
    ("text", "value", "left"),
    [
        ("开放", "开放", ""),
        ("open", "开放", ""),
        ("正常运营", "开放", "正常运营"),
        ("装修中，预计 12 月开放", "暂停", "装修中，预计 12 月开放"),
        ("正在建设中", "筹建", "正在建设中"),
        ("已撤销", "关闭", "已撤销"),
        ("待定", None, "待定"),
    ],
)
def test_free_words_for_a_status_are_read_and_kept(text: str, value: str | None, left: str) -> None:
    read = read_status(text, STATUS)
    assert (read.value, read.left) == (value, left)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("临时关闭", "暂停"),
        ("暂时停业", "暂停"),
        ("没投入使用", "筹建"),
        ("已关停", "关闭"),
        ("正常开放（节假日不休）", "开放"),
        ("正常运行，24小时不打烊", "开放"),
        ("设备正常，不收费", "开放"),
        ("开放，无需预约，不收费", "开放"),
        ("不开放", "暂停"),
        ("不对外开放", "暂停"),
        ("不能正常使用", "暂停"),
        ("没有开放", "筹建"),
        ("未启用", "筹建"),
        ("暂不开放", "暂停"),
        ("不再营业", "关闭"),
        ("目前没有营业", "暂停"),
        ("未营业", "暂停"),
        ("无法使用", "暂停"),
        ("停止开放", "暂停"),
        ("不营业了", "暂停"),
        ("尚未启用", "筹建"),
        ("即将开放", "筹建"),
        ("装修中，预计 12 月开放", "暂停"),
        ("暂停开放", "暂停"),
        ("正常", "开放"),
        ("正常使用中", "开放"),
        ("停业", "关闭"),
        ("取消", "关闭"),
        ("非正常开放", "暂停"),
        ("不正常", "暂停"),
        ("异常", None),
    ],
)
def test_only_a_denial_of_what_is_open_denies_it(text: str, value: str | None) -> None:
    assert read_status(text, STATUS).value == value


@pytest.mark.parametrize(
    "text",
    [
        "周末不开放",
        "节假日不对外开放",
        "夜间关闭",
        "取消预约，正常开放",
        "一楼装修，正常开放",
        "已取消预约；开放",
        "正常运营，二楼维修中",
        "恢复开放，停止预约",
        "开放（厕所停用）",
    ],
)
def test_words_that_speak_for_open_and_against_it_are_left_to_people(text: str) -> None:
    read = read_status(text, STATUS)
    assert (read.value, read.left) == (None, text)
    assert read.notes == (f"状态「{text}」说法不一，没有读成状态，请核对",)


@pytest.mark.parametrize(
    ("text", "value", "left", "noted"),
    [
        ("0371-55269597", "0371-55269597", "", False),
        ("12351", "12351", "", False),
        ("0371-67956331;0371-60223349", "0371-67956331", "0371-60223349", True),
        ("（0371）6795-6331", "0371-6795-6331", "", False),
        ("分机 12", None, "", True),
        ("12-34", None, "12-34", True),
        ("0371－67956331转802", "0371-67956331转802", "", False),
        ("400-100-2000", "400-100-2000", "", False),
        ("张某某 0371-67956331", "0371-67956331", "", True),
        ("张某某", None, "", True),
        ("187****2336", None, "", True),
        ("0371-6795****", None, "", True),
        ("13800138000", None, "", True),
        ("+86 371 67956331", "0371 67956331", "", False),
        ("86-10-67956331", "010-67956331", "", False),
        ("+86 138-0013-8000", None, "", True),
        ("13800138000、025-84500000", "025-84500000", "", True),
        ("0371-6666 6666 分机 8", "0371-6666 6666 分机 8", "", False),
        ("025-52650001 转 802", "025-52650001 转 802", "", False),
        ("02552650001 02552650002", "02552650001", "02552650002", True),
        ("110", "110", "", False),
        ("1010 1010", "1010 1010", "", False),
        ("12345-8", "12345", "12345-8", True),
        ("025-52650001/2", "025-52650001", "025-52650001/2", True),
        ("1 3 8 0 0 1 3 8 0 0 0", None, "", True),
        ("013800138000", None, "", True),
        ("0086 138 0013 8000", None, "", True),
        ("张某某 0371-67956331 转 8", "0371-67956331 转 8", "", True),
    ],
)
def test_a_phone_of_a_person_is_dropped_and_noted(
    text: str, value: str | None, left: str, noted: bool
) -> None:
    read = read_phone(text)
    assert (read.value, read.left, bool(read.notes)) == (value, left, noted)
    assert "138" not in "".join(read.notes) + read.left and "张" not in "".join(read.notes) + read.left


VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "telephone.json").read_text(encoding="utf-8"))
TELEPHONES = [case["written"] for case in VECTORS["cases"] if case["written"]]


def at_home(link: str) -> str:
    """What is dialled without the country: an area code has its nought then, 400-… never had one."""
    return link.replace("tel:+86", "tel:0").replace("tel:0400", "tel:400")


@pytest.mark.parametrize("text", TELEPHONES)
def test_what_a_record_may_hold_is_imported_as_the_same_number(text: str) -> None:
    read = read_phone(text).value
    if text.startswith("13"):
        assert read is None
        return
    assert read is not None and phone_of_record(read) == read
    assert at_home(tel_href(read)) == at_home(tel_href(phone_of_record(text)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("有", "有"),
        ("√", "有"),
        ("Ｙ", "有"),
        ("无", "无"),
        ("×", "无"),
        ("0", "无"),
        ("12台", "12"),
        ("有2台", "2"),
        ("√（2台）", "2"),
        ("√2", "2"),
        ("0台", "无"),
        ("正常", "有"),
        ("已配备", "有"),
        ("未配备", "无"),
        ("坏", {"state": "未知", "note": "坏"}),
        ("维修中", {"state": "未知", "note": "维修中"}),
        ("待安装", {"state": "无", "note": "待安装"}),
        ("有（坏）", {"state": "未知", "note": "坏"}),
        ("√（借用）", {"state": "有", "note": "借用"}),
        ("○", None),
        ("", None),
        ("部分", None),
    ],
)
def test_a_cell_below_a_facility_says_whether_it_is_there(text: str, said: Any) -> None:
    assert read_presence(text) == said


WGS = geo.Datum.WGS84


@pytest.mark.parametrize(
    ("cells", "datum", "value"),
    [
        (
            {"lng": "113.5", "lat": "34.8", "datum": "GCJ-02"},
            WGS,
            {"lng": "113.5", "lat": "34.8", "datum": "gcj02"},
        ),
        (
            {"lng": "1", "lat": "2", "datum": "unstated (AMap project: treat as GCJ-02)"},
            None,
            {"lng": "1", "lat": "2", "datum": "gcj02"},
        ),
        ({"lng": "1", "lat": "2", "datum": ""}, WGS, {"lng": "1", "lat": "2", "datum": "wgs84"}),
        ({"lng": "1", "lat": "2"}, None, {"lng": "1", "lat": "2"}),
        ({"lng": "1", "lat": "2", "datum": "某坐标系"}, WGS, {"lng": "1", "lat": "2", "datum": "wgs84"}),
        ({"position": "113.5,34.8"}, None, {"lng": "113.5", "lat": "34.8"}),
        (
            {"position": "东经113°36′12″，北纬34°42′18″"},
            None,
            {"lng": "113.60333333", "lat": "34.70500000"},
        ),
        (
            {"position": "34.8, 113.5", "datum": "百度"},
            None,
            {"lng": "113.5", "lat": "34.8", "datum": "bd09"},
        ),
        ({"lng": "113.5", "lat": ""}, None, None),
        ({"position": "路口"}, None, None),
        ({"lng": "", "lat": "", "datum": "GCJ-02"}, None, None),
    ],
)
def test_a_position_takes_the_rows_datum_before_the_given_one(
    cells: dict[str, str], datum: geo.Datum | None, value: dict[str, str] | None
) -> None:
    assert read_position(cells, datum).value == value


@pytest.mark.parametrize(
    ("cells", "precise"),
    [
        ({"coord_basis": "marked 测试坐标 (test coordinates) in source"}, False),
        ({"coord_basis": "示意"}, False),
        ({"coord_basis": "高德 POI"}, True),
        ({"remark": "坐标为大概位置"}, False),
        ({"remark": "示意位置，以现场为准"}, False),
        ({"remark": "大概六点开门，位置好找"}, True),
        ({"remark": "测试用水已检"}, True),
    ],
)
def test_a_position_said_to_be_rough_is_kept_as_not_exact(cells: dict[str, str], precise: bool) -> None:
    read = read_position({"lng": "113.5123", "lat": "34.8123", **cells}, None)
    assert read.value.get("precise", True) is precise
    assert (NOT_EXACT in read.notes) is not precise


def test_latitude_in_the_place_of_longitude_is_turned_and_told() -> None:
    turned = read_position({"lng": "34.8123", "lat": "113.5123"}, None)
    assert turned.value == {"lng": "113.5123", "lat": "34.8123"} and turned.notes == (TURNED,)
    assert read_position({"lng": "3.5", "lat": "2.5"}, None).notes == ()
    assert read_position({"position": "34.8123,113.5123"}, None).notes == (LAT_FIRST,)


@pytest.mark.parametrize(
    ("lng", "lat"),
    [
        ("113°36′12″", "34°42′18″"),
        ("113度36分12秒", "34度42分18秒"),
        ("113°36'12\"", "34°42'18\""),
        ("113°36.2′", "34°42.3′"),
        ("E113.60333333", "N34.70500000"),
        ("113.60333333°", "34.70500000°"),
        ("东经113.60333333", "北纬34.70500000"),
        ("１１３．６０３３３３３３", "３４．７０５０００００"),
        ("113.60333333E", "34.70500000N"),
    ],
)
def test_degrees_in_two_cells_are_read_as_in_one(lng: str, lat: str) -> None:
    for first, second, notes in ((lng, lat, ()), (lat, lng, (TURNED,))):
        read = read_position({"lng": first, "lat": second}, None)
        assert (read.value, read.notes) == ({"lng": "113.60333333", "lat": "34.70500000"}, notes)


@pytest.mark.parametrize(
    ("lng", "lat"), [("113 36 12", "34 42 18"), ("113:36:12", "34:42:18"), ("113°", "分")]
)
def test_what_looks_like_degrees_and_is_not_read_is_kept_in_words(lng: str, lat: str) -> None:
    read = read_position({"lng": lng, "lat": lat}, None)
    assert read == (None, f"经度 {lng}，纬度 {lat}", (UNREADABLE,))


@pytest.mark.parametrize(
    ("lng", "lat"), [("113,603333", "34,705"), ("113603333", "34705000"), ("1.13E+02", "34.7")]
)
def test_numbers_that_are_no_degrees_are_left_for_the_model_to_refuse(lng: str, lat: str) -> None:
    assert read_position({"lng": lng, "lat": lat}, None).value == {"lng": lng, "lat": lat}


def test_half_a_position_is_kept_in_words() -> None:
    assert read_position({"lng": "113.5", "lat": ""}, None).left == "经度 113.5，纬度 空"
    assert read_position({"position": "路口"}, None).left == "路口"


@pytest.mark.parametrize(
    ("title", "date", "value"),
    [
        ("某报", "2026-07-01", {"title": "某报", "date": "2026-07-01"}),
        ("某报", "2026年7月", {"title": "某报", "date": "2026年7月"}),
        ("某报", "2026-07/08", {"title": "某报（2026-07/08）"}),
        ("某报", "unknown", {"title": "某报（unknown）"}),
        (
            "见 https://example.org/a/1.html。",
            "",
            {"title": "见 https://example.org/a/1.html。", "url": "https://example.org/a/1.html"},
        ),
        ("www.example.org/a", "", {"title": "www.example.org/a"}),
        ("", "2026", None),
    ],
)
def test_a_source_keeps_its_words_and_invents_no_address(title: str, date: str, value: Any) -> None:
    assert read_source(title, date).value == value
