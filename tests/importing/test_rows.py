"""What forms put above, between and below their records becomes no record, and the counts still add up."""

import re
import time

import pytest

from generator.importing import ImportResult, import_csv
from generator.importing.fault import ImportFault
from generator.kinds import KINDS

KIND = {kind.name: kind.record for kind in KINDS}
TOTAL = "这是合计行，不是一条记录"
HEADINGS = "这是重复的表头，不是一条记录"
FORMATS = "这一行说明各列怎么填，不是一条记录"
GROUP = "这像是分组的标题，不是一条记录"
SIGNED = "这像是表格末尾的填表人、日期，不是一条记录"
NOTE = "这像是表格的说明，不是一条记录"
ALONE = "这一行只有名称，像是分组的标题；确是一条记录的，补上序号、地址再导入"


def imported(text: str, kind: str = "station", **options: object) -> ImportResult:
    result = import_csv(text.encode(), kind=KIND[kind], **options)  # type: ignore[arg-type]
    assert result.rows == len(result.records) + len(result.rejects)
    assert [reject.line for reject in result.rejects] == sorted(reject.line for reject in result.rejects)
    return result


def names(result: ImportResult) -> list[str]:
    return [line.split("name: ")[1] for line in result.records_text.splitlines() if "name: " in line]


# -- below the records


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("填表人：张三,,审核人：李四,,填表日期：2026年9月1日", SIGNED),
        ("填表人:张三,,,,", SIGNED),
        ("填表人：,张三,审核人：,李四,2026.9.1", SIGNED),
        ("制表：,张三,,,", SIGNED),
        ("填表人 张三,,,,", SIGNED),
        (",审核人（签字）：,李四,,", SIGNED),
        ("单位负责人签字：,张三,,,", SIGNED),
        ("单位（盖章）：,,张三,,", SIGNED),
        ("甲县总工会（盖章）,,2026年9月1日,,", SIGNED),
        ("联系人：张三,联系电话：0371-61234567,,,", SIGNED),
        (",2026年9月1日,,,", SIGNED),
        ("注：以上站点均免费开放，节假日请以现场公告为准。,,,,", NOTE),
        ("备注1、以上数据截止 9 月,,,,", NOTE),
        (",说明：空着的是不清楚,,,", NOTE),
        ("※ 注：带星号的要预约,,,,", NOTE),
        ("以下空白,,,,", NOTE),
        (",以下空白,,,", NOTE),
        ("（以下空白）,,,,", NOTE),
        ("第 1 页，共 3 页,,,,", NOTE),
        (",甲县的站点都可以免费进入。欢迎来歇脚,,,", NOTE),
        ("合计：,2个,,,", TOTAL),
        ("甲街道小计,2个,,,7", TOTAL),
        (",乙街道合计：3,,,", TOTAL),
        ("总计（含乡镇）,5,,,", TOTAL),
        ("共 2 个,,,,", TOTAL),
        (",总共2家站点,,,", TOTAL),
        ("备注,,,,", NOTE),
    ],
)
@pytest.mark.parametrize("first", ["名称", "街道", "序号"])
def test_what_ends_a_table_is_no_record_and_names_nobody(first: str, row: str, reason: str) -> None:
    others = ("名称", "地址", "开放时间", "备注", "电话")
    headings = [first, *(heading for heading in others if heading != first)][:5]
    table = f"{','.join(headings)}\n1,一站,一路,8:00-20:00,\n2,二站,二路,8:00-20:00,\n{row}\n"
    result = imported(table)
    assert (len(result.records), len(result.rejects)) == (2, 1)
    [reject] = result.rejects
    assert reject.line == 4
    assert reject.reason in (reason, "没有名称")
    assert reject.reason == reason or not reject.cells[headings.index("名称")]
    told = result.records_text + result.areas_text + "".join(result.notes + result.shared)
    for word in ("张三", "李四", "小计", "2个", "审核"):
        assert word not in told
    assert row.split(",")[0] in result.rejects_csv().decode()


