"""The page of an area: what is open stands first, and a button leaves only that."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

Serve = Callable[..., str]
HOURS = ("22:00-23:00", "8:00-20:00", "", "8:00-12:15", "24小时", "6:00-7:00")
STATES = """() => Array.from(document.querySelectorAll('[data-open-first] > *'))
  .filter((card) => !card.hidden).map((card) => [card.dataset.station, card.querySelector('.state').dataset.state])"""


@pytest.fixture
def area(site_folder: Callable[..., Path], cli_ok: Callable[..., str], serve_dir: Serve) -> str:
    stations = [
        {"id": f"s-{n}", "name": f"第{n}驿站", "area": "liu-he"} | ({"hours": hours} if hours else {})
        for n, hours in enumerate(HOURS)
    ]
    areas = [
        {"id": "qu", "name": "测试区", "kind": "county"},
        {"id": "liu-he", "name": "柳河街道", "kind": "street", "parent": "qu"},
        {"id": "kong", "name": "没有驿站的街道", "kind": "street", "parent": "qu"},
    ]
    folder = site_folder({"stations.yml": stations, "content/records/areas.yml": areas})
    cli_ok("build", "--date", "2026-11-22", cwd=folder)
    return serve_dir(folder / "site") + "areas/liu-he/"


def test_directions_open_a_sheet_here_and_not_on_another_page(
    phone: Page, demo_site: Path, serve_dir: Serve
) -> None:
    address = serve_dir(demo_site) + "areas/jia-2/"
    phone.goto(address, wait_until="networkidle")
    card = phone.locator("[data-station]:has(.y-dots > span + span)").first
    card.locator("[data-action=directions]").tap()
    sheet = phone.locator("dialog[open]")
    expect(sheet.locator("a[data-link]").first).to_be_visible()
    expect(sheet.locator("h2")).to_have_text(f"去{card.locator('h3').inner_text()}")
    expect(sheet.locator("p").first).to_have_text(
        " · ".join(card.locator(".y-place > span").all_inner_texts())
    )
    assert phone.url == address
    sheet.get_by_role("button", name="关闭").tap()
    expect(card.locator("[data-action=directions]")).to_be_focused()


def test_open_stations_come_first_and_a_button_leaves_only_those(phone: Page, area: str) -> None:
    phone.clock.install(time=datetime(2026, 11, 24, 12, 0, tzinfo=ZoneInfo("Asia/Shanghai")))
    phone.goto(area)
    button = phone.locator(".y-open-only button")
    expect(button).to_contain_text("只看现在开放 3")
    order = [
        ("s-1", "open"),
        ("s-4", "open"),
        ("s-3", "soon"),
        ("s-2", "unknown"),
        ("s-0", "closed"),
        ("s-5", "closed"),
    ]
    assert [tuple(one) for one in phone.evaluate(STATES)] == order
    button.tap()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert [tuple(one) for one in phone.evaluate(STATES)] == order[:3]
    button.tap()
    assert len(phone.evaluate(STATES)) == 6


def test_where_all_are_open_there_is_nothing_to_choose(phone: Page, area: str) -> None:
    phone.clock.install(time=datetime(2026, 11, 24, 3, 0, tzinfo=ZoneInfo("Asia/Shanghai")))
    phone.goto(area)
    expect(phone.locator(".y-open-only button")).to_contain_text("1")
    assert phone.evaluate(STATES)[0] == ["s-4", "open"]


def test_a_street_without_stations_or_words_is_no_entry(phone: Page, area: str) -> None:
    for path in ("areas/", "areas/qu/", "map/"):
        phone.goto(area.replace("areas/liu-he/", path))
        assert phone.locator(".y-picks a", has_text="柳河街道").count() == 1
        assert phone.locator(".y-picks a", has_text="没有驿站的街道").count() == 0
