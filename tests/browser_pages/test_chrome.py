"""The frame of every page: sizes, themes, contrast of states, nothing inline, nothing sideways, one sheet of paper."""

import gzip
import re
from collections.abc import Callable
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, Route, expect

Serve = Callable[..., str]
Browse = Callable[..., Page]

PAGES = {
    "home": "",
    "finder": "map/",
    "stations": "stations/",
    "station": "stations/ding-1-s1/",
    "area": "areas/jia-1/",
    "gallery": "exemplars/",
    "part of the gallery": "exemplars/by/area/ding-1/",
    "story": "exemplars/p-0k9m/",
    "story with everything": "exemplars/p-7k3f/",
    "team": "teams/hongqibing/",
    "award": "awards/gangwei/",
    "outcomes": "outcomes/",
    "outcome": "outcomes/lu-deng/",
    "booklet": "booklets/team-hongqibing/",
    "services": "services/",
    "service": "services/shebao/",
    "search": "search/",
}

CONTRAST = """node => {
  const parse = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const style = getComputedStyle(node);
  const [a, b] = [light(parse(style.color)), light(parse(style.backgroundColor))].sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}"""

SMALL_TARGETS = """least => Array.from(document.querySelectorAll("button, summary, .y-btn, .y-nav a, .y-rows a, .y-picks a, #q"))
  .filter(node => node.offsetParent && node.getBoundingClientRect().height < least - 0.5)
  .map(node => node.outerHTML.slice(0, 80))"""

SMALL_TEXT = """least => Array.from(document.querySelectorAll("body *"))
  .filter(node => node.offsetParent && Array.from(node.childNodes).some(one => one.nodeType === 3 && one.data.trim()))
  .filter(node => parseFloat(getComputedStyle(node).fontSize) < least - 0.01)
  .map(node => node.outerHTML.slice(0, 80))"""


@pytest.fixture
def site(demo_site: Path, serve_dir: Serve) -> str:
    policy = "default-src 'self'; style-src 'self'; script-src 'self'; img-src 'self' data:"
    return serve_dir(demo_site, headers={"Content-Security-Policy": policy})


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_no_page_scrolls_sideways(browse: Browse, site: str, path: str, width: int) -> None:
    page = browse("desk", viewport={"width": width, "height": 780})
    page.goto(site + path, wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_large_text_reaches_60_px_targets_and_18_px_words(phone: Page, site: str, path: str) -> None:
    phone.goto(site + path, wait_until="networkidle")
    phone.get_by_role("button", name="大字").tap()
    assert phone.evaluate(SMALL_TARGETS, 60) == []
    assert phone.evaluate(SMALL_TEXT, 18) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_large_text_and_theme_are_kept_from_page_to_page(phone: Page, site: str) -> None:
    phone.goto(site, wait_until="networkidle")
    phone.get_by_role("button", name="大字").tap()
    phone.get_by_role("button", name="深色").tap()
    phone.goto(site + "services/")
    expect(phone.locator("html")).to_have_attribute("data-size", "large")
    expect(phone.locator("html")).to_have_attribute("data-theme", "dark")
    expect(phone.get_by_role("button", name="深色")).to_have_attribute("aria-pressed", "true")
    phone.get_by_role("button", name="跟随手机").tap()
    expect(phone.locator("html")).not_to_have_attribute("data-theme", "dark")


def test_without_storage_the_switches_still_work_on_the_page(phone: Page, site: str) -> None:
    refuse = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })"
    phone.add_init_script(refuse)
    phone.goto(site, wait_until="networkidle")
    phone.get_by_role("button", name="大字").tap()
    expect(phone.locator("html")).to_have_attribute("data-size", "large")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ["unknown", "open", "soon", "closed", "rest", "ask", "paused", "planned"])
def test_every_state_can_be_read(browse: Browse, site: str, state: str, scheme: str) -> None:
    page = browse("desk", color_scheme=scheme)
    page.goto(site + PAGES["station"], wait_until="networkidle")
    line = page.locator("p.state").first
    line.evaluate(
        "(node, state) => { node.removeAttribute('data-schedule'); node.dataset.state = state; }", state
    )
    assert line.evaluate(CONTRAST) >= 4.5


