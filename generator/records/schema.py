"""JSON Schema of records, from the one declaration of each field."""

from typing import Any

from generator.records.kind import RecordKind

_DRAFT = "http://json-schema.org/draft-07/schema#"


def json_schema(kind: RecordKind) -> dict[str, Any]:
    """JSON Schema (draft 7 words) of a file of the kind: a list of records, or one record."""
    item = kind.model.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    definitions = item.pop("$defs", {})
    item["title"] = kind.label
    if kind.shape == "mapping":
        item["required"] = [name for name in item.get("required", []) if name != "id"]
        return {"$schema": _DRAFT, **item, "definitions": definitions}
    return {
        "$schema": _DRAFT,
        "title": kind.label,
        "type": "array",
        "items": item,
        "definitions": definitions,
    }
