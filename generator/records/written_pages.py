"""The hand-written pages of a site, as texts in which nothing personal may stand either."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generator.records.source import read_records

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?P<data>.*?\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)


class WrittenPage(NamedTuple):
    """A Markdown file: its path from the site folder, its whole text, and what its first lines allow with a reason."""

    path: str
    text: str
    allowed: tuple[str, ...]


def written_pages(folder: Path, docs_dir: str) -> Iterator[WrittenPage]:
    """Every Markdown file below the folder of hand-written pages, in the order of their names."""
    for path in sorted((folder / docs_dir).rglob("*.md")):
        if path.is_file() and not path.is_symlink():
            text = path.read_bytes().decode("utf-8-sig", "replace")
            yield WrittenPage(path.relative_to(folder).as_posix(), text, tuple(_allowed(text)))


def _allowed(text: str) -> Iterator[str]:
    front = _FRONT_MATTER.match(text)
    if front is None or "privacy_allow" not in front["data"]:
        return
    rows = read_records("", front["data"].encode(), shape="mapping").rows
    yield from allowed_words(rows[0].data.get("privacy_allow") if rows else None)


def allowed_words(value: object) -> Iterator[str]:
    """What a `privacy_allow` allows: words that come with a reason."""
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, dict) and entry.get("what") and entry.get("reason"):
            yield str(entry["what"])