def test_below_a_list_of_people_nobody_is_published_for_having_filled_it_in() -> None:
    result = imported(
        "姓名,单位,事迹,来源\n甲某某,某快递,救人,某报\n填表人：张三,,审核人：李四,\n", "exemplar"
    )
    assert (len(result.records), [reject.reason for reject in result.rejects]) == (1, [SIGNED])
    assert "张三" not in result.records_text


def test_what_ends_a_table_does_not_decide_what_a_column_is() -> None:
    result = imported("名称,别的\n一站,甲\n二站,甲\n填表人：张三,审核人：李四\n")
    assert result.shared == ("原表各行：别的=甲",)


@pytest.mark.parametrize(
    "row",
    [
        "合计路驿站,一路,,,",
        "共和路2号驿站,,,,",
        "例如驿站,一路,,,",
        "（一站）,一路,,,",
        "小计划驿站,一路,,,",
        "注册大厅驿站,一路,,,",
        "本溪路驿站,一路,,,",
        "单位食堂驿站,一路,,,",
        "第二批发市场驿站,,,,",
        "第一片天驿站,,,,",
        "日期公园驿站,一路,,,",
        "一站,一路,,填报人：张三说周末不开,",
        "一站,一路,,共计 3 间，小计 20 座,",
        "联系点驿站,一路,,,",
        "审核中心驿站,一路,,,",
        "以上海路驿站,,,,",
        "一站（备注：在二楼）,一路,,,",
        "一站,2026年路,8:00-20:00,注：周末休息,",
    ],
)
def test_a_station_whose_words_look_like_those_of_a_form_is_a_station(row: str) -> None:
    assert len(imported(f"名称,地址,开放时间,备注,电话\n{row}\n零站,零路,,,\n").records) == 2


@pytest.mark.parametrize(
    "name",
    [
        "单位：样板社区",
        "共5家超市",
        "共3人小酒馆",
        "第3页书店",
        "截止阀厂驿站",
        "以上数据中心驿站",
        "甲驿站（章）",
        "（一）号驿站",
    ],
)
@pytest.mark.parametrize(
    "row", ["1,{},,", "7,{},测试路1号,8:00-18:00", ",{},测试路1号,", ",{},,8:00-18:00", ",{},,24小时"]
)
def test_what_has_a_number_an_address_or_hours_is_no_word_of_a_form(name: str, row: str) -> None:
    assert names(imported(f"序号,名称,地址,开放时间\n{row.format(name)}\n2,二站,测试路2号,\n")) == [
        name,
        "二站",
    ]


@pytest.mark.parametrize("word", ["示例", "样例", "共3处", "单位：甲", "日期：9月"])
def test_a_column_of_another_kind_before_the_names_refuses_no_full_row(word: str) -> None:
    assert names(imported(f"批次,名称,地址\n{word},一站,测试路1号\n甲,二站,测试路2号\n")) == ["一站", "二站"]


@pytest.mark.parametrize(
    "row",
    [
        "填表人：张三,测试路1号,8:00-18:00",
        "联系人：张三,测试路1号,",
        "单位负责人：张三,测试路1号,",
        "单位：甲局,张三,",
        "甲街道小计,测试路1号,",
    ],
)
def test_whoever_signs_or_adds_up_is_no_station_whatever_stands_beside(row: str) -> None:
    assert names(imported(f"名称,地址,开放时间\n一站,一路,\n{row}\n")) == ["一站"]


def test_a_filled_in_example_is_no_station() -> None:
    assert names(imported("序号,名称,地址\n示例,某某驿站,测试路1号\n1,一站,测试路2号\n")) == ["一站"]


