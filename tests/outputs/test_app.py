"""App data: columns, shards, names; the browser's reading of them is tested with the browser."""

import gzip
import json
import random
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.outputs.app import app_data
from generator.render.exports import AppRow

AREAS = {"a": "甲街道", "b": "乙街道"}
WEEK = {"w": [[127, 480, 1320]]}


def rows(count: int, *, spread: float = 0.2) -> list[AppRow]:
    chance = random.Random(7)
    return [
        AppRow(
            id=f"s-{number:05}",
            name=f"第{number}驿站",
            area_id=chance.choice("ab"),
            place_text=f"样板路 {chance.randrange(400)} 号",
            lng=round(118.7 + chance.random() * spread, 5),
            lat=round(32.0 + chance.random() * spread, 5),
            schedule=WEEK,
            facilities={"microwave": chance.choice(["yes", "no", "unknown"]), "toilet": "yes"},
        )
        for number in range(count)
    ]


def index_of(files: Mapping[str, bytes]) -> dict[str, Any]:
    index: dict[str, Any] = json.loads(next(iter(files.values())))
    return index


def test_the_order_of_rows_changes_no_byte() -> None:
    some = rows(200)
    mixed = some[:]
    random.Random(1).shuffle(mixed)
    assert list(app_data(some, areas=AREAS).items()) == list(app_data(mixed, areas=AREAS).items())


def test_the_first_path_is_the_index_and_it_names_all_others() -> None:
    files = app_data(rows(50), areas=AREAS, updated_on="2026-10-08")
    index = index_of(files)
    named = {shard[part] for shard in index["shards"] for part in ("stations", "cards")}
    assert set(list(files)[1:]) == named
    assert (index["v"], index["n"], index["updated"]) == (1, 50, "2026-10-08")


def test_another_name_gives_its_card_file_another_path_and_leaves_the_filters_alone() -> None:
    some = rows(20)
    changed = [replace(some[0], name="改了名"), *some[1:]]
    before, after = list(app_data(some)), list(app_data(changed))
    assert before[1] == after[1]
    assert before[2] != after[2]


def test_a_phone_loads_no_column_of_a_card_that_nothing_reads() -> None:
    cards = json.loads(list(app_data(rows(20)).values())[2])
    browser = Path(__file__).parents[2] / "generator" / "browser"
    scripts = "".join(path.read_text(encoding="utf-8") for path in sorted(browser.glob("*.js")))
    read = set(re.findall(r"\bcard\.(\w+)", scripts))
    assert set(cards) - {"v", "n"} - read == set()


def test_areas_come_in_the_chooser_s_order_with_count_and_centre() -> None:
    some = [
        AppRow(id="1", name="一", area_id="b", lng=118.0, lat=32.0),
        AppRow(id="2", name="二", area_id="b", lng=118.2, lat=32.4),
        AppRow(id="3", name="三", area_id="elsewhere"),
    ]
    assert index_of(app_data(some, areas=AREAS))["areas"] == [
        ["b", "乙街道", 2, 118.1, 32.2, ""],
        ["elsewhere", "elsewhere", 1, None, None, ""],
    ]


def test_an_area_counts_what_lies_below_it_and_knows_the_listed_one_above() -> None:
    some = [AppRow(id=area, name=area, area_id=area) for area in ("county", "village", "hamlet", "circle")]
    areas = {name: name for name in ("county", "street", "village", "hamlet", "circle")}
    parents = {
        "street": "county",
        "village": "street",
        "hamlet": "village",
        "county": None,
        "circle": "circle",
    }
    table = index_of(app_data(some, areas=areas, parents=parents))["areas"]
    assert [(row[0], row[2], row[5]) for row in table] == [
        ("county", 3, ""),
        ("village", 2, "county"),
        ("hamlet", 1, "village"),
        ("circle", 1, ""),
    ]


@pytest.mark.parametrize("count", [0, 1, 5])
def test_few_stations_are_one_shard_or_none(count: int) -> None:
    index = index_of(app_data(rows(count)))
    assert index["n"] == count
    assert len(index["shards"]) == min(count, 1)


def test_shards_split_where_many_lie_and_their_boxes_hold_their_own() -> None:
    files = app_data(rows(900, spread=1.0), areas=AREAS, max_per_shard=100)
    shards = index_of(files)["shards"]
    assert len(shards) > 9
    assert sum(shard["n"] for shard in shards) == 900
    assert max(shard["n"] for shard in shards) <= 100
    for shard in shards:
        lngs, lats = (degrees(json.loads(files[shard["stations"]])[axis]) for axis in ("lng", "lat"))
        assert [min(lngs), min(lats), max(lngs), max(lats)] == pytest.approx(shard["box"], abs=1e-9)


def degrees(steps: list[int]) -> list[float]:
    total, found = 0, []
    for step in steps:
        total += step
        found.append(total / 100_000)
    return found


def test_a_crowd_in_one_place_stays_together_so_that_a_request_tells_no_more_than_5_km() -> None:
    crowd = [replace(row, lng=118.79, lat=32.04) for row in rows(500)]
    assert len(index_of(app_data(crowd, max_per_shard=50))["shards"]) == 1
    near = rows(500, spread=0.01)
    boxes = [shard["box"] for shard in index_of(app_data(near, max_per_shard=50))["shards"]]
    assert len(boxes) <= 4  # about one kilometre can touch four cells at most


def test_stations_without_a_position_have_a_shard_without_a_box() -> None:
    lost = [replace(row, id=f"x{row.id}", lng=None, lat=None) for row in rows(30)]
    shards = index_of(app_data([*rows(200, spread=1.0), *lost], max_per_shard=40))["shards"]
    assert [shard["n"] for shard in shards if shard["box"] is None] == [30]


def test_hours_in_the_index_count_what_can_be_open() -> None:
    some = [
        *rows(3),
        AppRow(id="other", name="别的", schedule={"st": ["paused"]}),
        AppRow(id="none", name="无"),
    ]
    assert index_of(app_data(some))["hours"] == [[{"st": ["paused"]}, 1], [WEEK, 3]]


def test_a_thousand_stations_cost_the_filters_less_than_13_kilobytes() -> None:
    files = app_data(rows(1000), areas=AREAS)
    (shard,) = index_of(files)["shards"]
    assert len(gzip.compress(files[shard["stations"]], 9)) < 13_000


def test_a_shard_tells_what_some_station_of_it_has_so_that_filters_can_pass_it_by() -> None:
    some = [
        AppRow(
            id="a", name="甲", lng=100.0, lat=30.0, schedule=WEEK, facilities={"toilet": "yes", "wifi": "no"}
        ),
        AppRow(id="b", name="乙", lng=100.0, lat=30.0, no_card="yes", vehicle={"ebike_charging": "unknown"}),
        AppRow(
            id="c",
            name="丙",
            lng=120.0,
            lat=40.0,
            schedule={},
            wheelchair="yes",
            vehicle={"battery_swap": "yes"},
        ),
    ]
    index = index_of(app_data(some, max_per_shard=2))
    has = [
        {code for code, mark in zip(index["codes"], shard["has"], strict=True) if mark == "1"}
        for shard in index["shards"]
    ]
    assert has == [{"toilet", "no_card", "hours"}, {"wheelchair", "battery_swap"}]
