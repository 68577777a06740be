"""Every row of a table becomes a record or is refused with its reason; nothing is lost, nobody is betrayed."""

import csv
import io
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import geo, hours
from generator.importing import ImportFault, ImportResult, KnownArea, import_csv, new_files
from generator.records.privacy_scan import private_data
from generator.records.source import read_records
from tests.importing.tables import KIND, data, imported


def test_a_plain_table_becomes_plain_records() -> None:
    result = imported(
        "编号,站点名称,区县,详细地址,服务时间,联系电话,经度,纬度,服务设施\n"
        "QH_001,甲驿站,金水区,一路 1 号,08:00-22:00,0371-55269597,113.68,34.77,空调;座位20\n",
        datum=geo.Datum.BD09,
    )
    [area] = result.areas
    assert data(result) == [
        {
            "id": "qh-001",
            "name": "甲驿站",
            "area": area.id,
            "address": "一路 1 号",
            "position": {"lng": "113.68", "lat": "34.77", "datum": "bd09"},
            "hours": "08:00-22:00",
            "facilities": {"空调": "有", "座位": "20"},
            "phone": "0371-55269597",
        }
    ]
    assert (result.rows, len(result.records), len(result.rejects)) == (1, 1, 0)


def test_what_no_field_takes_stands_in_a_comment_above_the_record() -> None:
    result = imported("名称,面积,等级,设施,省\n甲,30㎡,一级,空调;血压仪,河南省\n乙,40㎡,一级,,河南省\n")
    assert result.records_text.startswith("# 原表各行：等级=一级\n# 原表各行：省=河南省\n\n")
    assert "# facilities 未导入：血压仪\n# 原表：面积=30㎡\n- id: " in result.records_text
    assert [record["name"] for record in data(result)] == ["甲", "乙"]


def test_a_value_that_the_model_refuses_goes_to_the_comment_and_the_record_stays() -> None:
    result = imported("id,名称,经度,纬度,座位数\na1,甲,534.77,113.68,若干\n")
    assert data(result) == [{"id": "a1", "name": "甲"}]
    assert "position 未导入：lng=534.77 lat=113.68" in result.records_text
    assert "seats 未导入：若干" in result.records_text
    assert any("「位置」看不懂" in note for note in result.notes)


@pytest.mark.parametrize(
    ("rows", "reasons"),
    [
        ("a1,甲\na1,乙\n", ["编号 a1 与第 2 行重复"]),
        ("a1,甲\nA1,乙\n", ["编号 a1 与第 2 行重复"]),
        ("old,甲\n", ["编号 old 已经在网站里"]),
        ("a1,\n", ["没有名称"]),
        ("合计,3\n", ["这是合计行，不是一条记录"]),
        (",甲\n,甲\n", [r"编号 s-\w{8} 与第 2 行重复"]),
        ("a1," + "长" * 400 + "\n", ["文字太长.*"]),
    ],
)
def test_a_row_that_becomes_no_record_is_refused_with_its_reason(rows: str, reasons: list[str]) -> None:
    result = imported("编号,名称\n" + rows, ids={"old"})
    assert result.rows == len(result.records) + len(result.rejects)
    assert len(result.rejects) == len(reasons)
    for reject, reason in zip(result.rejects, reasons, strict=True):
        assert re.fullmatch(reason, reject.reason)


def test_refused_rows_come_back_as_a_table_that_excel_opens() -> None:
    table = imported('编号,名称,备注\nx,,"一,\n二"\n').rejects_csv()
    assert table.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline="")))
    assert rows == [
        ["原表行号", "没有导入的原因", "编号", "名称", "备注"],
        ["3", "没有名称", "x", "", "一,\n二"],
    ]


def test_an_id_derived_from_a_row_is_the_same_at_every_import() -> None:
    table = "名称,地址\n甲,x\n乙,y\n"
    first, again = (imported(table) for _ in range(2))
    assert [record.id for record in first.records] == [record.id for record in again.records]
    refused = imported(table, ids=[record.id for record in first.records])
    assert [reject.reason.split()[-1] for reject in refused.rejects] == ["已经在网站里"] * 2


def test_map_names_columns_and_leaves_columns_out() -> None:
    result = imported("店,哪里,说啥\n甲,x,y\n", mapping={"店": "name", "哪里": "address", "说啥": "-"})
    [record] = data(result)
    assert (record["name"], record["address"]) == ("甲", "x")
    assert "y" not in result.records_text


