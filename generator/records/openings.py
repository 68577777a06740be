"""Opening hours that cannot be read, wherever a record of any kind holds some."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

from generator import hours
from generator.records.anatomy import absence, inner_model
from generator.records.fields import AsWritten
from generator.records.problem import Problem, Severity
from generator.records.row import Location

if TYPE_CHECKING:
    from generator.records.site import Site


def hours_are_read(site: "Site") -> Iterator[Problem]:
    """Hours that cannot be read are shown as written, and the state stays unknown."""
    for kind in site.kinds.values():
        for path in _paths(kind.model):
            for record in site.all(kind.name):
                value = getattr(record, path[0])
                if not value or _is_plain(value, path):
                    continue
                for loc, reading in _readings(value, path[1:], (path[0],)):
                    if reading.grade != "full":
                        yield _problem(site, kind.name, record.id, loc, reading)


def _is_plain(value: Any, path: tuple[str, ...]) -> bool:
    """Whether there is nothing to tell of nearly every record: hours read in full, ways in without hours of their own."""
    if isinstance(value, hours.Reading):
        return value.grade == "full"
    return (
        len(path) > 1
        and isinstance(value, list)
        and not [True for part in value if getattr(part, path[1]) is not None]
    )


def _problem(site: "Site", kind: str, id_: str, loc: Location, reading: hours.Reading) -> Problem:
    what = "没有看懂" if reading.grade == "none" else "只看懂一部分"
    notes = "；".join(reading.notes)
    message = f"开放时间「{reading.text[:60]}」{what}" + (f"：{notes}" if notes else "")
    without = absence(site.kinds[kind].model, loc)
    hint = "页面照原文显示；可用 yitu hours 文字 看怎么读，改写成 周一至周五 8:30-12:00 这样"
    hint += f"，或删去这一项（{without}）" if without else ""
    code = f"hours-{reading.grade}"
    return site.problem(kind, id_, loc, code, message, hint, severity=Severity.WARNING)


@cache
def _paths(model: type[BaseModel]) -> tuple[tuple[str, ...], ...]:
    """The paths of the fields of a model, and of the parts inside of it, that hold hours on which a state hangs."""
    found: list[tuple[str, ...]] = []
    for name, info in model.model_fields.items():
        inner = inner_model(info.annotation)
        if any(isinstance(mark, AsWritten) for mark in info.metadata):
            continue
        if _is_reading(info.annotation):
            found.append((name,))
        elif inner is not None:
            found += [(name, *path) for path in _paths(inner)]
    return tuple(found)


def _is_reading(annotation: Any) -> bool:
    return annotation is hours.Reading or any(map(_is_reading, get_args(annotation)))


def _readings(value: Any, path: tuple[str, ...], loc: Location) -> Iterator[tuple[Location, hours.Reading]]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _readings(item, path, (*loc, index))
    elif path and value is not None:
        yield from _readings(getattr(value, path[0]), path[1:], (*loc, path[0]))
    elif value is not None:
        yield loc, value
