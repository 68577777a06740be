import random
import warnings

import pytest

from generator.geo import Datum, Position, distance, from_wgs84, to_wgs84
from generator.geo.datum import in_all
from tests.geo.oracle import forward, metres, vectors

INSIDE = vectors("datum")["inside"]
ABROAD = vectors("datum")["abroad"]


def anywhere(count: int) -> list[Position]:
    dice = random.Random(7)
    return [Position(dice.uniform(73.5, 135), dice.uniform(3.9, 53.5)) for _ in range(count)]


@pytest.mark.parametrize("datum", list(Datum))
@pytest.mark.parametrize("row", INSIDE, ids=lambda row: row["name"])
def test_both_ways_agree_with_another_implementation_within_a_centimetre(row: dict, datum: Datum) -> None:
    here, there = tuple(row["wgs84"]), tuple(row[datum.value])
    assert metres(from_wgs84(Position(*here), datum), there) < 0.01
    back = to_wgs84(*there, datum)
    assert metres((back.lng, back.lat), here) < 0.01


@pytest.mark.parametrize("datum", list(Datum))
def test_everywhere_in_china_the_way_there_and_back_ends_within_a_centimetre(datum: Datum) -> None:
    for position in anywhere(2000):
        shifted = from_wgs84(position, datum)
        assert metres(shifted, forward(position.lng, position.lat, datum.value)) < 0.001
        assert distance(position, to_wgs84(*shifted, datum)) < 0.001


def test_on_the_meridian_where_the_formula_has_a_kink_the_way_back_is_as_exact() -> None:
    for lng in (105.0, 105.0 + 1e-9, 105.0 - 1e-7):
        for datum in (Datum.GCJ02, Datum.BD09):
            position = Position(lng, 29.5)
            assert distance(position, to_wgs84(*from_wgs84(position, datum), datum)) < 0.01


def test_the_shift_has_the_size_that_makes_a_rider_stand_in_the_wrong_street() -> None:
    shifts = [metres((p.lng, p.lat), from_wgs84(p, Datum.GCJ02)) for p in anywhere(500)]
    assert 200 < sorted(shifts)[250] < 800


@pytest.mark.parametrize("datum", list(Datum))
@pytest.mark.parametrize("row", ABROAD, ids=lambda row: row["name"])
def test_abroad_every_datum_is_the_same_and_nothing_is_said(row: dict, datum: Datum) -> None:
    position = Position(*row["wgs84"])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert from_wgs84(position, datum) == (position.lng, position.lat)
        assert to_wgs84(position.lng, position.lat, datum) == position


@pytest.mark.parametrize("position", [*anywhere(20), Position(2.35, 48.85)])
def test_all_datums_at_once_are_what_each_is_alone(position: Position) -> None:
    assert in_all(position) == {datum: from_wgs84(position, datum) for datum in Datum}


READ = {
    "GCJ-02": Datum.GCJ02,
    "GCJ02 (stated)": Datum.GCJ02,
    "gcj02": Datum.GCJ02,
    "gcj-02 高德": Datum.GCJ02,
    "GCJ_02": Datum.GCJ02,
    "火星坐标": Datum.GCJ02,
    "国测局坐标": Datum.GCJ02,
    "unstated (AMap project: treat as GCJ-02)": Datum.GCJ02,
    "GCJ-02 (Tencent mini-program)": Datum.GCJ02,
    "高德地图": Datum.GCJ02,
    "腾讯坐标": Datum.GCJ02,
    "gcj02ll": Datum.GCJ02,
    "BD-09": Datum.BD09,
    "bd09ll": Datum.BD09,
    "百度坐标系": Datum.BD09,
    "Baidu": Datum.BD09,
    "百度地图（GCJ-02）": Datum.GCJ02,
    "WGS84": Datum.WGS84,
    "wgs-84": Datum.WGS84,
    "WGS 1984": Datum.WGS84,
    "GPS": Datum.WGS84,
    "CGCS2000": Datum.WGS84,
    "EPSG:4326": Datum.WGS84,
    "天地图": Datum.WGS84,
    "WGS-84 (converted from GCJ-02)": Datum.WGS84,
    "非GCJ-02，是 WGS-84": Datum.WGS84,
    "GCJ-02 / BD-09": None,
    "高德或百度": None,
    "bd09mc": None,
    "none": None,
    "未知": None,
    "EPSG:3857": None,
    "": None,
    "   ": None,
    None: None,
}


@pytest.mark.parametrize(("text", "datum"), READ.items())
def test_a_datum_is_read_from_free_words_and_never_guessed(text: str | None, datum: Datum | None) -> None:
    assert Datum.read(text) is datum
