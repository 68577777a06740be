import pytest

from generator.geo import BBox, Position, centre, distance, in_china


def test_a_box_holds_its_edges_and_nothing_beyond() -> None:
    box = BBox(118.0, 31.0, 119.0, 32.0)
    assert box.contains(Position(118.0, 32.0))
    assert box.contains(Position(118.5, 31.5))
    assert not box.contains(Position(117.999999, 31.5))
    assert not box.contains(Position(118.5, 32.000001))


def test_a_box_around_points_is_the_smallest_that_holds_them() -> None:
    points = [Position(118.2, 31.9), Position(118.7, 31.1), Position(118.4, 31.5)]
    assert BBox.around(points) == BBox(118.2, 31.1, 118.7, 31.9)


def test_a_grown_box_reaches_so_many_metres_further_on_every_side() -> None:
    box = BBox(118.0, 31.0, 119.0, 32.0)
    grown = box.expand(500)
    for lat in (31.0, 32.0):
        assert 500 <= distance(Position(119.0, lat), Position(grown.east, lat)) < 510
    assert distance(Position(118.5, 32.0), Position(118.5, grown.north)) == pytest.approx(500, abs=0.1)
    assert grown.centre() == Position(pytest.approx(118.5), pytest.approx(31.5))


def test_the_centre_is_not_moved_by_one_stray_point() -> None:
    near = [Position(118.78 + i / 1000, 32.04) for i in range(5)]
    assert centre([*near, Position(87.6, 43.8)]).lng == pytest.approx(118.782, abs=0.002)
    assert centre(near[:2]) == Position(pytest.approx(118.7805), pytest.approx(32.04))


@pytest.mark.parametrize("make", [centre, BBox.around])
def test_nothing_has_no_middle_and_no_box(make: object) -> None:
    with pytest.raises(ValueError):
        make([])  # type: ignore[operator]


def test_the_order_of_a_pair_can_always_be_told_inside_china() -> None:
    assert in_china(73.5, 39.4)
    assert in_china(134.7, 48.3)
    assert in_china(112.3, 3.9)
    for lng in (73, 100, 136):
        for lat in (3, 30, 54):
            assert in_china(lng, lat)
            assert not in_china(lat, lng)
