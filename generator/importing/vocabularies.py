"""The closed lists of words that the fields of a kind take, found in its model."""

from typing import Any, get_args

from generator.records import RecordKind
from generator.records.model import Part
from generator.records.vocabulary import Vocabulary


def vocabulary(kind: RecordKind, name: str) -> dict[str, Vocabulary]:
    """Every spelling of the words that a field of a model takes, also where they are in a list of parts."""
    info = kind.model.model_fields.get(name)
    found = _vocabulary(info.annotation) if info else None
    return dict(found.words()) if found else {}


def _vocabulary(annotation: Any) -> type[Vocabulary] | None:
    if isinstance(annotation, type) and issubclass(annotation, Vocabulary):
        return annotation
    inner = [*get_args(annotation)]
    if hasattr(annotation, "model_fields"):
        inner = [info.annotation for info in annotation.model_fields.values()]
    return next((found for each in inner if (found := _vocabulary(each))), None)


def has_parts(annotation: Any) -> bool:
    """Whether a field holds records of several parts, which no single cell can tell."""
    return (isinstance(annotation, type) and issubclass(annotation, Part)) or any(
        map(has_parts, get_args(annotation))
    )
