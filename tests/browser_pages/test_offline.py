"""Offline: after one visit the finder, the lists and the last seen stations work in the tunnel; bad luck is survived."""

import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browsing.keeping import cached, deploy, kept_paths, records, settle, visit, wait_until
from tests.browsing.server import StaticServer
from tests.conftest import SMALLEST_SETTINGS, write_file

Serve = Callable[..., str]
Browse = Callable[..., Page]
DAY = "2026-11-22"
REGISTRATIONS = "navigator.serviceWorker.getRegistrations().then(all => all.length)"


POLICY = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
}


def settings(**options: Any) -> dict[str, Any]:
    own = SMALLEST_SETTINGS["plugins"][0]["yitu"]
    return {**SMALLEST_SETTINGS, "plugins": [{"yitu": {**own, **options}}]}


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory, cli_ok: Callable[..., str]) -> Callable[..., Path]:
    """`build(options, edits)` builds the small site once for the same options and edits."""
    made: dict[str, Path] = {}

    def run(options: dict[str, Any] | None = None, edits: dict[str, Any] | None = None) -> Path:
        key = json.dumps([options, edits], ensure_ascii=False)
        if key not in made:
            folder = tmp_path_factory.mktemp("small")
            content = {"mkdocs.yml": settings(**(options or {})), "content/help.md": "# 帮助\n\n一句话。\n"}
            for name, text in (content | records() | (edits or {})).items():
                write_file(folder / name, text)
            cli_ok("build", "--site-dir", folder.parent / f"{folder.name}-out", "--date", DAY, cwd=folder)
            made[key] = folder.parent / f"{folder.name}-out"
        return made[key]

    return run


@pytest.fixture
def rider(browse: Browse) -> Page:
    return browse("phone", service_workers="allow")


@pytest.fixture
def tunnel(rider: Page) -> Iterator[Callable[[], None]]:
    """Takes the network away until the test ends."""
    yield lambda: rider.context.set_offline(True)
    rider.context.set_offline(False)


Tunnel = Callable[[], None]


class TiredServer(StaticServer):
    """A server that lets pages wait, or has a fault, when it is told to."""

    seconds = 0.0
    broken = False

    def find(self, path: str) -> Path | None:
        if path.endswith("/"):
            time.sleep(self.seconds)
        if self.broken:
            raise ConnectionError("as told")
        return super().find(path)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """What was told to fail is no news."""


def test_after_one_visit_the_finder_lists_and_seen_stations_work_in_the_tunnel(
    rider: Page, tunnel: Tunnel, demo_site: Path, serve_dir: Serve
) -> None:
    address = serve_dir(demo_site, "/sub/path/")
    visit(rider, address)
    visit(rider, f"{address}stations/bing-1-01dq/")
    name = rider.locator("h1").inner_text()
    tunnel()
    rider.goto(f"{address}map/?f=open")
    expect(rider.locator(".y-offline")).to_contain_text("离线：显示的是")
    expect(rider.locator("[data-list] [data-row]").first).to_be_visible()
    expect(rider.locator(".y-offline")).to_contain_text("数据更新于 2026年")
    rider.goto(f"{address}areas/jia-1/")
    expect(rider.locator("[data-station] .state:not([data-state=unknown])").first).to_be_visible()
    rider.goto(f"{address}stations/bing-1-01dq/")
    expect(rider.locator("h1")).to_have_text(name)
    rider.goto(address)
    expect(rider.locator(".y-hero")).to_be_visible()
    expect(rider.locator("main")).to_contain_text("这里还有内容，联网后能看")
    rider.goto(f"{address}search/?q=驿站")
    expect(rider.locator("[data-search-page], main").first).to_contain_text("找到")
    # What was kept is small: the shell, the lists and the data of this district.
    assert sum(len(text) for _, _, text in cached(rider)) < 1_500_000


def test_what_was_not_kept_leads_to_a_page_that_says_what_is(
    rider: Page, tunnel: Tunnel, build: Callable[..., Path], serve_dir: Serve
) -> None:
    address = serve_dir(build(), "/another/path/", headers=POLICY)  # not the path of site_url
    visit(rider, f"{address}stations/s-2/")
    tunnel()
    rider.goto(f"{address}help/")
    expect(rider.locator("h1")).to_have_text("现在没有网")
    expect(rider.locator("[data-kept-pages] a", has_text="云台驿站2")).to_be_visible()
    expect(rider.locator(".y-offline")).to_have_count(0)
    rider.get_by_role("link", name="找驿站").last.click()
    expect(rider.locator("[data-finder] h1")).to_be_visible()
    assert rider.url == f"{address}map/"
    rider.get_by_role("button", name="地图").click()
    expect(rider.locator(".leaflet-container")).to_be_visible()
    kept = "caches.match(location.href).then(answer => answer.headers.get('content-security-policy'))"
    assert rider.evaluate(kept) == POLICY["Content-Security-Policy"]


