"""Persons in tables of stations and in lists of people: what is dropped, that it is told, and what stays."""

import pytest

from tests.importing.tables import imported

OF_A_PLACE = [
    "责任人",
    "管理责任人",
    "店长",
    "店主",
    "网格员",
    "对接人",
    "联络员",
    "法定代表人",
    "填表人",
    "填报人",
    "审核人",
    "值班人员",
    "书记",
    "站长姓名",
    "负责人电话",
    "经办人",
    "业主",
    "主任",
]


@pytest.mark.parametrize("heading", OF_A_PLACE)
def test_columns_of_those_who_run_a_place_are_dropped_and_told(heading: str) -> None:
    result = imported(f"名称,{heading}\n一站,张三\n二站,李四\n三站,\n")
    assert "张三" not in result.records_text and "李四" not in result.records_text
    assert f"「{heading}」一列是个人信息，2 个值没有导入" in result.notes


OF_A_PERSON = [
    "身体状况",
    "健康状况",
    "家庭情况",
    "宗教信仰",
    "月收入",
    "户籍地",
    "户口",
    "现住地",
    "文化程度",
    "入党时间",
    "婚否",
    "政治面貌",
    "毕业院校",
    "工号",
    "是否低保",
    "health",
    "party_status",
]


@pytest.mark.parametrize("heading", OF_A_PERSON)
def test_health_family_faith_income_and_origin_of_a_person_never_come_in(heading: str) -> None:
    result = imported(f"姓名,{heading},来源\n张三,某某某,某报\n李四,,某报\n", "exemplar")
    assert "某某某" not in result.records_text
    assert f"「{heading}」一列是个人信息，1 个值没有导入" in result.notes


@pytest.mark.parametrize("cells", [("是", "否"), ("有", "无"), ("√", "×"), ("良好", "正常"), ("1", "0")])
@pytest.mark.parametrize(
    "heading",
    [
        *OF_A_PLACE,
        *OF_A_PERSON,
        "负责人是否党员",
        "站长是否残疾",
        "有无残疾人",
        "残疾人服务对象",
        "是否党员",
        "有无宗教信仰",
        "健康",
    ],
)
def test_a_yes_or_no_about_a_person_never_comes_above_a_station(heading: str, cells: tuple[str, str]) -> None:
    result = imported(f"名称,{heading}\n一站,{cells[0]}\n二站,{cells[1]}\n三站,{cells[0]}\n")
    assert heading not in result.records_text
    assert f"「{heading}」一列是个人信息，3 个值没有导入" in result.notes


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("责任单位", ("甲公司", "乙公司")),
        ("业主单位", ("甲公司", "乙公司")),
        ("法人单位", ("甲公司", "乙公司")),
        ("值班人员数", ("2", "3")),
        ("公园长椅位置", ("东门", "西门")),
        ("最近居住区", ("甲小区", "乙小区")),
        ("困难职工帮扶", ("每周三", "每周四")),
        ("残疾人通道", ("有", "无")),
        ("是否有残疾人坡道", ("√", "×")),
        ("残疾人厕所", ("有", "在二楼")),
        ("残疾人服务", ("有", "无")),
        ("最长道路长度", ("3米", "4米")),
    ],
)
def test_columns_about_places_and_bodies_stay(heading: str, cells: tuple[str, str]) -> None:
    result = imported(f"名称,{heading}\n一站,{cells[0]}\n二站,{cells[1]}\n")
    assert cells[0] in result.records_text
    assert not any("个人信息" in note for note in result.notes)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("负责人张三，13912345678", "负责人［姓名已略去］，［个人号码已略去］"),
        ("责任人：赵一二；店长：钱三四", "责任人：［姓名已略去］；店长：［姓名已略去］"),
        ("负责人：张三、李四，周一休息", "负责人：［姓名已略去］，周一休息"),
        ("网格员李四拍摄", "网格员［姓名已略去］拍摄"),
        ("找店主陈大力开门", "找店主［姓名已略去］开门"),
        ("有事找李大姐 139 1234 5678", "有事找［姓名已略去］ ［个人号码已略去］"),
        ("张三（负责人）", "［姓名已略去］（负责人）"),
        ("负责人：张三电话0371-61234567", "负责人：［姓名已略去］电话0371-61234567"),
        ("站长：欧阳小明", "站长：［姓名已略去］"),
        ("社区书记王五", "社区书记［姓名已略去］"),
        ("负责人-张三", "负责人-［姓名已略去］"),
        ("负责人——张三", "负责人——［姓名已略去］"),
        ("值班：张三、李四", "值班：［姓名已略去］"),
        ("志愿者：张三", "志愿者：［姓名已略去］"),
        ("保安：张三", "保安：［姓名已略去］"),
        ("对接：张三，周一休息", "对接：［姓名已略去］，周一休息"),
        ("李四13800000001", "［姓名已略去］［个人号码已略去］"),
        ("联系人：买买提·艾力", "联系人：［姓名已略去］"),
    ],
)
def test_names_behind_such_words_are_taken_out_of_texts_and_told(said: str, kept: str) -> None:
    result = imported(f"名称,备注\n一站,{said}\n")
    assert kept in result.records_text
    assert any(note.startswith("文字里“联系人”“负责人”一类词后面的姓名已略去") for note in result.notes)


