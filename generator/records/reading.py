"""Reading the files of all kinds into records, with what is wrong in each; ids are compared folded."""

from collections.abc import MutableMapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator.records.kind import RecordKind
from generator.records.model import Record
from generator.records.privacy_scan import private_data
from generator.records.problem import Problem
from generator.records.settings import Settings
from generator.records.source import Row, read_records
from generator.records.takedown import TAKEDOWN
from generator.records.text import fold_id, is_reserved
from generator.records.translate import translated
from generator.records.vocabulary import shown


@dataclass(slots=True)
class Memory:
    """What a warm process remembers between two loads: parsed and validated records by their text."""

    chunks: MutableMapping[str, Any] = field(default_factory=dict)
    records: MutableMapping[tuple[str, str, str], Record] = field(default_factory=dict)


@dataclass(slots=True)
class Reading:
    """The state of one load: what has been read, and every id that was written, readable or not."""

    folder: Path
    settings: Settings
    memory: Memory | None
    problems: list[Problem] = field(default_factory=list)
    records: dict[str, dict[str, Record]] = field(default_factory=dict)
    rows: dict[tuple[str, str], Row] = field(default_factory=dict)
    written: dict[tuple[str, str], str] = field(default_factory=dict)

    def read(self, kind: RecordKind) -> None:
        """Read all files of a kind."""
        self.records[kind.name] = {}
        for pattern in kind.files:
            for path in sorted(self.folder.glob(pattern)):
                name = path.relative_to(self.folder).as_posix()
                if name != TAKEDOWN:
                    self._read_file(path, name, kind)

    def _read_file(self, path: Path, name: str, kind: RecordKind) -> None:
        if path.is_symlink() or not path.is_file():
            what = Problem(name, 1, 1, "not-a-file", "这不是普通文件", "换成真正的文件，不用链接或文件夹")
            self.problems.append(what)
            return
        chunks = self.memory.chunks if self.memory else None
        document = read_records(name, path.read_bytes(), shape=kind.shape, cache=chunks)
        self.problems.extend(document.problems)
        self.problems.extend(private_data(kind, document.rows))
        for id_ in document.lost:
            self.written.setdefault((kind.name, id_), name)
        for row in document.rows:
            self._admit(row, kind)

    def _admit(self, row: Row, kind: RecordKind) -> None:
        id_ = Path(row.path).stem if kind.shape == "mapping" else row.data.get("id")
        record = self._validated(row, kind)
        if id_ is not None and not self._is_first(row, kind, str(id_)):
            return
        if record is not None:
            self.records[kind.name][record.id] = record
            # The values live on in the record; of the row only its place and text are needed, for problems.
            self.rows[kind.name, record.id] = replace(row, data={})

    def _is_first(self, row: Row, kind: RecordKind, id_: str) -> bool:
        """Whether an id is used for the first time, also after folding case and width; a second use is a problem."""
        folded = fold_id(id_)
        line, column = (
            row.place(("id",)) if (kind.name, folded) in self.written or is_reserved(id_) else (0, 0)
        )
        if is_reserved(id_):
            message = f"编号「{shown(id_)}」在 Windows 上不能做文件名"
            self.problems.append(
                Problem(row.path, line, column, "reserved-id", message, "换一个编号", field="id")
            )
            return False
        first = self.written.get((kind.name, folded))
        if first is not None:
            message = f"编号「{shown(id_)}」已经用过（{first}）"
            hint = "给这条换一个编号，或删去重复的一条"
            self.problems.append(Problem(row.path, line, column, "duplicate-id", message, hint, field="id"))
            return False
        self.written[kind.name, folded] = f"{row.path}:{row.line}"
        return True

    def _validated(self, row: Row, kind: RecordKind) -> Record | None:
        alone = kind.shape == "mapping"
        key = (kind.name, self.settings.options.datum, f"{row.path if alone else ''}{row.text}")
        if self.memory is not None and key in self.memory.records:
            return self.memory.records[key]
        data = _named_by_file(row, self.problems) if alone else row.data
        try:
            record = kind.model.model_validate(data, context={"datum": self.settings.datum})
        except ValidationError as error:
            self.problems.extend(translated(error, kind.model, row))
            return None
        if self.memory is not None:
            self.memory.records[key] = record
        return record


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
