"""Loading a site folder: every record of every kind, with everything that is wrong, in one run."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator import geo
from generator.records.kind import RecordKind
from generator.records.map_options import WRITTEN, written_map
from generator.records.model import Record
from generator.records.paths import safe_child
from generator.records.privacy_scan import private_data, private_names
from generator.records.problem import Problem, Severity, sort_problems
from generator.records.references import file_fields, references, targets
from generator.records.settings import Options, Settings, settings_keys
from generator.records.source import Env, Row, read_records, read_settings
from generator.records.strays import unread_files
from generator.records.text import fold_id, is_reserved, nearest
from generator.records.translate import translated
from generator.records.vocabulary import shown

TAKEDOWN = "exemplars/takedown.yml"


@dataclass(slots=True)
class Memory:
    """What a warm process remembers between two loads: parsed and validated records by their text."""

    chunks: MutableMapping[str, Any] = field(default_factory=dict)
    records: MutableMapping[tuple[str, str, str], Record] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Site:
    """All records of a site folder that could be read, in the order of their files."""

    folder: Path
    settings: Settings
    today: date
    kinds: Mapping[str, RecordKind]
    records: Mapping[str, Mapping[str, Record]]
    rows: Mapping[tuple[str, str], Row]
    takedown: frozenset[str] = frozenset()

    def all(self, kind: str) -> Iterable[Any]:
        """The records of a kind in file order."""
        return self.records.get(kind, {}).values()

    def get(self, kind: str, id_: str) -> Any:
        """The record, or None."""
        return self.records.get(kind, {}).get(id_)

    def problem(
        self, kind: str, id_: str, loc: tuple[str | int, ...], code: str, message: str, hint: str, **more: Any
    ) -> Problem:
        """A problem at the place of a value inside a record."""
        row = self.rows[kind, id_]
        line, column = row.place(loc)
        name = ".".join(str(part + 1) if isinstance(part, int) else part for part in loc)
        return Problem(row.path, line, column, code, message, hint, field=name, **more)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A site and all its problems, sorted."""

    site: Site
    problems: tuple[Problem, ...]


def load_settings(folder: Path, environment: Mapping[str, str]) -> tuple[Settings | None, list[Problem]]:
    """Read mkdocs.yml. `environment` answers `!ENV`; an unset variable counts as not written."""
    path = folder / "mkdocs.yml"
    if not path.is_file():
        return None, [
            Problem(
                "mkdocs.yml",
                1,
                1,
                "no-settings",
                "这个文件夹里没有 mkdocs.yml",
                "在网站文件夹里运行，或先运行 yitu new 新建一个",
            )
        ]
    document = read_settings("mkdocs.yml", path.read_bytes())
    errors = [problem for problem in document.problems if problem.severity is Severity.ERROR]
    if errors or not document.rows:
        return None, errors or [
            Problem(
                "mkdocs.yml",
                1,
                1,
                "empty-settings",
                "mkdocs.yml 是空的",
                "至少写 site_name、site_url 和 plugins",
            )
        ]
    row = document.rows[0]
    try:
        written = {WRITTEN: written_map(settings_keys(row.data)["options"])}
        answered = settings_keys(_answered(row.data, environment))
        return Settings.model_validate(answered, context=written), []
    except ValidationError as error:
        return None, [_in_plugin(problem, row) for problem in translated(error, Settings, row)]


def _answered(value: Any, environment: Mapping[str, str]) -> Any:
    if isinstance(value, Env):
        return next((environment[name] for name in value.names if name in environment), value.default)
    if isinstance(value, dict):
        return {key: _answered(item, environment) for key, item in value.items()}
    if isinstance(value, list):
        return [_answered(item, environment) for item in value]
    return value


def _in_plugin(problem: Problem, row: Row) -> Problem:
    """Point a problem of an option at its place below `plugins:`."""
    if not problem.field.startswith("options"):
        return problem
    rest = tuple(int(part) - 1 if part.isdigit() else part for part in problem.field.split(".")[1:])
    plugins = row.data.get("plugins")
    entries = plugins if isinstance(plugins, list) else []
    at = next(
        (index for index, entry in enumerate(entries) if isinstance(entry, dict) and "yitu" in entry), None
    )
    loc = ("plugins", "yitu", *rest) if at is None else ("plugins", at, "yitu", *rest)
    line, column = row.place(loc)
    return Problem(
        problem.path,
        line,
        column,
        problem.code,
        problem.message,
        problem.hint,
        field=problem.field.removeprefix("options."),
    )


