"""What people leave empty or write in their own way, where only one thing can be meant."""

from pathlib import Path
from typing import Any

import pytest

from generator.kinds import KINDS
from generator.records.file_read import Task, read_file
from generator.records.settings import Settings

KIND = {kind.name: kind.record for kind in KINDS}
SETTINGS = Settings(site_name="试", site_url="https://example.org/")


def read(folder: Path, text: str, kind: str = "station", name: str = "stations.yml") -> Any:
    (folder / name).write_text(text)
    return read_file(Task(folder / name, name, KIND[kind]), SETTINGS)


@pytest.mark.parametrize(
    "body",
    [
        *(f"  {field}:\n" for field in KIND["station"].model.model_fields if field not in ("id", "name")),
        "  facilities:\n    饮水:\n",
        "  checked: {on: 2026-10-08, how: 实地, by: }\n  photos:\n  source:\n  hours:\n",
        "  access:\n    - how: 直接进\n      who:\n      hours: ~\n",
    ],
)
def test_an_optional_field_may_stand_there_without_a_value(tmp_path: Path, body: str) -> None:
    found = read(tmp_path, f"- id: s-1\n  name: 一站\n{body}")
    assert found.problems == []
    assert found.entries[0].record.name == "一站"


def test_what_stands_beside_an_empty_field_is_still_checked(tmp_path: Path) -> None:
    found = read(tmp_path, "- id: s-1\n  name: 一站\n  facilities:\n  seats: 许多\n")
    assert [(problem.line, problem.code) for problem in found.problems] == [(4, "bad-number")]


def test_a_scope_may_be_written_on_one_line_with_chinese_commas(tmp_path: Path) -> None:
    text = "name: 甲师傅\npublish: {basis: 本人同意, scope: 姓名、事迹，地区, given_on: 2026-10-08}\n"
    found = read(tmp_path, text, "exemplar", "p-7k3f.yml")
    assert found.problems == []
    assert [scope.value for scope in found.entries[0].record.publish.scope] == ["name", "story", "area"]


@pytest.mark.parametrize(
    "written",
    [
        "[饮水, 空调]",
        "饮水 空调",
        "【饮水，空调】",
        "\n    饮水\n    空调",
        "\n    - 饮水: 有\n    - 空调: 有",
        "\n    - 饮水\n    - 空调: 有",
    ],
)
def test_facilities_may_be_written_as_people_list_them(tmp_path: Path, written: str) -> None:
    found = read(tmp_path, f"- id: s-1\n  name: 一站\n  facilities: {written}\n")
    assert found.problems == []
    states = [(state.code.label, state.state.label) for state in found.entries[0].record.facilities]
    assert states == [("饮水", "有"), ("空调", "有")]
