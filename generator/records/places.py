"""Where each value of a YAML text stands, found by reading the text once more."""

from contextlib import suppress
from typing import Any

import yaml
from yaml import events

from generator.records.strict import LOADER, Builder

Mark = tuple[int, int]  # line and column, both from 1


class Places(Builder):
    """A builder that remembers where each key and each value stood."""

    def __init__(self, *, settings: bool = False) -> None:
        super().__init__(settings=settings)
        self.marks: dict[tuple[int, Any], tuple[Mark, Mark]] = {}

    def placed(self, box: Any, key: Any, key_mark: Any, mark: Any) -> None:
        places = ((key_mark.line + 1, key_mark.column + 1), (mark.line + 1, mark.column + 1))
        self.marks[id(box), key] = places


def plain_ends(text: str) -> set[tuple[int, int]]:
    """Where the values without quotes end: lines and columns from 0, as far as the text is YAML."""
    ends = set()
    with suppress(yaml.YAMLError):
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, events.ScalarEvent) and not event.style:
                mark: Any = event.end_mark
                ends.add((mark.line, mark.column))
    return ends
