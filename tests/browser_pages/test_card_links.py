"""导航 of a card leads where the station's page leads: the card that Python writes and the one the browser draws."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.geo import Position, distance, read_position

Serve = Callable[..., str]
WGS84 = {"datum": "wgs84"}
STATIONS: list[dict[str, Any]] = [
    {
        "id": "with-poi",
        "name": "有编号驿站",
        "address": "湖滨路 1 号",
        "amap_poi": "B0FFG9Q7UO",
        "position": WGS84 | {"lng": "118.781234", "lat": "32.041234"},
    },
    {"id": "poi-only", "name": "只有编号驿站", "address": "湖滨路 2 号", "amap_poi": "B0HUABCDEF"},
    {
        "id": "no-poi",
        "name": "没编号驿站",
        "address": "湖滨路 3 号",
        "position": WGS84 | {"lng": "118.791234", "lat": "32.031234"},
    },
    {
        "id": "about",
        "name": "大概驿站",
        "address": "湖滨路 4 号",
        "amap_poi": "B0HUABCDEG",
        "position": WGS84 | {"lng": "118.78", "lat": "32.03", "precise": "否"},
    },
]
HREFS = "(nodes) => Object.fromEntries(nodes.map((node) => [node.dataset.link, node.href]))"


@pytest.fixture
def site(site_folder: Callable[..., Path], cli_ok: Callable[..., str], serve_dir: Serve) -> str:
    folder = site_folder({"stations.yml": [{"hours": "24小时"} | station for station in STATIONS]})
    cli_ok("build", cwd=folder)
    return serve_dir(folder / "site")


def from_card(page: Page, id_: str) -> dict[str, str]:
    card = page.locator(f"[data-station={id_}]")
    card.locator("[data-action=directions]").tap()
    expect(page.locator("dialog[open] a[data-link]").first).to_be_visible()
    found: dict[str, str] = page.locator("dialog a[data-link]").evaluate_all(HREFS)
    page.get_by_role("button", name="关闭").tap()
    return found


def from_page(page: Page, site: str, id_: str) -> dict[str, str]:
    page.goto(f"{site}stations/{id_}/")
    found: dict[str, str] = page.locator("#go a[data-link]").evaluate_all(HREFS)
    return found


def place(url: str) -> Position | None:
    if not re.search(r"\d{2,3}\.\d{3,}", url):
        return None
    found = read_position(url)
    return Position(found.lng, found.lat) if found else None


def leads_alike(one: str, other: str) -> bool:
    here, there = place(one), place(other)
    if here is None or there is None:
        return here is there
    return distance(here, there) < 1.5  # the finder's data have five decimals


@pytest.mark.parametrize("drawn", [False, True], ids=["written by Python", "drawn by the browser"])
def test_a_card_leads_where_the_page_leads(phone: Page, site: str, drawn: bool) -> None:
    phone.goto(site + "map/")
    expect(phone.locator("[data-filter=open] .y-n")).not_to_be_empty()
    if drawn:
        phone.locator("[data-filter=open]").tap()
        expect(phone.locator("[data-list] [data-row]")).to_have_count(len(STATIONS))
    cards = {station["id"]: from_card(phone, station["id"]) for station in STATIONS}
    for station in STATIONS:
        card, page = cards[station["id"]], from_page(phone, site, station["id"])
        assert {"amap", "tencent", "baidu"} <= set(card) <= set(page)
        for id_, url in card.items():
            assert url.split("?")[0] == page[id_].split("?")[0], (station["id"], id_)
            assert leads_alike(url, page[id_]), (url, page[id_])
        if "amap_poi" in station:
            poi = station["amap_poi"]
            assert card["amap"] == page["amap"]
            assert card["amap"].startswith(f"https://uri.amap.com/poidetail?poiid={poi}&")


def test_who_closes_the_sheet_can_go_on_at_once(phone: Page, site: str) -> None:
    """Closing takes no step in the history that could undo the next tap; Back then leaves the page with one press."""
    phone.goto(site)
    phone.goto(f"{site}map/")
    phone.locator("[data-station=with-poi] [data-action=directions]").tap()
    expect(phone.locator("dialog[open]")).to_be_visible()
    phone.evaluate(
        "() => { document.querySelector('dialog').close(); document.querySelector('[data-filter=open]').click(); }"
    )
    phone.wait_for_url("**/map/?f=open")
    phone.go_back()
    phone.wait_for_url("**/map/")
    expect(phone.locator("[data-filter=open]")).to_have_attribute("aria-pressed", "false")
    phone.go_back()
    phone.wait_for_url(site)
