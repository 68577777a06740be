"""The filters: one table, three answers, groups, counts, the address."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from generator.hours import Access, calendar, read, schedule

Run = Callable[..., Any]

SETUP = """
import * as f from "/browser/filter.js";
const needs = [
  { id: "water", label: "喝水", says: "能喝水", any: ["drinking_water", "hot_water"] },
  { id: "both", label: "两样都要", says: "两样都有", all: ["microwave", "toilet"] },
];
const table = f.filterTable(needs, { microwave: "微波炉", toilet: "厕所" }, { ebike_charging: "电动车充电" }, 6);
const marks = (text) => Int8Array.from(Array.from(text).map((c) => ({ "1": 1, "0": -1 })[c] || 0));
const column = (list) => ({ of: Array.from(new Set(list)), at: Int32Array.from(list.map((v) => Array.from(new Set(list)).indexOf(v))) });
const stations = {
  n: 6,
  facilities: { microwave: marks("111?00"), toilet: marks("10?1?1"), drinking_water: marks("0?1???"), hot_water: marks("00??1?") },
  vehicle: { ebike_charging: marks("1?????") }, wheelchair: marks("10????"), no_card: marks("10??11"),
  area: column(["a", "a", "b", "b", "a", "a"]), status: column(["open", "open", "open", "open", "paused", "open"]),
  schedule: column([{ code: "open", a: [[0, "walk_in"], [0, "card"]] }, { code: "soon", a: [[0, "card"]] },
    { code: "closed" }, { code: "ask" }, { code: "paused" }, null]),
  checked: column(["2026-10", "2026-05", "2026-04", "", "2025-11", "2027-01"]),
};
const now = Date.parse("2026-11-22T10:00:00+08:00");
const hours = { stateAt: ({ code }) => ({ code, text: code }), openAtNight: ({ code }) => code === "soon" };
const live = f.liveStates(stations, now, hours);
const order = Int32Array.from([5, 4, 3, 2, 1, 0]);
const answer = (id) => Array.from(f.answers(table.get(id), stations, live));
"""


ANSWERS = {
    "open": [1, 1, -1, 0, -1, 0],
    "night": [-1, 1, -1, 0, -1, 0],
    "no-card": [1, -1, 0, 0, 1, 1],
    "water": [-1, 0, 1, 0, 1, 0],
    "both": [1, -1, 0, 0, -1, -1],
    "microwave": [1, 1, 1, 0, -1, -1],
    "ebike_charging": [1, 0, 0, 0, 0, 0],
    "wheelchair": [1, -1, 0, 0, 0, 0],
    "way-card": [1, 1, 0, 0, 0, 0],
    "way-walk_in": [1, -1, 0, 0, 0, 0],
    "checked": [1, 1, -1, -1, -1, 1],
}


def test_a_filter_answers_yes_unknown_and_no_apart(run_module: Run) -> None:
    found = run_module(SETUP + "export default (ids) => ids.map(answer);", list(ANSWERS))
    assert dict(zip(ANSWERS, found, strict=True)) == ANSWERS


def test_recently_means_what_the_site_says_as_on_cards_and_pages(run_module: Run) -> None:
    code = """
export default (months) => months.map((stale) => Array.from(
  f.answers(f.filterTable([], {}, {}, stale).get("checked"), stations, live)));
"""
    assert run_module(SETUP + code, [0, 7, 12]) == [
        [-1, -1, -1, -1, -1, 1],
        [1, 1, 1, -1, -1, 1],
        [1, 1, 1, -1, 1, 1],
    ]


CHOOSE = (
    SETUP
    + """
