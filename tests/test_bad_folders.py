"""Folders as they go wrong in offices: all problems in one run, placed and explained; nothing is written."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli.main import main
from tests.bad_folders.cases import CASES, LAUGHS, Case, station
from tests.bad_folders.folders import AREAS, FOLDERS, PERSON, SETTINGS

ROOT = Path(__file__).resolve().parent.parent
DAY = {"SOURCE_DATE_EPOCH": "1795305600"}  # 2026-11-22
Folder = Callable[..., Path]
CheckHere = Callable[[Path], tuple[int, list[dict[str, Any]]]]
Yitu = Callable[..., subprocess.CompletedProcess[str]]


# -- one run over all of them ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site folder with every case in a file of its own."""
    folder = tmp_path_factory.mktemp("坏 文件夹")
    files: dict[str, str | bytes] = {
        "mkdocs.yml": SETTINGS + "plugins: [yitu]\n",
        "content/records/areas.yml": AREAS,
    }
    files |= {f"stations/{case.file}.yml": case.content for case in CASES}
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    return folder


@pytest.fixture(scope="module")
def checked(broken: Path, yitu: Yitu) -> subprocess.CompletedProcess[str]:
    return yitu("check", "--format", "json", cwd=broken, env=DAY, timeout=60)


@pytest.fixture(scope="module")
def problems(checked: subprocess.CompletedProcess[str]) -> dict[str, list[dict[str, Any]]]:
    """The problems of each case's file."""
    found: dict[str, list[dict[str, Any]]] = {}
    for problem in json.loads(checked.stdout):
        found.setdefault(Path(problem["path"]).stem, []).append(problem)
    return found


def test_check_says_no_with_one_exit_code_and_never_a_traceback(
    checked: subprocess.CompletedProcess[str],
) -> None:
    assert checked.returncode == 1
    assert "Traceback" not in checked.stdout + checked.stderr


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.file)
def test_each_mistake_is_one_problem_with_its_place_and_what_to_do(
    problems: dict[str, list[dict[str, Any]]], case: Case
) -> None:
    found = problems.get(case.file, [])
    assert [(problem["line"], problem["column"], problem["code"]) for problem in found] == [
        (*case.at, case.code)
    ]
    assert found[0]["path"] == f"stations/{case.file}.yml"
    assert case.says in found[0]["message"]
    assert case.advises in found[0]["hint"]
    assert found[0]["severity"] == case.severity


def test_every_problem_is_short_chinese_and_says_what_to_do(
    problems: dict[str, list[dict[str, Any]]],
) -> None:
    for found in problems.values():
        for problem in found:
            assert any("\u4e00" <= char <= "\u9fff" for char in problem["message"]), problem
            assert any("\u4e00" <= char <= "\u9fff" for char in problem["hint"]), problem
            assert len(problem["message"]) <= 200 and "\n" not in problem["message"] + problem["hint"], (
                problem
            )


def test_the_problems_of_a_run_are_sorted_and_the_same_in_each_run(
    broken: Path, yitu: Yitu, checked: subprocess.CompletedProcess[str]
) -> None:
    listed = json.loads(checked.stdout)
    places = [(problem["path"], problem["line"], problem["column"]) for problem in listed]
    assert places == sorted(places)
    again = yitu("check", "--format", "json", cwd=broken, env={**DAY, "PYTHONHASHSEED": "7", "LC_ALL": "C"})
    assert again.stdout == checked.stdout


def test_people_read_path_line_column_code_and_advice_in_one_line(broken: Path, yitu: Yitu) -> None:
    said = yitu("check", cwd=broken, env=DAY).stdout
    assert (
        "stations/no-such-day.yml:3:17: error [bad-date] 「2026-02-30」这一天不存在 → 核对年、月、日" in said
    )
    for case in CASES:
        assert f"stations/{case.file}.yml:{case.at[0]}:{case.at[1]}: " in said, case.file


def test_git_hosts_get_the_same_problems_as_annotations(broken: Path, yitu: Yitu) -> None:
    said = yitu("check", "--format", "github", cwd=broken, env=DAY).stdout.splitlines()
    line = next(line for line in said if "file=stations/no-such-day.yml" in line)
    assert line.startswith("::error ") and "line=3" in line and "col=17" in line and "2026-02-30" in line
    assert all(
        line.startswith(("::error ", "::warning ", "::notice ")) for line in said if "stations/" in line
    )


