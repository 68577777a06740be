"""Loading a site folder: every record of every kind, with everything that is wrong, in one run."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator import geo
from generator.records.kind import RecordKind
from generator.records.model import Record
from generator.records.problem import Problem, Severity, sort_problems
from generator.records.references import references, targets
from generator.records.settings import Options, Settings, settings_keys
from generator.records.source import Env, Row, read_records, read_settings
from generator.records.text import is_reserved, nearest
from generator.records.translate import translated

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
    if document.problems or not document.rows:
        return None, list(document.problems) or [
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
        return Settings.model_validate(settings_keys(_answered(row.data, environment))), []
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
) -> Loaded:
    """Read and check every record below `folder`. Never raises for what an editor wrote."""
    registry = {kind.name: kind for kind in kinds}
    problems: list[Problem] = []
    records: dict[str, dict[str, Record]] = {}
    rows: dict[tuple[str, str], Row] = {}
    for kind in registry.values():
        records[kind.name] = {}
        for row in _rows(folder, kind, memory, problems):
            _admit(row, kind, settings, records[kind.name], rows, memory, problems)
    takedown, found = _read_takedown(folder)
    site = Site(folder, settings, today, registry, records, rows, takedown)
    problems += found
    unread = any(problem.severity is Severity.ERROR for problem in problems)
    problems += _check_aliases(site)
    problems += _check_references(site, unread)
    for kind in registry.values():
        for check in kind.checks:
            problems += check(site)
    # What has been taken down may be broken or half gone: it must never hold up a build.
    problems = [p for p in problems if not _is_taken_down(p.path, takedown)]
    return Loaded(site, tuple(sort_problems(problems)))


def _rows(folder: Path, kind: RecordKind, memory: Memory | None, problems: list[Problem]) -> Iterator[Row]:
    chunks = memory.chunks if memory else None
    for pattern in kind.files:
        for path in sorted(folder.glob(pattern)):
            name = path.relative_to(folder).as_posix()
            if name == TAKEDOWN:
                continue
            if path.is_symlink() or not path.is_file():
                problems.append(
                    Problem(name, 1, 1, "not-a-file", "这不是普通文件", "换成真正的文件，不用链接或文件夹")
                )
                continue
            document = read_records(name, path.read_bytes(), shape=kind.shape, cache=chunks)
            problems.extend(document.problems)
            yield from document.rows


def _admit(
    row: Row,
    kind: RecordKind,
    settings: Settings,
    records: dict[str, Record],
    rows: dict[tuple[str, str], Row],
    memory: Memory | None,
    problems: list[Problem],
) -> None:
    record = _validated(row, kind, settings, memory, problems)
    if record is None:
        return
    if is_reserved(record.id):
        line, column = row.place(("id",))
        problems.append(
            Problem(
                row.path,
                line,
                column,
                "reserved-id",
                f"编号「{record.id}」在 Windows 上不能做文件名",
                "换一个编号",
                field="id",
            )
        )
    elif record.id in records:
        first = rows[kind.name, record.id]
        line, column = row.place(("id",))
        problems.append(
            Problem(
                row.path,
                line,
                column,
                "duplicate-id",
                f"编号「{record.id}」已经用过（{first.path}:{first.line}）",
                "给这条换一个编号，或删去重复的一条",
                field="id",
            )
        )
    else:
        records[record.id] = record
        rows[kind.name, record.id] = row


def _validated(
    row: Row, kind: RecordKind, settings: Settings, memory: Memory | None, problems: list[Problem]
) -> Record | None:
    key = (kind.name, settings.options.datum, row.text)
    if memory is not None and key in memory.records:
        return memory.records[key]
    data = row.data
    if kind.shape == "mapping":
        data = _named_by_file(row, problems)
    try:
        record = kind.model.model_validate(data, context={"datum": settings.datum})
    except ValidationError as error:
        problems.extend(translated(error, kind.model, row))
        return None
    if memory is not None:
        memory.records[key] = record
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


def _check_references(site: Site, unread: bool) -> Iterator[Problem]:
    """Every reference leads to a record that exists."""
    for kind in site.kinds.values():
        refs = references(kind.model)
        for record in site.all(kind.name):
            for ref in refs:
                known = site.records.get(ref.kind)
                for loc, id_ in targets(record, ref.path):
                    if known is not None and id_ not in known:
                        yield _dangling(site, kind.name, record.id, loc, ref.kind, id_, unread)


def _dangling(
    site: Site, kind: str, record: str, loc: tuple[str | int, ...], target: str, id_: str, unread: bool
) -> Problem:
    label = site.kinds[target].label
    close = nearest(id_, tuple(site.records[target]))
    hint = f"是否指「{close}」？" if close else f"先在 {site.kinds[target].files[0]} 里建这条{label}记录"
    if unread:
        hint += "（另有记录没能读入，先改正其他错误）"
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
