"""Which characters may stand in a text, and which names are the same to a file system or to an editor."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records.text import clean, fold_id, is_reserved, nearest

FORBIDDEN = [
    "\x00",
    "\x07",
    "\x1b",
    "\x7f",
    "\x85",
    "\x9f",
    "\u2028",
    "\u2029",
    "\u202a",
    "\u202e",
    "\u2066",
    "\u2069",
    "\ud800",
    "\udfff",
    "\ufdd0",
    "\ufffe",
    "\uffff",
    "\U0001fffe",
    "\U0010ffff",
    "\ufffd",
]


@pytest.mark.parametrize("char", FORBIDDEN, ids=lambda char: f"U+{ord(char):04X}")
def test_a_character_that_harms_a_page_becomes_a_space_and_is_named(char: str) -> None:
    text, [(code, message, hint)] = clean(f"驿{char}站")
    assert text == "驿 站"
    assert code == "forbidden-character"
    assert f"U+{ord(char):04X}" in message
    assert hint


@pytest.mark.parametrize("char", ["\u00ad", "\u200b", "\u200e", "\u2060", "\ufeff", "\u200d"])
def test_a_character_that_nobody_sees_goes_and_is_named(char: str) -> None:
    text, [(code, message, _)] = clean(f"驿{char}站")
    assert text == "驿站"
    assert code == "invisible-character"
    assert f"U+{ord(char):04X}" in message


@pytest.mark.parametrize(
    "text",
    ["👨‍👩‍👧 一家", "🛵", "𠮷野家", "䶮", "艾力·买买提", "ئۇيغۇر", "café", "第一行\n\t第二行", "“引号”……"],
)
def test_living_text_is_left_alone(text: str) -> None:
    assert clean(text) == (text, [])


def test_spaces_of_any_width_go_from_the_ends_only() -> None:
    assert clean("\u3000驿\u3000站 \u00a0") == ("驿\u3000站", [])


@given(st.text())
def test_clean_text_is_clean_the_second_time(text: str) -> None:
    once, _ = clean(text)
    assert clean(once) == (once, [])


@pytest.mark.parametrize(
    ("word", "choices", "meant"),
    [
        ("adress", ["address", "access"], "address"),
        ("Name", ["name", "area"], "name"),
        ("手机充电器", ["手机充电", "饮水"], "手机充电"),
        ("微波", ["微波炉", "厕所"], "微波炉"),
        ("充電宝", ["充电宝", "空调"], "充电宝"),
        ("ＡＥＤ", ["AED"], "AED"),
        ("完全不同", ["name", "area"], None),
        ("x", [], None),
    ],
)
def test_the_nearest_word_is_the_one_that_was_meant(word: str, choices: list[str], meant: str | None) -> None:
    assert nearest(word, choices) == meant


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Story", "story"),
        ("ｓｔｏｒｙ", "story"),
        ("straße", "STRASSE"),
        ("a", "a."),
        ("a", "a "),
        (unicodedata.normalize("NFD", "é"), "é"),
        ("Ⅷ", "viii"),
    ],
)
def test_names_that_a_file_system_may_confuse_fold_alike(one: str, other: str) -> None:
    assert fold_id(one) == fold_id(other)


def test_different_names_fold_differently() -> None:
    assert len({fold_id(name) for name in ("a-1", "a1", "a_1", "b", "驿站", "駅站")}) == 6


@pytest.mark.parametrize("name", ["con", "CON", "nul.jpg", "Aux", "com1", "COM¹", "lpt9.txt", "con."])
def test_names_that_windows_keeps_for_itself_are_known(name: str) -> None:
    assert is_reserved(name)


@pytest.mark.parametrize("name", ["cone", "console", "com", "com10", "lpt", "nul-1", "驿站"])
def test_other_names_are_free(name: str) -> None:
    assert not is_reserved(name)
