"""Headings that name a field by their end are read where the cells prove it, and told."""

from typing import Any

import pytest

from generator.importing import ImportResult
from generator.records.source import read_records
from tests.importing.tables import imported

CELLS = {
    "phone": ("0371-61234567", "0371-61234568"),
    "address": ("甲路1号", "乙路2号"),
    "position": ("113.612345 34.712345", "113.622345 34.722345"),
    "lng": ("113.612345", "113.622345"),
    "lat": ("34.712345", "34.722345"),
    "street": ("甲街道", "乙街道"),
    "operator": ("甲工会", "乙工会"),
    "facilities": ("饮水、空调", "空调"),
    "remark": ("甲说明", "乙说明"),
    "hours": ("周一至周五 8:00-20:00", "8:00-18:00"),
    "landmark": ("甲大厦", "乙大厦"),
    "kind": ("甲类", "乙类"),
    "id": ("a1", "a2"),
    "honour": ("最美骑手", "最美快递员"),
    "summary": ("拾金不昧", "见义勇为"),
    "occupation": ("快递员", "骑手"),
    "employer": ("甲公司", "乙公司"),
}
OF_A_PLACE = {
    "street": "乡镇街道 乡镇/街道 街道/乡镇 街道乡镇 所属乡镇街道 镇街道 属地街道 属地镇街 辖区街道",
    "phone": "办公电话 值班电话 固定电话 前台电话 预约电话 客服电话 物业电话 办公室电话",
    "address": "通讯地址 单位地址 办公地址 经营地址 公司地址 店铺地址 项目地址 建设地址",
    "position": "参考坐标 地理坐标 位置坐标 定位坐标 空间位置坐标",
    "lng": "坐标经度 参考经度 百度坐标经度",
    "lat": "坐标纬度 参考纬度 百度坐标纬度",
    "operator": "运营管理单位 管理运营单位",
    "facilities": "设备设施 站内设施 室内设施 基础设施 硬件设施 服务设施及功能",
    "remark": "备注说明 其他说明 特别说明",
    "hours": "每周开放时间 全年开放时间 开放/服务时间 开放服务时间",
    "landmark": "周边地标 附近地标",
    "kind": "设施类型 建设类型",
    "id": "统一编号",
}
OF_A_PERSON = {
    "honour": "获奖称号 授予称号 表彰称号 评选称号",
    "summary": "人物事迹 简要事迹 感人事迹",
    "occupation": "工作岗位 单位职务 职业身份",
    "employer": "就职单位 用人单位 从业单位",
}
NAMES = (
    "党群驿站名称 红色驿站名称 城市驿站名称 暖蜂驿站名称 小蜂驿站名称 关爱驿站名称 幸福驿站名称 社区驿站名称 智慧驿站名称 先锋驿站名称 "
    "新就业形态劳动者驿站名称 户外劳动者综合服务站名称 驿站/站点名称 24小时驿站名称 党群服务中心名称 爱心商家名称 店铺名称 母婴室名称 公厕名称 "
    "充电站名称 中文名称 样板区驿站名称 设施名称"
)


def data(result: ImportResult) -> list[dict[str, Any]]:
    shape = "list" if result.records and result.records[0].text.startswith(("-", "#")) else "mapping"
    return [read_records("", record.text.encode(), shape=shape).rows[0].data for record in result.records]


def each(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(name, heading) for name, headings in table.items() for heading in headings.split()]


@pytest.mark.parametrize(("name", "heading"), each(OF_A_PLACE))
def test_an_ordinary_heading_of_a_table_of_places_is_read(name: str, heading: str) -> None:
    first, second = CELLS[name]
    other = {"lng": "纬度", "lat": "经度"}.get(name, "某某")
    beside = CELLS["lat" if name == "lng" else "lng"][0] if name in ("lng", "lat") else ""
    result = imported(f"驿站名称,{heading},{other}\n一站,{first},{beside}\n二站,{second},{beside}\n")
    field = {"lng": "position", "lat": "position", "street": "area"}.get(name, name)
    assert all(record.get(field) for record in data(result))
    assert heading not in result.records_text
    assert not any("没有对应的字段" in note for note in result.notes)


