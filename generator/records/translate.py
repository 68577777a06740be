"""pydantic's findings in an editor's words, with the place in the file."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from generator.records.anatomy import Loc, absence, inner_model, may_be_left_out, model_at, pattern
from generator.records.chinese_marks import Words, chinese_mark
from generator.records.problem import Problem
from generator.records.source import Row
from generator.records.split_values import split_values
from generator.records.text import fold_id, nearest
from generator.records.vocabulary import shown

NO_HEADINGS: Mapping[str, Iterable[str]] = {}

_SHAPES = {
    "list_type": "应是一个列表",
    "dict_type": "应是几行「名称: 值」",
    "model_type": "应是几行「名称: 值」",
    "model_attributes_type": "应是几行「名称: 值」",
    "string_type": "应是一行文字",
}


def translated(
    error: ValidationError,
    model: type[BaseModel],
    row: Row,
    headings: Mapping[str, Iterable[str]] = NO_HEADINGS,
) -> Iterator[Problem]:
    """Every finding of one record as a problem at its line and column.

    `headings` are other names of fields, as tables head them: whoever writes one of them means the field.
    """
    findings = error.errors(include_url=False)
    unknown = [location(finding) for finding in findings if finding["type"] == "extra_forbidden"]
    empty = [location(one) for one in findings if one["type"] == "extra_forbidden" and one["input"] is None]
    split = split_values(row, empty)
    meant = {(*loc[:-1], meant_field(model, loc, headings)) for loc in unknown}
    for finding in findings:
        loc = location(finding)
        if loc in split:
            yield from split[loc]
            continue
        if finding["type"] == "missing" and loc in meant:
            continue  # it is there, under a name that has a problem of its own
        marked = _in_chinese_marks(finding, loc, row)
        loc, words = marked or (loc, _words(finding, model, loc, headings))
        line, column = row.place(loc, key=finding["type"] == "extra_forbidden")
        name = ".".join(str(part + 1) if isinstance(part, int) else part for part in loc)
        yield Problem(row.path, line, column, *words, field=name)


def location(finding: Any) -> Loc:
    """The place of a finding inside a record."""
    at = (finding.get("ctx") or {}).get("at", "")
    # The name of an unknown key comes last and is whatever somebody wrote.
    own = len(finding["loc"]) - (finding["type"] == "extra_forbidden")
    parts = [part for place, part in enumerate(finding["loc"]) if place >= own or not _is_internal(part)]
    return (*parts, *(() if at == "" else (at,)))


def _is_internal(part: str | int) -> bool:
    """pydantic names the branch of a union or a validator in the path; a record has no such key."""
    return isinstance(part, str) and ("[" in part or part.startswith("function-"))


def _words(finding: Any, model: type[BaseModel], loc: Loc, headings: Mapping[str, Iterable[str]]) -> Words:
    kind, context, value = finding["type"], finding.get("ctx") or {}, finding.get("input")
    if ((value is None and kind != "missing") or kind == "empty-value") and loc:
        what = f"第 {loc[-1] + 1} 项" if isinstance(loc[-1], int) else f"「{loc[-1]}」{_label(model, loc)}"
        also = _or_away(model, loc)
        without = absence(model, loc) if kind == "empty-value" else ""
        also += f"（{without}）" if without else ""
        return "empty-value", f"{what}是空的", f"填上内容{also}"
    if "message" in context:
        return kind, context["message"], context.get("hint", "")
    if kind == "missing":
        return "missing-field", f"缺少必填项「{loc[-1]}」{_label(model, loc)}", f"补上一行 {loc[-1]}: …"
    if kind == "extra_forbidden":
        return _unknown_key(model, loc, headings)
    if kind in _SHAPES:
        plain = (
            f"写成 {loc[-1]}: 一行文字" if kind == "string_type" and loc and isinstance(loc[-1], str) else ""
        )
        return "wrong-shape", f"「{shown(value)}」的写法不对，{_SHAPES[kind]}", plain or _example(model, loc)
    if kind == "string_too_short":
        what = f"第 {loc[-1] + 1} 项" if isinstance(loc[-1], int) else f"「{loc[-1]}」{_label(model, loc)}"
        return "empty-text", f"{what}是空的", f"填上内容{_or_away(model, loc)}"
    if kind == "string_too_long":
        return (
            "too-long",
            f"文字太长（{len(str(value))} 字），最多 {context.get('max_length')} 字",
            "写短一些",
        )
    if kind == "literal_error":
        return "unknown-word", f"没有「{shown(value)}」这个说法", f"可以写：{_listed(context)}"
    return "bad-value", f"「{shown(value)}」不符合要求", _example(model, loc)


def _or_away(model: type[BaseModel], loc: Loc) -> str:
    if isinstance(loc[-1], int):
        return "，或删去这一项"
    return "，或删去这一行" if may_be_left_out(model, loc) else ""


def _listed(context: Mapping[str, Any]) -> str:
    """The words that pydantic expects, `'a', 'b' or 'c'`, as an editor reads a list."""
    return "、".join(re.findall(r"'([^']*)'", str(context.get("expected", ""))))


def _in_chinese_marks(finding: Any, loc: Loc, row: Row) -> tuple[Loc, Words] | None:
    """The place of a refused value, or of the one inside of it that is named, that stands in Chinese quotes or brackets."""
    if finding["type"] in ("missing", "extra_forbidden", "string_too_long"):
        return None
    value = _written(row.data, loc)
    mark = chinese_mark(value)
    if mark:
        return loc, mark
    message = str((finding.get("ctx") or {}).get("message", ""))
    for key, part in value.items() if isinstance(value, dict) and loc else ():
        mark = chinese_mark(part) if str(part) in message else None
        if mark:
            return (*loc, key), mark
    return None


def _written(data: Any, loc: Loc) -> Any:
    """What stands at a place of a record; None where there is no such place."""
    for part in loc:
        if isinstance(data, dict):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return None
    return data


def meant_field(model: type[BaseModel], loc: Loc, headings: Mapping[str, Iterable[str]]) -> str | None:
    """The field that was probably meant by an unknown key: by its name, its label, or a heading of tables."""
    owner = model_at(model, loc[:-1])
    fields = owner.model_fields if owner else {}
    meant = {info.alias or name: info.alias or name for name, info in fields.items()}
    meant |= {info.title: info.alias or name for name, info in fields.items() if info.title}
    if len(loc) == 1:
        others = {other: name for name, found in headings.items() if name in fields for other in found}
        meant = others | meant
        exact = [name for other, name in meant.items() if fold_id(other) == fold_id(str(loc[0]))]
        if exact:
            return str(exact[0])
    close = nearest(str(loc[-1]), tuple(meant))
    return meant[close] if close and not _lesser_part(str(loc[-1]), close) else None


def _lesser_part(word: str, name: str) -> bool:
    """Whether a word only begins a much longer name: no `phone_public` where a kind has no `phone`."""
    return name.startswith(f"{word}_") and 2 * len(word) < len(name)


def _unknown_key(model: type[BaseModel], loc: Loc, headings: Mapping[str, Iterable[str]]) -> Words:
    owner = model_at(model, loc[:-1])
    fields = owner.model_fields if owner else {}
    close = meant_field(model, loc, headings)
    names = "、".join(
        f"{info.alias or name}（{info.title}）" if info.title else name for name, info in fields.items()
    )
    hint = f"是否指「{close}」？" if close else f"可以写：{names}"
    return "unknown-key", f"没有「{shown(str(loc[-1]))}」这一项", hint


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
    inner = inner_model(info.annotation)
    if inner is not None and loc[-1] == names[-1]:
        return f"写成 {pattern(inner)} 这样"
    if inner is not None:
        return f"每一项写成 {pattern(inner)} 这样"
    return info.description or f"对照「{info.title}」的说明改正"


def without_empties(data: Any, places: Iterable[Loc]) -> Any:
    """The data without the values at some places; the very same data where there are none."""
    for loc in places:
        data = _without(data, loc)
    return data


def _without(data: Any, loc: Loc) -> Any:
    if len(loc) == 1:
        return {key: item for key, item in data.items() if key != loc[0]} if isinstance(data, dict) else data
    if isinstance(data, list) and isinstance(loc[0], int):
        return [_without(item, loc[1:]) if index == loc[0] else item for index, item in enumerate(data)]
    if isinstance(data, dict) and loc[0] in data:
        return {key: _without(item, loc[1:]) if key == loc[0] else item for key, item in data.items()}
    return data