def test_the_page_comes_back_when_the_network_does(
    rider: Page, tunnel: Tunnel, build: Callable[..., Path], serve_dir: Serve
) -> None:
    address = serve_dir(build())
    visit(rider, address)
    tunnel()
    rider.goto(f"{address}help/")
    expect(rider.locator("h1")).to_have_text("现在没有网")
    rider.context.set_offline(False)
    expect(rider.locator("h1")).to_have_text("帮助")


def test_a_deploy_is_there_at_once_and_leaves_no_half_behind(
    rider: Page, tunnel: Tunnel, build: Callable[..., Path], serve_dir: Serve, tmp_path: Path
) -> None:
    live = tmp_path / "live"
    deploy(build(), live)
    address = serve_dir(live)
    visit(rider, f"{address}map/")
    before = {name for name, _, _ in cached(rider)}
    renamed = records()
    renamed["stations.yml"][0]["name"] = "改名驿站"
    deploy(build({"accent": "#225588"}, renamed), live)
    # The page that was open before the deploy asks for files that are no longer there.
    rider.get_by_role("button", name="地图").click()
    expect(rider.locator(".leaflet-container")).to_be_visible()
    rider.goto(f"{address}stations/s-1/")
    expect(rider.locator("h1")).to_have_text("改名驿站")
    settle(rider)
    wait_until(rider, f"caches.keys().then(names => !names.some(name => {sorted(before)}.includes(name)))")
    tunnel()
    for path in ("stations/s-1/", "areas/jie-1/", "map/?area=jie-1"):
        rider.goto(address + path)
        expect(rider.locator("main")).to_contain_text("改名驿站")
        expect(rider.locator("main")).not_to_contain_text("云台驿站1")
    expect(rider.locator("[data-row]")).to_have_count(1)
    red = rider.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--y-red').trim()")
    assert red == "#225588"