def test_map_finds_the_headings_below_titles() -> None:
    result = imported(
        "某县某表,,\n甲某某,乙,\n店,哪里,说啥\n一站,一路,y\n", mapping={"店": "name", "哪里": "address"}
    )
    assert [(record["name"], record["address"]) for record in data(result)] == [("一站", "一路")]


@pytest.mark.parametrize(
    ("mapping", "message", "hint"),
    [
        ({"名字": "name"}, "表里没有「名字」这一列", "表里的列：名称、地址"),
        ({"名称": "adress"}, "没有「adress」这个字段", "是否指 address？"),
    ],
)
def test_a_wrong_map_is_refused_with_what_there_is(mapping: dict[str, str], message: str, hint: str) -> None:
    with pytest.raises(ImportFault) as caught:
        imported("名称,地址\n甲,x\n", mapping=mapping)
    assert caught.value.message == message
    assert hint in caught.value.hint


def test_a_table_without_names_asks_for_a_map() -> None:
    with pytest.raises(ImportFault) as caught:
        imported("甲,乙\n1,2\n")
    assert "--map" in caught.value.hint and "甲、乙" in caught.value.hint


def test_headings_are_recognised_in_their_everyday_forms() -> None:
    result = imported(
        "序号,爱心驿站名称*,所在街道,驿站地址,开放时间（夏季）,经度(WGS84),纬度(WGS84),联系人及电话,主管单位名称\n"
        "1,甲,一街道,一路,8:00-20:00,113.681234,34.771234,王某 0371-1234567,某工会\n2,乙,一街道,,,,,,某局\n"
    )
    first, second = data(result)
    assert (first["name"], first["address"], first["hours"]) == ("甲", "一路", "夏季8:00-20:00")
    assert first["position"] == {"lng": "113.681234", "lat": "34.771234", "datum": "wgs84"}
    assert first["area"] == second["area"]
    assert first["id"].startswith("s-")
    assert "王某" not in result.records_text
    assert "主管单位名称=某工会" in result.records_text or first.get("operator") == "某工会"


@pytest.mark.parametrize(
    ("heading", "cell", "field", "value"),
    [
        ("地点", "一路", "address", "一路"),
        ("地理位置", "一路", "address", "一路"),
        ("地理位置", "113.612345，34.712345", "position", {"lng": "113.612345", "lat": "34.712345"}),
        ("服务时段", "8:00-20:00", "hours", "8:00-20:00"),
        ("联系方式", "0371-61234567", "phone", "0371-61234567"),
        ("服务项目", "饮水、空调", "facilities", ["饮水", "空调"]),
        ("归属单位", "某局", "operator", "某局"),
        ("是否开放", "是", "status", "开放"),
        ("是否开放", "否", "status", "暂停"),
    ],
)
def test_one_heading_of_many_means_a_field(heading: str, cell: str, field: str, value: Any) -> None:
    [record] = data(imported(f"名称,{heading}\n一站,{cell}\n"))
    assert record[field] == value


@pytest.mark.parametrize(
    "heading", ["站点", "驿站", "爱心驿站", "站名", "服务站", "站点全称", "驿站（点）名称"]
)
def test_a_column_of_names_is_known_by_many_headings(heading: str) -> None:
    assert data(imported(f"序号,{heading},地址\n1,一站,一路\n"))[0]["name"] == "一站"


@pytest.mark.parametrize(
    ("headings", "datum"),
    [
        ("东经,北纬", None),
        ("X坐标,Y坐标", None),
        ("GCJ02_LNG,GCJ02_LAT", "gcj02"),
        ("百度经度,百度纬度", "bd09"),
    ],
)
def test_a_pair_of_columns_is_a_position(headings: str, datum: str | None) -> None:
    [record] = data(imported(f"名称,{headings}\n一站,113.612345,34.712345\n"))
    assert record["position"] == {"lng": "113.612345", "lat": "34.712345"} | (
        {"datum": datum} if datum else {}
    )


def test_a_community_is_an_area_below_its_street() -> None:
    result = imported("名称,街道,所属社区\n一站,甲街道,乙社区\n二站,甲街道,\n")
    street, community = areas(result)
    assert (community["name"], community["kind"], community["parent"]) == ("乙社区", "社区", street["id"])
    assert [record["area"] for record in data(result)] == [community["id"], street["id"]]


