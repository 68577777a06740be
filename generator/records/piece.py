"""One piece of YAML parsed by itself: its data, and all that is wrong with it."""

import re
from typing import Any, NamedTuple

import yaml

from generator.records.places import plain_ends
from generator.records.problem import Problem, Severity
from generator.records.quick import UNSURE, quick
from generator.records.slips import explain
from generator.records.strict import DEEPEST, Builder

_MOST_REPAIRS = 20


class Piece(NamedTuple):
    """One parsed piece of text; problems count lines within the piece. `broken`: it is not YAML."""

    data: Any
    problems: tuple[Problem, ...]
    broken: bool


def parse(text: str, indent: str, *, settings: bool = False) -> Piece:
    """Parse; where it breaks, note why, blank that field and go on, to find what else is wrong."""
    data = _quickly(text)
    if data is not UNSURE:
        return Piece(data, tuple(cut_comments(text)), False)
    errors: list[Problem] = []
    rest = text
    for _ in range(_MOST_REPAIRS):
        builder = Builder(settings=settings)
        error = read(builder, rest)
        if error is None:
            break
        errors.append(error)
        shorter = _blanked(rest, error.line - 1, indent)
        if shorter == rest:
            break
        rest = shorter
    if errors:
        return Piece(None, (*errors, *builder.notes), True)
    deep = any(note.code == "too-deep" for note in builder.notes)
    data = builder.documents[0] if builder.documents else None
    return Piece(data, (*builder.notes, *cut_comments(text)), deep)


def _quickly(text: str) -> Any:
    try:
        return quick(text, deepest=DEEPEST)
    except yaml.YAMLError:
        return UNSURE


def read(builder: Builder, text: str) -> Problem | None:
    """Let a builder take in a text; where it is not YAML, the problem instead of an exception."""
    try:
        builder.read(text)
    except yaml.YAMLError as error:
        return explain(error, text)
    return None


def _blanked(text: str, line: int, indent: str) -> str:
    """The text without the field around `line`: from the last line at the fields' indent to the next one."""
    lines = text.split("\n")
    start = min(line, len(lines) - 1)
    while start > 0 and not _at_indent(lines[start], indent):
        start -= 1
    end = start + 1
    while end < len(lines) and not _at_indent(lines[end], indent):
        end += 1
    dash = "-" if lines[start].lstrip().startswith("-") and lines[start].strip() != "-" else ""
    lines[start:end] = [dash, *[""] * (end - start - 1)]
    return "\n".join(lines)


def _at_indent(line: str, indent: str) -> bool:
    return bool(line.strip()) and len(line) - len(line.lstrip(" ")) <= len(indent)


_CUT = re.compile(r"\S(?P<gap>[ \t]+)#[A-Za-z]{0,2}\d")


def cut_comments(text: str) -> list[Problem]:
    """`addr: 中山路 #12 室` loses its house number to a comment; only a plain value can be cut so."""
    if " #" not in text or not _CUT.search(text):
        return []
    matches = {number: _CUT.search(line) for number, line in enumerate(text.split("\n"))}
    ends = plain_ends(text)
    return [
        _cut_comment(number, match)
        for number, match in matches.items()
        if match and (number, match.start("gap")) in ends
    ]


def _cut_comment(number: int, match: re.Match[str]) -> Problem:
    at = match.end("gap")
    message = f"「{match.string[at : at + 30].strip()}」会被当作注释丢掉"
    hint = "若属于值，请把整个值用引号括起来"
    return Problem("", number + 1, at + 1, "cut-by-comment", message, hint, Severity.WARNING)
