"""A datum that a table states is used wherever it is stated, and the import says which it used and why."""

from typing import Any

import pytest

from generator.geo import Datum
from generator.importing import ImportResult, import_csv
from generator.kinds import KINDS
from generator.records.source import read_records

KIND = next(kind.record for kind in KINDS if kind.name == "station")
POINT = "113.612345,34.712345"


def imported(text: str, **options: Any) -> ImportResult:
    return import_csv(text.encode(), kind=KIND, **options)


def datums(result: ImportResult) -> list[str | None]:
    rows = read_records("stations.yml", f"# 驿站\n{result.records_text}".encode()).rows
    return [row.data["position"].get("datum") for row in rows if "position" in row.data]


def told(result: ImportResult) -> list[str]:
    return [note for note in result.notes if "坐标系" in note]


@pytest.mark.parametrize(
    ("table", "datum"),
    [
        (f"名称,经度（WGS84）,纬度（WGS84）\n一站,{POINT}\n", "wgs84"),
        (f"名称,经度,纬度（WGS84）\n一站,{POINT}\n", "wgs84"),
        (f'名称,坐标（百度）\n一站,"{POINT}"\n', "bd09"),
    ],
)
def test_what_a_heading_says_is_not_undone_by_the_flag(table: str, datum: str) -> None:
    result = imported(table, datum=Datum.GCJ02)
    assert datums(result) == [datum]
    assert any("--datum 没有用上" in note for note in result.notes)
    assert not any("没有用上" in note for note in imported(table).notes)


@pytest.mark.parametrize("heading", ["坐标系统", "坐标类型", "坐标系类型", "坐标标准", "采用坐标系"])
def test_a_column_that_names_the_datum_is_known_by_many_headings(heading: str) -> None:
    result = imported(
        f"名称,经度,纬度,{heading}\n一站,{POINT},WGS84\n二站,{POINT},BD09\n三站,{POINT},CGCS2000\n四站,{POINT},\n"
    )
    assert datums(result) == ["wgs84", "bd09", "wgs84", None]
    assert "类别" not in result.records_text and "kind" not in result.records_text
    assert (
        "1 个坐标自己没写坐标系，按 GCJ-02 读（依据：网站的默认；表里用的是别的坐标系，就加 --datum）"
        in result.notes
    )


def test_how_a_position_was_found_may_name_its_datum() -> None:
    result = imported(
        f"名称,经度,纬度,坐标备注\n一站,{POINT},百度坐标\n二站,{POINT},现场核对\n三站,{POINT},\n"
    )
    assert datums(result) == ["bd09", None, None]
    assert "remark" not in result.records_text


@pytest.mark.parametrize(
    ("above", "below", "datum"),
    [
        ("甲县驿站坐标表（坐标系：百度 BD-09）,,", "", "bd09"),
        ("甲县驿站表,,\n采用 WGS84 坐标,,", "", "wgs84"),
        ("甲县驿站表,,", "坐标取自百度地图,,\n", "bd09"),
        ("甲县驿站表,,", "注：,经纬度由百度地图拾取,\n", "bd09"),
    ],
)
def test_a_title_or_a_note_that_states_the_datum_is_heard(above: str, below: str, datum: str) -> None:
    table = f"{above}\n名称,经度,纬度\n一站,{POINT}\n{below}"
    result = imported(table)
    assert datums(result) == [datum]
    assert any("依据：表里的话「" in note for note in told(result))
    assert datums(imported(table, datum=Datum.GCJ02)) == ["gcj02"]


@pytest.mark.parametrize(
    "above",
    [
        "采用 WGS84 坐标,,\n部分坐标取自百度地图,,",
        "百度小哥驿站坐标表,,",
        "坐标系：某某 80,,",
    ],
)
def test_words_on_a_datum_that_decide_nothing_are_told_and_asked_for(above: str) -> None:
    result = imported(f"{above}\n名称,经度,纬度\n一站,{POINT}\n")
    assert datums(result) == [None]
    assert any(note.startswith("表里提到坐标系") and "--datum" in note for note in result.notes)


def test_headings_that_name_two_datums_name_none() -> None:
    result = imported(f"名称,经度（WGS84）,纬度（百度）\n一站,{POINT}\n")
    assert datums(result) == [None]
    assert any("「经度（WGS84）」" in note and "--datum" in note for note in result.notes)


def test_an_import_says_in_which_datum_it_read_what_names_none() -> None:
    plain = f"名称,经度,纬度\n一站,{POINT}\n二站,,\n"
    assert any(
        "1 个坐标自己没写坐标系，按 WGS-84 读（依据：网站的默认" in note
        for note in told(imported(plain, site_datum=Datum.WGS84))
    )
    assert (
        "1 个坐标自己没写坐标系，按 BD-09 读（依据：--datum bd09）" in imported(plain, datum=Datum.BD09).notes
    )
    assert told(imported("名称,经度,纬度\n一站,,\n")) == []
    assert told(imported("名称\n百度坐标驿站\n")) == []
