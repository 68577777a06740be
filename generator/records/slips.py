"""What the YAML parser stumbled over, said in Chinese: the usual slips of an editor's hand."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from generator.records.blocks import below_a_block, is_inside_block
from generator.records.copyable import in_quotes, whole
from generator.records.lost_lines import cut_off, with_end
from generator.records.problem import Problem
from generator.records.text import WIDE_SPACES, short

_KEY = r"^\s*(?:- +)*(?P<key>(?!-\s)[^\s:：#'\"\[\]{},][^:：#'\"\[\]{}]*?)"
_WIDEST = 1000  # characters of a line that are looked at
_TAB = re.compile(r"^ *(?:- *)*\t")
_WIDE_INDENT = re.compile(f"^[ -]*[{WIDE_SPACES}]")
_WIDE_COLON = re.compile(_KEY + r"\s*：\s*(?P<value>.*)$")
_NO_SPACE = re.compile(_KEY + r":(?P<value>[^\s/].*)$")
_MARKED = re.compile(
    _KEY + r":[ \t]+(?P<value>(?P<sign>[@%*&!`,\]}]|[|>](?=[^\s\d+\-#]|[ \t]+[^\s#])|[-?](?=\s)).*)$"
)
_WIDE_GAP = re.compile(_KEY + rf":(?P<gap>[ \t]*[{WIDE_SPACES}][{WIDE_SPACES} \t]*)(?P<value>.*)$")
_WIDE_BRACKET = re.compile(_KEY + r":[ \t]*(?P<value>[［｛【].*[:：,，].*)$")
_NO_COLON = re.compile(
    r"^(?P<lead> *(?:- +)?)(?P<key>[a-z_]{2,})(?: *[=＝] *| +)(?P<value>(?!.*(?:\t|:\s|:$))(?![!-~].*：)[^\s:：].*)$"
)
_TWO_DASHES = re.compile(r"^(?P<lead> *)- +- +(?P<value>[^\s:：]+[:：].*)$")
_FENCE = re.compile(r"^\s*```")
_OPEN_QUOTE = re.compile(r"(?:^|[:\-,\[{])[ \t]+(?P<quote>[\"'])(?:(?!(?P=quote)).)*$")
_OPEN_BRACKET = re.compile(r"(?:^|[:\-,\[{])[ \t]*(?P<bracket>[\[{])[^\]}]*$")
_AFTER_QUOTE = re.compile(
    _KEY
    + r":[ \t]+(?P<value>(?P<quote>[\"'])(?:(?!(?P=quote)).)*(?P=quote)(?:[^\s,}\]#:]|[ \t]+[^\s,}\]#:]).*)$"
)
_AFTER_BRACKET = re.compile(_KEY + r":[ \t]+(?P<value>(?:\[[^\]]*\]|\{[^}]*\})[ \t]*[^\s#].*)$")
_TWO_COLONS = re.compile(_KEY + r":[ \t]+(?P<value>(?![\"'\[{|>]).*?:(?:[ \t].*|))$")

Words = tuple[str, str, str]


def explain(error: Any, text: str) -> Problem:
    """The problem behind a yaml.YAMLError, placed in `text`, without the parser's own English."""
    problem = _explained(error, text)
    lines = text.rstrip("\n").split("\n")
    if problem.line <= len(lines):
        return problem
    return replace(problem, line=len(lines), column=len(lines[-1]) + 1)