def test_the_search_field_unfolds_on_a_phone_and_works_without_script(browse: Browse, site: str) -> None:
    page = browse("phone", java_script_enabled=False)
    page.goto(site)
    assert page.locator("input[type=search]").count() == 1
    page.locator("input[type=search]").tap()
    page.keyboard.type("热饭")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_nothing_is_written_inline(demo_site: Path, path: str) -> None:
    text = (demo_site / path / "index.html").read_text(encoding="utf-8")
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", text)
    scripts = re.findall(r"<script(?![^>]*\ssrc=)([^>]*)>", text)
    assert all("application/ld+json" in attributes for attributes in scripts)


def test_a_station_prints_on_one_sheet_whatever_the_theme(browse: Browse, site: str) -> None:
    page = browse("desk", color_scheme="dark")
    page.goto(site + "stations/ding-1-s1/")  # the one with everything
    sheet = page.pdf(prefer_css_page_size=True)
    assert re.findall(rb"/Type\s*/Pages\b.*?/Count (\d+)|/Count (\d+)", sheet, re.DOTALL)[0] in (
        (b"1", b""),
        (b"", b"1"),
    )


def test_the_style_sheet_stays_small_and_written_by_hand() -> None:
    sheet = (files("generator.browser") / "app.css").read_bytes()
    assert len(gzip.compress(sheet)) <= 12_000
    assert max(len(line) for line in sheet.decode().splitlines()) < 200


CONTRASTS = """() => {
  const pen = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  const light = (colour) => {
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [red, green, blue] = Array.from(pen.getImageData(0, 0, 1, 1).data, (one) => {
      const part = one / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratio = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const probe = document.body.appendChild(document.createElement("i"));
  const of = (name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const pairs = [["--on-red", "--red"], ["--red-text", "--paper"], ["--red-text", "--card"], ["--red-text", "--red-soft"]];
  return Object.fromEntries(pairs.map(([one, other]) => [one + " on " + other, ratio(of(one), of(other))]));
}"""


@pytest.mark.parametrize(
    "accent", ["#ffcc00", "#7fd4ff", "#ff0000", "#008000", "#b4232c", "#0000ff", "#000000"]
)
def test_every_accent_can_be_read_in_the_light_and_in_the_dark(
    browse: Browse, demo_site: Path, serve_dir: Serve, accent: str
) -> None:
    address = serve_dir(demo_site)
    for scheme in ("light", "dark"):
        page = browse("phone", color_scheme=scheme)
        page.goto(address)
        page.add_style_tag(content=f":root {{ --y-red: {accent} !important; }}")
        expect(page.locator("html")).to_have_attribute("data-accent", re.compile(".*"))
        found = page.evaluate(CONTRASTS)
        assert min(found.values()) >= 4.5, (scheme, found)
        coloured = page.locator(".y-more").first.evaluate(
            "one => getComputedStyle(one).color !== getComputedStyle(document.body).color"
        )
        assert coloured, "the accent is seen in the dark too"


@pytest.mark.parametrize(
    ("path", "links"),
    [
        ("exemplars/p-7k3f/", ".y-sources a, .y-dots a"),
        ("areas/jia-2/", ".y-dots a"),
        ("exemplars/by/area/yi-2/", ".y-quiet > a"),
        ("awards/zuimei/", ".y-quiet > a:only-child"),
    ],
)
def test_a_link_that_stands_alone_is_as_tall_as_a_finger(
    phone: Page, site: str, path: str, links: str
) -> None:
    phone.goto(site + path)
    expect(phone.locator(links).first).to_be_visible()
    boxes = [link.bounding_box() for link in phone.locator(links).all()]
    assert min(box["height"] for box in boxes if box) >= 48


SETTINGS = {
    "site_name": "测试区",
    "site_url": "https://example.org/",
    "docs_dir": "content",
    "plugins": [
        {
            "yitu": {
                "grayscale_on": ["2026-12-13", "2027-04-04"],
                "privacy": {"handler": "测试区", "contact": "000-0000", "purpose": "试", "retention": "一年"},
            }
        }
    ],
}
SHANGHAI = ZoneInfo("Asia/Shanghai")


