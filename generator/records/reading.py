"""From files to records by kind and id; an id is used once, also after folding case and width."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.records.file_read import Entry, FileRead, Memory, Task
from generator.records.kind import RecordKind
from generator.records.model import Record
from generator.records.paths import name_below
from generator.records.problem import Problem
from generator.records.row import Row
from generator.records.settings import Settings
from generator.records.side_by_side import read_files
from generator.records.takedown import TAKEDOWN
from generator.records.text import fold_id, is_reserved
from generator.records.vocabulary import shown


@dataclass(slots=True)
class Reading:
    """What has been read, every id that was written, readable or not, and the number of records met.

    `refused` are entries, by kind, that became no record: what they say of others is checked all the same. `lacking`
    are kinds of which some records could not be read at all, `nameless` those of which not even the ids are known.
    """

    problems: list[Problem] = field(default_factory=list)
    records: dict[str, dict[str, Record]] = field(default_factory=dict)
    rows: dict[tuple[str, str], Row] = field(default_factory=dict)
    written: dict[tuple[str, str], str] = field(default_factory=dict)
    refused: list[tuple[str, Entry]] = field(default_factory=list)
    lacking: set[str] = field(default_factory=set)
    nameless: set[str] = field(default_factory=set)
    met: int = 0

    def admit(self, found: FileRead) -> None:
        """Take in what a file held."""
        self.problems.extend(found.problems)
        self.met += found.met
        if found.is_unread or found.lost:
            self.lacking.add(found.kind)
        if found.is_unread:
            self.nameless.add(found.kind)
        for id_ in found.lost:
            self.written.setdefault((found.kind, fold_id(id_)), found.name)
        for entry in found.entries:
            first = entry.id is None or self._is_first(entry, found.kind)
            if first and entry.record is not None:
                self.records[found.kind][entry.record.id] = entry.record
                self.rows[found.kind, entry.record.id] = entry.row
            else:
                self.refused.append((found.kind, entry))

    def miss(self, kinds: set[str]) -> None:
        """Of these kinds there may be records that nobody could see."""
        self.lacking |= kinds
        self.nameless |= kinds

    def _is_first(self, entry: Entry, kind: str) -> bool:
        """Whether an id may be used and is used for the first time; else there is a problem more."""
        id_, row = str(entry.id), entry.row
        folded = fold_id(id_)
        first = self.written.get((kind, folded))
        if first is None and not is_reserved(id_):
            self.written[kind, folded] = f"{row.path}:{row.line}"
            return True
        if first is None:
            code, message = "reserved-id", f"编号「{shown(id_)}」在 Windows 上不能做文件名"
            hint = "换一个编号：小写字母、数字和短横线，例如 qh-001"
        else:
            code, message = "duplicate-id", f"编号「{shown(id_)}」已经用过（{first}）"
            hint = "给这条换一个编号（大小写、全角半角不算不同），或删去重复的一条"
        line, column = row.place(("id",))
        self.problems.append(Problem(row.path, line, column, code, message, hint, field="id"))
        return False


def read_all(
    folder: Path, settings: Settings, kinds: Iterable[RecordKind], memory: Memory | None, *, jobs: int
) -> Reading:
    """Read the files of all kinds below a folder."""
    kinds = tuple(kinds)
    reading = Reading(records={kind.name: {} for kind in kinds})
    for found in read_files(list(_tasks(folder, kinds)), settings, memory, jobs=jobs):
        reading.admit(found)
    reading.problems = _one_for_each_id(reading.problems)
    return reading


def _one_for_each_id(problems: list[Problem]) -> list[Problem]:
    """An id that is taken or can be nobody's must be another one: how it is spelt no longer matters."""
    others = {
        (problem.path, problem.line, problem.column)
        for problem in problems
        if problem.code in ("duplicate-id", "reserved-id")
    }
    return [
        problem
        for problem in problems
        if problem.code != "bad-id" or (problem.path, problem.line, problem.column) not in others
    ]


def _tasks(folder: Path, kinds: Iterable[RecordKind]) -> Iterator[Task]:
    for kind in kinds:
        for pattern in kind.files:
            for path in sorted(folder.glob(pattern)):
                name = name_below(folder, path)
                # What a program hides beside a record (._a.yml, .#a.yml) is no record.
                if name != TAKEDOWN and not path.name.startswith("."):
                    yield Task(path, name, kind)
