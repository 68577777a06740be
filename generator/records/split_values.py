"""Values within braces that a comma has cut in two: `{title: 甲, 乙}` reads as a title and an empty field."""

from collections.abc import Collection, Mapping
from typing import Any

from generator.records.copyable import in_quotes
from generator.records.problem import Problem
from generator.records.row import Location, Row
from generator.records.vocabulary import shown


def split_values(row: Row, empty: Collection[Location]) -> Mapping[Location, list[Problem]]:
    """For those of the `empty` unknown fields that are the end of a value, its problem at the first of them."""
    found: dict[Location, list[Problem]] = {}
    for loc in empty:
        box = _box(row.data, loc[:-1])
        names = list(box) if isinstance(box, dict) else []
        at = names.index(loc[-1]) if loc[-1] in names else 0
        if not at or not isinstance(box[names[at - 1]], str) or loc in found:
            continue
        ends = [(*loc[:-1], name) for name in names[at:]]
        ends = ends[: next((number for number, end in enumerate(ends) if end not in empty), len(ends))]
        written = _written(row, (*loc[:-1], names[at - 1]), ends[-1])
        if written:
            found |= {end: [] for end in ends}
            found[loc] = [_problem(row, loc, str(names[at - 1]), written)]
    return found


def _box(data: Any, loc: Location) -> Any:
    for part in loc:
        inside = (
            part in data if isinstance(data, dict) else isinstance(data, list) and part in range(len(data))
        )
        data = data[part] if inside else None
    return data


def _written(row: Row, first: Location, last: Location) -> str:
    """The text from a value to the last name, which no colon follows; empty when it is no such text."""
    line, start = row.place(first)
    end_line, end = row.place(last, key=True)
    end += len(str(last[-1])) - 1
    text = row.line_at(line)
    return text[start - 1 : end] if line == end_line and text[end:].lstrip().startswith((",", "}")) else ""


def _problem(row: Row, loc: Location, name: str, written: str) -> Problem:
    message = f"「{shown(str(loc[-1]))}」前面的逗号把「{name}」分成了两项"
    hint = f"请用引号括起来：{name}: {in_quotes(written)}"
    field = ".".join(str(part + 1) if isinstance(part, int) else part for part in loc)
    return Problem(row.path, *row.place(loc, key=True), "split-by-comma", message, hint, field=field)
