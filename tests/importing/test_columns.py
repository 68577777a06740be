"""A heading is read as a field when it surely is one; any other column stays in a comment and is told."""

from typing import Any

import pytest

from generator import hours
from generator.importing import ImportFault, ImportResult, import_csv
from generator.kinds import KINDS
from generator.records.source import read_records

KIND = {kind.name: kind.record for kind in KINDS}
HOW = "没有对应字段的列，其实是某一项的，加 --map 列=项 再导入，如 --map 站点叫法=name"


def imported(text: str, kind: str = "station", **options: Any) -> ImportResult:
    return import_csv(text.encode(), kind=KIND[kind], **options)


def data(result: ImportResult) -> list[dict[str, Any]]:
    document = read_records("stations.yml", f"# 驿站\n{result.records_text}".encode())
    assert document.problems == []
    return [row.data for row in document.rows]


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("厕所是否开放", "否"),
        ("审核状态", "已通过"),
        ("经费来源", "某会经费"),
        ("资金来源", "某会"),
        ("是否骑手友好社区", "是"),
        ("是否沿街道", "是"),
        ("行政区划代码", "410199"),
        ("街道代码", "410199001"),
        ("网格编号", "W01"),
        ("电动车充电类型", "慢充"),
        ("公司名称", "甲公司"),
        ("工会名称", "甲工会"),
        ("小区名称", "某小区"),
        ("监督电话", "12345"),
        ("照片来源", "某报"),
        ("站点简介说明", "简介"),
        ("所在小区类型", "老旧"),
        ("最近公交站点", "某站"),
        ("图片地址", "某处"),
        ("地址（旧）", "旧路"),
        ("开放时间（止）", "18:00"),
        ("photos", "http://a.example/1.jpg"),
        ("填报单位", "某会"),
        ("夜间是否开放", "否"),
    ],
)
def test_a_heading_that_only_ends_like_a_field_is_none(heading: str, cell: str) -> None:
    result = imported(f"{heading},名称\n{cell},一站\n,二站\n")
    first, second = data(result)
    assert first == {"id": first["id"], "name": "一站"} and second["name"] == "二站"
    assert f"原表：{heading}={cell}" in result.records_text and not result.areas
    assert f"「{heading}」一列没有对应的字段，1 个值写在记录上方的注释里" in result.notes
    assert result.notes.count(HOW) == 1


@pytest.mark.parametrize(
    ("heading", "cell", "field"),
    [
        ("驿站地址", "一路", "address"),
        ("爱心驿站详细地址", "一路", "address"),
        ("门牌地址", "一路", "address"),
        ("网点电话", "0371-61234567", "phone"),
        ("开放时段情况说明", "8:00-20:00", "hours"),
        ("驿站类型（可选）", "某类", "kind"),
        ("主管单位名称", "某局", "operator"),
        ("营业状态", "开放", "status"),
        ("主要服务内容", "饮水", "facilities"),
        ("信息来源", "某报", "source"),
        ("location", "113.612345,34.712345", "position"),
        ("驿站编号", "a1", "id"),
    ],
)
def test_words_about_a_heading_that_change_nothing_are_passed_over(
    heading: str, cell: str, field: str
) -> None:
    [record] = data(imported(f'{heading},名称\n"{cell}",一站\n'))
    assert field in record


@pytest.mark.parametrize(
    ("headings", "row", "name"),
    [
        ("单位名称,网点名称", "甲局,一站", "一站"),
        ("单位名称,站点名称", "甲局,一站", "一站"),
        ("公司名称,门店名称", "甲公司,一站", "一站"),
        ("区县名称,街道名称,骑手之家名称", "甲县,乙街道,一站", "一站"),
        ("单位名称,地址", "一站,一路", "一站"),
        ("工会名称,户外劳动者驿站", "甲工会,一站", "一站"),
        ("工会名称,服务点名称", "甲工会,一站", "一站"),
    ],
)
def test_of_several_names_the_stations_own_is_its_name(headings: str, row: str, name: str) -> None:
    result = imported(f"{headings}\n{row}\n")
    assert data(result)[0]["name"] == name
    areas = [area["name"] for area in (one.data for one in read_records("", result.areas_text.encode()).rows)]
    assert areas == (["甲县", "乙街道"] if "街道" in headings else [])


@pytest.mark.parametrize(
    ("cell", "said"), [("有", ["无线网络"]), ("√", ["无线网络"]), ("无", {"无线网络": "无"})]
)
@pytest.mark.parametrize("heading", ["无线网络", "网络"])
def test_a_facility_that_is_ticked_is_no_other_field(heading: str, cell: str, said: Any) -> None:
    [record] = data(imported(f"名称,{heading}\n一站,{cell}\n"))
    assert record["facilities"] == said and "network" not in record


@pytest.mark.parametrize("heading", ["饮水机（台）", "饮水机(台)", "饮水机数量", "饮水功能", "能否提供饮水"])
def test_a_facility_is_known_with_its_unit_and_what_is_said_of_it(heading: str) -> None:
    assert data(imported(f"名称,{heading}\n一站,2\n"))[0]["facilities"] == {"饮水": "2"}


