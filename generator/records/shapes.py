"""Files and items that are YAML, but not of the shape that records have."""

from dataclasses import replace
from typing import Any, Literal

from generator.records.problem import Problem
from generator.records.slips import slip_in

Shape = Literal["list", "mapping"]


def has_content(line: str) -> bool:
    """Whether a line holds more than a comment or the start of a document."""
    return bool(line.strip()) and not line.lstrip().startswith(("#", "---"))


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


def wrong_root(text: str, root: Any, wanted: Shape) -> Problem:
    """The problem of a file that holds something else than `wanted`; its path is left empty."""
    lines = text.split("\n")
    number = next((number for number, line in enumerate(lines) if has_content(line)), 0)
    slip = slip_in(lines[number], number) if isinstance(root, str) else None
    if slip:
        return slip
    if wanted == "list":
        return Problem(
            "", number + 1, 1, "not-a-list", "文件应是一个列表", "每条记录以「- 」开头，例如「- id: …」"
        )
    hint = "请去掉行首的「- 」，直接写「name: …」" if isinstance(root, list) else "例如「name: …」"
    return Problem("", number + 1, 1, "not-a-mapping", "文件应是一组「字段: 值」", hint)
