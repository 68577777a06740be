"""A list is cut where a line begins with a dash in the column of the first one, and nowhere else."""

import pytest

from generator.records.cut import cut


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("- a\n- b\n", [(1, "- a\n"), (2, "- b\n")]),
        (
            "# c\n\n- a: 1\n  b:\n  - c\n-\n-\n  d: 1\n-",
            [(3, "- a: 1\n  b:\n  - c\n"), (6, "-\n"), (7, "-\n  d: 1\n"), (9, "-")],
        ),
        ("  - a\n    - b\n  -c\n- d\n  - e", [(1, "  - a\n    - b\n  -c\n- d\n"), (5, "  - e")]),
        ("--- # c\n- a\n", [(2, "- a\n")]),
        ("- a\n--\n-- b\n -\n", [(1, "- a\n--\n-- b\n -\n")]),
        ("- a\n\n\n- b", [(1, "- a\n\n\n"), (4, "- b")]),
    ],
)
def test_each_record_is_cut_out_with_its_line(text: str, pieces: list[tuple[int, str]]) -> None:
    cuts = cut(text)
    assert cuts is not None
    assert [(one.line, one.text) for one in cuts] == pieces


@pytest.mark.parametrize(
    "text", ["a: 1\n", "", "x\n- a\n", "- a\n---\n- b\n", "- a\n...\n", "- a\n%b\n", "---\n---\n- a\n"]
)
def test_what_is_no_plain_list_is_not_cut(text: str) -> None:
    assert cut(text) is None