# -- what is odd and yet right, and what is meant to choke -------------------------------------------------

ODD = {
    "name": "NO",
    "short_name": "0755",
    "kind": "1_000",
    "network": "0x1F",
    "tier": "1.20e+5",
    "host": ".nan",
    "operator": "on",
    "landmark": "2026-11-21",
    "entrance": "24:00",
    "address": "10800138000",
    "offer": "null 号",
}


def test_what_other_programs_take_for_numbers_dates_and_switches_stays_as_written(
    site_folder: Folder, yitu: Yitu
) -> None:
    record = "- id: odd\n" + "".join(f"  {name}: {value}\n" for name, value in ODD.items())
    folder = site_folder({**GOOD, "stations.yml": record})
    done = yitu("build", cwd=folder, env=DAY)
    assert done.returncode == 0, done.stderr
    page = (folder / "site/stations/odd/index.html").read_text("utf-8")
    missing = [name for name, value in ODD.items() if name != "short_name" and f">{value}<" not in page]
    assert not missing


def test_bombs_are_refused_before_they_can_go_off(site_folder: Folder, yitu: Yitu) -> None:
    merges = "".join(f"- &m{n}\n  <<: [*m{n - 1}, *m{n - 1}, *m{n - 1}]\n" for n in range(1, 30))
    folder = site_folder(
        {
            "stations/laughs.yml": LAUGHS,
            "stations/merges.yml": "- &m0\n  id: m\n" + merges,
            "stations/keys.yml": "- id: k\n  name: 某站\n" + "".join(f"  k{n}: 1\n" for n in range(200)),
            "stations/words.yml": station("  status: " + "开" * 200_000 + "\n"),
            "stations/spaces.yml": station("  offer: " + "a " * 200_000 + "!\n"),
            "exemplars/p-7k3f.yml": PERSON + "story: |\n  " + "[" * 20_000 + "(" * 20_000 + "\n",
        }
    )
    done = yitu("check", "--format", "json", cwd=folder, env=DAY, timeout=60)
    assert done.returncode == 1 and "Traceback" not in done.stderr, done.stderr
    found = json.loads(done.stdout)
    assert {"anchor", "merge-key", "unknown-key", "unknown-word", "too-long"} <= {p["code"] for p in found}
    assert max(len(problem["message"]) for problem in found) <= 200


@pytest.mark.parametrize(
    "text", ["- " * 500 + "深", "> " * 500 + "深", "[" * 20_000], ids=["lists", "quotes", "["]
)
def test_a_story_that_markdown_would_choke_on_is_refused_or_built(
    site_folder: Folder, yitu: Yitu, text: str
) -> None:
    enough = "这一段只为把故事写够一页的长度。" * 15
    folder = site_folder({**GOOD, "exemplars/p-7k3f.yml": f"{PERSON}story: |\n  {enough}\n\n  {text}\n"})
    done = yitu("build", cwd=folder, env=DAY, timeout=60)
    assert done.returncode in (0, 1) and "Traceback" not in done.stderr, done.stderr[-2000:]


# -- what only shows between files -------------------------------------------------------------------------


@pytest.fixture
def check_here(monkeypatch: pytest.MonkeyPatch) -> CheckHere:
    """`check_here(folder)` runs the command inside this process: exit code and problems; a fault is raised."""

    def run(folder: Path) -> tuple[int, list[dict[str, Any]]]:
        monkeypatch.chdir(folder)
        done = CliRunner(env=DAY).invoke(main, ["check", "--format", "json"], catch_exceptions=False)
        return done.exit_code, json.loads(done.stdout)

    return run


@pytest.mark.parametrize("name", FOLDERS)
def test_what_is_wrong_between_files_is_told_with_both_places(
    site_folder: Folder, check_here: CheckHere, name: str
) -> None:
    files, expected = FOLDERS[name]
    folder = site_folder(files)
    before = fingerprint(folder)
    code, found = check_here(folder)
    assert code == 1
    assert [(problem["path"], problem["line"], problem["code"]) for problem in found] == [
        row[:3] for row in expected
    ]
    for problem, row in zip(found, expected, strict=True):
        assert row[3] in problem["message"] + problem["hint"], problem
    assert fingerprint(folder) == before