def test_cells_below_a_facility_that_say_something_else_are_told() -> None:
    result = imported(
        "名称,微波炉,急救箱\n一站,√（2台）,已配备\n二站,坏,○\n三站,有2台,√（借用）\n四站,正常,待定\n"
    )
    assert [record.get("facilities") for record in data(result)] == [
        {"急救包": "有", "微波炉": "2"},
        {"微波炉": {"state": "未知", "note": "坏"}},
        {"急救包": {"state": "有", "note": "借用"}, "微波炉": "2"},
        ["微波炉"],
    ]
    assert "急救包=○" in result.records_text and "急救包=待定" in result.records_text
    assert "设施各列里看不懂的格子写在记录上方的注释里；写有、无或数量（2 处）" in result.notes


@pytest.mark.parametrize("stroke", ["/", "-", "—", "／", "#N/A"])
def test_a_stroke_below_a_facility_says_nothing_of_it(stroke: str) -> None:
    result = imported(
        f"名称,地址,网络,座位,厕所\n一站,一路,{stroke},{stroke},{stroke}\n二站,二路,{stroke},{stroke},有\n"
    )
    assert [record.get("facilities") for record in data(result)] == [None, ["厕所"]]
    assert [record.keys() & {"network", "seats"} for record in data(result)] == [set(), set()]
    assert "写着 /、无、#N/A 之类的格子当作没有填（5 处）" in result.notes


def test_a_stroke_in_brackets_behind_a_facility_is_kept_in_words() -> None:
    result = imported("名称,设施\n一站,饮水机（/）、空调\n")
    assert data(result)[0]["facilities"] == ["空调"]
    assert "facilities 未导入：饮水机（/）" in result.records_text


# -- hours in several columns


@pytest.mark.parametrize(
    ("headings", "row", "text", "osm"),
    [
        (
            "上午开放时间,下午开放时间",
            "8:00-12:00,2:00-6:00",
            "上午8:00-12:00；下午2:00-6:00",
            "08:00-12:00,14:00-18:00",
        ),
        ("开放时间（上午）,开放时间（下午）", "8:00-12:00,", "上午8:00-12:00", "08:00-12:00"),
        ("上午,下午", "8:00-12:00,14:00-18:00", "上午8:00-12:00；下午14:00-18:00", "08:00-12:00,14:00-18:00"),
        ("开放日期,开放时段", "周一至周五,8:00-18:00", "周一至周五 8:00-18:00", "Mo-Fr 08:00-18:00"),
        ("服务时间,服务日", "8:00-18:00,周一至周五", "周一至周五 8:00-18:00", "Mo-Fr 08:00-18:00"),
        (
            "开放日,上午,下午",
            "工作日,8:00-12:00,14:00-18:00",
            "工作日 上午8:00-12:00；下午14:00-18:00",
            "Mo-Fr 08:00-12:00,14:00-18:00; PH off",
        ),
        ("开放时间,闭馆日", "9:00-17:00,周一", "9:00-17:00；周一休息", "Tu-Su 09:00-17:00"),
        ("开放时间（起）,开放时间（止）", "8:00,18:00", "8:00-18:00", "08:00-18:00"),
        ("开门时间,关门时间", "8:00,18:00", "8:00-18:00", "08:00-18:00"),
        ("开放时间,周末是否开放", "8:00-20:00,否", "8:00-20:00；周末休息", "Mo-Fr 08:00-20:00"),
        ("开放时间,节假日是否开放", "8:00-20:00,否", "8:00-20:00；节假日休息", "08:00-20:00; PH off"),
        ("开放时间,周末是否开放", "8:00-20:00,是", "8:00-20:00；周末照常", "08:00-20:00"),
        (
            "开放时间,周末是否开放,周末开放时间",
            "8:00-20:00,是,9:00-18:00",
            "8:00-20:00；周末9:00-18:00",
            "Mo-Fr 08:00-20:00; Sa,Su 09:00-18:00",
        ),
        (
            "开放时间（周一至周五）,开放时间（周六）",
            "8:00-20:00,9:00-12:00",
            "周一至周五8:00-20:00；周六9:00-12:00",
            "Mo-Fr 08:00-20:00; Sa 09:00-12:00",
        ),
        (
            "开放时间1,开放时间2",
            "8:00-12:00,14:00-18:00",
            "8:00-12:00；14:00-18:00",
            "08:00-12:00,14:00-18:00",
        ),
    ],
)
def test_hours_in_several_columns_are_one_week(headings: str, row: str, text: str, osm: str) -> None:
    [record] = data(imported(f"名称,{headings}\n一站,{row}\n"))
    assert record == {"id": record["id"], "name": "一站", "hours": text}
    assert hours.read(text).osm == osm


