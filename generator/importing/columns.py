"""Which column of a table is which field, which is about a person, and which nobody knows."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.importing.ages import is_age_heading
from generator.importing.cells import find_word, read_presence
from generator.importing.fault import ImportFault
from generator.importing.forms import REJECTED, ROW_NUMBERS, fold
from generator.importing.personal import (
    are_personal_values,
    is_personal_heading,
    without_contacts,
    without_numbers,
)
from generator.importing.spans import span_of
from generator.importing.table import Line, Table
from generator.importing.vocabularies import vocabulary
from generator.records import RecordKind
from generator.records.text import nearest

IGNORED = "-"
_PROVINCE = "province"  # above every area of a site: kept as a remark
_SOURCES = {"来源": "source", "出处": "source", "来源日期": "source_date", "source_date": "source_date"}


@dataclass(frozen=True, slots=True)
class Columns:
    """Indexes of columns: `fields` by field name, `facilities` by label, `others` to be kept as remarks.

    `shared` holds the other columns in which all rows say the same, by heading; `notes` tell what was left out.
    `basis` are the columns that say how exact a position is: they are kept as remarks like others.
    """

    fields: Mapping[str, int]
    facilities: Mapping[str, int]
    others: tuple[int, ...]
    shared: Mapping[str, str]
    notes: tuple[str, ...]
    basis: tuple[int, ...] = ()
    hours: Mapping[str, int] = field(
        default_factory=dict
    )  # days -> column, where hours are split; "" for all other days
    ages: Mapping[str, int] = field(
        default_factory=dict
    )  # heading -> column: left out, but minors have to be known


_BASIS = re.compile(
    r"(?:坐标|定位|位置|经纬度)(?:的)?(?:说明|依据|来源|备注|精度|方式|质量)|coord(?:inate)?s?_?(?:basis|note|source|quality)",
    re.IGNORECASE,
)


def known_headings(kind: RecordKind) -> dict[str, str]:
    """Folded heading -> field, from the kind's own list and the labels of its fields."""
    known = {fold(heading): name for heading, name in _SOURCES.items() if "source" in kind.model.model_fields}
    for name, info in kind.model.model_fields.items():
        known[fold(name)] = name
        if info.title:
            known[fold(info.title)] = name
    for name, headings in kind.columns.items():
        known |= {fold(heading): name for heading in (name, *headings)}
    return known


def read_heading(text: str, known: Mapping[str, str]) -> str | None:
    """The field that a text surely means as a heading: a known one, also with its trimmings."""
    return _exactly(text, known) or _without_trimmings(text, known)


def find_columns(table: Table, kind: RecordKind, mapping: Mapping[str, str]) -> Columns:
    """Sort the columns of a table; `mapping` (heading -> field, `-` to leave out) goes before what is known.

    Raises ImportFault when `mapping` names a heading or a field that does not exist.
    """
    chosen = _chosen(table, kind, mapping)
    fields: dict[str, int] = {name: index for index, name in chosen.items() if name != IGNORED}
    left = [index for index in range(len(table.headings)) if index not in chosen]
    hours = _spans(table, left, kind) if "hours" in kind.model.model_fields else {}
    left = [index for index in left if index not in hours.values()]
    for recognise in (_exactly, _without_trimmings, _by_its_end):
        left = _taken(table, left, fields, recognise, known_headings(kind))
    facilities = _facilities(table, left, kind) if "facilities" in kind.model.model_fields else {}
    ages = _ages(table, left, fields, kind) if kind.personal else {}
    others: list[int] = []
    shared: dict[str, str] = {}
    notes: list[str] = []
    for index in left:
        heading, values = table.headings[index], [line.cells[index] for line in table.lines]
        filled = sum(bool(value) for value in values)
        if index in facilities.values() or not filled or heading in REJECTED:
            continue
        if fold(heading) in ROW_NUMBERS:
            notes.append(f"「{heading}」是行号，没有导入")
        elif index in ages.values():
            notes.append(f"「{heading}」一列只用来看谁未成年，没有导入")
        elif is_personal_heading(heading) or are_personal_values(values):
            notes.append(f"「{heading}」一列是个人信息，{filled} 个值没有导入")
        elif kind.shape == "list" and len(values) > 1 and len(set(values)) == 1:
            said, _ = without_contacts(without_numbers(values[0], homes=not kind.workplaces)[0])
            shared[heading] = said
            notes.append(f"「{heading}」一列没有对应的字段，各行都是「{said[:40]}」，写在最前面的注释里")
        else:
            others.append(index)
            notes.append(f"「{heading}」一列没有对应的字段，{filled} 个值写在记录上方的注释里")
    if hours and "hours" in fields:  # of all days that have no column of their own
        hours = {"": fields.pop("hours"), **hours}
    basis = tuple(index for index in left if _BASIS.search(table.headings[index]))
    return Columns(
        fields,
        facilities,
        tuple(sorted(others)),
        shared,
        tuple(notes),
        basis,
        hours,
        ages,
    )


