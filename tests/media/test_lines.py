"""Chinese lines: nothing begins with a closing mark, nothing ends with an opening one, words stay whole."""

from hypothesis import given
from hypothesis import strategies as st

from generator.media.lines import break_lines


def of(width: int) -> "Ruler":
    return Ruler(width)


class Ruler:
    """Counts a Han character as two columns."""

    def __init__(self, width: int) -> None:
        self.width = width

    def __call__(self, text: str) -> bool:
        return sum(1 if letter < "\x7f" else 2 for letter in text) <= self.width


def test_a_closing_mark_goes_with_the_character_before_it() -> None:
    assert break_lines("雨夜里帮老人，找到了家", of(12), 3) == ["雨夜里帮老", "人，找到了家"]
    assert break_lines("他说「好」。就走了", of(10), 3) == ["他说", "「好」。就", "走了"]


def test_an_opening_mark_goes_with_the_character_behind_it() -> None:
    assert break_lines("讲一讲（很短）", of(8), 3) == ["讲一讲", "（很短）"]


def test_words_and_numbers_stay_whole_where_they_fit() -> None:
    assert break_lines("一共跑了 12345 单", of(12), 3) == ["一共跑了", "12345 单"]
    assert break_lines("a" * 30, of(12), 3) == ["a" * 12, "a" * 12, "a" * 6]


def test_what_is_left_over_is_told_by_dots() -> None:
    assert break_lines("一二三四五六七八九十", of(10), 1) == ["一二三四…"]
    assert break_lines("一二三四，五六七八九十", of(12), 1) == ["一二三四…"]
    assert break_lines("一二三四五", of(10), 1) == ["一二三四五"]
    assert break_lines("", of(10), 2) == []


@given(st.text(alphabet="甲乙丙，。」「（）ab1 ", max_size=40), st.integers(4, 20))
def test_no_letter_is_lost_and_every_line_fits(text: str, width: int) -> None:
    lines = break_lines(text, of(width), 99)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(of(width)(line) for line in lines)