@pytest.mark.parametrize(
    "said",
    [
        "负责人每天巡查",
        "负责人方便时开门",
        "店长推荐",
        "店长应急",
        "联系人见公示",
        "联系人：前台",
        "责任人：详见公示",
        "经理室旁边",
        "主任办公室在二楼",
        "联系人电话 0371-61234567",
        "联系市总工会 0371-61234567",
        "联系人：市总工会",
        "管理员同时管理两处",
        "联系人：居委会",
        "负责人：村委会",
        "负责人：镇政府",
        "负责人：周庄村",
        "责任人：环卫所",
        "联系人：公示栏",
        "店主：全年无休",
        "值班人员：全天",
        "管理员双休",
        "负责人白天在",
        "值班：白天有人",
        "值班：凌晨",
        "店主高兴",
        "负责人：严禁占用",
        "责任人：路长",
        "由老班长牛肉面提供",
        "保安：24 小时在岗",
        "白天0371-61234567",
    ],
)
def test_words_that_are_nobodys_name_stay(said: str) -> None:
    result = imported(f"名称,备注\n一站,{said}\n")
    assert said in result.records_text
    assert not any("姓名已略去" in note for note in result.notes)


@pytest.mark.parametrize("said", ["店长张三，拾金不昧", "担任班长：带队抗洪。", "他对组长：王样例说"])
@pytest.mark.parametrize("heading", ["事迹", "story"])
def test_a_story_about_a_person_keeps_whom_it_tells_of(heading: str, said: str) -> None:
    result = imported(f"姓名,{heading},来源\n张三,{said},某报\n", "exemplar")
    assert said in result.records_text


def test_a_contact_with_a_number_is_taken_out_of_a_remark_about_a_person() -> None:
    result = imported(
        "姓名,备注,来源\n张三,站长王五 0371-61234567；负责人李四，13912345678,某报\n", "exemplar"
    )
    assert "王五" not in result.records_text and "李四" not in result.records_text


@pytest.mark.parametrize("said", ["老班长牛肉面", "老班长农家乐", "刘老板鱼庄", "胖队长羊肉馆", "老站长温泉"])
@pytest.mark.parametrize(
    "heading", ["address", "landmark", "entrance", "operator", "host", "network", "name"]
)
def test_names_of_places_are_no_names_of_contacts(heading: str, said: str) -> None:
    name = "" if heading == "name" else "name,"
    result = imported(f"{name}{heading},备注\n{'一站,' if name else ''}{said},x\n")
    assert f"{heading}: {said}\n" in result.records_text
    assert not any("姓名已略去" in note for note in result.notes)


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("landmark", "书记谈心室"),
        ("landmark", "书记石雕像"),
        ("landmark", "管理员宿舍旁"),
        ("address", "站长房隔壁"),
        ("hours", "管理员：白天在岗"),
        ("hours", "9:00-18:00（值班人员：全天）"),
    ],
)
def test_places_and_hours_keep_their_words(heading: str, said: str) -> None:
    assert f"{heading}: {said}\n" in imported(f"name,{heading}\n一站,{said}\n").records_text


def test_a_contact_beside_a_facility_is_taken_out() -> None:
    result = imported("名称,服务内容\n一站,饮水（管理员：张三）\n")
    assert "饮水" in result.records_text and "张三" not in result.records_text
