"""Before anything is decoded: type by content, size, depth, movement, wholeness; one fault each, never an error."""

import io
import tracemalloc

import pytest
from PIL import Image

from generator.media.header import MOST_BYTES, Fault, Header, inspect
from tests.media.samples import (
    chunk,
    deep_png,
    drawing,
    jpeg_header,
    photo,
    png_of,
    srgb,
    telling,
    webp_header,
)


def animated(form: str) -> bytes:
    frames = [drawing(64, 64), drawing(64, 64).rotate(90)]
    written = io.BytesIO()
    frames[0].save(written, form, save_all=True, append_images=frames[1:])
    return written.getvalue()


GOOD = {
    "jpeg": (photo("JPEG"), "JPEG"),
    "grey jpeg": (photo("JPEG", drawing(400, 300, "L")), "JPEG"),
    "progressive jpeg": (photo("JPEG", progressive=True), "JPEG"),
    "jpeg with everything": (telling(size=(400, 300)), "JPEG"),
    "jpeg and a zip behind it": (photo("JPEG") + b"PK\3\4" + b"\0" * 99, "JPEG"),
    "png": (photo("PNG"), "PNG"),
    "png with a palette": (photo("PNG", drawing(400, 300).quantize(8)), "PNG"),
    "png and a zip behind it": (photo("PNG") + b"PK\3\4" + b"\0" * 99, "PNG"),
    "webp": (photo("WEBP"), "WEBP"),
    "lossless webp": (photo("WEBP", lossless=True), "WEBP"),
    "webp with exif": (telling("WEBP", size=(400, 300)), "WEBP"),
}


@pytest.mark.parametrize("name", GOOD)
def test_still_photos_are_read_by_content(name: str) -> None:
    data, form = GOOD[name]
    assert inspect(data) == Header(form, 400, 300)


def test_inks_of_print_need_a_profile() -> None:
    bare = inspect(photo("JPEG", drawing(400, 300, "CMYK")))
    assert isinstance(bare, Fault) and bare.code == "photo-cmyk"
    assert isinstance(inspect(photo("JPEG", drawing(400, 300, "CMYK"), icc_profile=srgb())), Header)


BAD = {
    "photo-type": [
        b"", b"hello", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\xef\xbb\xbf<?xml version='1.0'?><svg/>",
        b"<!DOCTYPE html><script>alert(1)</script>", b"%PDF-1.7", b"PK\3\4", b"\0\0\0\x18ftypheic", b"\0\0\0\x18ftypavif",
        photo("GIF", drawing(64, 64)), animated("GIF"), photo("BMP"), photo("TIFF"),
    ],
    "photo-animated": [animated("WEBP"), animated("PNG")],
    "photo-truncated": [
        photo("JPEG")[:-400], photo("JPEG")[:300], photo("JPEG")[:25], photo("PNG")[:-40], photo("PNG")[:-12],
        photo("WEBP")[:-40], photo("WEBP")[:22], telling()[:6000], b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff",
        png_of(400, 300)[:33] + chunk(b"IEND", b""),
    ],
    "photo-too-many-pixels": [
        png_of(50000, 50000), png_of(2**31 - 1, 2**31 - 1), png_of(50000, 50000)[:60],
        webp_header(16383, 16383), webp_header(2**24, 2**24), jpeg_header(65000, 65000),
    ],
    "photo-too-small": [
        photo("PNG", drawing(1, 1)), photo("JPEG", drawing(1, 1)), photo("WEBP", drawing(1, 1)),
        photo("PNG", drawing(30000, 10)), photo("JPEG", drawing(10, 30000)),
    ],
    "photo-too-long": [photo("PNG", drawing(4000, 100))],
    "photo-broken": [
        b"\xff\xd8\xff\xd9" + b"\0" * 50, b"\xff\xd8\xff\xe0\0\x02AB" + b"\0" * 50, png_of(0, 0), jpeg_header(0, 50),
        b"\x89PNG\r\n\x1a\n" + chunk(b"tEXt", b"first") + b"\0" * 50, b"RIFF\x20\0\0\0WEBPXXXX" + b"\0" * 50,
    ],
}  # fmt: skip


@pytest.mark.parametrize(("code", "data"), [(code, data) for code, cases in BAD.items() for data in cases])
def test_everything_else_has_one_fault_in_plain_words(code: str, data: bytes) -> None:
    found = inspect(data)
    assert isinstance(found, Fault)
    assert found.code == code, found.message
    assert found.message and found.hint


def test_a_file_of_more_than_twenty_megabytes_is_told_as_such() -> None:
    found = inspect(photo("JPEG") + b"\0" * MOST_BYTES)
    assert isinstance(found, Fault) and found.code == "photo-too-large"


def test_a_jpeg_of_a_thousand_scans_is_refused() -> None:
    data = photo("JPEG", progressive=True)
    at = data.index(b"\xff\xda")
    scan = data[at : data.index(b"\xff\xda", at + 2)]
    found = inspect(data[:at] + scan * 1000 + data[at:])
    assert isinstance(found, Fault) and found.code == "photo-broken"


def test_a_bomb_takes_no_memory() -> None:
    bombs = [png_of(50000, 50000), webp_header(16383, 16383), jpeg_header(65000, 65000)]
    tracemalloc.start()
    for bomb in bombs:
        inspect(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100_000


def test_every_cut_and_every_flipped_byte_has_an_answer() -> None:
    for form in ("JPEG", "PNG", "WEBP"):
        data = photo(form, drawing(64, 64))
        for at in range(len(data)):
            assert inspect(data[:at]) is not None
            flipped = data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]
            assert isinstance(inspect(flipped), Header | Fault)


def test_depth_does_not_matter_to_the_header() -> None:
    assert inspect(deep_png()) == Header("PNG", 64, 64)


def test_pillow_agrees_on_size_and_format() -> None:
    for data, form in GOOD.values():
        with Image.open(io.BytesIO(data)) as image:
            assert (image.format, image.size) == (form, (400, 300))
