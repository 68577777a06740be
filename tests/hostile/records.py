"""Fill every field that takes a text with a payload, and every other with something valid."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from generator.records import RecordKind, references
from generator.records.anatomy import inner_model

# Tried in turn for a field that takes no free text: days, numbers, addresses, words of vocabularies, a box.
SAMPLES: tuple[Any, ...] = (
    "2026-11-01", "5", "https://example.org/x", "000-0000 0000", "是", "有", "sample-id",
    "consent", "person", "visit", "walk_in", "active", "pause", "street",
    ["102.0", "40.7", "102.1", "40.9"],
)  # fmt: skip

# What makes a record appear, and stay until long after the day of the test; None leaves a field out.
SCOPE = ["姓名", "照片", "事迹", "引语", "单位", "地区"]
GIVEN: dict[tuple[str, ...], Any] = {
    ("station", "status"): "open",
    ("station", "status_until"): None,
    ("station", "special_hours", "to"): "2027-11-01",
    ("station", "photos", "file"): "photos/x.png",
    ("notice", "to"): "2027-11-01",
    ("notice", "effect"): "info",
    ("notice", "hours"): None,
    ("notice", "scope"): None,
    ("service", "valid", "to"): "2027-11-01",
    ("area", "parent"): None,
    ("team", "alumni"): None,
    ("exemplar", "publish", "scope"): SCOPE,
    ("exemplar", "publish", "until"): "2027-11-01",
    ("exemplar", "withdrawn_on"): None,
    ("exemplar", "age_group"): "16",
    ("exemplar", "photo", "file"): "x.png",
    ("team", "photos", "file"): "x.png",
    ("area", "photos", "file"): "x.png",
    ("outcome", "status"): "done",
    ("outcome", "photos", "file"): "x.png",
}


@dataclass(slots=True)
class Filled:
    """A record as data, and where its texts stand: path of names -> the text."""

    data: dict[str, Any]
    texts: dict[tuple[str, ...], str] = field(default_factory=dict)


def filled(kind: RecordKind, id_: str, payload: str, targets: Mapping[str, str]) -> Filled:
    """A record with every field; `targets` names, for each kind, the record that references lead to."""
    made = Filled({})
    given = {path[1:]: value for path, value in GIVEN.items() if path[0] == kind.name}
    given |= {ref.path: targets[ref.kind] for ref in references(kind.model) if ref.path not in given}
    made.data = _model(kind.model, payload, given | {("id",): id_, ("aliases",): None}, (), made)
    return made


def _model(
    model: type[BaseModel],
    payload: str,
    given: Mapping[tuple[str, ...], Any],
    path: tuple[str, ...],
    made: Filled,
) -> dict[str, Any]:
    data = {}
    for name, info in model.model_fields.items():
        value = _field(info, name, payload, given, (*path, name), made)
        if value is not None:
            data[info.alias or name] = value
    return data


def _field(
    info: FieldInfo,
    name: str,
    payload: str,
    given: Mapping[tuple[str, ...], Any],
    path: tuple[str, ...],
    made: Filled,
) -> Any:
    if path in given:
        return _listed(info, given[path])
    if name == "privacy_allow":
        return None  # never printed, and its words are those of other fields
    if name == "position":
        return {"lng": "102.0456", "lat": "40.8123"}
    if name == "facilities":
        made.texts[(*path, "note")] = _marked(payload, "facility")
        return {"座位": {"state": "有", "count": "3", "note": _marked(payload, "facility")}, "AED": "未知"}
    inner = inner_model(info.annotation)
    if inner is not None:
        return _listed(info, _model(inner, payload, given, path, made))
    text = _marked(payload, name)
    if _takes(info, text):
        made.texts[path] = text
        return _listed(info, text)
    return next((sample for sample in SAMPLES if _takes(info, sample)), None)


def _marked(payload: str, name: str) -> str:
    """The payload and the field's name, so that each text on a page can be told from the others."""
    return f"{payload} {name}"[:60]


def _takes(info: FieldInfo, value: Any) -> bool:
    annotation: Any = info.annotation
    for extra in info.metadata:
        annotation = Annotated[annotation, extra]
    try:
        TypeAdapter(annotation).validate_python(value)
    except ValidationError:
        return False
    return True


def _listed(info: FieldInfo, value: Any) -> Any:
    return [value] if _is_list(info) and value is not None and not isinstance(value, list) else value


def _is_list(info: FieldInfo) -> bool:
    found = [info.annotation, *get_args(info.annotation)]
    return any(getattr(item, "__origin__", None) is list for item in found)
