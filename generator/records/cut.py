"""Where one record of a list ends and the next begins: strictly, and, in a file that is broken, as it was meant."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from generator.records.copyable import whole
from generator.records.problem import Problem
from generator.records.slips import has_text
from generator.records.text import short

START = re.compile(r"^( *)-(?= |$)", re.MULTILINE)
_ONLY_COMMENTS = re.compile(r"(?:[ \t]*(?:#.*)?\n)*[ \t]*(?:#.*)?")
_LONE_START = re.compile(r"---[ \t]*(?:#.*)?\n")
_MARKERS = ("\n---", "\n...", "\n%")


class Cut(NamedTuple):
    """One record's own lines: from which line on, their text, and how its beginning was wrongly written."""

    line: int
    text: str
    slip: Problem | None = None


def cut(text: str) -> list[Cut] | None:
    """The records of a list, cut before each `- ` in the column of the first; None when the file cannot be cut."""
    first = START.search(text)
    if first is None or not _may_be_cut(text, first.start()):
        return None
    places = [*_dashes(text, first.start(), f"\n{first[1]}-"), len(text)]
    line = text.count("\n", 0, first.start()) + 1
    cuts = []
    for start, end in pairwise(places):
        cuts.append(Cut(line, text[start:end]))
        line += text.count("\n", start, end)
    return cuts


def _dashes(text: str, first: int, dash: str) -> Iterator[int]:
    """Where the lines begin that begin with a dash like the first; by plain search, which is much faster than a pattern."""
    yield first
    at = first
    while (at := text.find(dash, at)) >= 0:
        at += len(dash)
        if text[at : at + 1] in ("", " ", "\n"):
            yield at - len(dash) + 1


def _may_be_cut(text: str, start: int) -> bool:
    """`start` is where the line of the first record begins."""
    head = _LONE_START.sub("\n", text[:start], count=1)
    markers = any(text.find(marker, start) >= 0 for marker in _MARKERS)
    return not markers and _ONLY_COMMENTS.fullmatch(head) is not None


# -- a file that is broken

_DASHES = r"\-－–—•·"
_BLANKS = " \t\u3000"
_ID_LINE = re.compile(
    rf"(?P<indent>[{_BLANKS}]*)(?P<dash>[{_DASHES}]?)(?P<gap>[{_BLANKS}]*)(?P<rest>id[ \t]*[:：].*)"
)
_KEY = re.compile(rf"[{_BLANKS}{_DASHES}]*(?P<key>[^\s:：#{_DASHES}][^\s:：#]*)[ \t]*[:：]")
_BARE = re.compile(rf"[{_BLANKS}{_DASHES}]*(?:#.*)?")
_DASHED = re.compile(
    rf"(?P<indent> *)(?P<dash>[{_DASHES}])(?P<gap>[{_BLANKS}]*)(?P<rest>[^\s:：#{_DASHES}][^:：#]*[:：].*)"
)


def cut_as_meant(text: str) -> list[Cut] | None:
    """The records of a broken list, also where the `- ` before one is missing or wrongly written.

    A record that begins wrongly has its first line put right in the text, which keeps its number of lines.
    """
    lines = text.split("\n")
    indents: list[str] = START.findall(text)
    base = min([*indents, *_before_an_id(lines)], key=len, default="")
    starts = list(_starts(lines, base)) if indents or _begins_with_a_dash(lines) else []
    if not starts or not _may_be_cut(text, sum(len(line) + 1 for line in lines[: starts[0]])):
        return None
    return [_put_right(lines[start:end], start + 1, base) for start, end in pairwise([*starts, len(lines)])]


def _before_an_id(lines: list[str]) -> Iterator[str]:
    """Where the dash of the first record would stand, if its id stands there without one: the lists inside are deeper."""
    first = next((line for line in lines if has_text(line)), "")
    own_id = _ID_LINE.fullmatch(first)
    if own_id and not own_id["dash"]:
        yield own_id["indent"][:-2]


