"""The site's mark as PNG for a phone's first screen: the house of mark.svg on the site's accent."""

import io
from collections.abc import Iterator, Mapping

from PIL import Image, ImageDraw

ACCENT = "#b4232c"
SIZES = (192, 512)
"""Edges in pixels of the icons with round corners, those that the manifest names."""
ICONS = ("icon-192.png", "icon-512.png", "icon-32.png", "icon-maskable-512.png", "apple-touch-icon.png")
_HOUSE = (
    ((11, 29), (32, 13), (53, 29)),
    ((17, 26), (17, 51), (47, 51), (47, 26)),
    ((27, 51), (27, 38), (37, 38), (37, 51)),
)
_VIEW, _STROKE, _CORNER = 64, 5, 15  # those of mark.svg
_DRAWN = 1024
_SAFE = 0.72  # of a maskable icon: a phone may cut it to a circle of four fifths


def icons(accent: str = ACCENT) -> Mapping[str, bytes]:
    """Name -> PNG for each of ICONS; the touch icon has 180 pixels. Same accent, same bytes."""
    return dict(_icons(accent))


def _icons(accent: str) -> Iterator[tuple[str, bytes]]:
    plain = _house(1.0)
    for edge in SIZES:
        yield f"icon-{edge}.png", _png(plain, accent, edge, corner=_CORNER / _VIEW)
    yield "icon-32.png", _png(plain, accent, 32, corner=_CORNER / _VIEW)
    yield "icon-maskable-512.png", _png(_house(_SAFE), accent, 512)
    # iOS rounds the corners itself and shows what is transparent black.
    yield "apple-touch-icon.png", _png(_house(0.85), accent, 180)


def _house(scale: float) -> Image.Image:
    """The lines of the house as a mask, in the middle."""
    mask = Image.new("L", (_DRAWN, _DRAWN))
    draw = ImageDraw.Draw(mask)
    unit = _DRAWN / _VIEW * scale
    edge = (_DRAWN - _DRAWN * scale) / 2
    radius = _STROKE * unit / 2
    for line in _HOUSE:
        points = [(edge + x * unit, edge + y * unit) for x, y in line]
        draw.line(points, fill=255, width=round(2 * radius))
        for x, y in points:
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    return mask


def _png(mask: Image.Image, accent: str, edge: int, corner: float = 0.0) -> bytes:
    """White lines on the accent, `corner` as a part of the edge; few colours, so few bytes."""
    image = Image.new("RGB", (edge, edge), accent)
    image.paste("#ffffff", mask=mask.resize((edge, edge), Image.Resampling.BOX))
    if corner:
        image.putalpha(_rounded(edge, corner))
    content = io.BytesIO()
    image.save(content, "PNG", optimize=False, compress_level=6)
    return content.getvalue()


def _rounded(edge: int, corner: float) -> Image.Image:
    big = 4 * edge if edge < 256 else 2 * edge
    mask = Image.new("L", (big, big))
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, big - 1, big - 1), radius=corner * big, fill=255)
    return mask.resize((edge, edge), Image.Resampling.BOX)
