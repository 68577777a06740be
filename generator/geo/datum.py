"""The three Chinese datums: what a word for one means, and conversion both ways."""

import re
from enum import StrEnum
from typing import Self

import prcoords

from generator.geo.position import Position

_CLOSE = 1e-8
"""Degrees, about 1 mm: the step after it is at least fifty times smaller (the shift bends that little)."""

_ROUNDS = 12

_NAMES = ("wgs84", "gcj02", "bd09")
_EXPLICIT = (
    ("gcj02", re.compile(r"gcj0?2|gcj|火星|国测局|mars")),
    ("bd09", re.compile(r"bd0?9(?!mc)")),
    ("wgs84", re.compile(r"wgs(19)?84|wgs|cgcs2000|2000国家大地|国家2000|epsg:?4326|epsg:?4490")),
)
_SERVICES = (
    ("gcj02", re.compile(r"高德|amap|gaode|autonavi|腾讯|tencent|qqmap|soso")),
    ("bd09", re.compile(r"百度|baidu")),
    ("wgs84", re.compile(r"天地图|tianditu|gps|北斗|openstreetmap|osm")),
)
_DENIED = re.compile(r"(非|不是|并非|not)(gcj0?2|bd0?9|wgs(19)?84)")
_BRACKETS = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]")
_NOISE = re.compile(r"[\s_\-–—.]+")


class Datum(StrEnum):
    """The datum that a pair of degrees was measured in."""

    WGS84 = "wgs84"
    GCJ02 = "gcj02"
    BD09 = "bd09"

    @property
    def label(self) -> str:
        """The name as maps and editors write it."""
        return {"wgs84": "WGS-84", "gcj02": "GCJ-02", "bd09": "BD-09"}[self.value]

    @classmethod
    def read(cls, text: str | None) -> Self | None:
        """Return the datum that free words name, None when they name none or contradict themselves.

        A datum's own name outweighs a map service's; words outside brackets outweigh those inside.
        """
        if text in _NAMES:
            return cls(text)  # as nearly every record has it
        folded = (text or "").casefold()
        parts = [_DENIED.sub("", _NOISE.sub("", part)) for part in (_BRACKETS.sub(" ", folded), folded)]
        for words in (_EXPLICIT, _SERVICES):
            for part in parts:
                found = {name for name, pattern in words if pattern.search(part)}
                if found:
                    return cls(found.pop()) if len(found) == 1 else None
        return None


def from_wgs84(position: Position, datum: Datum) -> tuple[float, float]:
    """Return (lng, lat) in the datum; outside China all three are the same."""
    if datum is Datum.WGS84 or not _shifted(position.lat, position.lng):
        return position.lng, position.lat
    lat, lng = _forward(position.lat, position.lng, datum)
    return lng, lat


def in_all(position: Position) -> dict[Datum, tuple[float, float]]:
    """Return (lng, lat) in every datum, with one conversion for the two that build on each other."""
    here = (position.lng, position.lat)
    if not _shifted(position.lat, position.lng):
        return dict.fromkeys(Datum, here)
    bent = prcoords.wgs_gcj((position.lat, position.lng), False)
    twice = prcoords.gcj_bd(bent)
    return {Datum.WGS84: here, Datum.GCJ02: (bent[1], bent[0]), Datum.BD09: (twice[1], twice[0])}


def to_wgs84(lng: float, lat: float, datum: Datum) -> Position:
    """Return the position whose forward conversion is (lng, lat), to well under a millimetre in China.

    The inverse has no formula: the forward one of prcoords is repeated until it hits the given pair.
    """
    if datum is Datum.WGS84 or not _shifted(lat, lng):
        return Position(lng, lat)
    guess_lat, guess_lng = lat, lng
    for _ in range(_ROUNDS):
        there_lat, there_lng = _forward(guess_lat, guess_lng, datum)
        off_lat, off_lng = lat - there_lat, lng - there_lng
        guess_lat += off_lat
        guess_lng += off_lng
        if abs(off_lat) < _CLOSE and abs(off_lng) < _CLOSE:
            break
    return Position(guess_lng, guess_lat)


def _forward(lat: float, lng: float, datum: Datum) -> tuple[float, float]:
    bent = prcoords.wgs_gcj((lat, lng), False)
    if datum is Datum.BD09:
        bent = prcoords.gcj_bd(bent)
    return bent[0], bent[1]


def _shifted(lat: float, lng: float) -> bool:
    return bool(prcoords.sanity_in_china_p(prcoords.Coords(lat, lng)))
