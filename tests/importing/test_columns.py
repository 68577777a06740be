"""A heading is read as a field when it surely is one; any other column stays in a comment and is told."""

from typing import Any

import pytest

from generator import hours
from generator.importing import ImportFault
from generator.records.source import read_records
from tests.importing.tables import data, imported

HOW = "没有对应字段的列，其实是某一项的，加 --map 列=项 再导入，如 --map 站点叫法=name"


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
            "开放时间（法定工作日）,开放时间（节假日及双休日）",
            "8:00-18:00,休息",
            "法定工作日8:00-18:00；节假日及双休日休息",
            "Mo-Fr 08:00-18:00; PH off",
        ),
        (
            "开放时间（5-10月）,开放时间（11-4月）",
            "8:00-20:00,9:00-18:00",
            "5-10月8:00-20:00；11-4月9:00-18:00",
            "May 01-Oct 31 08:00-20:00; Nov 01-Apr 30 09:00-18:00",
        ),
        (
            "服务时间（周一至周五）,服务时间（周六、周日）",
            "8:00-18:00,9:00-17:00",
            "周一至周五8:00-18:00；周六、周日9:00-17:00",
            "Mo-Fr 08:00-18:00; Sa,Su 09:00-17:00",
        ),
        (
            "驿站开放时间（周末及节假日）",
            "9:00-17:00",
            "周末及节假日9:00-17:00",
            "Sa,Su,PH 09:00-17:00",
        ),
        (
            "开放时间（节假日除外）",
            "8:00-20:00",
            "8:00-20:00(节假日除外)",
            "08:00-20:00; PH off",
        ),
        ("开放时间（周一闭馆）", "8:00-20:00", "8:00-20:00(周一闭馆)", "Tu-Su 08:00-20:00"),
        (
            "开放时间（5月1日-10月7日）",
            "8:00-20:00",
            "5月1日-10月7日8:00-20:00",
            "unknown; May 01-Oct 07 08:00-20:00",
        ),
        ("开放时间（24小时制）", "8:00-20:00", "8:00-20:00", "08:00-20:00"),
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


@pytest.mark.parametrize(
    ("odd", "said"),
    [
        ("24小时,24小时", "24小时"),
        ("全天,全天", "全天"),
        ("/,/", None),
        (",", None),
        ("8:00,次日2:00", "8:00-次日2:00"),
        ("8:00,", "8:00起"),
        ("详见门口,详见门口", "详见门口"),
    ],
)
def test_one_odd_cell_costs_the_other_rows_no_hours(odd: str, said: str | None) -> None:
    result = imported(f"名称,开门时间,关门时间\n一站,{odd}\n二站,8:00,18:00\n三站,9:00,18:00\n")
    assert [record.get("hours") for record in data(result)] == [said, "8:00-18:00", "9:00-18:00"]


@pytest.mark.parametrize("limit", ["寒暑假", "学期中", "7、8月", "冬季延后"])
def test_a_heading_that_limits_its_hours_is_never_one_of_all_days(limit: str) -> None:
    result = imported(f"名称,开放时间（{limit}）,某某营业时间（{limit}）\n一站,8:00-20:00,9:00-18:00\n")
    [record] = data(result)
    read = hours.read(record["hours"])
    assert limit in record["hours"] and (read.grade != "full" or read.osm != "08:00-20:00")
    assert f"某某营业时间（{limit}）=9:00-18:00" in result.records_text


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


def test_a_day_of_the_week_among_days_of_the_opening_costs_nobody_a_day() -> None:
    first, second, third = data(
        result := imported(
            "名称,地址,开放日期\n一站,一路,2024-05-01\n二站,二路,2024-06-01\n三站,三路,周一至周五\n"
        )
    )
    assert (first["opened_on"], second["opened_on"]) == ("2024-05-01", "2024-06-01")
    assert "opened_on" not in third and "周一至周五" in result.records_text


