"""Readings of characters, as people type them."""

import pytest

from generator.search.pinyin import readings_for


@pytest.mark.parametrize(
    ("character", "readings"),
    [
        ("新", ["xin"]),
        ("重", ["chong", "tong", "zhong"]),
        ("驿", ["yi"]),
        ("绿", ["lu", "lv"]),
        ("a", []),
        ("🔥", []),
    ],
)
def test_a_character_has_its_usual_readings_without_tones(character: str, readings: list[str]) -> None:
    assert list(readings_for(character)) == readings


def test_characters_of_one_reading_stand_together_once() -> None:
    found = readings_for("街口街新")
    assert found == {"jie": "街", "kou": "口", "xin": "新"}
    assert readings_for("驿义")["yi"] == "义驿"
