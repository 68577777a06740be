"""A row that is imported again is known again, however its columns are read then."""

from typing import Any

import pytest

from generator import geo
from generator.importing import ImportResult
from tests.importing.tables import imported

STATIONS = "店,乡间,地址,经度,纬度,联系人,网址\n一站,甲街道,甲路1号,113.612345,34.712345,张三,x\n二站,,乙路2号,113.622345,34.722345,李四,y\n"


def ids(result: ImportResult) -> list[str]:
    return [record.id for record in result.records]


@pytest.mark.parametrize(
    "again",
    [
        {"mapping": {"店": "name", "乡间": "street"}},
        {"mapping": {"店": "name", "网址": "remark"}},
        {"mapping": {"店": "name", "网址": "-", "地址": "-"}},
        {"mapping": {"店": "name", "乡间": "street"}, "fill_down": ["乡间"]},
        {"mapping": {"店": "name"}, "datum": geo.Datum.BD09},
    ],
)
def test_a_table_that_is_read_in_another_way_makes_no_second_records(again: dict[str, Any]) -> None:
    first = imported(STATIONS, mapping={"店": "name"})
    assert ids(imported(STATIONS, **again)) == ids(first)
    refused = imported(STATIONS, **again, ids=ids(first))
    assert refused.records == () and len(refused.rejects) == 2
    [told] = [note for note in refused.notes if note.startswith("上次已经导入的行没有再导入")]
    assert "先在 stations.yml 里删去这些记录" in told and "2 处" in told


def test_a_list_of_people_that_is_read_in_another_way_makes_no_second_records() -> None:
    table = "编号,姓名,站别,来源,年龄\n1,张三,甲站,某报,30\n2,李四,乙站,某报,31\n"
    first = imported(table, "exemplar")
    again = imported(table, "exemplar", mapping={"站别": "employer"}, ids=ids(first))
    assert again.records == () and any("先在 exemplars/*.yml 里删去这些记录" in note for note in again.notes)


def test_rows_that_differ_in_a_merged_cell_alone_are_told_apart_by_it() -> None:
    table = "街道,名称\n甲街道,一站\n,二站\n乙街道,一站\n,二站\n"
    first = imported(table)
    assert len(first.records) == 3 and "重复" in first.rejects[0].reason
    again = imported(table, fill_down=["街道"], ids=ids(first))
    assert len(again.records) == 1 and len(again.rejects) == 3
    assert len(imported(table, fill_down=["街道"]).records) == 4


def test_a_heading_that_is_written_in_another_way_leaves_the_ids() -> None:
    assert ids(imported(STATIONS.replace("店,乡间", "驿站名称,街道"))) == ids(
        imported(STATIONS, mapping={"店": "name"})
    )


def test_a_column_that_is_moved_leaves_the_ids() -> None:
    assert ids(imported("地址,名称\n甲路1号,一站\n")) == ids(imported("名称,地址\n一站,甲路1号\n"))


def test_row_numbers_facilities_and_reasons_of_an_earlier_import_are_no_part_of_an_id() -> None:
    plain = imported("名称,地址\n一站,甲路1号\n")
    more = imported("原表行号,没有导入的原因,序号,名称,地址,空调\n7,没有名称,3,一站,甲路1号,有\n")
    assert ids(more) == ids(plain)


@pytest.mark.parametrize(
    ("kind", "table"),
    [
        ("station", "名称,地址,电话\n一站,甲路1号,{}\n"),
        ("station", "名称,地址,备注\n一站,甲路1号,有事打{}\n"),
        ("station", "名称,地址,负责人\n一站,甲路1号,{}\n"),
        ("station", "名称,地址,备注\n一站,甲路1号,负责人：{}\n"),
        ("exemplar", "姓名,单位,出生日期\n张三,甲站,{}\n"),
        ("exemplar", "姓名,单位,手机\n张三,甲站,{}\n"),
        ("exemplar", "姓名,单位,health\n张三,甲站,{}\n"),
        ("exemplar", "姓名,单位,政治面貌\n张三,甲站,{}\n"),
        ("exemplar", "姓名,单位,年龄\n张三,甲站,{}\n"),
    ],
)
def test_nobody_can_find_a_number_a_name_or_a_birthday_by_an_id(kind: str, table: str) -> None:
    cells = (
        ("王五", "李四") if "负责人" in table else ("1990-01-01", "1991-02-02") if "出生" in table else None
    )
    one, other = cells or ("13900000001", "13900000002")
    assert ids(imported(table.format(one), kind)) == ids(imported(table.format(other), kind))