def test_new_data_replaces_the_old_only_as_a_whole(
    rider: Page, tunnel: Tunnel, build: Callable[..., Path], serve_dir: Serve, tmp_path: Path
) -> None:
    live = tmp_path / "live"
    deploy(build(), live)
    address = serve_dir(live)
    visit(rider, f"{address}map/?f=open")
    renamed = records()
    renamed["stations.yml"][0]["name"] = "改名驿站"
    deploy(build(None, renamed), live)
    for shard in (live / "data" / "app").glob("cards-*.json"):
        whole = shard.read_bytes()
        shard.write_bytes(whole[: len(whole) // 2])
    rider.reload()
    expect(rider.locator("[data-row]")).to_have_count(3)
    settle(rider)
    assert not [text for _, path, text in cached(rider) if "data/app" in path and "改名驿站" in text]
    for shard in (live / "data" / "app").glob("cards-*.json"):
        shard.write_bytes(whole)
    rider.reload()
    expect(rider.locator(".y-offline")).to_contain_text("站点数据有更新")
    rider.get_by_role("link", name="刷新").click()
    expect(rider.locator("[data-list]")).to_contain_text("改名驿站")
    settle(rider)
    tunnel()
    rider.reload()
    expect(rider.locator("[data-list]")).to_contain_text("改名驿站")
    shards = [path for path in kept_paths(rider) if "/data/app/" in path]
    assert len(shards) == 3  # index, columns, cards: nothing of the build before


def test_a_deploy_is_told_on_the_finder_alone_until_it_is_read_anew(
    rider: Page, tunnel: Tunnel, build: Callable[..., Path], serve_dir: Serve, tmp_path: Path
) -> None:
    live = tmp_path / "live"
    deploy(build(), live)
    address = serve_dir(live)
    visit(rider, f"{address}map/?f=open")
    line = rider.locator(".y-offline:visible")
    rider.reload()
    expect(rider.locator("[data-row]")).to_have_count(3)
    settle(rider)
    expect(line).to_have_count(0)  # nothing is new
    renamed = records()
    renamed["stations.yml"][0]["name"] = "改名驿站"
    deploy(build(None, renamed), live)
    rider.goto(f"{address}stations/s-2/")  # from the network, so it is as new as it can be
    expect(rider.locator("h1")).to_have_text("云台驿站2")
    expect(line).to_have_count(0)
    rider.goto(f"{address}map/?f=open")
    expect(line).to_have_text("站点数据有更新。刷新")
    expect(line).to_have_attribute("role", "status")
    rider.context.set_offline(True)
    expect(line).to_contain_text("离线：显示的是刚才打开的内容。")
    rider.context.set_offline(False)
    expect(line).to_have_text("站点数据有更新。刷新")  # still true
    line.get_by_role("link", name="刷新").focus()
    rider.keyboard.press("Enter")
    expect(rider.locator("[data-list]")).to_contain_text("改名驿站")
    settle(rider)
    expect(line).to_have_count(0)


@pytest.mark.parametrize("fate", ["missing", "truncated"])
def test_a_broken_shard_is_told_and_never_kept(
    rider: Page, build: Callable[..., Path], serve_dir: Serve, tmp_path: Path, fate: str, witness: Any
) -> None:
    live = tmp_path / "live"
    deploy(build(), live)
    for shard in (live / "data" / "app").glob("stations-*.json"):
        whole = shard.read_bytes()
        shard.write_bytes(whole[: len(whole) // 2])
        if fate == "missing":
            shard.unlink()
            witness.expect("console_errors")  # a 404 stands in the console, whoever asks
    address = serve_dir(live)
    visit(rider, f"{address}map/?f=open", 20)
    said = "刷新" if fate == "missing" else "没有传完整"
    expect(rider.locator("[data-status]")).to_contain_text(said)
    expect(rider.locator("[data-list] [data-station]")).to_have_count(3)
    assert not [path for path in kept_paths(rider) if "/data/app/stations-" in path]
    deploy(build(), live)
    rider.reload()
    expect(rider.locator("[data-row]")).to_have_count(3)


def test_switched_off_the_next_worker_takes_itself_and_its_caches_away(
    rider: Page, build: Callable[..., Path], serve_dir: Serve, tmp_path: Path
) -> None:
    live = tmp_path / "live"
    deploy(build(), live)
    address = serve_dir(live, "/one/")
    visit(rider, address)
    rider.evaluate("() => caches.open('yitu /one/more/ x pages')")
    deploy(build({"service_worker": False}), live)
    rider.goto(f"{address}map/")
    wait_until(rider, f"{REGISTRATIONS}.then(count => count === 0)")
    wait_until(rider, "caches.keys().then(names => names.length === 1)")
    assert rider.evaluate("caches.keys()") == ["yitu /one/more/ x pages"]
    rider.reload()
    expect(rider.locator("[data-station]").first).to_be_visible()
    assert rider.evaluate(REGISTRATIONS) == 0


@pytest.mark.parametrize("options", [{"service_worker": False}, {"column_mode": True}])
def test_without_the_option_nothing_is_registered(
    rider: Page, build: Callable[..., Path], serve_dir: Serve, options: dict[str, Any]
) -> None:
    site = build(options)
    assert "caches.open" not in (site / "sw.js").read_text(encoding="utf-8")
    assert not (site / "offline.html").exists()
    rider.goto(serve_dir(site))
    rider.wait_for_load_state("networkidle")
    assert rider.evaluate(REGISTRATIONS) == 0
    assert not re.search(r'src="[^"]*offline\.js', rider.content())


def test_two_sites_on_one_host_leave_each_other_alone(
    rider: Page, tunnel: Tunnel, build: Callable[..., Path], serve_dir: Serve, tmp_path: Path
) -> None:
    live = tmp_path / "live"
    renamed = records()
    renamed["stations.yml"][0]["name"] = "演示驿站"
    deploy(build(), live)
    deploy(build({"accent": "#225588"}, renamed), live / "demo")
    address = serve_dir(live)
    visit(rider, f"{address}stations/s-1/")
    visit(rider, f"{address}demo/stations/s-1/", 2 * len(cached(rider)))
    assert rider.evaluate(REGISTRATIONS) == 2
    wait_until(rider, "navigator.serviceWorker.controller.scriptURL.endsWith('/demo/sw.js')")
    # A deploy of one site takes its own caches away only.
    mine = {name for name, _, _ in cached(rider) if name.startswith("yitu /demo/ ")}
    deploy(build({"accent": "#335533"}), live / "root-next")
    for name in (
        "sw.js",
        "index.html",
        "map",
        "assets",
        "stations",
        "areas",
        "data",
        "search",
        "offline.html",
    ):
        source, target = live / "root-next" / name, live / name
        if source.is_dir():
            deploy(source, target)
        else:
            target.write_bytes(source.read_bytes())
    rider.goto(address)
    rider.wait_for_function("() => document.documentElement.dataset.js === ''")
    settle(rider, 80)
    assert mine <= {name for name, _, _ in cached(rider)}
    tunnel()
    rider.goto(f"{address}stations/s-1/")
    expect(rider.locator("h1")).to_have_text("云台驿站1")
    rider.goto(f"{address}demo/stations/s-1/")
    expect(rider.locator("h1")).to_have_text("演示驿站")


def test_a_full_phone_sees_every_page_and_no_fault(
    rider: Page, build: Callable[..., Path], serve_dir: Serve
) -> None:
    address = serve_dir(build())
    session = rider.context.new_cdp_session(rider)
    session.send("Storage.overrideQuotaForOrigin", {"origin": address.rstrip("/"), "quotaSize": 20_000})
    rider.goto(address)
    wait_until(rider, "navigator.serviceWorker.ready.then(one => one.active.state === 'activated')")
    rider.goto(f"{address}map/?f=open")
    expect(rider.locator("[data-row]")).to_have_count(3)
    rider.goto(f"{address}stations/s-1/")
    expect(rider.locator("h1")).to_have_text("云台驿站1")
    assert len(kept_paths(rider)) < 30


REFUSING = """
    for (const name of ["localStorage", "sessionStorage", "caches", "indexedDB"]) {
        Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
    }
    Object.defineProperty(Navigator.prototype, "serviceWorker", { get() { throw new DOMException("denied", "SecurityError"); } });
"""


@pytest.mark.parametrize(
    "script", [REFUSING, "delete Navigator.prototype.serviceWorker; delete window.caches;"]
)
def test_where_storage_is_denied_or_workers_are_unknown_nothing_is_lost(
    rider: Page, build: Callable[..., Path], serve_dir: Serve, script: str
) -> None:
    rider.add_init_script(script)
    address = serve_dir(build())
    rider.goto(f"{address}map/?f=open")
    expect(rider.locator("[data-row]")).to_have_count(3)
    rider.goto(f"{address}offline.html")
    expect(rider.locator("h1")).to_have_text("现在没有网")


def test_offline_from_the_first_visit_on_the_finder_says_so(
    rider: Page, tunnel: Tunnel, build: Callable[..., Path], serve_dir: Serve, witness: Any
) -> None:
    rider.add_init_script("delete Navigator.prototype.serviceWorker;")
    address = serve_dir(build())
    rider.goto(f"{address}map/")
    rider.route("**/data/**", lambda route: route.abort())
    witness.expect("console_errors")  # the browser itself writes down what could not be fetched
    tunnel()
    expect(rider.locator(".y-offline")).to_contain_text("离线")
    expect(rider.locator("[data-station]")).to_have_count(3)


def test_on_a_slow_line_what_was_kept_is_shown_and_the_new_page_kept_behind_it(
    rider: Page, build: Callable[..., Path], tmp_path: Path
) -> None:
    live = tmp_path / "live"
    deploy(build(), live)
    worker = (live / "sw.js").read_text(encoding="utf-8")
    (live / "sw.js").write_text(worker.replace("PATIENCE = 3000", "PATIENCE = 300"), encoding="utf-8")
    server = TiredServer({"/": [live]}, headers={})
    try:
        visit(rider, f"{server.origin}/stations/s-1/")
        page = live / "stations" / "s-1" / "index.html"
        page.write_text(page.read_text(encoding="utf-8").replace("云台驿站1", "改名驿站"), encoding="utf-8")
        server.seconds = 2
        rider.goto(f"{server.origin}/stations/s-1/")
        expect(rider.locator("h1")).to_have_text("云台驿站1")
        expect(rider.locator(".y-offline")).to_contain_text("网络慢：显示的是")
        wait_until(
            rider, "caches.match(location.href).then(a => a.text()).then(text => text.includes('改名驿站'))"
        )
        rider.goto(f"{server.origin}/help/")  # never kept: however long it takes
        expect(rider.locator("h1")).to_have_text("帮助")
        server.seconds, server.broken = 0, True
        rider.goto(f"{server.origin}/stations/s-1/")
        expect(rider.locator("h1")).to_have_text("改名驿站")
    finally:
        server.stop()


def test_a_station_that_is_gone_leaves_the_phone(
    rider: Page, build: Callable[..., Path], serve_dir: Serve, tmp_path: Path, witness: Any
) -> None:
    live = tmp_path / "live"
    deploy(build(), live)
    address = serve_dir(live)
    visit(rider, f"{address}stations/s-3/")
    assert "/stations/s-3/" in kept_paths(rider)
    deploy(build(), live)
    for path in (live / "stations" / "s-3").iterdir():
        path.unlink()
    witness.expect("console_errors")
    rider.goto(f"{address}stations/s-3/")
    wait_until(rider, "caches.match(location.href).then(found => !found)")


def test_a_large_site_keeps_only_what_was_looked_at(
    rider: Page, tunnel: Tunnel, build: Callable[..., Path], serve_dir: Serve, tmp_path: Path
) -> None:
    live = tmp_path / "live"
    deploy(build(), live)
    worker = (live / "sw.js").read_text(encoding="utf-8")
    (live / "sw.js").write_text(worker.replace('"small":4000', '"small":2'), encoding="utf-8")
    address = serve_dir(live)
    visit(rider, f"{address}stations/s-1/")
    assert not [path for path in kept_paths(rider) if "/data/app/stations-" in path]
    rider.goto(f"{address}map/?f=open")
    expect(rider.locator("[data-row]")).to_have_count(3)
    settle(rider)
    tunnel()
    rider.reload()
    expect(rider.locator("[data-row]")).to_have_count(3)
    expect(rider.locator(".y-offline")).to_contain_text("离线")


def test_only_the_last_pages_are_kept(
    rider: Page, build: Callable[..., Path], serve_dir: Serve, tmp_path: Path
) -> None:
    live = tmp_path / "live"
    deploy(build(), live)
    worker = (live / "sw.js").read_text(encoding="utf-8")
    (live / "sw.js").write_text(worker.replace("MOST_PAGES = 60", "MOST_PAGES = 2"), encoding="utf-8")
    address = serve_dir(live)
    visit(rider, f"{address}stations/s-1/")
    for station in ("s-2", "s-1", "s-3"):
        rider.goto(f"{address}stations/{station}/")
        settle(rider)
    pages = {path for path in kept_paths(rider) if re.fullmatch(r"/stations/s-\d/", path)}
    assert pages == {"/stations/s-1/", "/stations/s-3/"}
    assert "/map/" in kept_paths(rider)


def test_the_finder_names_its_modules_early_and_fetches_each_once(
    rider: Page, build: Callable[..., Path], serve_dir: Serve
) -> None:
    site = build()
    page = (site / "map" / "index.html").read_text(encoding="utf-8")
    early = set(re.findall(r'rel="modulepreload" href="([^"]+)"', page))
    assert early and all((site / "map" / path).resolve().is_file() for path in early)
    assert "modulepreload" not in (site / "index.html").read_text(encoding="utf-8")
    rider.goto(f"{serve_dir(site)}map/")
    rider.wait_for_load_state("networkidle")
    script = "performance.getEntriesByType('resource').filter(one => one.name.endsWith('.js')).map(one => one.name)"
    loaded: list[str] = rider.evaluate(script)
    assert len(loaded) == len(set(loaded))
    named = {path.rpartition("/")[2] for path in early} | set(re.findall(r'src="[^"]*/([a-z]+\.js)"', page))
    of_search = {"book.js", "marks.js", "shelf.js", "han.js"}  # nobody has typed yet
    assert {name.rpartition("/")[2] for name in loaded} - {"sw.js"} <= named | of_search


def test_the_site_can_be_installed(rider: Page, build: Callable[..., Path], serve_dir: Serve) -> None:
    address = serve_dir(build(), "/demo/")
    visit(rider, address)
    session = rider.context.new_cdp_session(rider)
    manifest = session.send("Page.getAppManifest")
    assert not manifest["errors"] and manifest["url"] == f"{address}manifest.webmanifest"
    errors = [
        error["errorId"] for error in session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    ]
    assert set(errors) <= {"in-incognito"}  # a fresh context is one
    touch = rider.locator("link[rel=apple-touch-icon]").get_attribute("href") or ""
    assert rider.request.get(address + touch).ok
