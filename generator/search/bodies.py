"""Bodies in blocks of some 16,000 characters, and which pairs of characters stand in which block."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import add
from typing import Any

from generator.search.text import Changes, changed

VERSION = 1
BLOCK = 16_000  # characters: some 15 kB as a phone gets it
FEW = 4  # so many blocks are read whole; a table of pairs would cost more than it saves
BUCKET = 2_000  # pairs in one file: some 10 kB


@dataclass(slots=True)
class Bodies:
    """What the index says of bodies, and their files. `blocks`: [name or "" for nothing, rows], in the index's order."""

    blocks: list[tuple[str, int]] = field(default_factory=list)
    pairs: list[str] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)


def bodies(texts: Sequence[str], folder: str, *, changes: Changes = ()) -> Bodies:
    """Blocks of neighbouring texts below `folder`; a table of folded pairs when there are more than a few blocks."""
    found = Bodies()
    kept: list[Sequence[str]] = []
    for block in _blocks(texts):
        name = ""
        if any(block):
            name = _keep(found, folder, {"v": VERSION, "text": block})
            kept.append(block)
        found.blocks.append((name, len(block)))
    if len(kept) > FEW:
        _keep_pairs(found, folder, kept, changes)
    return found


def bucket_of(pair: str, buckets: int) -> int:
    """In which file of pairs a pair stands; search.js counts alike."""
    return (ord(pair[0]) * 31 + ord(pair[1])) % buckets


def _blocks(texts: Sequence[str]) -> list[Sequence[str]]:
    found: list[Sequence[str]] = []
    start = size = 0
    for row, text in enumerate(texts):
        if size and size + len(text) > BLOCK:
            found.append(texts[start:row])
            start, size = row, 0
        size += len(text)
    if start < len(texts):
        found.append(texts[start:])
    return found


def _keep_pairs(found: Bodies, folder: str, blocks: Sequence[Sequence[str]], changes: Changes) -> None:
    """Pair -> numbers of the blocks with text that hold it; no numbers mean all of them."""
    where: dict[str, list[int]] = {}
    for number, block in enumerate(blocks):
        for pair in _pairs(changed(" ".join(set(" ".join(block).split())), changes)):
            where.setdefault(pair, []).append(number)
    amount = 1 + len(where) // BUCKET
    buckets: list[dict[str, list[int]]] = [{} for _ in range(amount)]
    for pair in sorted(where):
        numbers = where[pair]
        buckets[bucket_of(pair, amount)][pair] = [] if len(numbers) == len(blocks) else numbers
    found.pairs = [_keep(found, folder, {"v": VERSION, "pairs": bucket}) for bucket in buckets]


def _pairs(text: str) -> set[str]:
    """Neighbouring characters, none of them a space: what people type is cut at spaces."""
    return {pair for pair in set(map(add, text, text[1:])) if " " not in pair}


def _keep(found: Bodies, folder: str, data: Any) -> str:
    content = as_json(data)
    name = f"{folder}/{digest(content)}.json"
    found.files[name] = content
    return name


def digest(content: bytes) -> str:
    """The part of a file's name that changes with its content."""
    return hashlib.sha256(content).hexdigest()[:12]


def as_json(data: Any) -> bytes:
    """Compact JSON."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
