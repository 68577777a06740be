"""The map: opened on demand from local files, the same rows as the list, keyboard and buttons, hostile names."""

import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

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
    expect(phone.locator("[data-action=map]")).to_have_attribute("aria-pressed", "true")
    phone.locator("[data-action=list]").tap()
    expect(phone.locator("#map")).to_be_hidden()
    expect(phone.locator("[data-action=map]")).to_be_focused()
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
    before = on_map(phone)
    phone.locator("[data-action=list]").tap()
    phone.locator("[data-more]").tap()
    expect(phone.locator("[data-more]")).to_be_hidden()
    assert 30 < before <= phone.locator("[data-list] [data-row]").count()
    phone.locator("[data-action=map]").tap()
    phone.locator("[data-filter=night]").tap()
    expect(phone.locator("[data-filter=night]")).to_have_attribute("aria-pressed", "true")
    phone.wait_for_function(f"() => ({ON_MAP})() < {before}")


def test_the_map_moves_by_buttons_and_keys(page: Page, demo_site: Path, serve_dir: Serve) -> None:
    page.goto(serve_dir(demo_site) + "map/?area=yi-2")
    expect(page.locator(".leaflet-marker-icon").first).to_be_visible()
    centre = (
        "() => { const c = window.map_yitu.getCenter(); return [c.lng, c.lat, window.map_yitu.getZoom()]; }"
    )
    start = page.evaluate(centre)
    page.get_by_role("button", name="往右").click()
    page.wait_for_function(f"() => window.map_yitu.getCenter().lng > {start[0]}")
    page.get_by_role("button", name="放大", exact=True).click()
    page.wait_for_function(f"() => window.map_yitu.getZoom() > {start[2]}")
    page.get_by_role("button", name="看全部").click()
    page.wait_for_function(f"() => Math.abs(window.map_yitu.getCenter().lng - {start[0]}) < 0.02")
    page.locator("#map_yitu").focus()
    page.keyboard.press("ArrowUp")
    page.wait_for_function(f"() => window.map_yitu.getCenter().lat > {start[1]}")


def test_a_pin_opens_by_keyboard_and_leads_to_its_page(page: Page, demo_site: Path, serve_dir: Serve) -> None:
    page.goto(serve_dir(demo_site) + "map/?area=yi-2")
    expect(page.locator(".y-pin").first).to_be_visible()
    page.locator(".y-pin-box").first.focus()
    page.keyboard.press("Enter")
    popup = page.locator(".leaflet-popup")
    expect(popup).to_be_visible()
    expect(popup.get_by_role("link", name="详情")).to_have_attribute("href", re.compile("/stations/.+/$"))
    assert popup.locator(".state").get_attribute("data-state")
    popup.get_by_role("button", name="导航").click()
    expect(page.locator("dialog a[data-link]").first).to_be_visible()


def at_a_pin(page: Page, key: str = "Enter") -> tuple[Locator, Locator]:
    """A box opened from a pin by keyboard: the pin and the box."""
    pin = page.locator(".y-pin-box").first
    expect(pin).to_be_visible()
    pin.focus()
    before = page.evaluate("scrollY")
    page.keyboard.press(key)
    box = page.locator(".leaflet-popup")
    expect(box).to_be_visible()
    assert page.evaluate("scrollY") == before
    return pin, box


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_pin_opened_by_keyboard_hands_the_focus_to_its_box(
    page: Page, demo_site: Path, serve_dir: Serve, key: str
) -> None:
    page.goto(serve_dir(demo_site) + "map/?area=yi-2")
    pin, box = at_a_pin(page, key)
    name = box.locator("h3 a")
    expect(name).to_be_focused()
    expect(name).to_have_text(str(pin.get_attribute("title")))
    for role, label in (("button", "导航"), ("link", "详情"), ("button", "关闭")):
        page.keyboard.press("Tab")
        expect(box.get_by_role(role, name=label, exact=True)).to_be_focused()  # type: ignore[arg-type]


@pytest.mark.parametrize("way", ["tap", "Enter", "Space", "Escape"])
@pytest.mark.parametrize("device", ["phone", "desk"])
def test_a_box_closes_and_gives_the_focus_back_to_its_pin(
    browse: Browse, demo_site: Path, serve_dir: Serve, device: str, way: str
) -> None:
    page = browse(device)
    address = serve_dir(demo_site)
    page.goto(address + "map/?area=yi-2")
    if device == "phone":
        page.locator("[data-action=map]").tap()
    pin, box = at_a_pin(page)
    close = box.get_by_role("button", name="关闭")
    size = close.bounding_box()
    assert size
    assert min(size["width"], size["height"]) >= 48 - 0.001  # its place on the map is a fraction of a pixel
    if way == "tap":
        close.click()
    else:
        if way != "Escape":
            close.focus()
        page.keyboard.press(way)
    expect(box).to_have_count(0)
    expect(pin).to_be_focused()
    expect(page.locator("#map")).to_be_visible()
    assert page.url == address + "map/?area=yi-2"