def test_days_in_one_column_and_others_in_the_hours_are_no_hours() -> None:
    result = imported(
        "名称,开放日期,开放时段\n一站,周一至周五,每天8:00-18:00\n二站,周一至周五,周一至周五8:00-18:00\n"
    )
    first, second = data(result)
    assert "hours" not in first and hours.read(second["hours"]).osm == "Mo-Fr 08:00-18:00"
    assert "原表：开放日期=周一至周五；开放时段=每天8:00-18:00" in result.records_text
    assert any(
        note.startswith("开放的日子写在两列里，说法不一") and "第 2 行" in note for note in result.notes
    )


def test_the_day_of_the_opening_stays_one() -> None:
    [record] = data(imported("名称,开放日期,开放时段\n一站,2024-05-01,8:00-18:00\n"))
    assert (record["opened_on"], record["hours"]) == ("2024-05-01", "8:00-18:00")


@pytest.mark.parametrize(
    ("headings", "row"), [("开放日", "周一至周五"), ("周末是否开放", "否"), ("开始时间,结束时间", "5月,6月")]
)
def test_days_without_hours_and_times_that_are_no_clock_are_no_hours(headings: str, row: str) -> None:
    result = imported(f"名称,{headings}\n一站,{row}\n")
    assert "hours" not in data(result)[0]
    assert row.split(",")[0] in result.records_text


# -- --map


def test_two_columns_for_one_field_are_refused() -> None:
    with pytest.raises(ImportFault) as caught:
        imported("名称,甲说明,乙说明\n一站,x,y\n", mapping={"甲说明": "remark", "乙说明": "remark"})
    assert caught.value.message == "「甲说明」和「乙说明」都指成了 remark，一项只能来自一列"
    assert "先在表里合成一列" in caught.value.hint


def test_a_field_may_be_named_as_editors_call_it() -> None:
    [record] = data(imported("店,哪里\n一站,一路\n", mapping={"店": "名称", "哪里": "地址"}))
    assert (record["name"], record["address"]) == ("一站", "一路")


# -- lists of people


def test_a_list_of_candidates_is_a_list_of_people() -> None:
    result = imported(
        "序号,候选人姓名,工作单位,推荐单位,称号,授予日期,来源\n1,张三,甲站,某会,好骑手,2026-05-01,某报\n",
        "exemplar",
    )
    [person] = [read_records("", one.text.encode(), shape="mapping").rows[0].data for one in result.records]
    assert (person["name"], person["employer"]) == ("张三", "甲站")
    assert person["honours"] == [{"text": "好骑手", "year": "2026-05-01"}]
    assert "原表：推荐单位=某会" in result.records[0].text


@pytest.mark.parametrize("heading", ["拟授予称号", "申报称号", "推荐称号"])
def test_an_honour_that_is_only_proposed_is_not_given(heading: str) -> None:
    result = imported(f"姓名,{heading},来源\n张三,好骑手,某报\n", "exemplar")
    assert "honours" not in result.records_text and f"{heading}=好骑手" in result.records_text


def test_a_table_of_a_map_service_is_read() -> None:
    result = imported(
        'id,pname,cityname,adname,name,address,location,photos\nB0X1,甲省,乙市,丙区,一站,一路,"113.612345,34.712345",http://a.example/1.jpg\n'
    )
    [record] = data(result)
    assert record["position"] == {"lng": "113.612345", "lat": "34.712345"} and "photos" not in record
    assert [row.data["name"] for row in read_records("", result.areas_text.encode()).rows] == ["乙市", "丙区"]


@pytest.mark.parametrize(
    "cell", ["甲区-乙街道", "甲区/乙街道", "甲区 乙街道", "甲区·乙街道", "甲区乙街道", "甲区 > 乙街道"]
)
def test_areas_in_one_cell_may_have_a_mark_between_them(cell: str) -> None:
    result = imported(f"名称,所属区域\n一站,{cell}\n")
    assert [row.data["name"] for row in read_records("", result.areas_text.encode()).rows] == [
        "甲区",
        "乙街道",
    ]


def test_an_area_of_digits_alone_is_kept_in_words() -> None:
    result = imported("名称,行政区划,街道\n一站,410199,乙街道\n二站,,410199001\n三站,410199,\n")
    assert [row.data["name"] for row in read_records("", result.areas_text.encode()).rows] == ["乙街道"]
    assert [record.get("area") for record in data(result)][1:] == [None, None]
    assert "street 未导入：410199001" in result.records_text
    assert any(note.startswith("只写着数字的地区没有导入") and "（3 处）" in note for note in result.notes)


# -- ids


def test_a_row_more_leaves_the_ids_of_the_others() -> None:
    table = "名称,填报单位,更新时间\n一站,甲局,2026-08\n二站,甲局,2026-08\n"
    first = imported(table)
    assert "各行都是「甲局」" in "".join(first.notes)
    more = imported(f"{table}三站,乙局,2026-09\n", ids=[record.id for record in first.records])
    assert [record["name"] for record in data(more)] == ["三站"]
    assert [reject.reason.split()[-1] for reject in more.rejects] == ["已经在网站里"] * 2
