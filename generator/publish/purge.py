"""What a CDN must forget after a build: addresses whose content changed or is gone."""

import json
from collections.abc import Mapping
from pathlib import Path

from generator.publish.manifest import MANIFEST, written_below


def written_in(place: Path) -> Mapping[str, str]:
    """Path -> sha256 of a build, from its manifest, from a folder that holds one, or from the files themselves.

    Raises ValueError when a file is no manifest, OSError when nothing can be read.
    """
    if place.is_dir():
        manifest = place / MANIFEST
        if not manifest.is_file():
            return {entry.path: entry.sha256 for entry in written_below(place)}
        place = manifest
    try:
        found = json.loads(place.read_bytes())
        return {str(entry["path"]): str(entry["sha256"]) for entry in found["files"]}
    except (KeyError, TypeError) as error:
        raise ValueError("no manifest of a build") from error


def to_purge(old: Mapping[str, str], new: Mapping[str, str], *, gone_only: bool = False) -> list[str]:
    """Addresses from the site root, sorted: pages by their folder and by their file, since caches hold both."""
    stale = [
        path for path, digest in old.items() if path not in new or (not gone_only and new[path] != digest)
    ]
    if stale and (MANIFEST in old or MANIFEST in new):
        stale.append(MANIFEST)
    found = set(stale)
    for path in stale:
        if path == "index.html" or path.endswith("/index.html"):
            found.add(path.removesuffix("index.html"))
    return sorted(found)
