"""Nearest: distances, order, and the shards that can matter."""

import json
import random
from collections.abc import Callable
from typing import Any

import pytest

from generator.outputs.app import app_data
from generator.render.exports import AppRow

Run = Callable[..., Any]

ORDER = """
import { byDistance, distances } from "/browser/nearest.js";
export default ({ lng, lat, here }) => {
  const metres = distances({ n: lng.length, lng: lng.map((x) => x === null ? NaN : x), lat: lat.map((x) => x === null ? NaN : x) }, here);
  return { rows: Array.from(byDistance(metres)), metres: Array.from(metres).map((m) => m === m ? Math.round(m) : null) };
};
"""

HERE = {"lng": 118.79, "lat": 32.04}


def test_rows_come_by_distance_ties_in_their_order_and_the_lost_last(run_module: Run) -> None:
    lng = [118.80, None, 118.79, 118.78, 118.79]
    found = run_module(ORDER, {"lng": lng, "lat": [32.04, None, 32.04, 32.04, 32.04], "here": HERE})
    assert found["rows"] == [2, 4, 0, 3, 1] or found["rows"] == [2, 4, 3, 0, 1]
    assert found["metres"][1] is None
    assert found["metres"][2] == 0
    assert found["metres"][0] == pytest.approx(942, abs=3)


def test_three_hundred_on_one_point_keep_their_order(run_module: Run) -> None:
    found = run_module(ORDER, {"lng": [118.8] * 300, "lat": [32.0] * 300, "here": HERE})
    assert found["rows"] == list(range(300))


def test_no_station_is_no_row(run_module: Run) -> None:
    assert run_module(ORDER, {"lng": [], "lat": [], "here": HERE})["rows"] == []


SHARDS = """
import { distances, shardsForNearest } from "/browser/nearest.js";
export default async (cases) => {
  const answers = [];
  for (const one of cases) answers.push(await nearest(one));
  return answers;
};

// A grid of shards 0.1 degrees wide with 20 stations each, placed by a seed; `rare` of a hundred stations are wanted.
async function nearest({ here, k, seed, rare }) {
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const columns = new Map();
  const shards = [];
  for (let x = 0; x < 12; x++) for (let y = 0; y < 12; y++) {
    const s = { n: 20, lng: [], lat: [], sure: new Uint8Array(20) };
    for (let i = 0; i < 20; i++) {
      s.lng.push(118 + x / 10 + random() / 10);
      s.lat.push(31.5 + y / 10 + random() / 10);
      s.sure[i] = random() * 100 < rare ? 1 : 0;
    }
    const entry = { box: [Math.min(...s.lng), Math.min(...s.lat), Math.max(...s.lng), Math.max(...s.lat)] };
    entry.some = s.sure.includes(1);
    columns.set(entry, s);
    shards.push(entry);
  }
  const lost = { box: null, some: true };
  columns.set(lost, { n: 1, lng: [NaN], lat: [NaN], sure: Uint8Array.from([1]) });
  shards.push(lost);
  const fetched = [];
  const load = async (entry) => { fetched.push(entry); return columns.get(entry); };
  const wanted = { holds: (entry) => entry.some, matches: (stations) => stations.sure };
  const used = await shardsForNearest(shards, here, k, load, wanted);
  const best = (list) => JSON.stringify([].concat(...list.map((entry) => {
    const s = columns.get(entry);
    return Array.from(here ? distances(s, here) : s.lng).filter((value, i) => s.sure[i] && value === value);
  })).sort((a, b) => a - b).slice(0, here ? k : undefined));
  const all = Array.from(columns.keys());
  return {
    fetched: fetched.length, some: shards.filter((entry) => entry.some).length, empty: fetched.filter((entry) => !entry.some).length,
    exact: !here || best(used) === best(all), first: used.every((entry) => shards.includes(entry)),
  };
}
"""


PLACES = (HERE, {"lng": 118.0, "lat": 31.5}, {"lng": 121.0, "lat": 30.0}, {"lng": 118.6, "lat": 32.1})


def case(here: Any, k: int, *, seed: int = 42, rare: int = 100) -> dict[str, Any]:
    return {"here": here, "k": k, "seed": seed, "rare": rare}


def test_the_nearest_are_exact_and_only_shards_that_can_matter_are_fetched(run_module: Run) -> None:
    for most, k in ((9, 1), (9, 5), (30, 100)):
        for found in run_module(SHARDS, [case(here, k) for here in PLACES]):
            assert found["exact"]
            assert found["fetched"] <= most


