"""Recognition as a reader meets it: the gallery's filters, the measure of a story, its paper."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

Serve = Callable[..., str]
Run = Callable[..., Any]

SHOWN = "all => all.filter(one => one.offsetParent).map(one => one.id)"


@pytest.fixture
def gallery(demo_site: Path, serve_dir: Serve) -> str:
    return serve_dir(demo_site, headers={"Content-Security-Policy": "default-src 'self'"}) + "exemplars/"


def shown(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all("[data-in]", SHOWN)
    return found


def within(demo_site: Path, *parts: str) -> set[str]:
    """Who stands on all of these pages of the gallery, as a reader without script sees them."""
    pages = [
        (demo_site / "exemplars" / "by" / part / "index.html").read_text(encoding="utf-8") for part in parts
    ]
    return set.intersection(
        *(set(re.findall(r'<article class="y-card y-person" id="([^"]+)"', page)) for page in pages)
    )


def test_filters_are_combined_and_stand_in_the_address(gallery: str, demo_site: Path, phone: Page) -> None:
    phone.goto(gallery)
    everybody = shown(phone)
    phone.locator("summary").first.tap()
    phone.locator('[data-filter="area"][data-key="yi-2"]').tap()
    assert phone.url == gallery + "?area=yi-2"
    assert set(shown(phone)) == within(demo_site, "area/yi-2") and len(shown(phone)) > 1
    phone.locator('[data-filter="year"][data-key="2026"]').tap()
    assert phone.url == gallery + "?year=2026&area=yi-2"
    both = shown(phone)
    assert set(both) == within(demo_site, "area/yi-2", "year/2026") and both
    expect(phone.locator("[data-found]")).to_contain_text(f"2026年、乙二街道：{len(both)} 位（支）")
    phone.go_back()
    assert set(shown(phone)) == within(demo_site, "area/yi-2")
    phone.go_back()
    assert shown(phone) == everybody and phone.locator("[data-found]").is_hidden()


def test_a_shared_address_shows_the_same_and_what_it_does_not_know_it_leaves_out(
    gallery: str, demo_site: Path, phone: Page
) -> None:
    phone.goto(gallery + "?area=yi-2&year=2026&team=nobody&x=%3Cb%3E")
    assert set(shown(phone)) == within(demo_site, "area/yi-2", "year/2026")
    phone.locator("[data-all]").tap()
    assert phone.url == gallery and len(shown(phone)) == phone.locator("[data-in]").count()
    phone.goto(gallery + "?area=nowhere")
    assert len(shown(phone)) == phone.locator("[data-in]").count()


def test_each_count_is_what_choosing_it_shows(gallery: str, page: Page) -> None:
    page.goto(gallery + "?year=2026")
    page.locator("summary").first.click()
    links = page.locator("[data-filter]:visible").all()
    promised = [
        (int(link.locator("[data-count]").inner_text()), link.evaluate("one => one.href")) for link in links
    ]
    assert len(promised) > 8
    for count, address in promised:
        assert count > 0 or address == gallery
        page.goto(str(address))
        if "year=" in str(address):
            assert len(shown(page)) == count, address


def test_what_is_chosen_can_be_put_back_and_an_empty_group_has_no_heading(gallery: str, page: Page) -> None:
    page.goto(gallery)
    page.locator("summary").first.click()
    chosen = page.locator('[data-filter="area"]').first
    chosen.click()
    expect(chosen).to_have_attribute("aria-current", "true")
    for group in page.locator("[data-group]:visible").all():
        assert group.locator("[data-in]:visible").count()
    for heading in page.locator("[data-facet]:visible").all():
        assert page.locator(f'[data-filter="{heading.get_attribute("data-facet")}"]:visible').count()
    chosen.click()
    expect(chosen).not_to_have_attribute("aria-current", "true")
    assert page.url == gallery


def test_a_part_leads_to_the_whole_gallery_with_both_chosen(
    gallery: str, demo_site: Path, page: Page
) -> None:
    page.goto(gallery + "by/area/yi-2/")
    page.locator('[data-filter="year"][data-key="2026"]').click()
    page.wait_for_url(gallery + "?year=2026&area=yi-2")
    assert set(shown(page)) == within(demo_site, "area/yi-2", "year/2026")


def test_without_script_every_filter_is_a_page(gallery: str, browse: Callable[..., Page]) -> None:
    page = browse("phone", java_script_enabled=False)
    page.goto(gallery)
    page.locator("summary").first.tap()
    page.locator('[data-filter="area"][data-key="yi-2"]').tap()
    page.wait_for_url(gallery + "by/area/yi-2/")
    assert page.locator(".y-person").count() > 1


def test_the_script_counts_each_filter_beside_the_others(run_module: Run) -> None:
    source = """
    import { chosenIn, narrowed, queryOf } from "/browser/exemplars.js";
    const facets = ["award", "year", "area"];
    const people = [["a", "2025", "x"], ["a", "2026", "y"], ["", "2026", "x"]].map((row) => ({
      keys: Object.assign({}, ...facets.map((facet, at) => (row[at] ? { [facet]: new Set([row[at]]) } : {}))),
    }));
    export default (chosen) => {
      const { shown, counts } = narrowed(people, chosen, facets);
      const flat = (map) => Array.from(map).sort();
      return [shown, facets.map((facet) => flat(counts[facet])), queryOf(chosen, facets),
        chosenIn("?year=2026&award=zzz&area=x&area=y", new Map([["year", new Set(["2026"])], ["award", new Set(["a"])], ["area", new Set(["x"])]]))];
    };
    """
    counted = [[["a", 1]], [["2025", 1], ["2026", 2]], [["x", 1], ["y", 1]]]
    found = run_module(source, {"year": "2026"})
    assert found == [[False, True, True], counted, "?year=2026", {"year": "2026", "area": "x"}]
    assert run_module(source, {"year": "2026", "award": "a", "area": "x"})[0] == [False, False, False]


# -- reading -----------------------------------------------------------------------------------------------

MEASURE = """node => { const style = getComputedStyle(node);
  return [parseFloat(style.fontSize), parseFloat(style.lineHeight) / parseFloat(style.fontSize), node.clientWidth / parseFloat(style.fontSize)]; }"""


@pytest.mark.parametrize(("width", "least", "most"), [(360, 18, 22), (768, 34, 38), (1280, 34, 38)])
@pytest.mark.parametrize("path", ["exemplars/p-7k3f/", "teams/hongqibing/", "outcomes/lu-deng/"])
def test_a_story_is_set_in_eighteen_pixels_and_lines_that_can_be_read(
    demo_site: Path, serve_dir: Serve, page: Page, path: str, width: int, least: int, most: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(serve_dir(demo_site) + path)
    size, height, letters = page.eval_on_selector(".y-prose", MEASURE)
    assert size == 18 and abs(height - 1.85) < 0.01
    assert least <= letters <= most


@pytest.mark.parametrize("path", ["exemplars/p-7k3f/", "outcomes/lu-deng/", "booklets/team-hongqibing/"])
def test_on_paper_nothing_is_wider_than_the_page_and_the_text_is_twelve_points(
    demo_site: Path, serve_dir: Serve, page: Page, path: str
) -> None:
    page.goto(serve_dir(demo_site) + path)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 688, "height": 1047})  # A4 without its margins, at 96 dpi
    assert page.evaluate("document.documentElement.scrollWidth") <= 688
    assert page.eval_on_selector(".y-prose", MEASURE)[0] == 16
    for gone in (".y-nav", ".y-prevnext", ".y-related", ".y-theme"):
        assert not page.locator(gone).is_visible() if page.locator(gone).count() else True
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", page.pdf(prefer_css_page_size=True))
    assert box and [round(float(side)) for side in box.groups()] == [595, 842]


def test_how_far_an_outcome_has_come_is_on_paper_too(demo_site: Path, serve_dir: Serve, page: Page) -> None:
    page.goto(serve_dir(demo_site) + "outcomes/lu-deng/")
    page.emulate_media(media="print")
    expect(page.locator(".y-top .state")).to_be_visible()


# -- nothing empty -----------------------------------------------------------------------------------------

ROOMS = ("exemplars", "teams", "awards", "outcomes", "stories", "booklets", "areas", "services")


class Sections(HTMLParser):
    """Every section of a page with its heading and what else it says or shows."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[list[str]] = []
        self.inside: list[str] = []
        self.bare: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside.append(tag)
        if tag == "section":
            self.open.append(["", ""])
        if tag == "img" and self.open:
            self.open[-1][1] += "picture"

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop() != tag:
            pass
        if tag == "section":
            heading, rest = self.open.pop()
            if not heading.strip() or not rest.strip():
                self.bare.append(f"<{heading.strip()}>")

    def handle_data(self, data: str) -> None:
        for section in self.open:
            section[0 if {"h2", "h3"} & set(self.inside) and not section[1] else 1] += data.strip()


def test_no_section_is_a_heading_with_nothing_below_it(demo_site: Path) -> None:
    bare = []
    pages = [path for room in ROOMS for path in (demo_site / room).rglob("*.html")]
    assert len(pages) > 100
    for path in pages:
        reader = Sections()
        reader.feed(path.read_text(encoding="utf-8").partition("<main")[2].partition("</main>")[0])
        bare += [f"{path.relative_to(demo_site)} {heading}" for heading in reader.bare]
    assert not bare
