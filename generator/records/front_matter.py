"""The first lines of a hand-written page, between two `---`. What MkDocs cannot read there, it prints on the page."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, ClassVar, NamedTuple

import yaml

from generator.records.problem import Problem, Severity
from generator.records.row import Row
from generator.records.source import read_records
from generator.records.text import short

_AS_MKDOCS_FINDS_IT = re.compile(r"---[ \t]*\n(?P<data>.*?\n)(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ENDLESS = frozenset(("too-deep", "merge-conflict"))  # depth ends the parser, and the program with it
_MOST_ALIASES = 30  # merged into each other, more of them may come to millions of fields
_FENCE = re.compile(r"[ \t]*(?:[-—–－_]{2,}|—|\.\.\.)[ \t]*")
_FIELD = re.compile(r"^[ \t]*[A-Za-z_][\w-]*[ \t]*[:：](?!//)", re.MULTILINE)


class _AsText(_LOADER):  # type: ignore[misc]
    """What MkDocs reads, but scalars stay the texts that somebody wrote."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {
        first: [row for row in rows if row[0].endswith((":null", ":merge"))]
        for first, rows in _LOADER.yaml_implicit_resolvers.items()
    }


class FrontMatter(NamedTuple):
    """What the first lines say (scalars as text), where the text below them starts, why MkDocs would print them."""

    data: dict[Any, Any]
    end: int
    problems: list[Problem]


def front_matter(path: str, text: str) -> FrontMatter:
    """Read the first lines of a page. What MkDocs can read is right here too, though no record may be written so."""
    found = _AS_MKDOCS_FINDS_IT.match(text)
    if found is None:
        return FrontMatter({}, 0, list(_not_found(path, text)))
    document = read_records(path, found["data"].encode(), shape="mapping")
    codes = [problem.code for problem in document.problems]
    if not _ENDLESS.intersection(codes) and codes.count("alias") <= _MOST_ALIASES:
        data = _read_by_mkdocs(found["data"])
        if data is not None:
            return FrontMatter(data, found.end(), [])
    if found["data"].startswith("\n") and not _FIELD.search(found["data"]):
        return FrontMatter({}, 0, [])  # a text between two rules across the page
    row = document.rows[0] if document.rows else None
    errors = [problem for problem in document.problems if problem.severity is Severity.ERROR]
    problems = errors or list(_not_loaded(path, found["data"], row))
    return FrontMatter({}, 0, [replace(problem, line=problem.line + 1) for problem in problems])


def _read_by_mkdocs(data: str) -> dict[Any, Any] | None:
    """The fields; None where MkDocs finds none and leaves the lines to be printed."""
    try:
        return yaml.load(data, _AsText) if isinstance(yaml.load(data, _LOADER), dict) else None
    except Exception:  # MkDocs does not ask either what it is: an empty !!int is an IndexError
        return None


def _not_loaded(path: str, data: str, row: Row | None) -> Iterator[Problem]:
    """MkDocs gives values a type: a day that does not exist is no text to it but an error."""
    try:
        yaml.load(data, _LOADER)
        return
    except (yaml.YAMLError, ValueError) as error:
        reason = short(" ".join(str(error).split()))
    key = next((key for key, value in row.data.items() if _is_no_day(value)), None) if row else None
    if row and key is not None:
        message = f"「{short(row.data[key])}」这一天不存在"
        hint = "核对年、月、日；不是日期就用引号括起来"
        yield Problem(path, *row.place((key,)), "bad-date", message, hint, field=key)
        return
    message = f"页首两行 --- 之间读不出来（{reason}）"
    yield Problem(path, 1, 1, "bad-front-matter", message, "改成一行一个「名称: 值」，拿不准的值用引号括起来")


def _is_no_day(value: Any) -> bool:
    try:
        yaml.load(value if isinstance(value, str) else "", _LOADER)
    except ValueError:
        return True
    except yaml.YAMLError:
        return False
    return False


def _not_found(path: str, text: str) -> Iterator[Problem]:
    """Fields that were meant to stand between two `---` and do not."""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if not _FENCE.fullmatch(lines[first]):
        return
    last = next((n for n in range(first + 1, len(lines)) if _FENCE.fullmatch(lines[n])), None)
    end = (
        last
        if last is not None
        else next((n for n in range(first + 1, len(lines)) if not lines[n].strip()), 0)
    )
    if not any(_FIELD.match(line) for line in lines[first + 1 : end]):
        return  # a rule across the page, and a text below it
    line, message, hint = first, "", "改成三个半角短横线 ---，顶格写"
    if lines[first].rstrip() != "---":
        message = f"页首的「{lines[first].strip()}」不是 ---，下面几行会印在网页上"
    elif first:
        message, hint = "--- 不在第一行，下面几行会印在网页上", "删去它上面的空行"
    elif last is None:
        message, hint = "页首从 --- 开始，没有结束，这几行会印在网页上", "在最后一项下面加一行 ---"
    elif lines[last].rstrip() not in ("---", "..."):
        line, message = last, f"「{lines[last].strip()}」不是 ---，它上面几行会印在网页上"
    else:
        line, message, hint = last, "--- 后面没有换行，上面几行会印在网页上", "在它后面按一次回车"
    yield Problem(path, line + 1, 1, "bad-front-matter", message, hint)