def test_with_filters_the_nearest_are_those_of_all_shards_however_rare_they_are(run_module: Run) -> None:
    """Against brute force over places, numbers, seeds and rareness; a shard without a wanted station is not fetched."""
    cases = [
        case(here, k, seed=seed, rare=rare)
        for here in PLACES
        for k in (1, 7, 30)
        for seed in (3, 77)
        for rare in (1, 8, 40)
    ]
    found = run_module(SHARDS, cases)
    assert [
        chosen for chosen, one in zip(cases, found, strict=True) if not one["exact"] or one["empty"]
    ] == []
    assert any(one["fetched"] < one["some"] for one in found)


def test_without_a_position_the_first_shards_are_enough(run_module: Run) -> None:
    assert run_module(SHARDS, [case(None, 30)])[0]["fetched"] == 2


def test_more_than_there_are_fetches_every_shard_and_ends(run_module: Run) -> None:
    assert run_module(SHARDS, [case(HERE, 5000)])[0]["fetched"] == 145


WRITTEN = """
import { decodeStations, join } from "/browser/data.js";
import { canMeet } from "/browser/filter.js";
import { boxDistance, distances, shardsForNearest } from "/browser/nearest.js";
export default async ([index, files, cases]) => {
  const shards = index.shards.map((entry) => Object.assign({}, entry,
    { has: new Set(index.codes.filter((code, at) => entry.has[at] === "1")) }));
  const read = new Map(shards.map((entry) => [entry, decodeStations(files[entry.stations])]));
  const all = join(shards.map((entry) => read.get(entry)));
  const sure = (stations, code) => code ? stations.facilities[code] || new Int8Array(stations.n)
    : new Int8Array(stations.n).fill(1);
  const metres = (stations, here, code) => {
    const marks = sure(stations, code);
    return Array.from(distances(stations, here)).filter((value, row) => marks[row] === 1 && value === value);
  };
  const answers = [];
  for (const { here, k, code } of cases) {
    const fetched = [];
    await shardsForNearest(shards, here, k, async (entry) => { fetched.push(entry); return read.get(entry); }, {
      holds: (entry) => canMeet({ any: code ? [code] : [], all: [] }, entry.has),
      matches: (stations) => Uint8Array.from(sure(stations, code), (mark) => mark === 1 ? 1 : 0),
    });
    const first = (stations) => [].concat(...stations.map((s) => metres(s, here, code))).sort((a, b) => a - b).slice(0, k);
    const best = first([all]);
    const got = first(fetched.map((entry) => read.get(entry)));
    const last = best.length === k ? best[k - 1] : Infinity;
    answers.push({
      exact: JSON.stringify(got) === JSON.stringify(best), many: best.length, fetched: fetched.length,
      useless: fetched.filter((entry) => boxDistance(entry.box, here) > last || (code && !entry.has.has(code))).length,
    });
  }
  return { shards: shards.length, n: all.n, answers };
};
"""


def district(size: int, seed: int) -> list[AppRow]:
    """Stations as they lie: two towns, one of them very dense, villages around, some without a position."""
    dice = random.Random(seed)
    rows = []
    for number in range(size):
        spread = dice.choice((0.01, 0.05, 0.2, 1.5))
        centre = dice.choice(((118.79, 32.04), (119.4, 32.4)))
        lost = dice.random() < 0.01
        has = {"microwave": "yes"} if dice.random() < 0.3 else {}
        if dice.random() < 0.0005:
            has["nursing_room"] = "yes"
        rows.append(
            AppRow(
                id=f"s-{number}",
                name="驿站",
                lng=None if lost else round(centre[0] + dice.uniform(-spread, spread), 5),
                lat=None if lost else round(centre[1] + dice.uniform(-spread, spread), 5),
                facilities=has,
            )
        )
    return rows


WHERE = (
    HERE,
    {"lng": 119.401, "lat": 32.399},
    {"lng": 118.2, "lat": 31.1},
    {"lng": 121.47, "lat": 31.23},
    {"lng": 119.1, "lat": 32.2},
)


@pytest.mark.parametrize(("size", "seed"), [(10_000, 1), (10_000, 2), (200_000, 3)])
def test_of_shards_as_they_are_written_the_nearest_are_those_of_brute_force(
    run_module: Run, size: int, seed: int
) -> None:
    written = app_data(district(size, seed))
    files = {path: json.loads(content) for path, content in written.items() if "/cards-" not in path}
    cases = [
        {"here": here, "k": k, "code": code}
        for here in WHERE
        for k, code in ((1, ""), (30, ""), (30, "microwave"), (30, "nursing_room"))
    ]
    found = run_module(WRITTEN, [next(iter(files.values())), files, cases])
    assert found["n"] == size
    assert [case for case, one in zip(cases, found["answers"], strict=True) if not one["exact"]] == []
    assert sum(one["useless"] for one in found["answers"]) == 0
    in_town = found["answers"][1]
    assert in_town["many"] == 30
    assert in_town["fetched"] <= 4 < found["shards"]
