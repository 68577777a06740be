import pytest

from generator.geo import Position, distance, distance_text
from tests.geo.oracle import vectors

VECTORS = vectors("distance")


@pytest.mark.parametrize("row", VECTORS["pairs"])
def test_distances_agree_with_another_implementation(row: dict) -> None:
    a, b = Position(*row["a"]), Position(*row["b"])
    assert distance(a, b) == pytest.approx(row["metres"], abs=0.001, rel=1e-7)
    assert distance(b, a) == distance(a, b)


def test_opposite_ends_of_the_earth_are_half_its_girth_apart() -> None:
    assert distance(Position(0, 0), Position(180, 0)) == pytest.approx(20_015_115, abs=1)


@pytest.mark.parametrize("row", VECTORS["texts"])
def test_a_distance_is_told_as_straight_line_in_round_numbers(row: dict) -> None:
    assert distance_text(row["metres"]) == row["text"]
