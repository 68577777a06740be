"""Every command does what its help says, and says in Chinese when it cannot."""

import errno
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from generator.cli.commands import NAMES
from generator.cli.main import main
from generator.host import mkdocs as mkdocs_host
from generator.host.pipeline import NotBuilt

BAD = "- id: a-1\n  name: 甲\n  nme: 乙\n- id: a-1\n  name: 丙\n  area: nowhere\n  hours: 老板在就开\n"


@pytest.mark.parametrize("command", NAMES)
def test_every_command_has_help(command: str) -> None:
    found = main.get_command(click.Context(main), command)
    assert found is not None and found.help
    for parameter in found.params:
        if parameter.param_type_name == "option" and parameter.name != "help":
            assert parameter.help, f"{command} {parameter.opts[0]}"  # type: ignore[attr-defined]


def test_every_command_is_told_in_the_readme() -> None:
    text = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"yitu {name}" not in text] == []


def test_check_tells_all_problems_at_once_in_four_forms(
    site_folder: Callable[..., Path], yitu: Callable[..., Any]
) -> None:
    site = site_folder({"stations.yml": BAD})
    text = yitu("check", cwd=site)
    assert text.returncode == 1
    assert "stations.yml:3:3: error [unknown-key]" in text.stdout
    assert "[duplicate-id]" in text.stdout
    listed = json.loads(yitu("check", "--format", "json", cwd=site).stdout)
    assert {"path", "line", "column", "severity", "code", "field", "message", "hint"} <= set(listed[0])
    assert "::error file=stations.yml,line=3,col=3" in yitu("check", "--format", "github", cwd=site).stdout
    issues = json.loads(yitu("check", "--format", "gitlab", cwd=site).stdout)
    assert [issue["location"]["lines"]["begin"] for issue in issues] == [p["line"] for p in listed]


@pytest.mark.parametrize("key", ["备注[旧]", "function-x", "list[str]"])
def test_an_unknown_key_is_told_whatever_it_looks_like(
    key: str, site_folder: Callable[..., Path], yitu: Callable[..., Any]
) -> None:
    site = site_folder({"stations.yml": f"- id: a-1\n  name: 甲\n  {key}: 门口\n"})
    done = yitu("check", cwd=site)
    assert (done.returncode, done.stderr) == (1, "")
    assert f"stations.yml:3:3: error [unknown-key] 没有「{key}」这一项" in done.stdout


REFUSED = """
import os, sys
from generator.cli.main import main
from generator.host import mkdocs as mkdocs_host
from generator.host.pipeline import NotBuilt
from generator.publish import write
def refuse(path, content, made):
    raise OSError(int(sys.argv[1]), os.strerror(int(sys.argv[1])), path)
write._write = refuse
main(["build"])
"""


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "磁盘满了"), (errno.EACCES, "不让写"), (errno.EIO, "Input/output error")],
)
def test_a_site_that_cannot_be_written_is_told_and_the_old_one_stays(
    number: int, words: str, site_folder: Callable[..., Path], yitu: Callable[..., Any]
) -> None:
    site = site_folder({"stations.yml": "- id: a-1\n  name: 甲\n"})
    assert yitu("build", cwd=site).returncode == 0
    before = {path: path.read_bytes() for path in (site / "site").rglob("*") if path.is_file()}
    command = [sys.executable, "-c", REFUSED, str(number)]
    done = subprocess.run(command, cwd=site, capture_output=True, text=True, timeout=120)
    assert done.returncode == 1
    assert "没有发布：" in done.stderr and words in done.stderr and "Traceback" not in done.stderr
    assert {path: path.read_bytes() for path in (site / "site").rglob("*") if path.is_file()} == before
    assert [path.name for path in site.iterdir() if path.name.startswith(".site")] == []


