"""The only reader of YAML: bytes of a file to rows of plain text values, and every problem at once.

A list is cut before each `- ` in the root column, so one broken record hides no other and an unchanged one
is taken from a cache. The cut is believed only where each piece reads by itself.
"""

import gc
import re
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from generator.records.decode import decode
from generator.records.piece import Piece, cut_comments, parse, read
from generator.records.places import Places
from generator.records.problem import Problem, Severity
from generator.records.row import Document, Row
from generator.records.shapes import Shape, has_content, not_a_record, wrong_root
from generator.records.strict import Env
from generator.records.text import oddities, without_oddities

__all__ = ["Document", "Env", "Row", "read_records", "read_settings"]

Items = Literal["mapping", "text"]
Cache = MutableMapping[str, "Piece"]
_MOST_ODDITIES = 200


def read_records(
    path: str,
    data: bytes,
    *,
    shape: Shape = "list",
    items: Items = "mapping",
    cache: Cache | None = None,
) -> Document:
    """Read a file of records: a list of mappings (or of texts), or one mapping."""
    decoded = decode(path, data)
    if decoded.text is None:
        return Document([], decoded.problems)
    text, odd = _without_oddities(path, decoded.text)
    with _without_collector():
        document = _list(path, text, items, cache) if shape == "list" else _mapping(path, text, cache)
    return Document(document.rows, decoded.problems + _together(odd, document.problems), document.lost)


def read_settings(path: str, data: bytes) -> Document:
    """Read a mapping such as mkdocs.yml, in which !ENV (kept as Env) and !!python/name are allowed."""
    decoded = decode(path, data)
    if decoded.text is None:
        return Document([], decoded.problems)
    text, odd = _without_oddities(path, decoded.text)
    document = _mapping(path, text, None, settings=True)
    return Document(document.rows, decoded.problems + _together(odd, document.problems))


def _without_oddities(path: str, text: str) -> tuple[str, list[Problem]]:
    if next(oddities(text), None) is None:
        return text, []
    found: dict[tuple[int, str], Problem] = {}
    for number, line in enumerate(text.split("\n"), 1):
        for odd in oddities(line):
            if (number, odd.code) not in found:
                severity = Severity.WARNING if odd.code == "invisible-character" else Severity.ERROR
                place = (path, number, odd.offset + 1)
                found[number, odd.code] = Problem(*place, odd.code, odd.message, odd.hint, severity)
    return without_oddities(text), list(found.values())[:_MOST_ODDITIES]


def _together(odd: list[Problem], others: list[Problem]) -> list[Problem]:
    """A forbidden character is the reason for whatever else is wrong in its line."""
    lines = {problem.line for problem in odd if problem.severity is Severity.ERROR}
    return odd + [problem for problem in others if problem.line not in lines]


