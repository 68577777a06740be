"""Whether a JPEG goes on to its last row, or ends with an end mark that somebody put behind half a picture.

libjpeg fills what is missing with grey and only warns, and Pillow keeps the warning to itself. So the picture is decoded
once more with noise before its end mark: a whole picture has no use for it, half a picture takes it for its rest.
"""

import io
import random

from PIL import Image, ImageChops

_FORGIVEN = 50  # the last fiftieth: cameras are known to leave out the last bytes, and nobody sees it


def is_cut_short(data: bytes, image: Image.Image, size: tuple[int, int] | None = None) -> bool:
    """Whether `image`, decoded from the file `data` (as a draft of `size`), lacks its lower rows.

    A progressive picture that was cut behind its first scans is not told: it is whole, only less sharp below.
    """
    scan = data.find(b"\xff\xda", _segments_end(data))
    end = data.find(b"\xff\xd9", scan)
    if scan < 0 or end < 0:
        return False
    with Image.open(io.BytesIO(data[:end] + _noise() + b"\xff\xd9"), formats=["JPEG"]) as noisy:
        if size:
            noisy.draft(None, size)
        different = ImageChops.difference(image.convert("RGB"), noisy.convert("RGB")).getbbox()
    return different is not None and different[1] < image.height - image.height // _FORGIVEN


def _segments_end(data: bytes) -> int:
    """Where the first scan begins: thumbnails within the segments before it have scans and end marks of their own."""
    at = 2
    while at + 4 <= len(data) and data[at + 1] != 0xDA:
        marker = data[at + 1]
        alone = marker == 0xFF or marker == 0x01 or 0xD0 <= marker <= 0xD8
        at += 1 if marker == 0xFF else 2 if alone else 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return at


def _noise() -> bytes:
    """Always the same, without a mark of its own but those that a picture in pieces goes on with."""
    chance = random.Random(0)
    pieces = [bytes(chance.randrange(1, 255) for _ in range(64)) for _ in range(9)]
    return pieces[0] + b"".join(
        bytes((0xFF, 0xD0 + number)) + piece for number, piece in enumerate(pieces[1:])
    )
