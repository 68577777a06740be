"""A kind of record as the records room sees it: name, files, model, checks and column names."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from generator.records.model import Record
from generator.records.problem import Problem

if TYPE_CHECKING:
    from generator.records.site import Site

Check = Callable[["Site"], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class RecordKind:
    """What must be known to read, check and import the records of one kind.

    `files` are glob patterns below the site folder. Shape "list" is a YAML list of records; "mapping" is one
    record a file, whose name without ending is its id. `personal` records are of people: they are published on a
    basis only. `checks` find what makes a record wrong;
    `doubts` only warn, so a preview may do without them. `columns` lists, per field, the column headings under which tables carry it.
    `workplaces` says that addresses in them are of offices and stations, never of homes.
    """

    name: str
    label: str
    files: tuple[str, ...]
    model: type[Record]
    shape: Literal["list", "mapping"] = "list"
    personal: bool = False
    checks: tuple[Check, ...] = ()
    doubts: tuple[Check, ...] = ()
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    workplaces: bool = False
