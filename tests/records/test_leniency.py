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
        *(
            f"  {field}:\n"
            for field in KIND["station"].model.model_fields
            if field not in ("id", "name", "status")
        ),
        "  facilities:\n    饮水:\n",
        "  checked: {on: 2026-10-08, how: 实地, by: }\n  photos:\n  source:\n  hours:\n",
        "  access:\n    - how: 直接进\n      who:\n      note: ~\n",
    ],
)
def test_an_optional_field_may_stand_there_without_a_value(tmp_path: Path, body: str) -> None:
    found = read(tmp_path, f"- id: s-1\n  name: 一站\n{body}")
    assert found.problems == []
    assert found.entries[0].record.name == "一站"


def test_what_stands_beside_an_empty_field_is_still_checked(tmp_path: Path) -> None:
    found = read(tmp_path, "- id: s-1\n  name: 一站\n  facilities:\n  seats: 许多\n")
    assert [(problem.line, problem.code) for problem in found.problems] == [(4, "bad-number")]


NOTICE = "- id: t-1\n  text: 检修\n  from: 2026-11-01\n  to: 2026-11-30\n  effect: {effect}\n"
PERSON = "name: 甲师傅\npublish: {{basis: 本人同意, scope: [姓名], given_on: 2026-10-08{}}}\n"


@pytest.mark.parametrize(
    ("kind", "text", "place", "field"),
    [
        ("notice", NOTICE.format(effect="暂停") + "  scope:\n", (6, 3), "scope"),
        ("notice", NOTICE.format(effect="暂停") + "  scope: {}\n", (6, 3), "scope"),
        *(
            ("notice", NOTICE.format(effect="暂停") + f"  scope:\n    {name}:\n", (7, 5), f"scope.{name}")
            for name in ("areas", "networks", "hosts", "ids")
        ),
        ("notice", NOTICE.format(effect="暂停") + "  scope:\n    ids: []\n", (7, 5), "scope.ids"),
        ("notice", NOTICE.format(effect=""), (5, 3), "effect"),
        ("exemplar", PERSON.format("") + "withdrawn_on:\n", (3, 1), "withdrawn_on"),
        ("exemplar", PERSON.format("") + "withdrawn_on: ''\n", (3, 15), "withdrawn_on"),
        ("exemplar", PERSON.format(", until: "), (2, 59), "publish.until"),
        ("exemplar", PERSON.format("") + "age_group:\n", (3, 1), "age_group"),
        ("exemplar", PERSON.format("") + "guardian:\n", (3, 1), "guardian"),
        (
            "exemplar",
            PERSON.format("") + "honours:\n  - text: 好骑手\n    stage:\n",
            (5, 5),
            "honours.1.stage",
        ),
        ("station", "- id: s-1\n  name: 一站\n  status:\n", (3, 3), "status"),
        (
            "station",
            "- id: s-1\n  name: 一站\n  special_hours:\n    - from: 2026-12-01\n      to: 2026-12-02\n      hours:\n",
            (6, 7),
            "special_hours.1.hours",
        ),
        (
            "station",
            "- id: s-1\n  name: 一站\n  facilities:\n    饮水:\n      state:\n",
            (5, 7),
            "facilities.饮水.state",
        ),
        (
            "station",
            "- id: s-1\n  name: 一站\n  access:\n    - how: 直接进\n      hours:\n",
            (5, 7),
            "access.1.hours",
        ),
        ("service", "- id: f-1\n  name: 一项\n  status:\n", (3, 3), "status"),
    ],
)
def test_a_field_whose_absence_says_something_must_not_stand_there_without_a_value(
    tmp_path: Path, kind: str, text: str, place: tuple[int, int], field: str
) -> None:
    found = read(tmp_path, text, kind, "p-7k3f.yml" if kind == "exemplar" else "records.yml")
    (problem,) = found.problems
    assert (problem.line, problem.column, problem.code, problem.field) == (*place, "empty-value", field)
    assert "是空的" in problem.message and "填上" in problem.hint and "删去" in problem.hint
    assert found.entries[0].record is None


def test_an_empty_scope_tells_that_without_it_all_stations_are_meant(tmp_path: Path) -> None:
    found = read(tmp_path, NOTICE.format(effect="暂停") + "  scope:\n", "notice", "notices.yml")
    assert "全部驿站" in found.problems[0].hint


def test_a_notice_without_a_scope_is_still_about_all(tmp_path: Path) -> None:
    found = read(tmp_path, NOTICE.format(effect="暂停"), "notice", "notices.yml")
    assert found.problems == []
    assert found.entries[0].record.scope.ids == []


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
