"""Offline: after one visit the finder, the lists and the last seen stations work in the tunnel; bad luck is survived."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

Serve = Callable[..., str]
Browse = Callable[..., Page]

CACHED = """async () => {
    const found = [];
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            found.push([name, new URL(request.url).pathname, await (await cache.match(request)).text()]);
        }
    }
    return found;
}"""
# The worker has fetched everything once it is active and answers the page's message, which comes after the load.
SETTLED = """async (least) => {
    const worker = await navigator.serviceWorker.ready;
    if (!worker.active || worker.active.state !== "activated") return false;
    const names = await caches.keys();
    let count = 0;
    for (const name of names) count += (await (await caches.open(name)).keys()).length;
    const before = window.keptCount;
    window.keptCount = count;
    return count >= least && count === before;
}"""


def settle(page: Page, least: int = 40) -> None:
    """Wait until the worker is there and its caches have stopped growing."""
    page.evaluate("() => { window.keptCount = -1 }")
    page.wait_for_function(SETTLED, arg=least, polling=250)


def cached(page: Page) -> list[tuple[str, str, str]]:
    """Every kept answer: name of its cache, path, text."""
    return [tuple(entry) for entry in page.evaluate(CACHED)]


def visit(page: Page, address: str) -> None:
    page.goto(address)
    settle(page)


@pytest.fixture
def rider(browse: Browse) -> Page:
    return browse("phone", service_workers="allow")


def test_after_one_visit_the_finder_lists_and_seen_stations_work_in_the_tunnel(
    rider: Page, demo_site: Path, serve_dir: Serve
) -> None:
    address = serve_dir(demo_site, "/sub/path/")
    visit(rider, address)
    station = next(path for path in sorted((demo_site / "stations").iterdir()) if path.is_dir())
    rider.goto(f"{address}stations/{station.name}/")
    settle(rider)
    name = rider.locator("h1").inner_text()
    rider.context.set_offline(True)
    rider.goto(f"{address}map/?f=open")
    expect(rider.locator(".y-offline")).to_contain_text("离线：显示的是")
    expect(rider.locator("[data-list] [data-row]").first).to_be_visible()
    expect(rider.locator(".y-offline")).to_contain_text("数据更新于 2026年")
    rider.goto(f"{address}areas/jia-1/")
    expect(rider.locator("[data-station]").first).to_be_visible()
    expect(rider.locator("[data-station] .state:not([data-state=unknown])").first).to_be_visible()
    rider.goto(f"{address}stations/{station.name}/")
    expect(rider.locator("h1")).to_have_text(name)
    rider.goto(address)
    expect(rider.locator(".y-hero")).to_be_visible()