@pytest.mark.parametrize(
    "name", ["样板超市", "样板夜市", "样板门市", "样板古镇", "样板驿站（2座）", "甲片区"]
)
@pytest.mark.parametrize("others", ["", ",地址,电话"])
def test_a_station_that_is_called_like_a_group_and_has_a_number_is_one(name: str, others: str) -> None:
    gap = "," * others.count(",")
    table = f"序号,驿站名称{others}\n1,{name}{gap}\n2,二站{gap}\n"
    assert names(imported(table)) == [name, "二站"]


def test_a_person_who_is_called_like_a_town_is_one() -> None:
    assert len(imported("序号,姓名\n1,张某某\n2,李镇\n3,王乡\n", "exemplar").records) == 3


@pytest.mark.parametrize("word", ["单位", "部门", "负责人", "联系人", "统计员", "审核员"])
def test_a_word_before_a_name_that_forms_have_too_refuses_nobody(word: str) -> None:
    assert len(imported(f"岗位,姓名,单位,来源\n{word},张某某,某快递,某报\n", "exemplar").records) == 1


def test_a_column_of_dates_or_offices_before_the_names_refuses_no_row() -> None:
    table = "更新日期,填报单位,名称,地址\n2026-09,单位：甲,一站,一路\n2026年9月1日,甲,二站,二路\n"
    assert names(imported(table)) == ["一站", "二站"]


# -- between the records


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",【柳河片区】,,", GROUP),
        (",第二批,,", GROUP),
        (",第 2 批次（3个）,,", GROUP),
        (",柳河片区,,", GROUP),
        (",一、城区站点,,", GROUP),
        (",（二）乡镇站点：,,", GROUP),
        (",甲平台网点,,", ALONE),
        (",无字号,,", ALONE),
    ],
)
def test_the_head_of_a_group_becomes_no_station(row: str, reason: str) -> None:
    result = imported(f"序号,名称,地址,电话\n{row}\n1,一站,一路,\n2,二站,,\n3,三站,三路,\n")
    assert names(result) == ["一站", "二站", "三站"]
    assert [reject.reason for reject in result.rejects] == [reason]


def test_a_name_alone_is_a_station_where_nothing_speaks_against_it() -> None:
    assert len(imported("名称,地址\n甲商圈户外劳动者服务站点,\n乙商圈户外劳动者服务站点,\n").records) == 2
    assert len(imported("序号,名称,地址\n1,甲平台网点,\n2,一站,一路\n").records) == 2
    assert len(imported("序号,名称,地址\n1,一站,一路\n,二站,二路\n,三站,\n").records) == 3
    doubtful = imported("名称,地址\n甲平台网点,\n一站,一路\n二站,二路\n")
    assert [reject.reason for reject in doubtful.rejects] == [ALONE]


def test_headings_again_in_other_words_are_no_record() -> None:
    result = imported(
        "name,address,longitude,latitude,tel\n站点名称,站点地址,经度,纬度,电话\n"
        "string,varchar(64),double,double,string\n一站,一路,113.612345,34.712345,\n"
    )
    assert names(result) == ["一站"]
    assert [reject.reason for reject in result.rejects] == [HEADINGS, FORMATS]


@pytest.mark.parametrize(
    "row",
    [
        "（名称）,（填详细地址）,（填座机）",
        "填全称,请填写门牌,请选择",
        "示例：某某驿站,某路1号,0371-61234567",
        "例,某路1号,",
        "必填,必填,选填",
        "---,---,---",
    ],
)
def test_how_to_fill_a_column_in_is_no_record(row: str) -> None:
    result = imported(f"名称,地址,电话\n{row}\n一站,一路,\n")
    assert names(result) == ["一站"]
    assert [reject.reason for reject in result.rejects] == [FORMATS]


def test_a_station_called_by_a_word_that_is_a_heading_is_a_station() -> None:
    assert names(imported("名称,类型,地址\n驿站,类型一,一路\n服务站,驿站,二路\n")) == ["驿站", "服务站"]


