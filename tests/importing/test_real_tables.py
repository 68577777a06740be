"""Tables from real places go in as they are, and the folder then checks."""

import csv
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.importing import ImportResult, import_csv, new_files
from generator.kinds import KINDS
from generator.records import Severity, load, load_settings

KIND = {kind.name: kind.record for kind in KINDS}
TABLES = (
    ("stations_zhengzhou_82.csv", "station", 82),
    ("places_luoyang_studyrooms_205.csv", "station", 205),
    ("stations_press_mixed_cities.csv", "station", 66),
    ("recognition_dev.csv", "exemplar", 38),
)
SETTINGS = "site_name: 试\nsite_url: https://example.org/\ndocs_dir: content\nplugins: [yitu]\n"


def take(folder: Path, table: Path, kind: str) -> ImportResult:
    """Import a table into a scratch site and load the site without an error."""
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    result = import_csv(table.read_bytes(), kind=KIND[kind])
    for path, text in new_files(result, KIND[kind], name="x", read=lambda path: None).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    options, problems = load_settings(folder, {})
    assert options is not None and problems == []
    loaded = load(folder, options, [kind.record for kind in KINDS], today=date(2026, 11, 22))
    assert [problem for problem in loaded.problems if problem.severity is Severity.ERROR] == []
    assert len(list(loaded.site.all(kind))) == len(result.records)
    return result


@pytest.mark.parametrize(("name", "kind", "rows"), TABLES)
def test_every_row_of_a_real_table_is_taken_in(
    data_dir: Path, tmp_path: Path, name: str, kind: str, rows: int
) -> None:
    result = take(tmp_path, data_dir / name, kind)
    assert (result.rows, len(result.records), len(result.rejects)) == (rows, rows, 0)


def test_the_traps_of_the_real_tables_are_told_as_notes(data_dir: Path, tmp_path: Path) -> None:
    zhengzhou = take(tmp_path, data_dir / "stations_zhengzhou_82.csv", "station")
    assert "打了星号的电话没有导入（7 处）" in zhengzhou.notes
    assert any("高新区" in note and "航空港区" in note for note in zhengzhou.notes)
    assert "****" not in zhengzhou.records_text
    luoyang = import_csv((data_dir / "places_luoyang_studyrooms_205.csv").read_bytes(), kind=KIND["station"])
    assert "搬迁中" in luoyang.records_text
    assert any("读作 GCJ-02（205 处）" in note for note in luoyang.notes)


def test_no_health_or_gender_of_a_person_is_taken_in(data_dir: Path) -> None:
    people = import_csv((data_dir / "recognition_dev.csv").read_bytes(), kind=KIND["exemplar"])
    assert "「gender_or_note」一列是个人信息，4 个值没有导入" in people.notes
    assert all("听障" not in record.text for record in people.records)


def test_the_real_tables_make_one_site(
    data_dir: Path, site_folder: Callable[..., Path], cli_ok: Callable[..., str]
) -> None:
    """By the commands that an editor types: import four tables, check, build."""
    site = site_folder({"stations.yml": "# 各地的表\n"})
    for name, kind, rows in TABLES:
        table = shutil.copy(data_dir / name, site.parent)
        said = cli_ok("import", table, "--kind", kind, cwd=site)
        assert f"{rows} 行：导入了 {rows} 条，0 行没有导入" in said
        assert not (site.parent / f"{name}.rejects.csv").exists()
    records = yaml.safe_load((site / "stations.yml").read_text(encoding="utf-8"))
    assert len(records) == 82 + 205 + 66
    assert len({record["id"] for record in records}) == len(records)
    areas = yaml.safe_load((site / "content/records/areas.yml").read_text(encoding="utf-8"))
    said = cli_ok("check", "--date", "2026-11-22", cwd=site)
    assert f"检查了 {len(records) + len(areas) + 38} 条记录：" in said and "个错误" not in said
    assert "[position-shared]" in said
    cli_ok("build", "--date", "2026-11-22", cwd=site)
    assert len(list((site / "site/stations").glob("*/index.html"))) == len(records)
    assert len(list((site / "site/areas").glob("*/index.html"))) == len(areas)
    with (data_dir / "recognition_dev.csv").open(encoding="utf-8", newline="") as people:
        names = [row["name"] for row in csv.DictReader(people)]
    gallery = (site / "site/exemplars/index.html").read_text(encoding="utf-8")
    assert [name for name in names if name not in gallery] == []
    places = json.loads((site / "site/data/stations.geojson").read_text(encoding="utf-8"))["features"]
    assert len(places) == len(records)
    assert sum(place["geometry"] is None for place in places) == 66
