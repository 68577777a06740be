"""The browser's files under one content hash, and the module of site values that they read."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from generator.cache import Store
from generator.maps import Ground, MapDocument, cache_key
from generator.media.icons import ACCENT, ICONS, icons
from generator.plan.planned import PlannedFile
from generator.records import Settings

_ENDINGS = (".js", ".css", ".svg")
_IMPORT = re.compile(r'^(?:import|\}) [^;]*?"\./([a-z0-9]+)\.js";', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Assets:
    """`folder` is the path of all assets from the site root; `files` hold what is known at once.

    The map document takes long to draw and depends on nothing but `ground`: it is drawn when the files are made, and
    only its key enters the hash.
    """

    folder: str
    files: Mapping[str, bytes]
    ground: Ground

    def map_files(self, draw: Callable[[Ground], MapDocument]) -> dict[str, bytes]:
        """The map document and Leaflet's files by path from the site root."""
        return {self.folder + name: content for name, content in draw(self.ground).assets().items()}

    def behind(self, modules: Iterable[str]) -> tuple[str, ...]:
        """The modules that these import, and those that these import: fetched one after the other unless named early."""
        found = dict.fromkeys(modules)
        asked = list(found)
        while asked:
            text = self.files.get(f"{self.folder}{asked.pop(0)}.js", b"").decode()
            new = [name for name in _IMPORT.findall(text) if name not in found]
            found |= dict.fromkeys(new)
            asked += new
        return tuple(name for name in found if name not in modules)


def browser_assets(settings: Settings, values: Mapping[str, Any]) -> Assets:
    """All browser files and site.js, which exports `values`. Same files and values, same folder."""
    ground = ground_of(settings)
    contents = {
        entry.name: entry.read_bytes()
        for entry in sorted(files("generator.browser").iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(_ENDINGS)
    }
    contents["site.js"] = _module(values)
    if settings.options.accent:
        contents["app.css"] += _accent(settings.options.accent)
        contents["mark.svg"] = contents["mark.svg"].replace(ACCENT.encode(), settings.options.accent.encode())
    digest = hashlib.sha256(cache_key(ground).encode())
    for name, content in contents.items():
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    folder = f"assets/{digest.hexdigest()[:10]}/"
    return Assets(folder, {folder + name: content for name, content in contents.items()}, ground)


def icon_files(settings: Settings, assets: Assets, store: Store) -> PlannedFile:
    """The site's mark as PNG, for a phone's first screen; drawn once for an accent."""
    accent = settings.options.accent or ACCENT

    def make() -> Mapping[str, bytes]:
        drawn = store.keep(f"icons-{accent}", lambda: icons(accent))
        return {assets.folder + name: drawn[name] for name in ICONS}

    return PlannedFile("icons", make, tuple(assets.folder + name for name in ICONS))


def _module(values: Mapping[str, Any]) -> bytes:
    lines = ["// Values of this site, written by the build."]
    for name, value in values.items():
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        lines.append(
            f"export const {name} = {text};".replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        )
    return ("\n".join(lines) + "\n").encode()


def _accent(colour: str) -> bytes:
    return f"\n:root {{ --y-red: {colour}; }}\n".encode()


def ground_of(settings: Settings) -> Ground:
    """The ground of the map that the settings ask for."""
    options = settings.options.map
    return Ground(
        provider=options.provider,
        url=options.url or "",
        key=options.key or "",
        attribution=options.attribution or "",
        approval_number=options.approval_number or "",
        datum=options.datum or "wgs84",
        max_zoom=options.max_zoom or 18,
    )
