"""Folding, by the vectors that the browser runs too."""

import json
from pathlib import Path

import pytest

from generator.search import fold

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "search.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", VECTORS["fold"], ids=lambda case: case["text"] or "nothing")
def test_text_becomes_half_width_and_lower_case_in_place(case: dict[str, str]) -> None:
    assert fold(case["text"]) == case["folded"]
    assert len(fold(case["text"])) == len(case["text"])
