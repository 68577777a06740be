"""The map document: folium draws it once for a ground; the browser adds the points from app data."""

import hashlib
import html
import json
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import Any, Literal

from generator.maps.vendor import VENDORED, vendor_files

NAME = "yitu"  # the element is #map_yitu, the script's variable map_yitu
_DRAWING = 3  # raise when this file draws differently: it is part of the cache key
_TIANDITU = (
    "https://t{s}.tianditu.gov.cn/@@_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=@@&STYLE=default"
    "&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk="
)


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies below the points: paper (none), Tianditu with the owner's key, or tiles at an own address."""

    provider: Literal["none", "tianditu", "custom"] = "none"
    url: str = ""
    key: str = ""
    attribution: str = ""
    approval_number: str = ""
    min_zoom: int = 4
    max_zoom: int = 18

    def tile_urls(self) -> tuple[str, ...]:
        """Return the tile addresses, lowest layer first; none for paper."""
        if self.provider == "none":
            return ()
        if self.provider == "custom":
            return (self.url,)
        return tuple(_TIANDITU.replace("@@", layer) + self.key for layer in ("vec", "cva"))

    def notice(self) -> str:
        """Return source and approval number as one plain text."""
        approval = f"审图号：{self.approval_number}" if self.approval_number else ""
        return f"{self.attribution} {approval}".strip()


@dataclass(frozen=True, slots=True)
class MapDocument:
    """The container, the classic script that fills it, its style, and the files both need (name, bytes)."""

    html: str
    script: str
    style: str
    files: tuple[tuple[str, bytes], ...]

    def assets(self) -> dict[str, bytes]:
        """Return every file by its path inside the assets folder."""
        written = {f"vendor/{name}": content for name, content in self.files}
        written["vendor/map-document.js"] = self.script.encode()
        written["vendor/map-document.css"] = self.style.encode()
        return written


def cache_key(ground: Ground) -> str:
    """Return a short hash of all the document depends on: ground, drawing, folium, the vendored sums."""
    programs = [version(package) for package in ("folium", "branca")]
    parts = [asdict(ground), _DRAWING, programs, [tuple(entry) for entry in VENDORED]]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]


def map_document(ground: Ground = Ground()) -> MapDocument:
    """Draw the map document for a ground: the same ground, the same bytes.

    Raises VendorFileError when a browser file cannot be had.
    """
    from generator.maps.drawing import draw  # folium and numpy take 0.6 s to import

    parts: dict[str, Any] = draw(
        NAME,
        tiles=ground.tile_urls(),
        notice=html.escape(ground.notice()),
        zooms=(ground.min_zoom, ground.max_zoom),
    )
    return MapDocument(parts["html"], parts["script"], parts["style"], vendor_files())