def test_columns_headed_by_facilities_say_what_is_there() -> None:
    result = imported("名称,空调,是否配备饮水机,微波炉,有无厕所,设施\n甲,有,√,2,无,雨伞\n乙,,是,待定,,\n")
    first, second = data(result)
    assert first["facilities"] == {"空调": "有", "饮水": "有", "微波炉": "2", "厕所": "无", "雨具": "有"}
    assert second["facilities"] == ["饮水"]
    assert "微波炉=待定" in result.records_text


# -- the forms of offices


FORM = (
    "样板县驿站统计表,,,,,,,\n填报单位：样板县总工会,,,,填报日期：2026年9月30日,,,\n"
    "序号,站点名称,所在乡镇,位置坐标,,服务设施,,备注\n"
    ",,,经度,纬度,饮水机,微波炉,\n"
    "1,一站,东乡镇,113.612345,34.712345,有,√,\n"
    "2,二站,东乡镇,113.622345,34.722345,√,×,\n"
    "合计：,2,,,,2,1,\n"
)


def test_a_second_row_of_headings_below_merged_cells_belongs_to_the_headings() -> None:
    result = imported(FORM)
    first, second = data(result)
    assert first["position"] == {"lng": "113.612345", "lat": "34.712345"}
    assert first["facilities"] == ["微波炉", "饮水"]
    assert second["facilities"] == {"微波炉": "无", "饮水": "有"}
    assert "表头有两行，合起来读" in result.notes
    assert [reject.reason for reject in result.rejects] == ["这是合计行，不是一条记录"]
    assert result.headings[3:7] == ("经度", "纬度", "饮水机", "微波炉")


def test_sub_headings_of_one_word_keep_the_word_above_them() -> None:
    result = imported("名称,夏季,,冬季,\n,开门,关门,开门,关门\n一站,8:00,20:00,9:00,18:00\n")
    assert result.headings == ("名称", "夏季·开门", "夏季·关门", "冬季·开门", "冬季·关门")
    assert "夏季·开门=8:00" in result.records_text


@pytest.mark.parametrize(
    "table",
    [
        "名称,地址,\n,某路1号,二楼\n",  # a row without a name is refused, not taken for headings
        "名称,经度,纬度\n一站,113.5,34.8\n",
        "名称,坐标,\n,113.5,34.8\n",  # numbers are no headings
    ],
)
def test_a_first_row_is_no_heading_for_want_of_a_name(table: str) -> None:
    result = imported(table)
    assert result.rows == 1
    assert not any("两行" in note for note in result.notes)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("序号,名称,地址,电话", "这是重复的表头，不是一条记录"),
        ("一,甲区（12个）,,", "这像是分组的标题，不是一条记录"),
        (",甲区(共 3 家),,", "这像是分组的标题，不是一条记录"),
        ("（二）,甲区,,", "这像是分组的标题，不是一条记录"),
        ("合 计,2,,", "这是合计行，不是一条记录"),
        (",总计：2个,,", "这是合计行，不是一条记录"),
        (",#REF!,某路,", "没有名称"),
        (",/,某路,", "没有名称"),
        (",—,某路,", "没有名称"),
        (",暂无,某路,", "没有名称"),
    ],
)
def test_what_a_form_puts_between_records_becomes_no_station(row: str, reason: str) -> None:
    result = imported(f"序号,名称,地址,电话\n1,一站,一路,0371-61234567\n{row}\n2,二站,,\n")
    assert [record["name"] for record in data(result)] == ["一站", "二站"]
    assert [reject.reason for reject in result.rejects] == [reason]


