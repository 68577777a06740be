"""Texts of several lines below `story: |`, and those that lack their indent."""

import re

from generator.records.problem import Problem
from generator.records.text import short

_BLOCK = re.compile(
    r"^(?P<indent> *(?:- +)?)(?P<key>[^\s:：#][^:：]*?)[ \t]*:[ \t]+[|>][-+\d]*[ \t]*(?:#.*)?$"
)


def _opens_block(lines: list[str], number: int) -> re.Match[str] | None:
    """The `story: |` above a line that should stand farther in: only blank lines and its text lie between."""
    indent = _indent(lines[number])
    for above in reversed(range(max(0, number - _LONGEST_BLOCK), number)):
        match = _BLOCK.match(lines[above])
        if match:
            return match if indent <= len(match["indent"]) else None
        if lines[above].strip() and _indent(lines[above]) <= indent:
            return None
    return None


_LONGEST_BLOCK = 2000  # lines


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def below_a_block(lines: list[str], *numbers: int) -> Problem | None:
    """Text that stands left of the block it belongs to."""
    for number in dict.fromkeys(numbers):
        if number >= len(lines) or not lines[number].strip() or _FIELD.match(lines[number]):
            continue
        opener = _opens_block(lines, number)
        if opener:
            column = _indent(lines[number]) + 1
            message = f"「{short(lines[number])}」没有缩进，不算 {opener['key']} 里的文字"
            hint = f"「{opener['key']}: |」下面的每一行，包括后面各段，都要比 {opener['key']} 多缩进两格"
            return Problem("", number + 1, column, "block-not-indented", message, hint)
    return None


_FIELD = re.compile(r" *(?:- +)?[a-z_]+[ \t]*[:：]")


def ends_block(line: str) -> bool:
    """Whether a line is a field again and no more text that lacks its indent."""
    return _FIELD.match(line) is not None
