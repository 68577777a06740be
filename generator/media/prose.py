"""Images beside hand-written pages: the owner places them by name, so each is made anew in its own format and place."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import PIL

from generator.cache import Store
from generator.media.header import BROKEN, MOST_BYTES, TOO_LARGE, Fault, Header, inspect
from generator.records import Problem, name_below

# What a phone, a camera or an office program writes. Those of the first line are made anew, the others can only be told.
_ENDINGS = (
    *(".jpg", ".jpeg", ".jfif", ".jpe", ".png", ".webp"),
    *(".heic", ".heif", ".hif", ".avif", ".tif", ".tiff", ".bmp", ".dng", ".mpo", ".jp2", ".jxl"),
)
_RECIPE = f"3-{PIL.__version__}"


def page_images(folder: Path) -> Iterator[Path]:
    """The images below a folder of hand-written pages, but for those beside records, in the order of their names."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).parts
        if path.suffix.lower() in _ENDINGS and inside[0] != "records" and os.path.isfile(path):
            yield path


def problems_of_pages(site: Path, docs: str, store: Store) -> Iterator[Problem]:
    """What is wrong with the images beside hand-written pages: they could not be published without what they tell."""
    for path in page_images(site / docs):
        if not os.access(path, os.R_OK):
            continue  # told with all files that cannot be read
        found = _inspected(path)
        fault = found if isinstance(found, Fault) else BROKEN if clean(path, store) is None else None
        if fault is not None:
            name = name_below(site, path)
            message = f"图片「{name.rpartition('/')[2]}」{fault.message}"
            yield Problem(name, 1, 1, fault.code, message, fault.hint)


def clean_below(folder: Path, store: Store) -> None:
    """Replace each image below a folder by its pixels alone: upright, without place, time, camera or words."""
    for path in page_images(folder):
        cleaned = clean(path, store)
        if cleaned is not None:
            path.write_bytes(cleaned)


def clean(path: Path, store: Store) -> bytes | None:
    """The image in its own format with nothing but pixels; None for what is no image or cannot be read."""
    if path.suffix.lower() not in _ENDINGS:
        return None
    header = _inspected(path)
    if isinstance(header, Fault):
        return None
    data = path.read_bytes()
    kept = store.keep(
        f"page-image-{_RECIPE}-{hashlib.sha256(data).hexdigest()}", lambda: _repainted(data, header)
    )
    return kept.get("image")


def _repainted(data: bytes, header: Header) -> dict[str, bytes]:
    from generator.media.pixels import (
        Refused,
        repainted,
    )  # Pillow takes longer to load than most sites to check

    try:
        return {"image": repainted(data, header)}
    except Refused:
        return {}


def _inspected(path: Path) -> Header | Fault:
    return TOO_LARGE if path.stat().st_size > MOST_BYTES else inspect(path.read_bytes(), any_shape=True)


__all__ = ["clean", "clean_below", "page_images", "problems_of_pages"]
