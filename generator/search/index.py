"""The index: titles and addresses first, bodies in blocks; persons the same way in files that nobody may keep."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from generator.search.bodies import VERSION, as_json, bodies, digest
from generator.search.pinyin import readings_for
from generator.search.text import changes_in, fold, pairs_for

FOLDER = "data/search"
INDEX = f"{FOLDER}/index.json"
PEOPLE_FOLDER = "data/people"


class Entry(Protocol):
    """One thing that search finds; `personal` keeps it out of the shared files."""

    @property
    def kind_label(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def line(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def personal(self) -> bool: ...


def search_data(entries: Iterable[Entry], *, synonyms: Iterable[Sequence[str]] = ()) -> dict[str, bytes]:
    """Return path -> bytes: the index at its fixed path, its blocks, and all about persons in files of their own.

    The index names the file of persons, so that a browser finds it without keeping it: no service worker, no
    cache may hold a path below data/people/. Without such entries there is no such file. Each of `synonyms` is a
    group of words that mean the same.
    """
    shared: list[Entry] = []
    personal: list[Entry] = []
    for entry in entries:
        (personal if entry.personal else shared).append(entry)
    people, people_files = _people(personal)
    head, files = _head(shared, FOLDER)
    groups = [list(dict.fromkeys(map(fold, group))) for group in synonyms]
    same = [group for group in groups if len(group) > 1]
    return {INDEX: as_json({"v": VERSION, "people": people, "same": same, **head}), **files, **people_files}


def _people(entries: Sequence[Entry]) -> tuple[str, dict[str, bytes]]:
    if not entries:
        return "", {}
    head, files = _head(entries, PEOPLE_FOLDER)
    content = as_json({"v": VERSION, **head})
    name = f"{PEOPLE_FOLDER}/search-{digest(content)}.json"
    return name, {name: content, **files}


def _head(entries: Sequence[Entry], folder: str) -> tuple[dict[str, Any], dict[str, bytes]]:
    kinds = {label: place for place, label in enumerate(dict.fromkeys(entry.kind_label for entry in entries))}
    titles = [entry.title for entry in entries]
    lines = [entry.line for entry in entries]
    texts = [entry.text for entry in entries]
    letters = set().union(*titles)
    characters = letters.union(*lines, *texts)
    found = bodies(texts, folder, changes=changes_in(characters))
    head = {
        "kinds": list(kinds),
        "kind": [kinds[entry.kind_label] for entry in entries],
        "title": titles,
        "url": [entry.url for entry in entries],
        "line": lines,
        "blocks": found.blocks,
        "pairs": found.pairs,
        "pinyin": readings_for(map(fold, letters)),
        "simplified": pairs_for(characters),
    }
    return head, found.files
