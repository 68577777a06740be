"""The map document: folium draws it once for a ground; the browser adds the points from app data."""

import hashlib
import html
import json
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import Literal
from urllib.parse import quote, urlsplit

from generator.maps.vendor import VENDORED, vendor_files

NAME = "yitu"  # the element is #map_yitu, the script's variable map_yitu
_DRAWING = 4  # raise when this file draws differently: it is part of the cache key
_NEAREST = 18  # zoom that the map offers; tiles that end before are enlarged
_TIANDITU = (
    "https://t{s}.tianditu.gov.cn/@@_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=@@&STYLE=default"
    "&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}"
)


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies below the points: paper (none), Tianditu with the owner's key, or tiles at an own address.

    `datum` is that of the tiles: the browser moves what it draws, records stay as they are. `max_zoom` is the
    last zoom at which there are tiles.
    """

    provider: Literal["none", "tianditu", "custom"] = "none"
    url: str = ""
    key: str = ""
    attribution: str = ""
    approval_number: str = ""
    datum: Literal["wgs84", "gcj02"] = "wgs84"
    min_zoom: int = 4
    max_zoom: int = _NEAREST

    def tile_urls(self) -> tuple[str, ...]:
        """Return the tile addresses, lowest layer first; none for paper."""
        key = quote(self.key, safe="")
        if self.provider == "none":
            return ()
        if self.provider == "custom":
            return (self.url.replace("{key}", key),)
        return tuple(_TIANDITU.replace("@@", layer).replace("{key}", key) for layer in ("vec", "cva"))

    def host(self) -> str:
        """Return whom a map with tiles asks, as a rider is told; empty for paper."""
        if self.provider == "tianditu":
            return "tianditu.gov.cn"
        return urlsplit(self.url).hostname or "" if self.provider == "custom" else ""

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
    from generator.maps.drawing import Tiles, draw  # folium and numpy take 0.6 s to import

    parts = draw(
        NAME,
        Tiles(ground.tile_urls(), html.escape(ground.notice()), ground.host(), ground.datum, ground.max_zoom),
        zooms=(ground.min_zoom, max(ground.max_zoom, _NEAREST) if ground.host() else ground.max_zoom),
    )
    return MapDocument(parts["html"], parts["script"], parts["style"], vendor_files())
