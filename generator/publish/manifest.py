"""build-manifest.json: every file of a build with size and sha256, and what was counted."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

MANIFEST = "build-manifest.json"


class Written(NamedTuple):
    """A file that was written: path from the site root, bytes, sha256."""

    path: str
    size: int
    sha256: str


def build_manifest(written: Iterable[Written], counts: Mapping[str, int]) -> bytes:
    """The manifest of a build; same files, same bytes."""
    files = [{"path": entry.path, "size": entry.size, "sha256": entry.sha256} for entry in sorted(written)]
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in files)
    return f'{{"version":1,"counts":{json.dumps(dict(counts), sort_keys=True)},"files":[\n{lines}\n]}}\n'.encode()


def read_counts(folder: Path) -> Mapping[str, int]:
    """What the last build counted, nothing where there is none or it cannot be read."""
    try:
        found = json.loads((folder / MANIFEST).read_bytes())
        return {str(name): int(number) for name, number in found["counts"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def written_below(folder: Path) -> list[Written]:
    """The files that another program wrote below a folder."""
    found: list[Written] = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file():
            content = path.read_bytes()
            found.append(Written(name, len(content), hashlib.sha256(content).hexdigest()))
    return found
