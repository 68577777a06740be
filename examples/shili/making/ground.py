"""The ground plan: twelve streets in a four by three grid over an empty stretch of desert."""

import random
from dataclasses import dataclass
from typing import TypeVar

from making.tidy import Record, Value

T = TypeVar("T")

CENTRE_LNG, CENTRE_LAT = 102.0, 40.8
CELL_LNG, CELL_LAT = 0.031, 0.0216  # about 2.6 by 2.4 km
NUMERALS = "零一二三四五六七八九十"
TODAY = "2026-11-22"

# GCJ-02 minus WGS-84, and BD-09 minus GCJ-02, both in degrees and near enough at this spot.
GCJ_SHIFT = (0.00208, 0.00119)
BD_SHIFT = (0.00638, 0.00631)


@dataclass(frozen=True, slots=True)
class Street:
    """One street office: its id, its name and where its cell lies in the grid."""

    id: str
    name: str
    column: int
    row: int

    @property
    def roads(self) -> list[str]:
        """Three roads, numbered through the whole district."""
        first = (self.row * 4 + self.column) * 3
        return [f"样板{numeral(first + step)}路" for step in (1, 2, 3)]


STREETS = [
    Street(f"{code}-{row + 1}", f"{letter}{NUMERALS[row + 1]}街道", column, row)
    for column, (code, letter) in enumerate([("jia", "甲"), ("yi", "乙"), ("bing", "丙"), ("ding", "丁")])
    for row in range(3)
]
BY_ID = {street.id: street for street in STREETS}


def numeral(number: int) -> str:
    """1..99 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else NUMERALS[tens] + "十"
    return head + (NUMERALS[ones] if ones or not tens else "")


class Dice:
    """Seeded choices built on `random()` alone, whose sequence is the same in every Python."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed).random

    def pick(self, items: list[T]) -> T:
        """One of the items."""
        return items[int(self._random() * len(items))]

    def chance(self, share: float) -> bool:
        """True in this share of all throws."""
        return self._random() < share

    def between(self, low: float, high: float) -> float:
        """A number from low to high."""
        return low + (high - low) * self._random()


class Ground:
    """Hands out points of the streets, none within some 60 m of another."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._taken: list[tuple[float, float]] = []

    def spot(self, street: Street) -> tuple[float, float]:
        """A free point in the street, longitude first, GCJ-02; denser towards the middle of the district."""
        while True:
            lng, lat = self._anywhere(street)
            if all(abs(lng - x) > 0.0007 or abs(lat - y) > 0.0006 for x, y in self._taken):
                self._taken.append((lng, lat))
                return lng, lat

    def _anywhere(self, street: Street) -> tuple[float, float]:
        east = (street.column - 2 + self._dice.between(0.06, 0.94)) * CELL_LNG
        north = (1.5 - street.row - self._dice.between(0.06, 0.94)) * CELL_LAT
        pull = 0.82 if self._dice.chance(0.5) else 1.0
        return round(CENTRE_LNG + east * pull, 6), round(CENTRE_LAT + north * pull, 6)


def written(point: tuple[float, float], datum: str = "", *, precise: bool = True) -> Record:
    """A `position` as an editor writes it; a named datum moves the numbers, not the place."""
    shift = {"": (0.0, 0.0), "gcj02": (0.0, 0.0), "wgs84": (-GCJ_SHIFT[0], -GCJ_SHIFT[1]), "bd09": BD_SHIFT}
    dx, dy = shift[datum]
    position: Record = {"lng": f"{point[0] + dx:.6f}", "lat": f"{point[1] + dy:.6f}"}
    if datum:
        position["datum"] = datum
    if not precise:
        position["precise"] = "false"
    return position


def box() -> list[Value]:
    """West, south, east, north of the district with a margin wider than any datum shift."""
    west, east = CENTRE_LNG - 2 * CELL_LNG - 0.012, CENTRE_LNG + 2 * CELL_LNG + 0.012
    south, north = CENTRE_LAT - 1.5 * CELL_LAT - 0.012, CENTRE_LAT + 1.5 * CELL_LAT + 0.012
    return [f"{edge:.3f}" for edge in (west, south, east, north)]