@pytest.mark.parametrize(("name", "heading"), each(OF_A_PERSON))
def test_an_ordinary_heading_of_a_list_of_people_is_read(name: str, heading: str) -> None:
    first, second = CELLS[name]
    result = imported(f"姓名,{heading},来源\n张三,{first},某报\n李四,{second},某报\n", "exemplar")
    assert all(record.get({"honour": "honours"}.get(name, name)) for record in data(result))
    assert not any(heading in record.text for record in result.records)


@pytest.mark.parametrize("title", ["", "某县驿站一览表,,\n"])
@pytest.mark.parametrize("heading", NAMES.split())
def test_a_column_of_names_of_places_is_the_name(heading: str, title: str) -> None:
    result = imported(f"{title}{heading},地址,区县名称\n一站,甲路1号,甲县\n二站,乙路2号,甲县\n")
    assert [record["name"] for record in data(result)] == ["一站", "二站"]
    assert "facilities" not in result.records_text and not result.rejects


def test_names_of_people_and_teams_in_one_column_are_names() -> None:
    result = imported("个人或集体名称,来源\n张三,某报\n甲服务队,某报\n", "exemplar")
    assert [record["name"] for record in data(result)] == ["张三", "甲服务队"]


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        ("党群服务中心名称,红色驿站名称", "甲中心,一站"),
        ("街道名称,所在公司名称,爱心商家名称", "甲街道,甲公司,一站"),
        ("单位名称,红色驿站名称", "甲局,一站"),
        ("设施名称,红色驿站名称", "甲设施,一站"),
    ],
)
def test_of_several_names_that_of_the_place_itself_is_taken(headings: str, row: str) -> None:
    assert [record["name"] for record in data(imported(f"{headings}\n{row}\n"))] == ["一站"]


def test_a_column_that_says_the_same_in_all_rows_is_no_name() -> None:
    result = imported("红色驿站名称,爱心商家名称\n甲驿站,一站\n甲驿站,二站\n甲驿站,三站\n")
    assert [record["name"] for record in data(result)] == ["一站", "二站", "三站"]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("值班电话", ("是", "否")),
        ("预约电话", ("待开通", "见公示")),
        ("项目地址", ("https://a.example/1", "https://a.example/2")),
        ("网页地址", ("甲处", "乙处")),
        ("原经营地址", ("甲路1号", "乙路2号")),
        ("参考坐标", ("见图", "见附件")),
        ("坐标经度", ("是", "否")),
        ("周边设施", ("饮水、空调", "空调")),
        ("消防设施", ("甲器材", "乙器材")),
        ("投诉电话", ("0371-61234567", "0371-61234568")),
        ("办公网址及电话", ("甲", "乙")),
        ("最近公交站点名称", ("甲站", "乙站")),
    ],
)
def test_a_heading_whose_cells_or_words_say_otherwise_is_no_field(
    heading: str, cells: tuple[str, str]
) -> None:
    result = imported(f"驿站名称,{heading}\n一站,{cells[0]}\n二站,{cells[1]}\n")
    assert [record.keys() for record in data(result)] == [{"id", "name"}] * 2
    assert f"原表：{heading}={cells[0]}" in result.records_text


def test_what_is_read_by_its_end_is_told() -> None:
    result = imported("红色驿站名称,项目地址\n一站,甲路1号\n")
    assert "「红色驿站名称」一列按 name 导入，请核对" in result.notes
    assert "「项目地址」一列按 address 导入，请核对" in result.notes


def test_a_heading_that_is_known_goes_before_one_that_only_ends_so() -> None:
    result = imported("驿站名称,公司地址,地址\n一站,甲路1号,乙路2号\n")
    assert data(result)[0]["address"] == "乙路2号" and "公司地址=甲路1号" in result.records_text
