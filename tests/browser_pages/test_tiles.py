"""Tiles below the pins: source and 审图号 in sight, datum, whom a tile tells what, and a host that fails."""

import json
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, expect

from generator import geo
from tests.browsing.tiles import TILE, TileServer

Serve = Callable[..., str]
Browse = Callable[..., Page]

SOURCE = "国家地理信息公共服务平台 · 示例省自然资源厅标准地图服务"
NUMBER = "GS（2024）0650号"
PLACES = [(118.776123, 32.041123), (118.796123, 32.049123), (118.786123, 32.030123)]
HERE = {"geolocation": {"latitude": 32.0361, "longitude": 118.7861}, "permissions": ["geolocation"]}
NOTICE = ".leaflet-control-attribution"


@pytest.fixture(scope="module")
def tile_host() -> Iterator[TileServer]:
    server = TileServer()
    yield server
    server.stop()


@pytest.fixture
def tiles(tile_host: TileServer) -> Iterator[TileServer]:
    """The tile server in good health, with nothing asked."""
    tile_host.asked.clear()
    tile_host.answer = 200
    yield tile_host
    tile_host.answer = 200  # lets go of whoever waits; a page that is still open gets its tiles


Build = Callable[[str], Path]


@pytest.fixture(scope="module")
def build_with(
    tile_host: TileServer, tmp_path_factory: pytest.TempPathFactory, cli_ok: Callable[..., str]
) -> Build:
    """`build_with("wgs84" | "gcj02")` is a site with three stations on tiles of that datum, built once."""
    built: dict[str, Path] = {}

    def build(datum: str) -> Path:
        if datum not in built:
            built[datum] = tmp_path_factory.mktemp(f"tiles-{datum}") / "site"
            write_site(built[datum].parent / "folder", tile_host.url, datum)
            cli_ok("build", "--site-dir", built[datum], cwd=built[datum].parent / "folder")
        return built[datum]

    return build


