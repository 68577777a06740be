"""What a model is made of: the models inside of it, which fields may be left out, how a part is written."""

import types
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, PlainValidator
from pydantic.fields import FieldInfo

from generator.records.fields import read_partial_date, read_url
from generator.records.vocabulary import Vocabulary

Loc = tuple[str | int, ...]


def pattern(model: type[BaseModel]) -> str:
    """A part as it may be written, with what it must have: {on: 2026-10-08, how: 实地}."""
    needed = {info.alias or name: info for name, info in model.model_fields.items() if info.is_required()}
    fields = needed or {info.alias or name: info for name, info in list(model.model_fields.items())[:2]}
    return "{" + ", ".join(f"{name}: {_sample(info)}" for name, info in fields.items()) + "}"


_SAMPLES: dict[Any, str] = {
    date: "2026-10-08",
    read_partial_date: "2026-10",
    read_url: "https://example.org/",
    int: "1",
    float: "1",
    bool: "是",
}


def _sample(info: FieldInfo) -> str:
    """A value that the field takes; where any text will do, what it is for."""
    if info.examples:
        return str(info.examples[0])
    inner = inner_model(info.annotation)
    if inner is not None:
        return pattern(inner)
    for kind in (*_kinds(info.annotation), *info.metadata):
        if isinstance(kind, type) and issubclass(kind, Vocabulary):
            return next(iter(kind)).label
        kind = kind.func if isinstance(kind, PlainValidator) else kind
        if kind in _SAMPLES:
            return _SAMPLES[kind]
    return info.title or "…"


def _kinds(annotation: Any) -> Iterator[Any]:
    yield annotation
    for argument in get_args(annotation):
        yield from _kinds(argument)


def model_at(model: type[BaseModel], loc: Loc) -> Any:
    """The model of the mapping at a path inside a record, None where there is none.

    The items of a list may be written by name, as facilities are: such a name leads to the same model.
    """
    current: Any = model
    listed = False
    for part in loc:
        if isinstance(part, int):
            continue
        if not (isinstance(current, type) and issubclass(current, BaseModel)):
            return None
        info = current.model_fields.get(part)
        if info is None and not listed:
            return None
        if info is not None:
            listed = get_origin(info.annotation) is list
            current = inner_model(info.annotation)
    return current


def inner_model(annotation: Any) -> Any:
    """The model inside `list[Model]`, `Model | None` or `Annotated[...]`, None if there is none."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (list, dict, tuple, Union, types.UnionType, Annotated):
        for argument in get_args(annotation):
            found = inner_model(argument)
            if found is not None:
                return found
    return None


def may_be_left_out(model: type[BaseModel], loc: Loc) -> bool:
    """Whether a place holds a field that a record need not have."""
    owner = model_at(model, loc[:-1]) if loc else None
    fields = {info.alias or name: info for name, info in owner.model_fields.items()} if owner else {}
    return bool(loc) and loc[-1] in fields and not fields[str(loc[-1])].is_required()


def absence(model: type[BaseModel], loc: Loc) -> str:
    """What it says when a field is not there, as its help tells (不写就是全部驿站); "" where it says nothing."""
    names = [part for part in loc if isinstance(part, str)]
    owner = model_at(model, loc[:-1]) if names else None
    fields = {info.alias or name: info for name, info in owner.model_fields.items()} if owner else {}
    told = fields[names[-1]].description if names and loc[-1] in fields else None
    return told if told and told.startswith("不写") else ""
