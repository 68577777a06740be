"""The map: opened on demand from local files, the same rows as the list, keyboard and buttons, hostile names."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

Serve = Callable[..., str]
Browse = Callable[..., Page]

HOSTILE = "<img src=x onerror=alert(1)>\"'`${alert(2)}</script>"
LONG = "特别长的名字" * 33 + "驿站"


ON_MAP = """() => document.querySelectorAll('.y-pin').length
  + Array.from(document.querySelectorAll('.y-cluster')).reduce((sum, node) => sum + parseInt(node.textContent, 10), 0)"""


def open_map(page: Page, address: str, query: str = "") -> None:
    page.goto(f"{address}map/{query}")
    expect(page.locator("[data-filter=open] .y-n")).not_to_be_empty()
    page.locator("[data-action=map]").tap()
    expect(page.locator(".leaflet-marker-icon").first).to_be_visible()


def on_map(page: Page) -> int:
    """How many stations stand on the map: single pins and what clusters count."""
    found: int = page.evaluate(ON_MAP)
    return found


def test_leaflet_comes_only_when_the_map_is_opened_and_from_the_site_itself(
    phone: Page, demo_site: Path, serve_dir: Serve
) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    address = serve_dir(demo_site, "/sub/")
    phone.goto(address + "map/")
    expect(phone.locator("[data-filter=open] .y-n")).not_to_be_empty()
    assert not [url for url in asked if "leaflet" in url.lower() or "vendor" in url]
    phone.locator("[data-action=map]").tap()
    expect(phone.locator(".y-cluster").first).to_be_visible()
    assert len([url for url in asked if url.endswith("vendor/leaflet.js")]) == 1
    assert all(url.startswith(address) for url in asked)
    phone.locator("[data-action=map]").tap()
    expect(phone.locator("#map")).to_be_hidden()
    phone.locator("[data-action=map]").tap()
    expect(phone.locator(".y-cluster").first).to_be_visible()
    assert len([url for url in asked if url.endswith("vendor/leaflet.js")]) == 1


def test_the_plain_map_says_what_it_is_and_has_scale_and_street_names(
    phone: Page, demo_site: Path, serve_dir: Serve
) -> None:
    open_map(phone, serve_dir(demo_site))
    expect(phone.locator("#map")).to_contain_text("示意图，不含道路，点导航看路线")
    assert re.fullmatch(r"\d+ (米|公里)", phone.locator(".leaflet-control-scale-line").inner_text())
    assert phone.locator(".y-area-label").count() > 2
    assert phone.locator(".leaflet-tile").count() == 0


def test_list_and_map_show_the_same_rows(phone: Page, demo_site: Path, serve_dir: Serve) -> None:
    open_map(phone, serve_dir(demo_site), "?area=yi-2")
    counted = [int(text.split()[1]) for text in phone.locator("[data-list] .y-group").all_inner_texts()]
    before = on_map(phone)
    assert 0 < before <= sum(counted)
    phone.locator("[data-filter=night]").tap()
    expect(phone.locator("[data-filter=night]")).to_have_attribute("aria-pressed", "true")
    phone.wait_for_function(f"({ON_MAP})() < {before}")


def test_the_map_moves_by_buttons_and_keys(page: Page, demo_site: Path, serve_dir: Serve) -> None:
    page.goto(serve_dir(demo_site) + "map/?area=yi-2")
    expect(page.locator(".leaflet-marker-icon").first).to_be_visible()
    centre = (
        "() => { const c = window.map_yitu.getCenter(); return [c.lng, c.lat, window.map_yitu.getZoom()]; }"
    )
    start = page.evaluate(centre)
    page.get_by_role("button", name="往右").click()
    page.wait_for_function(f"window.map_yitu.getCenter().lng > {start[0]}")
    page.get_by_role("button", name="放大", exact=True).click()
    page.wait_for_function(f"window.map_yitu.getZoom() > {start[2]}")
    page.get_by_role("button", name="看全部").click()
    page.wait_for_function(f"Math.abs(window.map_yitu.getCenter().lng - {start[0]}) < 0.02")
    page.locator("#map_yitu").focus()
    page.keyboard.press("ArrowUp")
    page.wait_for_function(f"window.map_yitu.getCenter().lat > {start[1]}")


def test_a_pin_opens_by_keyboard_and_leads_to_its_page(page: Page, demo_site: Path, serve_dir: Serve) -> None:
    page.goto(serve_dir(demo_site) + "map/?area=yi-2")
    expect(page.locator(".y-pin").first).to_be_visible()
    page.locator(".y-pin-box").first.focus()
    page.keyboard.press("Enter")
    popup = page.locator(".leaflet-popup")
    expect(popup).to_be_visible()
    expect(popup.get_by_role("link", name="详情和导航")).to_have_attribute(
        "href", re.compile("/stations/.+/$")
    )
    assert popup.locator(".state").get_attribute("data-state")


def crowd(site_folder: Callable[..., Path], cli_ok: Callable[..., str]) -> Path:
    names = [HOSTILE, LONG, *[f"第{number}驿站" for number in range(298)]]
    stations = [
        {"id": f"s-{n}", "name": name, "position": "118.790123,32.040123", "hours": "24小时"}
        for n, name in enumerate(names)
    ]
    folder = site_folder({"stations.yml": stations})
    cli_ok("build", cwd=folder)
    return folder / "site"


def test_three_hundred_on_one_point_open_as_a_list_and_hostile_names_are_text(
    browse: Browse, site_folder: Callable[..., Path], cli_ok: Callable[..., str], serve_dir: Serve
) -> None:
    page = browse("phone", geolocation={"latitude": 32.04, "longitude": 118.79}, permissions=["geolocation"])
    open_map(page, serve_dir(crowd(site_folder, cli_ok)))
    expect(page.locator(".y-cluster")).to_contain_text("300")
    page.locator(".y-cluster").tap()
    popup = page.locator(".leaflet-popup")
    expect(popup).to_contain_text("这一点上共有 300 家")
    page.locator("[data-action=locate]").tap()
    expect(page.locator("[data-row]")).to_have_count(30)
    text = page.locator("[data-list]").inner_text() + popup.inner_text()
    assert HOSTILE in text
    assert LONG in text
    assert page.locator("img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_one_station_and_one_without_a_position_have_a_sensible_map(
    phone: Page, site_folder: Callable[..., Path], cli_ok: Callable[..., str], serve_dir: Serve
) -> None:
    place = {"lng": "118.79", "lat": "32.04", "datum": "wgs84"}
    stations = [{"id": "here", "name": "有位置的", "position": place}, {"id": "lost", "name": "没位置的"}]
    folder = site_folder({"stations.yml": stations})
    cli_ok("build", cwd=folder)
    open_map(phone, serve_dir(folder / "site"))
    expect(phone.locator(".y-pin[data-state=unknown]")).to_have_count(1)
    assert phone.evaluate("window.map_yitu.getZoom()") <= 15


def test_stations_without_any_position_say_so(
    phone: Page, site_folder: Callable[..., Path], cli_ok: Callable[..., str], serve_dir: Serve
) -> None:
    folder = site_folder({"stations.yml": [{"id": "lost", "name": "没位置的"}]})
    cli_ok("build", cwd=folder)
    phone.goto(serve_dir(folder / "site") + "map/")
    phone.locator("[data-action=map]").tap()
    expect(phone.locator("#map")).to_contain_text("还没有准确位置")


def test_a_map_that_cannot_be_loaded_is_said_and_may_be_tried_again(
    phone: Page, demo_site: Path, serve_dir: Serve, witness: Any
) -> None:
    witness.expect("console_errors")  # Chromium reports the request that this test refuses
    phone.route("**/vendor/leaflet.js", lambda route: route.abort())
    phone.goto(serve_dir(demo_site) + "map/")
    phone.locator("[data-action=map]").tap()
    expect(phone.locator("[data-status]")).to_contain_text("地图没有加载出来")
    expect(phone.locator("#map")).to_be_hidden()
    phone.unroute("**/vendor/leaflet.js")
    phone.locator("[data-action=map]").tap()
    expect(phone.locator(".y-cluster").first).to_be_visible()


def test_no_marker_is_red_and_each_state_has_its_shape(
    phone: Page, demo_site: Path, serve_dir: Serve
) -> None:
    open_map(phone, serve_dir(demo_site))
    looks = phone.evaluate(
        """() => ['open', 'soon', 'unknown', 'closed'].map((state) => {
          const pin = document.createElement('span'); pin.className = 'y-pin'; pin.dataset.state = state;
          document.querySelector('#map_yitu').appendChild(pin);
          const css = getComputedStyle(pin);
          return [css.backgroundColor, css.borderRadius + css.transform + css.borderStyle];
        })"""
    )
    assert len({shape for _, shape in looks}) == 4
    for colour, _ in looks:
        red, green, blue = (int(part) for part in re.findall(r"\d+", colour)[:3])
        assert not (red > 160 and green < 90 and blue < 90), colour
