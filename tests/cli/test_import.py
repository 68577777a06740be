"""Whatever is imported, and however often: the folder checks afterwards."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

STATIONS = "# 驿站\n"
MIXED = "名称,地址,城市,区县\n一站,一路,,甲区\n二站,二路,样例市,甲区\n三站,三路,,甲区\n"
DISTRICT = "名称,地址,区县\n{0}站,{0}路,甲区\n"
CITY = "名称,地址,城市,区县\n{0}站,{0}路,样例市,甲区\n"


def areas(site: Path) -> list[dict[str, str]]:
    path = site / "content/records/areas.yml"
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else []


@pytest.mark.parametrize(
    ("tables", "named"),
    [
        ([MIXED, MIXED, MIXED], ["样例市", "甲区"]),
        ([DISTRICT.format("甲"), CITY.format("乙"), DISTRICT.format("丙")], ["甲区"]),
        ([CITY.format("甲"), DISTRICT.format("乙"), CITY.format("丙")], ["样例市", "甲区"]),
    ],
)
def test_areas_of_one_name_stay_one_however_often_tables_name_them(
    tables: list[str], named: list[str], site_folder: Callable[..., Path], cli_ok: Callable[..., str]
) -> None:
    site = site_folder({"stations.yml": STATIONS})
    for number, table in enumerate(tables):
        path = site / f"{number}.csv"
        path.write_text(table, encoding="utf-8")
        cli_ok("import", path, cwd=site)
        cli_ok("check", cwd=site)
    assert [area["name"] for area in areas(site)] == named


def test_an_area_of_the_site_that_lies_nowhere_is_used_and_where_it_lies_is_told(
    site_folder: Callable[..., Path], cli_ok: Callable[..., str]
) -> None:
    site = site_folder(
        {"stations.yml": STATIONS, "content/records/areas.yml": "- id: jia\n  name: 甲区\n  kind: 区\n"}
    )
    (site / "a.csv").write_text(CITY.format("一"), encoding="utf-8")
    said = cli_ok("import", "a.csv", cwd=site)
    assert "「甲区」在网站里没有写上级，表里写在「样例市」下面，请给它补上 parent" in said
    assert "area: jia" in (site / "stations.yml").read_text(encoding="utf-8")
    assert [area["id"] for area in areas(site)] == ["jia"]


def test_an_area_that_was_renamed_or_moved_is_still_the_one_its_words_made(
    site_folder: Callable[..., Path], cli_ok: Callable[..., str]
) -> None:
    site = site_folder({"stations.yml": STATIONS})
    (site / "a.csv").write_text(DISTRICT.format("一"), encoding="utf-8")
    cli_ok("import", "a.csv", cwd=site)
    path = site / "content/records/areas.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("甲区", "甲新区"), encoding="utf-8")
    (site / "b.csv").write_text(DISTRICT.format("二"), encoding="utf-8")
    cli_ok("import", "b.csv", cwd=site)
    cli_ok("check", cwd=site)
    assert [area["name"] for area in areas(site)] == ["甲新区"]


def test_a_refused_row_makes_no_area(site_folder: Callable[..., Path], cli_ok: Callable[..., str]) -> None:
    site = site_folder({"stations.yml": STATIONS})
    (site / "a.csv").write_text("编号,名称,区县\na-1,一站,甲区\na-1,二站,乙区\n,,丙区\n", encoding="utf-8")
    said = cli_ok("import", "a.csv", cwd=site)
    assert "新建了 1 个地区" in said
    assert [area["name"] for area in areas(site)] == ["甲区"]


def test_a_record_whose_number_was_changed_is_known_by_its_old_one(
    site_folder: Callable[..., Path], cli_ok: Callable[..., str]
) -> None:
    site = site_folder({"stations.yml": "- id: yi\n  name: 一站\n  aliases: [a-1]\n"})
    (site / "a.csv").write_text("编号,名称\nA-1,一站\na-2,二站\n", encoding="utf-8")
    assert "2 行：导入了 1 条，1 行没有导入" in cli_ok("import", "a.csv", cwd=site)
    cli_ok("check", cwd=site)


def test_an_import_that_would_break_the_folder_leaves_it_as_it_was(
    site_folder: Callable[..., Path], yitu: Callable[..., Any], cli_ok: Callable[..., str]
) -> None:
    site = site_folder({"stations.yml": "- id: yi\n  name: 一站\n"})
    (site / "a.csv").write_text(f"名称,区县\n二站,{'长' * 400}区\n", encoding="utf-8")
    done = yitu("import", "a.csv", cwd=site)
    assert done.returncode == 2
    assert "什么也没有写" in done.stderr and "文字太长" in done.stderr
    assert (site / "stations.yml").read_text(encoding="utf-8") == "- id: yi\n  name: 一站\n"
    assert areas(site) == []
    cli_ok("check", cwd=site)
