"""A place on the earth, a box around places, and what counts as China."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians
from statistics import median
from typing import Self

METRES_PER_DEGREE = 111_195.08
"""One degree of latitude on the sphere that `distance` uses."""

CHINA_LNG = (73.0, 136.0)
CHINA_LAT = (3.0, 54.0)
"""The two ranges never overlap, so inside China the order of a pair can always be told."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A point in WGS-84 degrees, longitude first."""

    lng: float
    lat: float


@dataclass(frozen=True, slots=True)
class BBox:
    """A box in WGS-84 degrees that does not cross the date line."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def around(cls, points: Iterable[Position]) -> Self:
        """Return the smallest box that holds all points; ValueError when there are none."""
        held = list(points)
        if not held:
            raise ValueError("a box needs at least one point")
        lngs = [point.lng for point in held]
        lats = [point.lat for point in held]
        return cls(min(lngs), min(lats), max(lngs), max(lats))

    def contains(self, position: Position) -> bool:
        """Tell whether the position lies in the box or on its edge."""
        return self.west <= position.lng <= self.east and self.south <= position.lat <= self.north

    def expand(self, metres: float) -> "BBox":
        """Return the box grown by so many metres on every side."""
        lat = metres / METRES_PER_DEGREE
        widest = min(89.0, max(abs(self.south), abs(self.north)))
        lng = lat / cos(radians(widest))
        return BBox(self.west - lng, self.south - lat, self.east + lng, self.north + lat)

    def centre(self) -> Position:
        """Return the middle of the box."""
        return Position((self.west + self.east) / 2, (self.south + self.north) / 2)


def centre(points: Iterable[Position]) -> Position:
    """Return the median longitude and latitude: one stray point does not move it; ValueError when empty."""
    held = list(points)
    if not held:
        raise ValueError("a centre needs at least one point")
    return Position(median(point.lng for point in held), median(point.lat for point in held))


def in_china(lng: float, lat: float) -> bool:
    """Tell whether a pair lies in the box 73-136 E, 3-54 N that holds all of China."""
    return CHINA_LNG[0] <= lng <= CHINA_LNG[1] and CHINA_LAT[0] <= lat <= CHINA_LAT[1]