@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_outside_of_a_site_folder_no_command_runs_and_each_says_what_to_do(
    tmp_path: Path, yitu: Yitu, command: str
) -> None:
    done = yitu(command, cwd=tmp_path, env=DAY)
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert "mkdocs.yml" in done.stderr and "yitu new" in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["stations/away.yml", "content/records/areas.yml", "exemplars/p-7k3f.yml"])
def test_a_link_that_leads_out_of_the_folder_is_not_read(
    site_folder: Folder, check_here: CheckHere, tmp_path: Path, name: str
) -> None:
    secret = tmp_path / "secret.yml"
    secret.write_text("- {id: secret-1, name: 不该读到}\n", encoding="utf-8")
    folder = site_folder({"stations.yml": station("")})
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).symlink_to(secret)
    code, found = check_here(folder)
    assert code == 1
    assert [(problem["path"], problem["code"]) for problem in found] == [(name, "not-a-file")]
    assert "不该读到" not in str(found)


@pytest.mark.parametrize(
    "name", ["mkdocs.yml", "stations.yml", "content/records/areas.yml", "exemplars/takedown.yml", "exemplars"]
)
def test_what_may_not_be_read_is_one_problem_and_no_traceback(
    site_folder: Folder, check_here: CheckHere, unreadable: Callable[[Path], None], name: str
) -> None:
    folder = site_folder({**GOOD, "stations.yml": station(""), "exemplars/takedown.yml": "[]\n"})
    unreadable(folder / name)
    code, found = check_here(folder)
    assert code == 1
    assert [(problem["path"], problem["code"]) for problem in found] == [(name, "unreadable-file")]


@pytest.mark.parametrize("name", ["content", "content/records", "exemplars"])
def test_records_in_a_closed_folder_are_not_said_to_be_missing(
    site_folder: Folder, check_here: CheckHere, unreadable: Callable[[Path], None], name: str
) -> None:
    files: dict[str, str] = {
        "content": station("  area: yi-9\n"),
        "content/records": station("  area: yi-9\n"),
        "exemplars": "- {id: t-1, name: 队, leads: [p-7k3f]}\n",
    }
    holder = "content/records/teams.yml" if name == "exemplars" else "stations.yml"
    folder = site_folder({**GOOD, holder: files[name]})
    (folder / name).mkdir(parents=True, exist_ok=True)
    unreadable(folder / name)
    assert [(problem["path"], problem["code"]) for problem in check_here(folder)[1]] == [
        (name, "unreadable-file")
    ]


@pytest.mark.parametrize(
    "name", [b"stations/\xb3\xa4.yml", b"exemplars/\xb3\xa4.yml", b"content/\xb3\xa4.md"]
)
@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab"])
def test_a_garbled_file_name_is_told_in_every_form(
    site_folder: Folder, monkeypatch: pytest.MonkeyPatch, name: bytes, form: str
) -> None:
    folder = site_folder(GOOD)
    path = Path(os.fsdecode(os.fsencode(folder) + b"/" + name))
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"# x\n")
    monkeypatch.chdir(folder)
    done = CliRunner(env=DAY).invoke(main, ["check", "--format", form], catch_exceptions=False)
    assert done.exit_code == 1
    assert "乱码" in done.stdout and r"\xb3" in done.stdout


def test_an_emptied_file_of_a_person_is_told(site_folder: Folder, check_here: CheckHere) -> None:
    team = "- {id: t-1, name: 队, leads: [p-7k3f]}\n"
    folder = site_folder({**GOOD, "exemplars/p-7k3f.yml": "# 空\n", "content/records/teams.yml": team})
    assert [(problem["path"], problem["code"]) for problem in check_here(folder)[1]] == [
        ("exemplars/p-7k3f.yml", "empty-file")
    ]


def test_what_programs_hide_beside_records_is_no_record(site_folder: Folder, check_here: CheckHere) -> None:
    folder = site_folder({**GOOD, "exemplars/._p-7k3f.yml": b"\x00\x05\x16\x07\xff", "stations/x.txt": ""})
    (folder / "stations/.#east.yml").symlink_to("somebody@office.4711")
    assert check_here(folder) == (0, [])


