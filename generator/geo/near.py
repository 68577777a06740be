"""The nearest of many points, exactly: a k-d tree on the unit sphere, in pure Python."""

from bisect import insort
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice
from math import cos, inf, pi, radians, sin
from operator import itemgetter

from generator.geo.measure import EARTH_RADIUS, distance
from generator.geo.position import Position

_LEAF = 12
"""Places a leaf holds: fewer cost more steps down, more cost more comparisons (measured at 10,000)."""

_Site = tuple[float, float, float, int]
"""A place on the unit sphere and its number: the straight chord orders places as the arc does."""

_Node = list[_Site] | tuple[int, float, "_Node", "_Node"]


class Near:
    """An index over (id, position); points that coincide are one place, so no heap of them slows it."""

    def __init__(self, points: Sequence[tuple[str, Position]]) -> None:
        """Index the points; ids are unique, positions need not be."""
        held: defaultdict[Position, list[str]] = defaultdict(list)
        for name, position in points:
            held[position].append(name)
        self._places = list(held)
        self._ids = [sorted(held[place]) for place in self._places]
        self._root = _grow([(*_on_sphere(place), number) for number, place in enumerate(self._places)])

    def nearest(
        self, position: Position, k: int, *, skip: str | None = None, reach: float = inf
    ) -> list[tuple[str, float]]:
        """Return up to k (id, metres), nearest first, equal ones by id.

        `skip` leaves one id out, `reach` all that are further away in metres.
        """
        if k < 1:
            return []
        wanted = k + (skip is not None)
        found = self._search(position, wanted, _chord(reach))
        pairs = self._named(position, found, skip=skip, most=wanted)
        return [pair for pair in pairs if pair[1] <= reach][:k]

    def within(
        self, position: Position, metres: float, *, skip: str | None = None
    ) -> list[tuple[str, float]]:
        """Return every (id, metres) at most so far away, nearest first, equal ones by id."""
        found = self._search(position, len(self._places), _chord(metres))
        pairs = self._named(position, found, skip=skip, most=None)
        return [pair for pair in pairs if pair[1] <= metres]

    def _named(
        self, position: Position, places: list[int], *, skip: str | None, most: int | None
    ) -> list[tuple[str, float]]:
        pairs: list[tuple[str, float]] = []
        for place in places:
            metres = distance(position, self._places[place])
            ids = self._ids[place]
            if len(ids) > 1:
                pairs += [(name, metres) for name in ids[:most] if name != skip]
            elif ids[0] != skip:
                pairs.append((ids[0], metres))
        pairs.sort(key=itemgetter(1, 0))
        return pairs

    def _search(self, position: Position, wanted: int, reach: float) -> list[int]:
        target = _on_sphere(position)
        x, y, z = target
        best: list[tuple[float, int]] = []
        waiting: list[tuple[float, _Node]] = [(0.0, self._root)]
        while waiting:
            bound, node = waiting.pop()
            if bound > reach:
                continue
            while isinstance(node, tuple):
                axis, split, low, high = node
                gap = target[axis] - split
                node, other = (low, high) if gap < 0 else (high, low)
                if gap * gap <= reach:
                    waiting.append((gap * gap, other))
            for px, py, pz, number in node:
                px -= x
                py -= y
                pz -= z
                chord = px * px + py * py + pz * pz
                if chord <= reach:
                    insort(best, (chord, number))
                    if len(best) > wanted:
                        best.pop()
                    if len(best) == wanted:
                        reach = min(reach, best[-1][0])
        return [number for _, number in best]


def _chord(metres: float) -> float:
    # Squared, and a hair too long: the last word belongs to `distance`.
    chord = 2 * sin(min(metres / EARTH_RADIUS, pi) / 2) * (1 + 1e-9) + 1e-15
    return chord * chord


def _on_sphere(position: Position) -> tuple[float, float, float]:
    lat, lng = radians(position.lat), radians(position.lng)
    ring = cos(lat)
    return ring * cos(lng), ring * sin(lng), sin(lat)


def _grow(sites: list[_Site]) -> _Node:
    if len(sites) <= _LEAF:
        return sites
    spreads = [max(column) - min(column) for column in islice(zip(*sites, strict=True), 3)]
    axis = spreads.index(max(spreads))
    sites.sort(key=itemgetter(axis))
    middle = len(sites) // 2
    return axis, sites[middle][axis], _grow(sites[:middle]), _grow(sites[middle:])
