"""What MkDocs would refuse is told by check, in Chinese and at its line; nothing of the site is run for it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.host.mkdocs_settings import refused_by_mkdocs
from generator.records import WrittenFiles, load_settings

SETTINGS = (
    "site_name: 测试区\nsite_url: https://example.org/\ndocs_dir: content\nsite_dir: site\n"
    "theme:\n  name: material\nplugins:\n  - yitu\n"
)


def refused(folder: Path, settings: str) -> list[tuple[int, str, str]]:
    (folder / "content").mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    read, problems = load_settings(folder, {})
    assert read is not None, problems
    found = refused_by_mkdocs(folder, read, WrittenFiles((), (), ()))
    for problem in found:
        assert any("\u4e00" <= char <= "\u9fff" for char in problem.message), problem
        assert problem.hint
    return [(problem.line, problem.severity.value, problem.message) for problem in found]


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("docs_dir: content", "docs_dir: pages", 3, "没有「pages」这个文件夹"),
        ("site_dir: site", "site_dir: .", 4, "输出文件夹"),
        ("site_dir: site", "site_dir: content/out", 4, "输出文件夹"),
        ("name: material", "name: nosuch", 6, "没有装「nosuch」这个主题"),
        ("name: material", "name: material\n  custom_dir: nope", 7, "custom_dir"),
        ("  - yitu", "  - yitu\n  - nosuch", 9, "没有装「nosuch」这个插件"),
        (
            "  - yitu",
            "  - yitu\nmarkdown_extensions:\n  - toc\n  - nosuch",
            11,
            "没有「nosuch」这个 Markdown 扩展",
        ),
        ("  - yitu", "  - yitu\nnav: 首页", 9, "nav"),
        ("  - yitu", "  - yitu\nstrict: maybe", 9, "true 或 false"),
        ("  - yitu", "  - yitu\nextra_css: a.css", 9, "列表"),
        ("  - yitu", "  - yitu\ndev_addr: foo", 9, "地址和端口"),
        ("  - yitu", "  - yitu\nhooks: [nope.py]", 9, "没有「nope.py」这个文件"),
        ("  - yitu", "  - yitu\nhooks: 3", 9, "应是一个列表"),
        ("  - yitu", "  - yitu\nhooks: {a.py: 1}", 9, "应是一个列表"),
        ("  - yitu", "  - yitu\nhooks: [3]", 9, "应是一行文字"),
        ("  - yitu", "  - yitu\nINHERIT: nope.yml", 9, "nope.yml"),
        ("  - yitu", "  - yitu\nx: !!python/name:os.nosuch", 1, "MkDocs"),
        ("docs_dir: content\n", "", 1, "docs_dir"),
    ],
)
def test_what_mkdocs_refuses_is_one_error_at_its_line(
    tmp_path: Path, old: str, new: str, line: int, says: str
) -> None:
    [(at, severity, message)] = refused(tmp_path, SETTINGS.replace(old, new))
    assert (at, severity) == (line, "error")
    assert says in message


def test_all_that_mkdocs_refuses_is_told_in_one_run(tmp_path: Path) -> None:
    site = SETTINGS.replace("material", "nosuch").replace("docs_dir: content", "docs_dir: pages")
    more = "  - nosuch\nstrict: maybe\ndev_addr: foo\nhooks: [nope.py]\nunknown_opt: 3\n"
    assert [row[0] for row in refused(tmp_path, site + more)] == [3, 6, 9, 10, 11, 12, 13]


def test_what_mkdocs_only_warns_of_is_a_warning(tmp_path: Path) -> None:
    nav = "nav:\n  - 关于: about.md\n  - 更多:\n    - 没有: nope.md\n    - 驿站: stations/\n"
    site = SETTINGS + "unknown_opt: 3\n" + nav
    (tmp_path / "content").mkdir()
    (tmp_path / "content/about.md").write_text("# 关于\n", encoding="utf-8")
    assert [row[:2] for row in refused(tmp_path, site)] == [(9, "warning"), (13, "warning")]


def test_nothing_of_a_site_is_run_to_check_it(tmp_path: Path) -> None:
    hook = "from pathlib import Path\nPath(__file__).with_name('ran').touch()\n"
    (tmp_path / "hook.py").write_text(hook, encoding="utf-8")
    assert refused(tmp_path, SETTINGS + "hooks: [hook.py]\n") == []
    assert not (tmp_path / "ran").exists()


def test_settings_that_are_right_are_left_in_peace(tmp_path: Path) -> None:
    more = "extra:\n  a: 1\nuse_directory_urls: true\nmarkdown_extensions: [toc, {admonition: {}}]\n"
    assert refused(tmp_path, SETTINGS + more) == []


def test_the_folder_that_was_looked_through_is_the_one_that_is_published(
    site_folder: Callable[..., Path], yitu: Callable[..., Any]
) -> None:
    settings = SETTINGS.replace("docs_dir: content\n", "")
    site = site_folder({"mkdocs.yml": settings, "docs/other.md": "# 没有查过\n"})
    for command in ("check", "build"):
        done = yitu(command, cwd=site)
        assert done.returncode == 1
        assert "写上 docs_dir: content" in done.stdout + done.stderr
    assert not (site / "site").exists()


def test_check_and_build_tell_settings_and_records_in_one_run(
    site_folder: Callable[..., Path], yitu: Callable[..., Any]
) -> None:
    settings = SETTINGS.replace("material", "nosuch")
    site = site_folder({"mkdocs.yml": settings, "stations.yml": "- {id: a-1, nme: 甲}\n"})
    for command in ("check", "build"):
        done = yitu(command, cwd=site)
        said = done.stdout + done.stderr
        assert done.returncode == 1 and "Traceback" not in said
        assert "mkdocs.yml:6:9: error" in said and "stations.yml:1:" in said
