"""Bytes of a CSV file, as Excel, WPS or anybody writes it, to headings and rows of clean text."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.importing.fault import ImportFault
from generator.importing.forms import joined_headings
from generator.records.decode import legacy_encoding
from generator.records.text import clean

LARGEST_TABLE = 64 * 1024 * 1024  # bytes
_LONGEST_CELL = 1_000_000  # characters
_TITLE_LINES = 10
_FIRST_LINES = _TITLE_LINES + 1
_HEAD = 100_000  # characters, in which the first lines are
_MARKS = (",", "\t", ";", "，", "|")


@dataclass(frozen=True, slots=True)
class Line:
    """One row: the line of the file where it ends, and a text for every heading."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with distinct headings, of which the first `width` are of its own and the others of rows that are longer.

    `notes` say what was done to read it.
    """

    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...]
    width: int


_NAMED = 2
_TITLE = re.compile(r"[:：\d]")  # 填报单位：…, 2026年
Weight = Callable[[str], int]
"""How surely a cell is a heading: 0 no, 1 one that is known, 2 one that an editor named."""


def read_table(data: bytes, *, weight: Weight) -> Table:
    """Read a table; `weight` tells the line of headings from titles above it, and what parts its cells.

    Raises ImportFault when there is no table in the file.
    """
    text, notes = _decoded(data)
    lines = _lines(text, _delimiter(text, weight))
    if not lines:
        raise ImportFault("表里没有内容", "请检查是否导出了正确的工作表，存为 CSV UTF-8")
    top, _ = _heading_line([line.cells for line in lines[:_FIRST_LINES]], weight)
    if top:
        notes.append(f"跳过表头上面的 {top} 行标题")
    own = len(lines[top].cells)
    width = max(len(line.cells) for line in lines[top:])
    padded = [_padded(line, width) for line in lines[top:]]
    named, body = padded[0].cells, padded[1:]
    joined = _joined(named, body[0].cells) if body else None
    if joined:
        notes.append("表头有两行，合起来读")
        own = max(own, len(lines[top + 1].cells))
        named, body = joined, body[1:]
    headings, renamed = _headings(named, width)
    notes += renamed
    return Table(headings, tuple(body), tuple(notes), own)


def _decoded(data: bytes) -> tuple[str, list[str]]:
    if len(data) > LARGEST_TABLE:
        raise ImportFault(f"文件有 {len(data) // 1024 // 1024} MB，上限是 64 MB", "请拆成几个表")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _decoded_as(data, "utf-16"), ["按 UTF-16 编码读入"]
    if data[:4] == b"PK\x03\x04" or data[:4] == b"\xd0\xcf\x11\xe0":
        raise ImportFault(
            "这是 Excel 工作簿，不是 CSV", "在 Excel 或 WPS 里另存为「CSV UTF-8（逗号分隔）」再导入"
        )
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        if legacy_encoding(data) == "Big5":
            raise ImportFault("此文件像是 Big5 编码", "在 Excel 或 WPS 里另存为「CSV UTF-8」再导入") from None
        return _decoded_as(data, "gb18030"), ["按 GBK（GB18030）编码读入"]


def _decoded_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ImportFault(
            f"认不出文件的编码（第 {error.start + 1} 个字节起）",
            "在 Excel 或 WPS 里另存为「CSV UTF-8」再导入",
        ) from None


def _lines(text: str, mark: str) -> list[Line]:
    """Rows that hold anything, with cells cleaned."""
    csv.field_size_limit(_LONGEST_CELL)
    # Strict: a quote that is never closed would make one cell of all that follows.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    lines = []
    read = 0
    try:
        for cells in reader:
            cleaned = tuple(_text(cell) for cell in cells)
            if any(cleaned):
                lines.append(Line(reader.line_num, cleaned))
            read = reader.line_num
    except csv.Error:
        raise ImportFault(
            f"第 {read + 1} 行起读不下去，多半是引号没有成对",
            "看看这一行里的半角引号，补上或删去，或在 Excel、WPS 里重新另存为 CSV",
        ) from None
    return lines


_FORMULA = re.compile(r'="(?P<text>[^"]*)"')


def _text(cell: str) -> str:
    """What a cell shows: without the marks by which spreadsheets keep a text from being a number or a formula."""
    text = clean(cell)[0]
    formula = _FORMULA.fullmatch(text)
    if formula:
        return formula["text"]
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@", "0") else text


def _delimiter(text: str, weight: Weight) -> str:
    """The mark that makes the best line of headings, else the one in most of the first lines.

    Cells may hold any of them more often than lines do: 空调;饮水机;微波炉;充电.
    """
    head = text[:_HEAD]
    bare = "".join(head.split('"')[::2]).splitlines()[:_FIRST_LINES]
    rank = {
        mark: (
            _heading_line(_first_rows(head, mark), weight)[1],
            sum(mark in line for line in bare),
            sum(line.count(mark) for line in bare),
        )
        for mark in _MARKS
    }
    return max(_MARKS, key=lambda mark: rank[mark])


def _first_rows(head: str, mark: str) -> list[tuple[str, ...]]:
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=mark)
    rows = (tuple(map(_text, cells)) for cells in reader)
    return list(islice(filter(any, rows), _FIRST_LINES))


def _heading_line(rows: Sequence[tuple[str, ...]], weight: Weight) -> tuple[int, int]:
    """(index, weight) of the line whose cells, with those of a second line of headings, are headings most surely.

    Where no line is one surely, it is the first that is no title: a title fills few of the cells that rows have, and
    in a table of one column nobody can tell.
    """
    best, heaviest, first = 0, 0, -1
    fullest = max((sum(map(bool, cells)) for cells in rows), default=0)
    unknown = (
        False  # headings that nobody knows: what looks like headings below them are the cells of a record
    )
    for index, cells in enumerate(rows[:_TITLE_LINES]):
        joined = _joined(cells, rows[index + 1]) if index + 1 < len(rows) else None
        weights = [weight(cell) for cell in joined or cells if cell]
        if sum(weights) > heaviest and (_NAMED in weights or not unknown):
            best, heaviest = index, sum(weights)
        plain = {cell for cell in cells if cell and not _TITLE.search(cell)}
        if first < 0 and (any(weights) or 2 * len(plain) > fullest > 1):
            first, unknown = index, not any(weights)
    return (best if heaviest > 1 else max(first, 0)), heaviest


def _joined(top: tuple[str, ...], below: tuple[str, ...]) -> tuple[str, ...] | None:
    width = max(len(top), len(below))
    return joined_headings(*(cells + ("",) * (width - len(cells)) for cells in (top, below)))


def _headings(cells: tuple[str, ...], width: int) -> tuple[tuple[str, ...], list[str]]:
    seen: Counter[str] = Counter()
    names, notes = [], []
    for index in range(width):
        name = " ".join(cells[index].split()) if index < len(cells) else ""
        name = name or f"第{index + 1}列"
        seen[name] += 1
        if seen[name] > 1:
            notes.append(f"表头「{name}」出现了 {seen[name]} 次，后一个叫作「{name} ({seen[name]})」")
            name = f"{name} ({seen[name]})"
        names.append(name)
    return tuple(names), notes


def _padded(line: Line, width: int) -> Line:
    return Line(line.number, line.cells + ("",) * (width - len(line.cells)))
