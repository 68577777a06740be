"""Positions, datums, distance and map links, for every room; it knows nothing of records or pages."""

from generator.geo.datum import Datum, from_wgs84, to_wgs84
from generator.geo.measure import (
    bearing,
    direction_text,
    distance,
    distance_text,
    ebike_minutes,
    walking_minutes,
)
from generator.geo.position import BBox, Position, centre, in_china

__all__ = [
    "BBox",
    "Datum",
    "Position",
    "bearing",
    "centre",
    "direction_text",
    "distance",
    "distance_text",
    "ebike_minutes",
    "from_wgs84",
    "in_china",
    "to_wgs84",
    "walking_minutes",
]
