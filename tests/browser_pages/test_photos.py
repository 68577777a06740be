"""Photos and codes as a browser shows them: late, without moving what stands around them; paper of one page."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, Route, expect

WITH_PHOTOS = "stations/jia-1-p1/"
FULLEST = ("stations/jia-1-p1/", "stations/yi-2-t02/", "stations/ding-2-01dq/")
Serve = Callable[..., str]


def pages_of(sheet: bytes) -> int:
    return sheet.count(b"/Type /Page\n") + sheet.count(b"/Type /Page ")


def farther(route: Route) -> None:
    response = route.fetch()
    route.fulfill(response=response, body=response.text() + "\n.y-photos { margin-top: 5000px; }")


def test_a_photo_is_fetched_when_it_comes_near_and_moves_nothing(
    demo_site: Path, serve_dir: Serve, phone: Page
) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(e => { window.moved += e.value; }))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    # Chromium begins to load two screens ahead: the photos are put further away than that.
    phone.route("**/app.css", farther)
    phone.goto(serve_dir(demo_site) + WITH_PHOTOS)
    assert not [url for url in asked if "/media/" in url]
    photo = phone.locator(".y-photo img").first
    box = photo.bounding_box()
    photo.scroll_into_view_if_needed()
    expect(photo).to_have_js_property("complete", True)
    phone.wait_for_function("() => document.querySelector('.y-photo img').naturalWidth > 0")
    after = photo.bounding_box()
    assert box and after and (box["width"], box["height"]) == (after["width"], after["height"])
    assert abs(after["width"] / after["height"] - 4 / 3) < 0.02
    assert phone.evaluate("window.moved") < 0.05
    (first, *_) = [url for url in asked if "/media/" in url]
    assert first.endswith(".webp")


def test_a_station_prints_on_one_page_with_a_code_that_the_screen_does_not_show(
    demo_site: Path, serve_dir: Serve, page: Page
) -> None:
    address = serve_dir(demo_site)
    for path in FULLEST:
        page.goto(address + path)
        code = page.locator(".y-qr svg")
        expect(code).to_be_hidden()
        page.emulate_media(media="print")
        expect(code).to_be_visible()
        assert f"https://example.invalid/demo/{path}" in str(code.get_attribute("aria-label"))
        box = code.bounding_box()
        assert box and 90 < box["width"] < 110  # 26 mm
        assert pages_of(page.pdf(prefer_css_page_size=True)) == 1, path
        page.emulate_media(media="screen")


def test_a_portrait_stands_beside_the_name_and_its_credit_is_read(
    demo_site: Path, serve_dir: Serve, phone: Page
) -> None:
    phone.goto(serve_dir(demo_site) + "exemplars/p-7k3f/")
    portrait = phone.locator(".y-portrait img")
    expect(portrait).to_be_visible()
    expect(phone.locator(".y-portrait figcaption")).to_have_text("摄影：示例日报")
    expect(phone.locator(".y-prose .y-photo img")).to_have_attribute("alt", "换电点旁边一排新装的水龙头")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