@pytest.mark.parametrize(
    ("table", "hours"),
    [
        (
            "名称,工作日开放时间,周末开放时间,节假日开放时间\n一站,8:00-20:00,9:00-18:00,休息\n",
            "工作日8:00-20:00；周末9:00-18:00；节假日休息",
        ),
        ("名称,开放时间,\n,夏季,冬季\n一站,8:00-20:00,8:30-18:00\n", "夏季8:00-20:00；冬季8:30-18:00"),
        ("名称,开放时间（双休日）,电话\n一站,9:00-18:00,\n", "双休日9:00-18:00"),
        ("名称,开放时间,节假日开放时间\n一站,9:00-18:00,休息\n", "9:00-18:00；节假日休息"),
        ("名称,周末开放时间,开放时间\n一站,休息,9:00-20:00\n", "9:00-20:00；周末休息"),
        ("名称,开放时间,周末开放时间\n一站,9:00-20:00,\n", "9:00-20:00"),
    ],
)
def test_hours_of_some_days_are_never_read_as_those_of_all(table: str, hours: str) -> None:
    result = imported(table)
    assert data(result)[0]["hours"] == hours
    assert "休息" not in table or "休息" in result.records_text


def test_a_placeholder_or_a_ditto_in_a_column_of_hours_costs_the_others_nothing() -> None:
    result = imported(
        "名称,工作日开放时间,周末开放时间\n一站,8:00-20:00,/\n二站,同上,9:00-18:00\n三站,/,同上\n四站,7:00-19:00,同左\n五站,暂无,/\n"
    )
    assert [record.get("hours") for record in data(result)] == [
        "工作日8:00-20:00",
        "工作日8:00-20:00；周末9:00-18:00",
        "周末9:00-18:00",
        "工作日7:00-19:00；周末7:00-19:00",
        None,
    ]
    assert "写着「同上」的格子按上面最近一行填写（3 处）" in result.notes
    assert "写着 /、无、#N/A 之类的格子当作没有填（4 处）" in result.notes


def test_days_of_which_nothing_is_known_do_not_take_the_hours_of_all_days() -> None:
    [record] = data(imported("名称,开放时间,周末开放时间\n一站,9:00-20:00,无\n"))
    assert record["hours"] == "9:00-20:00；周末不详"
    assert hours.read(record["hours"]).osm == "Mo-Fr 09:00-20:00; Sa,Su unknown"


def test_hours_of_which_nothing_was_read_are_counted_as_shown_as_they_are() -> None:
    result = imported(
        "名称,开放时间\n一站,9:00-20:00\n二站,9:00开门\n三站,详见公告\n四站,随时\n五站,9:00-20:00；周末同上\n六站,装修中，暂停开放\n"
    )
    assert "开放时间：读全 1 条，读懂一部分 2 条，原样显示 3 条" in result.notes


def test_hours_of_two_columns_that_do_not_read_as_one_are_told() -> None:
    result = imported(
        "名称,开放时间,周末开放时间\n一站,9:00-20:00,休息\n二站,9:00-20:00,9点\n三站,9:00-20:00,\n四站,很早,\n"
    )
    assert any(
        note.startswith("开放时间写在几列里") and note.endswith("（1 处：第 3 行）") for note in result.notes
    )
    assert hours.read(data(result)[0]["hours"]).grade == "full"
    assert data(result)[1]["hours"] == "9:00-20:00；周末9点"


def test_a_season_that_is_no_time_is_kept_in_words() -> None:
    result = imported("名称,夏季\n一站,有西瓜\n")
    assert "hours" not in data(result)[0]
    assert "夏季=有西瓜" in result.records_text


@pytest.mark.parametrize("row", ["甲区,,", "乙县：,,", "东乡镇,,", "柳河街道办事处,,"])
def test_the_name_of_an_area_alone_in_a_row_is_no_station(row: str) -> None:
    result = imported(f"名称,地址,电话\n{row}\n一站,一路,\n柳河社区,,\n丙小区,,\n")
    assert [record["name"] for record in data(result)] == ["一站", "柳河社区", "丙小区"]
    assert [reject.line for reject in result.rejects] == [2]


def test_an_id_that_windows_refuses_is_no_id() -> None:
    [record] = data(imported("编号,名称\nCON,甲\n"))
    assert record["id"].startswith("s-")


def test_a_cell_that_nobody_filled_is_unknown_and_told() -> None:
    result = imported(
        "名称,地址,开放时间,电话,座位数,管理单位,无障碍,备注\n一站,#N/A,/,无,-,—,无,无\n二站,二路,,,20个,,有,\n"
    )
    first, second = data(result)
    assert first == {"id": first["id"], "name": "一站", "wheelchair": "无", "remark": "无"}
    assert (second["seats"], second["wheelchair"]) == ("20", "有")
    assert "写着 /、无、#N/A 之类的格子当作没有填（5 处）" in result.notes


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("正常开放", "开放"),
        ("启用", "开放"),
        ("未启用", "筹建"),
        ("尚未开放", "筹建"),
        ("没有投用", "筹建"),
        ("不开放", "暂停"),
        ("不正常开放", "暂停"),
        ("停运", "暂停"),
        ("已关停", "关闭"),
        ("不再开放", "关闭"),
    ],
)
def test_a_status_that_denies_is_never_read_as_open(said: str, status: str) -> None:
    [record] = data(imported(f"名称,状态\n一站,{said}\n"))
    assert (record["status"], record["status_note"]) == (status, said)


