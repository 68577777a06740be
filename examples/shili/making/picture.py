"""Small drawings as PNG files, the same bytes on every machine (stored, not compressed)."""

import struct
import zlib

WIDTH, HEIGHT = 160, 120
PALETTE = ((251, 248, 243), (180, 35, 44), (92, 99, 107), (227, 244, 234))
Box = tuple[int, int, int, int, int]  # left, top, right, bottom, colour

DOOR: list[Box] = [
    (20, 30, 140, 110, 3), (20, 18, 140, 30, 1),
    (60, 52, 100, 110, 2), (66, 58, 94, 104, 0), (28, 44, 52, 72, 0),
]
TAP: list[Box] = [
    (30, 20, 130, 112, 3), (72, 36, 88, 96, 2),
    (72, 36, 116, 48, 2), (106, 48, 116, 62, 2), (60, 28, 100, 34, 1),
]


def picture(boxes: list[Box]) -> bytes:
    """A drawing made of boxes over the paper colour, two bits a pixel."""
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 2, 3, 0, 0, 0)
    rows = b"".join(_row(boxes, y) for y in range(HEIGHT))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(name, body)
        for name, body in (
            (b"IHDR", header),
            (b"PLTE", bytes(part for colour in PALETTE for part in colour)),
            (b"IDAT", _stored(rows)),
            (b"IEND", b""),
        )
    )


def _row(boxes: list[Box], y: int) -> bytes:
    pixels = [0] * WIDTH
    for left, top, right, bottom, colour in boxes:
        if top <= y < bottom:
            pixels[left:right] = [colour] * (right - left)
    quads = zip(*[iter(pixels)] * 4, strict=True)
    return b"\0" + bytes(a << 6 | b << 4 | c << 2 | d for a, b, c, d in quads)


def _stored(data: bytes) -> bytes:
    # One stored block: compressors differ between builds of zlib, stored bytes do not.
    block = b"\x01" + struct.pack("<HH", len(data), len(data) ^ 0xFFFF) + data
    return b"\x78\x01" + block + struct.pack(">I", zlib.adler32(data))


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
