"""A table to records: every row becomes a record or is refused with its reason, and the counts add up."""

import csv
import io
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from generator import geo, hours
from generator.importing.areas import AreaBook, KnownArea, is_zone
from generator.importing.columns import Columns, filled_down, find_columns, known_headings, read_heading
from generator.importing.datums import Stated, stated
from generator.importing.drafts import Draft, Drafter
from generator.importing.fault import ImportFault
from generator.importing.forms import REJECTED, fold
from generator.importing.people import several_people
from generator.importing.rows import records_apart
from generator.importing.spans import is_opening_day, joined_hours
from generator.importing.table import Line, read_table
from generator.importing.write import as_list_item, as_mapping, comments
from generator.records import Problem, RecordKind, Severity
from generator.records.source import read_records
from generator.records.text import fold_id
from generator.records.translate import translated

_THERE = "已经在网站里"
_POSITIONS = ("lng", "lat", "position")
_HOURS_APART = "开放时间写在几列里，合成一句以后没有读全，按原文显示，请核对"
_HOURS_DIFFER = "开放的日子写在两列里，说法不一，开放时间没有导入，原文写在记录上方的注释里"
_SAME_ID = "编号与网站里已有的相同，没有导入；其实是别的驿站，就加 --map 编号列的表头=- 另外编号"


