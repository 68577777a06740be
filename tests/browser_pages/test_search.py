"""Search: the module by the shared vectors, the field on a page of 示例区."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from generator.render.exports import Entry
from generator.search import search_data
from generator.search.index import INDEX

Run = Callable[..., Any]
VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "search.json").read_text(encoding="utf-8"))
SITE = {"site.js": "export const nothing = 0;"}

FOUND = """
import { fold, grouped, marked, prepare, search, termsOf } from "/browser/search.js";
export default ({ folds, index, queries }) => {
  const ready = prepare(index);
  return {
    folds: folds.map(fold),
    urls: queries.map((query) => search(ready, termsOf(query)).map((hit) => hit.url)),
    kinds: grouped(search(ready, termsOf("新街口"))).map((group) => [group.kind, group.hits.length]),
    marks: marked("中山路 18 号，到ＷｉＦｉ往东", ["wifi", "18"], 2).map((part) => [part.text, part.hit]),
    whole: marked("热饭", ["没有"], 0).map((part) => part.text),
  };
};
"""


def test_the_browser_folds_and_finds_as_the_vectors_say(run_module: Run) -> None:
    entries = [Entry(**entry) for entry in VECTORS["entries"]]
    given = {
        "folds": [case["text"] for case in VECTORS["fold"]],
        "index": json.loads(search_data(entries)[INDEX]),
        "queries": [case["query"] for case in VECTORS["queries"]],
    }
    found = run_module(FOUND, given, overlay=SITE)
    assert found["folds"] == [case["folded"] for case in VECTORS["fold"]]
    for case, urls in zip(VECTORS["queries"], found["urls"], strict=True):
        assert urls == case["urls"], case["query"]
    assert found["kinds"] == [["驿站", 2], ["服务", 1]]
    assert found["marks"] == [["…", False], ["路 ", False], ["18", True], [" 号", False], ["…", False]]
    assert found["whole"] == ["热饭"]


def open_home(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#q").focus()


def test_typing_two_characters_shows_what_the_whole_site_has_by_kind(
    phone: Page, demo_site: Path, serve_dir: Callable[..., str]
) -> None:
    open_home(phone, serve_dir(demo_site, "/sub/"))
    phone.keyboard.type("示例大街通宵")
    result = phone.locator("[data-search-results] a").first
    expect(result.locator("mark")).to_have_text("示例大街通宵")
    assert phone.locator("[data-search-results] h2").first.inner_text().startswith("驿站")
    phone.keyboard.press("ArrowDown")
    expect(result).to_be_focused()
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/sub/stations/yi-2-t01/")


def test_hostile_queries_are_text_and_escape_closes_the_results(
    page: Page, demo_site: Path, serve_dir: Callable[..., str]
) -> None:
    open_home(page, serve_dir(demo_site))
    results = page.locator("[data-search-results]")
    for query in ("<img src=x onerror=alert(1)>", "__proto__", "\\u{", "'\"`${x}", "constructor", "%00"):
        page.locator("#q").fill(query)
        expect(results).to_contain_text(query)
        expect(results).to_contain_text("没有找到")
    assert page.locator("[data-search-results] img").count() == 0
    page.keyboard.press("Escape")
    expect(results).to_be_hidden()


def test_the_index_is_fetched_only_when_the_field_is_used_and_never_twice(
    page: Page, demo_site: Path, serve_dir: Callable[..., str]
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(serve_dir(demo_site))
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/search/" in url]
    page.locator("#q").fill("驿站")
    page.locator("#q").fill("驿站驿站")
    expect(page.locator("[data-search-results]")).to_contain_text("没有找到")
    assert len([url for url in asked if "data/search/" in url]) == 1


def test_a_missing_index_is_said_and_the_next_try_works(
    page: Page, demo_site: Path, serve_dir: Callable[..., str], witness: Any
) -> None:
    witness.expect("console_errors")  # Chromium reports the 404 that this test makes
    page.route("**/data/search/*", lambda route: route.fulfill(status=404))
    page.goto(serve_dir(demo_site))
    page.locator("#q").fill("驿站")
    expect(page.locator("[data-search-results]")).to_contain_text("刷新")
    page.unroute("**/data/search/*")
    page.locator("#q").fill("驿站 示例")
    expect(page.locator("[data-search-results] a").first).to_be_visible()


def test_the_search_page_answers_a_shared_address(
    phone: Page, demo_site: Path, serve_dir: Callable[..., str]
) -> None:
    phone.goto(serve_dir(demo_site) + "search/?q=%E7%83%AD%E9%A5%AD")
    expect(phone.locator("[data-search-page] a").first).to_be_visible()
    assert phone.locator("#q").input_value() == "热饭"
    assert "热饭" in phone.locator("[data-search-page]").inner_text()