def test_a_remark_that_tells_of_a_move_is_told_with_its_rows() -> None:
    result = imported("名称,开放时间,备注\n一站,8:00-20:00（搬迁中）,\n二站,8:00-20:00,\n三站,,暂停使用\n")
    told = "备注或开放时间里写着搬迁、暂停一类的话，状态没有改，请核对（2 处：第 2、4 行）"
    assert told in result.notes


def test_headings_in_english_are_known() -> None:
    result = imported(
        "ID,Station Name,Address,Longitude,Latitude,Opening Hours,Telephone,Remarks\n"
        "A-01,One,Road 1,113.612345,34.712345,08:00-20:00,0371-61234567,moving\n"
    )
    [record] = data(result)
    assert {**record, "position": "-"} == {
        "id": "a-01",
        "name": "One",
        "address": "Road 1",
        "position": "-",
        "hours": "08:00-20:00",
        "phone": "0371-61234567",
        "remark": "moving",
    }


def test_whoever_is_named_as_a_contact_in_a_text_is_left_out() -> None:
    result = imported(
        "名称,备注\n一站,联系人：张某某，早上在\n二站,负责人李某 0371-61234567\n三站,负责人每天巡查\n四站,联系人王某13800138000\n"
    )
    for name in ("张某某", "李某", "王某"):
        assert name not in result.records_text
    assert "负责人每天巡查" in result.records_text
    assert "文字里“联系人”“负责人”一类词后面的姓名已略去（3 处）" in result.notes


def test_refused_rows_can_be_mended_and_imported_again() -> None:
    first = imported("编号,名称,地址\nx-1,甲,一路\nx-1,乙,二路\n,,三路\n")
    mended = first.rejects_csv().decode("utf-8-sig").replace("x-1,乙", "x-2,乙")
    again = imported(mended)
    assert [record["name"] for record in data(again)] == ["乙"]
    assert "原因" not in again.records_text and "行号" not in again.records_text
    [head, row] = csv.reader(io.StringIO(again.rejects_csv().decode("utf-8-sig")))
    assert head == ["原表行号", "没有导入的原因", "编号", "名称", "地址"]
    assert row == ["3", "没有名称", "", "", "三路"]


def test_ids_that_another_table_has_used_are_told_with_the_way_out() -> None:
    table = "编号,名称\n1,甲\n2,乙\n"
    result = imported(table, ids={"1", "2"})
    assert len(result.rejects) == 2
    assert any("--map 编号列的表头=-" in note and "（2 处）" in note for note in result.notes)
    assert len(imported(table, ids={"1", "2"}, mapping={"编号": "-"}).records) == 2


# -- areas


def areas(result: ImportResult) -> list[dict[str, str]]:
    return [row.data for row in read_records("areas.yml", result.areas_text.encode()).rows]


def test_missing_areas_are_created_below_their_parents() -> None:
    result = imported("名称,市,区县,街道\n甲,郑州市,郑州市金水区,花园路街道\n乙,郑州市,高新区,\n丙,,,\n")
    city, district, street, zone = areas(result)
    assert (city["name"], city["kind"]) == ("郑州市", "市")
    assert (district["name"], district["kind"], district["parent"]) == ("金水区", "区", city["id"])
    assert (street["name"], street["kind"], street["parent"]) == ("花园路街道", "街道", district["id"])
    assert (zone["name"], zone["kind"], zone["parent"]) == ("高新区", "园区", city["id"])
    assert [record.get("area") for record in data(result)] == [street["id"], zone["id"], None]
    assert any("不是行政区划" in note and "高新区" in note for note in result.notes)


