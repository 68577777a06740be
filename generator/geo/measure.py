"""How far: the same arithmetic as browser/geo.js, proven by one vector file."""

from math import asin, cos, floor, radians, sin, sqrt

from generator.geo.position import Position

EARTH_RADIUS = 6_371_008.8
"""Metres: the mean radius of the WGS-84 ellipsoid (IUGG); a straight line errs by 0.5 % at most."""


def distance(a: Position, b: Position) -> float:
    """Return the straight-line metres between two positions (haversine)."""
    south, north = radians(a.lat), radians(b.lat)
    rise = sin((north - south) / 2)
    turn = sin(radians(b.lng - a.lng) / 2)
    return 2 * EARTH_RADIUS * asin(min(1.0, sqrt(rise * rise + cos(south) * cos(north) * turn * turn)))


def distance_text(metres: float) -> str:
    """Return the distance as a rider reads it, said to be straight-line: 直线 320 米, 直线 1.2 公里."""
    tens = floor(metres / 10 + 0.5)
    if tens < 1:
        return "直线 10 米内"
    if tens < 100:
        return f"直线 {tens * 10} 米"
    tenths = floor(metres / 100 + 0.5)
    if tenths < 100:
        return f"直线 {tenths // 10}.{tenths % 10} 公里"
    return f"直线 {floor(metres / 1000 + 0.5)} 公里"
