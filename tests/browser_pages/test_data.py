"""App data: what Python writes, the browser reads."""

from collections.abc import Callable
from typing import Any

from generator.outputs.app import app_data
from generator.render.exports import AppRow

Run = Callable[..., Any]

ROWS = [
    AppRow(
        id="full",
        name="柳河社区驿站",
        area_id="a",
        place_text="柳河路 18 号",
        lng=118.79654,
        lat=32.06001,
        kind="驿站",
        network="宁小蜂",
        status="open",
        schedule={"w": [[127, 480, 1320]]},
        facilities={"microwave": "yes", "toilet": "no", "wifi": "unknown"},
        vehicle={"ebike_charging": "yes"},
        wheelchair="no",
        no_card="yes",
        checked_on="2026-10-08",
        checked_how="实地核实 · 网格员",
        url="stations/full/",
    ),
    AppRow(id="rough", name="大概的", area_id="a", lng=118.8, lat=32.1, precise=False),
    AppRow(id="lost", name="没有位置", area_id="b", facilities={"toilet": "yes"}, url="elsewhere/"),
    *[AppRow(id=f"z-{n:02}", name=f"第{n}驿站", area_id="b", lng=110.0 + n, lat=30.5) for n in range(12)],
]

READ = """
import { decodeStations, join } from "/browser/data.js";
export default ([index, files]) => {
  const parts = index.shards.map((entry) => decodeStations(files[entry.stations]));
  const s = join(parts);
  const plain = (n) => (n === n ? n : null);
  const of = (name) => Array.from(s[name].at).map((at) => s[name].of[at]);
  return {
    n: s.n, lng: Array.from(s.lng).map(plain), lat: Array.from(s.lat).map(plain), approx: Array.from(s.approx),
    area: of("area"), network: of("network"), status: of("status"), schedule: of("schedule"), checked: of("checked"),
    wheelchair: Array.from(s.wheelchair), no_card: Array.from(s.no_card),
    microwave: Array.from(s.facilities.microwave), toilet: Array.from(s.facilities.toilet),
    wifi: "wifi" in s.facilities, charging: Array.from(s.vehicle.ebike_charging),
  };
};
"""


def read(run_module: Run, max_per_shard: int) -> tuple[list[str], dict[str, Any]]:
    import json

    files = {
        path: json.loads(content) for path, content in app_data(ROWS, max_per_shard=max_per_shard).items()
    }
    index = next(iter(files.values()))
    ids: list[str] = []
    for shard in index["shards"]:
        column = files[shard["cards"]]["id"]
        ids += column if isinstance(column, list) else [column["all"]]
    return ids, run_module(READ, [index, files])


def test_one_shard_comes_back_as_it_was_written(run_module: Run) -> None:
    ids, found = read(run_module, 4000)
    rows = {row.id: row for row in ROWS}
    assert sorted(ids) == sorted(rows)
    sign = {"yes": 1, "no": -1}
    for place, id_ in enumerate(ids):
        row = rows[id_]
        assert (found["lng"][place], found["lat"][place]) == (row.lng, row.lat)
        assert found["approx"][place] == (0 if row.precise else 1)
        assert [found[name][place] for name in ("area", "network", "status")] == [
            row.area_id,
            row.network,
            row.status,
        ]
        assert found["schedule"][place] == row.schedule
        assert found["toilet"][place] == sign.get(row.facilities.get("toilet", ""), 0)
        assert found["charging"][place] == sign.get(row.vehicle.get("ebike_charging", ""), 0)
        assert found["wheelchair"][place] == sign.get(row.wheelchair, 0)
        assert found["no_card"][place] == sign.get(row.no_card, 0)
        assert found["checked"][place] == row.checked_on[:7]
    assert found["wifi"] is False  # unknown everywhere is no column at all


def test_many_shards_are_laid_one_behind_the_other_and_say_the_same(run_module: Run) -> None:
    one_ids, one = read(run_module, 4000)
    many_ids, many = read(run_module, 3)
    columns = [name for name, values in one.items() if isinstance(values, list)]
    for id_ in one_ids:
        before, after = one_ids.index(id_), many_ids.index(id_)
        assert [one[name][before] for name in columns] == [many[name][after] for name in columns]


FETCH = """
import { fetchJson } from "/browser/data.js";
export default async (answers) => {
  document.documentElement.dataset.base = "";
  const said = [];
  for (const [status, body] of answers) {
    window.fetch = async () => {
      if (!status) throw new TypeError("offline");
      return new Response(body, { status });
    };
    try { said.push((await fetchJson("data/x.json")).v); } catch (fault) { said.push(fault.message); }
  }
  return said;
};
"""


def test_what_cannot_be_read_is_said_in_chinese_with_what_to_do(run_module: Run) -> None:
    answers = [
        [200, '{"v":1}'],
        [404, ""],
        [500, ""],
        [200, '{"v":1,"n"'],
        [200, '{"v":99}'],
        [200, "null"],
        [0, ""],
    ]
    said = run_module(FETCH, answers)
    assert said[0] == 1
    assert "刷新" in said[1]
    assert "过一会儿" in said[2]
    assert "没有传完整" in said[3]
    assert "刷新" in said[4]
    assert "刷新" in said[5]
    assert "网络不通" in said[6]
