"""Photos made for tests, plain ones and hostile ones; none was ever taken by anybody."""

import io
import struct
import zlib
from typing import Any

from PIL import Image, ImageCms, ImageDraw

GPS_WORDS = b"SECRET-PLACE"


def drawing(width: int = 1600, height: int = 1200, mode: str = "RGB") -> Image.Image:
    """A picture whose corner top left is red, top right green, bottom left blue, bottom right yellow."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    half = (width // 2, height // 2)
    for number, colour in enumerate(("red", "lime", "blue", "yellow")):
        x, y = (number % 2) * half[0], (number // 2) * half[1]
        draw.rectangle((x, y, x + half[0], y + half[1]), fill=colour)
    return image.convert(mode)


def photo(form: str = "PNG", image: Image.Image | None = None, **options: Any) -> bytes:
    """A photo as a file."""
    written = io.BytesIO()
    (image or drawing(400, 300)).save(written, form, **options)
    return written.getvalue()


def telling(form: str = "JPEG", orientation: int = 1, size: tuple[int, int] = (1600, 1200)) -> bytes:
    """A photo that tells where it was taken, by whom, with which camera, and carries a thumbnail's worth of words."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "SECRET-CAMERA"
    exif[0x013B] = "SECRET-PERSON"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (40.0, 50.0, 1.0), "E", (102.0, 1.0, 2.0)
    gps[29] = GPS_WORDS.decode()
    options: dict[str, Any] = {"exif": exif}
    if form == "JPEG":
        options |= {
            "comment": b"SECRET-COMMENT",
            "icc_profile": srgb(),
            "xmp": b"<x:xmpmeta>SECRET-XMP</x:xmpmeta>",
        }
    if form == "WEBP":
        options |= {"icc_profile": srgb(), "xmp": b"<x:xmpmeta>SECRET-XMP</x:xmpmeta>"}
    return photo(form, drawing(*size), **options)


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png_of(
    width: int, height: int, *more: bytes, depth: int = 8, colour: int = 2, rows: bytes | None = None
) -> bytes:
    """A PNG by hand: the header may promise more than there is."""
    pixels = zlib.compress(rows if rows is not None else b"\0" * 64)
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    parts = [chunk(b"IHDR", header), *more, chunk(b"IDAT", pixels), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def scratched_png() -> bytes:
    """A PNG in whose pixels one byte has turned over on the way: nothing of them can be read."""
    data = bytearray(photo())
    data[data.index(b"IDAT") + 20] ^= 0xFF
    return bytes(data)


def deep_png(width: int = 64, height: int = 64) -> bytes:
    """Sixteen bits a channel: red at full, green at half, no blue."""
    row = b"\0" + struct.pack(">HHH", 65535, 32768, 0) * width
    return png_of(width, height, depth=16, rows=row * height)


def deep_gray_png(value: int, side: int = 64) -> bytes:
    """Sixteen bits of grey."""
    return png_of(side, side, depth=16, colour=0, rows=(b"\0" + struct.pack(">H", value) * side) * side)


def webp_header(width: int, height: int) -> bytes:
    """A WebP that is nothing but an extended header."""
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + sides
    return b"RIFF" + struct.pack("<I", len(body)) + body


def jpeg_header(width: int, height: int) -> bytes:
    """A JPEG whose frame promises any size and whose scan is empty."""
    frame = struct.pack(">BBHBHHB", 0xFF, 0xC0, 17, 8, height, width, 3) + b"\1\x11\0\2\x11\0\3\x11\0"
    scan = b"\xff\xda" + struct.pack(">H", 12) + b"\3\1\0\2\0\3\0\0\x3f\0" + b"\0\0"
    return b"\xff\xd8" + frame + scan + b"\xff\xd9"


def grey_inks() -> bytes:
    """A profile of four inks by hand, one table with two steps each: the more ink, the darker, and never a colour."""
    identity = b"".join(struct.pack(">i", 65536 if at % 4 == 0 else 0) for at in range(9))
    straight = bytes(range(256))
    steps = [255 - min(255, 64 * bin(corner).count("1") + 63 * (corner & 1)) for corner in range(16)]
    grid = b"".join(bytes((step, 128, 128)) for step in steps)
    table = b"mft1" + bytes(4) + bytes((4, 3, 2, 0)) + identity + straight * 4 + grid + straight * 3
    table += b"\0" * (-len(table) % 4)
    white = b"XYZ " + bytes(4) + struct.pack(">iii", 63190, 65536, 54061)
    tags = [(b"A2B0", table), (b"wtpt", white)]
    at, index, body = 132 + 12 * len(tags), b"", b""
    for name, content in tags:
        index += name + struct.pack(">II", at + len(body), len(content))
        body += content
    size = at + len(body)
    header = (
        struct.pack(">I4sI4s4s4s", size, b"lcms", 0x02100000, b"prtr", b"CMYK", b"Lab ") + bytes(12) + b"acsp"
    )
    header = header.ljust(68, b"\0") + struct.pack(">iii", 63190, 65536, 54061)
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + index + body
