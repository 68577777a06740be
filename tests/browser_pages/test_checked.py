"""When a check is old: one rule in Python and in the browser, and pages that are shown long after they were built."""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from generator.kinds.present import is_stale
from generator.records.model import Checked, CheckedHow

Serve = Callable[..., str]
Run = Callable[..., Any]

CASES = json.loads((Path(__file__).parents[1] / "vectors" / "stale.json").read_text(encoding="utf-8"))[
    "cases"
]
ASK = """
import { isStale } from "/browser/checked.js";
export default (cases) => cases.map((one) => isStale(one.checked, Date.parse(one.today + "T00:30:00+08:00"), one.months));
"""
BUILT = "2026-11-22"
STATION = {
    "id": "a",
    "name": "甲驿站",
    "hours": "24小时",
    "checked": {"on": "2026-10-08", "by": "网格员", "how": "实地"},
}


def test_python_tells_which_checks_are_old() -> None:
    for case in CASES:
        checked = Checked(on=date.fromisoformat(case["checked"]), how=CheckedHow.VISIT)
        assert is_stale(checked, date.fromisoformat(case["today"]), case["months"]) is case["stale"], case


def test_the_browser_tells_the_same(run_module: Run) -> None:
    assert run_module(ASK, CASES) == [case["stale"] for case in CASES]


def test_a_check_grows_old_on_cards_and_on_the_station_s_page_without_a_new_build(
    phone: Page, site_folder: Callable[..., Path], cli_ok: Callable[..., str], serve_dir: Serve
) -> None:
    nobody = {"id": "b", "name": "乙驿站", "hours": "24小时"}
    folder = site_folder({"stations.yml": [STATION, nobody]})
    cli_ok("build", "--date", BUILT, cwd=folder)
    address = serve_dir(folder / "site")
    for year, old in ((2026, False), (2027, True)):
        phone.clock.set_fixed_time(datetime(year, 11, 24, 12, tzinfo=ZoneInfo("Asia/Shanghai")))
        phone.goto(f"{address}stations/a/")
        expect(phone.locator(".y-stale")).to_be_visible(visible=old)
        expect(phone.locator(".y-checked .y-i")).to_be_visible(visible=not old)
        expect(phone.locator(".y-checked")).to_contain_text("2026年10月8日 实地核实 · 网格员")
        phone.goto(f"{address}map/?f=open")
        line = phone.locator("[data-row][data-station=a] .y-checked")
        expect(line).to_have_text("2026年10月8日 实地核实 · 网格员")
        expect(line.locator(".y-i")).to_be_visible(visible=not old)
        unchecked = phone.locator("[data-row][data-station=b] .y-checked")
        expect(unchecked).to_have_text("还没有人核实过")
        expect(unchecked.locator(".y-i")).to_be_hidden()
    phone.goto(f"{address}stations/b/")
    expect(phone.locator(".y-checked")).to_have_text("还没有人核实过")
