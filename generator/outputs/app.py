"""App data: what the finder reads; columns instead of records, shards by place, names that hold a hash."""

import hashlib
import json
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from generator.render.exports import AppRow

VERSION = 1
FOLDER = "data/app"
_MAX_PER_SHARD = 4000
_DEPTH = 12  # a cell of this depth is about 5 km high: a request for a shard tells no more than that
_LEVELS = 26
_MASKS = (
    (16, 0x0000FFFF0000FFFF),
    (8, 0x00FF00FF00FF00FF),
    (4, 0x0F0F0F0F0F0F0F0F),
    (2, 0x3333333333333333),
    (1, 0x5555555555555555),
)
_MARKS = {"yes": "1", "no": "0"}


# What filters, distances and markers read lies apart from what cards read: a far shard needs only the first.
_FILTERED: tuple[tuple[str, Callable[[AppRow], Any]], ...] = (
    ("area", lambda row: row.area_id),
    ("kind", lambda row: row.kind),
    ("network", lambda row: row.network),
    ("tier", lambda row: row.tier),
    ("host", lambda row: row.host),
    ("status", lambda row: row.status),
    ("schedule", lambda row: row.schedule and dict(row.schedule)),
    ("checked", lambda row: row.checked_on[:7]),
)
_SHOWN: tuple[tuple[str, Callable[[AppRow], Any]], ...] = (
    ("id", lambda row: row.id),
    ("name", lambda row: row.name),
    ("place", lambda row: row.place_text),
    ("phone", lambda row: row.phone),
    ("access_text", lambda row: row.access_text),
    ("checked_on", lambda row: row.checked_on),
    ("checked_how", lambda row: row.checked_how),
    ("url", lambda row: "" if row.url == f"stations/{row.id}/" else row.url),
    ("poi", lambda row: row.poi),
)


def app_data(
    rows: Iterable[AppRow],
    *,
    areas: Mapping[str, str] | None = None,
    parents: Mapping[str, str | None] | None = None,
    updated_on: str = "",
    max_per_shard: int = _MAX_PER_SHARD,
) -> dict[str, bytes]:
    """Return path -> bytes; the first path is the index, the others are the shards it names.

    `codes` of the index are what stations of the site have; `has` of a shard marks those that one of its own has.

    `areas` maps the id of an area to its name, in the order of the chooser, `parents` to that of the area above
    it. The order of the rows changes nothing. A shard splits where more than `max_per_shard` stations lie in one cell of a quadtree.
    """
    names = dict(areas or {})
    ranks = {area: rank for rank, area in enumerate(names)}
    coded = [(ranks.get(row.area_id, len(ranks)), _code(row), row.id, row) for row in rows]
    coded.sort(key=itemgetter(0, 1, 2))
    ordered = [row for *_, row in coded]
    files: dict[str, bytes] = {}
    groups = _split([(code, row) for _, code, _, row in coded], 1, max_per_shard)
    offers = [{code for row in group for code in _offers(row)} for group in groups]
    codes = sorted(set().union(*offers))
    shards = [
        _shard(group, files) | {"has": _marks("yes" if code in had else "no" for code in codes)}
        for group, had in zip(groups, offers, strict=True)
    ]
    index = {
        "v": VERSION,
        "n": len(ordered),
        "updated": updated_on,
        "areas": _area_table(ordered, names, parents or {}),
        "codes": codes,
        "shards": shards,
        "hours": _hours(ordered),
    }
    return _named("index", index) | files


def _hours(rows: Sequence[AppRow]) -> list[list[Any]]:
    """Return each schedule with how many stations have it: enough to count what is open now."""
    counts: dict[str, list[Any]] = {}
    for row in rows:
        if row.schedule is not None:
            counts.setdefault(repr(row.schedule), [row.schedule, 0])[1] += 1
    return [counts[key] for key in sorted(counts)]


def _split(rows: Sequence[tuple[int, AppRow]], depth: int, limit: int) -> list[list[AppRow]]:
    if len(rows) <= limit or depth > _DEPTH:
        return [[row for _, row in rows]] if rows else []
    cells: dict[int, list[tuple[int, AppRow]]] = {}
    for code, row in rows:
        cells.setdefault(code if code < 0 else code >> 2 * (_LEVELS - depth), []).append((code, row))
    return [group for cell in sorted(cells) for group in _split(cells[cell], depth + 1, limit)]


def _code(row: AppRow) -> int:
    """Number the cell of a position so that near cells have near numbers (Morton order); -1 without one."""
    if row.lng is None or row.lat is None:
        return -1
    side = 2**_LEVELS
    return _spread(int((row.lng + 180) / 360 * side)) | _spread(int((row.lat + 90) / 180 * side)) << 1


def _spread(number: int) -> int:
    """Put a zero after each bit of a number below 2**32."""
    for shift, mask in _MASKS:
        number = (number | number << shift) & mask
    return number


def _offers(row: AppRow) -> Iterator[str]:
    """Name what a station surely has: a filter need not look into a shard that has none. `hours`: it may be open."""
    for offered in (row.facilities, row.vehicle):
        yield from (code for code, value in offered.items() if value == "yes")
    yield from (code for code in ("no_card", "wheelchair") if getattr(row, code) == "yes")
    if row.schedule is not None and any(key in row.schedule for key in "wsdxna"):
        yield "hours"


