"""The short way from YAML to data: line by line, where nothing is unusual; the rest is left to the strict builder.

There are two ways because making the parser's events costs four times what looking at lines does, and nearly every
record is plain fields. The builder alone says what YAML is: whatever is not surely plain is left to it.
"""

import re
from typing import Any, Final

from generator.records.strict import NULLS

UNSURE: Final = object()

# No possessive quantifiers: with them Python before 3.11.5 finds groups that are not there. None is needed: what may
# follow a repeated piece never begins like it, so nothing is tried twice.

_FIRST = r"""[^-?:,\[\]{}#&*!|>'"%@` \n]"""
_PLAIN = rf"{_FIRST}[^:#\n]*(?:(?::(?![ \n]|\Z)|(?<! )#)[^:#\n]*)*(?<! )"
# Within brackets, where more characters have a meaning.
_ATOM = rf"{_FIRST}[^:#,\[\]{{}}?\n]*(?::(?=[\w/])[^:#,\[\]{{}}?\n]*)*"
_LIST = rf"\[(?: *{_ATOM}(?:, *{_ATOM})*)?\]"
_PAIR = rf" *(?!null:)\w{{1,99}}: +{_ATOM}"
_MAPPING = rf"\{{(?:{_PAIR}(?:,{_PAIR})*)?\}}"
_QUOTED = r"""'[^'\n]*(?:\n(?: [^'\n]*)?)*'|"[^"\\\n]*(?:\n(?: [^"\\\n]*)?)*\""""
# YAML looks no farther than 1,024 characters for the colon of a key.
_KEY = r"""(['"]?)(?!null[:'"])(\w{1,99})\2:(?: +|$)"""
# The lines of a block begin with the spaces before its key and one more. None of these patterns ends with a line
# feed: what is empty behind it would be found as a line once more.
_BLOCK = r"\|-?(?:\n+\1 [^\n]*)+"
_LINE = re.compile(
    rf"^( *(?:- )?)(?:{_KEY})?(?:({_PLAIN})|({_QUOTED}|{_LIST}|{_MAPPING}|{_BLOCK})|#[^\n]*)?$",
    re.MULTILINE,
)
_QUOTES = "'\""
_PENDING = "?"  # no line begins so: after a bare key the next line is looked at for the blocks that it begins or ends


def quick(text: str, *, deepest: int) -> Any:
    """The data of one document, or UNSURE. One loop with few calls: this is where reading spends its time."""
    if not text.replace("\n", "").isprintable():
        return UNSURE
    box: Any = {}
    open_ = [(-1, box)]
    here: str | None = _PENDING
    bare = ""
    found = _LINE.findall(text)
    met = len(found)
    for head, _, key, plain, other in found:
        if head != here:
            if not (key or plain or other):
                if "-" in head:
                    return UNSURE
                continue
            box = _inner(open_, head, bare if here is _PENDING else None, key)
            if box is None or len(open_) > deepest + 1:
                return UNSURE
            here = head.replace("-", " ") if key else None
        if plain:
            value: Any = None if plain in NULLS else plain
        elif other:
            value = other[1:-1]
            if other[0] not in _QUOTES or "\n" in value:
                met += other.count("\n")
                value = _value(other, text, head, nest=len(open_) <= deepest)
                if value is UNSURE:
                    return UNSURE
        elif key:
            value, here, bare = None, _PENDING, key
        else:
            continue
        if not key:
            if type(box) is dict:
                return UNSURE
            box.append(value)
        elif key in box:
            return UNSURE
        else:
            box[key] = value
    if met != text.count("\n") + 1:
        return UNSURE  # not every line is plain
    return open_[0][1].get("", UNSURE)


def _inner(open_: list[tuple[int, Any]], head: str, bare: str | None, key: str) -> Any:
    """The block that a line stands in, after the blocks that it ends and begins; None where it fits into none.

    A dash is one level deeper than a key in its column: a list may begin there, and ends with the next key. `bare` is
    the key that waits for the block that begins.
    """
    dashed = "-" in head
    level = 2 * len(head) - 3 if dashed else 2 * len(head)
    outer, box = open_[-1]
    if bare is not None and level > outer:
        new: Any = [] if dashed else {}
        box[bare] = box = new
        open_.append((level, box))
    elif level != outer:
        while open_[-1][0] > level:
            open_.pop()
        outer, box = open_[-1]
        if level != outer:
            return None
    if key and dashed:
        new = {}
        box.append(new)
        box = new
        open_.append((level + 3, box))
    return box


def _value(written: str, text: str, head: str, *, nest: bool) -> Any:
    """What is no plain word: in quotes over several lines, in brackets (where more may `nest`), or a block."""
    mark = written[0]
    if mark in _QUOTES:
        return _folded(written[1:-1])
    if mark == "|":
        return _block(written, text) if "-" not in head else UNSURE
    if not nest:
        return UNSURE
    words = [word.strip(" ") for word in written[1:-1].split(",")] if len(written) > 2 else []
    if mark == "[":
        return [None if word in NULLS else word for word in words]
    pairs = [(key, word.lstrip(" ")) for key, _, word in (word.partition(": ") for word in words)]
    made = {key: None if word in NULLS else word for key, word in pairs}
    return made if len(made) == len(pairs) else UNSURE


def _folded(written: str) -> str:
    """Words in quotes on several lines: a line break is a space, each further one is itself."""
    first, *others, last = written.split("\n")
    lines = [first.rstrip(" "), *[line.strip(" ") for line in others], last.lstrip(" ")]
    return _BREAKS.sub(lambda breaks: breaks[1] or " ", "\n".join(lines))


_BREAKS = re.compile(r"\n(\n*)")


def _block(written: str, text: str) -> Any:
    """The lines of a block without their indent, which the first of them sets."""
    if " \n" in text or text[-1] != "\n":
        return UNSURE  # blanks at an end may belong to the block, also in lines that nothing else stands in
    head, *lines = written.split("\n")
    indent = lines[0][: len(lines[0]) - len(lines[0].lstrip(" "))]
    if not indent or any(line and not line.startswith(indent) for line in lines):
        return UNSURE
    value = "\n".join([line[len(indent) :] for line in lines])
    return value if head == "|-" else f"{value}\n"
