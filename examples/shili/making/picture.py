"""Drawings in the place of photos: flat shapes and the words 演示图片, as JPEG files."""

import io
from importlib.resources import as_file, files

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 960, 720
_UNIT = 6  # drawings are laid out on 160 × 120
_PAPER, _RED, _STEEL, _GREEN, _SKY = "#fbf8f3", "#b4232c", "#5c636a", "#e3f4ea", "#dbe7f3"
Box = tuple[int, int, int, int, str]  # left, top, right, bottom, colour

PICTURES: dict[str, list[Box]] = {
    "photos/jia-1-p1.jpg": [
        (20, 30, 140, 104, _GREEN), (20, 18, 140, 30, _RED),
        (60, 48, 100, 104, _STEEL), (66, 54, 94, 98, _PAPER), (28, 44, 52, 72, _PAPER),
    ],
    "photos/jia-1-p1-in.jpg": [
        (0, 84, 160, 120, _GREEN), (20, 40, 72, 70, _STEEL), (25, 45, 58, 65, _PAPER), (61, 46, 69, 64, _RED),
        (92, 60, 146, 66, _STEEL), (96, 66, 101, 98, _STEEL), (137, 66, 142, 98, _STEEL),
    ],
    "exemplars/p-7k3f.jpg": [
        (30, 20, 130, 104, _GREEN), (72, 36, 88, 92, _STEEL),
        (72, 36, 116, 48, _STEEL), (106, 48, 116, 62, _STEEL), (60, 28, 100, 34, _RED),
    ],
    "exemplars/p-7k3f-taps.jpg": [
        (0, 20, 160, 96, _SKY), *((x, 34, x + 16, 90, _STEEL) for x in (18, 50, 82, 114)),
        *((x, 44, x + 8, 54, _RED) for x in (22, 54, 86, 118)),
    ],
    "content/records/hongqibing.jpg": [
        (0, 70, 160, 120, _STEEL), (40, 78, 120, 100, _PAPER), *((x, 81, x + 5, 97, _STEEL) for x in range(46, 116, 11)),
        (0, 62, 160, 70, _RED),
    ],
    "content/records/yi-2-sq.jpg": [
        (0, 84, 160, 104, _STEEL), (14, 20, 62, 84, _GREEN), (98, 20, 146, 84, _GREEN), (62, 44, 98, 56, _RED),
        *((x, 30, x + 8, 40, _PAPER) for x in (22, 46, 106, 130)),
    ],
    "content/records/lu-deng.jpg": [
        (0, 0, 160, 104, _STEEL), *((20 + x * 30, 92 - x * 14, 160, 104, _GREEN) for x in range(4)),
        (30, 20, 34, 92, _PAPER), (22, 14, 42, 22, _RED), (110, 8, 114, 50, _PAPER), (102, 2, 122, 10, _RED),
    ],
    "content/records/lu-deng-jieti.jpg": [
        (0, 60, 160, 104, _GREEN), *((x, 24, x + 4, 60, _STEEL) for x in (22, 60, 98, 136)),
        *((x - 6, 16, x + 10, 24, _RED) for x in (22, 60, 98, 136)),
    ],
}  # fmt: skip
"""File below the site folder -> what is drawn in it."""


def picture(boxes: list[Box]) -> bytes:
    """A drawing made of boxes over the paper colour, with its words below."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(image)
    for left, top, right, bottom, colour in boxes:
        draw.rectangle((left * _UNIT, top * _UNIT, right * _UNIT - 1, bottom * _UNIT - 1), fill=colour)
    draw.rectangle((0, HEIGHT - 84, WIDTH, HEIGHT), fill=_RED)
    with as_file(files("manimgx_fonts_cjk") / "NotoSansCJK-VF.otf.ttc") as path:
        font = ImageFont.truetype(path, 44, index=2, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_name("Bold")
    draw.text((36, HEIGHT - 76), "演示图片", font=font, fill="white")
    written = io.BytesIO()
    image.save(written, "JPEG", quality=60, optimize=True)
    return written.getvalue()
