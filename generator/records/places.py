"""Where each value of a YAML text stands, found by reading the text once more."""

from collections.abc import Iterator
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


def plain_values(text: str) -> Iterator[tuple[str, Mark, Mark]]:
    """The values without quotes, with where each begins and ends, as far as the text is YAML."""
    with suppress(yaml.YAMLError):
        for event in yaml.parse(text, Loader=LOADER):
            if isinstance(event, events.ScalarEvent) and not event.style:
                first: Any = event.start_mark
                last: Any = event.end_mark
                yield event.value, (first.line + 1, first.column + 1), (last.line + 1, last.column + 1)
