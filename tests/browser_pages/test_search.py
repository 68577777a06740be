"""Search: the module by the shared vectors, the field on a page of 示例区."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from generator.render.exports import Entry
from generator.search import INDEX, search_data
from generator.search.bodies import bucket_of
from generator.search.text import pairs_for

Run = Callable[..., Any]
VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "search.json").read_text(encoding="utf-8"))

FOUND = """
import { folding } from "/browser/han.js";
import { book, fill, groups, scores, termsOf } from "/browser/book.js";
export default ({ pairs, folds, files, index, queries }) => {
  const shared = files[index];
  const books = [shared, files[shared.people]].map(book);
  for (const owner of books) for (const block of owner.blocks) fill(owner, block, files[block.name].text);
  const foldAll = (text) => books.reduce((folded, owner) => owner.fold(folded), text);
  const answer = (query) => {
    const terms = termsOf(query, foldAll, shared.same);
    return groups(books, books.map((owner) => terms.length ? scores(owner, terms) : []), 40);
  };
  return {
    folds: folds.map(folding(pairs)),
    found: queries.map((query) => [].concat(...answer(query).map((group) => group.hits))
      .sort((a, b) => b.score - a.score).map((hit) => hit.owner.url[hit.row])),
    kinds: answer("新街口").map((group) => [group.kind, group.count]),
    best: groups(books, books.map((owner) => scores(owner, termsOf("驿站", foldAll, []))), 1).map((group) =>
      [group.kind, group.count, group.hits.length]),
  };
};
"""


def test_the_browser_folds_and_finds_as_the_vectors_say(run_module: Run) -> None:
    entries = [Entry(**entry) for entry in VECTORS["entries"]]
    files = search_data(entries, synonyms=VECTORS["synonyms"])
    given = {
        "pairs": pairs_for("".join(case["text"] for case in VECTORS["fold"])),
        "folds": [case["text"] for case in VECTORS["fold"]],
        "files": {path: json.loads(content) for path, content in files.items()},
        "index": INDEX,
        "queries": [case["query"] for case in VECTORS["queries"]],
    }
    found = run_module(FOUND, given)
    assert found["folds"] == [case["folded"] for case in VECTORS["fold"]]
    for case, urls in zip(VECTORS["queries"], found["found"], strict=True):
        expected = set(case["urls"]) if case.get("unordered") else case["urls"]
        assert (set(urls) if case.get("unordered") else urls) == expected, case["query"]
    assert found["kinds"] == [["驿站", 2], ["服务", 1], ["好事", 1]]
    assert found["best"] == [["驿站", 2, 1], ["服务", 1, 1]]


MARKS = """
import { book } from "/browser/book.js";
import { marked, markedTitle } from "/browser/marks.js";
const plain = (text) => text.toLowerCase();
const term = (text, letters) => ({ text, others: [], letters: letters || "" });
const shown = (parts) => parts && parts.map((part) => part.hit ? "[" + part.text + "]" : part.text).join("");
export default (raw) => {
  const owner = book(raw);
  return [
    shown(marked("中山路 18 号，到 WiFi 往东", plain, [term("wifi"), term("18")], 2)),
    shown(marked("没有的词", plain, [term("热饭")], 0)),
    shown(marked("热饭热饭", plain, [term("热饭热"), term("饭热")], 0)),
    shown(marked("🔥🔥🔥灭火🔥🔥🔥🔥", plain, [term("灭火")], 3)),
    shown(markedTitle(owner, 0, [term("xjk", "xjk")])),
    shown(markedTitle(owner, 0, [term("新jiek", "新jiek"), term("驿站")])),
  ];
};
"""


def test_hits_are_marked_in_their_place_and_long_texts_are_cut_around_them(run_module: Run) -> None:
    entry = Entry("驿站", "老新街口驛站", "stations/a/")
    found = run_module(MARKS, json.loads(search_data([entry])[INDEX]))
    assert found == [
        "…路 [18] 号…",
        None,
        "[热饭热]饭",
        "…🔥🔥[灭火]🔥🔥…",
        "老[新街口]驛站",
        "老[新街口][驛站]",
    ]


PATIENCE = """
import { book, groups, scores, termsOf } from "/browser/book.js";
export default (raw) => {
  const owner = book(raw);
  const started = performance.now();
  for (const query of ["a".repeat(30), "anan".repeat(7), "阿an".repeat(20)]) {
    groups([owner], [scores(owner, termsOf(query, owner.fold, []))], 6);
  }
  return performance.now() - started;
};
"""


def test_readings_that_could_be_cut_in_countless_ways_take_no_time(run_module: Run) -> None:
    entries = [Entry("驿站", "安阿" * 100, f"stations/{n}/") for n in range(50)]
    assert run_module(PATIENCE, json.loads(search_data(entries)[INDEX])) < 500


BUCKETS = 'import { bucketOf } from "/browser/shelf.js"; export default (pairs) => pairs.map((pair) => bucketOf(pair, 7));'


def test_python_and_the_browser_count_pairs_alike(run_module: Run) -> None:
    pairs = ["灭火", "wi", "火🔥", "🔥🔥", "𠮷a", "中，"]
    assert run_module(BUCKETS, pairs) == [bucket_of(pair, 7) for pair in pairs]


WITHDRAWN = "辰师傅"


def open_home(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#q").focus()


def status(page: Page) -> Locator:
    return page.locator("[data-search-results] [role=status]")


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


def test_a_hit_shows_its_address_and_what_was_found_in_it(
    phone: Page, demo_site: Path, serve_dir: Callable[..., str]
) -> None:
    open_home(phone, serve_dir(demo_site))
    phone.keyboard.type("微波炉")
    hit = phone.locator("[data-search-results] a", has_text="示例大街通宵驿站")
    expect(hit.locator(".y-snippet mark")).to_have_text("微波炉")
    expect(hit.locator(".y-quiet").first).to_contain_text("示例大街2号")
    headings = phone.locator("[data-search-results] h2").all_inner_texts()
    assert "驿站" in {heading.split()[0] for heading in headings}
    assert len(headings) > 1


def test_back_closes_the_results_before_the_page(
    phone: Page, demo_site: Path, serve_dir: Callable[..., str]
) -> None:
    address = serve_dir(demo_site)
    phone.goto(address + "privacy/")
    open_home(phone, address)
    results = phone.locator("[data-search-results]")
    for leave in ("back", "escape", "beside"):
        phone.locator("#q").focus()
        phone.locator("#q").fill("示例大街")
        expect(results).to_be_visible()
        if leave == "back":
            phone.go_back()
        elif leave == "escape":
            phone.keyboard.press("Escape")
        else:
            phone.locator(".y-foot").click(position={"x": 5, "y": 5})
        expect(results).to_be_hidden()
        phone.wait_for_function("() => !history.state || !(history.state.layers || []).length")
        assert phone.url == address
    phone.go_back()
    phone.wait_for_url("**/privacy/")


def test_hostile_queries_are_text_and_escape_closes_the_results(
    page: Page, demo_site: Path, serve_dir: Callable[..., str]
) -> None:
    open_home(page, serve_dir(demo_site))
    results = page.locator("[data-search-results]")
    hostile = (
        "<img src=x onerror=alert(1)>",
        "__proto__",
        "\\u{",
        "'\"`${x}",
        "constructor",
        "%00",
        "(.*)+$",
        "🔥",
        "长" * 200,
    )
    for query in hostile:
        page.locator("#q").fill(query)
        expect(results).to_contain_text("没有找到“" + query[:80])
    page.locator("#q").evaluate(
        "field => { field.value = '\\ud83d x'; field.dispatchEvent(new Event('input')); }"
    )
    expect(results).to_contain_text("没有找到")
    assert page.locator("[data-search-results] img").count() == 0
    page.keyboard.press("Escape")
    expect(results).to_be_hidden()


def test_the_index_is_fetched_only_when_the_field_is_used_and_nothing_twice(
    page: Page, demo_site: Path, serve_dir: Callable[..., str]
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(serve_dir(demo_site))
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/search/" in url or "/people/" in url]
    for query in ("驿站", "驿站驿站", "没有这种词"):
        page.locator("#q").fill(query)
        expect(status(page)).to_contain_text("条" if query == "驿站" else "没有找到")
    found = [url for url in asked if "/data/search/" in url or "/data/people/" in url]
    assert len(found) == len(set(found)) > 2


def test_files_of_persons_are_asked_for_without_being_kept(
    page: Page, demo_site: Path, serve_dir: Callable[..., str]
) -> None:
    page.add_init_script(
        """window.asked = [];
        const own = window.fetch;
        window.fetch = (address, options) => {
          window.asked.push([new URL(address).pathname, options.cache]);
          return own(address, options);
        };"""
    )
    open_home(page, serve_dir(demo_site))
    page.locator("#q").fill("样板四路换电")
    expect(page.locator("[data-search-results] mark").first).to_have_text("样板四路换电")
    found = [cache for path, cache in page.evaluate("window.asked") if "/people/" in path]
    assert found == ["no-store"] * 2, "the index of persons and their stories"


@pytest.mark.parametrize(
    ("query", "kind", "title", "marked"),
    [
        ("拖开两辆", "身边的好事", "甲师傅", "拖开两辆"),
        ("锂电池复燃很快", "身边的好事", "甲师傅", "锂电池复燃很快"),
        ("灭了以后怎么办", "身边的好事", "甲师傅", "灭了以后怎么办"),
        ("念给值班员", "本站的页面", "骑手常问", "念给值班员"),
        ("热饭", "按条件找", "有微波炉的驿站", "微波炉"),
        ("熱飯", "按条件找", "有微波炉的驿站", "微波炉"),
        ("叮一下", "按条件找", "有微波炉的驿站", "微波炉"),
        ("jsf", "身边的好事", "甲师傅", "甲师傅"),
        ("jiayijiedao", "街道社区", "甲一街道", "甲一街道"),
        ("ＡＥＤ", "按条件找", "有AED的驿站", "AED"),
    ],
)
def test_everything_is_found_by_any_of_its_words(
    phone: Page,
    demo_site: Path,
    serve_dir: Callable[..., str],
    query: str,
    kind: str,
    title: str,
    marked: str,
) -> None:
    phone.goto(serve_dir(demo_site) + "search/?" + urlencode({"q": query}))
    lists = phone.locator("[data-search-page] div")
    group = lists.locator("h2", has_text=kind).locator("+ ul")
    hit = group.locator("a", has=phone.locator("strong", has_text=title)).first
    expect(hit).to_be_visible()
    assert marked in hit.locator("mark").all_inner_texts()


def test_who_withdrew_is_in_no_file_of_the_search(demo_site: Path) -> None:
    files = [*(demo_site / "data" / "search").iterdir(), *(demo_site / "data" / "people").iterdir()]
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    assert "甲师傅" in text
    assert "p-6a2n" not in text and WITHDRAWN not in text


def test_names_of_persons_stand_in_no_shared_file(demo_site: Path) -> None:
    people = demo_site / "data" / "people"
    names = json.loads(next(people.glob("search-*.json")).read_text(encoding="utf-8"))["title"]
    shared = "".join(file.read_text(encoding="utf-8") for file in (demo_site / "data" / "search").iterdir())
    assert len(names) > 10
    assert not [name for name in names if f'"{name}"' in shared]


# -- many bodies -------------------------------------------------------------------------------------------

FILLER = "那天下着雨，他刚送完上午的最后一单，正往驿站走。" * 500


def many_bodies(page: Page, *, lost: str = "") -> list[str]:
    """Twelve long stories in place of the site's own index; answers with what is asked for."""
    entries = [
        Entry("故事", f"第{n}篇", f"stories/{n}/", "", f"{FILLER}灭火器{'丙乙' if n == 9 else '丁'}{n}")
        for n in range(12)
    ]
    files = search_data(entries)
    asked: list[str] = []

    def answer(route: Route) -> None:
        name = "data/search/" + route.request.url.rsplit("/", 1)[1]
        asked.append(name)
        body = files[name].decode()
        route.fulfill(
            body=body[: len(body) // 2] if lost and lost in body else body, content_type="application/json"
        )

    page.route("**/data/search/*", answer)
    return asked


def test_only_bodies_that_may_hold_the_words_are_fetched(
    page: Page, demo_site: Path, serve_dir: Callable[..., str]
) -> None:
    asked = many_bodies(page)
    open_home(page, serve_dir(demo_site))
    page.locator("#q").fill("灭火器丙乙")
    expect(page.locator("[data-search-results] a strong")).to_have_text(["第9篇"])
    expect(status(page)).to_have_text("找到 1 条")
    assert len(asked) <= 1 + 4 + 1, "the index, a table for each pair, one block"


def test_more_bodies_are_read_on_request(page: Page, demo_site: Path, serve_dir: Callable[..., str]) -> None:
    many_bodies(page)
    open_home(page, serve_dir(demo_site))
    page.locator("#q").fill("灭火器")
    expect(status(page)).to_have_text("找到 8 条")
    page.get_by_role("button", name="接着找").click()
    expect(status(page)).to_have_text("找到 12 条")
    expect(page.get_by_role("button", name="接着找")).to_have_count(0)
    page.get_by_role("link", name="看全部 12 条").click()
    page.wait_for_url("**/search/?q=*")


def test_a_body_that_came_in_half_is_said_and_the_rest_stays(
    page: Page, demo_site: Path, serve_dir: Callable[..., str]
) -> None:
    many_bodies(page, lost="丙乙9")
    open_home(page, serve_dir(demo_site))
    page.locator("#q").fill("第9篇")
    expect(page.locator("[data-search-results] a strong")).to_have_text(["第9篇"])
    page.locator("#q").fill("灭火器丙乙")
    expect(page.locator("[data-search-results]")).to_contain_text(
        "正文没有读全：站点数据没有传完整，请再试一次。"
    )


def test_missing_persons_are_said_and_come_with_the_next_try(
    page: Page, demo_site: Path, serve_dir: Callable[..., str], witness: Any
) -> None:
    witness.expect("console_errors")  # Chromium reports the 404 that this test makes
    page.route("**/data/people/*", lambda route: route.fulfill(status=404))
    open_home(page, serve_dir(demo_site))
    page.locator("#q").fill("师傅")
    expect(page.locator("[data-search-results]")).to_contain_text("好人好事没有读到")
    page.unroute("**/data/people/*")
    page.locator("body").press("Tab")
    page.locator("#q").blur()
    page.locator("#q").focus()
    page.locator("#q").fill("甲师傅")
    expect(page.locator("[data-search-results] strong", has_text="甲师傅").first).to_be_visible()


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


SAID = """
import { book, fill } from "/browser/book.js";
import { pieces, unsaid } from "/browser/marks.js";
const term = (text, others = [], letters = "") => ({ text, others, letters });
const shown = (parts) => parts.map((part) => part.hit ? "[" + part.text + "]" : part.text).join("");
export default ([raw, texts]) => {
  const owner = book(raw);
  const ask = (...terms) => pieces(texts[0], owner.fold, unsaid(owner, 0, terms), 4).map(shown);
  return [
    ask(term("新街")), ask(term("xjk", [], "xjk")), ask(term("中山路")),
    ask(term("新街"), term("厕所")), ask(term("中山路"), term("厕所")), ask(term("热饭", ["微波炉"])),
    ask(term("厕所"), term("微波炉")), ask(term("厕所"), term("空调")), ask(term("没有的词")),
  ];
};
"""


def test_a_snippet_shows_what_neither_title_nor_address_says(run_module: Run) -> None:
    entry = Entry("驿站", "新街口驿站", "stations/a/", "中山路 18 号", "")
    body = "驿站 中山路那边的座位 厕所 空调 雨具 药箱 书报 微波炉 两台"
    found = run_module(SAID, [json.loads(search_data([entry])[INDEX]), [body]])
    assert found == [
        [],
        [],
        [],
        ["…的座位 [厕所] 空调 雨具…"],
        ["…的座位 [厕所] 空调 雨具…"],
        ["… 书报 [微波炉] 两台"],
        ["…的座位 [厕所] 空调 雨具…", "… 书报 [微波炉] 两台"],
        ["…的座位 [厕所] [空调] 雨具…"],
        [],
    ]


def test_back_from_a_result_leads_to_the_place_it_was_read_at(
    phone: Page, demo_site: Path, serve_dir: Callable[..., str]
) -> None:
    phone.goto(serve_dir(demo_site) + "search/")
    phone.locator("#q").fill("热饭")
    hits = phone.locator("[data-search-page] a.y-hit")
    expect(phone.locator("[data-search-page] [role=status]")).to_have_text(re.compile(r"找到 \d+ 条$"))
    hit = hits.nth(25)
    hit.scroll_into_view_if_needed()
    name, top = hit.inner_text(), hit.bounding_box()
    hit.tap()
    phone.wait_for_url(lambda url: "search" not in url)
    phone.go_back()
    expect(hits.nth(25)).to_be_attached()
    phone.wait_for_function("() => window.scrollY > 500")
    again = phone.locator("[data-search-page] a.y-hit").filter(has_text=name.splitlines()[0]).first
    box = again.bounding_box()
    assert top and box and abs(box["y"] - top["y"]) < 60