def _begins_with_a_dash(lines: list[str]) -> bool:
    """Whether the first record has something like a dash, although no record has a right one."""
    first = next((line for line in lines if has_text(line)), "")
    return _DASHED.fullmatch(first) is not None


def _starts(lines: list[str], base: str) -> Iterator[int]:
    deepest = len(base) + 2  # farther in, an id belongs to something inside of a record
    keys: set[str] = set()  # of the record so far
    fields = True  # whether it may go on with fields: below a sentence none can stand
    first = next((number for number, line in enumerate(lines) if has_text(line)), 0)
    for number, line in enumerate(lines):
        own_id = _ID_LINE.fullmatch(line)
        if own_id and len(own_id["indent"]) > deepest:
            own_id = None
        dashed = _regular(line, base) or (own_id and own_id["dash"]) or _begins_oddly(line, base)
        alone = own_id and (number == first or not fields)
        if dashed or alone or (own_id and _begins_again(lines[number + 1 : number + _AHEAD], keys)):
            yield number
            keys = set()
            fields = bool(_key(line) or _BARE.fullmatch(line))
        keys.add(_key(line))


_AHEAD = 20  # lines


def _begins_again(following: list[str], keys: set[str]) -> bool:
    """Whether an id without a dash opens a record: what comes next has been said before, like the id."""
    key = next((key for key in map(_key, following) if key), "")
    return "id" in keys and (key in keys or not key)


def _key(line: str) -> str:
    match = _KEY.match(line)
    return match["key"] if match else ""


def _regular(line: str, base: str) -> bool:
    return line.startswith(f"{base}-") and line[len(base) + 1 : len(base) + 2] in ("", " ")


def _begins_oddly(line: str, base: str) -> bool:
    match = _DASHED.fullmatch(line)
    return (
        match is not None and match["indent"] == base and not (match["dash"] == "-" and match["gap"] == " ")
    )


def _put_right(lines: list[str], line: int, base: str) -> Cut:
    """The lines of one record as a text (the last one but in the file ends with a line feed)."""
    match = None if _regular(lines[0], base) else _ID_LINE.fullmatch(lines[0]) or _DASHED.fullmatch(lines[0])
    if match is None:
        return Cut(line, _joined(lines))
    inner = f"{base}  "
    rest = _moved(lines[1:], inner)
    first = f"{base}- {match['rest']}"
    return Cut(line, _joined([first, *rest]), _slip(match, base))


def _joined(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"


def _moved(lines: list[str], inner: str) -> list[str]:
    """The fields below a first line, moved to the column where they belong."""
    first = next((line for line in lines if line.strip() and not line.lstrip().startswith("#")), inner)
    indent = first[: len(first) - len(first.lstrip(" "))]
    return [
        inner + line[len(indent) :] if line.startswith(indent) and line.strip() else line for line in lines
    ]


def _slip(match: re.Match[str], base: str) -> Problem:
    shown = short(match[0])
    hint = f"请写成 {base}- {whole(match['rest'])}（半角短横线加一个空格）"
    short_of = len(base) + 2 - len(match["indent"])
    if not match["dash"]:
        hint += f"，下面各行前面再加 {short_of} 个空格" if short_of > 0 else ""
        words = "missing-dash", f"「{shown}」是一条新记录，前面缺少短横线", hint
    elif match["dash"] != "-":
        words = "wide-dash", f"「{shown}」前面不是半角短横线", hint
    elif "\t" in match["indent"] + match["gap"]:
        words = "tab-indent", "短横线旁边有制表符（Tab）", hint
    elif match["gap"] != " " and match["indent"] == base:
        words = "missing-space", f"「{shown}」的短横线后面没有空格", hint
    else:
        words = "bad-indent", f"「{shown}」的缩进与上下文对不上", "每条记录的「- 」要左对齐"
    return Problem("", 1, len(match["indent"]) + 1, *words)
