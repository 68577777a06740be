"""A link that ends MkDocs with a traceback is told with its line; a text that only looks like one is left alone."""

import pytest

from generator.records.page_links import links_lead_somewhere, unreadable_links
from generator.records.written_pages import WrittenPage


def told(line: str) -> list[tuple[int, int, str]]:
    page = WrittenPage("content/a.md", f"# 页\n\n{line}\n", ())
    return [(problem.line, problem.column, problem.code) for problem in unreadable_links([page])]


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("[甲](http://[x)", 5),
        ("见 [甲](https://example.org：8080/)", 7),
        ("![甲](http://[x)", 6),
        ("<http://[x>", 2),
        ("[a]: http://[x", 6),
    ],
)
def test_a_link_that_nobody_can_open_is_a_problem_at_its_address(line: str, column: int) -> None:
    assert told(line) == [(3, column, "bad-link")]


@pytest.mark.parametrize(
    "line",
    [
        "[甲](https://example.org/?q=[1])",
        "[甲](https://[2001:db8::1]/)",
        "见http://example.org：说明",
        "[甲](about.md)",
        "[甲]: 乙",
    ],
)
def test_other_lines_are_left_alone(line: str) -> None:
    assert told(line) == []


NAMES = ("a.md", "x/b.md", "x/图 一.png")


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("看[甲](../nope.md)。", 6),
        ("![图](图.png)", 6),
        ("[甲](b.md#节) 和 [乙](c.md)", 24),
        ("[上](../../a.md)", 5),
    ],
)
def test_a_link_to_a_file_that_is_not_there_is_told(line: str, column: int) -> None:
    page = WrittenPage("content/x/b.md", f"# 页\n\n{line}\n", ())
    [problem] = links_lead_somewhere([page], "content", NAMES)
    assert (problem.path, problem.line, problem.code) == ("content/x/b.md", 3, "missing-link")
    assert problem.severity == "warning"


@pytest.mark.parametrize(
    "line",
    [
        "[甲](../a.md) [乙](b.md?x=1#y) [自己](#节)",
        "![图](图%20一.png)",
        "[驿站](../../stations/) [站](../../stations/a-1/)",
        "[外](https://example.org/a.md) [信](mailto:a@example.org) [根](/a.md)",
        "```\n[例](nope.md)\n```",
        "写成 `[例](nope.md)`",
    ],
)
def test_links_that_lead_somewhere_or_are_shown_as_code_are_right(line: str) -> None:
    page = WrittenPage("content/x/b.md", f"# 页\n\n{line}\n", ())
    assert list(links_lead_somewhere([page], "content", NAMES)) == []
