"""Positions, datums, distance and map links, for every room; it knows nothing of records or pages."""

from generator.geo.checks import Remark, check_pair
from generator.geo.datum import Datum, from_wgs84, to_wgs84
from generator.geo.fault import PositionError
from generator.geo.fit import DatumFit, better_datum
from generator.geo.links import LINK_SERVICES, Link, link_patterns, link_table, link_words, links
from generator.geo.measure import distance, distance_text
from generator.geo.near import Near
from generator.geo.position import BBox, Position, centre, in_china
from generator.geo.reading import ReadPosition, read_position
from generator.geo.sets import Finding, Point, alike, close_pairs, far_away, outside, same_point
from generator.geo.where import where

__all__ = [
    "LINK_SERVICES",
    "BBox",
    "Datum",
    "DatumFit",
    "Finding",
    "Link",
    "Near",
    "Point",
    "Position",
    "PositionError",
    "ReadPosition",
    "Remark",
    "alike",
    "better_datum",
    "centre",
    "check_pair",
    "close_pairs",
    "distance",
    "distance_text",
    "far_away",
    "from_wgs84",
    "in_china",
    "link_patterns",
    "link_table",
    "link_words",
    "links",
    "outside",
    "read_position",
    "same_point",
    "to_wgs84",
    "where",
]
