"""Folding, by the vectors that the browser runs too."""

import json
from pathlib import Path

import pytest

from generator.search import fold
from generator.search.text import changed, changes_in, pairs_for, simplified

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "search.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", VECTORS["fold"], ids=lambda case: case["text"] or "nothing")
def test_text_becomes_half_width_lower_case_and_simplified_in_place(case: dict[str, str]) -> None:
    assert fold(case["text"]) == case["folded"]
    assert len(fold(case["text"])) == len(case["text"])
    assert changed(case["text"], changes_in(set(case["text"]))) == case["folded"]


def test_what_folding_makes_is_not_changed_again() -> None:
    texts = [case["folded"] for case in VECTORS["fold"]]
    assert [fold(text) for text in texts] == texts
    again = {one: other for one, other in simplified().items() if fold(other) != other}
    assert not again, "a pair that leads to another pair would find one spelling and not the other"


def test_a_site_gets_only_the_pairs_of_its_own_characters() -> None:
    pairs = pairs_for("驿饭")
    assert "驛驿" in pairs and "飯饭" in pairs
    assert len(pairs) < 20
    assert pairs_for("abc") == ""
