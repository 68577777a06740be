"""Drawing share cards with a font that has every Hanzi: letters are drawn once and then copied."""

import io
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files

from PIL import Image, ImageDraw, ImageFont

from generator.media.card import CARD_SIZE, SQUARE_SIZE, Card
from generator.media.lines import break_lines

_SIMPLIFIED = 2  # the face of the collection with the letter forms of the mainland
_EDGE = 80

# One byte a pixel: the lower half of the palette runs from paper to ink, the upper half from the accent to white.
_PAPER, _INK, _QUIET, _FILL, _ON_FILL = 0, 127, 84, 128, 255
_PAPER_COLOUR, _INK_COLOUR, _WHITE = (251, 248, 243), (29, 33, 37), (255, 255, 255)


def wide(card: Card) -> bytes:
    """The card as a PNG of 1200 × 630: site and mark, title, line."""
    width, height = CARD_SIZE
    image, draw = _sheet(CARD_SIZE)
    draw.rectangle((0, 0, width, 118), fill=_FILL)
    room = width - 2 * _EDGE
    if card.mark:
        font = _font("Regular", 30)
        mark = _cut(card.mark, font, 360)
        room -= _length(mark, font) + 40
        _write(image, (width - _EDGE - _length(mark, font), 41), mark, font, _ON_FILL)
    _write(image, (_EDGE, 34), _cut(card.site, _font("Bold", 40), room), _font("Bold", 40), _ON_FILL)
    y = _title(
        image, card.title, top=178, width=width - 2 * _EDGE, sizes=(132, 92, 72, 56), most=(1, 2, 2, 3)
    )
    font = _font("Regular", 42)
    for line in break_lines(
        _drawable(card.line), _fits(font, width - 2 * _EDGE), min(3, (height - 40 - y) // 62)
    ):
        _write(image, (_EDGE, y), line, font, _QUIET)
        y += 62
    return _png(image, card.accent)


def square(card: Card) -> bytes:
    """The card as a PNG of 600 × 600. A thumbnail shows little: the title, and whose it is."""
    width, height = SQUARE_SIZE
    image, draw = _sheet(SQUARE_SIZE)
    draw.rectangle((0, 0, width, 96), fill=_FILL)
    _write(image, (48, 26), _cut(card.site, _font("Bold", 36), width - 96), _font("Bold", 36), _ON_FILL)
    y = _title(image, card.title, top=150, width=width - 96, sizes=(112, 76, 56), most=(2, 3, 4), left=48)
    if card.mark and y < height - 80:
        font = _font("Regular", 30)
        _write(image, (48, height - 76), _cut(card.mark, font, width - 96), font, _QUIET)
    return _png(image, card.accent)


def _sheet(size: tuple[int, int]) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("L", size, _PAPER)
    return image, ImageDraw.Draw(image)


def _title(
    image: Image.Image,
    text: str,
    *,
    top: int,
    width: int,
    sizes: tuple[int, ...],
    most: tuple[int, ...],
    left: int = _EDGE,
) -> int:
    """The title in the largest size in which it fits its lines; returns where the next text begins."""
    title = _drawable(text) or "驿"
    for size, lines in zip(sizes, most, strict=True):
        font = _font("Bold", size)
        broken = break_lines(title, _fits(font, width), lines)
        whole = "".join(broken).replace(" ", "") == title.replace(" ", "")
        # A letter alone on its line looks lost; a size below there is room for it.
        if whole and (len(broken) == 1 or len(broken[-1]) > 1):
            break
    step = round(size * 1.3)
    for number, line in enumerate(broken):
        _write(image, (left, top + number * step), line, font, _INK)
    return top + len(broken) * step + 26


def _cut(text: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    return "".join(break_lines(_drawable(text), _fits(font, width), 1))


def _drawable(text: str) -> str:
    """The text without what no font of ours draws: signs in colour, control characters, unassigned code points."""
    kept = [
        " " if letter.isspace() else letter for letter in text if unicodedata.category(letter) not in _SILENT
    ]
    return "".join(letter for letter in " ".join("".join(kept).split()) if _has(letter))


_SILENT = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "So", "Sk"})


@lru_cache(maxsize=8192)
def _has(letter: str) -> bool:
    """Whether the font knows a letter, by comparing it with what it draws for one that nobody knows."""
    font = _font("Regular", 30)
    return letter == " " or bytes(font.getmask(letter)) != bytes(font.getmask("\uffff"))


# -- letters -------------------------------------------------------------------------------------------------


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    with as_file(files("manimgx_fonts_cjk") / "NotoSansCJK-VF.otf.ttc") as path:
        font = ImageFont.truetype(path, size, index=_SIMPLIFIED, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_name(weight)
    return font


@lru_cache(maxsize=4096)
def _letter(font: ImageFont.FreeTypeFont, letter: str) -> tuple[Image.Image, tuple[int, int], float]:
    """A letter as a mask, where it stands from the top left of its line, and how far it pushes the next."""
    mask, offset = font.getmask2(letter, mode="L", anchor="la")
    image = (
        Image.frombytes("L", mask.size, bytes(mask))
        if mask.size[0] and mask.size[1]
        else Image.new("L", (1, 1))
    )
    return image, (int(offset[0]), int(offset[1])), font.getlength(letter)


_OPENING = frozenset("“‘（《〈「『【〔")


def _write(
    image: Image.Image, at: tuple[int, int], text: str, font: ImageFont.FreeTypeFont, fill: int
) -> None:
    """Letter by letter from drawn ones: stories share most of their letters.

    An opening mark fills the right half of its square: the left half hangs over the edge, so that lines begin alike.
    """
    x, y = float(at[0]), at[1]
    if text[:1] in _OPENING:
        x -= _letter(font, text[0])[2] / 2
    for letter in text:
        mask, (left, top), advance = _letter(font, letter)
        image.paste(fill, (round(x) + left, y + top), mask)
        x += advance


def _length(text: str, font: ImageFont.FreeTypeFont) -> int:
    return round(sum(_letter(font, letter)[2] for letter in text))


def _fits(font: ImageFont.FreeTypeFont, width: int) -> "Fits":
    return Fits(font, width)


@dataclass(frozen=True, slots=True)
class Fits:
    """Whether a text in a font is no longer than a width."""

    font: ImageFont.FreeTypeFont
    width: int

    def __call__(self, text: str) -> bool:
        return _length(text, self.font) <= self.width


def _png(image: Image.Image, accent: str) -> bytes:
    drawn = Image.frombytes("P", image.size, image.tobytes())
    drawn.putpalette(_palette(accent))
    written = io.BytesIO()
    drawn.save(written, "PNG", compress_level=1, compress_type=3)  # RLE: flat ground, quickly written
    return written.getvalue()


@cache
def _palette(accent: str) -> bytes:
    fill = tuple(int(accent[at : at + 2], 16) for at in (1, 3, 5))
    steps = [_between(_PAPER_COLOUR, _INK_COLOUR, step) for step in range(128)]
    return bytes(
        value
        for colour in [*steps, *(_between(fill, _WHITE, step) for step in range(128))]
        for value in colour
    )


def _between(low: tuple[int, ...], high: tuple[int, ...], step: int) -> tuple[int, ...]:
    return tuple(round(a + (b - a) * step / 127) for a, b in zip(low, high, strict=True))


__all__ = ["square", "wide"]
