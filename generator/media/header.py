"""What a file says of itself before anything is decoded: format, size, depth, whether it moves, whether it is whole.

The three formats are read here and not by Pillow, which takes memory for a canvas as soon as it opens a WebP and
raises six kinds of errors on broken files.
"""

import struct
from collections.abc import Callable
from dataclasses import dataclass

MOST_BYTES = 20_000_000
MOST_PIXELS = 40_000_000
_LEAST_SIDE = 32
_MOST_RATIO = 10
_MOST_SCANS = 32  # a progressive JPEG has about ten; each takes a pass over all pixels

_AS_JPEG = "用修图软件或手机另存为 JPEG 再放"


@dataclass(frozen=True, slots=True)
class Header:
    """A still photo: format as Pillow names it, size in pixels as stored."""

    format: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a file is no photo that can be published: code, what is wrong, what to do."""

    code: str
    message: str
    hint: str


TOO_LARGE = Fault("photo-too-large", "超过 20 MB", "用手机或修图软件缩小到长边 3000 像素左右")
BROKEN = Fault("photo-broken", "打不开，内容是坏的", "换一份完好的文件，或用修图软件打开后另存为 JPEG")
TRUNCATED = Fault("photo-truncated", "不完整，后面缺了一截", "重新拷贝或重新下载这个文件")
ANIMATED = Fault("photo-animated", "是动图", "放一张静止的照片")
CMYK = Fault(
    "photo-cmyk", "是印刷用的 CMYK 颜色，又没有颜色配置，网页上会偏色", "用修图软件转成 sRGB，另存为 JPEG"
)

_OTHERS = (
    (b"GIF8", "GIF 图"),
    (b"BM", "BMP 图"),
    (b"II*\0", "TIFF 图"),
    (b"MM\0*", "TIFF 图"),
    (b"%PDF", "PDF 文件"),
    (b"PK\3\4", "压缩包或 Office 文件"),
    (b"<svg", "SVG 图"),
    (b"<?xml", "SVG 图或 XML 文件"),
    (b"<!doctype", "网页"),
    (b"<html", "网页"),
)


def inspect(data: bytes, *, any_shape: bool = False) -> Header | Fault:
    """The header of a whole file of at most 20 MB. Decodes nothing; time grows with the bytes, memory does not.

    With `any_shape` small and long pictures are taken too, as logos are.
    """
    if len(data) > MOST_BYTES:
        return TOO_LARGE
    read = _reader(data)
    if read is None:
        return Fault("photo-type", f"不是照片，内容是{_kind(data)}", f"照片只用 JPEG、PNG、WebP；{_AS_JPEG}")
    try:
        found = read(data)
    except (struct.error, IndexError):
        return TRUNCATED
    found = found if isinstance(found, Fault) else _sized(found)
    return found if any_shape or isinstance(found, Fault) else _shaped(found)


def _reader(data: bytes) -> Callable[[bytes], Header | Fault] | None:
    if data.startswith(b"\xff\xd8\xff"):
        return _jpeg
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return _png
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp
    return None


def _kind(data: bytes) -> str:
    if not data:
        return "空的"
    if data[4:8] == b"ftyp":
        return " AVIF 图" if data[8:12] in (b"avif", b"avis") else "苹果的 HEIC 图或录像"
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return next((name for mark, name in _OTHERS if start.startswith(mark.lower())), "别的东西")


def _sized(header: Header) -> Header | Fault:
    """The header unless it promises no pixels or too many."""
    width, height = header.width, header.height
    size = f"{width}×{height} 像素"
    if width < 1 or height < 1:
        return BROKEN
    if width * height > MOST_PIXELS:
        return Fault("photo-too-many-pixels", f"有 {size}，超过 4000 万", "缩小到长边 3000 像素左右")
    return header


def _shaped(header: Header) -> Header | Fault:
    """The header unless the picture is too small or too long to be a photo."""
    width, height = header.width, header.height
    size = f"{width}×{height} 像素"
    if min(width, height) < _LEAST_SIDE:
        return Fault("photo-too-small", f"只有 {size}", "换一张清楚的照片，短边至少 300 像素")
    if max(width, height) > _MOST_RATIO * min(width, height):
        return Fault("photo-too-long", f"是 {size} 的长条", "裁成普通照片的形状")
    return header


# -- JPEG ----------------------------------------------------------------------------------------------------

_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_BARE = {0x01, *range(0xD0, 0xD9)}


def _jpeg(data: bytes) -> Header | Fault:
    at, header, inks, profiled = 2, None, 0, False
    while True:
        while data[at] == 0xFF and data[at + 1] == 0xFF:
            at += 1
        if data[at] != 0xFF:
            return BROKEN
        marker = data[at + 1]
        if marker in _BARE:
            at += 2
            continue
        if marker == 0xD9:
            return BROKEN if header is None else TRUNCATED
        (length,) = struct.unpack_from(">H", data, at + 2)
        if marker in _FRAMES:
            depth, height, width, inks = struct.unpack_from(">BHHB", data, at + 4)
            if depth != 8 or inks not in (1, 3, 4):
                return Fault("photo-type", "是少见的 JPEG，打不开", _AS_JPEG)
            header = Header("JPEG", width, height)
        profiled = profiled or (marker == 0xE2 and data.startswith(b"ICC_PROFILE\0", at + 4))
        if marker == 0xDA:
            if header is None:
                return BROKEN
            return CMYK if inks == 4 and not profiled else _whole_jpeg(data, at, header)
        at += 2 + length


def _whole_jpeg(data: bytes, scan: int, header: Header) -> Header | Fault:
    """Compressed data never holds the end mark, so the first one behind the scan ends the picture."""
    end = data.find(b"\xff\xd9", scan)
    if end < 0:
        return TRUNCATED
    return BROKEN if data.count(b"\xff\xda", scan, end) > _MOST_SCANS else header


# -- PNG -----------------------------------------------------------------------------------------------------


def _png(data: bytes) -> Header | Fault:
    if data[12:16] != b"IHDR":
        return TRUNCATED if len(data) < 16 else BROKEN
    width, height = struct.unpack_from(">II", data, 16)
    # A header that promises too much is told by its size, whatever follows it.
    found = _sized(Header("PNG", width, height))
    if isinstance(found, Fault):
        return found
    at, pixels = 8, False
    while at + 12 <= len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        if name == b"acTL":
            return ANIMATED
        if name == b"IEND":
            return found if pixels else TRUNCATED
        pixels = pixels or name == b"IDAT"
        at += 12 + length
    return TRUNCATED


# -- WebP ----------------------------------------------------------------------------------------------------


def _webp(data: bytes) -> Header | Fault:
    (length,) = struct.unpack_from("<I", data, 4)
    name = data[12:16]
    if name == b"VP8X":
        if data[20] & 0x02:
            return ANIMATED
        width, height = (int.from_bytes(data[at : at + 3], "little") + 1 for at in (24, 27))
    elif name == b"VP8L":
        (packed,) = struct.unpack_from("<I", data, 21)
        width, height = (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1
    elif name == b"VP8 ":
        width, height = (side & 0x3FFF for side in struct.unpack_from("<HH", data, 26))
    else:
        return BROKEN
    found = _sized(Header("WEBP", width, height))
    return TRUNCATED if isinstance(found, Header) and length + 8 > len(data) else found


__all__ = ["BROKEN", "CMYK", "MOST_BYTES", "TOO_LARGE", "TRUNCATED", "Fault", "Header", "inspect"]
