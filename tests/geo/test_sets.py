import pytest

from generator.geo import BBox, Point, Position, alike, close_pairs, far_away, outside, same_point

HERE = Position(118.7800, 32.0400)


def moved(position: Position, *, north: float = 0.0, east: float = 0.0) -> Position:
    return Position(position.lng + east / 94_300, position.lat + north / 111_195)


def town(count: int = 9) -> list[Point]:
    """Return stations on a grid of 400 m."""
    return [
        (f"t{number}", f"{word}路驿站", moved(HERE, north=400 * (number // 3), east=400 * (number % 3)))
        for number, word in zip(range(count), "赤橙黄绿青蓝紫灰白", strict=False)
    ]


def test_several_stations_on_one_point_are_one_finding_that_names_them_all() -> None:
    points = [*town(), ("a", "甲驿站", HERE), ("b", "乙驿站", HERE)]
    (found,) = same_point(points)
    assert (found.id, found.code, found.others) == ("b", "position-shared", ("t0", "a"))
    assert "3 个站点" in found.message


def test_three_hundred_stations_on_one_point_are_still_one_finding() -> None:
    found = same_point([(f"s{number}", "驿站", HERE) for number in range(300)])
    assert len(found) == 1
    assert len(found[0].others) == 299


def test_two_stations_a_few_metres_apart_with_similar_names_are_probably_one() -> None:
    points = [*town(), ("twin", "赤路户外劳动者驿站", moved(HERE, north=12))]
    (found,) = close_pairs(points)
    assert (found.id, found.code, found.others) == ("twin", "position-double", ("t0",))
    assert "约 12 米" in found.message


@pytest.mark.parametrize(
    ("name", "north"),
    [("赤路驿站", 25), ("赤路驿站", 0), ("农业银行赤壁支行", 12), ("赤路2号驿站", 12)],
    ids=["25 m away", "on the very point", "another name", "told apart by a number"],
)
def test_other_neighbours_are_no_doubles(name: str, north: float) -> None:
    assert close_pairs([*town(), ("other", name, moved(HERE, north=north))]) == []


def test_a_crowd_within_twenty_metres_is_compared_in_linear_time() -> None:
    crowd = [(f"s{n}", f"{chr(0x4E00 + n)}驿站", moved(HERE, north=n * 0.01)) for n in range(1500)]
    assert len(close_pairs(crowd)) <= 1500 * 8


ALIKE = [
    ("莫愁湖驿站", "莫愁湖户外劳动者驿站"),
    ("工商银行肇庆高要支行户外劳动者工会爱心驿站", "工商银行高要支行爱心驿站"),
    ("工会驿站(翠竹街)", "工会驿站（翠竹街）"),
    ("太康路城市书房", "太康城市书房"),
    ("驿站", "爱心驿站"),
]
APART = [
    ("东门驿站", "西门驿站"),
    ("1号驿站", "2号驿站"),
    ("一楼驿站", "二楼驿站"),
    ("A座驿站", "B座驿站"),
    ("莫愁湖驿站", "农业银行水西门支行驿站"),
]


@pytest.mark.parametrize("pair", ALIKE)
def test_names_of_one_station_written_twice_are_alike(pair: tuple[str, str]) -> None:
    assert alike(*pair)
    assert alike(*reversed(pair))


@pytest.mark.parametrize("pair", APART)
def test_names_that_tell_two_stations_apart_are_not_alike(pair: tuple[str, str]) -> None:
    assert not alike(*pair)
    assert not alike(*reversed(pair))


def test_a_station_in_another_town_is_far_from_the_others() -> None:
    points = [*town(), ("lost", "迷路驿站", moved(HERE, east=40_000))]
    (found,) = far_away(points)
    assert (found.id, found.code) == ("lost", "position-far")
    assert "40 公里" in found.message


def test_strays_do_not_hide_each_other() -> None:
    strays = [("x", "甲", Position(116.40, 39.90)), ("y", "乙", Position(121.47, 31.23))]
    assert {found.id for found in far_away([*town(), *strays])} == {"x", "y"}


@pytest.mark.parametrize(
    "others",
    [
        [("edge", "村口驿站", moved(HERE, north=9_000))],
        [("c1", "县城一", moved(HERE, north=60_000)), ("c2", "县城二", moved(HERE, north=61_000))],
    ],
    ids=["a village 9 km off", "a county town of its own"],
)
def test_places_that_are_merely_remote_raise_no_doubt(others: list[Point]) -> None:
    assert far_away([*town(), *others]) == []


def test_too_few_points_say_nothing_about_each_other() -> None:
    assert far_away([*town(2), ("lost", "迷路驿站", Position(87.6, 43.8))]) == []
    assert far_away([]) == []


def test_stations_outside_their_areas_box_are_named_with_their_coordinates() -> None:
    box = BBox.around(position for _, _, position in town()).expand(50)
    (found,) = outside([*town(), ("out", "界外驿站", moved(HERE, north=-51))], box)
    assert (found.id, found.code) == ("out", "position-outside-area")
    assert "118.780000,32.039541" in found.message
