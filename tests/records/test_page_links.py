"""A link that ends MkDocs with a traceback is told with its line; a text that only looks like one is left alone."""

import pytest

from generator.records.page_links import unreadable_links
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
        "```\n[甲](http://[x)\n```",
        "<!-- 以前是\n[甲](http://[x) -->",
        "写成 `[甲](http://[x)`",
    ],
)
def test_other_lines_are_left_alone(line: str) -> None:
    assert told(line) == []
