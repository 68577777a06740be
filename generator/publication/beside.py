"""Files beside hand-written pages that tell of somebody who is gone, by their names or in their text: they stay behind."""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.publication.leaks import Owner
from generator.publication.spelling import spelt, squeezed, tells
from generator.records import Problem, Severity, name_below

_TEXTS = frozenset(
    (".csv", ".tsv", ".txt", ".html", ".htm", ".json", ".geojson", ".xml", ".svg", ".ics", ".vcf", ".js")
)
_MOST_READ = 20_000_000
_SHORTEST = 2
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


def telling_files(folder: Path, docs_dir: str, names: Mapping[str, Owner]) -> Iterator[tuple[str, Problem]]:
    """(path below the folder of pages, problem) of each file that names somebody who is not shown by name.

    What a PDF or an Office file says is not looked at.
    """
    docs = folder / docs_dir
    words = [(name, squeezed(name)) for name in names]
    for path in sorted(docs.rglob("*")) if words else ():
        inside = path.relative_to(docs)
        if inside.parts[0] == "records" or os.path.islink(path) or not os.path.isfile(path):
            continue
        named = _named_by(inside.as_posix(), words, names)
        told = named or _told_within(path, words)
        if told is not None:
            where = "文件名里" if named else "文件里"
            yield inside.as_posix(), _problem(name_below(folder, path), where, names[told])


def _named_by(path: str, words: list[tuple[str, str]], names: Mapping[str, Owner]) -> str | None:
    """The name that a path tells. Of who is gone rather one file too many stays behind than one too few."""
    plain = squeezed(path)
    found = [name for name, word in words if word in plain and tells(path, name)]
    return next((name for name in found if names[name].gone or _names(path, name)), None)


def _told_within(path: Path, words: list[tuple[str, str]]) -> str | None:
    if path.suffix.lower() not in _TEXTS or path.stat().st_size > _MOST_READ or not os.access(path, os.R_OK):
        return None
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
    plain = squeezed(text)
    return next((name for name, word in words if word in plain and _names(text, name)), None)


def _names(text: str, name: str) -> bool:
    """Whether a table or a text means somebody: two letters within others are nearly always a word (高峰, 平安)."""
    found = spelt(name).finditer(text)
    if len(name) > _SHORTEST:
        return any(found)
    around = ((text[max(0, one.start() - 1) : one.start()], text[one.end() : one.end() + 1]) for one in found)
    return any(not _HAN.match(before) and not _HAN.match(after) for before, after in around)


def _problem(path: str, where: str, owner: Owner) -> Problem:
    message = f"「{owner.id}」不公开，{where}却还有姓名或编号，这个文件没有发布"
    hint = "改掉文件名或里面的姓名，再发布"
    severity = Severity.WARNING
    if not owner.gone:
        message, severity = f"「{owner.id}」的公开范围里没有姓名，{where}却写着", Severity.ERROR
    return Problem(path, 1, 1, "name-left-behind", message, hint, severity, timely=owner.gone)