def test_areas_of_the_site_are_used_and_districts_of_one_name_kept_apart() -> None:
    known = [KnownArea("nj", "南京市"), KnownArea("nj-gl", "鼓楼区", "nj")]
    result = imported("名称,市,区县\n甲,南京市,鼓楼区\n乙,徐州市,鼓楼区\n", areas=known)
    first, second = data(result)
    assert first["area"] == "nj-gl"
    assert [area["name"] for area in areas(result)] == ["徐州市", "鼓楼区"]
    assert second["area"] == areas(result)[1]["id"]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("样板省样板市甲区", ["样板市", "甲区"]),
        ("样板市甲区柳河街道", ["样板市", "甲区", "柳河街道"]),
        ("乙县东乡镇", ["乙县", "东乡镇"]),
        ("柳河街道", ["柳河街道"]),
        ("建国门街道某某社区", ["建国门街道", "某某社区"]),
        ("样板市甲区柳河街道东社区", ["样板市", "甲区", "柳河街道", "东社区"]),
        ("乙县东乡镇张家村", ["乙县", "东乡镇", "张家村"]),
        ("甲区东社区", ["甲区", "东社区"]),
        ("某某社区", ["某某社区"]),
        ("高新区", ["高新区"]),
        ("火车站一带", ["火车站一带"]),
    ],
)
def test_one_cell_may_name_city_district_and_street(cell: str, names: list[str]) -> None:
    result = imported(f"名称,省市区\n一站,{cell}\n")
    assert [area["name"] for area in areas(result)] == names
    assert data(result)[0]["area"] == areas(result)[-1]["id"]
    assert names[-1][-2:] != "社区" or areas(result)[-1]["kind"] == "社区"


# -- personal data


def test_columns_about_persons_are_dropped_with_a_count_and_reject_no_row() -> None:
    result = imported(
        "名称,负责人,手机,身份证号,登记号\n"
        "甲,王某某,13800138000,110101199003071234,13900139000\n乙,李某某,,,13900139001\n"
    )
    assert (result.rows, len(result.records)) == (2, 2)
    for secret in ("王某某", "李某某", "138001", "139001", "110101"):
        assert secret not in result.records_text
    assert "「负责人」一列是个人信息，2 个值没有导入" in result.notes
    assert "「手机」一列是个人信息，1 个值没有导入" in result.notes
    assert "「登记号」一列是个人信息，2 个值没有导入" in result.notes


def test_numbers_of_persons_inside_texts_are_taken_out() -> None:
    result = imported("名称,地址,别的\n甲,一路找13800138000,身份证 11010119900307123X\n乙,二路,无\n")
    assert "13800138000" not in result.records_text and "110101" not in result.records_text
    assert "一路找［个人号码已略去］" in result.records_text
    assert "文字里的手机号或身份证号已略去（2 处）" in result.notes


def test_masked_mobiles_are_dropped_with_a_count() -> None:
    result = imported("名称,电话\n甲,138****1234\n乙,139****1234\n丙,0371-55269597\n")
    assert [record.get("phone") for record in data(result)] == [None, None, "0371-55269597"]
    assert "打了星号的电话没有导入（2 处）" in result.notes


# -- people


PEOPLE = (
    "编号,姓名,性别,岗位,单位,地区,荣誉,授予单位,年度,事迹,来源,来源日期\n"
    "rc-1,张甲乙,女,快递员,某快递,某市,最美快递员,某局,2023,救人,某报,2023-05-22\n"
    "rc-2,李丙丁,,,,,最美快递员,同上,2023,,某报,2023-05-22\n"
    "rc-3,红骑兵志愿服务队,,,,,,,,,某报,\n"
    "rc-4,王戊己,,,,,,,,,,\n"
)


def test_each_person_gets_a_file_whose_name_tells_nothing() -> None:
    result = imported(PEOPLE, "exemplar")
    files = new_files(result, KIND["exemplar"], name="x", read=lambda path: None)
    assert len(files) == 4
    for path in files:
        assert re.fullmatch(r"exemplars/[pt]-[0-9a-z]{6}\.yml", path)
    first = read_records("p.yml", next(iter(files.values())).encode(), shape="mapping").rows[0].data
    assert first == {
        "name": "张甲乙",
        "occupation": "快递员",
        "employer": "某快递",
        "place": "某市",
        "honours": [{"text": "最美快递员", "year": "2023", "issuer": "某局"}],
        "summary": "救人",
        "publish": {"basis": "public-report", "scope": ["name", "story", "employer", "area"]},
        "source": [{"title": "某报", "date": "2023-05-22"}],
    }
    assert all("女" not in text for text in files.values())


