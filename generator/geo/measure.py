"""How far, which way and how long: the same arithmetic as browser/geo.js, proven by one vector file."""

from math import asin, atan2, ceil, cos, degrees, floor, radians, sin, sqrt

from generator.geo.position import Position

EARTH_RADIUS = 6_371_008.8
"""Metres: the mean radius of the WGS-84 ellipsoid (IUGG); a straight line errs by 0.5 % at most."""

DETOUR = 1.3
"""Streets against the straight line, a usual value for dense city grids."""

WALKING_SPEED = 80.0
"""Metres a minute: 4.8 km/h."""

EBIKE_SPEED = 250.0
"""Metres a minute: 15 km/h with lights and crossings, where 25 km/h is the legal limit."""


def distance(a: Position, b: Position) -> float:
    """Return the straight-line metres between two positions (haversine)."""
    south, north = radians(a.lat), radians(b.lat)
    rise = sin((north - south) / 2)
    turn = sin(radians(b.lng - a.lng) / 2)
    return 2 * EARTH_RADIUS * asin(min(1.0, sqrt(rise * rise + cos(south) * cos(north) * turn * turn)))


def bearing(a: Position, b: Position) -> float:
    """Return the direction from a to b at a: degrees from north, clockwise, 0 <= x < 360."""
    south, north, turn = radians(a.lat), radians(b.lat), radians(b.lng - a.lng)
    east = sin(turn) * cos(north)
    up = cos(south) * sin(north) - sin(south) * cos(north) * cos(turn)
    return (degrees(atan2(east, up)) + 360) % 360


def direction_text(angle: float) -> str:
    """Return one of the eight winds for a bearing: 东北."""
    winds = ("北", "东北", "东", "东南", "南", "西南", "西", "西北")
    return winds[floor(angle / 45 + 0.5) % 8]


def walking_minutes(metres: float) -> int:
    """Return whole minutes on foot for a straight line, detour included, at least 1."""
    return max(1, ceil(metres * DETOUR / WALKING_SPEED))


def ebike_minutes(metres: float) -> int:
    """Return whole minutes by e-bike for a straight line, detour included, at least 1."""
    return max(1, ceil(metres * DETOUR / EBIKE_SPEED))


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
