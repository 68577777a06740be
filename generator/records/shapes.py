"""Files and items that are YAML, but not of the shape that records have."""

import re
from dataclasses import replace
from typing import Any, Literal

from generator.records.copyable import whole
from generator.records.problem import Problem
from generator.records.row import Row
from generator.records.slips import has_text, slip_in

Shape = Literal["list", "mapping"]


def not_a_record(path: str, line: int, chunk: str, value: Any) -> Problem:
    """The problem of an item of a list that is no mapping; a slip of the hand is called by its name."""
    slip = slip_in(chunk.split("\n")[0], 0) if chunk else None
    if slip:
        return replace(slip, path=path, line=line)
    shown = "空" if value is None else value if isinstance(value, str) else "列表"
    return Problem(
        path,
        line,
        1,
        "not-a-record",
        f"这一条不是记录：{shown[:30]}",
        "每条记录写成「- id: …」，下面各行是「字段: 值」",
    )


_CONFLICT = re.compile(r"^<{7}(?: .*)?$", re.MULTILINE)


def merge_conflict(path: str, text: str) -> Problem | None:
    """The problem of a file in which git left two versions of the same lines."""
    match = _CONFLICT.search(text) if "<<<<<<<" in text else None
    if match is None:
        return None
    return Problem(
        path,
        text.count("\n", 0, match.start()) + 1,
        1,
        "merge-conflict",
        f"「{match[0][:30]}」是合并冲突留下的记号，两个人改了同一处",
        "选定要留的内容，删去 <<<<<<<、=======、>>>>>>> 这三种行",
    )


def _list_hint(root: Any, line: str) -> str:
    if isinstance(root, str) and max(line.count(mark) for mark in "\t,，") >= 2:
        return "这像是一张表：存成 CSV 文件，用 yitu import 转成记录"
    if isinstance(root, dict) and len(root) == 1 and isinstance(next(iter(root.values())), list):
        return f"请删去「{line.strip()[:30]}」这一行，让「- 」从行首开始"
    return "每条记录以「- 」开头，例如「- id: …」"


def wrong_root(text: str, root: Any, wanted: Shape) -> Problem:
    """The problem of a file that holds something else than `wanted`; its path is left empty."""
    lines = text.split("\n")
    number = next((number for number, line in enumerate(lines) if has_text(line)), 0)
    slip = slip_in(lines[number], number) if isinstance(root, str) else None
    if slip:
        return slip
    if wanted == "list":
        return Problem("", number + 1, 1, "not-a-list", "文件应是一个列表", _list_hint(root, lines[number]))
    hint = "请去掉行首的「- 」，直接写「name: …」" if isinstance(root, list) else "例如「name: …」"
    return Problem("", number + 1, 1, "not-a-mapping", "文件应是一组「字段: 值」", hint)


def without_extra_dashes(rows: list[Row]) -> tuple[list[Row], list[Problem]]:
    """The rows without those that are fields of the record before, where every line of it got a dash."""
    kept: list[Row] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for row in rows:
        [key] = row.data if isinstance(row.data, dict) and len(row.data) == 1 else [None]
        if key is None or key == "id" or not seen or key in seen:
            seen = {"id"} if key == "id" else set()
            kept.append(row)
            continue
        if len(seen) == 1:
            kept[-1] = replace(kept[-1], partial=True)
            line = row.text.split("\n")[0].strip()
            message = f"「{line[:30]}」是上一条记录的一项，前面多了短横线"
            hint = f"只有一条记录的第一行写「- 」；这一行和后面各行写成「  {whole(line.lstrip('- '))}」"
            problems.append(Problem(row.path, row.line, 1, "extra-dash", message, hint))
        seen.add(key)
    return kept, problems