def test_ditto_marks_mean_the_row_before() -> None:
    result = imported(PEOPLE, "exemplar")
    assert "issuer: 某局" in result.records[1].text
    assert "写着「同上」的格子按上面最近一行填写（1 处）" in result.notes


MERGED = "街道,名称,地址\n甲一街道,一站,一路\n,二站,二路\n甲二街道,三站,三路\n,四站,四路\n"


def test_cells_left_empty_by_merging_are_told_and_filled_on_demand() -> None:
    plain = imported(MERGED)
    assert "「街道」一列有 2 个空格没有填；表里原是合并单元格时，加 --fill-down 街道" in plain.notes
    assert ["area" in row for row in data(plain)] == [True, False, True, False]
    filled = imported(MERGED, fill_down=["街道"])
    areas_of = [row["area"] for row in data(filled)]
    assert areas_of[0] == areas_of[1] != areas_of[2] == areas_of[3]
    assert "「街道」一列的空格按上面最近一行填写（2 处）" in filled.notes
    assert not any("空格" in note for note in imported("街道,名称\n,一站\n甲街道,二站\n").notes)
    with pytest.raises(ImportFault, match="没有「街」这一列"):
        imported(MERGED, fill_down=["街"])


def test_rows_of_one_name_and_address_are_both_taken_in_and_told() -> None:
    result = imported("编号,名称,地址\na-1,一站,一路\na-2,一站,二路\na-3,一站,一路\na-4,二站,\na-5,二站,\n")
    assert len(result.records) == 5
    assert [note for note in result.notes if "都相同" in note] == [
        "名称和地址都相同，都导入了，请核对：2 处：第 2、4 行"
    ]


def test_what_was_put_right_is_told_with_its_rows() -> None:
    result = imported(
        "编号,名称,经度,纬度,坐标说明\na-1,一,34.8123,113.5123,\na-2,二,113.5223,34.8223,测试坐标\n"
        "a-3,三,34.8323,113.5323,测试坐标\n"
    )
    assert "经度和纬度写反了，已调换（2 处：第 2、4 行）" in result.notes
    assert "坐标注明是测试、示意或大概的，记作 precise: false（2 处：第 3、4 行）" in result.notes
    one, two, three = data(result)
    assert one["position"] == {"lng": "113.5123", "lat": "34.8123"}
    assert two["position"]["precise"] == three["position"]["precise"] == "false"
    assert "测试坐标" in result.records_text


def test_what_is_no_facility_is_counted() -> None:
    result = imported("编号,名称,设施\na-1,一,空调;停车坪;饮水\n")
    assert "「设施」里看不懂的部分写在记录上方的注释里（1 处）" in result.notes
    assert "停车坪" in result.records_text


def test_a_team_is_a_team_and_who_has_no_report_has_no_basis() -> None:
    result = imported(PEOPLE, "exemplar")
    assert "type: 集体" in result.records[2].text
    assert ["publish" in record.text for record in result.records] == [True, True, True, False]
    told = imported(PEOPLE, "exemplar", source={"title": "某公告"})
    assert all("publish" in record.text for record in told.records) and len(told.records) == 4


# -- any table


CELL = st.text(max_size=12) | st.sampled_from(
    [
        "甲",
        "a1",
        "138****1234",
        "113.5",
        "34.8",
        "8:00-22:00（搬迁中）",
        "空调;座位3",
        "=1+1",
        "- x",
        "a: b #1",
        "同上",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(CELL, min_size=7, max_size=7), min_size=1, max_size=5))
def test_the_counts_add_up_for_any_table_and_its_text_is_sound(rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["编号", "名称", "经度", "纬度", "开放时间", "设施", "随便"], *rows])
    raw = out.getvalue().encode("utf-8", "replace")
    result = import_csv(raw, kind=KIND["station"])
    assert result.rows == len(result.records) + len(result.rejects)
    assert all(reject.reason for reject in result.rejects)
    assert len(data(result)) == len(result.records)


