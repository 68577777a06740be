"""Loading a site folder: every record of every kind, with everything that is wrong, in one run."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from generator.records.across import (
    aliases_lead_to_one,
    files_lie_beside,
    references_lead_somewhere,
    repetitions_are_right,
)
from generator.records.file_read import Memory
from generator.records.kind import RecordKind
from generator.records.model import Record
from generator.records.openings import hours_are_read
from generator.records.page_links import unreadable_links
from generator.records.paths import closed_folders, name_below
from generator.records.privacy_scan import private_names, private_pages
from generator.records.problem import Problem, sort_problems
from generator.records.reading import read_all
from generator.records.settings import Settings
from generator.records.settings_file import SETTINGS, setting_place
from generator.records.source import Row
from generator.records.strays import unread_files
from generator.records.takedown import is_taken_down, read_takedown
from generator.records.written_pages import WrittenFiles, written_files


@dataclass(frozen=True, slots=True)
class Site:
    """All records of a site folder that could be read, in the order of their files.

    `met` counts every record that is written, also those of no use.
    """

    folder: Path
    settings: Settings
    today: date
    kinds: Mapping[str, RecordKind]
    records: Mapping[str, Mapping[str, Record]]
    rows: Mapping[tuple[str, str], Row]
    takedown: frozenset[str] = frozenset()
    met: int = 0

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

    def option_problem(self, loc: tuple[str | int, ...], code: str, message: str, hint: str) -> Problem:
        """A problem at the place of an option in the settings."""
        place = setting_place(self.folder, loc)
        return Problem(SETTINGS, *place, code, message, hint, field=".".join(map(str, loc)))


@dataclass(frozen=True, slots=True)
class Loaded:
    """A site and all its problems, sorted, and what lies in the folder of hand-written pages."""

    site: Site
    problems: tuple[Problem, ...]
    written: WrittenFiles


def load(
    folder: Path,
    settings: Settings,
    kinds: Iterable[RecordKind],
    *,
    today: date,
    memory: Memory | None = None,
    doubts: bool = True,
    jobs: int = 1,
) -> Loaded:
    """Read and check every record below `folder`, with or without what only warns, in up to two processes.

    Never raises for what an editor wrote.
    """
    kinds = tuple(kinds)
    registry = {kind.name: kind for kind in kinds}
    reading = read_all(folder, settings, registry.values(), memory, jobs=jobs)
    reading.problems += unread_files(folder, registry.values())
    closed = list(closed_folders(folder, (name for kind in kinds for name in kind.files)))
    reading.miss({kind.name for kind in kinds if _lies_in(kind, closed)})
    takedown, found = read_takedown(folder)
    written = written_files(folder, settings.docs_dir)
    site = Site(folder, settings, today, registry, reading.records, reading.rows, takedown, reading.met)
    problems = [
        *reading.problems,
        *found,
        *closed,
        *written.problems,
        *aliases_lead_to_one(site, reading),
        *references_lead_somewhere(site, reading),
        *repetitions_are_right(site, reading),
        *files_lie_beside(site, reading),
        *private_names(_file_names(folder, settings)),
        *private_pages(written.pages),
        *unreadable_links(written.pages),
        *(hours_are_read(site) if doubts else ()),
    ]
    for kind in registry.values():
        for check in (*kind.checks, *(kind.doubts if doubts else ())):
            problems += check(site)
    # What has been taken down may be broken or half gone: it must never hold up a build.
    problems = [p for p in problems if not is_taken_down(p.path, takedown)]
    return Loaded(site, tuple(sort_problems(problems)), written)


def _lies_in(kind: RecordKind, closed: Iterable[Problem]) -> bool:
    """Whether records of a kind may lie in one of the folders that may not be looked into."""
    above = {place.as_posix() for name in kind.files for place in PurePosixPath(name).parents}
    return any(problem.path in above for problem in closed)


def _file_names(folder: Path, settings: Settings) -> Iterator[str]:
    """Files whose names the public may come to see, and those of people."""
    for place in dict.fromkeys((settings.docs_dir, "exemplars", "photos")):
        for path in sorted((folder / place).rglob("*")):
            yield name_below(folder, path)