def test_what_mkdocs_says_of_a_failed_build_stands_in_one_sentence(
    site_folder: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise NotBuilt("Something is wrong.")

    monkeypatch.setattr(mkdocs_host, "build", refuse)
    monkeypatch.chdir(site_folder({"stations.yml": "- id: a-1\n  name: 甲\n"}))
    done = CliRunner().invoke(main, ["build"])
    assert "没有发布：Something is wrong。旧网站没有动" in done.output


def test_check_counts_every_record_that_is_written(
    site_folder: Callable[..., Path], yitu: Callable[..., Any]
) -> None:
    broken = BAD + '- id: "d\n  name: 丁\n- 一句话\n'
    assert "检查了 4 条记录：5 个错误" in yitu("check", cwd=site_folder({"stations.yml": broken})).stdout


def test_wrong_settings_do_not_hide_what_is_wrong_with_records(
    site_folder: Callable[..., Path], yitu: Callable[..., Any]
) -> None:
    site = site_folder({"mkdocs.yml": "site_name: 甲\nplugins: [yitu]\n", "stations.yml": BAD})
    done = yitu("check", cwd=site)
    assert done.returncode == 1
    assert "mkdocs.yml:1:1: error [missing-field]" in done.stdout
    assert "stations.yml:3:3: error [unknown-key]" in done.stdout
    assert "设置有错，2 条记录只查了写法：4 个错误\n" in done.stdout
    assert json.loads(yitu("check", "--format", "json", cwd=site).stdout)[-1]["path"] == "stations.yml"


@pytest.mark.parametrize(
    ("plugins", "at", "code"),
    [
        ("plugins:\n  - yitu:\n    region: 甲区\n    demo: 否\n", "5:5", "option-not-indented"),
        ("plugins: [search]\n", "3:1", "no-plugin"),
        ("", "1:1", "no-plugin"),
    ],
)
def test_options_that_the_program_would_not_see_are_told(
    site_folder: Callable[..., Path], yitu: Callable[..., Any], plugins: str, at: str, code: str
) -> None:
    site = site_folder({"mkdocs.yml": f"site_name: 甲\nsite_url: https://example.org/\n{plugins}"})
    told = [line for line in yitu("check", cwd=site).stdout.splitlines() if "error" in line]
    assert [line.split(" ")[:3] for line in told] == [[f"mkdocs.yml:{at}:", "error", f"[{code}]"]]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chekc"], "没有「chekc」这个命令，是否指 check？运行 yitu --help 看用法"),
        (["check", "--fromat", "json"], "没有「--fromat」这个选项，是否指 --format？"),
        (["check", "--format", "xml"], "--format 的值不对：可以写 text、json、github、gitlab"),
        (["check", "nowhere.yml"], "没有「nowhere.yml」这个文件或文件夹"),
        (["build", "--jobs", "0"], "--jobs 的值不对：写 1 以上的整数"),
        (["build", "--date"], "选项 --date 后面要写一个值"),
        (["import"], "少写了 FILE"),
        (["import", "nowhere.csv"], "FILE 的值不对：没有这个文件"),
        (["import", "mkdocs.yml", "--kind", "service"], "可以写 station、exemplar"),
        (["new", "x"], "少写了 --name（地区名，例如 秦淮区）"),
        (["serve", "extra"], "多写了「extra」"),
    ],
)
def test_a_wrong_command_line_is_told_in_chinese_and_cannot_run(
    site_folder: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(site_folder({}))
    done = CliRunner().invoke(main, arguments, prog_name="yitu")
    assert done.exit_code == 2
    assert done.output.startswith("不能运行：") and said in done.output
    assert "Usage" not in done.output


@pytest.mark.parametrize("text", ["", "[]\n", "# - id: a-1\n#   name: 甲\n"])
def test_a_folder_without_stations_is_no_mistake_but_worth_a_word(
    site_folder: Callable[..., Path], yitu: Callable[..., Any], text: str
) -> None:
    site = site_folder({"stations.yml": text})
    done = yitu("check", "--strict", "--date", "2026-11-22", cwd=site)
    assert done.returncode == 0
    assert "检查了 0 条记录：没有问题\n还没有驿站记录" in done.stdout
    assert json.loads(yitu("check", "--format", "json", "--date", "2026-11-22", cwd=site).stdout) == []
    site = site_folder({"stations.yml": "- id: a-1\n  name: 甲\n"})
    assert "还没有驿站记录" not in yitu("check", cwd=site).stdout


def test_stories_that_the_feed_leaves_out_are_told(
    site_folder: Callable[..., Path], cli_ok: Callable[..., str]
) -> None:
    areas = [
        {"id": "a", "name": "甲街道", "story": "一段。"},
        {"id": "b", "name": "乙街道", "story": "一段。"},
    ]
    areas[1]["updated_on"] = "2026-05-01"
    site = site_folder({"content/records/areas.yml": areas})
    said = cli_ok("check", "--strict", "--date", "2026-11-22", cwd=site)
    assert "1 篇故事没有日期，不进订阅源：a。补上 published_on" in said


def test_strict_counts_doubts_but_not_what_time_brings(
    site_folder: Callable[..., Path], yitu: Callable[..., Any]
) -> None:
    old = {"id": "a-1", "name": "甲", "checked": {"on": "2020-01-01", "how": "实地"}}
    site = site_folder({"stations.yml": [old]})
    done = yitu("check", "--strict", "--date", "2026-11-22", cwd=site)
    assert "stale-check" in done.stdout and done.returncode == 0
    site = site_folder({"stations.yml": [old | {"hours": "老板在就开"}]})
    assert yitu("check", cwd=site).returncode == 0
    assert yitu("check", "--strict", cwd=site).returncode == 1


def test_check_of_one_file_tells_its_problems_only(
    site_folder: Callable[..., Path], yitu: Callable[..., Any]
) -> None:
    site = site_folder({"stations.yml": BAD, "content/records/areas.yml": [{"id": "x", "name": "好"}]})
    assert yitu("check", "content/records/areas.yml", cwd=site).returncode == 0
    assert yitu("check", "stations.yml", cwd=site).returncode == 1


def test_outside_a_site_folder_commands_say_so(tmp_path: Path, yitu: Callable[..., Any]) -> None:
    for command in ("check", "build", "serve"):
        done = yitu(command, cwd=tmp_path)
        assert done.returncode == 2
        assert "mkdocs.yml" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"datun": "gcj02"}, "是否指「datum」"),
        ({"datum": "venus"}, "没有「venus」这种坐标"),
        ({"map": {"provider": "custom", "url": "https://tiles.example/{z}/{x}/{y}.png"}}, "审图号"),
        ({"links": ["gogle"]}, "没有「gogle」"),
        ({"holidays": {"2027": {"春节": "二月"}}}, "春节"),
    ],
)
def test_a_wrong_option_is_told_at_its_line(
    site_folder: Callable[..., Path], yitu: Callable[..., Any], options: dict[str, Any], told: str
) -> None:
    settings = {"site_name": "甲", "site_url": "https://example.org/", "plugins": [{"yitu": options}]}
    done = yitu("check", cwd=site_folder({"mkdocs.yml": settings}))
    assert done.returncode == 1
    assert told in done.stdout
    assert "mkdocs.yml:1:" not in done.stdout


