"""A link to a file that is not there is told where MkDocs warns of it, and nowhere else."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.host.page_links import missing_links
from generator.records import Problem, Settings, WrittenFiles, WrittenPage

SETTINGS = Settings(site_name="测试区", site_url="https://example.org/sub", docs_dir="content")
EXTENSIONS = ["toc", "tables", "fenced_code", "admonition", "pymdownx.superfences"]
NAMES = ("a.md", "x/b.md", "x/图 一.png", "x/名单(2026.11).pdf", "x/2026.11 名单.pdf", "x/a_b.pdf")


def told(text: str, path: str = "content/x/b.md", start: int = 0) -> list[Problem]:
    page = WrittenPage(path, text, (), start)
    return list(missing_links(SETTINGS, WrittenFiles((page,), NAMES, ()), EXTENSIONS))


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("看[甲](../nope.md)。", 6),
        ("![图](图.png)", 6),
        ("[甲](b.md#节) 和 [乙](c.md)", 19),
        ("[上](../../a.md)", 5),
        ('[甲](<c.md> "题")', 6),
        ("见[甲]\n\n[甲]: nope.md", 6),
        ("- 一\n\n    [甲](nope.md)", 9),
        ("!!! note\n    [甲](nope.md)", 9),
    ],
)
def test_a_link_to_a_file_that_is_not_there_is_told_at_its_place(line: str, column: int) -> None:
    [problem] = told(f"# 页\n\n{line}\n")
    assert (problem.line, problem.column) == (3 + line.count("\n"), column)
    assert (problem.path, problem.code, problem.severity) == ("content/x/b.md", "missing-link", "warning")
    assert "content 里没有这个文件" in problem.message


@pytest.mark.parametrize(
    "line",
    [
        "[甲](../a.md) [乙](b.md?x=1#y) [自己](#节)",
        "![图](图%20一.png) ![图](图 一.png) [单](名单(2026.11).pdf) [单](2026.11 名单.pdf)",
        "[驿站](../../stations/) [站](../../stations/a-1/)",
        "[外](https://example.org/a.md) [信](mailto:a@example.org) [根](/a.md) [坏](http://[x.md)",
        "```\n[例](nope.md)\n```",
        "- 一\n\n    ```\n    [例](nope.md)\n    ```",
        "!!! note\n    ```\n    [例](nope.md)\n    ```",
        "> ```\n> [例](nope.md)\n> ```",
        "\t[例](nope.md)",
        "<pre>\n[例](nope.md)\n</pre>",
        r"[有](a\_b.pdf)",
        "写成 `[例](nope.md)`",
        "写成 `两行\n[例](nope.md)`",
        "例如\n\n    [例](nope.md)",
        "- 例如\n\n        [例](nope.md)",
        "<!-- [旧](nope.md) -->",
        "字 <!-- [旧](nope.md) --> 字",
        "<!--\n[旧](nope.md)\n\n[旧](nope.md)\n-->",
        "<div>\n[旧](nope.md)\n</div>",
        r"\[甲\](nope.md)",
    ],
)
def test_what_mkdocs_does_not_take_for_a_missing_link_is_right(line: str) -> None:
    assert told(f"# 页\n\n{line}\n") == []


@pytest.mark.parametrize(
    ("path", "to", "address"),
    [
        ("content/a.md", "data/stations.csv", "data/stations.csv"),
        ("content/a.md", "../data/stations.csv", "data/stations.csv"),
        ("content/x/b.md", "../feeds/stories.xml", "feeds/stories.xml"),
        ("content/index.md", "stations/index.html#map", "stations/"),
    ],
)
def test_an_address_that_the_program_makes_is_told_with_the_one_that_works_everywhere(
    path: str, to: str, address: str
) -> None:
    [problem] = told(f"[甲]({to})\n", path)
    assert "程序生成" in problem.message and "没有" not in problem.message
    assert problem.hint.endswith(f" https://example.org/sub/{address}")


@pytest.mark.parametrize(
    ("to", "right"),
    [("www.example.org", "https://www.example.org"), ("a@example.org", "mailto:a@example.org")],
)
def test_an_address_without_its_beginning_is_told_with_it(to: str, right: str) -> None:
    [problem] = told(f"[甲]({to})\n")
    assert problem.hint.endswith(right)


def test_first_lines_hold_no_links_and_count_as_lines() -> None:
    first = "---\ntitle: '[甲](nope.md)'\n---\n"
    assert told(f"{first}[乙](b.md)\n", start=len(first)) == []
    assert [problem.line for problem in told(f"{first}[乙](no.md)\n", start=len(first))] == [4]


def test_an_extension_that_fails_is_no_matter_of_links() -> None:
    page = WrittenPage("content/a.md", "[甲](nope.md)\n", ())
    assert list(missing_links(SETTINGS, WrittenFiles((page,), (), ()), ["nowhere"])) == []


PAGE = "# 页\n\n[甲](nope.md)\n\n[表](data/stations.csv)\n\n    [例](other.md)\n"


@pytest.mark.parametrize(
    ("more", "lines"), [({}, [3, 5]), ({"validation": {"links": {"not_found": "info"}}}, [])]
)
def test_what_mkdocs_warns_of_is_told_once_and_in_chinese(
    site_folder: Callable[..., Path], yitu: Callable[..., Any], more: Mapping[str, Any], lines: list[int]
) -> None:
    settings = {
        "site_name": "测试区",
        "site_url": "https://example.org/",
        "docs_dir": "./content/",
        "theme": {"name": "material", "language": "zh", "font": False},
        "plugins": ["yitu"],
        **more,
    }
    site = site_folder({"mkdocs.yml": settings, "content/about.md": PAGE})
    done = yitu("build", cwd=site)
    assert done.returncode == 0, done.stderr
    assert [f"content/about.md:{line}:" in done.stderr for line in (3, 5, 7)] == [
        line in lines for line in (3, 5, 7)
    ]
    assert "is not found among documentation files" not in done.stderr
