"""GCJ-02 and BD-09 a second time, by tables and complex numbers, to hold the package against."""

import cmath
import json
from math import cos, hypot, pi, radians, sin, sqrt
from pathlib import Path
from typing import Any

VECTORS = Path(__file__).resolve().parent.parent / "vectors"

# Amplitude in metres and wave length in degrees of each ripple that the standard adds.
BOTH_BY_LNG = ((40 / 3, 1 / 3), (40 / 3, 1.0))
NORTH_BY_LAT = ((40 / 3, 2.0), (80 / 3, 6.0), (320 / 3, 24.0), (640 / 3, 60.0))
EAST_BY_LNG = ((40 / 3, 2.0), (80 / 3, 6.0), (100.0, 24.0), (200.0, 60.0))


def vectors(name: str) -> dict[str, Any]:
    """Return a vector file."""
    held: dict[str, Any] = json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))
    return held


def forward(lng: float, lat: float, datum: str) -> tuple[float, float]:
    """Return (lng, lat) in the datum; only for places inside China."""
    if datum == "wgs84":
        return lng, lat
    lng, lat = _gcj02(lng, lat)
    return _bd09(lng, lat) if datum == "bd09" else (lng, lat)


def _gcj02(lng: float, lat: float) -> tuple[float, float]:
    x, y = lng - 105, lat - 35
    both = _ripples(x, BOTH_BY_LNG)
    north = (
        -100 + 2 * x + 3 * y + y * y / 5 + x * y / 10 + sqrt(abs(x)) / 5 + both + _ripples(y, NORTH_BY_LAT)
    )
    east = 300 + x + 2 * y + x * x / 10 + x * y / 10 + sqrt(abs(x)) / 10 + both + _ripples(x, EAST_BY_LNG)
    major, squared = 6378245.0, 0.00669342162296594323
    across = major / sqrt(1 - squared * sin(radians(lat)) ** 2)
    along = across**3 * (1 - squared) / major**2
    return lng + east / radians(across * cos(radians(lat))), lat + north / radians(along)


def _ripples(at: float, table: tuple[tuple[float, float], ...]) -> float:
    return sum(height * sin(2 * pi * at / length) for height, length in table)


def _bd09(lng: float, lat: float) -> tuple[float, float]:
    wobble = 3000 * pi / 180
    far, turn = abs(complex(lng, lat)), cmath.phase(complex(lng, lat))
    there = cmath.rect(far + 2e-5 * sin(lat * wobble), turn + 3e-6 * cos(lng * wobble)) + complex(
        0.0065, 0.006
    )
    return there.real, there.imag


def metres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the distance of two near (lng, lat), flat."""
    return hypot((a[0] - b[0]) * 111_320 * cos(radians(a[1])), (a[1] - b[1]) * 111_195)
