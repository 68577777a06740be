from collections.abc import Callable
from typing import Any

import pytest

from generator.geo import link_table
from tests.geo.oracle import metres, vectors

Run = Callable[..., Any]

MEASURE = """
import * as geo from "/browser/geo.js";
export default (v) => ({
  metres: v.pairs.map((p) => geo.distance(...p.a, ...p.b)),
  texts: v.texts.map((t) => geo.distanceText(t.metres)),
  ebike: v.minutes.map((m) => geo.ebikeMinutes(m.metres)),
});
"""


def test_the_browser_measures_as_python_does(run_module: Run) -> None:
    wanted = vectors("distance")
    found = run_module(MEASURE, wanted)
    for row, metres_ in zip(wanted["pairs"], found["metres"], strict=True):
        assert metres_ == pytest.approx(row["metres"], abs=0.001, rel=1e-7)
    assert found["texts"] == [row["text"] for row in wanted["texts"]]
    assert found["ebike"] == [row["ebike"] for row in wanted["minutes"]]


DATUMS = """
import { fromWgs84 } from "/browser/datum.js";
const all = (row) => ["wgs84", "gcj02", "bd09"].map((datum) => fromWgs84(...row.wgs84, datum));
export default (v) => ({ inside: v.inside.map(all), abroad: v.abroad.map(all) });
"""


def test_the_browser_shifts_places_as_python_does(run_module: Run) -> None:
    wanted = vectors("datum")
    found = run_module(DATUMS, wanted)
    for row, three in zip(wanted["inside"], found["inside"], strict=True):
        for datum, there in zip(("wgs84", "gcj02", "bd09"), three, strict=True):
            assert metres(tuple(there), tuple(row[datum])) < 0.01
    for row, three in zip(wanted["abroad"], found["abroad"], strict=True):
        assert three == [row["wgs84"]] * 3


LINKS = """
import { links } from "/browser/links.js";
const plain = (link) => [link.id, link.label, link.kind, link.url];
export default ([table, cases]) => cases.map((c) => links(table, c).map(plain));
"""


def test_the_browser_builds_the_links_that_python_builds(run_module: Run) -> None:
    cases = vectors("links")["cases"]
    found = run_module(LINKS, [link_table(), cases])
    for case, built in zip(cases, found, strict=True):
        assert built == [[link[0], link[1], link[2], link[4]] for link in case["links"]], case["title"]


ORDER = """
import { order } from "/browser/links.js";
export default (phones) => phones.map(([ids, agent, last]) => order(ids, { agent, last }));
"""
IDS = ["amap", "amap-ride", "amap-walk", "tencent", "tencent-walk", "baidu", "apple", "geo"]
ANDROID = "Mozilla/5.0 (Linux; Android 14; V2301A) AppleWebKit/537.36 Chrome/126 Mobile Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148"
DESK = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126 Safari/537.36"
WECHAT = " MicroMessenger/8.0.49"
AMAP, TENCENT = IDS[:3], IDS[3:5]
ORDERS = [
    (ANDROID, "", [*AMAP, *TENCENT, "baidu", "geo"]),
    (ANDROID + WECHAT, "", [*TENCENT, *AMAP, "baidu"]),
    (IPHONE, "", [*AMAP, *TENCENT, "baidu", "apple"]),
    (IPHONE + WECHAT, "", [*TENCENT, *AMAP, "baidu", "apple"]),
    (DESK, "", [*AMAP, *TENCENT, "baidu"]),
    (ANDROID, "baidu", ["baidu", *AMAP, *TENCENT, "geo"]),
    (ANDROID + WECHAT, "baidu", ["baidu", *TENCENT, *AMAP]),
    (ANDROID + WECHAT, "tencent", [*TENCENT, *AMAP, "baidu"]),
    (ANDROID, "gone", [*AMAP, *TENCENT, "baidu", "geo"]),
]


def test_the_map_apps_come_in_the_order_that_fits_the_phone_and_the_last_choice(run_module: Run) -> None:
    found = run_module(ORDER, [[IDS, agent, last] for agent, last, _ in ORDERS])
    assert found == [wanted for _, _, wanted in ORDERS]


REMEMBER = """
import { remember, remembered } from "/browser/links.js";
const refusing = { getItem() { throw new Error("no"); }, setItem() { throw new Error("no"); } };
remember(localStorage, "amap-ride");
const kept = remembered(localStorage);
remember(refusing, "baidu");
export default [kept, remembered(refusing), Object.keys(localStorage).length];
"""


def test_the_last_choice_is_kept_on_the_phone_and_a_refusing_phone_does_not_break(run_module: Run) -> None:
    assert run_module(REMEMBER) == ["amap", "", 1]