def write_site(folder: Path, url: str, datum: str) -> None:
    """Three stations in one street; JSON is YAML."""
    options = {
        "map": {
            "provider": "custom",
            "url": url,
            "datum": datum,
            "max_zoom": 16,
            "attribution": SOURCE,
            "approval_number": NUMBER,
        }
    }
    settings = {
        "site_name": "测试区",
        "site_url": "https://example.org/",
        "docs_dir": "content",
        "plugins": [{"yitu": options}],
    }
    stations = [
        {
            "id": f"s-{n}",
            "name": f"第{n}驿站",
            "area": "jie",
            "hours": "24小时",
            "position": {"lng": str(lng), "lat": str(lat), "datum": "wgs84"},
        }
        for n, (lng, lat) in enumerate(PLACES)
    ]
    files = {
        "mkdocs.yml": settings,
        "stations.yml": stations,
        "content/records/areas.yml": [{"id": "jie", "name": "湖滨街道"}],
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


@pytest.fixture
def site(build_with: Build, serve_dir: Serve, tiles: TileServer) -> str:
    return serve_dir(build_with("wgs84"))


def open_map(page: Page, address: str) -> None:
    page.goto(f"{address}map/")
    expect(page.locator("[data-filter=open] .y-n")).not_to_be_empty()
    page.locator("[data-action=map]").tap()
    expect(page.locator(".y-pin, .y-cluster").first).to_be_visible()


def shown_tiles(page: Page) -> Any:
    return page.locator("img.leaflet-tile-loaded")


def all_came(page: Page) -> None:
    expect(shown_tiles(page).first).to_be_visible()
    expect(page.locator("img.leaflet-tile:not(.leaflet-tile-loaded)")).to_have_count(0)


def locate(page: Page) -> None:
    page.locator("[data-action=locate]").first.tap()
    expect(page.locator(".y-here")).to_be_attached()


def says(page: Page, words: str) -> None:
    expect(page.locator(".y-map-note")).to_contain_text(words)


def answer(page: Page, name: str) -> None:
    page.locator(".y-map-note").get_by_role("button", name=name).tap()


def only_the_browsers_own_lines(witness: Any) -> None:
    assert all(line.startswith("Failed to load resource") for line in witness.console_errors)


# -- source and approval number ----------------------------------------------------------------------------

GEOMETRY = """(selector) => {
  const node = document.querySelector(selector);
  node.scrollIntoView({ block: 'end' });
  const box = node.getBoundingClientRect();
  const map = document.querySelector('#map_yitu').getBoundingClientRect();
  const covered = [];
  for (let x = 0.02; x < 1; x += 0.06) for (let y = 0.05; y < 1; y += 0.15) {
    const at = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
    if (at !== node && !node.contains(at)) covered.push([x, y, at && at.className]);
  }
  return { left: box.left - map.left, below: map.bottom - box.bottom, right: map.right - box.right,
    width: box.width, height: box.height, covered, size: parseFloat(getComputedStyle(node).fontSize),
    inside: box.bottom <= innerHeight + 1 && box.left >= 0 && box.right <= innerWidth + 1 };
}"""


def lies_lower_left(page: Page) -> None:
    expect(page.locator(NOTICE)).to_be_visible()
    text = page.locator(NOTICE).inner_text()
    assert SOURCE in text and f"审图号：{NUMBER}" in text
    found = page.evaluate(GEOMETRY, NOTICE)
    assert found["covered"] == []
    assert 0 <= found["left"] < 12 and 0 <= found["below"] < 12 and found["right"] >= 0, found
    assert found["inside"] and found["size"] >= 11, found


def test_source_and_approval_number_lie_uncovered_in_the_lower_left_on_a_narrow_phone(
    phone: Page, site: str
) -> None:
    open_map(phone, site)
    expect(shown_tiles(phone).first).to_be_visible()
    lies_lower_left(phone)
    phone.locator(".y-pin").first.tap()
    expect(phone.locator(".leaflet-popup")).to_be_visible()
    lies_lower_left(phone)
    phone.evaluate("document.documentElement.dataset.size = 'large'")
    lies_lower_left(phone)
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_source_and_approval_number_lie_there_at_a_desk_and_on_paper(page: Page, site: str) -> None:
    page.goto(site + "map/")
    expect(shown_tiles(page).first).to_be_visible()
    lies_lower_left(page)
    page.emulate_media(media="print")
    expect(shown_tiles(page).first).to_be_visible()
    lies_lower_left(page)
    expect(page.locator(".y-map-bar")).to_be_hidden()


def test_a_phone_prints_the_open_map_with_its_number(phone: Page, site: str) -> None:
    open_map(phone, site)
    expect(shown_tiles(phone).first).to_be_visible()
    phone.emulate_media(media="print")
    lies_lower_left(phone)


# -- datum -------------------------------------------------------------------------------------------------

DRAWN = """() => {
  const found = [];
  map_yitu.eachLayer((layer) => {
    if (layer.row !== undefined) found.push([layer.getLatLng().lng, layer.getLatLng().lat]);
  });
  return found.sort();
}"""
# Where the other things stand from the first pin of the list, in pixels.
FROM_PIN = """() => {
  const middle = (node) => { const b = node.getBoundingClientRect(); return [b.left + b.width / 2, b.top + b.height / 2]; };
  let pin = null;
  map_yitu.eachLayer((layer) => { if (layer.row === 0) pin = middle(layer._icon); });
  return ['.y-here', '.y-ring-label', '.y-area-label'].map((name) => {
    const at = middle(document.querySelector(name));
    return [at[0] - pin[0], at[1] - pin[1]];
  });
}"""


def test_tiles_in_gcj02_move_all_that_is_drawn_and_no_record(
    browse: Browse, build_with: Build, serve_dir: Serve, tiles: TileServer
) -> None:
    relative = {}
    for datum in ("wgs84", "gcj02"):
        page = browse("phone", **HERE)
        open_map(page, serve_dir(build_with(datum)))
        locate(page)
        expect(page.locator(".y-pin")).to_have_count(3)
        expect(page.locator(".y-area-label")).to_have_count(1)
        wanted = sorted(geo.from_wgs84(geo.Position(*place), geo.Datum(datum)) for place in PLACES)
        for found, place in zip(page.evaluate(DRAWN), wanted, strict=True):
            assert geo.distance(geo.Position(*found), geo.Position(*place)) < 1.5
        relative[datum] = page.evaluate(FROM_PIN)
    for one, other in zip(relative["wgs84"], relative["gcj02"], strict=True):
        assert abs(one[0] - other[0]) < 3 and abs(one[1] - other[1]) < 3, relative
    data = [json.loads((build_with(datum) / "data/stations.geojson").read_bytes()) for datum in relative]
    assert data[0]["features"] == data[1]["features"]


# -- whom a tile tells what --------------------------------------------------------------------------------


def test_no_tile_is_asked_for_around_the_rider_before_a_yes(
    browse: Browse, site: str, tiles: TileServer
) -> None:
    phone = browse("phone", **HERE)
    open_map(phone, site)
    all_came(phone)
    says(phone, "底图取自 127.0.0.1")
    before = len(tiles.asked)
    locate(phone)
    says(phone, "对方会知道您大概在哪里")
    for name in ("放大", "往右", "缩小", "看全部"):
        phone.locator(".y-map-bar").get_by_role("button", name=name, exact=True).tap()
    expect(shown_tiles(phone)).to_have_count(0)
    phone.reload()
    phone.locator("[data-action=map]").tap()
    expect(phone.locator(".y-here")).to_be_attached()
    expect(phone.locator(".y-pin, .y-cluster").first).to_be_visible()
    says(phone, "对方会知道您大概在哪里")
    assert len(tiles.asked) == before
    expect(phone.locator("[data-list] [data-row]").first).to_be_attached()


def test_a_map_that_has_no_room_yet_stands_around_the_phone_all_the_same(browse: Browse, site: str) -> None:
    phone = browse("phone", **HERE)
    phone.goto(f"{site}map/")
    phone.locator("[data-action=locate]").first.tap()
    expect(phone.locator("[data-row]").first).to_be_visible()
    phone.add_style_tag(
        content="#map_yitu { height: 0 !important; min-height: 0 !important; flex: none !important; }"
    )
    phone.locator("[data-action=map]").tap()
    expect(phone.locator(".y-here")).to_be_attached()
    assert phone.evaluate("window.map_yitu.getSize().y") == 0
    assert phone.evaluate("window.map_yitu.getZoom()") == 14


def test_a_yes_is_asked_for_once_and_can_be_taken_back(browse: Browse, site: str, tiles: TileServer) -> None:
    phone = browse("phone", **HERE)
    open_map(phone, site)
    locate(phone)
    answer(phone, "显示底图")
    expect(shown_tiles(phone).first).to_be_visible()
    assert max(asked.z for asked in tiles.asked) >= 14
    phone.reload()
    phone.locator("[data-action=map]").tap()
    expect(shown_tiles(phone).first).to_be_visible()
    answer(phone, "只看示意图")
    expect(shown_tiles(phone)).to_have_count(0)
    says(phone, "示意图，不含道路")
    tiles.asked.clear()
    phone.reload()
    phone.locator("[data-action=map]").tap()
    expect(phone.locator(".y-pin, .y-cluster").first).to_be_visible()
    phone.locator(".y-map-bar").get_by_role("button", name="放大", exact=True).tap()
    says(phone, "示意图，不含道路")
    assert tiles.asked == []


def test_a_host_learns_the_sites_name_and_not_what_is_chosen_on_it(
    phone: Page, site: str, tiles: TileServer
) -> None:
    open_map(phone, site)
    expect(shown_tiles(phone).first).to_be_visible()
    assert {asked.referer for asked in tiles.asked} == {site}
    assert {asked.z for asked in tiles.asked} <= set(range(4, 17))


# -- a host that fails -------------------------------------------------------------------------------------


def is_usable(page: Page) -> None:
    pin = page.locator(".y-pin").first
    pin.tap()
    expect(page.locator(".leaflet-popup")).to_contain_text("驿站")
    page.locator(".leaflet-popup-close-button").tap()


@pytest.mark.parametrize("fault", [403, 429, "hang up"])
def test_a_host_that_refuses_leaves_a_plain_map_and_is_asked_no_more(
    phone: Page, site: str, tiles: TileServer, witness: Any, fault: Any
) -> None:
    witness.expect("console_errors")
    tiles.answer = fault
    open_map(phone, site)
    says(phone, "底图没有取到，现在是示意图，驿站和导航照常能用")
    expect(phone.locator("img.leaflet-tile")).to_have_count(0)
    is_usable(phone)
    phone.wait_for_load_state("networkidle")
    asked = len(tiles.asked)
    for name in ("往右", "放大", "往左"):
        phone.locator(".y-map-bar").get_by_role("button", name=name, exact=True).tap()
    assert len(tiles.asked) == asked < 60
    lies_lower_left(phone)
    tiles.answer = 200
    answer(phone, "再试")
    expect(shown_tiles(phone).first).to_be_visible()
    says(phone, "底图取自 127.0.0.1")
    only_the_browsers_own_lines(witness)


def test_a_view_of_few_tiles_that_are_all_refused_breaks_nothing(
    phone: Page, site: str, tiles: TileServer, witness: Any
) -> None:
    """The last refusal ends the round while Leaflet still holds the layer in its hands."""
    witness.expect("console_errors")
    tiles.answer = 403
    phone.set_viewport_size({"width": 240, "height": 200})
    open_map(phone, site)
    says(phone, "底图没有取到")
    expect(phone.locator("img.leaflet-tile")).to_have_count(0)
    assert len(tiles.asked) < 4
    only_the_browsers_own_lines(witness)


def test_a_host_that_recovers_is_found_again_without_a_tap_and_asked_less_and_less(
    phone: Page, site: str, tiles: TileServer, witness: Any
) -> None:
    witness.expect("console_errors")
    tiles.answer = 429
    phone.clock.install()
    open_map(phone, site)
    says(phone, "底图没有取到")
    asked = [len(tiles.asked)]
    for seconds in (31, 61):
        with phone.expect_event("response", lambda found: found.status == 429):
            phone.clock.fast_forward(seconds * 1000)
        says(phone, "底图没有取到")
        expect(phone.locator("img.leaflet-tile")).to_have_count(0)
        asked.append(len(tiles.asked))
    assert all(earlier < later for earlier, later in pairwise(asked))
    tiles.answer = 200
    phone.clock.fast_forward(301 * 1000)
    expect(shown_tiles(phone).first).to_be_visible()
    says(phone, "底图取自 127.0.0.1")
    only_the_browsers_own_lines(witness)


def test_a_slow_host_is_said_and_its_tiles_are_taken_when_they_come(
    phone: Page, site: str, tiles: TileServer
) -> None:
    tiles.answer = "wait"
    phone.clock.install()
    open_map(phone, site)
    says(phone, "底图取自 127.0.0.1")
    phone.clock.fast_forward(9000)
    says(phone, "底图来得慢，先看示意图，驿站和导航照常能用")
    is_usable(phone)
    tiles.answer = 200
    expect(shown_tiles(phone).first).to_be_visible()
    says(phone, "底图取自 127.0.0.1")


BESIDE = """() => new Promise((done) => {
  window.map_yitu.ground.layers[0].once("load", () => setTimeout(done));
  window.map_yitu.panBy([300, 0], { animate: false });
})"""


def test_a_host_that_gives_some_tiles_is_said_to_give_some(
    phone: Page, site: str, tiles: TileServer, witness: Any
) -> None:
    witness.expect("console_errors")
    open_map(phone, site)
    expect(shown_tiles(phone).first).to_be_visible()
    seen: list[str] = []

    def every_other(route: Any) -> None:
        seen.append(route.request.url)
        if len(seen) % 2:
            route.continue_()
        else:
            route.fulfill(status=429)

    phone.route(re.compile(re.escape(tiles.url.split("{", maxsplit=1)[0])), every_other)
    phone.locator(".y-map-bar").get_by_role("button", name="缩小", exact=True).tap()
    says(phone, "有几块底图没有取到")
    phone.unroute_all()
    phone.evaluate(BESIDE)
    says(phone, "有几块底图没有取到")  # what lies beside the gaps came, the gaps are there
    answer(phone, "再试")
    says(phone, "底图取自 127.0.0.1")
    only_the_browsers_own_lines(witness)


# -- Tianditu ----------------------------------------------------------------------------------------------

TIANDITU = """
site_name: 测试区
site_url: https://example.org/
docs_dir: content
plugins:
  - yitu:
      map:
        provider: tianditu
        key: !ENV MAP_KEY
        attribution: 国家地理信息公共服务平台（天地图）
        approval_number: GS（2024）0650号
"""


def test_tianditu_gives_ground_and_names_with_the_owners_key_and_nobody_else_is_asked(
    phone: Page, site_folder: Callable[..., Path], cli_ok: Callable[..., str], serve_dir: Serve, witness: Any
) -> None:
    position = {"lng": "118.781234", "lat": "32.041234", "datum": "wgs84"}
    station = {"id": "a-1", "name": "甲驿站", "hours": "24小时", "position": position}
    folder = site_folder({"mkdocs.yml": TIANDITU, "stations.yml": [station]})
    cli_ok("build", cwd=folder, env={"MAP_KEY": "0123abcd"})
    witness.expect("foreign_requests")
    phone.route(re.compile("tianditu"), lambda route: route.fulfill(body=TILE, content_type="image/png"))
    open_map(phone, serve_dir(folder / "site"))
    all_came(phone)
    says(phone, "底图取自 tianditu.gov.cn")
    layers = set()
    for url in witness.foreign_requests:
        parts = urlsplit(url)
        assert re.fullmatch(r"t[0-7]\.tianditu\.gov\.cn", parts.hostname or "") and parts.scheme == "https"
        asked = dict(parse_qsl(parts.query))
        assert asked["tk"] == "0123abcd" and asked["REQUEST"] == "GetTile"
        layers.add(asked["LAYER"])
    assert layers == {"vec", "cva"}
