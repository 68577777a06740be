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

from generator.records.cut import START, Cut, cut, cut_as_meant
from generator.records.decode import decode
from generator.records.misread import misread_values, with_right_bars
from generator.records.piece import Piece, as_fields, parse, read
from generator.records.places import Places
from generator.records.problem import Problem, Severity
from generator.records.row import Document, Row
from generator.records.shapes import (
    Shape,
    merge_conflict,
    not_a_record,
    without_extra_dashes,
    wrong_root,
)
from generator.records.slips import has_text
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
    conflict = merge_conflict(path, decoded.text)
    if conflict:
        return Document([], [conflict], frozenset(_ID.findall(decoded.text)), _count(decoded.text))
    text, odd = _without_oddities(path, decoded.text)
    text, bars = with_right_bars(path, text)
    with _without_collector():
        document = _list(path, text, items, cache) if shape == "list" else _mapping(path, text, cache)
    return replace(document, problems=decoded.problems + _together(odd + bars, document.problems))


def read_settings(path: str, data: bytes) -> Document:
    """Read a mapping such as mkdocs.yml, in which !ENV (kept as Env) and !!python/name are allowed."""
    decoded = decode(path, data)
    if decoded.text is None:
        return Document([], decoded.problems)
    conflict = merge_conflict(path, decoded.text)
    if conflict:
        return Document([], [conflict])
    text, odd = _without_oddities(path, decoded.text)
    document = _mapping(path, text, None, settings=True)
    return replace(document, problems=decoded.problems + _together(odd, document.problems))


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
_ID = re.compile(r"^[ -]*id[ \t]*[:：][ \t]*[\"']?([a-z0-9][a-z0-9-]*)", re.MULTILINE)


def _list(path: str, text: str, items: Items, cache: Cache | None) -> Document:
    cuts = cut(text)
    pieces = [_piece(one.text, cache) for one in cuts or ()]
    if cuts is None or not all(_is_sound(piece) for piece in pieces):
        whole = _whole_list(path, text, items)
        cuts = cut_as_meant(text) if _is_broken(whole) else None
        if cuts is None:
            return whole
        pieces = [_piece(one.text, cache) for one in cuts]
    rows: list[Row] = []
    problems: list[Problem] = []
    lost: set[str] = set()
    for one, piece in zip(cuts, pieces, strict=True):
        row, found = _record(path, one, piece, items)
        problems += found
        if row is not None:
            rows.append(row)
        if row is None or (row.partial and "id" not in row.data):
            lost.update(_ID.findall(one.text))
    rows, dashes = without_extra_dashes(rows)
    return Document(rows, problems + dashes, frozenset(lost), len(cuts) - len(dashes))


def _is_sound(piece: Piece) -> bool:
    """Whether a piece is one record and not two of which the second lacks its dash."""
    return _is_record(piece) and not any(
        problem.code in ("duplicate-key", "missing-dash") for problem in piece.problems
    )


def _record(path: str, one: Cut, piece: Piece, items: Items) -> tuple[Row | None, list[Problem]]:
    """The row that one piece of a list makes, as far as it can be read, and its problems."""
    if items == "mapping" and _is_record(piece) and type(piece.data[0]) is str:
        piece = as_fields(one.text, "  ") or piece
    problems = _shifted(path, one.line, piece.problems)
    if one.slip:
        problems = _shifted(path, one.line, [one.slip]) + [p for p in problems if p.line != one.line]
    partial = piece.broken or one.slip is not None
    value = piece.data[0] if type(piece.data) is list and len(piece.data) == 1 else None
    if isinstance(value, _ITEM[items]):
        usable = items == "mapping" or not partial
        row = Row(path, one.line, value, piece.mended or one.text, None, 0, partial)
        return row if usable else None, problems
    return None, problems if partial else [*problems, not_a_record(path, one.line, one.text, value)]


def _is_broken(whole: Document) -> bool:
    return any(problem.severity is Severity.ERROR for problem in whole.problems)


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
    met = _count(text)
    error = read(places, text)
    problems = [*places.notes, *([error] if error else misread_values(text))]
    if error or any(problem.code == "too-deep" for problem in problems):
        return Document([], _shifted(path, 1, problems), frozenset(_ID.findall(text)), met)
    root = places.documents[0] if places.documents else None
    if type(root) is not list:
        if root is not None and not problems:
            problems.append(wrong_root(text, root, "list"))
        return Document([], _shifted(path, 1, problems), frozenset(_ID.findall(text)), met)
    rows = []
    lines = text.split("\n")
    starts = [places.marks[id(root), index][0][0] for index in range(len(root))]
    for index, (line, end) in enumerate(pairwise([*starts, len(lines) + 1])):
        own = "\n".join(lines[line - 1 : end - 1])
        if isinstance(root[index], _ITEM[items]):
            rows.append(Row(path, line, root[index], own, text, index))
        else:
            problems.append(not_a_record("", line, own, root[index]))
    return Document(rows, _shifted(path, 1, problems), met=len(root))


def _count(text: str) -> int:
    """How many records a list that cannot be read seems to hold."""
    indents = START.findall(text)
    return indents.count(min(indents, key=len)) if indents else 0


# --- one mapping


def _mapping(path: str, text: str, cache: Cache | None, *, settings: bool = False) -> Document:
    piece = cache.get(text) if cache is not None else None
    if piece is None:
        piece = parse(text, "", settings=settings)
        if type(piece.data) is str and not piece.broken:
            piece = as_fields(text, "") or piece
        if cache is not None:
            cache[text] = piece
    problems = _shifted(path, 1, piece.problems)
    if piece.data is None:
        return Document([], problems, met=int(piece.broken))
    if not isinstance(piece.data, dict):
        problems = problems or _shifted(path, 1, [wrong_root(text, piece.data, "mapping")])
        return Document([], problems, met=1)
    line = next((number for number, kept in enumerate(text.split("\n"), 1) if has_text(kept)), 1)
    own = piece.mended or text
    return Document([Row(path, line, piece.data, own, own, partial=piece.broken)], problems, met=1)


def _shifted(path: str, line: int, problems: list[Problem] | tuple[Problem, ...]) -> list[Problem]:
    if not problems:
        return []
    return [replace(problem, path=path, line=problem.line + line - 1) for problem in problems]
