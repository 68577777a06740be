"""The list of those who must never be published: sha256 digests of ids, so that it tells nobody's name."""

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from generator.records.paths import content_of
from generator.records.problem import Problem
from generator.records.source import read_records

TAKEDOWN = "exemplars/takedown.yml"
_DIGEST = re.compile(r"[0-9a-f]{64}")


def read_takedown(folder: Path) -> tuple[frozenset[str], list[Problem]]:
    """sha256 digests of ids that must never be published; a broken list stops the build."""
    path = folder / TAKEDOWN
    if not os.path.lexists(path):
        return frozenset(), []
    content = content_of(path, TAKEDOWN)
    if isinstance(content, Problem):
        return frozenset(), [content]
    document = read_records(TAKEDOWN, content, shape="list", items="text")
    problems = list(document.problems)
    digests = set()
    for row in document.rows:
        digest = str(row.data).strip().lower()
        if _DIGEST.fullmatch(digest):
            digests.add(digest)
        else:
            problems.append(
                Problem(
                    TAKEDOWN,
                    row.line,
                    1,
                    "bad-digest",
                    "撤下名单里这一行不是 sha256",
                    "写编号的 sha256（64 位小写十六进制），不要写编号或姓名",
                )
            )
    return frozenset(digests), problems


def taken_names(folder: Path, takedown: frozenset[str]) -> Iterator[tuple[str, str]]:
    """(id, name) of each file of somebody taken down, as far as it can still be read: the record may be broken."""
    for path in sorted((folder / TAKEDOWN).parent.glob("*.yml")) if takedown else ():
        content = content_of(path, path.name) if digest(path.stem) in takedown else None
        if isinstance(content, bytes):
            rows = read_records("", content, shape="mapping").rows
            data = rows[0].data if rows else None
            name = data.get("name") if isinstance(data, dict) else None
            yield path.stem, name.strip() if isinstance(name, str) else ""


def digest(id_: str) -> str:
    """The sha256 of an id, as takedown.yml holds it."""
    return hashlib.sha256(id_.encode("utf-8", "surrogatepass")).hexdigest()


def is_taken_down(path: str, takedown: frozenset[str]) -> bool:
    """Whether a file below exemplars/ is of somebody whose id is in the list of digests."""
    return path.startswith("exemplars/") and digest(Path(path).stem) in takedown
