"""A record as it is written in a file, before it has a type, and the file it came from."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from generator.records.places import Places
from generator.records.problem import Problem

Location = tuple[str | int, ...]


@lru_cache(maxsize=8)
def _places(text: str) -> Places:
    """Where everything in a text stands; kept for a moment, since a record may have hundreds of problems."""
    places = Places(settings=True)
    places.read(text)
    return places


@dataclass(frozen=True, slots=True)
class Row:
    """One record as written; `data` holds text, None (empty), dicts and lists and is never changed.

    `text` is its own piece of the file: equal texts hold equal data. A `partial` row lacks fields that could not be
    read: it makes no record, but what is left of it can be checked.
    """

    path: str
    line: int
    data: Any  # dict[str, Any]; a text where the file is a list of texts
    text: str = field(repr=False)
    whole: str | None = field(default=None, repr=False)  # the file, where the record was read with it
    index: int | None = field(default=None, repr=False)  # which item of the list, None for a mapping
    partial: bool = False

    def __reduce__(self) -> tuple[Any, ...]:
        """Handed to another process by its fields: what dataclasses do by themselves takes several times as long."""
        return Row, (self.path, self.line, self.data, self.text, self.whole, self.index, self.partial)

    def without_data(self) -> "Row":
        """The row of a record in which its values live on."""
        return Row(self.path, self.line, {}, self.text, self.whole, self.index, self.partial)

    def line_at(self, number: int) -> str:
        """A line of the file, counted as places are."""
        text, first = (self.text, self.line) if self.whole is None else (self.whole, 1)
        return text.split("\n")[number - first]

    def place(self, loc: Location, *, key: bool = False) -> tuple[int, int]:
        """Line and column of a value, of its key if asked or empty, or of what should hold it."""
        places = _places(self.text if self.whole is None else self.whole)
        box: Any = places.documents
        found = places.marks[id(box), 0]
        box = box[0]
        if self.index is not None:
            found, box = places.marks[id(box), self.index], box[self.index]
        missing = False
        for step in loc:
            mark = places.marks.get((id(box), step))
            missing = mark is None
            if mark is not None:
                found, box = mark, box[step]
        line, column = found[0] if key or missing or not isinstance(box, str) else found[1]
        return line + (self.line - 1 if self.whole is None else 0), column


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds; `lost` are ids of records that could not be read: they exist all the same.

    `met` is the number of records that stand in the file, readable or not.
    """

    rows: list[Row]
    problems: list[Problem]
    lost: frozenset[str] = frozenset()
    met: int = 0
