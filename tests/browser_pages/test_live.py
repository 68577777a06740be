"""Live states: the row of today, the count of open stations."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from generator import hours
from generator.hours.days import day_of
from generator.hours.wording import spans_text

Run = Callable[..., Any]
SHANGHAI = ZoneInfo("Asia/Shanghai")

DAYS = """
import { openCount, rowOf } from "/browser/live.js";
import { ruleAt } from "/browser/hours.js";
export default ({ asked, calendar }) => ({
  rows: asked.map(([schedule, rows, instants]) => instants.map((at) => rowOf(rows, ruleAt(schedule, at, calendar)))),
  open: openCount([["open", 3], ["soon", 2], ["closed", 5], ["unknown", 7]], (code) => ({ code })),
});
"""


TEXTS = [
    "8:00-22:00",
    "周二至周日9:00-17:00（周一闭馆，法定节假日除外）",
    "工作日9:00-17:00，周六9:00-12:00",
    "夏季（5月1日至9月30日）8:00-20:00；冬季（10月1日至4月30日）周一至周六8:30-18:00",
    "9:00-17:00；7月1日至8月31日8:00-21:00",
    "9:00-17:00，春节休息，节假日10:00-16:00，每月15日闭馆",
    "夏季9:00-21:00 冬季8:30-20:30",
    "除夕至初六休息，其余9:00-18:00",
    "9:00-17:00（2026年7月6日至8日闭馆）",
]


def test_the_marked_row_says_the_hours_that_the_state_goes_by(run_module: Run) -> None:
    """Each day of a year, at the first and last minute of China's day, on a phone in New York."""
    known = hours.calendar(2026)
    readings = [hours.read(text) for text in TEXTS]
    made = [hours.schedule(reading) for reading in readings]
    rows = [[as_data(row) for row in hours.week_rows(reading)] for reading in readings]
    days = [datetime(2026, 1, 1, tzinfo=SHANGHAI) + timedelta(days=day) for day in range(350)]
    instants = [
        [round((day + timedelta(minutes=1439 * (n % 2))).timestamp() * 1000) for n, day in enumerate(days)]
    ]
    asked = [[schedule, table, *instants] for schedule, table in zip(made, rows, strict=True)]
    site = {"site.js": "export const calendar = {};"}
    argument = {"asked": asked, "calendar": known.data()}
    found = run_module(DAYS, argument, overlay=site, timezone="America/New_York")
    wrong = []
    marked = 0
    for text, schedule, table, answers in zip(TEXTS, made, rows, found["rows"], strict=True):
        for day, row in zip(days, answers, strict=True):
            goes_by = day_of(schedule, day.toordinal() - 719163, known)
            marked += row >= 0
            if row >= 0 and table[row]["text"] != said(goes_by):
                wrong.append((text, day.date(), table[row]["text"], said(goes_by)))
            if row < 0 and not goes_by.ask:
                wrong.append((text, day.date(), "no row", said(goes_by)))
    assert wrong == []
    assert marked > 0.8 * len(TEXTS) * len(days)
    assert found["open"] == 5


def as_data(row: hours.WeekRow) -> dict[str, str]:
    """A row as the page carries it."""
    return {
        "text": row.text,
        "days": ",".join(str(day + 1) for day in row.days),
        "season": f"{row.part[0]}-{row.part[1]}" if row.part else "",
        "exception": "" if row.exception is None else str(row.exception),
    }


def said(day: Any) -> str:
    return "以现场为准" if day.ask else spans_text(day.open) if day.open else "休息"


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
    # The numbers that are there share the row: no gap where the missing one would stand.
    phone.wait_for_function(
        """() => {
          const row = document.querySelector(".y-counts").getBoundingClientRect();
          const shown = Array.from(document.querySelectorAll(".y-counts > div:not([hidden])"));
          return Math.abs(shown[shown.length - 1].getBoundingClientRect().right - row.right) < 3;
        }"""
    )


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
    phone.clock.install(time=datetime(2027, 7, 6, 12, 0, tzinfo=SHANGHAI))
    phone.reload()
    expect(notice).to_be_hidden()
    expect(phone.locator("tr[data-days][data-today]")).not_to_have_count(0)


def test_when_all_notices_have_ended_no_empty_heading_stays(
    phone: Page, site_folder: Callable[..., Path], cli_ok: Callable[..., str], serve_dir: Callable[..., str]
) -> None:
    notice = {
        "id": "n-1",
        "text": "停水",
        "from": "2026-11-20",
        "to": "2026-11-25",
        "effect": "提示",
        "published_on": "2026-11-19",
    }
    folder = site_folder(
        {"stations.yml": [{"id": "a", "name": "甲驿站"}], "content/records/notices.yml": [notice]}
    )
    cli_ok("build", "--date", "2026-11-22", cwd=folder)
    address = serve_dir(folder / "site")
    for day, there in ((24, True), (26, False)):
        phone.clock.install(time=datetime(2026, 11, day, 12, 0, tzinfo=SHANGHAI))
        phone.goto(address)
        expect(phone.get_by_role("heading", name="今天有什么不一样")).to_have_count(int(there))
        phone.goto(address + "notices/")
        expect(phone.locator("[data-ended]")).to_be_visible(visible=not there)
        expect(phone.locator(".y-notice")).to_be_visible(visible=there)
