"""Texts of several lines below `story: |`, and those that lack their indent."""

import re

from generator.records.problem import Problem
from generator.records.text import short

_BLOCK = re.compile(
    r"^(?P<indent> *(?:- +)?)(?P<key>[^\s:：#][^:：]*?)[ \t]*:[ \t]+[|>][-+\d]*[ \t]*(?:#.*)?$"
)
_FIELD = re.compile(r"\s*(?:- +)?[a-z_]+[ \t]*[:：]")
_LONGEST_BLOCK = 2000  # lines
_FARTHEST = 1000  # columns


def ends_block(line: str) -> bool:
    """Whether a line is a field again and no more text that lacks its indent."""
    return _FIELD.match(line) is not None


def is_inside_block(lines: list[str], number: int) -> bool:
    """Whether a line is text of a block, in which colons and dashes mean nothing."""
    opener = _opener(lines, number)
    return opener is not None and _indent(lines[number]) > len(opener["indent"])


def below_a_block(lines: list[str], *numbers: int) -> Problem | None:
    """Text that stands left of the block it belongs to."""
    for number in dict.fromkeys(numbers):
        line = lines[number] if number < len(lines) else ""
        if not line.strip() or line.lstrip().startswith("#") or ends_block(line):
            continue
        opener = _opener(lines, number)
        if opener is None:
            continue
        key, column = opener["key"], _indent(lines[number]) + 1
        message = f"「{short(lines[number])}」没有缩进，不算 {key} 里的文字"
        hint = f"「{key}: |」下面的每一行，包括后面各段，都要比 {key} 多缩进两格"
        if column - 1 > len(opener["indent"]):
            message = f"「{short(lines[number])}」比 {key} 里上面的文字缩进少"
            hint = f"「{key}: |」下面的各段要左对齐，都比 {key} 多缩进两格"
        return Problem("", number + 1, column, "block-not-indented", message, hint)
    return None


def _opener(lines: list[str], number: int) -> re.Match[str] | None:
    """The `story: |` above a line, with only blank lines and lines farther in than itself between."""
    least = _FARTHEST
    for above in reversed(range(max(0, number - _LONGEST_BLOCK), number)):
        line = lines[above]
        match = _BLOCK.match(line)
        if match:
            return match if least > len(match["indent"]) else None
        if line.strip():
            least = min(least, _indent(line))
            if not least:
                return None
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