export default (cases) => cases.map(([ids, open, area]) => {
  const equals = area ? [{ at: stations.area.at, places: new Set([stations.area.of.indexOf(area)]) }] : [];
  const columns = ids.map((id) => f.answers(table.get(id), stations, live));
  const found = f.choose(order, live.group, columns, equals, open);
  return [found.groups, found.maybe, f.countOf(found.groups, f.answers(table.get("toilet"), stations, live))];
});
"""
)
# chosen filters, only what is open, area -> groups (open, soon, unknown, closed), what is not known, with a toilet
CASES: list[tuple[list[Any], list[Any]]] = [
    ([[], False, ""], [[[0], [1], [5, 3], [4, 2]], [], 3]),
    ([[], True, ""], [[[0], [1], [5, 3], []], [], 3]),
    ([["microwave"], False, ""], [[[0], [1], [], [2]], [3], 1]),
    ([["microwave", "toilet"], False, ""], [[[0], [], [], []], [3, 2], 1]),
    ([[], False, "b"], [[[], [], [3], [2]], [], 1]),
    ([[], False, "no such area"], [[[], [], [], []], [], 0]),
    ([["water"], True, "a"], [[[], [], [], []], [1, 5], 0]),
]


def test_rows_stand_open_then_soon_then_unknown_then_closed_and_what_is_not_known_apart(
    run_module: Run,
) -> None:
    found = run_module(CHOOSE, [chosen for chosen, _ in CASES])
    for (chosen, wanted), got in zip(CASES, found, strict=True):
        assert got == wanted, chosen


BY_CARD_AT_NIGHT = """
import { countFor, findRows } from "/browser/choice.js";
import { store } from "/browser/store.js";
const same = (value) => ({ of: [value], at: new Int32Array(1) });
export default ([schedule, instants]) => {
  store.stations = { n: 1, no_card: Int8Array.of(1), schedule: same(schedule), status: same("open") };
  store.version = 1;
  return instants.map((now) => {
    const all = findRows({ filters: ["open"], equals: {} }, null, now);
    const free = findRows({ filters: ["open", "no-card"], equals: {} }, null, now);
    return [all.open, countFor("no-card", all), free.open];
  });
};
"""
WITHOUT_CARD = [
    ("2026-11-24T21:59", [1, 1, 1]),
    ("2026-11-24T22:00", [1, 0, 0]),
    ("2026-11-25T08:00", [1, 1, 1]),
]


def test_who_has_no_card_is_not_sent_where_one_is_asked_for_now(run_module: Run) -> None:
    walking_in = Access("walk_in", read("8:00-22:00"))
    by_card = Access("card", read("22:00-次日8:00"), "", "工会卡")
    made = schedule(read("24小时"), access=[walking_in, by_card])
    instants = [round(datetime.fromisoformat(f"{at}+08:00").timestamp() * 1000) for at, _ in WITHOUT_CARD]
    site = {"site.js": f"export const calendar = {json.dumps(calendar(2026).data())};"}
    found = run_module(BY_CARD_AT_NIGHT, [made, instants], overlay=site)
    assert found == [wanted for _, wanted in WITHOUT_CARD]


def test_every_schedule_is_asked_once_however_many_stations_share_it(run_module: Run) -> None:
    asked = run_module(
        SETUP
        + """
const many = Object.assign({}, stations, { n: 5000, status: { of: ["open"], at: new Int32Array(5000) },
  schedule: { of: [{ code: "open" }, { code: "closed" }], at: Int32Array.from({ length: 5000 }, (_, i) => i % 2) } });
let calls = 0;
f.liveStates(many, now, { stateAt: ({ code }) => { calls++; return { code, text: "" }; }, openAtNight: () => false });
export default calls;
"""
    )
    assert asked == 2


ADDRESSES: list[tuple[str, list[str], dict[str, str], str]] = [
    ("", [], {}, ""),
    ("?f=open,water", ["open", "water"], {}, "?f=open,water"),
    ("?need=water&f=open", ["open", "water"], {}, "?f=open,water"),
    ("?f=open&f=open", ["open"], {}, "?f=open"),
    ("?area=liu-he&f=", [], {"area": "liu-he"}, "?area=liu-he"),
    ("?network=%E5%B7%A5%E4%BC%9A%26x", [], {"network": "工会&x"}, "?network=%E5%B7%A5%E4%BC%9A%26x"),
    ("?f=__proto__,toString,constructor,<img>", [], {}, ""),
    ("?lng=118.79&lat=32.04&f=open", ["open"], {}, "?f=open"),
]


def test_the_address_keeps_what_is_chosen_and_drops_what_nobody_knows(run_module: Run) -> None:
    code = """