@contextmanager
def _without_collector() -> Iterator[None]:
    """Millions of small objects that all stay: collecting in between costs five times the reading."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


# --- a list of records


_ITEM: dict[Items, type] = {"mapping": dict, "text": str}
_START = re.compile(r"^( *)-(?= |$)", re.MULTILINE)
_ONLY_COMMENTS = re.compile(r"(?:[ \t]*(?:#.*)?\n)*[ \t]*(?:#.*)?")
_LONE_START = re.compile(r"---[ \t]*(?:#.*)?\n")
_MARKER = re.compile(r"^(?:---|\.\.\.|%)", re.MULTILINE)
_ID = re.compile(r"^[ -]*id:[ \t]*[\"']?([a-z0-9][a-z0-9-]*)", re.MULTILINE)


def _list(path: str, text: str, items: Items, cache: Cache | None) -> Document:
    chunks = _chunks(text)
    if chunks is None:
        return _whole_list(path, text, items)
    pieces = [_piece(chunk, cache) for _, chunk in chunks]
    if not all(_is_record(piece) for piece in pieces):
        whole = _whole_list(path, text, items)
        if whole.rows and not any(problem.severity is Severity.ERROR for problem in whole.problems):
            return whole
    rows: list[Row] = []
    problems: list[Problem] = []
    lost: set[str] = set()
    for (line, chunk), piece in zip(chunks, pieces, strict=True):
        problems += _shifted(path, line, piece.problems)
        if not _is_record(piece):
            lost.update(_ID.findall(chunk))
        elif isinstance(piece.data[0], _ITEM[items]):
            rows.append(Row(path, line, piece.data[0], chunk, None, 0))
        else:
            problems.append(not_a_record(path, line, chunk, piece.data[0]))
    return Document(rows, problems, frozenset(lost))


def _chunks(text: str) -> list[tuple[int, str]] | None:
    """(line, text) of each record, or None when the file cannot be cut."""
    first = _START.search(text)
    if first is None:
        return None
    head = text[: first.start()]
    if not _ONLY_COMMENTS.fullmatch(_LONE_START.sub("\n", head, count=1)) or _MARKER.search(
        text, first.start()
    ):
        return None
    indent = first[1]
    starts = re.finditer(rf"^{indent}-(?= |$)", text[first.start() :], re.MULTILINE)
    cuts = [first.start() + match.start() for match in starts] + [len(text)]
    line = head.count("\n") + 1
    chunks = []
    for start, end in pairwise(cuts):
        chunk = text[start:end]
        chunks.append((line, chunk))
        line += chunk.count("\n")
    return chunks


def _is_record(piece: Piece) -> bool:
    return not piece.broken and type(piece.data) is list and len(piece.data) == 1


def _piece(chunk: str, cache: Cache | None) -> Piece:
    if cache is None:
        return parse(chunk, "  ")
    found = cache.get(chunk)
    if found is None:
        found = cache[chunk] = parse(chunk, "  ")
    return found


def _whole_list(path: str, text: str, items: Items) -> Document:
    """A list that cannot be cut, read in one go; the place of each record comes from the parser's marks."""
    places = Places()
    error = read(places, text)
    problems = [*places.notes, *([error] if error else cut_comments(text))]
    if error or any(problem.code == "too-deep" for problem in problems):
        return Document([], _shifted(path, 1, problems), frozenset(_ID.findall(text)))
    root = places.documents[0] if places.documents else None
    if type(root) is not list:
        if root is not None and not problems:
            problems.append(wrong_root(text, root, "list"))
        return Document([], _shifted(path, 1, problems), frozenset(_ID.findall(text)))
    rows = []
    lines = text.split("\n")
    starts = [places.marks[id(root), index][0][0] for index in range(len(root))]
    for index, (line, end) in enumerate(zip(starts, [*starts[1:], len(lines) + 1], strict=True)):
        own = "\n".join(lines[line - 1 : end - 1])
        if isinstance(root[index], _ITEM[items]):
            rows.append(Row(path, line, root[index], own, text, index))
        else:
            problems.append(not_a_record("", line, own, root[index]))
    return Document(rows, _shifted(path, 1, problems))


# --- one mapping


def _mapping(path: str, text: str, cache: Cache | None, *, settings: bool = False) -> Document:
    piece = cache.get(text) if cache is not None else None
    if piece is None:
        piece = parse(text, "", settings=settings)
        if cache is not None:
            cache[text] = piece
    problems = _shifted(path, 1, piece.problems)
    if piece.broken:
        return Document([], problems, frozenset(_ID.findall(text)))
    if piece.data is None:
        return Document([], problems)
    if not isinstance(piece.data, dict):
        return Document([], problems or _shifted(path, 1, [wrong_root(text, piece.data, "mapping")]))
    line = next((number for number, kept in enumerate(text.split("\n"), 1) if has_content(kept)), 1)
    return Document([Row(path, line, piece.data, text, text)], problems)


def _shifted(path: str, line: int, problems: list[Problem] | tuple[Problem, ...]) -> list[Problem]:
    if not problems:
        return []
    return [replace(problem, path=path, line=problem.line + line - 1) for problem in problems]
