"""Where the phone is stays on the phone: every request of a whole visit is watched, and everything that is kept."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

Serve = Callable[..., str]
Browse = Callable[..., Page]

HERE = {"latitude": 40.80273, "longitude": 101.98364, "accuracy": 20}
# To a hundredth of a degree, about a kilometre, in the ways in which people write degrees.
TRACE = re.compile(r"101\D?98|40\D?80|101%2e98|40%2e80|(?:lng|lon|lat|longitude|latitude)=", re.IGNORECASE)
PAGES = (
    "", "map/?f=open", "stations/yi-2-t02/", "stations/", "areas/yi-2/", "services/", "exemplars/", "teams/", "awards/",
    "outcomes/", "notices/", "privacy/", "search/?q=热饭", "about/", "offline.html",
)  # fmt: skip


def sent(request: Request) -> str:
    """All that a request tells a server."""
    headers = " ".join(f"{name}: {value}" for name, value in request.headers.items() if name != "user-agent")
    return f"{request.url} {headers} {request.post_data or ''}"


@pytest.mark.parametrize("workers", ["allow", "block"])
def test_no_request_of_a_whole_visit_and_nothing_that_stays_holds_the_position(
    browse: Browse, demo_site: Path, serve_dir: Serve, workers: str
) -> None:
    page = browse("phone", geolocation=HERE, permissions=["geolocation"], service_workers=workers)
    told: list[str] = []
    page.context.on("request", lambda request: told.append(sent(request)))
    address = serve_dir(demo_site, "/demo/")
    page.goto(address)
    page.locator("a.y-hero").tap()
    expect(page.locator("[data-status]")).to_contain_text("刚刚的位置")
    page.locator("[data-filter=toilet]").tap()
    page.locator("[data-action=map]").tap()
    expect(page.locator(".y-pin, .y-cluster").first).to_be_visible()
    page.get_by_role("button", name="放大", exact=True).tap()
    page.locator("[data-action=list]").tap()
    page.locator("[data-list] [data-action=directions]").first.tap()
    expect(page.locator("dialog a[data-link]").first).to_be_visible()
    links = page.locator("dialog a[data-link]").evaluate_all(
        "all => all.map((a) => decodeURIComponent(a.href))"
    )
    page.keyboard.press("Escape")
    for path in PAGES:
        page.goto(address + path)
        expect(page.locator("main")).to_be_visible()
        assert not TRACE.search(page.url.replace(address, ""))
        assert "101.98" not in page.evaluate("document.cookie + JSON.stringify(localStorage)")
    assert len(told) > len(PAGES)
    assert [text for text in told if TRACE.search(text)] == []
    assert [
        link for link in links if "101.98364" in link or "40.80273" in link
    ] == []  # from here: the app knows itself
    kept = page.evaluate(
        """async () => { const found = [];
        for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys())
          found.push(request.url, await (await (await caches.open(name)).match(request)).text());
        return found.filter((text) => text.includes('101.98364') || text.includes('40.80273')).length; }"""
    )
    assert kept == 0
