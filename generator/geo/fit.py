"""Whether a set of stations would fit its area better had it been read in another datum; pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.geo.datum import Datum, from_wgs84, to_wgs84
from generator.geo.measure import distance
from generator.geo.position import BBox, Position, centre
from generator.geo.sets import Point

FEWEST = 5
"""Under five points the shift of 300 to 700 m cannot be told from chance."""

OFF = 200.0
"""Metres: a median nearer to the known centre than this is no reason to doubt the datum."""


@dataclass(frozen=True, slots=True)
class DatumFit:
    """Another datum fits a set better: how many points (or metres from the centre) before and after."""

    datum: Datum
    message: str
    hint: str


def better_datum(
    points: Sequence[Point], declared: Datum, *, box: BBox | None = None, middle: Position | None = None
) -> DatumFit | None:
    """Return the datum under which the set would fit its area better than under the declared one.

    The positions are WGS-84 as converted from `declared`. With a box the strays must at least halve, and
    lessen by two and by 1 % of the set. With a known centre of the set its median must have been over
    200 m away and come to a third of that.
    """
    if len(points) < FEWEST:
        return None
    readings = {datum: _reread(points, declared, datum) for datum in Datum}
    if box is not None:
        strays = {datum: sum(not box.contains(p) for p in held) for datum, held in readings.items()}
        return _fit_by_box(strays, declared, len(points))
    if middle is not None:
        gaps = {datum: distance(middle, centre(held)) for datum, held in readings.items()}
        return _fit_by_centre(gaps, declared)
    return None


def _reread(points: Sequence[Point], declared: Datum, datum: Datum) -> list[Position]:
    if datum is declared:
        return [position for _, _, position in points]
    return [to_wgs84(*from_wgs84(position, declared), datum) for _, _, position in points]


def _fit_by_box(strays: dict[Datum, int], declared: Datum, count: int) -> DatumFit | None:
    best = min(strays, key=lambda datum: strays[datum])
    before, after = strays[declared], strays[best]
    if before - after < 2 or after * 2 > before or (before - after) * 100 < count:
        return None
    return _fit(best, declared, f"有 {before} 个站点在区域外，按 {best.label} 读只有 {after} 个")


def _fit_by_centre(gaps: dict[Datum, float], declared: Datum) -> DatumFit | None:
    best = min(gaps, key=lambda datum: gaps[datum])
    before, after = gaps[declared], gaps[best]
    if before < OFF or after * 3 > before:
        return None
    return _fit(best, declared, f"整体偏离约 {before:.0f} 米，按 {best.label} 读只偏 {after:.0f} 米")


def _fit(best: Datum, declared: Datum, reason: str) -> DatumFit:
    return DatumFit(
        datum=best,
        message=f"这批坐标写的是 {declared.label}，{reason}，坐标系可能写错了",
        hint=f"在地图上核对一两个站点，属实就把 datum 改成 {best.value}",
    )
