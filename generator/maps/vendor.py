"""Leaflet as files, taken from a Python package and compared with known sums."""

import hashlib
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import NamedTuple


class Vendored(NamedTuple):
    """One file: its package, its place in the package, its name on the site, its sha256."""

    package: str
    path: str
    name: str
    sha256: str


_LEAFLET = "django-js-lib-leaflet"
_LEAFLET_FOLDER = "js_lib_leaflet/static/js_lib_leaflet/"

# The sums are those of Leaflet 1.9.4 as its authors published it on npm.
VENDORED = (
    Vendored(
        _LEAFLET,
        _LEAFLET_FOLDER + "leaflet.js",
        "leaflet.js",
        "db49d009c841f5ca34a888c96511ae936fd9f5533e90d8b2c4d57596f4e5641a",
    ),
    Vendored(
        _LEAFLET,
        _LEAFLET_FOLDER + "leaflet.css",
        "leaflet.css",
        "a7837102824184820dfa198d1ebcd109ff6d0ff9a2672a074b9a1b4d147d04c6",
    ),
    Vendored(
        _LEAFLET,
        _LEAFLET_FOLDER + "images/layers.png",
        "images/layers.png",
        "1dbbe9d028e292f36fcba8f8b3a28d5e8932754fc2215b9ac69e4cdecf5107c6",
    ),
    Vendored(
        _LEAFLET,
        _LEAFLET_FOLDER + "images/layers-2x.png",
        "images/layers-2x.png",
        "066daca850d8ffbef007af00b06eac0015728dee279c51f3cb6c716df7c42edf",
    ),
    Vendored(
        _LEAFLET,
        _LEAFLET_FOLDER + "images/marker-icon.png",
        "images/marker-icon.png",
        "574c3a5cca85f4114085b6841596d62f00d7c892c7b03f28cbfa301deb1dc437",
    ),
)


class VendorFileError(RuntimeError):
    """A package that brings a browser file is missing, incomplete or not the version that was checked."""


def vendor_files(wanted: tuple[Vendored, ...] = VENDORED) -> tuple[tuple[str, bytes], ...]:
    """Return (name, bytes) of every browser file the map needs, in a fixed order.

    Raises VendorFileError, which names the package and what to install.
    """
    return tuple((entry.name, _read(entry)) for entry in wanted)


def _read(entry: Vendored) -> bytes:
    content = _located(entry).read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != entry.sha256:
        raise VendorFileError(
            f"package {entry.package}: {entry.path} has sha256 {found}, expected {entry.sha256}; "
            f"install the pinned version: pip install --force-reinstall --require-hashes -r requirements.txt"
        )
    return content


def _located(entry: Vendored) -> Path:
    advice = f"pip install {entry.package} (the pinned version stands in requirements.txt)"
    try:
        listed = files(entry.package) or []
    except PackageNotFoundError as missing:
        raise VendorFileError(f"package {entry.package} is not installed; {advice}") from missing
    for path in listed:
        if path.as_posix() == entry.path and Path(str(path.locate())).is_file():
            return Path(str(path.locate()))
    raise VendorFileError(f"package {entry.package} holds no {entry.path}; {advice}")
