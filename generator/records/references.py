"""References between records: where a model holds ids of another kind, and which of them lead nowhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from generator.records.fields import Ref
from generator.records.translate import inner_model


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that refers: its path of names and the kind it refers to."""

    path: tuple[str, ...]
    kind: str


@cache
def references(model: type[BaseModel]) -> tuple[Reference, ...]:
    """Every referring field of a model, found in its annotations."""
    return tuple(_walk(model, ()))


def _walk(model: type[BaseModel], path: tuple[str, ...]) -> Iterator[Reference]:
    for name, info in model.model_fields.items():
        ref = next((item for item in info.metadata if isinstance(item, Ref)), None) or _ref_inside(
            info.annotation
        )
        if ref is not None:
            yield Reference((*path, name), ref.kind)
            continue
        inner = inner_model(info.annotation)
        if inner is not None:
            yield from _walk(inner, (*path, name))


def _ref_inside(annotation: Any) -> Ref | None:
    for argument in get_args(annotation):
        if isinstance(argument, Ref):
            return argument
        found = _ref_inside(argument)
        if found is not None:
            return found
    return None


def targets(record: BaseModel, path: tuple[str, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The ids that a record holds at a path, each with its exact place in the record."""
    yield from _follow(record, path, ())


def _follow(
    value: Any, path: tuple[str, ...], loc: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if value is None:
        return
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _follow(item, path, (*loc, index))
    elif path:
        yield from _follow(getattr(value, path[0]), path[1:], (*loc, path[0]))
    else:
        yield loc, value
