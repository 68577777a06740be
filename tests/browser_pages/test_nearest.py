"""Nearest: distances, order, and the shards that can matter."""

from collections.abc import Callable
from typing import Any

import pytest

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
  for (const [here, k] of cases) answers.push(await nearest(here, k));
  return answers;
};

async function nearest(here, k) {
  // A grid of shards 0.1 degrees wide with 20 stations each, placed by a fixed rule.
  const columns = new Map();
  const shards = [];
  let seed = 42;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  for (let x = 0; x < 12; x++) for (let y = 0; y < 12; y++) {
    const lng = [], lat = [];
    for (let i = 0; i < 20; i++) { lng.push(118 + x / 10 + random() / 10); lat.push(31.5 + y / 10 + random() / 10); }
    const entry = { box: [Math.min(...lng), Math.min(...lat), Math.max(...lng), Math.max(...lat)] };
    columns.set(entry, { n: 20, lng, lat });
    shards.push(entry);
  }
  shards.push({ box: null });
  const fetched = [];
  const load = async (entry) => { fetched.push(entry); return columns.get(entry); };
  const used = await shardsForNearest(shards, here, k, load);
  const all = (list) => [].concat(...list.map((e) => Array.from(distances(columns.get(e), here)))).sort((a, b) => a - b).slice(0, k);
  return { fetched: fetched.length, exact: JSON.stringify(all(used)) === JSON.stringify(all(Array.from(columns.keys()))) };
}
"""


PLACES = (HERE, {"lng": 118.0, "lat": 31.5}, {"lng": 121.0, "lat": 30.0})


def test_the_nearest_are_exact_and_only_shards_that_can_matter_are_fetched(run_module: Run) -> None:
    for most, k in ((9, 1), (9, 5), (30, 100)):
        for found in run_module(SHARDS, [[here, k] for here in PLACES]):
            assert found["exact"]
            assert found["fetched"] <= most


def test_more_than_there_are_fetches_every_box_and_ends(run_module: Run) -> None:
    assert run_module(SHARDS, [[HERE, 5000]])[0]["fetched"] == 144
