"""Nobody who is gone is still named: not in another record, not on a page that somebody wrote by hand."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.kinds.built import SETTINGS, Built, built, person

GONE = {"exemplars/p-aaa1.yml": person("司马相如", withdrawn_on="2026-11-01")}
NAMELESS = {
    "exemplars/p-aaa1.yml": person(
        "司马相如", publish={"basis": "同意", "scope": ["事迹"], "given_on": "2026-01-01"}
    )
}
TEAM: dict[str, Any] = {"id": "hong", "name": "红骑兵队", "tasks": ["司马相如带队巡街", "清运"]}
AREA: dict[str, Any] = {
    "id": "jia",
    "name": "甲街道",
    "story": "司马相如说好。",
    "source": [{"title": "司马相如的一天"}, {"title": "另一篇"}],
}


def told(found: Built) -> list[tuple[str, str, str]]:
    return [
        (problem.path, str(problem.severity), problem.field or "")
        for problem in found.prepared.problems
        if problem.code == "name-left-behind"
    ]


def records(*teams: dict[str, Any]) -> dict[str, Any]:
    return {"content/records/teams.yml": list(teams), "content/records/areas.yml": [AREA]}


def test_who_is_gone_is_named_nowhere_and_the_daily_build_goes_on(tmp_path: Path) -> None:
    found = built(tmp_path, GONE | records(TEAM))
    assert [path for path, _, _ in told(found)] == ["content/records/areas.yml", "content/records/teams.yml"]
    assert not found.prepared.errors and not found.prepared.strict_warnings
    assert [path for path, text in found.files.items() if "司马" in text or "simaxiangru" in text] == []
    assert found.prepared.view.get("team", "hong").tasks == ["某某带队巡街", "清运"]
    assert [source.title for source in found.prepared.view.get("area", "jia").source] == ["另一篇"]


def test_a_scope_without_the_name_makes_naming_an_error_at_its_place(tmp_path: Path) -> None:
    text = "- id: hong\n  name: 红骑兵队\n  # 司马相如\n  tasks:\n    - 清运\n    - 司马相如带队巡街\n"
    found = built(tmp_path, NAMELESS | {"content/records/teams.yml": text})
    [problem] = found.prepared.errors
    assert (problem.path, problem.line, problem.code) == ("content/records/teams.yml", 6, "name-left-behind")
    assert "司马相如" not in problem.message + problem.hint


@pytest.mark.parametrize("people", [GONE, NAMELESS])
def test_a_word_that_only_looks_like_the_name_can_be_allowed(tmp_path: Path, people: dict[str, Any]) -> None:
    allowed = {"privacy_allow": [{"what": "司马相如", "reason": "说的是汉代的司马相如"}]}
    page = "---\nprivacy_allow: [{what: 司马相如, reason: 说的是古人}]\n---\n# 司马相如路\n"
    found = built(tmp_path, people | {"content/records/teams.yml": [TEAM | allowed], "content/a.md": page})
    assert told(found) == []
    assert found.prepared.view.get("team", "hong").tasks[0] == "司马相如带队巡街"


def test_in_stations_only_long_names_are_looked_for(tmp_path: Path) -> None:
    files = {
        "exemplars/p-aaa1.yml": person("高峰", withdrawn_on="2026-11-01"),
        "exemplars/p-aaa2.yml": person("司马相如", withdrawn_on="2026-11-01"),
        "stations.yml": [
            {"id": "s-1", "name": "甲站", "offer": "高峰时段免费"},
            {"id": "s-2", "name": "乙站", "offer": "找司马相如"},
        ],
    }
    found = built(tmp_path, files)
    assert [path for path, _, _ in told(found)] == ["stations.yml"]
    assert [station.offer for station in found.prepared.view.all("station")] == ["高峰时段免费", "找某某"]


def test_a_comment_and_a_fellow_of_the_same_name_are_no_leak(tmp_path: Path) -> None:
    text = "# 司马相如\n- id: hong\n  name: 红骑兵队 # 司马相如带队\n"
    assert told(built(tmp_path, GONE | {"content/records/teams.yml": text})) == []


@pytest.mark.parametrize("door", ["mkdocs", "folder"])
def test_hand_written_pages_do_not_name_who_is_gone(
    tmp_path: Path, door: str, cli_ok: Callable[..., str]
) -> None:
    page = "---\ndescription: 司马相如和队友\n---\n# 记司马相如\n\n司马相如带队。\n"
    found = built(tmp_path / "x", GONE | {"content/about.md": page, "mkdocs.yml": SETTINGS})
    assert told(found) == [("content/about.md", "warning", "")]
    site = tmp_path / "site"
    if door == "mkdocs":
        cli_ok("build", "--site-dir", site, "--date", "2026-11-22", cwd=tmp_path / "x")
    else:
        from generator.host import folder

        folder.build(found.folder, found.prepared, site)
    about = (site / "about/index.html").read_text(encoding="utf-8")
    assert "记某某" in about and "某某带队" in about
    named = [path for path in site.rglob("*") if path.is_file() and "司马相如".encode() in path.read_bytes()]
    assert named == []


def test_a_hand_written_page_that_names_somebody_beyond_the_scope_is_an_error(tmp_path: Path) -> None:
    found = built(tmp_path, NAMELESS | {"content/about.md": "# 关于\n\n队长 司马相如。\n"})
    [problem] = found.prepared.errors
    assert (problem.path, problem.line, problem.column) == ("content/about.md", 3, 4)