def test_a_box_whose_pin_is_out_of_view_gives_the_focus_to_the_map(
    page: Page, demo_site: Path, serve_dir: Serve
) -> None:
    page.goto(serve_dir(demo_site) + "map/?area=yi-2")
    pin, box = at_a_pin(page)
    page.evaluate("window.map_yitu.panBy([4000, 4000], { animate: false })")
    expect(pin).to_have_count(0)
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    expect(page.locator("#map_yitu")).to_be_focused()


def test_a_pin_of_a_site_that_was_published_anew_says_what_to_do(
    phone: Page, demo_site: Path, serve_dir: Serve, witness: Any
) -> None:
    witness.expect("console_errors")  # Chromium reports the 404 of the file that is gone
    phone.route("**/data/app/cards-*", lambda route: route.fulfill(status=404))
    open_map(phone, serve_dir(demo_site))
    stations = json.loads((demo_site / "data/stations.geojson").read_text(encoding="utf-8"))["features"]
    lng, lat = next(one["geometry"]["coordinates"] for one in stations if one["geometry"])
    phone.evaluate(f"window.map_yitu.setView([{lat}, {lng}], 18, {{ animate: false }})")
    _, box = at_a_pin(phone)
    expect(box.get_by_role("alert")).to_have_text("网站刚刚更新过，请刷新页面再试。")
    expect(box.get_by_role("button", name="关闭")).to_be_focused()


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
    expect(page.locator("[data-list] [data-row]")).to_have_count(30)
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


CROWDS = """
import { boxOf, crowds, degreesOf, middle, worldOf } from "/browser/crowd.js";
export default ({ points, zoom, centre }) => {
  const xs = new Float64Array(points.length), ys = new Float64Array(points.length);
  points.forEach(([lng, lat], row) => { [xs[row], ys[row]] = lng === null ? [NaN, NaN] : worldOf(lng, lat); });
  const rows = Array.from(points.keys());
  const scale = 256 * Math.pow(2, zoom);
  const half = 400 / scale;
  const [x, y] = worldOf(...centre);
  const signs = crowds(rows, xs, ys, { west: x - half, north: y - half, east: x + half, south: y + half, scale });
  const box = middle(rows, xs, ys);
  return {
    rows: signs.map((sign) => sign.rows.slice().sort((a, b) => a - b)),
    apart: Math.min(1e9, ...[].concat(...signs.map((a, i) => signs.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y) * scale)))),
    inside: rows.filter((row) => Math.abs(xs[row] - x) <= half && Math.abs(ys[row] - y) <= half),
    back: degreesOf(x, y), box: box && degreesOf(box[0], box[3]).concat(degreesOf(box[2], box[1])),
  };
};
"""


@pytest.mark.parametrize("zoom", [4, 9, 12, 15, 18])
def test_each_row_in_view_has_one_sign_and_no_two_signs_overlap(run_module: Any, zoom: int) -> None:
    chance = random.Random(zoom)
    points: list[list[float | None]] = [
        [118.8 + chance.gauss(0, 0.05), 32.0 + chance.gauss(0, 0.05)] for _ in range(600)
    ]
    points += [[118.8, 32.0]] * 20 + [[None, None]]
    found = run_module(CROWDS, {"points": points, "zoom": zoom, "centre": [118.8, 32.0]})
    shown = [row for rows in found["rows"] for row in rows]
    assert len(shown) == len(set(shown))
    assert set(found["inside"]) <= set(shown)
    assert 620 not in shown
    assert found["apart"] >= 30
    assert found["back"] == pytest.approx([118.8, 32.0])


def test_the_first_view_leaves_out_what_was_entered_far_away(run_module: Any) -> None:
    near = [[118.7 + number / 100, 32.0 + number / 200] for number in range(12)]
    far = [[87.6, 43.8], [0.0, 0.0]]
    found = run_module(CROWDS, {"points": [*near, *far], "zoom": 10, "centre": [118.8, 32.0]})
    assert found["box"] == pytest.approx([118.7, 32.0, 118.81, 32.055])
    three = run_module(CROWDS, {"points": [near[0], near[1], far[0]], "zoom": 10, "centre": [118.8, 32.0]})
    assert three["box"][0] == pytest.approx(87.6)
    assert run_module(CROWDS, {"points": [[None, None]], "zoom": 3, "centre": [0, 0]})["box"] is None


def test_back_and_escape_leave_the_map_before_the_page_and_a_filter_before_the_map(
    browse: Browse, demo_site: Path, serve_dir: Serve
) -> None:
    phone = browse("phone")
    address = serve_dir(demo_site)
    phone.goto(address)
    open_map(phone, address)
    phone.go_back()
    expect(phone.locator("#map")).to_be_hidden()
    assert phone.url == f"{address}map/"
    phone.locator("[data-action=map]").tap()
    expect(phone.locator("#map")).to_be_visible()
    phone.locator("[data-filter=water]").tap()
    phone.wait_for_url("**/map/?f=water")
    phone.go_back()
    expect(phone.locator("[data-filter=water]")).to_have_attribute("aria-pressed", "false")
    expect(phone.locator("#map")).to_be_visible()
    phone.keyboard.press("Escape")
    expect(phone.locator("#map")).to_be_hidden()
    phone.go_back()
    phone.wait_for_url(address)


