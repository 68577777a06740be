"""pydantic's findings in an editor's words, with the place in the file."""

import types
from collections.abc import Iterator
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from generator.records.problem import Problem
from generator.records.source import Row
from generator.records.text import nearest
from generator.records.vocabulary import shown

Loc = tuple[str | int, ...]

_SHAPES = {
    "list_type": "应是一个列表",
    "dict_type": "应是几行「名称: 值」",
    "model_type": "应是几行「名称: 值」",
    "model_attributes_type": "应是几行「名称: 值」",
    "string_type": "应是一行文字",
}


def translated(error: ValidationError, model: type[BaseModel], row: Row) -> Iterator[Problem]:
    """Every finding of one record as a problem at its line and column."""
    for finding in error.errors(include_url=False):
        loc = location(finding)
        code, message, hint = _words(finding, model, loc)
        line, column = row.place(loc, key=finding["type"] == "extra_forbidden")
        name = ".".join(str(part + 1) if isinstance(part, int) else part for part in loc)
        yield Problem(row.path, line, column, code, message, hint, field=name)


def location(finding: Any) -> Loc:
    """The place of a finding inside a record."""
    at = (finding.get("ctx") or {}).get("at")
    return (*(part for part in finding["loc"] if not _is_internal(part)), *((at,) if at else ()))


def _is_internal(part: str | int) -> bool:
    """pydantic names the branch of a union or a validator in the path; a record has no such key."""
    return isinstance(part, str) and ("[" in part or part.startswith("function-"))


def _words(finding: Any, model: type[BaseModel], loc: Loc) -> tuple[str, str, str]:
    kind, context, value = finding["type"], finding.get("ctx") or {}, finding.get("input")
    if "message" in context:
        return kind, context["message"], context.get("hint", "")
    if kind == "missing":
        return "missing-field", f"缺少必填项「{loc[-1]}」{_label(model, loc)}", f"补上一行 {loc[-1]}: …"
    if kind == "extra_forbidden":
        return _unknown_key(model, loc)
    if kind in _SHAPES:
        return "wrong-shape", f"「{shown(value)}」的写法不对，{_SHAPES[kind]}", _example(model, loc)
    if kind == "string_too_short":
        return "empty-text", f"「{loc[-1] if loc else ''}」是空的", "填上内容，或删去这一行"
    if kind == "string_too_long":
        return (
            "too-long",
            f"文字太长（{len(str(value))} 字），最多 {context.get('max_length')} 字",
            "写短一些",
        )
    if kind == "literal_error":
        return "unknown-word", f"没有「{shown(value)}」这个说法", f"可以写：{context.get('expected', '')}"
    return "bad-value", f"「{shown(value)}」不符合要求", _example(model, loc)


def _unknown_key(model: type[BaseModel], loc: Loc) -> tuple[str, str, str]:
    owner = model_at(model, loc[:-1])
    fields = owner.model_fields if owner else {}
    meant = {info.alias or name: info.alias or name for name, info in fields.items()}
    # Whoever writes the label of a field means the field.
    meant |= {info.title: info.alias or name for name, info in fields.items() if info.title}
    word = str(loc[-1])
    close = nearest(word, tuple(meant))
    names = "、".join(f"{name}（{info.title}）" if info.title else name for name, info in fields.items())
    hint = f"是否指「{meant[close]}」？" if close else f"可以写：{names}"
    return "unknown-key", f"没有「{shown(word)}」这一项", hint


def _label(model: type[BaseModel], loc: Loc) -> str:
    owner = model_at(model, loc[:-1])
    info = owner.model_fields.get(str(loc[-1])) if owner else None
    return f"（{info.title}）" if info and info.title else ""


def _example(model: type[BaseModel], loc: Loc) -> str:
    names = [part for part in loc if isinstance(part, str)]
    owner = model_at(model, loc[: loc.index(names[-1])]) if names else None
    info = owner.model_fields.get(names[-1]) if owner else None
    if info is None:
        return "对照字段说明改正"
    if info.examples:
        return f"例如 {info.examples[0]}"
    return info.description or f"对照「{info.title}」的说明改正"


def model_at(model: type[BaseModel], loc: Loc) -> Any:
    """The model of the mapping at a path inside a record, None where there is none."""
    current: Any = model
    for part in loc:
        if isinstance(part, int):
            continue
        if not (isinstance(current, type) and issubclass(current, BaseModel)):
            return None
        info = current.model_fields.get(str(part))
        if info is None:
            return None
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