export default (queries) => queries.map((query) => {
  const chosen = f.readQuery(query, table);
  return [chosen, f.writeQuery(chosen)];
});
"""
    found = run_module(SETUP + code, [address[0] for address in ADDRESSES])
    for (query, filters, equals, written), got in zip(ADDRESSES, found, strict=True):
        assert got == [{"filters": filters, "equals": equals}, written], query


HEADINGS = [
    ([], "", ""),
    (["open"], "", ""),
    (["open"], "柳河街道", "柳河街道的驿站"),
    (["water"], "", "能喝水的驿站"),
    (["open", "water", "night"], "柳河街道", "柳河街道能喝水、夜里也开的驿站"),
    (["toilet", "way-card"], "", "有厕所、能刷卡进的驿站"),
]


def test_a_heading_says_what_was_chosen(run_module: Run) -> None:
    code = "export default (cases) => cases.map(([ids, area]) => f.headingOf(table, ids, area));"
    found = run_module(SETUP + code, [case[:2] for case in HEADINGS])
    assert found == [words for _, _, words in HEADINGS]


def test_a_shard_is_left_out_only_where_nothing_in_it_can_meet_a_filter(run_module: Run) -> None:
    code = (
        "export default (cases) => cases.map(([id, has]) => f.canMeet(table.get(id), has && new Set(has)));"
    )
    cases: list[tuple[str, list[str] | None, bool]] = [
        ("water", ["hot_water"], True),
        ("water", ["toilet"], False),
        ("both", ["toilet"], False),
        ("both", ["toilet", "microwave"], True),
        ("open", [], False),
        ("open", ["hours"], True),
        ("checked", [], True),
        ("toilet", None, True),
    ]
    assert run_module(SETUP + code, [[id_, has] for id_, has, _ in cases]) == [want for *_, want in cases]


WORDS: list[tuple[dict[str, str], dict[str, str]]] = [
    (
        {"code": "open", "text": "开放中 · 22:00 关门", "reason": ""},
        {"chip": "开放中 · 22:00 关门", "reason": ""},
    ),
    (
        {"code": "rest", "text": "春节休息 · 明天 8:00 开门", "reason": "春节休息"},
        {"chip": "春节休息 · 明天 8:00 开门", "reason": ""},
    ),
    (
        {"code": "rest", "text": "示例大街一带供水检修 · 明天 8:00 开门", "reason": "示例大街一带供水检修"},
        {"chip": "今天不开 · 明天 8:00 开门", "reason": "示例大街一带供水检修"},
    ),
    (
        {
            "code": "paused",
            "text": "暂停开放至 11月25日 · 示例大街一带供水检修",
            "reason": "示例大街一带供水检修",
        },
        {"chip": "暂停开放至 11月25日", "reason": "示例大街一带供水检修"},
    ),
]


def test_a_chip_holds_the_state_and_a_long_reason_stands_after_it(run_module: Run) -> None:
    code = (
        'import { stateParts } from "/browser/stateline.js"; export default (words) => words.map(stateParts);'
    )
    assert run_module(code, [word for word, _ in WORDS]) == [parts for _, parts in WORDS]


def test_an_area_is_chosen_with_all_that_lie_below_it(run_module: Run) -> None:
    code = """
import { areasWithin } from "/browser/filter.js";
const areas = [["hamlet", "village"], ["village", "county"], ["county", ""], ["other", ""], ["a", "b"], ["b", "a"]]
  .map(([id, up]) => ({ id, up }));
export default (ids) => ids.map((id) => Array.from(areasWithin(areas, id)).sort());
"""
    assert run_module(code, ["county", "village", "hamlet", "a", "nowhere"]) == [
        ["county", "hamlet", "village"],
        ["hamlet", "village"],
        ["hamlet"],
        ["a", "b"],
        ["nowhere"],
    ]
