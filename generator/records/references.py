"""References between records: where a model holds ids of another kind, and which of them lead nowhere."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from generator.records.anatomy import inner_model
from generator.records.fields import Beside, Ref, SameAs


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that refers: its path of names and the kind it refers to."""

    path: tuple[str, ...]
    kind: str
    alone: bool = False


@cache
def references(model: type[BaseModel]) -> tuple[Reference, ...]:
    """Every referring field of a model, found in its annotations."""
    return tuple(
        Reference(path, mark.kind, mark.alone) for path, mark in _walk(model, ()) if isinstance(mark, Ref)
    )


@cache
def repetitions(model: type[BaseModel]) -> tuple[tuple[tuple[str, ...], SameAs], ...]:
    """The fields of a model that repeat what other records say: their paths, and what they repeat."""
    return tuple((path, mark) for path, mark in _walk(model, ()) if isinstance(mark, SameAs))


@cache
def file_fields(model: type[BaseModel]) -> tuple[tuple[str, ...], ...]:
    """The paths of the fields of a model that name files."""
    return tuple(path for path, mark in _walk(model, ()) if isinstance(mark, Beside))


Mark = Ref | SameAs | Beside


def _walk(model: type[BaseModel], path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Mark]]:
    for name, info in model.model_fields.items():
        own = next((item for item in info.metadata if isinstance(item, Mark)), None)
        mark = own or _mark_inside(info.annotation)
        if mark is not None:
            yield (*path, name), mark
            continue
        inner = inner_model(info.annotation)
        if inner is not None:
            yield from _walk(inner, (*path, name))


def _mark_inside(annotation: Any) -> Mark | None:
    for argument in get_args(annotation):
        if isinstance(argument, Mark):
            return argument
        found = _mark_inside(argument)
        if found is not None:
            return found
    return None


def targets(
    record: Any, path: tuple[str, ...], *, alone: bool = False
) -> Iterable[tuple[tuple[str | int, ...], str]]:
    """The ids that a record holds at a path, each with its exact place; also of one that is still plain data.

    In plain data an id may stand `alone`, in place of the part that holds it.
    """
    if isinstance(record, BaseModel):
        # Nearly every field is empty or holds one id.
        value = getattr(record, path[0])
        if not value:
            return ()
        if isinstance(value, str):
            return (((path[0],), value),) if len(path) == 1 else ()
    return _follow(record, path, (), 1 if alone and not isinstance(record, BaseModel) else 0)


def _follow(
    value: Any, path: tuple[str, ...], loc: tuple[str | int, ...], missing: int = 0
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if value is None:
        return
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _follow(item, path, (*loc, index), missing)
    elif isinstance(value, str):
        if len(path) <= missing:
            yield loc, value
    elif not path:
        return
    elif isinstance(value, BaseModel):
        yield from _follow(getattr(value, path[0]), path[1:], (*loc, path[0]))
    elif isinstance(value, dict):
        yield from _follow(value.get(path[0]), path[1:], (*loc, path[0]), missing)