@pytest.mark.parametrize("day", ["2024-05-01", "2024年5月1日", "2024.5", "2024-05-01（周三）", "45413"])
def test_a_column_holds_days_of_the_week_and_days_of_the_opening_row_by_row(day: str) -> None:
    result = imported(
        f"名称,开放日期,营业时间\n一站,{day},9:00-18:00\n二站,周一至周五,9:00-18:00\n三站,每天,9:00-18:00\n"
    )
    assert [record["hours"] for record in data(result)] == [
        "9:00-18:00",
        "周一至周五 9:00-18:00",
        "每天 9:00-18:00",
    ]
    assert day in result.records_text and ("opened_on" in data(result)[0]) is (day[-1:] not in "）3")
    assert all("opened_on" not in record for record in data(result)[1:])


def test_ditto_below_a_day_of_the_opening_means_that_day() -> None:
    table = "名称,开放日期,营业时间\n一站,2024-05-01,9:00-18:00\n二站,同上,9:00-18:00\n三站,每天,9:00-18:00\n"
    assert [record.get("opened_on") for record in data(imported(table))] == ["2024-05-01", "2024-05-01", None]


def test_months_alone_head_no_hours() -> None:
    [record] = data(imported("名称,1月,2月,3月\n一站,12,13,14\n"))
    assert "hours" not in record


@pytest.mark.parametrize("hint", ["如：周一至周五8:00-18:00", "请填写周一至周日的时间", "节假日有调整的注明"])
def test_brackets_that_say_how_to_fill_a_column_in_are_no_limit(hint: str) -> None:
    assert data(imported(f"名称,开放时间（{hint}）\n一站,9:00-18:00\n"))[0]["hours"] == "9:00-18:00"


def test_a_day_of_the_opening_that_has_no_field_left_is_kept_in_words() -> None:
    result = imported(
        "名称,启用日期,开放日,营业时间\n一站,2024-04-01,2024-05-01,9:00-18:00\n二站,2024-04-01,工作日,9:00-18:00\n"
    )
    first, second = data(result)
    assert (first["opened_on"], first["hours"]) == ("2024-04-01", "9:00-18:00")
    assert "原表：开放日=2024-05-01" in result.records_text and second["hours"] == "工作日 9:00-18:00"


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
    assert any(
        note.startswith("只写着数字或编号的地区没有导入") and "（3 处）" in note for note in result.notes
    )


@pytest.mark.parametrize(
    ("cell", "names", "kept"),
    [
        ("样板省样板市", ["样板市"], False),
        ("样板省样板市甲区", ["样板市", "甲区"], False),
        ("样板市", ["样板市"], False),
        ("甲商圈", ["甲商圈"], False),
        ("样板省", [], True),
        ("yi-2", [], True),
    ],
)
def test_a_province_or_an_id_of_another_site_makes_no_area(cell: str, names: list[str], kept: bool) -> None:
    result = imported(f"名称,省市区\n一站,{cell}\n")
    assert [row.data["name"] for row in read_records("", result.areas_text.encode()).rows] == names
    assert (f"area 未导入：{cell}" in result.records_text) is kept
    assert any("的地区没有导入" in note for note in result.notes) is kept


# -- phones and positions


@pytest.mark.parametrize(
    "headings", ["联系电话,服务电话", "服务电话,联系电话", "电话,联系电话", "联系电话,值班电话"]
)
def test_an_office_number_goes_before_a_column_of_mobile_numbers(headings: str) -> None:
    mobile, office = "1391234567{}", "0371-6123456{}"
    pair = (office, mobile) if headings.startswith("服务") else (mobile, office)
    rows = "".join(f"{name}站,{','.join(pair).format(name, name)}\n" for name in (1, 2))
    result = imported(f"名称,{headings}\n{rows}")
    assert [record["phone"] for record in data(result)] == ["0371-61234561", "0371-61234562"]
    assert any("一列是个人信息，2 个值没有导入" in note for note in result.notes)
    assert "139" not in result.records_text


def test_mobile_numbers_alone_are_told_as_before() -> None:
    result = imported("名称,联系电话\n一站,13912345678\n")
    assert "手机号码没有导入（记录只收单位电话）（1 处）" in result.notes