def test_a_new_folder_checks_and_builds_as_it_stands(
    tmp_path: Path, cli_ok: Callable[..., str], yitu: Callable[..., Any]
) -> None:
    name = '秦"淮: #区 {{today}}'
    cli_ok("new", "新站", "--name", name, "--network", "某驿站", cwd=tmp_path)
    site = tmp_path / "新站"
    assert "没有问题" in cli_ok("check", "--strict", cwd=site)
    cli_ok("build", "--strict", cwd=site)
    home = (site / "site" / "index.html").read_text(encoding="utf-8")
    assert "秦&#34;淮: #区 {{today}}" in home
    assert yitu("new", "新站", "--name", "又一个", cwd=tmp_path).returncode == 2


@pytest.mark.parametrize("files", [["stations.yml"], ["content/records/areas.yml"]])
def test_the_examples_in_a_new_folder_are_right_once_their_marks_are_gone(
    tmp_path: Path, cli_ok: Callable[..., str], files: list[str]
) -> None:
    folder = tmp_path / "区"
    cli_ok("new", str(folder), "--name", "测试区", "--network", "测试驿站", cwd=tmp_path)
    for name in files:
        text = (folder / name).read_text(encoding="utf-8")
        head, mark, example = text.partition("# - id")
        assert mark
        kept = head + mark[2:] + example.replace("\n# ", "\n")
        (folder / name).write_text(kept, encoding="utf-8")
    assert "检查了 1 条记录：没有问题" in cli_ok("check", cwd=folder)