@pytest.mark.parametrize("where", [".", "..", "content", "content/out", "/", "exemplars"])
def test_the_site_is_never_written_over_what_it_is_made_from(
    site_folder: Folder, yitu: Yitu, where: str
) -> None:
    folder = site_folder({**GOOD, "exemplars/p-7k3f.yml": PERSON})
    before = fingerprint(folder)
    done = yitu("build", "--site-dir", where, cwd=folder, env=DAY)
    assert done.returncode != 0 and "Traceback" not in done.stderr, done.stdout + done.stderr
    assert fingerprint(folder) == before


# -- nothing is written ------------------------------------------------------------------------------------


def fingerprint(folder: Path) -> dict[str, str]:
    """Every path below a folder with what it holds."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"-> {os.readlink(path)}"
        else:
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
    return found


def mkdocs_strict(folder: Path) -> subprocess.CompletedProcess[str]:
    """MkDocs itself, as somebody would run it who never heard of our command."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=folder,
        env={**os.environ, **DAY, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


GOOD = {
    "mkdocs.yml": {
        "site_name": "测试区",
        "site_url": "https://example.org/x/",
        "docs_dir": "content",
        "theme": {"name": "material", "font": False},
        "plugins": ["yitu"],
    },
    "content/about.md": "# 关于\n\n一段话。\n",
    "content/records/areas.yml": AREAS,
    "stations.yml": station("  area: jia-1\n  hours: 每天 8:00-22:00\n", "好站"),
}
BREAKS = {
    "a broken record": {"stations.yml": station("  status_until: 2026-02-30\n")},
    "a file in GBK": {"stations.yml": station("  offer: 骑手套餐半价\n").encode("gbk")},
    "brackets": {"stations.yml": "[" * 400_000},
    "a broken option": {"mkdocs.yml": {**GOOD["mkdocs.yml"], "plugins": [{"yitu": {"datun": "gcj02"}}]}},
    "no address": {"mkdocs.yml": {"site_name": "测试区", "docs_dir": "content", "plugins": ["yitu"]}},
}


@pytest.mark.parametrize(
    ("command", "breaks"),
    [
        ("build", list(BREAKS)),
        ("mkdocs build --strict", ["a broken record", "a broken option"]),
    ],
)
def test_a_folder_gone_bad_leaves_the_old_site_byte_for_byte(
    site_folder: Folder, yitu: Yitu, command: str, breaks: list[str]
) -> None:
    folder = site_folder(GOOD)
    first = yitu("build", cwd=folder, env=DAY)
    assert first.returncode == 0, first.stdout + first.stderr
    site = fingerprint(folder / "site")
    assert "index.html" in site
    for name in breaks:
        site_folder({**GOOD, **BREAKS[name]})
        before = fingerprint(folder)
        done = mkdocs_strict(folder) if command.startswith("mkdocs") else yitu(command, cwd=folder, env=DAY)
        assert done.returncode == 1, (name, done.stdout + done.stderr)
        assert "Traceback" not in done.stdout + done.stderr, (name, done.stderr)
        assert fingerprint(folder) == before, name
        assert fingerprint(folder / "site") == site, name


def test_a_warning_stops_only_a_strict_build_and_then_changes_nothing(
    site_folder: Folder, yitu: Yitu
) -> None:
    folder = site_folder(GOOD)
    assert yitu("build", cwd=folder, env=DAY).returncode == 0
    site_folder({"stations.yml": station("  address: 中山路 #12 室\n", "好站")})
    before = fingerprint(folder)
    for done in (yitu("build", "--strict", cwd=folder, env=DAY), mkdocs_strict(folder)):
        assert done.returncode == 1, done.stdout + done.stderr
        assert "#12" in done.stdout + done.stderr
        assert fingerprint(folder) == before
    assert yitu("build", cwd=folder, env=DAY).returncode == 0
    assert fingerprint(folder) != before


def test_a_first_build_that_fails_leaves_no_site_at_all(site_folder: Folder, yitu: Yitu) -> None:
    folder = site_folder({**GOOD, **BREAKS["a broken record"]})
    before = fingerprint(folder)
    assert yitu("build", cwd=folder, env=DAY).returncode == 1
    assert mkdocs_strict(folder).returncode != 0
    assert fingerprint(folder) == before
