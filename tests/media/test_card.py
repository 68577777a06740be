"""Share cards: every Hanzi drawn, long and short names, small files, the same bytes for the same words."""

import io
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image, ImageFont

from generator.cache import Store
from generator.media import CARD_SIZE, SQUARE_SIZE, Card, card_files, card_stem, drawing

PLAIN = Card("示例区暖新驿站", "甲师傅", "雨夜里帮一位老人找到了家", "演示数据")


def images(card: Card, folder: Path) -> list[Image.Image]:
    return [
        Image.open(io.BytesIO(content)).convert("RGB") for content in card_files(card, Store(folder)).values()
    ]


@pytest.mark.parametrize(
    "card",
    [
        PLAIN,
        Card("示", "甲"),
        Card("一" * 60, "䶮𠮷㛃" * 10, "字" * 300, "非官方示例"),
        Card("示例区", "a" * 200, "https://example.org/" + "x" * 200),
        Card("示例区", "🎉\u200b\ufffe", "\n\t🎉"),
        Card("示例区", "，。」", "，。」「「「"),
    ],
)  # fmt: skip
def test_every_card_is_drawn_in_its_size_and_small(card: Card, tmp_path: Path) -> None:
    made = card_files(card, Store(tmp_path))
    assert list(made) == [f"{card_stem(card)}.png", f"{card_stem(card)}-s.png"]
    for content, size in zip(made.values(), (CARD_SIZE, SQUARE_SIZE), strict=True):
        assert len(content) <= 60_000
        with Image.open(io.BytesIO(content)) as image:
            assert image.size == size and image.mode == "P"
            image.load()


def test_rare_hanzi_are_drawn_and_not_shown_as_boxes() -> None:
    missing = bytes(drawing._font("Bold", 92).getmask("\uffff"))
    for letter in "䶮𠮷㛃":
        assert drawing._has(letter)
        assert bytes(drawing._font("Bold", 92).getmask(letter)) != missing
    assert drawing._drawable("甲🎉\u200b师\U000fffff傅") == "甲师傅"


def test_the_words_are_on_the_card(tmp_path: Path) -> None:
    """Another title, line, site or mark changes the pixels of its own part and of no other."""
    wide = images(PLAIN, tmp_path)[0]
    parts = {
        "site": (0, 0, 760, 118),
        "mark": (800, 0, 1200, 118),
        "title": (0, 118, 1200, 370),
        "line": (0, 370, 1200, 630),
    }
    for name in parts:
        other = images(replace(PLAIN, **{name: "乙乙乙"}), tmp_path)[0]
        changed = [
            part for part, box in parts.items() if wide.crop(box).tobytes() != other.crop(box).tobytes()
        ]
        assert changed == [name]


def test_the_accent_of_the_site_is_the_ground_of_its_name(tmp_path: Path) -> None:
    assert images(replace(PLAIN, accent="#0b5fa5"), tmp_path)[0].getpixel((5, 5)) == (0x0B, 0x5F, 0xA5)


def test_names_tell_nothing_and_follow_the_words(tmp_path: Path) -> None:
    stems = {card_stem(PLAIN), card_stem(replace(PLAIN, title="乙师傅")), card_stem(replace(PLAIN, line=""))}
    assert len(stems) == 3
    assert all(stem.startswith("media/c-") and len(stem) == 28 for stem in stems)


def test_a_card_is_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = dict(card_files(PLAIN, Store(tmp_path / "a")))

    def never(card: Card) -> bytes:
        raise AssertionError("drawn again")

    assert dict(card_files(PLAIN, Store(tmp_path / "b"))) == first
    monkeypatch.setattr(drawing, "wide", never)
    assert dict(card_files(PLAIN, Store(tmp_path / "a"))) == first


def test_letters_by_themselves_stand_where_the_font_puts_them_in_a_row() -> None:
    font = drawing._font("Regular", 42)
    assert isinstance(font, ImageFont.FreeTypeFont)
    assert abs(drawing._length("雨夜里，帮一位老人", font) - font.getlength("雨夜里，帮一位老人")) <= 1


def columns(card: Card, box: tuple[int, int, int, int]) -> list[int]:
    """The columns of a part of the wide card in which anything is drawn on its ground."""
    part = Image.open(io.BytesIO(drawing.wide(card))).convert("RGB").crop(box)
    ground = part.getpixel((0, 0))
    pixels = part.load()
    assert pixels is not None
    return [x for x in range(part.width) if any(pixels[x, y] != ground for y in range(part.height))]


def test_a_long_name_of_a_site_leaves_room_for_a_long_mark() -> None:
    drawn = columns(replace(PLAIN, site="暖" * 60, mark="演" * 60), (0, 0, 1200, 118))
    gaps = [right - left for left, right in pairwise(drawn)]
    assert max(gaps) >= 30, "between the two"


def test_an_opening_mark_hangs_over_the_edge() -> None:
    box = (0, 178, 1200, 330)
    assert (
        abs(
            columns(replace(PLAIN, title="“小憩”车队"), box)[0]
            - columns(replace(PLAIN, title="小憩"), box)[0]
        )
        <= 12
    )


def test_no_letter_stands_alone_on_a_line_where_a_smaller_size_takes_it_in() -> None:
    square = Image.open(io.BytesIO(drawing.square(replace(PLAIN, title="欧阳甲乙丙")))).convert("L")
    rows = [y for y in range(120, 500) if min(square.crop((48, y, 560, y + 1)).get_flattened_data()) < 128]
    assert rows[-1] - rows[0] < 112, "one line"