def _explained(error: Any, text: str) -> Problem:
    lines = text.split("\n")
    mark = getattr(error, "problem_mark", None)
    start = getattr(error, "context_mark", None) or mark
    if mark is None or start is None:
        return Problem("", 1, 1, "bad-yaml", "这个文件不符合 YAML 格式", "请对照示例检查缩进、冒号和引号")
    known = (
        below_a_block(lines, start.line, mark.line)
        or _headless_block(lines, start.line, mark.line)
        or _first_too_far_in(lines, error, mark)
        or cut_off(error, lines, start, mark)
        or _by_message(error, lines, start, mark)
    )
    if known:
        return known
    candidates = dict.fromkeys((start.line, mark.line, mark.line - 1))
    if "block" in str(error.context):
        candidates = dict.fromkeys((mark.line, mark.line - 1))
    for line in candidates:
        found = slip_in(lines[line], line) if 0 <= line < len(lines) else None
        if found and not is_inside_block(lines, line):
            return found
    return _unclosed(lines, start.line, mark.line) or _plain(lines, error, mark)


def slip_in(line: str, number: int) -> Problem | None:
    """A slip that makes one line (`number` from 0) something else than `字段: 值`."""
    for pattern, tell in _SLIPS:
        match = pattern.search(line[:_WIDEST])
        if match:
            return Problem("", number + 1, _column(match), *tell(match))
    return None


def put_right(line: str, code: str) -> str:
    """The line as it was meant, for slips whose meaning is plain; else the line unchanged."""
    pattern, colon = {"wide-colon": (_WIDE_COLON, "："), "missing-space": (_NO_SPACE, ":")}.get(
        code, (None, "")
    )
    if code == "missing-colon":
        return _NO_COLON.sub(lambda match: f"{match['lead']}{match['key']}: {match['value']}", line)
    if code == "cut-by-comment":
        return with_end(line)
    if code == "double-dash":
        return _TWO_DASHES.sub(lambda match: f"{match['lead']}- {match['value']}", line)
    if code == "extra-indent":
        return line.lstrip()
    if code == "wide-space":
        return _WIDE_GAP.sub(lambda match: f"{match[0][: match.start('gap')]} {match['value']}", line)
    match = pattern.search(line) if pattern else None
    if match is None:
        return line
    end = match.end("key")
    return f"{line[:end]}{line[end:].replace(colon, ': ', 1)}"


_HEADLESS = re.compile(r"^ *(?:- +)?[a-z_]+[ \t]*[=＝]?[ \t]*[|>][-+\d]*[ \t]*$")


def _headless_block(lines: list[str], *numbers: int) -> Problem | None:
    """A `story |` without its colon, whose text below is then no text."""
    for number in dict.fromkeys(numbers):
        for above in reversed(range(min(number + 1, len(lines)))):
            if _HEADLESS.match(lines[above]):
                return slip_in(lines[above], above)
            if lines[above].strip() and not lines[above].startswith(" "):
                break
    return None


def _first_too_far_in(lines: list[str], error: Any, mark: Any) -> Problem | None:
    """A mapping whose first line alone stands farther in than all others."""
    if "document start" not in str(error.problem):
        return None
    first = next((number for number, line in enumerate(lines) if has_text(line)), mark.line)
    if first >= mark.line or not lines[first].startswith(" ") or lines[mark.line].startswith((" ", "-")):
        return None
    shown = short(lines[first])
    return Problem("", first + 1, 1, "extra-indent", f"「{shown}」前面多了空格", "这一行要和下面各行左对齐")


def has_text(line: str) -> bool:
    """Whether a line holds more than a comment or the start of a document."""
    return bool(line.strip()) and not line.lstrip().startswith(("#", "---"))


# Words of libyaml (in its problem or context) -> code, message after the value, hint.
_BY_MESSAGE = (
    ("escape", "bad-escape", "双引号里的反斜杠 \\ 有特殊含义", "请改用单引号，或把 \\ 写成 \\\\"),
    ("quoted scalar", "unclosed-quote", "找不到结束的引号", "请在值的末尾补上同样的半角引号"),
    ("flow sequence", "unclosed-bracket", "缺少配对的 ]，或各项之间缺少逗号", "请补上 ]，各项用半角逗号隔开"),
    ("flow mapping", "unclosed-bracket", "缺少配对的 }，或各项之间缺少逗号", "请补上 }，各项用半角逗号隔开"),
    ("directive", "percent-line", "行首的 % 会被当作 YAML 指令", "请删去这一行，或用引号括起来"),
)