def test_what_stands_between_records_is_not_filled_into_those_below() -> None:
    result = imported(
        "街道,名称,地址\n甲街道,一站,一路\n甲街道小计,1个,\n,【柳河片区】,\n乙街道,二站,二路\n,三站,三路\n合计,3个,\n",
        fill_down=["街道"],
    )
    assert names(result) == ["一站", "二站", "三站"]
    assert "小计" not in result.areas_text
    assert "「街道」一列的空格按上面最近一行填写（1 处）" in result.notes


def test_ditto_below_a_refused_row_means_that_row() -> None:
    result = imported("街道,名称,地址\n甲街道,一站,一路\n乙街道,,二路\n同上,三站,三路\n")
    assert [reject.reason for reject in result.rejects] == ["没有名称"]
    assert "乙街道" in result.areas_text
    first, third = (record.text for record in result.records)
    assert len({line for text in (first, third) for line in text.splitlines() if "area:" in line}) == 2


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        ("一站,一路,饮水机,空调,8:00-20:00\n二站,二路,饮水机,8:00-20:00\n", ["二站"]),
        ("一站,一路,饮水机,空调,8:00-20:00\n二站,二路,饮水机,空调,8:00-20:00\n", []),
        ("一站,一路,饮水机,8:00-20:00,,\n", ["一站"]),
    ],
)
def test_a_row_with_more_cells_than_headings_is_refused_and_not_shifted(rows: str, kept: list[str]) -> None:
    result = imported(f"名称,地址,设施,开放时间\n{rows}")
    assert names(result) == kept
    for reject in result.rejects:
        assert "这一行有 5 格，表头只有 4 格" in reject.reason
        assert "空调" in reject.cells and "8:00-20:00" in reject.cells


def test_a_last_column_without_a_heading_is_a_column_where_the_headings_leave_a_cell_for_it() -> None:
    result = imported("名称,地址,\n一站,一路,甲\n二站,二路,乙\n")
    assert (len(result.records), "第3列=乙" in result.records_text) == (2, True)


def test_rows_that_were_too_long_can_be_mended_in_the_table_of_refused_rows() -> None:
    first = imported("名称,地址,电话\n一站,一路,二楼,0371-61234567\n")
    mended = first.rejects_csv().decode("utf-8-sig").replace("一路,二楼,", '"一路,二楼",')
    assert "address: 一路,二楼" in imported(mended).records_text.replace('"', "")


def test_refused_rows_that_nobody_mended_are_refused_again() -> None:
    table = (
        "序号,名称,地址,电话\n1,一站,一路,,\n2,二站,二路,二楼,0371-61234567\n,【柳河片区】,,\n,甲平台网点,,\n"
        "甲街道小计,2个,,\n填表人：,张三,审核人：,李四\n注：以上均免费,,,\n制表：,王五,,\n"
    )
    first = imported(table)
    assert names(first) == ["一站"]
    again = imported(first.rejects_csv().decode("utf-8-sig"))
    assert names(again) == []
    reasons = [[re.sub(r"\d", "", reject.reason) for reject in one.rejects] for one in (first, again)]
    assert reasons[0] == reasons[1]
    mended = first.rejects_csv().decode("utf-8-sig").replace("甲平台网点,", "甲平台网点,三路")
    assert names(imported(mended)) == ["甲平台网点"]


# -- above the records


@pytest.mark.parametrize("mapping", [{}, {"网点名称": "name"}])
def test_headings_with_trimmings_or_named_by_map_are_found_below_titles(mapping: dict[str, str]) -> None:
    result = imported(
        "关于报送甲县服务站点的函,,,\n附件1,,,\n甲县服务站点汇总表,,,\n单位：甲县总工会,,,2026年9月\n"
        "网点名称,网点地址,营业时间段,配备\n一站,一路,8:00-20:00,饮水机\n二站,二路,8:00-20:00,饮水机\n",
        mapping=mapping,
    )
    assert names(result) == ["一站", "二站"]
    assert "跳过表头上面的 4 行标题" in result.notes