@pytest.mark.parametrize(
    ("headings", "datum"),
    [
        ("经度WGS84,纬度WGS84", "wgs84"),
        ("经度_GCJ02,纬度_GCJ02", "gcj02"),
        ("经度BD-09,纬度BD-09", "bd09"),
        ("lng_gcj02,lat_gcj02", "gcj02"),
    ],
)
def test_a_datum_may_stand_behind_the_word_in_a_heading(headings: str, datum: str) -> None:
    [record] = data(imported(f"名称,{headings}\n一站,113.612345,34.712345\n"))
    assert record["position"] == {"lng": "113.612345", "lat": "34.712345", "datum": datum}


@pytest.mark.parametrize(("said", "precise"), [("是", None), ("否", "false"), ("", None), ("待核", None)])
def test_whether_a_position_is_exact_is_read(said: str, precise: str | None) -> None:
    result = imported(f"名称,经度,纬度,位置准确\n一站,113.612345,34.712345,{said}\n")
    assert data(result)[0]["position"].get("precise") == precise
    assert ("precise 未导入：待核" in result.records_text) is (said == "待核")


# -- ids


def test_a_row_more_leaves_the_ids_of_the_others() -> None:
    table = "名称,填报单位,更新时间\n一站,甲局,2026-08\n二站,甲局,2026-08\n"
    first = imported(table)
    assert "各行都是「甲局」" in "".join(first.notes)
    more = imported(f"{table}三站,乙局,2026-09\n", ids=[record.id for record in first.records])
    assert [record["name"] for record in data(more)] == ["三站"]
    assert [reject.reason.split()[-1] for reject in more.rejects] == ["已经在网站里"] * 2


@pytest.mark.parametrize(
    ("headings", "rows", "more"),
    [
        ("名称,地址,残疾人通道", "一站,一路,有", "二站,二路,宽一米"),
        ("名称,地址,负责人是否党员", "一站,一路,是", "二站,二路,待定"),
        ("名称,地址,另一说法", "一站,一路,13912345678", "二站,二路,甲\n三站,三路,乙"),
        ("名称,地址,另一说法", "一站,一路,甲", "二站,二路,13912345678\n三站,三路,13912345679"),
        ("名称,地址,微波炉", "一站,一路,有", "二站,二路,待定\n三站,三路,需预约"),
        ("名称,地址,网络", "一站,一路,有", "二站,二路,某网\n三站,三路,某网"),
        ("名称,地址,开放日期", "一站,一路,2024-05-01", "二站,二路,周一至周五"),
        ("名称,地址,开放日期,营业时间", "一站,一路,2024-05-01,9:00-18:00", "二站,二路,每天,9:00-18:00"),
        ("名称,开门时间,关门时间,营业时间", "一站,8:00,18:00,9:00-18:00", "二站,上午,下午,每天"),
        ("名称,地址,更新时间", "一站,一路,2026-08", "二站,二路,2026-09"),
        ("名称,地址,备注", "一站,一路,同上", "二站,二路,甲"),
    ],
)
def test_what_others_say_in_a_column_leaves_the_id_of_a_row(headings: str, rows: str, more: str) -> None:
    alone = imported(f"{headings}\n{rows}\n")
    with_others = imported(f"{headings}\n{rows}\n{more}\n")
    assert alone.records[0].id == with_others.records[0].id
    assert len(with_others.records) == 1 + len(more.splitlines())


def test_rows_that_differ_in_any_column_but_facilities_and_persons_are_two() -> None:
    result = imported("名称,上午,下午,说法\n一站,8:00-12:00,,甲\n一站,9:00-12:00,,甲\n一站,9:00-12:00,,乙\n")
    assert len(result.records) == 3


@pytest.mark.parametrize(
    "table",
    [
        "名称,联系电话\n一站,{}\n",
        "名称,负责人电话\n一站,{}\n",
        "名称,备注\n一站,找前台 {}\n",
        "名称,说法\n一站,{}\n",
    ],
)
def test_an_id_tells_nothing_of_a_number_that_is_left_out(table: str) -> None:
    """Ids are public: with the rest of the row known, a number in their digest could be found by trying all."""
    one, other = (imported(table.format(number)) for number in ("13912345678", "13887654321"))
    assert one.records[0].id == other.records[0].id
