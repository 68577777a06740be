"""Which column of a table is which field, which is about a person, and which nobody knows."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.importing.fault import ImportFault
from generator.importing.personal import are_personal_values, is_personal_heading
from generator.importing.table import Table, fold
from generator.records import RecordKind
from generator.records.text import nearest

IGNORED = "-"
_PROVINCE = "province"  # above every area of a site: kept as a remark
_ROW_NUMBERS = frozenset(("序号", "no", "no.", "#"))


@dataclass(frozen=True, slots=True)
class Columns:
    """Indexes of columns: `fields` by field name, `others` to be kept as remarks; `notes` tell what was left out.

    `shared` holds the other columns in which all rows say the same, by heading.
    """

    fields: Mapping[str, int]
    others: tuple[int, ...]
    shared: Mapping[str, str]
    notes: tuple[str, ...]


def known_headings(kind: RecordKind) -> dict[str, str]:
    """Folded heading -> field, from the kind's own list and the labels of its fields."""
    known: dict[str, str] = {}
    for name, info in kind.model.model_fields.items():
        known[fold(name)] = name
        if info.title:
            known[fold(info.title)] = name
    for name, headings in kind.columns.items():
        known |= {fold(heading): name for heading in (name, *headings)}
    return known


def find_columns(table: Table, kind: RecordKind, mapping: Mapping[str, str]) -> Columns:
    """Sort the columns of a table; `mapping` (heading -> field, `-` to leave out) goes before what is known.

    Raises ImportFault when `mapping` names a heading or a field that does not exist.
    """
    chosen = _chosen(table, kind, mapping)
    known = known_headings(kind)
    fields: dict[str, int] = {name: index for index, name in chosen.items() if name != IGNORED}
    others: list[int] = []
    shared: dict[str, str] = {}
    notes: list[str] = []
    for index, heading in enumerate(table.headings):
        if index in chosen:
            continue
        name = known.get(fold(heading))
        values = [line.cells[index] for line in table.lines]
        filled = sum(bool(value) for value in values)
        if fold(heading) in _ROW_NUMBERS:
            notes.append(f"「{heading}」是行号，没有导入")
        elif name and name != _PROVINCE and name not in fields:
            fields[name] = index
        elif is_personal_heading(heading) or are_personal_values(values):
            notes.append(f"「{heading}」一列是个人信息，{filled} 个值没有导入")
        elif kind.shape == "list" and len(values) > 1 and len(set(values)) == 1 and filled:
            shared[heading] = values[0]
            notes.append(f"「{heading}」一列没有对应的字段，各行都是「{values[0][:40]}」，写在最前面的注释里")
        elif filled:
            others.append(index)
            notes.append(f"「{heading}」一列没有对应的字段，{filled} 个值写在记录上方的注释里")
    return Columns(fields, tuple(others), shared, tuple(notes))


def _chosen(table: Table, kind: RecordKind, mapping: Mapping[str, str]) -> dict[int, str]:
    by_heading = {fold(heading): index for index, heading in reversed(list(enumerate(table.headings)))}
    names = {*kind.columns, *kind.model.model_fields}
    chosen: dict[int, str] = {}
    for heading, name in mapping.items():
        index = by_heading.get(fold(heading))
        if index is None:
            close = nearest(heading, table.headings)
            hint = f"是否指「{close}」？" if close else ""
            raise ImportFault(f"表里没有「{heading}」这一列", f"{hint}表里的列：{'、'.join(table.headings)}")
        if name != IGNORED and name not in names:
            close = nearest(name, names)
            hint = f"是否指 {close}？" if close else ""
            raise ImportFault(
                f"没有「{name}」这个字段", f"{hint}可以写：{'、'.join(sorted(names))}，或 -（不导入）"
            )
        chosen[index] = name
    return chosen
