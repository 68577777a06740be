"""A `#` that cuts off what YAML then misses: the end of a bracket, or the line that goes on below.

The parser stumbles over what comes later; following its words changes nothing.
"""

import re
from typing import Any

from generator.records.blocks import ends_block
from generator.records.copyable import in_quotes
from generator.records.problem import Problem
from generator.records.text import short

_LONGEST_BRACKET = 50  # lines
_WIDEST = 1000  # characters of a line that are looked at
_WITHIN_BRACKETS = re.compile(
    r"(?:^[ \t]*|[{\[,][ \t]*)(?P<written>(?P<key>[^\s:,{}\[\]\"'#]+:[ \t]+)?"
    r"(?P<value>[^\s,\[\]{}\"'#][^,\[\]{}\"']*?[ \t]#[^,\[\]{}\"']*?))[ \t]*(?=[,\]}])"
)
_GOES_ON = re.compile(
    r"^(?P<lead> *(?:- +)*)(?P<key>[a-z_]+:[ \t]+)?[^\s\"'#|>\[{][^\"']*?[ \t](?P<lost>#.*)$"
)


def cut_off(error: Any, lines: list[str], start: Any, mark: Any) -> Problem | None:
    """The `#` behind a bracket without its end or a line that belongs nowhere (`start` and `mark` count from 0)."""
    if "flow" in str(error.context):
        return _within_brackets(lines, start.line, mark.line)
    if "block" in str(error.context) and mark.line < len(lines):
        return _before_the_rest(lines, mark.line)
    return None


def with_end(line: str) -> str:
    """The line of a bracket in which nothing is cut off, for checking the rest of it.

    A word of a list stays without what follows the `#`: that is a remark more often than not.
    """
    near, far = line[:_WIDEST], line[_WIDEST:]
    return _WITHIN_BRACKETS.sub(_uncut, near) + far


def _uncut(match: re.Match[str]) -> str:
    meant = _meant(match) if match["key"] else match["value"].partition("#")[0].strip()
    return match[0].replace(match["written"], meant, 1)


def _within_brackets(lines: list[str], first: int, last: int) -> Problem | None:
    for number in range(first, min(last + 1, first + _LONGEST_BRACKET, len(lines))):
        match = _WITHIN_BRACKETS.search(lines[number][:_WIDEST])
        if match:
            lost = lines[number].index("#", match.start("value"))
            hint = f"请用引号括起来：{_meant(match)}；真是注释，就移到括号后面"
            return _problem(lines[number], number, lost, "连括号的另一半也丢了", hint)
    return None


def _meant(match: re.Match[str]) -> str:
    return f"{match['key'] or ''}{in_quotes(match['value'])}"


def _before_the_rest(lines: list[str], number: int) -> Problem | None:
    line = lines[number]
    above = next((n for n in reversed(range(number)) if lines[n].strip()), None)
    match = _GOES_ON.match(lines[above][:_WIDEST]) if above is not None else None
    if above is None or match is None or ends_block(line) or line.lstrip().startswith("-"):
        return None
    if len(line) - len(line.lstrip(" ")) < len(match["lead"]) + bool(match["key"]):
        return None
    hint = "属于值，就把整个值连同下面的行用引号括起来；真是注释，请移到这个字段上面，单独一行"
    return _problem(lines[above], above, match.start("lost"), "值到这里就断了，下一行接不上", hint)


def _problem(line: str, number: int, column: int, what: str, hint: str) -> Problem:
    message = f"「{short(line[column:])}」会被当作注释，{what}"
    return Problem("", number + 1, column + 1, "cut-by-comment", message, hint)
