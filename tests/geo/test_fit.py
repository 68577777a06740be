import random

import pytest

from generator.geo import BBox, Datum, Point, Position, better_datum, centre, from_wgs84, to_wgs84

DICE = random.Random(3)
TRUE = [Position(DICE.uniform(118.72, 118.86), DICE.uniform(31.98, 32.10)) for _ in range(80)]
BOX = BBox(118.72, 31.98, 118.86, 32.10)


def misread(measured: Datum, declared: Datum) -> list[Point]:
    """Return the stations as they come out when pairs measured in one datum are declared as another."""
    return [
        (f"s{number}", "驿站", to_wgs84(*from_wgs84(position, measured), declared))
        for number, position in enumerate(TRUE)
    ]


@pytest.mark.parametrize("declared", list(Datum))
@pytest.mark.parametrize("measured", list(Datum))
@pytest.mark.parametrize("hint", [{"box": BOX}, {"middle": centre(TRUE)}], ids=["box", "middle"])
def test_a_set_declared_in_the_wrong_datum_is_found_and_the_right_one_named(
    measured: Datum, declared: Datum, hint: dict
) -> None:
    fit = better_datum(misread(measured, declared), declared, **hint)
    if measured is declared:
        assert fit is None
        return
    assert fit is not None
    assert fit.datum is measured
    assert declared.label in fit.message
    assert measured.value in fit.hint


def test_one_stray_is_no_reason_to_doubt_the_datum() -> None:
    points = [*misread(Datum.GCJ02, Datum.GCJ02), ("lost", "迷路驿站", Position(116.4, 39.9))]
    assert better_datum(points, Datum.GCJ02, box=BOX) is None


def test_without_knowing_the_area_or_with_few_points_nothing_is_said() -> None:
    points = misread(Datum.GCJ02, Datum.WGS84)
    assert better_datum(points, Datum.WGS84) is None
    assert better_datum(points[:4], Datum.WGS84, middle=centre(TRUE)) is None


def test_a_box_drawn_wide_gives_no_false_alarm() -> None:
    assert better_datum(misread(Datum.GCJ02, Datum.WGS84), Datum.WGS84, box=BOX.expand(2000)) is None
