"""One file of records, read and validated by itself: it needs no other file, so files may be read side by side."""

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from generator.records.anatomy import may_be_left_out
from generator.records.kind import RecordKind
from generator.records.model import Record
from generator.records.paths import content_of
from generator.records.privacy_scan import private_data
from generator.records.problem import Problem, Severity
from generator.records.row import Location
from generator.records.settings import Settings
from generator.records.source import Row, read_records
from generator.records.translate import location, translated, without_empties


@dataclass(slots=True)
class Memory:
    """What a warm process remembers between two loads: parsed and validated records by their text."""

    chunks: MutableMapping[str, Any] = field(default_factory=dict)
    records: MutableMapping[tuple[str, str, str], Record] = field(default_factory=dict)


class Entry(NamedTuple):
    """A record as written: its row (without values where they live on in the record), its id, the record if it is right.

    `wrong` are the places of values that were refused.
    """

    row: Row
    id: str | None
    record: Record | None
    wrong: frozenset[Location] = frozenset()


class FileRead(NamedTuple):
    """What a file held; `lost` are ids of records that could not be read at all, `met` counts all its records."""

    name: str
    kind: str
    entries: list[Entry]
    problems: list[Problem]
    lost: frozenset[str] = frozenset()
    met: int = 0

    @property
    def is_unread(self) -> bool:
        """Whether nothing is known of what the file holds, not even ids: anything may stand in it."""
        failed = any(problem.severity is Severity.ERROR for problem in self.problems)
        return failed and not self.entries and not self.lost


class Task(NamedTuple):
    """A file to read: where it lies, its name below the site folder, its kind."""

    path: Path
    name: str
    kind: RecordKind


def read_file(task: Task, settings: Settings, memory: Memory | None = None) -> FileRead:
    """Parse and validate one file. Never raises for what an editor wrote."""
    kind = task.kind
    content = content_of(task.path, task.name)
    if isinstance(content, Problem):
        lost = frozenset({task.path.stem}) if kind.shape == "mapping" else frozenset[str]()
        return FileRead(task.name, kind.name, [], [content], lost)
    chunks = memory.chunks if memory else None
    document = read_records(task.name, content, shape=kind.shape, cache=chunks)
    problems = [*document.problems, *private_data(kind, document.rows)]
    if kind.shape == "mapping" and not document.rows and not problems:
        problems.append(Problem(task.name, 1, 1, "empty-file", *_EMPTY))
    entries = [_entry(row, kind, settings, memory, problems) for row in document.rows]
    lost = document.lost
    if kind.shape == "mapping" and not entries:
        lost |= {task.path.stem}
    return FileRead(task.name, kind.name, entries, problems, lost, document.met)


_EMPTY = ("文件里没有内容", "照从前的版本写回来；不要这条记录了，就删去这个文件")


def _entry(
    row: Row, kind: RecordKind, settings: Settings, memory: Memory | None, problems: list[Problem]
) -> Entry:
    alone = kind.shape == "mapping"
    written = Path(row.path).stem if alone else row.data.get("id")
    id_ = None if written is None else str(written)
    key = (kind.name, settings.options.datum, f"{row.path if alone else ''}{row.text}")
    record = memory.records.get(key) if memory and not row.partial else None
    wrong: frozenset[Location] = frozenset()
    if record is None:
        record, wrong = _validated(row, kind, settings, problems)
    if record is None:
        return Entry(row, id_, None, wrong)
    if memory is not None:
        memory.records[key] = record
    return Entry(row.without_data(), id_, record)


def _validated(
    row: Row, kind: RecordKind, settings: Settings, problems: list[Problem]
) -> tuple[Record | None, frozenset[Location]]:
    data = _named_by_file(row, problems) if kind.shape == "mapping" else row.data
    try:
        record = _model(data, kind, settings)
    except ValidationError as error:
        found = translated(error, kind.model, row, kind.columns)
        problems.extend(p for p in found if not follows(p, row, problems))
        return None, frozenset(location(finding) for finding in error.errors(include_url=False))
    return None if row.partial else record, frozenset()


def _model(data: dict[str, Any], kind: RecordKind, settings: Settings) -> Record:
    """The record, in which a field without a value counts as not written, but where `SAID` asks for one."""
    context = {"datum": settings.datum}
    try:
        return kind.model.model_validate(data, context=context)
    except ValidationError as error:
        found = error.errors(include_url=False)
        empty = [location(one) for one in found if one["input"] is None and one["type"] != "empty-value"]
        full = without_empties(data, [loc for loc in empty if may_be_left_out(kind.model, loc)])
        if full is data:
            raise
        return kind.model.model_validate(full, context=context)


# What a reader has said of a value: its type or shape is then wrong for that reason.
_READERS = frozenset({"wide-space-indent", "tag", "anchor", "alias", "complex-key", "too-deep"})


def follows(problem: Problem, row: Row, told: list[Problem]) -> bool:
    """Whether a problem only comes from another that has been told: a field that was taken out, a value misread."""
    if row.partial and (problem.code.startswith(("missing-", "empty-")) or not problem.field):
        return True
    if problem.code == "missing-field" and any(
        p.code == "wide-space-indent" and f"「{problem.field.split('.')[-1]}」" in p.message for p in told
    ):
        return True
    return any(p.code in _READERS and (p.path, p.line) == (problem.path, problem.line) for p in told)


def _named_by_file(row: Row, problems: list[Problem]) -> dict[str, Any]:
    """A record that has a file to itself is named by the file."""
    stem = Path(row.path).stem
    written = row.data.get("id")
    if written is not None and written != stem:
        line, column = row.place(("id",))
        problems.append(
            Problem(
                row.path,
                line,
                column,
                "id-not-file",
                f"编号「{written}」与文件名「{stem}」不一致",
                "让两者相同，或删去 id 这一行",
                field="id",
            )
        )
    return {**row.data, "id": stem}