def _shard(rows: Sequence[AppRow], files: dict[str, bytes]) -> dict[str, Any]:
    """Add the two files of a shard and return its entry in the index."""
    stations = _named("stations", {"v": VERSION, "n": len(rows), **_filtered(rows)})
    shown = {name: _column([read(row) for row in rows]) for name, read in _SHOWN}
    cards = _named("cards", {"v": VERSION, "n": len(rows), **shown})
    files |= stations | cards
    return {
        "stations": next(iter(stations)),
        "cards": next(iter(cards)),
        "n": len(rows),
        "box": _box(rows),
        "areas": sorted({row.area_id for row in rows if row.area_id}),
    }


def _filtered(rows: Sequence[AppRow]) -> dict[str, Any]:
    return {
        "lng": _steps([row.lng for row in rows]),
        "lat": _steps([row.lat for row in rows]),
        "approx": [number for number, row in enumerate(rows) if not row.precise],
        "wheelchair": _marks(row.wheelchair for row in rows),
        "no_card": _marks(row.no_card for row in rows),
        "facilities": _three_way([row.facilities for row in rows]),
        "vehicle": _three_way([row.vehicle for row in rows]),
        **{name: _column([read(row) for row in rows]) for name, read in _FILTERED},
    }


def _column(values: Sequence[Any]) -> Any:
    """Encode a column: one value for all, a table with places in it, or the values as they are."""
    keys = [
        value if isinstance(value, str) else repr(value) for value in values
    ]  # dicts are built in one order
    unique = dict.fromkeys(keys)
    if len(unique) * 2 > len(values) > 1:
        return list(values)
    first = dict(zip(reversed(keys), reversed(values), strict=True))
    if len(unique) == 1:
        return {"all": first[keys[0]]}
    places = {key: place for place, key in enumerate(unique)}
    return {"of": [first[key] for key in unique], "at": [places[key] for key in keys]}


def _steps(degrees: Sequence[float | None]) -> list[int | None]:
    """Encode degrees as differences of hundred-thousandths from the last known value."""
    last = 0
    steps: list[int | None] = []
    for value in degrees:
        number = None if value is None else round(value * 100_000)
        steps.append(None if number is None else number - last)
        last = last if number is None else number
    return steps


def _marks(values: Iterable[str]) -> str:
    """Encode three-way values as a text of 1 (yes), 0 (no) and ? (unknown); empty when all are unknown."""
    text = "".join([_MARKS.get(value, "?") for value in values])
    return text if text.strip("?") else ""


def _three_way(sets: Sequence[Mapping[str, str]]) -> dict[str, str]:
    codes = sorted({code for one in sets for code, value in one.items() if value in _MARKS})
    return {code: _marks([one.get(code, "") for one in sets]) for code in codes}


def _box(rows: Sequence[AppRow]) -> list[float] | None:
    """Return west, south, east, north in degrees, or None when no row has a position."""
    points = [(row.lng, row.lat) for row in rows if row.lng is not None and row.lat is not None]
    if not points:
        return None
    lngs, lats = zip(*points, strict=True)
    return [round(value, 5) for value in (min(lngs), min(lats), max(lngs), max(lats))]


def _area_table(
    rows: Sequence[AppRow], names: Mapping[str, str], parents: Mapping[str, str | None]
) -> list[list[Any]]:
    """Return [id, name, stations, lng, lat, up] of every area that has stations of its own.

    The point is their centre, `stations` counts those of areas below too, `up` is the nearest such area above or "".
    """
    groups: dict[str, list[AppRow]] = {}
    for row in rows:
        groups.setdefault(row.area_id, []).append(row)
    listed = [area for area in [*names, *sorted(set(groups) - set(names))] if area and area in groups]
    above = {area: _above(area, parents, groups) for area in listed}
    counts = dict.fromkeys(listed, 0)
    for area in listed:
        for one in (area, *above[area]):
            counts[one] += len(groups[area])
    return [
        [area, names.get(area, area), counts[area], *_centre(groups[area]), next(iter(above[area]), "")]
        for area in listed
    ]


def _above(area: str, parents: Mapping[str, str | None], listed: Container[str]) -> list[str]:
    """Return the listed areas above an area, nearest first; a circle of parents ends where it closes."""
    met, found = {area}, []
    up = parents.get(area)
    while up and up not in met:
        met.add(up)
        if up in listed:
            found.append(up)
        up = parents.get(up)
    return found


def _centre(rows: Sequence[AppRow]) -> list[float | None]:
    points = [(row.lng, row.lat) for row in rows if row.lng is not None and row.lat is not None]
    if not points:
        return [None, None]
    return [round(sum(axis) / len(points), 4) for axis in zip(*points, strict=True)]


def _named(name: str, data: Any) -> dict[str, bytes]:
    content = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    return {f"{FOLDER}/{name}-{hashlib.sha256(content).hexdigest()[:12]}.json": content}
