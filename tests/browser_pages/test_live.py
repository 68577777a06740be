"""Live states: the row of today, the count of open stations."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

Run = Callable[..., Any]
SHANGHAI = ZoneInfo("Asia/Shanghai")

DAYS = """
import { dayNames, openCount } from "/browser/live.js";
const calendar = { rest: [["2026-10-01", "2026-10-07", "国庆节"]], work: ["2026-10-10"] };
export default (days) => ({
  names: days.map((day) => dayNames(Date.parse(day), calendar)),
  open: openCount([["open", 3], ["soon", 2], ["closed", 5], ["unknown", 7]], (code) => ({ code })),
});
"""


def test_a_day_is_named_in_china_s_time_holidays_and_working_weekends_first(run_module: Run) -> None:
    days = {
        "2026-11-23T00:30:00+08:00": ["1"],
        "2026-11-22T23:59:00+08:00": ["7"],
        "2026-10-03T12:00:00+08:00": ["9", "holiday"],
        "2026-10-10T12:00:00+08:00": ["8", "6"],
    }
    site = {"site.js": "export const calendar = {};"}
    found = run_module(DAYS, list(days), overlay=site, timezone="America/New_York")
    assert found["names"] == list(days.values())
    assert found["open"] == 5


def test_the_home_page_counts_what_is_open_and_counts_again_with_the_clock(
    phone: Page, demo_site: Path, serve_dir: Callable[..., str]
) -> None:
    phone.clock.install(time=datetime(2026, 11, 24, 12, 0, tzinfo=SHANGHAI))
    phone.goto(serve_dir(demo_site))
    count = phone.locator("[data-count=open] dd")
    expect(count).not_to_be_empty()
    noon = int(count.inner_text())
    phone.clock.fast_forward("11:30:00")
    expect(count).not_to_have_text(str(noon))
    assert 0 < int(count.inner_text()) < noon


def test_a_page_whose_data_is_missing_stays_complete(
    phone: Page, demo_site: Path, serve_dir: Callable[..., str], witness: Any
) -> None:
    witness.expect("console_errors")  # Chromium reports the 404 that this test makes
    phone.route("**/data/app/*", lambda route: route.fulfill(status=404))
    phone.goto(serve_dir(demo_site))
    expect(phone.locator("a[href$='map/#nearest']")).to_be_visible()
    expect(phone.locator("[data-count=open]")).to_be_hidden()


def test_a_special_day_is_today_s_row_and_not_its_weekday(
    phone: Page, demo_site: Path, serve_dir: Callable[..., str]
) -> None:
    page = next(
        path
        for path in sorted((demo_site / "stations").glob("*/index.html"))
        if 'class="y-special"' in path.read_text()
    )
    phone.goto(serve_dir(demo_site) + f"stations/{page.parent.name}/")
    row = phone.locator("tr.y-special").first
    day = datetime.fromisoformat(row.get_attribute("data-from") or "").replace(hour=12, tzinfo=SHANGHAI)
    phone.clock.install(time=day)
    phone.reload()
    expect(row).to_have_attribute("data-today", "")
    expect(phone.locator("tr[data-days][data-today]")).to_have_count(0)


def test_while_a_notice_changes_the_hours_no_weekday_is_today_s_and_it_ends_by_itself(
    phone: Page, demo_site: Path, serve_dir: Callable[..., str]
) -> None:
    marked = 'data-effect="shorten"'
    pages = sorted((demo_site / "stations").glob("*/index.html"))
    page = next(path for path in pages if marked in path.read_text() and "data-days" in path.read_text())
    phone.clock.install(time=datetime(2026, 11, 24, 12, 0, tzinfo=SHANGHAI))
    phone.goto(serve_dir(demo_site) + f"stations/{page.parent.name}/")
    notice = phone.locator(f"[{marked}]")
    expect(notice).to_be_visible()
    expect(phone.locator("tr[data-days][data-today]")).to_have_count(0)
    phone.clock.install(time=datetime(2027, 6, 1, 12, 0, tzinfo=SHANGHAI))
    phone.reload()
    expect(notice).to_be_hidden()
    expect(phone.locator("tr[data-days][data-today]")).not_to_have_count(0)