def test_on_its_days_the_site_is_grey_whenever_it_was_built(
    browse: Browse, site_folder: Callable[..., Path], cli_ok: Callable[..., str], serve_dir: Serve
) -> None:
    folder = site_folder({"mkdocs.yml": SETTINGS, "stations.yml": [{"id": "a", "name": "甲驿站"}]})
    cli_ok("build", "--date", "2026-12-13", cwd=folder)
    address = serve_dir(folder / "site")
    # A phone in another zone, at the edges of the day in China.
    for day, hour, minute, gray in (
        (13, 0, 1, True),
        (13, 23, 59, True),
        (12, 23, 59, False),
        (14, 0, 1, False),
    ):
        page = browse("phone", timezone_id="America/New_York")
        page.clock.install(time=datetime(2026, 12, day, hour, minute, tzinfo=SHANGHAI))
        page.goto(address, wait_until="networkidle")
        look = page.evaluate("getComputedStyle(document.documentElement).filter")
        assert (look == "grayscale(1)") is gray, (day, hour)
        page.close()


def test_wechat_passes_pages_on_by_its_menu_and_other_browsers_by_theirs(browse: Browse, site: str) -> None:
    wechat = browse("phone")
    wechat.add_init_script("navigator.share = () => Promise.resolve();")
    wechat.goto(site + PAGES["station"], wait_until="networkidle")
    expect(wechat.locator("[data-share]")).to_contain_text("右上角 ··· 转发")
    expect(wechat.locator("[data-share] button")).to_be_hidden()
    other = browse("desk")
    other.add_init_script("navigator.share = (what) => { window.shared = what; return Promise.resolve(); };")
    other.goto(site + PAGES["station"] + "#go", wait_until="networkidle")
    other.locator("[data-share] button").click()
    assert other.evaluate("window.shared.url") == site + PAGES["station"]
    none = browse("desk")
    none.add_init_script("Object.defineProperty(navigator, 'share', { value: undefined });")
    none.goto(site + PAGES["station"], wait_until="networkidle")
    expect(none.locator("[data-share]")).to_be_hidden()


def test_a_menu_that_goes_on_shows_it_and_the_present_entry_is_in_sight(browse: Browse, site: str) -> None:
    page = browse("phone")
    page.goto(site, wait_until="networkidle")
    menu = page.locator(".y-nav")
    expect(menu).to_have_attribute("data-rest", "")
    assert menu.evaluate("(node) => getComputedStyle(node, '::after').content") == '"›"'
    menu.evaluate("(node) => { node.scrollLeft = 9999; }")
    expect(menu).not_to_have_attribute("data-rest", "")
    page.goto(site + "awards/", wait_until="networkidle")
    expect(page.locator(".y-nav [aria-current]")).to_be_in_viewport(ratio=0.6)


def test_the_present_entry_is_in_sight_also_where_the_style_sheet_comes_late(
    browse: Browse, site: str
) -> None:
    page = browse("phone")
    late: list[Route] = []
    page.route("**/app.css", lambda route: late.append(route))
    page.goto(site + "awards/", wait_until="commit")
    # Nothing is painted before the style sheet is there, so no frame may be waited for.
    ready = (
        "() => document.querySelector('.y-nav [aria-current]') && document.documentElement.dataset.js === ''"
    )
    page.wait_for_function(ready, polling=50)
    late.pop().continue_()
    page.wait_for_load_state("load")
    expect(page.locator(".y-nav [aria-current]")).to_be_in_viewport(ratio=1)
    right = page.locator(".y-nav [aria-current]").evaluate("node => node.getBoundingClientRect().right")
    assert right <= 320, "not below the fade"


@pytest.mark.parametrize("path", [PAGES["home"], PAGES["finder"], PAGES["station"]])
def test_at_twice_the_size_nothing_goes_sideways(browse: Browse, site: str, path: str) -> None:
    """200 % of a phone is 180 CSS pixels; the map has a width of its own and is left out."""
    page = browse("phone", viewport={"width": 180, "height": 390})
    page.goto(site + path, wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 180
    wide = browse("desk", viewport={"width": 640, "height": 400}, forced_colors="active")
    wide.goto(site + path, wait_until="networkidle")
    assert wide.evaluate("document.documentElement.scrollWidth") <= 640
    edges = wide.locator(".y-btn, .y-filter, .state").evaluate_all(
        "all => all.filter((n) => n.offsetParent).map((n) => getComputedStyle(n).borderTopStyle)"
    )
    assert "none" not in edges
