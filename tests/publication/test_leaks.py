"""Nobody who is gone is still named: not in another record, not on a page that somebody wrote by hand."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.publication import leading_to
from tests.kinds.built import SETTINGS, Built, built, person
from tests.media.samples import photo

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


def test_hours_name_nobody_either(tmp_path: Path) -> None:
    stations = [{"id": "s-1", "name": "甲站", "hours": "周一至周五 9:00-17:00，找司马相如拿钥匙"}]
    found = built(tmp_path, GONE | {"stations.yml": stations})
    assert [path for path, text in found.files.items() if "司马" in text] == []
    assert "找某某拿钥匙" in found.text("stations/s-1/") and "9:00" in found.text("stations/s-1/")


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


OUTCOME = {
    "id": "o-1",
    "name": "司马相如提的事",
    "status": "办成",
    "result": "司马相如说好",
    "teams": ["hong"],
    "source": [{"title": "另一篇"}],
}


def test_pages_that_follow_a_reference_backwards_do_not_name_who_is_gone(tmp_path: Path) -> None:
    files = GONE | {"content/records/teams.yml": [TEAM], "content/records/outcomes.yml": [OUTCOME]}
    found = built(tmp_path, files)
    assert "某某提的事" in found.text("teams/hong/")
    assert [path for path, text in found.files.items() if "司马" in text] == []


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("司马相如", "司马 相如"), ("司马相如", "司马　相如"), ("张三", "张　三"), ("张三", "张\u00a0三"), ("司 马相如", "司马相如"),
        ("买买提·艾力", "买买提•艾力"), ("买买提·艾力", "买买提・艾力"), ("买买提·艾力", "买买提 · 艾力"), ("买买提·艾力", "买买提.艾力"),
        ("䶮𠮷㛃", "䶮 𠮷㛃"), ("John Smith", "John  Smith"),
    ],
)  # fmt: skip
def test_a_name_is_gone_however_it_is_written(tmp_path: Path, name: str, written: str) -> None:
    team = {"id": "hong", "name": "红骑兵队", "story": f"队里有{written}和别人。", "tasks": ["清运"]}
    files = {
        "exemplars/p-aaa1.yml": person(name, withdrawn_on="2026-11-01"),
        "content/records/teams.yml": [team],
    }
    found = built(tmp_path, files)
    assert found.prepared.view.get("team", "hong").story == "队里有某某和别人。"
    assert [path for path, _, _ in told(found)] == ["content/records/teams.yml"]


def test_a_name_that_runs_over_the_end_of_a_line_is_gone_too(tmp_path: Path) -> None:
    text = "- id: hong\n  name: 红骑兵队\n  story: |\n    队里有司马\n    相如和别人。\n  summary: >-\n    司马\n    相如\n"
    found = built(tmp_path, GONE | {"content/records/teams.yml": text})
    team = found.prepared.view.get("team", "hong")
    assert (team.story, team.summary) == ("队里有某某和别人。", "某某")


def test_letters_that_are_not_the_name_stay(tmp_path: Path) -> None:
    team = {"id": "hong", "name": "红骑兵队", "tasks": ["高峰，高 山", "p-aaa12 和 xp-aaa1"]}
    files = {
        "exemplars/p-aaa1.yml": person("高山峰", withdrawn_on="2026-11-01"),
        "content/records/teams.yml": [team],
    }
    found = built(tmp_path, files)
    assert found.prepared.view.get("team", "hong").tasks == team["tasks"]
    assert told(found) == []


HAND = {
    "content/about.md": "# 关于\n\n![门口](img/司马相如.jpg)、[表](名单.csv)、[名录](%E5%8F%B8%E9%A9%AC%E7%9B%B8%E5%A6%82.pdf)、"
    "[人](../exemplars/p-aaa1/)、[老地址](../exemplars/p-old1/)、[队](../teams/hong/)\n",
    "content/img/司马相如.jpg": photo(),
    "content/名单.csv": "姓名,奖\n司马 相如,奖\n".encode("gb18030"),
    "content/司马相如.pdf": b"%PDF-1.4",
    "content/记司马相如.md": "# 记\n",
    "content/其余.csv": "队,奖\n红骑兵队,奖\n",
}
OLD = {"exemplars/p-aaa1.yml": person("司马相如", withdrawn_on="2026-11-01", aliases=["p-old1"])}


@pytest.mark.parametrize("door", ["mkdocs", "folder"])
def test_files_that_name_who_is_gone_and_links_to_them_stay_behind(
    tmp_path: Path, door: str, cli_ok: Callable[..., str]
) -> None:
    found = built(tmp_path / "x", OLD | HAND | {"content/records/teams.yml": [TEAM], "mkdocs.yml": SETTINGS})
    assert {path for path, _, _ in told(found)} == {"content/records/teams.yml", *HAND} - {"content/其余.csv"}
    site = tmp_path / "site"
    if door == "mkdocs":
        cli_ok("build", "--strict", "--site-dir", site, "--date", "2026-11-22", cwd=tmp_path / "x")
    else:
        from generator.host import folder

        folder.build(found.folder, found.prepared, site)
    traces = ("司马", "p-aaa1", "p-old1", "%E5%8F%B8")
    written = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    assert not [path for path in written if any(trace in path for trace in traces)]
    for path, file in written.items():
        content = file.read_bytes()
        assert not [trace for trace in traces if trace.encode() in content], path
    assert "其余.csv" in written
    about = written["about/index.html"].read_text(encoding="utf-8")
    assert "门口、表、名录、人、老地址、<a " in about


@pytest.mark.parametrize("door", ["mkdocs", "folder"])
def test_a_link_to_another_file_with_the_same_name_stays(
    tmp_path: Path, door: str, cli_ok: Callable[..., str]
) -> None:
    settings = SETTINGS | {"site_url": "https://example.org/demo/"}
    files = {
        "content/about.md": "# 关于\n\n![甲](jia/a.csv)、![乙](yi/a.csv)、[丙](jia/../yi/a.csv#x)、[丁](./jia/a.csv?x)、"
        "[戊](/demo/jia/a.csv)、[己](https://example.org/demo/jia/a.csv)、[庚](https://other.example/jia/a.csv)、"
        "[辛](../jia/a.csv)\n",
        "content/jia/deep.md": "# 深\n\n[甲](a.csv)、[乙](../yi/a.csv)\n",
        "content/jia/a.csv": "姓名\n司马相如\n",
        "content/yi/a.csv": "姓名\n别人\n",
    }
    found = built(tmp_path / "x", OLD | files | {"mkdocs.yml": settings})
    assert found.prepared.left_out == {"jia/a.csv"}
    site = tmp_path / "site"
    if door == "mkdocs":
        cli_ok("build", "--site-dir", site, "--date", "2026-11-22", cwd=tmp_path / "x")
    else:
        from generator.host import folder

        folder.build(found.folder, found.prepared, site)
    about = (site / "about/index.html").read_text(encoding="utf-8").partition("<main")[2]
    deep = (site / "jia/deep/index.html").read_text(encoding="utf-8").partition("<main")[2]
    linked = re.findall(r">([乙丙庚])</a>|alt=\"(乙)\"", about)
    assert ["".join(one) for one in linked] == ["乙", "丙", "庚"]
    assert "甲、<img" in about and "、丁、戊、己、<a " in about and "</a>、辛</p>" in about
    assert "甲、<a " in deep and ">乙</a>" in deep


def test_an_address_that_is_none_leads_nowhere() -> None:
    assert not leading_to({"jia/a.csv"}, "about.md", "https://example.org/demo/")("http://[x")


def test_a_page_that_stays_behind_leaves_the_menu_and_a_strict_build_goes_on(
    tmp_path: Path, cli_ok: Callable[..., str]
) -> None:
    nav = [{"关于": "about.md"}, {"人物": [{"记一人": "记司马相如.md"}]}, "记司马相如.md"]
    files = OLD | {"content/about.md": "# 关于\n", "content/记司马相如.md": "# 记\n"}
    built(tmp_path, files | {"mkdocs.yml": SETTINGS | {"nav": nav}})
    cli_ok("build", "--strict", "--date", "2026-11-22", cwd=tmp_path)
    assert (tmp_path / "site/about/index.html").is_file()
    assert "记一人" not in (tmp_path / "site/index.html").read_text(encoding="utf-8")


def test_a_short_name_in_a_longer_word_of_a_table_is_no_trace(tmp_path: Path) -> None:
    files = {
        "exemplars/p-aaa1.yml": person("高峰", withdrawn_on="2026-11-01"),
        "content/时段.csv": "时段,说明\n高峰时段,免费\n",
        "content/名单.csv": "姓名,奖\n高峰,奖\n",
    }
    assert built(tmp_path, files).prepared.left_out == {"名单.csv"}


@pytest.mark.parametrize(("file", "errors"), [("高峰时段.pdf", 0), ("高峰-照片.pdf", 1), ("高峰.pdf", 1)])
def test_a_word_in_the_name_of_a_file_holds_no_build_up(tmp_path: Path, file: str, errors: int) -> None:
    nameless = person("高峰", publish={"basis": "同意", "scope": ["事迹"], "given_on": "2026-01-01"})
    found = built(tmp_path, {"exemplars/p-aaa1.yml": nameless, f"content/{file}": b"%PDF-1.4"})
    assert len(found.prepared.errors) == errors


def test_a_file_that_names_somebody_beyond_the_scope_is_an_error(tmp_path: Path) -> None:
    found = built(tmp_path, NAMELESS | {"content/司马相如.pdf": b"%PDF-1.4"})
    [problem] = found.prepared.errors
    assert (problem.path, problem.code) == ("content/司马相如.pdf", "name-left-behind")
