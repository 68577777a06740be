"""What the public may see on one date, with references followed both ways."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from generator.records import Record, Settings, references, targets


@dataclass(frozen=True, slots=True)
class View:
    """Published records by kind and id, in file order, on a date in Asia/Shanghai."""

    settings: Settings
    today: date
    records: Mapping[str, Mapping[str, Any]]
    _back: dict[tuple[str, str, str], list[Any]] = field(default_factory=dict)
    _within: dict[tuple[str, str], list[Any]] = field(default_factory=dict)

    def all(self, kind: str) -> list[Any]:
        """Every published record of a kind."""
        return list(self.records.get(kind, {}).values())

    def get(self, kind: str, id_: str | None) -> Any:
        """The published record, or None."""
        return None if id_ is None else self.records.get(kind, {}).get(id_)

    def referring(self, kind: str, target: str, id_: str) -> list[Any]:
        """The records of `kind` that refer to record `id_` of kind `target`, each once, in file order."""
        return self._back.get((kind, target, id_), [])

    def above(self, area_id: str | None) -> list[str]:
        """An area and all areas above it, nearest first; a circle of parents ends where it closes."""
        found: list[str] = []
        while area_id is not None and area_id not in found:
            found.append(area_id)
            area = self.get("area", area_id)
            area_id = area.parent if area else None
        return found

    def within(self, kind: str, area_id: str) -> list[Any]:
        """The records of `kind` whose `area` is this area or lies below it, in file order."""
        if (kind, "") not in self._within:
            self._within[kind, ""] = []
            for record in self.all(kind):
                for above in self.above(record.area):
                    self._within.setdefault((kind, above), []).append(record)
        return self._within.get((kind, area_id), [])


def view_of(settings: Settings, today: date, records: Mapping[str, Mapping[str, Record]]) -> View:
    """A view over records that have passed the gate."""
    back: dict[tuple[str, str, str], list[Any]] = {}
    for kind, kept in records.items():
        for record in kept.values():
            for ref in references(type(record)):
                for _, id_ in targets(record, ref.path):
                    found = back.setdefault((kind, ref.kind, id_), [])
                    if not found or found[-1] is not record:
                        found.append(record)
    return View(settings, today, records, back)