def test_the_map_of_a_phone_fills_the_screen_below_the_filters(
    phone: Page, demo_site: Path, serve_dir: Serve
) -> None:
    open_map(phone, serve_dir(demo_site))
    box = phone.locator("#map").bounding_box()
    assert box
    assert box["y"] + box["height"] == pytest.approx(780, abs=2)
    assert box["height"] > 380
    expect(phone.locator("[data-action=list]")).to_be_visible()
    assert phone.evaluate("(scrollTo(0, 400), scrollY)") == 0


def test_no_name_or_length_stands_below_a_sign(browse: Browse, demo_site: Path, serve_dir: Serve) -> None:
    page = browse("phone", geolocation={"latitude": 40.80, "longitude": 101.985}, permissions=["geolocation"])
    open_map(page, serve_dir(demo_site))
    page.locator("[data-action=locate]").tap()
    expect(page.locator("[data-status]")).to_contain_text("刚刚的位置")
    expect(page.locator("[data-relocate]")).to_be_visible()
    expect(page.locator(".y-ring-label span").first).to_be_visible()
    page.wait_for_timeout(300)
    hidden = page.evaluate(
        """() => {
          const signs = Array.from(document.querySelectorAll('.y-pin, .y-cluster'), (n) => n.getBoundingClientRect());
          return Array.from(document.querySelectorAll('.y-ring-label span, .y-area-label span')).filter((node) => {
            const a = node.getBoundingClientRect();
            return signs.some((b) => a.left + 4 < b.right && b.left + 4 < a.right && a.top + 4 < b.bottom && b.top + 4 < a.bottom);
          }).map((node) => node.textContent);
        }"""
    )
    assert hidden == []


def first_in_view(browse: Browse, address: str, *, lng: float) -> tuple[bool, bool]:
    """Whether the first of the list and the phone itself stand on the map that opens."""
    here = {"latitude": 32.04, "longitude": lng}
    page = browse("phone", geolocation=here, permissions=["geolocation"])
    page.goto(f"{address}map/")
    page.locator("[data-action=locate]").tap()
    expect(page.locator("[data-row]").first).to_be_visible()
    page.locator("[data-action=map]").tap()
    expect(page.locator(".y-pin, .y-cluster").first).to_be_visible()
    expect(page.locator(".y-here")).to_be_attached()
    edge, sign, me = (
        page.locator(one).bounding_box() for one in (".leaflet-container", ".y-pin-box", ".y-here span")
    )
    assert edge
    page.close()
    return inside(edge, sign), inside(edge, me)


def inside(edge: Any, box: Any) -> bool:
    left, top = box["x"] - edge["x"], box["y"] - edge["y"]
    return bool(0 <= left <= edge["width"] - box["width"] and 0 <= top <= edge["height"] - box["height"])


def test_a_map_around_the_phone_opens_with_the_nearest_in_view_however_far_it_is(
    browse: Browse, site_folder: Callable[..., Path], cli_ok: Callable[..., str], serve_dir: Serve
) -> None:
    alone = {"id": "a", "name": "一家驿站", "position": "118.795123,32.040123", "hours": "24小时"}
    folder = site_folder({"stations.yml": [alone]})
    cli_ok("build", cwd=folder)
    address = serve_dir(folder / "site")
    for lng in (118.79, 118.77, 118.70, 118.40):
        assert first_in_view(browse, address, lng=lng) == (True, True)
    assert first_in_view(browse, address, lng=112.0) == (True, False)


def test_a_map_of_a_part_of_a_large_site_says_that_it_is_a_part(
    phone: Page, demo_site: Path, serve_dir: Serve
) -> None:
    address = serve_dir(demo_site)
    note = phone.locator("[data-part-only]")
    open_map(phone, address, "?f=open")
    expect(note).to_have_count(0)
    index = json.loads((demo_site / "data/app/index.json").read_text(encoding="utf-8"))
    there = index["n"]
    phone.route("**/data/app/index.json", lambda route: route.fulfill(json=index | {"n": 200_000}))
    phone.reload()
    open_map(phone, address, "?f=open")
    expect(note).to_have_text(f"只画了附近的 {there} 家，全部 200000 家。看别处请选街道。")
    expect(note).to_be_visible()


def test_a_crowd_opened_by_a_key_leaves_the_focus_on_the_map(
    page: Page, demo_site: Path, serve_dir: Serve
) -> None:
    page.goto(serve_dir(demo_site) + "map/")
    crowd = page.locator(".y-cluster-box").first
    expect(crowd).to_be_visible()
    crowd.focus()
    page.evaluate("() => { window.sign = document.activeElement; }")
    page.keyboard.press("Enter")
    page.wait_for_function("() => !window.sign.isConnected")
    assert page.evaluate("document.querySelector('#map_yitu').contains(document.activeElement)")