@pytest.mark.parametrize(
    ("kind", "table"),
    [
        ("station", "名称,状态\n一站,暂停、联系人：王五 13912345678\n"),
        ("station", "名称,状态,来源\n一站,开放,某表 联系人：王五 13912345678\n"),
        ("station", "名称,状态,来源,来源日期\n一站,开放,某表,联系人：王五 13912345678\n"),
        ("exemplar", "姓名,荣誉,来源\n张三,最美骑手（联系人：王五 13912345678）,某报\n"),
        ("exemplar", "姓名,荣誉,表彰单位,来源\n张三,最美骑手,某局 联系人：王五 13912345678,某报\n"),
        ("exemplar", "姓名,年度,荣誉,来源\n张三,联系人：王五 13912345678,,某报\n"),
    ],
)
def test_words_that_are_taken_apart_lose_numbers_and_contacts_too(kind: str, table: str) -> None:
    result = imported(table, kind)
    told = result.records_text + "".join(result.notes)
    assert "1391234" not in told and "王五" not in told
    assert "文字里的手机号或身份证号已略去（1 处）" in result.notes


PERSONAL = [
    "139.1234.5678",
    "(139)12345678",
    "（139） 1234 5678",
    "139—1234—5678",
    "１３９１２３４５６７８",
    "+86 139 1234 5678",
    "139****5678",
    "110101900307123",
    "11010119900307123X",
    "京A·12345",
    "someone@qq.com",
    "ｓｏｍｅｏｎｅ＠１６３．ｃｏｍ",
    "家住幸福小区3号楼2单元301室",
]


@pytest.mark.parametrize("kind", ["station", "exemplar"])
@pytest.mark.parametrize("said", PERSONAL)
def test_an_import_never_writes_what_a_check_refuses(kind: str, said: str) -> None:
    result = imported(
        f"名称,备注,事迹,别的,单位\n一站,早上找 {said} 开门,找{said}，在,见 {said} 说,甲 {said}\n", kind
    )
    document = read_records(
        "一.yml", (f"{result.records_text}").encode(), shape="list" if kind == "station" else "mapping"
    )
    assert [*private_data(KIND[kind], document.rows)] == []
    assert said not in result.records_text and "已略去］" in result.records_text
    assert "别的" in result.records_text and "开门" in result.records_text
    assert any("已略去（" in note for note in result.notes)


def test_homes_are_left_out_of_people_and_offices_keep_their_addresses() -> None:
    office = imported("名称,地址\n一站,幸福路1号3号楼2单元301室\n")
    assert data(office)[0]["address"] == "幸福路1号3号楼2单元301室"
    person = imported("姓名,地方,来源\n张三,幸福小区3号楼2单元301室,某报\n", "exemplar")
    assert "301室" not in person.records_text
    assert "文字里的住址已略去（1 处）" in person.notes


def test_an_id_that_is_the_number_of_a_person_is_no_id() -> None:
    [record] = data(imported("编号,名称\n13912345678,一站\n"))
    assert record["id"].startswith("s-")


@pytest.mark.parametrize("said", ["139.1234.5678", "（139）12345678", "１３９１２３４５６７８"])
def test_a_column_of_numbers_in_any_form_is_not_taken_in(said: str) -> None:
    result = imported(f"名称,找谁\n一站,{said}\n二站,{said}\n")
    assert "「找谁」一列是个人信息，2 个值没有导入" in result.notes
    assert "找谁" not in result.records_text


def test_addresses_of_the_web_keep_their_numbers() -> None:
    [record] = data(imported("名称,来源\n一站,见 https://example.org/a/13912345678.html 一文\n"))
    assert record["source"][0]["url"] == "https://example.org/a/13912345678.html"


def test_what_all_rows_say_loses_numbers_and_contacts_before_it_is_told() -> None:
    result = imported("名称,别的\n一站,负责人：王五 13912345678\n二站,负责人：王五 13912345678\n")
    told = result.records_text + "".join(result.notes) + "".join(result.shared)
    assert "负责人：［姓名已略去］" in told
    assert "王五" not in told and "1391234" not in told


@pytest.mark.parametrize("kind", ["station", "exemplar"])
def test_a_home_goes_as_a_whole_and_once(kind: str) -> None:
    result = imported("名称,备注\n一站,王师傅家住幸福小区3号楼2单元301室，常来\n", kind)
    assert "王师傅［住处已略去］，常来" in result.records_text
    assert "文字里的住址已略去（1 处）" in result.notes
