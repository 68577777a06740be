"""One piece of YAML parsed by itself: its data, and all that is wrong with it."""

import re
from typing import Any, NamedTuple

import yaml

from generator.records.blocks import ends_block
from generator.records.copyable import whole
from generator.records.misread import misread_values
from generator.records.problem import Problem
from generator.records.quick import UNSURE, quick
from generator.records.slips import explain, put_right, slip_in
from generator.records.strict import DEEPEST, Builder
from generator.records.text import short

_MOST_REPAIRS = 50


class Piece(NamedTuple):
    """One parsed piece of text; problems count lines within the piece. `broken`: it is not YAML.

    Of a broken piece `data` is what is left when the fields that are not YAML are taken out of it, as in `mended`,
    None where nothing is; a line of the text is the same line of `mended`.
    """

    data: Any
    problems: tuple[Problem, ...]
    broken: bool
    mended: str = ""


def parse(text: str, indent: str, *, settings: bool = False) -> Piece:
    """Parse; where it breaks, note why, put it right or blank that field and go on, to find what else is wrong."""
    data = quick(text, deepest=DEEPEST)
    if data is not UNSURE:
        return Piece(data, tuple(misread_values(text)), False)
    errors: dict[int, Problem] = {}
    rest = text
    for _ in range(_MOST_REPAIRS):
        builder = Builder(settings=settings)
        error = read(builder, rest)
        if error is None:
            break
        again = error.line in errors
        errors.setdefault(error.line, error)
        mended = rest if again else _put_right(rest, error)
        if mended == rest and not again:
            mended = _without_item(rest, error, indent, settings=settings)
        if mended == rest:
            blank = _blanked_block if error.code == "block-not-indented" else _blanked
            mended = blank(rest, error.line - 1, indent)
        if mended == rest:
            break
        rest = mended
    deep = any(note.code == "too-deep" for note in builder.notes)
    data = builder.documents[0] if builder.documents and error is None and not deep else None
    if errors:
        others = [note for note in _notes(builder, rest) if note.line not in errors]
        return Piece(data, (*errors.values(), *others), True, rest)
    return Piece(data, (*_notes(builder, text), *misread_values(text)), deep)


def _notes(builder: Builder, text: str) -> list[Problem]:
    """The notes of a builder; keys that come twice line after line are an item without its dash, told once."""
    lines = text.split("\n")
    doubles = {note.line: note for note in builder.notes if note.code == "duplicate-key"}
    kept = [note for note in builder.notes if note.code != "duplicate-key"]
    for line, note in doubles.items():
        if line + 1 not in doubles and line - 1 not in doubles:
            kept.append(note)
        elif line - 1 not in doubles:
            shown = short(lines[line - 1])
            message = f"「{shown}」起又是一项，前面缺少短横线"
            hint = f"请写成 - {whole(lines[line - 1])}，下面各行和它左对齐"
            kept.append(Problem("", line, note.column, "missing-dash", message, hint))
    return sorted(kept, key=lambda note: note.line)


def as_fields(text: str, indent: str) -> Piece | None:
    """A text that is one sentence to YAML for want of right colons, read as the fields that were meant."""
    lines = text.split("\n")
    slips = {}
    for number, line in enumerate(lines):
        slip = slip_in(line, number)
        meant = put_right(line, slip.code) if slip else line
        if slip and meant != line:
            slips[number + 1], lines[number] = slip, meant
    if not slips:
        return None
    mended = "\n".join(lines)
    piece = parse(mended, indent)
    others = [problem for problem in piece.problems if problem.line not in slips]
    return Piece(piece.data, (*slips.values(), *others), True, piece.mended or mended)


def read(builder: Builder, text: str) -> Problem | None:
    """Let a builder take in a text; where it is not YAML, the problem instead of an exception."""
    try:
        builder.read(text)
    except yaml.YAMLError as error:
        return explain(error, text)
    return None


def _put_right(text: str, error: Problem) -> str:
    """The text with a slip mended whose meaning is plain, so that the field can be checked as well."""
    lines = text.split("\n")
    lines[error.line - 1] = put_right(lines[error.line - 1], error.code)
    return "\n".join(lines)


_ITEM = re.compile(r"(?P<indent> *)- ")


def _without_item(text: str, error: Problem, indent: str, *, settings: bool) -> str:
    """The text without the one line of a list inside of a field that is broken, if the others are no part of it."""
    lines = text.split("\n")
    item = _ITEM.match(lines[error.line - 1])
    if item is None or len(item["indent"]) < len(indent) or (not indent and error.line == 1):
        return text
    lines[error.line - 1] = f"{item['indent']}-"  # an empty item: the others keep their numbers
    mended = "\n".join(lines)
    next_error = read(Builder(settings=settings), mended)
    return mended if next_error is None or next_error.line > error.line else text


def _blanked(text: str, line: int, indent: str) -> str:
    """The text without the field around `line`: from the last line at the fields' indent to the next one."""
    lines = text.split("\n")
    start = min(line, len(lines) - 1)
    while start > 0 and not _opens_field(lines, start, indent):
        start -= 1
    end = start + 1
    while end < len(lines) and not _opens_field(lines, end, indent):
        end += 1
    dash = "-" if lines[start].lstrip().startswith("-") and lines[start].strip() != "-" else ""
    lines[start:end] = [dash, *[""] * (end - start - 1)]
    return "\n".join(lines)


def _blanked_block(text: str, line: int, indent: str) -> str:
    """The text without the lines that belong to a block and lack its indent; without the block if nothing is in it."""
    lines = text.split("\n")
    end = next((number for number in range(line, len(lines)) if ends_block(lines[number])), len(lines))
    above = next((number for number in reversed(range(line)) if lines[number].strip()), 0)
    mended = "\n".join([*lines[:line], *[""] * (end - line), *lines[end:]])
    return _blanked(mended, above, indent) if _BLOCK_HEAD.search(lines[above]) else mended


_BLOCK_HEAD = re.compile(r":[ \t]+[|>][-+\d]*[ \t]*(?:#.*)?$")
_TABBED = re.compile(r" *\t")
_FARTHEST_KEY = 20  # lines
_HOLDS_LINES = re.compile(r":[ \t]*$")


def _opens_field(lines: list[str], number: int, indent: str) -> bool:
    line = lines[number]
    if not line.strip() or len(line) - len(line.lstrip(" ")) > len(indent):
        return False
    # A line behind a tab may stand at any depth: below a key without a value it belongs to that key.
    return not (_TABBED.match(line) and number and _below_a_key(lines, number - 1))


def _below_a_key(lines: list[str], number: int) -> bool:
    first = max(0, number - _FARTHEST_KEY)
    while number > first and _TABBED.match(lines[number]):
        number -= 1
    return bool(_HOLDS_LINES.search(lines[number]))