def test_a_list_of_names_may_have_a_title() -> None:
    assert names(imported("附件\n\n驿站名称\n一站\n二站\n")) == ["一站", "二站"]


def test_one_heading_named_by_map_is_enough() -> None:
    result = imported("某函,,\n甲某某,乙,\n店,哪里,说啥\n一站,一路,y\n", mapping={"店": "name"})
    assert names(result) == ["一站"]


def test_who_has_to_name_a_heading_is_told_the_headings_and_not_the_titles() -> None:
    with pytest.raises(ImportFault) as caught:
        imported("关于报送的函,,\n填报单位：甲,填报人：乙,2026年\n店,店在哪里,说啥\n一站,一路,y\n")
    assert caught.value.hint.endswith("表里的列：店、店在哪里、说啥")


def test_cells_of_a_record_are_not_taken_for_headings_below_unknown_ones() -> None:
    with pytest.raises(ImportFault) as caught:
        imported("店,店型,说啥\n一店,驿站,社区\n二店,驿站,社区\n")
    assert caught.value.hint.endswith("表里的列：店、店型、说啥")


def test_the_line_with_most_headings_is_the_line_of_headings() -> None:
    result = imported("单位,甲县总工会,电话,0371-61234567\n名称,地址,电话,备注\n一站,一路,,\n")
    assert names(result) == ["一站"]
    assert "address: 一路" in result.records_text


def test_headings_over_several_columns_may_stand_over_each_and_have_a_third_row() -> None:
    result = imported(
        "字段1,驿站名称,地址,设施,设施,设施\n,,,饮水,充电,休息\n,,,有/无,有/无,有/无\n1,一站,一路,有,无,有\n2,二站,二路,有,有,有\n"
    )
    assert "表头有两行，合起来读" in result.notes
    assert [reject.reason for reject in result.rejects] == [FORMATS]
    assert "手机充电: 无" in result.records[0].text and "手机充电" in result.records[1].text


@pytest.mark.parametrize(
    ("table", "fields"),
    [
        ("名称,地址,设施\n一站,一路,空调;饮水机;微波炉;手机充电\n", ["一站", "一路", "微波炉"]),
        ("名称,地址,设施\n一站,一路,空调|饮水机|微波炉|手机充电\n", ["一站", "一路"]),
        (
            "名称,地址,备注\n一站,一路,一楼，左转，有热水，可充电，可休息\n",
            ["一站", "一路", "可充电，可休息"],
        ),
        ("Name;地址;设施\n一站;一路,二路;饮水机,空调,微波炉\n", ["一站", "一路,二路", "微波炉"]),
        ("名称，地址，备注\n一站，一路，a;b;c;d;e;f\n", ["一站", "一路", "a;b;c"]),
        ("某县一览表；甲；乙；丙;;;;;;\n名称,地址,设施\n一站,一路,空调;饮水机;微波炉\n", ["一站", "一路"]),
    ],
)
def test_what_parts_cells_is_told_by_the_headings_and_not_by_what_is_most_often(
    table: str, fields: list[str]
) -> None:
    result = imported(table)
    assert names(result) == ["一站"]
    for field in fields:
        assert field in result.records_text


def test_without_known_headings_the_mark_in_most_lines_parts_the_cells() -> None:
    with pytest.raises(ImportFault) as caught:
        imported("店,设备\n一站,空调;饮水机;微波炉;充电\n二站,空调\n")
    assert caught.value.hint.endswith("表里的列：店、设备")


# -- time


def test_a_long_run_of_words_that_end_a_table_is_read_at_once() -> None:
    started = time.process_time()
    assert len(imported(f"名称,地址\n单位{'人员' * 24},一路\n").records) == 1
    assert time.process_time() - started < 1