def load(
    folder: Path,
    settings: Settings,
    kinds: Iterable[RecordKind],
    *,
    today: date,
    memory: Memory | None = None,
    doubts: bool = True,
) -> Loaded:
    """Read and check every record below `folder`, with or without what only warns.

    Never raises for what an editor wrote.
    """
    registry = {kind.name: kind for kind in kinds}
    reading = _Reading(folder, settings, memory)
    reading.problems += unread_files(folder, registry.values())
    for kind in registry.values():
        reading.read(kind)
    takedown, found = _read_takedown(folder)
    site = Site(folder, settings, today, registry, reading.records, reading.rows, takedown)
    problems = [
        *reading.problems,
        *found,
        *_check_aliases(site),
        *_check_references(site, reading.written),
        *_check_files(site),
        *private_names(_file_names(folder, settings)),
    ]
    for kind in registry.values():
        for check in (*kind.checks, *(kind.doubts if doubts else ())):
            problems += check(site)
    # What has been taken down may be broken or half gone: it must never hold up a build.
    problems = [p for p in problems if not _is_taken_down(p.path, takedown)]
    return Loaded(site, tuple(sort_problems(problems)))


@dataclass(slots=True)
class _Reading:
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


def _file_names(folder: Path, settings: Settings) -> Iterator[str]:
    """Files whose names the public may come to see, and those of people."""
    for place in dict.fromkeys((settings.docs_dir, "exemplars", "photos")):
        for path in sorted((folder / place).rglob("*")):
            yield path.relative_to(folder).as_posix()


def _check_aliases(site: Site) -> Iterator[Problem]:
    """An old id leads to one record only."""
    for kind, records in site.records.items():
        taken = dict.fromkeys(records, "")
        for record in records.values():
            for index, alias in enumerate(record.aliases):
                if alias in taken:
                    yield site.problem(
                        kind,
                        record.id,
                        ("aliases", index),
                        "duplicate-alias",
                        f"旧编号「{alias}」已经被占用",
                        "一个旧编号只能指向一条记录",
                    )
                taken[alias] = record.id


def _check_references(site: Site, written: Mapping[tuple[str, str], str]) -> Iterator[Problem]:
    """Every reference leads to a record; one that is written but could not be read has a problem of its own."""
    for kind in site.kinds.values():
        refs = references(kind.model)
        for record in site.all(kind.name):
            for ref in refs:
                known = site.records.get(ref.kind)
                for loc, id_ in targets(record, ref.path):
                    if known is None or id_ in known or (ref.kind, fold_id(id_)) in written:
                        continue
                    # Whom the list of takedowns names may be gone altogether.
                    if digest(id_) not in site.takedown:
                        yield _dangling(site, kind.name, record.id, loc, ref.kind, id_)


def _check_files(site: Site) -> Iterator[Problem]:
    """Every file that a record names lies beside it and nowhere else."""
    for kind in site.kinds.values():
        for path in file_fields(kind.model):
            for record in site.all(kind.name):
                row = site.rows[kind.name, record.id]
                for loc, name in targets(record, path):
                    line, column = row.place(loc)
                    root = (site.folder / row.path).parent
                    found = safe_child(root, name, path=row.path, line=line, column=column)
                    if isinstance(found, Problem):
                        yield replace(found, field=".".join(str(part) for part in loc))


def _dangling(
    site: Site, kind: str, record: str, loc: tuple[str | int, ...], target: str, id_: str
) -> Problem:
    label = site.kinds[target].label
    close = nearest(id_, tuple(site.records[target]))
    hint = f"是否指「{close}」？" if close else f"先在 {site.kinds[target].files[0]} 里建这条{label}记录"
    return site.problem(kind, record, loc, "dangling-reference", f"找不到{label}「{id_}」", hint)


_DIGEST = re.compile(r"[0-9a-f]{64}")


def _read_takedown(folder: Path) -> tuple[frozenset[str], list[Problem]]:
    """sha256 digests of ids that must never be published; a broken list stops the build."""
    path = folder / TAKEDOWN
    if not path.is_file():
        return frozenset(), []
    document = read_records(TAKEDOWN, path.read_bytes(), shape="list", items="text")
    problems = list(document.problems)
    digests = set()
    for row in document.rows:
        digest = str(row.data).strip().lower()
        if _DIGEST.fullmatch(digest):
            digests.add(digest)
        else:
            problems.append(
                Problem(
                    TAKEDOWN,
                    row.line,
                    1,
                    "bad-digest",
                    "撤下名单里这一行不是 sha256",
                    "写编号的 sha256（64 位小写十六进制），不要写编号或姓名",
                )
            )
    return frozenset(digests), problems


def digest(id_: str) -> str:
    """The sha256 of an id, as takedown.yml holds it."""
    return hashlib.sha256(id_.encode()).hexdigest()


def _is_taken_down(path: str, takedown: frozenset[str]) -> bool:
    return path.startswith("exemplars/") and digest(Path(path).stem) in takedown


__all__ = ["Loaded", "Memory", "Options", "Site", "digest", "geo", "load", "load_settings"]
