"""The short way from YAML to data where nothing is unusual; the rest is left to the strict builder."""

from typing import Any, Final

from yaml import events

from generator.records.strict import LOADER, NULLS

UNSURE: Final = object()
_SCALAR, _MAPPING, _SEQUENCE = events.ScalarEvent, events.MappingStartEvent, events.SequenceStartEvent
_ENDS = frozenset((events.MappingEndEvent, events.SequenceEndEvent))
_FRAME = frozenset((events.StreamStartEvent, events.DocumentEndEvent))


def quick(text: str, *, deepest: int) -> Any:
    """The data of one document, or UNSURE. One loop without calls: this is where reading spends its time."""
    get = LOADER(text).get_event
    box: Any = []
    key: Any = None
    in_map = False
    outer: list[tuple[Any, bool]] = [(box, False)]
    while True:
        event = get()
        kind = type(event)
        if kind is _SCALAR:
            value = event.value
            if event.tag is not None or event.anchor is not None:
                return UNSURE
            if in_map and key is None:
                # An identifier holds no colon, no space and is not `<<`.
                if value in box or value in NULLS or not value.isidentifier():
                    return UNSURE
                key = value
                continue
            style = event.style
            if not style and value in NULLS:
                value = None
            elif style != "|" and style != ">" and not value.isprintable():
                return UNSURE
        elif kind in _ENDS:
            outer.pop()
            box, in_map = outer[-1]
            continue
        elif kind is _MAPPING or kind is _SEQUENCE:
            if event.tag is not None or event.anchor is not None or len(outer) > deepest:
                return UNSURE
            value = {} if kind is _MAPPING else []
            if in_map and key is None:
                return UNSURE
            outer.append((value, kind is _MAPPING))
        elif kind in _FRAME:
            continue
        elif kind is events.StreamEndEvent:
            return box[0] if box else None
        elif kind is not events.DocumentStartEvent or box or event.version or event.tags:
            return UNSURE
        else:
            continue
        if in_map:
            box[key] = value
            key = None
        else:
            box.append(value)
        if len(outer) > 1:
            box, in_map = outer[-1]