def filled_down(table: Table, columns: Columns, wanted: Collection[str]) -> tuple[Table, list[str]]:
    """The table with empty cells below `wanted` headings filled from above, as merged cells mean it; and notes.

    Raises ImportFault when a heading is not there.
    """
    by_heading = {fold(heading): index for index, heading in enumerate(table.headings)}
    chosen = []
    for heading in wanted:
        if fold(heading) not in by_heading:
            raise ImportFault(f"表里没有「{heading}」这一列", f"表里的列：{'、'.join(table.headings)}")
        chosen.append(by_heading[fold(heading)])
    notes = []
    for index in dict.fromkeys(
        [*chosen, *(columns.fields[name] for name in _OFTEN_MERGED if name in columns.fields)]
    ):
        gaps, heading = _gaps(table, index), table.headings[index]
        if gaps and index in chosen:
            notes.append(f"「{heading}」一列的空格按上面最近一行填写（{gaps} 处）")
        elif gaps:
            notes.append(
                f"「{heading}」一列有 {gaps} 个空格没有填；表里原是合并单元格时，加 --fill-down {heading}"
            )
    return replace(table, lines=tuple(_lines_filled(table, chosen))), notes


_OFTEN_MERGED = ("city", "district", "street", "area", "employer", "honour", "issuer")


def _gaps(table: Table, index: int) -> int:
    """How many cells of a column are empty below one that is not."""
    values = [line.cells[index] for line in table.lines]
    first = next((number for number, value in enumerate(values) if value), len(values))
    return sum(not value for value in values[first:])


def _lines_filled(table: Table, chosen: Collection[int]) -> Iterator[Line]:
    above = dict.fromkeys(chosen, "")
    for line in table.lines:
        cells = tuple(cell or above.get(index, "") for index, cell in enumerate(line.cells))
        above |= {index: cells[index] for index in above}
        yield Line(line.number, cells)


Recognise = Callable[[str, Mapping[str, str]], str | None]
_TRIMMINGS = re.compile(
    r"\([^)]*\)|^(?:所在|所属|归属|服务?站点?|驿站|站点|网点|点位|场所|机构)+|代码$|情况$"
)


def _exactly(heading: str, known: Mapping[str, str]) -> str | None:
    return known.get(fold(heading))


def _without_trimmings(heading: str, known: Mapping[str, str]) -> str | None:
    """经度（GCJ-02）, 所在街道, 驿站地址."""
    return known.get(_TRIMMINGS.sub("", fold(heading)))


def _by_its_end(heading: str, known: Mapping[str, str]) -> str | None:
    """爱心驿站名称: the longest known heading of two letters or more at the end."""
    folded = _TRIMMINGS.sub("", fold(heading))
    ends = [end for end in known if len(end) >= 2 and not end.isascii() and folded.endswith(end)]
    return known[max(ends, key=len)] if ends else None


def _taken(
    table: Table, left: list[int], fields: dict[str, int], recognise: Recognise, known: Mapping[str, str]
) -> list[int]:
    """Give columns to fields that have none yet, and return the columns still left."""
    rest = []
    for index in left:
        heading = table.headings[index]
        name = recognise(heading, known)
        personal = recognise is not _exactly and is_personal_heading(heading)
        if name is None or name in fields or name == _PROVINCE or personal or fold(heading) in ROW_NUMBERS:
            rest.append(index)
        else:
            fields[name] = index
    return rest


def _spans(table: Table, left: list[int], kind: RecordKind) -> dict[str, int]:
    """Columns of hours for some days only; a lone 夏季 is one of them when another such column stands beside it."""
    found: dict[str, int] = {}
    for index in left:
        when = span_of(fold(table.headings[index]))
        if when:
            found.setdefault(when, index)
    bare = all(fold(table.headings[index]) == when for when, index in found.items())
    return {} if len(found) == 1 and bare else found


def _ages(table: Table, left: list[int], fields: dict[str, int], kind: RecordKind) -> dict[str, int]:
    """Columns of ages, by heading; a column of the very field is read like them, it is written by the same hands."""
    own = [fields.pop("age_group")] if "age_group" in fields else []
    return {
        table.headings[index]: index
        for index in (*own, *left)
        if index in own or is_age_heading(table.headings[index])
    }


def _facilities(table: Table, left: list[int], kind: RecordKind) -> dict[str, int]:
    """Columns that are headed by a facility and say whether it is there."""
    words = vocabulary(kind, "facilities")
    found: dict[str, int] = {}
    for index in left:
        word = find_word(table.headings[index], words)
        values = [line.cells[index] for line in table.lines if line.cells[index]]
        readable = sum(read_presence(value) is not None for value in values)
        if word and values and 2 * readable >= len(values):
            found.setdefault(word.label, index)
    return found


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
