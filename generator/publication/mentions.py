"""References from other records to people: who is not published is not mentioned, nor counted."""

from collections.abc import Mapping
from typing import Any

from generator.records import Record, Scope, references

_NEEDED: Mapping[str, Scope] = {"award": Scope.STORY, "team": Scope.EMPLOYER}
"""Kind that refers to a person -> the scope without which that tells too much (honours are deeds, teams employers)."""


def silent_on(kind: str, people: Mapping[str, Any], shown: Mapping[str, Any]) -> frozenset[str]:
    """The ids of `people` (all that exist) whom records of a kind may not mention; `shown` are those published."""
    needed = _NEEDED.get(kind)
    return frozenset(id_ for id_ in people if id_ not in shown or not _covers(shown[id_], needed))


def _covers(person: Any, needed: Scope | None) -> bool:
    """Whether the scope lets others mention somebody; a team has no employer to hide."""
    return (
        needed is None
        or needed in person.publish.scope
        or (needed is Scope.EMPLOYER and person.type == "team")
    )


def without(record: Record, kind: str, gone: frozenset[str], known: Mapping[str, Any]) -> Record:
    """The record without its references to records of `kind` that are gone or were never read."""
    for ref in references(type(record)):
        if ref.kind == kind:
            record = _pruned(record, ref.path, gone, known) or record
    return record


def _pruned(value: Any, path: tuple[str, ...], gone: frozenset[str], known: Mapping[str, Any]) -> Any:
    """The value without what is gone; None where nothing is left. An entry that names somebody falls with them."""
    if value is None:
        return None
    if isinstance(value, list):
        kept = [_pruned(item, path, gone, known) for item in value]
        return (
            value
            if all(a is b for a, b in zip(kept, value, strict=True))
            else [k for k in kept if k is not None]
        )
    if not path:
        return None if value in gone or value not in known else value
    inner = getattr(value, path[0])
    left = _pruned(inner, path[1:], gone, known)
    if left is inner:
        return value
    if left is None and len(path) == 1 and not isinstance(value, Record):
        return None
    return value.model_copy(update={path[0]: left})
