import random

import pytest

from generator.geo import Near, Position, distance

DICE = random.Random(11)


def scattered(count: int) -> list[Position]:
    return [Position(DICE.uniform(118.6, 118.9), DICE.uniform(31.9, 32.2)) for _ in range(count)]


def clustered(count: int) -> list[Position]:
    towns = scattered(6)
    return [
        Position(DICE.gauss(town.lng, 0.004), DICE.gauss(town.lat, 0.004))
        for town in towns
        for _ in range(count // 6)
    ]


SETS = {
    "none": [],
    "one": [Position(118.8, 32.0)],
    "two": [Position(118.8, 32.0), Position(118.9, 32.0)],
    "scattered": scattered(700),
    "clustered": clustered(700),
    "a street": [Position(118.8 + i * 1e-4, 32.0) for i in range(300)],
    "a grid": [Position(118.8 + i * 1e-3, 32.0 + j * 1e-3) for i in range(20) for j in range(20)],
    "300 on one point": [Position(118.8, 32.0)] * 300 + scattered(50),
    "across the date line": [
        Position(DICE.choice((-1, 1)) * DICE.uniform(179.5, 180), 0.1) for _ in range(200)
    ],
    "around the pole": [Position(DICE.uniform(-180, 180), DICE.uniform(89, 90)) for _ in range(200)],
}


def named(points: list[Position]) -> list[tuple[str, Position]]:
    return [(f"s{number:04}", position) for number, position in enumerate(points)]


def by_looking_at_all(
    points: list[tuple[str, Position]], position: Position, skip: str | None
) -> list[tuple[str, float]]:
    return sorted(((i, distance(position, p)) for i, p in points if i != skip), key=lambda pair: pair[1])


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("k", [1, 5, 40])
def test_the_nearest_are_those_that_looking_at_all_finds(name: str, k: int) -> None:
    points = named(SETS[name])
    index = Near(points)
    for own, position in [*points[:: max(1, len(points) // 40)], (None, Position(118.75, 32.05))]:
        found = index.nearest(position, k, skip=own)
        wanted = by_looking_at_all(points, position, own)[:k]
        assert [metres for _, metres in found] == pytest.approx([m for _, m in wanted], abs=1e-6)
        assert all(metres == distance(position, dict(points)[i]) for i, metres in found)
        assert own not in [i for i, _ in found]
        assert len({i for i, _ in found}) == len(found)


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("metres", [0, 20, 900, 30_000_000])
def test_all_within_a_distance_are_found_and_no_others(name: str, metres: float) -> None:
    points = named(SETS[name])
    index = Near(points)
    for own, position in points[:: max(1, len(points) // 10)]:
        wanted = {i for i, far in by_looking_at_all(points, position, own) if far <= metres}
        assert {i for i, _ in index.within(position, metres, skip=own)} == wanted


def test_no_point_out_of_reach_is_among_the_nearest() -> None:
    points = named(SETS["a street"])
    found = Near(points).nearest(points[0][1], 5, skip="s0000", reach=25)
    assert [name for name, _ in found] == ["s0001", "s0002"]


def test_points_that_coincide_come_in_the_order_of_their_ids_whatever_order_they_were_given_in() -> None:
    points = [(name, Position(118.8, 32.0)) for name in "dbeac"]
    assert Near(points).nearest(Position(118.8, 32.0), 3, skip="a") == [("b", 0.0), ("c", 0.0), ("d", 0.0)]


def test_asking_for_none_gives_none() -> None:
    assert Near(named(SETS["two"])).nearest(Position(118.8, 32.0), 0) == []


def test_a_query_looks_at_few_points_even_when_all_lie_together(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0

    def counting(a: Position, b: Position) -> float:
        nonlocal asked
        asked += 1
        return distance(a, b)

    monkeypatch.setattr("generator.geo.near.distance", counting)
    points = named([Position(118.8, 32.0)] * 3000)
    index = Near(points)
    for own, position in points[:100]:
        assert len(index.nearest(position, 5, skip=own)) == 5
    assert asked == 100