@dataclass(frozen=True, slots=True)
class NewRecord:
    """One record as it is to be written: its id, the line of the table it comes from, its YAML."""

    id: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Reject:
    """One row that became no record, as it stood, and why."""

    line: int
    cells: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import would write. `rows` = records + rejects; `areas` are records to add; `notes` carry counts.

    `headings` are the table's own; a refused row may have more cells than those.
    """

    headings: tuple[str, ...]
    rows: int
    records: tuple[NewRecord, ...]
    areas: tuple[NewRecord, ...]
    rejects: tuple[Reject, ...]
    notes: tuple[str, ...]
    shared: tuple[str, ...] = ()  # remarks that hold for all rows

    @property
    def records_text(self) -> str:
        """The new records as items of one list, below the remarks that hold for all of them."""
        remarks = [f"{remark}\n" for remark in comments(self.shared)]
        return "".join([*remarks, "\n"] if remarks else []) + "\n".join(
            record.text for record in self.records
        )

    @property
    def areas_text(self) -> str:
        """The new areas as items of one list."""
        return "\n".join(area.text for area in self.areas)

    def rejects_csv(self) -> bytes:
        """The refused rows as they stood, with line and reason first; UTF-8 with a mark, as Excel wants it."""
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        kept = [index for index, heading in enumerate(self.headings) if heading not in REJECTED]
        writer.writerow((*REJECTED, *(self.headings[index] for index in kept)))
        for reject in self.rejects:
            beyond = reject.cells[len(self.headings) :]  # without headings again, so that they are seen again
            writer.writerow((reject.line, reject.reason, *(reject.cells[index] for index in kept), *beyond))
        return b"\xef\xbb\xbf" + out.getvalue().encode()


@dataclass(slots=True)
class _Import:
    """The state of one import: what has been taken so far."""

    kind: RecordKind
    drafter: Drafter
    site_datum: geo.Datum
    taken: dict[str, str]
    records: list[NewRecord] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    grades: Counter[str] = field(default_factory=Counter)
    areas: dict[str, None] = field(default_factory=dict)  # ids of those in which records lie
    alike: dict[tuple[str, str], list[int]] = field(default_factory=dict)  # name and address -> lines

    def take(self, line: Line, columns: Columns, headings: tuple[str, ...]) -> None:
        """Make a record of a row, or refuse it."""
        cells = {name: line.cells[index] for name, index in columns.fields.items()}
        kept = set(columns.others)
        if columns.hours:
            kept |= self._join_hours(line, columns, cells, headings)
        others = {headings[index]: line.cells[index] for index in sorted(kept) if line.cells[index]}
        facilities = {label: line.cells[index] for label, index in columns.facilities.items()}
        cells = self.drafter.without_ditto(self.drafter.without_placeholders(cells))
        reason = self._why_no_record(cells)
        if reason:
            self.refuse(line, reason)
            return
        basis = "；".join(line.cells[index] for index in columns.basis)
        cells |= {"coord_basis": basis} if basis else {}
        ages = {heading: line.cells[index] for heading, index in columns.ages.items()}
        telling = [(name, line.cells[index]) for name, index in columns.telling]
        draft = self.drafter.draft(
            line.number, cells, others, facilities=facilities, ages=ages, telling=telling
        )
        id_ = str(draft.data["id"])
        if fold_id(id_) in self.taken:
            self.drafter.counts[_SAME_ID] += bool(cells.get("id")) and self.taken[fold_id(id_)] == _THERE
            self.refuse(line, f"编号 {id_} {self.taken[fold_id(id_)]}")
            return
        reason = self._settle(draft)
        if reason:
            self.refuse(line, reason)
            return
        self.taken[fold_id(id_)] = f"与第 {line.number} 行重复"
        if "hours" in draft.data:
            read = hours.read(str(draft.data["hours"]))
            grade = read.grade
            understood = read.seasons or read.exceptions or read.holiday or read.halt not in ("", "ask")
            self.grades[grade if understood else "none"] += 1
            if grade != "full" and sum(bool(line.cells[index]) for _, index in columns.hours) > 1:
                self.drafter.corrected.setdefault(_HOURS_APART, []).append(line.number)
        self.records.append(NewRecord(id_, line.number, self._text(draft)))
        self.areas |= {draft.data["area"]: None} if "area" in draft.data else {}
        name, address = str(draft.data.get("name", "")), str(draft.data.get("address", ""))
        if address or self.kind.personal:
            self.alike.setdefault((fold_id(name), fold_id(address)), []).append(line.number)

    def _join_hours(
        self, line: Line, columns: Columns, cells: dict[str, str], headings: tuple[str, ...]
    ) -> set[int]:
        """Put the hours of a row into its cells; return the columns of which nothing was taken in."""
        said = {index: line.cells[index] for _, index in columns.hours}
        opened = columns.fields.get("opened_on")
        if opened in said:  # 同上 means what stands above, a day of the opening or days of the week
            said[opened] = self.drafter.without_ditto({"opened_on": said[opened]})["opened_on"]
            cells["opened_on"] = said[opened]
        opening = {index for frame, index in columns.hours if is_opening_day(frame, said[index])}
        parts = [(frame, "" if index in opening else said[index]) for frame, index in columns.hours]
        parts = self.drafter.hours_apart(parts)
        joined = joined_hours(parts)
        cells["hours"] = joined or ""
        days = {index for (_, index), (_, text) in zip(columns.hours, parts, strict=True) if text}
        if opened in days:
            cells["opened_on"] = ""
        if joined is None:
            self.drafter.corrected.setdefault(_HOURS_DIFFER, []).append(line.number)
        for index in opening - {opened}:
            self.drafter.counts[f"「{headings[index]}」里的日期没有对应的字段，写在记录上方的注释里"] += 1
        return (opening - {opened}) | (days if joined is None else set())

    def _why_no_record(self, cells: Mapping[str, str]) -> str:
        """Why a row cannot even be a draft; empty when it can."""
        if not cells.get("name") and not cells.get("title"):
            return "没有名称"
        people = several_people(cells.get("name", "")) if self.kind.personal else 0
        return f"一格里写了 {people} 个人，每人一行再导入：各人的同意和撤回要分开" if people else ""

    def _settle(self, draft: Draft) -> str:
        """Drop what the model refuses, with a remark, until the record stands; else the reason it cannot."""
        for _ in range(len(draft.data) + 1):
            problems = self._problems(draft)
            if not problems:
                return ""
            for problem in problems:
                name = problem.field.split(".")[0]
                info = self.kind.model.model_fields.get(name)
                if name not in draft.data or info is None or info.is_required() or name == "publish":
                    return f"{problem.message}；{problem.hint}"
                value = draft.data.pop(name)
                draft.remarks.append(f"{name} 未导入：{_shown(value)}（{problem.message}）")
                self.drafter.counts[f"「{info.title or name}」看不懂，原文写在记录上方的注释里"] += 1
        return "这一行读不成记录"

    def _problems(self, draft: Draft) -> list[Problem]:
        """What the checks of a build would say of the very text that is to be written; one problem a field."""
        document = read_records("", self._text(draft).encode(), shape=self.kind.shape)
        [row] = document.rows
        data = {**row.data, "id": draft.data["id"]}
        found = [problem for problem in document.problems if problem.severity is Severity.ERROR]
        try:
            self.kind.model.model_validate(data, context={"datum": self.site_datum})
        except ValueError as error:
            refusal: Any = error
            found += translated(refusal, self.kind.model, row)
        return list({problem.field.split(".")[0]: problem for problem in found}.values())

    def _text(self, draft: Draft) -> str:
        if self.kind.shape == "list":
            return as_list_item(draft.data, draft.remarks)
        return as_mapping({name: value for name, value in draft.data.items() if name != "id"}, draft.remarks)

    def refuse(self, line: Line, reason: str) -> None:
        """Keep a row that becomes no record, with its reason."""
        self.rejects.append(Reject(line.number, line.cells, reason))


def import_csv(
    data: bytes,
    *,
    kind: RecordKind,
    mapping: Mapping[str, str] | None = None,
    fill_down: Collection[str] = (),
    datum: geo.Datum | None = None,
    site_datum: geo.Datum = geo.Datum.GCJ02,
    ids: Collection[str] = (),
    areas: Iterable[KnownArea] = (),
    source: Mapping[str, str] | None = None,
    today: date | None = None,
) -> ImportResult:
    """Read a table as records of a kind. Nothing is written.

    `mapping` is heading -> field; `fill_down` are headings below which an empty cell means what stands above;
    `datum` fills what rows and headings leave open, before titles and notes, and these before `site_datum`;
    `ids` and `areas` exist already; `source` is for rows without one;
    without `today` nobody can tell from a day of birth who is a minor, and such rows claim no basis.

    Raises ImportFault when the table as a whole cannot be taken in.
    """
    known, named = known_headings(kind), {fold(heading) for heading in mapping or {}}

    @cache
    def meaning(text: str) -> str | None:
        return read_heading(text, known)

    table = read_table(data, weight=lambda cell: 2 if fold(cell) in named else int(meaning(cell) is not None))
    columns = find_columns(table, kind, mapping or {})
    if "name" not in columns.fields and "title" not in columns.fields:
        raise ImportFault(
            "没有找到名称列",
            f"表上面没有表头的，先加一行表头（名称、地址、经度、纬度 …）；有表头的，用 --map 列=name 指定名称是哪一列。"
            f"表里的列：{'、'.join(table.headings)}",
        )
    of_table = stated(table, [columns.fields[name] for name in _POSITIONS if name in columns.fields], datum)
    table, others = records_apart(table, columns.fields, meaning)
    if others:
        columns = find_columns(
            table, kind, mapping or {}
        )  # what stands between records says nothing of a column
    table, gaps = filled_down(table, columns, fill_down)
    book = AreaBook.of(areas)
    drafter = Drafter(kind, book, of_table.datum, source, today)
    work = _Import(kind, drafter, site_datum, {fold_id(id_): _THERE for id_ in ids})
    for line, reason in others.items():
        work.refuse(line, reason)
    for line in table.lines:
        work.take(line, columns, table.headings)
    work.rejects.sort(key=lambda reject: reject.line)
    new_areas = book.new(work.areas)
    made = tuple(NewRecord(area["id"], 0, as_list_item(area)) for area in new_areas)
    rows = len(table.lines) + len(others)
    assert rows == len(work.records) + len(work.rejects), (
        f"{rows} rows became {len(work.records)} + {len(work.rejects)}"
    )
    notes = (
        *table.notes,
        *columns.notes,
        *gaps,
        *_datum_notes(work, of_table),
        *_notes(work, book, new_areas),
    )
    shared = tuple(f"原表各行：{heading}={text}" for heading, text in columns.shared.items())
    return ImportResult(
        table.headings[: table.width], rows, tuple(work.records), made, tuple(work.rejects), notes, shared
    )


def _datum_notes(work: _Import, of_table: Stated) -> list[str]:
    """In which datum the positions were read whose rows name none, and from where it was taken."""
    count = work.drafter.without_datum
    if not count:
        return []
    used = of_table.datum or work.site_datum
    ask = "" if of_table.datum else "；表里用的是别的坐标系，就加 --datum"
    return [
        *of_table.notes,
        f"{count} 个坐标自己没写坐标系，按 {used.label} 读（依据：{of_table.origin}{ask}）",
    ]


def _notes(work: _Import, book: AreaBook, made: Sequence[Mapping[str, str]]) -> list[str]:
    notes = [f"{note}（{count} 处）" for note, count in work.drafter.counts.items() if count]
    notes += [f"{note}（{_places(lines)}）" for note, lines in work.drafter.corrected.items()]
    doubles = [lines for lines in work.alike.values() if len(lines) > 1]
    if doubles:
        told = "；".join(_places(lines) for lines in doubles[:_MOST_TOLD])
        more = f"；等 {len(doubles)} 组" if len(doubles) > _MOST_TOLD else ""
        same = (
            "姓名相同，各成一条；是同一个人就并成一条"
            if work.kind.personal
            else "名称和地址都相同，都导入了，请核对"
        )
        notes.append(f"{same}：{told}{more}")
    if made:
        notes.append(f"新建了 {len(made)} 个地区")
    zones = dict.fromkeys(area["name"] for area in made if is_zone(area["name"]))
    if zones:
        notes.append(f"不是行政区划、也按地区新建的：{'、'.join(zones)}")
    notes += [
        f"「{book.known[own].name}」在网站里没有写上级，表里写在「{book.known[above].name}」下面，请给它补上 parent"
        for own, above in book.apart.items()
    ]
    if work.grades:
        full, partial, none = (work.grades[grade] for grade in ("full", "partial", "none"))
        notes.append(f"开放时间：读全 {full} 条，读懂一部分 {partial} 条，原样显示 {none} 条")
    return notes


_MOST_TOLD = 8


def _places(lines: list[int]) -> str:
    """How many rows, and which, as far as they can be told in a line."""
    told = "、".join(str(line) for line in lines[:_MOST_TOLD])
    return f"{len(lines)} 处：第 {told} 行" + (" 等" if len(lines) > _MOST_TOLD else "")


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        return " ".join(f"{name}={_shown(item)}" for name, item in value.items())
    if isinstance(value, list):
        return "、".join(_shown(item) for item in value)
    return str(value)