_COLON_WITHIN = re.compile(
    r"[{,][ \t]*(?P<key>[^\s:,{}\[\]\"']+):[ \t]+(?P<value>(?![\"'\[{]|[^,\]}]*，[ \t]*[a-z_]+[ \t]*:)[^,\]}]*?:[ \t][^,\]}]*?)[ \t]*(?=[,\]}]|$)"
)
_WIDE_COMMA = "wide-comma", "括号里有全角逗号", "各项用半角逗号加一个空格隔开，括号也用半角的"


def _by_message(error: Any, lines: list[str], start: Any, mark: Any) -> Problem | None:
    said = f"{error.problem} {error.context}"
    for words, code, message, hint in _BY_MESSAGE:
        if words in said:
            at = mark if code == "bad-escape" else start
            shown = short(lines[start.line][start.column :])
            within = (
                _COLON_WITHIN.search(lines[start.line], start.column) if code == "unclosed-bracket" else None
            )
            if within:
                return Problem("", start.line + 1, within.start("value") + 1, *_two_colons(within))
            if code == "unclosed-bracket" and "，" in lines[start.line][start.column :]:
                code, message, hint = _WIDE_COMMA
            return _at(at, code, f"「{shown}」：{message}", hint)
    return None


def _column(match: re.Match[str]) -> int:
    """Where to point: at the value when that is what needs quotes, else at the field."""
    groups = match.re.groupindex
    if match.re in (_MARKED, _AFTER_QUOTE, _AFTER_BRACKET, _TWO_COLONS, _WIDE_BRACKET):
        return match.start("value") + 1
    return match.start("key") + 1 if "key" in groups else 1


def _tab(match: re.Match[str]) -> Words:
    return "tab-indent", "缩进里有制表符（Tab）", "缩进请用空格，每级两个"


def _wide_indent(match: re.Match[str]) -> Words:
    return "wide-space-indent", "缩进里有全角空格或不换行空格", "缩进请用半角空格，每级两个"


def _wide_colon(match: re.Match[str]) -> Words:
    key, value = match["key"], match["value"].strip()
    return (
        "wide-colon",
        f"「{short(match[0])}」用了全角冒号",
        f"请写成 {key}: {whole(value)}（半角冒号加一个空格）",
    )


def _marked(match: re.Match[str]) -> Words:
    message = f"「{short(match['value'])}」以 {match['sign']} 开头，在 YAML 里有特殊含义"
    if match["sign"] in "|>":
        line = f"{match['key']}: {in_quotes(match['value'].lstrip('|>').strip())}"
        hint = f"只有一行就用引号：{line}；有几段就只写 {match['key']}: |，文字从下一行起，多缩进两格"
        return "quote-needed", message, hint
    return "quote-needed", message, _in_quotes(match)


def _two_colons(match: re.Match[str]) -> Words:
    return "colon-in-value", f"「{short(match['value'])}」里有半角冒号加空格", _in_quotes(match)


def _after_quote(match: re.Match[str]) -> Words:
    return "text-after-quote", f"「{short(match['value'])}」的引号后面还有文字", _in_quotes(match)


def _after_bracket(match: re.Match[str]) -> Words:
    return "text-after-bracket", f"「{short(match['value'])}」的括号后面还有文字", _in_quotes(match)


def _in_quotes(match: re.Match[str]) -> str:
    return f"请用引号括起来：{match['key']}: {in_quotes(match['value'].strip())}"


def _no_space(match: re.Match[str]) -> Words:
    key, value = match["key"], match["value"].strip()
    return "missing-space", f"「{short(match[0])}」的冒号后面没有空格", f"请写成 {key}: {whole(value)}"


def _fence(match: re.Match[str]) -> Words:
    return "code-fence", f"「{short(match.string)}」是代码块的记号，不属于记录", "请删去这一行"


