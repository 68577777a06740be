import pytest

from generator.geo import (
    Position,
    bearing,
    direction_text,
    distance,
    distance_text,
    ebike_minutes,
    walking_minutes,
)
from tests.geo.oracle import vectors

VECTORS = vectors("distance")


@pytest.mark.parametrize("row", VECTORS["pairs"])
def test_distance_and_bearing_agree_with_another_implementation(row: dict) -> None:
    a, b = Position(*row["a"]), Position(*row["b"])
    assert distance(a, b) == pytest.approx(row["metres"], abs=0.001, rel=1e-7)
    assert distance(b, a) == distance(a, b)
    if row["bearing"] is not None:
        off = (bearing(a, b) - row["bearing"] + 180) % 360 - 180
        assert abs(off) < 0.2


def test_opposite_ends_of_the_earth_are_half_its_girth_apart() -> None:
    assert distance(Position(0, 0), Position(180, 0)) == pytest.approx(20_015_115, abs=1)


@pytest.mark.parametrize("row", VECTORS["texts"])
def test_a_distance_is_told_as_straight_line_in_round_numbers(row: dict) -> None:
    assert distance_text(row["metres"]) == row["text"]


@pytest.mark.parametrize("row", VECTORS["minutes"])
def test_minutes_count_the_detour_and_are_rounded_up(row: dict) -> None:
    assert (walking_minutes(row["metres"]), ebike_minutes(row["metres"])) == (row["walking"], row["ebike"])


@pytest.mark.parametrize("row", VECTORS["directions"])
def test_a_bearing_is_told_as_one_of_eight_winds(row: dict) -> None:
    assert direction_text(row["angle"]) == row["text"]