def test_where_tells_every_datum(
    tmp_path: Path, cli_ok: Callable[..., str], yitu: Callable[..., Any]
) -> None:
    found = json.loads(cli_ok("where", "116.397451,39.909187", "--datum", "gcj02", cwd=tmp_path))
    assert found["gcj02"] == pytest.approx([116.397451, 39.909187])
    assert found["wgs84"] == pytest.approx([116.391210, 39.907784], abs=2e-5)
    assert set(found["links"]) == {"amap", "tencent", "baidu", "apple", "geo"}
    assert yitu("where", "这里", cwd=tmp_path).returncode == 2


def test_where_says_its_doubts_beside_the_answer(yitu: Any, tmp_path: Path) -> None:
    told = yitu("where", "https://map.baidu.com/@13223243,3745890,13z", cwd=tmp_path)
    assert json.loads(told.stdout)["wgs84"]
    assert "画面的中心" in told.stderr
    assert "没有取到位置" in yitu("where", "0,0", cwd=tmp_path).stderr
    assert yitu("where", "116.397451,39.909187", cwd=tmp_path).stderr == ""


def test_hours_tells_how_a_text_is_read(tmp_path: Path, cli_ok: Callable[..., str]) -> None:
    found = json.loads(cli_ok("hours", "周一至周五 8:30-12:00、14:00-17:30", cwd=tmp_path))
    assert found["reading"] == "full"
    assert found["osm"].startswith("Mo-Fr 08:30-12:00,14:00-17:30")
    assert json.loads(cli_ok("hours", "老板在就开", cwd=tmp_path))["reading"] != "full"


def test_schema_describes_every_field(tmp_path: Path, cli_ok: Callable[..., str]) -> None:
    schema = json.loads(cli_ok("schema", "station", cwd=tmp_path))
    properties = schema["items"]["properties"]
    assert properties["name"]["title"] == "名称"
    assert schema["items"]["required"] == ["id", "name"]
    assert "from" in schema["definitions"]["SpecialHours"]["properties"]
    cli_ok("schema", "-o", "schemas", cwd=tmp_path)
    assert (tmp_path / "schemas" / "exemplar.schema.json").is_file()


def test_import_adds_records_and_keeps_refused_rows(
    tmp_path: Path, site_folder: Callable[..., Path], cli_ok: Callable[..., str]
) -> None:
    site = site_folder({"stations.yml": "# 说明\n- id: a-1\n  name: 原有驿站\n"})
    table = tmp_path / "表.csv"
    table.write_text("编号,站点名称,详细地址\na-1,重复,一路\nb-2,新驿站,二路\n,,三路\n", encoding="gbk")
    shown = cli_ok("import", table, "--dry-run", cwd=site)
    assert "3 行：会导入 1 条，2 行没有导入" in shown
    assert "新驿站" not in (site / "stations.yml").read_text(encoding="utf-8")
    cli_ok("import", table, cwd=site)
    text = (site / "stations.yml").read_text(encoding="utf-8")
    assert text.startswith("# 说明\n- id: a-1") and "name: 新驿站" in text
    rejects = (tmp_path / "表.csv.rejects.csv").read_text(encoding="utf-8-sig")
    assert "重复" in rejects and "三路" in rejects
    cli_ok("check", cwd=site)


def test_the_command_runs_as_a_module_and_tells_its_version() -> None:
    assert "yitu" in CliRunner().invoke(main, ["--version"]).output
