"""What MkDocs would refuse is told by check, in Chinese and at its line; nothing of the site is run for it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.host import pipeline
from generator.host.mkdocs_settings import seen_by_mkdocs
from generator.records import load_settings

DAY = date(2026, 11, 22)
SETTINGS = (
    "site_name: 测试区\nsite_url: https://example.org/\ndocs_dir: content\nsite_dir: site\n"
    "theme:\n  name: material\nplugins:\n  - yitu\n"
)


def refused(folder: Path, settings: str) -> list[tuple[int, str, str]]:
    (folder / "content").mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    read, problems = load_settings(folder, {})
    assert read is not None, problems
    found = seen_by_mkdocs(folder, pipeline.prepare(folder, read, today=DAY)).problems
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
        (
            "  - yitu",
            "  - yitu\nvalidation: {links: {not_found: maybe}}",
            9,
            "validation.links.not_found：「maybe」",
        ),
        ("  - yitu", "  - yitu\nvalidation: {nav: 3}", 9, "validation.nav：应是几行"),
        ("  - yitu", "  - yitu\nexclude_docs: [a]", 9, "exclude_docs：应是几行文字"),
        ("  - yitu", "  - yitu\n  - search:\n      lang: 5", 10, "search 的 lang：应是一个列表"),
        (
            "  - yitu",
            "  - yitu\nmarkdown_extensions:\n  - toc: {permalnk: true}",
            10,
            "扩展「toc」用不了（KeyError: 'permalnk'）",
        ),
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
    assert [row[:2] for row in refused(tmp_path, site)] == [(9, "warning"), (13, "warning"), (14, "warning")]


def test_each_plugin_and_extension_that_is_wrong_is_told(tmp_path: Path) -> None:
    more = "  - search: {lang: 5}\n  - tags: {tags: maybe}\n  - nosuch\n  - yitu\n"
    more += "markdown_extensions:\n  - nope\n  - toc: {permalnk: 1}\n"
    found = refused(tmp_path, SETTINGS + more)
    assert [row[0] for row in found] == [8, 9, 10, 11, 14, 15]
    assert "插件「yitu」写了两次" in found[0][2]


NAV = """nav:
  - 首页: index.md
  - 驿站: stations/
  - 文件夹: sub/
  - 一节: about.md#x
  - 文件: files/b.pdf
  - 外: https://example.org/a.md
  - 根: /map/
  - 信: mailto:a@example.org
"""


def test_entries_of_the_menu_that_mkdocs_does_not_find_are_told(tmp_path: Path) -> None:
    for name in ("index.md", "about.md", "sub/a.md"):
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_text("# 页\n", encoding="utf-8")
    found = refused(tmp_path, SETTINGS + NAV)
    assert [row[:2] for row in found] == [(line, "warning") for line in (11, 12, 13, 14)]
    assert "程序生成" in found[0][2]
    assert refused(tmp_path, SETTINGS + NAV + "validation: {nav: {not_found: info}}\n") == []


def test_files_that_a_hook_or_a_plugin_may_add_are_not_missed(tmp_path: Path) -> None:
    (tmp_path / "hook.py").write_text("", encoding="utf-8")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text("[表](made.md)\n", encoding="utf-8")
    menu = "nav: [a.md, made.md, stations/]\n"
    assert len(refused(tmp_path, SETTINGS + menu)) == 3
    for more in (menu + "hooks: [hook.py]\n", "  - blog: {enabled: true}\n" + menu):
        [(_, _, message)] = refused(tmp_path, SETTINGS + more)
        assert "「stations/」不是手写的页面" in message


def test_pages_that_mkdocs_leaves_out_are_left_in_peace_but_records_are_not(
    site_folder: Callable[..., Path], yitu: Callable[..., Any]
) -> None:
    settings = SETTINGS + "exclude_docs: |\n  drafts/\n  records/\ndraft_docs: todo.md\n"
    broken = "---\ntitle: [甲\n---\n[乙](nope.md)\n"
    pages = {"content/drafts/a.md": broken, "content/todo.md": "[乙](nope.md)\n"}
    site = site_folder({"mkdocs.yml": settings, **pages})
    assert yitu("check", "--strict", cwd=site).returncode == 0
    assert yitu("build", "--strict", cwd=site).returncode == 0
    site_folder({"content/records/areas.yml": "- {id: a-1, nme: 甲}\n", "content/b.md": broken})
    said = yitu("check", cwd=site).stdout
    assert "content/records/areas.yml:1:" in said and "content/b.md:2:" in said


def test_settings_that_are_inherited_are_looked_at_where_they_stand(
    site_folder: Callable[..., Path], yitu: Callable[..., Any]
) -> None:
    own = SETTINGS.replace("theme:\n  name: material\n", "INHERIT: sub/base.yml\n")
    base = "theme:\n  name: nosuch\nnav:\n- a.md\nINHERIT: ../top.yml\n"
    files = {"mkdocs.yml": own, "sub/base.yml": base, "top.yml": "strict: maybe\n"}
    said = yitu("check", cwd=site_folder(files)).stdout
    assert [line.partition(" ")[0] for line in said.splitlines() if "mkdocs-setting" in line] == [
        "sub/base.yml:2:9:",
        "top.yml:1:9:",
    ]
    assert "sub/base.yml:4:3: warning [missing-page]" in said


@pytest.mark.parametrize(
    ("base", "place"),
    [
        ("x: !!python/object/apply:os.mkdir [ran]\n", "base.yml:1:4"),
        ("INHERIT: mkdocs.yml\n", "base.yml:1:10"),
        ("INHERIT: nope.yml\n", "base.yml:1:10"),
    ],
)
def test_settings_that_cannot_be_inherited_are_told_and_never_run(
    site_folder: Callable[..., Path], yitu: Callable[..., Any], base: str, place: str
) -> None:
    site = site_folder({"mkdocs.yml": SETTINGS + "INHERIT: base.yml\n", "base.yml": base})
    for command in ("check", "build"):
        done = yitu(command, cwd=site)
        assert done.returncode == 1
        assert f"{place}: error" in done.stdout + done.stderr
    assert not (site / "ran").exists()


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
