"""The index: one shared file of columns, and one for persons that nobody may keep."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

VERSION = 1
INDEX = "data/search/index.json"
PEOPLE_FOLDER = "data/people"


class Entry(Protocol):
    """One thing that search finds; `personal` keeps it out of the shared file."""

    @property
    def kind_label(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def personal(self) -> bool: ...


def search_data(entries: Iterable[Entry]) -> dict[str, bytes]:
    """Return path -> bytes: the index at its fixed path, and entries about persons in a file of their own.

    The index names the file of persons, so that a browser finds it without keeping it: no service worker, no
    cache may hold a path below data/people/. Without such entries there is no such file.
    """
    shared: list[Entry] = []
    personal: list[Entry] = []
    for entry in entries:
        (personal if entry.personal else shared).append(entry)
    people = _people(personal)
    index = {"v": VERSION, "people": next(iter(people), ""), **_columns(shared)}
    return {INDEX: _json(index), **people}


def _people(entries: Sequence[Entry]) -> dict[str, bytes]:
    if not entries:
        return {}
    content = _json({"v": VERSION, **_columns(entries)})
    return {f"{PEOPLE_FOLDER}/search-{hashlib.sha256(content).hexdigest()[:12]}.json": content}


def _columns(entries: Sequence[Entry]) -> dict[str, Any]:
    kinds = list(dict.fromkeys(entry.kind_label for entry in entries))
    return {
        "kinds": kinds,
        "kind": [kinds.index(entry.kind_label) for entry in entries],
        "title": [entry.title for entry in entries],
        "url": [entry.url for entry in entries],
        "text": [entry.text for entry in entries],
    }


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
