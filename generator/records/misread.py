"""What YAML reads otherwise than it looks: words lost to a comment, Chinese quotes, a bar of full width.

No such text is broken: without these remarks it would be published as nobody meant it.
"""

import re

from generator.records.blocks import is_inside_block
from generator.records.chinese_marks import meant_without, without_quotes
from generator.records.copyable import in_quotes
from generator.records.places import Mark, plain_values
from generator.records.problem import Problem, Severity
from generator.records.text import short

_CUT = re.compile(r"[ \t]+(?P<lost>#[^\s#=*~-].*)")
_QUOTED = re.compile(r"(?:[:-] +|[\[{,] *)[“”‘’]|^[^“\n]*”[ \t]*(?:$|[,\]}])", re.MULTILINE)


def misread_values(text: str) -> list[Problem]:
    """A warning for each plain value that goes on behind a `#`, or stands in Chinese quotes as a whole; an error for empty quotes."""
    cut = " #" in text and _CUT.search(text)
    quoted = any(mark in text for mark in "“”‘’") and _QUOTED.search(text)
    if not cut and not quoted:
        return []
    lines = text.split("\n")
    problems = []
    for value, start, (line, column) in plain_values(text):
        lost = _CUT.match(lines[line - 1], column - 1) if line <= len(lines) else None
        if lost:
            problems.append(_cut(lost, line))
        inner = without_quotes(value) if quoted else None
        if inner is not None:
            problems.append(_quoted(value, inner, start))
    return problems


def _cut(match: re.Match[str], line: int) -> Problem:
    message = f"「{short(match['lost'])}」会被当作注释丢掉"
    hint = "若属于值，请把整个值用引号括起来；真是注释，就在 # 后面空一格"
    return Problem("", line, match.start("lost") + 1, "cut-by-comment", message, hint, Severity.WARNING)


def _quoted(value: str, inner: str, start: Mark) -> Problem:
    message = f"「{short(value)}」的中文引号也算在值里"
    hint = meant_without(inner) + (f"；引号本来就有的，写成 {in_quotes(value)}" if inner else "")
    severity = Severity.WARNING if inner else Severity.ERROR
    return Problem("", *start, "chinese-quotes", message, hint, severity)


_WIDE_BAR = re.compile(
    r"^(?P<lead> *(?:- +)?)(?P<key>[a-z_]+)[ \t]*[:：][ \t\u3000]*[｜＞][-+－\d]*[ \t\u3000]*$", re.MULTILINE
)


def with_right_bars(path: str, text: str) -> tuple[str, list[Problem]]:
    """The text with `story: ｜` as it was meant, and a problem for each: YAML takes such a bar for the first word."""
    if "｜" not in text and "＞" not in text:
        return text, []
    lines = text.split("\n")
    problems = []
    for number, line in enumerate(lines):
        match = _WIDE_BAR.match(line)
        if match and not is_inside_block(lines, number):
            lines[number] = f"{match['lead']}{match['key']}: |"
            message = f"「{short(line)}」用了全角竖线，会被当作正文"
            hint = f"请写成 {match['key']}: |（半角竖线），下面各行比 {match['key']} 多缩进两格"
            problems.append(Problem(path, number + 1, match.start("key") + 1, "wide-bar", message, hint))
    return "\n".join(lines), problems
