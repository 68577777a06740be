"""Reading the pixels of a photo and writing them anew; the only module that decodes what somebody else made."""

import contextlib
import io
import threading
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms

from generator.media.cutshort import is_cut_short
from generator.media.header import BROKEN, CMYK, TRUNCATED, Fault, Header

WIDTHS = (360, 720, 1280)
MOST_BYTES_A_FILE = 120_000
_HIGHEST = 1600
_WIDEST = 2000  # of an image beside a hand-written page
_QUALITIES = (80, 65, 50, 30, 10)
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_LARGE = 12_000_000  # pixels that are decoded whole
_one_large = threading.Lock()


class Refused(Exception):
    """A photo whose pixels cannot be read; carries its fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def encoded(file: Path, header: Header, stem: str) -> dict[str, bytes]:
    """All files of a photo by path, which begins with `stem`: a WebP and a JPEG of each width.

    Raises Refused when the pixels cannot be read.
    """
    pixels = _pixels(file, header)
    made: dict[str, bytes] = {}
    for width, height in _sizes(*pixels.size):
        scaled = (
            pixels
            if (width, height) == pixels.size
            else pixels.resize((width, height), Image.Resampling.LANCZOS)
        )
        pair = _small(scaled, "WEBP", method=4), _small(scaled, "JPEG", optimize=True, progressive=True)
        # Noise that is too large at any quality is left to the smaller widths.
        if pair[0] and pair[1]:
            made |= {f"{stem}-{width}.webp": pair[0], f"{stem}-{width}.jpg": pair[1]}
    if not made:
        raise Refused(BROKEN)
    return made


def _sizes(width: int, height: int) -> list[tuple[int, int]]:
    """The widths that are not larger than the picture, and its own where it lies between two of them."""
    largest = min(width, WIDTHS[-1])
    widths = [step for step in WIDTHS if step < largest] + [largest]
    return [(step, max(1, round(height * step / width))) for step in widths]


def _small(image: Image.Image, form: str, **options: Any) -> bytes:
    """The file at the best quality that fits; nothing when none does."""
    for quality in _QUALITIES:
        written = io.BytesIO()
        image.save(written, form, quality=quality, **options)
        if written.tell() <= MOST_BYTES_A_FILE:
            return written.getvalue()
    return b""


def repainted(data: bytes, header: Header) -> bytes:
    """A picture in its own format and nearly its own size, of its pixels alone. Raises Refused."""
    with _trouble_told(header), Image.open(io.BytesIO(data), formats=[header.format]) as image:
        profile = image.info.get("icc_profile")
        image.load()
        if header.format == "JPEG" and is_cut_short(data, image):
            raise Refused(TRUNCATED)
        turn = _orientation(image)
        pixels = _eight_bit(image)
        pixels = pixels if pixels.mode == "RGBA" else _in_srgb(pixels, profile)
        pixels.thumbnail((_WIDEST, _WIDEST), Image.Resampling.LANCZOS)
        written = io.BytesIO()
        options = {"optimize": True} if header.format == "PNG" else {"quality": 82, "method": 4}
        _bare(pixels, turn).save(written, header.format, **options)
    return written.getvalue()


def _pixels(file: Path, header: Header) -> Image.Image:
    """The picture upright, in sRGB with 8 bits, no larger than its largest file, with nothing attached."""
    with _trouble_told(header):
        return _opened(file, header)


@contextlib.contextmanager
def _trouble_told(header: Header) -> Iterator[None]:
    """Whatever Pillow raises becomes Refused; pictures that must be decoded whole come one after the other."""
    heavy = header.width * header.height > _LARGE and header.format != "JPEG"
    try:
        with _one_large if heavy else contextlib.nullcontext():
            yield
    except (Refused, MemoryError):
        raise
    except Exception:
        # Pillow and the libraries below it raise OSError, ValueError, SyntaxError, struct.error, warnings and more.
        raise Refused(BROKEN) from None


def _opened(file: Path, header: Header) -> Image.Image:
    with Image.open(file, formats=[header.format]) as image:
        profile = image.info.get("icc_profile")
        if header.format != "JPEG":
            image.load()
        turn = _orientation(image)
        size = _bounded(header.width, header.height, sideways=turn >= 5)
        if header.format == "JPEG":
            image.draft(None, size)
            image.load()
            if is_cut_short(file.read_bytes(), image, size):
                raise Refused(TRUNCATED)
        small = _eight_bit(image)
        if small.size != size:
            small = small.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        plain = _in_srgb(_on_white(small), profile)
    return _bare(plain, turn)


def _bare(image: Image.Image, turn: int) -> Image.Image:
    """The picture upright. Only the bytes of its pixels go on: whatever Pillow read beside them stays behind."""
    turned = image.transpose(_TURNS[turn]) if turn in _TURNS else image
    return Image.frombytes(turned.mode, turned.size, turned.tobytes())


def _orientation(image: Image.Image) -> int:
    """How the picture has to be turned. A PNG is loaded before it is asked: asking loads it and hides that it is broken."""
    try:
        found = image.getexif().get(_ORIENTATION, 1)
    except Exception:
        return 1
    return found if isinstance(found, int) and 1 <= found <= 8 else 1


def _bounded(width: int, height: int, *, sideways: bool) -> tuple[int, int]:
    """The size as stored at which the upright picture is at most 1280 wide and 1600 high; never larger than it is."""
    wide, high = (height, width) if sideways else (width, height)
    scale = min(1.0, WIDTHS[-1] / wide, _HIGHEST / high)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _eight_bit(image: Image.Image) -> Image.Image:
    """A picture in L, RGB, RGBA or CMYK; of 16 bits the upper eight stay."""
    if image.mode in ("L", "RGB", "RGBA", "CMYK"):
        return image.convert("RGBA") if "transparency" in image.info else image
    if image.mode.startswith("I"):
        wide = image.convert("I")
        return wide.point(lambda value: value * (1 / 256) + 0).convert("L")
    if image.mode == "1":
        return image.convert("L")
    has_alpha = image.mode in ("LA", "PA", "La", "RGBa") or "transparency" in image.info
    return image.convert("RGBA" if has_alpha else "RGB")


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(paper, image).convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture in sRGB: by its profile where there is one that fits; inks of print cannot do without."""
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            space = source.profile.xcolor_space.strip()
            if space == {"L": "GRAY"}.get(image.mode, image.mode):
                converted = ImageCms.profileToProfile(image, source, _srgb(), outputMode="RGB")
                if converted is not None:
                    return converted
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass
    if image.mode == "CMYK":
        raise Refused(CMYK)
    return image.convert("RGB")


@cache
def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def sizes_of(files: Mapping[str, bytes]) -> str:
    """The sizes of the JPEGs among some files: 360x270 720x540."""
    found = []
    for name, content in files.items():
        if name.endswith(".jpg"):
            with Image.open(io.BytesIO(content)) as image:
                found.append(f"{image.width}x{image.height}")
    return " ".join(found)


__all__ = ["MOST_BYTES_A_FILE", "WIDTHS", "Refused", "encoded", "repainted", "sizes_of"]
