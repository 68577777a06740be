"""Which photos the records of a site name, what is wrong with them, and which of them the public may see."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.media.header import MOST_BYTES, TOO_LARGE, Fault, Header, inspect
from generator.records import Problem, Record, Scope, Severity, Site, digest, file_fields, safe_child, targets
from generator.render import story_photos

Key = tuple[str, str, tuple[str | int, ...]]
"""Kind, id and place of a photo: ("station", "qh-1", ("photos", 0)), ("team", "t-1", ("story", 2)) for the third of a story."""


@dataclass(frozen=True, slots=True)
class Found:
    """A photo that a record names: where it is used, its file, and the place at which its problems are told."""

    key: Key
    file: Path
    name: str
    path: str
    line: int
    column: int
    field: str

    def problem(self, fault: Fault) -> Problem:
        return Problem(
            self.path,
            self.line,
            self.column,
            fault.code,
            f"照片「{self.name}」{fault.message}",
            fault.hint,
            field=self.field,
        )


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file that may be decoded: its header and the sha256 of its bytes."""

    header: Header
    sha256: str


def photos_of(site: Site) -> Iterator[Found | Problem]:
    """Every photo that lies where it is said to lie, of published records and others; a story's missing file is a problem.

    The missing files of fields are told by the records room.
    """
    for kind in site.kinds.values():
        fields = file_fields(kind.model)
        told = "story" in kind.model.model_fields
        for record in site.all(kind.name):
            named = [path for path in fields if getattr(record, path[0])]
            tells = told and "![" in (record.story or "")
            # What has been taken down may be broken or half gone: it must never hold up a build.
            if not (named or tells) or (kind.personal and digest(record.id) in site.takedown):
                continue
            for path in named:
                yield from _in_field(site, kind.name, record, path)
            if tells:
                yield from _in_story(site, kind.name, record)


def _in_field(site: Site, kind: str, record: Record, path: tuple[str, ...]) -> Iterator[Found]:
    row = site.rows[kind, record.id]
    for loc, name in targets(record, path):
        line, column = row.place(loc)
        file = safe_child((site.folder / row.path).parent, name)
        if isinstance(file, Path):
            field = ".".join(str(part + 1) if isinstance(part, int) else part for part in loc)
            yield Found((kind, record.id, loc[:-1]), file, name, row.path, line, column, field)


def _in_story(site: Site, kind: str, record: Record) -> Iterator[Found | Problem]:
    row = site.rows[kind, record.id]
    story: str = getattr(record, "story")  # noqa: B009
    first, column = row.place(("story",))
    for number, photo in enumerate(story_photos(story)):
        # A block scalar begins on the line after its key.
        line = first + 1 + photo.line if "\n" in story else first
        file = safe_child(
            (site.folder / row.path).parent, photo.file, path=row.path, line=line, column=column
        )
        if isinstance(file, Path):
            key = (kind, record.id, ("story", number))
            yield Found(key, file, photo.file, row.path, line, column, "story")
        else:
            yield file


def problems_of(found: Iterable[Found], site: Site) -> Iterator[Problem]:
    """What is wrong with photos as far as their headers tell; and photos to whose publication a person did not agree."""
    for photo in found:
        seen = inspected(photo.file)
        if isinstance(seen, Fault):
            yield photo.problem(seen)
        if not _is_agreed(site.get(*photo.key[:2]), personal=site.kinds[photo.key[0]].personal):
            yield Problem(
                photo.path,
                photo.line,
                photo.column,
                "photo-without-scope",
                f"照片「{photo.name}」不公开：公开范围里没有照片",
                "本人另外同意以后，publish 的 scope 里加上 照片",
                severity=Severity.WITHHELD,
                field=photo.field,
            )


def shown_photos(
    found: Iterable[Found], site: Site, shown: Mapping[str, Mapping[str, Record]]
) -> Iterator[Found]:
    """The photos that published records still show after the gate: only these are ever decoded."""
    for photo in found:
        kind, id_, (field, *_) = photo.key
        record = shown.get(kind, {}).get(id_)
        if record is None or not getattr(record, str(field)):
            continue
        if _is_agreed(record, personal=site.kinds[kind].personal):
            yield photo


def _is_agreed(record: Record, *, personal: bool) -> bool:
    """A photo of a person needs its own scope, be it a portrait or in the story; a record without basis is told as such."""
    publish = getattr(record, "publish", None)
    return not personal or publish is None or not publish.scope or Scope.PHOTO in publish.scope


def inspected(file: Path) -> Inspected | Fault:
    """Header and hash of a file, read once while it does not change."""
    try:
        state = file.stat()
        if state.st_size > MOST_BYTES:
            return TOO_LARGE
        return _inspected(file, state.st_size, state.st_mtime_ns)
    except OSError:
        return Fault("photo-unreadable", "读不出来", "检查这个文件的权限")


@lru_cache(maxsize=4096)
def _inspected(file: Path, size: int, changed: int) -> Inspected | Fault:
    """`size` and `changed` are part of the key only."""
    data = file.read_bytes()
    found = inspect(data)
    return found if isinstance(found, Fault) else Inspected(found, hashlib.sha256(data).hexdigest())


__all__ = ["Found", "Inspected", "Key", "inspected", "photos_of", "problems_of", "shown_photos"]
