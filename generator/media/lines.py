"""Breaking Chinese text into lines of a width, as printers do it."""

import re
from collections.abc import Callable

_NEVER_FIRST = frozenset("，。、；：？！」』）》〉】〕”’…—·～,.;:?!)]}%％℃〗｝")
_NEVER_LAST = frozenset("「『（《〈【〔“‘([{〖｛")
_PIECES = re.compile(r"[!-~]+|\s+|.", re.DOTALL)
_MORE = "…"


def break_lines(text: str, fits: Callable[[str], bool], most: int) -> list[str]:
    """At most `most` lines, each of which `fits`; what is left over is told by … at the end.

    No line begins with a closing mark or ends with an opening one; words of Latin letters and numbers stay whole
    where they fit a line of their own.
    """
    lines, rest = _broken(text, fits, most)
    if rest and lines:
        lines[-1] = _shortened(lines[-1], fits)
    return lines


def _broken(text: str, fits: Callable[[str], bool], most: int) -> tuple[list[str], str]:
    rest = " ".join(text.split())
    lines: list[str] = []
    while rest and len(lines) < most:
        at = _end(rest, fits)
        lines.append(rest[:at].rstrip())
        rest = rest[at:].lstrip()
    return lines, rest


def _end(text: str, fits: Callable[[str], bool]) -> int:
    """Where the first line of a text ends: never before the first letter."""
    ends = [0, *(found.end() for found in _PIECES.finditer(text))]
    low, high = 0, len(ends) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if fits(text[: ends[middle]].rstrip()):
            low = middle
        else:
            high = middle - 1
    if low == len(ends) - 1:
        return len(text)
    for number in range(low, 0, -1):
        if _may_break(text, ends[number]):
            return ends[number]
    if low:
        return ends[low]
    at = 1
    while at < ends[1] and fits(text[: at + 1]):
        at += 1
    return at


def _may_break(text: str, at: int) -> bool:
    after = text[at:].lstrip()
    before = text[:at].rstrip()
    return bool(before) and (not after or (after[0] not in _NEVER_FIRST and before[-1] not in _NEVER_LAST))


def _shortened(line: str, fits: Callable[[str], bool]) -> str:
    line = line.rstrip("，。、；：—…")
    while line and not fits(line + _MORE):
        line = line[:-1].rstrip("，。、；：—…")
    return line + _MORE


__all__ = ["break_lines"]