def _no_colon(match: re.Match[str]) -> Words:
    meant = f"{match['key']}: {whole(match['value'])}"
    return "missing-colon", f"「{short(match[0])}」缺少冒号", f"请写成 {meant}（半角冒号加一个空格）"


def _two_dashes(match: re.Match[str]) -> Words:
    return "double-dash", f"「{short(match[0])}」多了一个短横线", f"请写成 - {whole(match['value'])}"


def _wide_gap(match: re.Match[str]) -> Words:
    key, value = match["key"], match["value"].strip()
    return (
        "wide-space",
        f"「{short(match[0])}」的冒号后面是全角空格或不换行空格",
        f"请换成一个半角空格：{key}: {whole(value)}",
    )


_NARROW = str.maketrans(
    {"［": "[", "【": "[", "］": "]", "】": "]", "｛": "{", "｝": "}", "，": ", ", "：": ": "}
)


def _wide_bracket(match: re.Match[str]) -> Words:
    meant = " ".join(match["value"].translate(_NARROW).split())
    return (
        "wide-bracket",
        f"「{short(match['value'])}」用了全角括号",
        f"请写成 {match['key']}: {whole(meant)}",
    )


_SLIPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Words]], ...] = (
    (_FENCE, _fence),
    (_TAB, _tab),
    (_WIDE_INDENT, _wide_indent),
    (_WIDE_GAP, _wide_gap),
    (_WIDE_BRACKET, _wide_bracket),
    (_MARKED, _marked),
    (_AFTER_QUOTE, _after_quote),
    (_AFTER_BRACKET, _after_bracket),
    (_TWO_COLONS, _two_colons),
    (_TWO_DASHES, _two_dashes),
    (_NO_COLON, _no_colon),
    (_WIDE_COLON, _wide_colon),
    (_NO_SPACE, _no_space),
)


def _unclosed(lines: list[str], first: int, last: int) -> Problem | None:
    """The line that opens a quote (from `first` on) or, before the end of the text, a bracket."""
    for number in range(first, min(last + 1, len(lines))):
        match = _OPEN_QUOTE.search(lines[number])
        if match:
            message = f"「{short(lines[number])}」的引号没有成对"
            hint = "请在值的末尾补上同样的半角引号"
            return Problem("", number + 1, match.start("quote") + 1, "unclosed-quote", message, hint)
    if any(line.strip() for line in lines[last:]):
        return None
    for number in reversed(range(min(last, len(lines)))):
        match = _OPEN_BRACKET.search(lines[number])
        if match:
            message = f"「{short(lines[number])}」的括号没有成对"
            return Problem(
                "", number + 1, match.start("bracket") + 1, "unclosed-bracket", message, "请补上 ] 或 }"
            )
    return None


def _plain(lines: list[str], error: Any, mark: Any) -> Problem:
    problem = str(error.problem)
    line = lines[mark.line] if mark.line < len(lines) else ""
    shown = short(line.strip()) or "文件末尾"
    if "could not find expected ':'" in problem:
        start = error.context_mark
        shown = short(lines[start.line].strip())
        return _at(
            start,
            "not-a-field",
            f"「{shown}」不是「字段: 值」的样子",
            "请补上字段名和冒号；若是上一行的延续，请多缩进两格",
        )
    if "did not find expected" in problem or "not allowed" in problem:
        return _at(
            mark,
            "bad-indent",
            f"「{shown}」的缩进与上下文对不上",
            "同一条记录的字段要左对齐，下一级多缩进两格",
        )
    return _at(
        mark, "bad-yaml", f"「{shown}」不符合 YAML 格式", "请检查缩进、冒号和引号；拿不准时把值用引号括起来"
    )


def _at(mark: Any, code: str, message: str, hint: str) -> Problem:
    return Problem("", mark.line + 1, mark.column + 1, code, message, hint)
