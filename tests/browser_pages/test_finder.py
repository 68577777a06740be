"""The finder on a rider's phone: locate, filter, share, go back, and everything that can go wrong."""

import re
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, Route, expect

Serve = Callable[..., str]
Browse = Callable[..., Page]

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
HERE = {"latitude": 40.80, "longitude": 101.985}
CARDS = "[data-list] [data-station]"


@pytest.fixture
def rider(browse: Browse) -> Page:
    """A phone inside WeChat that allows locating, at noon on a Tuesday."""
    page = browse("phone", geolocation=HERE, permissions=["geolocation"])
    page.clock.install(time=NOON)
    return page


def drawn(page: Page) -> list[str]:
    """Ids of the cards that the script drew, in order."""
    found: list[str] = page.eval_on_selector_all(
        "[data-list] [data-row]", "all => all.map(n => n.dataset.station)"
    )
    return found


def open_finder(page: Page, address: str, query: str = "") -> None:
    page.goto(f"{address}map/{query}")
    expect(page.locator("[data-filter=open] .y-n")).not_to_be_empty()


def test_one_tap_sorts_what_is_open_by_distance(rider: Page, demo_site: Path, serve_dir: Serve) -> None:
    open_finder(rider, serve_dir(demo_site, "/sub/"))
    rider.locator("[data-action=locate]").tap()
    expect(rider.locator("[data-status]")).to_contain_text("刚刚的位置")
    expect(rider.locator("[data-list] [data-row]")).to_have_count(30)
    expect(rider.locator("[data-filter=open]")).to_have_attribute("aria-pressed", "true")
    states = rider.eval_on_selector_all("[data-row] .state", "all => all.map(n => n.dataset.state)")
    assert set(states) == {"open"}
    far = [
        text for text in rider.locator("[data-row] [data-field=distance]").all_inner_texts() if "米" in text
    ]
    metres = [
        float(text.split(" · ")[0].removeprefix("直线 ").removesuffix(" 米"))
        for text in far
        if "公里" not in text and "内" not in text
    ]
    assert all("骑行约" in text for text in far)
    assert metres == sorted(metres)
    assert len(metres) > 5


def test_the_address_holds_the_filters_and_never_the_position(
    rider: Page, demo_site: Path, serve_dir: Serve
) -> None:
    asked: list[str] = []
    rider.on("request", lambda request: asked.append(request.url))
    open_finder(rider, serve_dir(demo_site))
    rider.locator("[data-action=locate]").tap()
    expect(rider.locator("[data-list] [data-row]")).to_have_count(30)
    rider.locator("[data-filter=meal]").tap()
    rider.wait_for_url("**/map/?f=open,meal")
    rider.locator("[data-action=map]").tap()
    expect(rider.locator(".y-here")).to_be_attached()
    for url in [*asked, rider.url]:
        assert not any(part in url for part in ("101.98", "40.80", "lng=", "lat=")), url


def test_back_undoes_a_filter_and_a_shared_address_brings_it_back(
    rider: Page, demo_site: Path, serve_dir: Serve
) -> None:
    address = serve_dir(demo_site)
    open_finder(rider, address)
    rider.locator("[data-filter=meal]").tap()
    expect(rider.locator("[data-filter=meal]")).to_have_attribute("aria-pressed", "true")
    expect(rider.locator("[data-row]").first).to_be_visible()
    first = drawn(rider)
    rider.go_back()
    expect(rider.locator("[data-filter=meal]")).to_have_attribute("aria-pressed", "false")
    open_finder(rider, address, "?f=meal")
    expect(rider.locator("[data-filter=meal]")).to_have_attribute("aria-pressed", "true")
    expect(rider.locator("[data-row]").first).to_be_visible()
    assert drawn(rider)[:6] == first[:6]


def test_what_a_card_asks_for_is_there_and_what_is_not_known_stands_apart(
    rider: Page, demo_site: Path, serve_dir: Serve
) -> None:
    open_finder(rider, serve_dir(demo_site), "?f=toilet")
    expect(rider.locator("[data-row]").first).to_be_visible()
    for _ in range(9):
        rider.locator("[data-more]").tap()
        rider.wait_for_function(
            f"() => document.querySelectorAll('[data-row]').length >= {60 + 30 * _} || document.querySelector('[data-more]').hidden"
        )
    expect(rider.locator("[data-more]")).to_be_hidden()
    headings = rider.locator("[data-list] .y-group").all_inner_texts()
    assert headings[-1].startswith("没写清有没有")
    parts = rider.evaluate(
        """() => { const apart = []; let group = '';
        for (const node of document.querySelector('[data-list]').children) {
          if (node.matches('.y-group')) { group = node.textContent; continue; }
          const chips = Array.from(node.querySelectorAll('.y-chip')).map((c) => c.dataset.has + c.textContent);
          apart.push([group, chips.some((c) => c.startsWith('no') && c.includes('厕所'))]);
        } return apart; }"""
    )
    assert not [group for group, without in parts if without]


def test_a_street_of_the_chooser_filters_here_and_goes_with_a_tap(
    rider: Page, demo_site: Path, serve_dir: Serve
) -> None:
    open_finder(rider, serve_dir(demo_site))
    rider.locator("details.y-pick summary").first.tap()
    rider.locator(".y-picks a", has_text="乙二街道").tap()
    rider.wait_for_url("**/map/?area=yi-2")
    expect(rider.locator("[data-drop=area]")).to_have_text("乙二街道 ×")
    expect(rider.locator("[data-row]").first).to_be_visible()
    rider.locator("[data-drop=area]").tap()
    rider.wait_for_url("**/map/")
    expect(rider.locator("[data-last-area]")).to_have_text("接着看乙二街道")


GROUPS = {"open": 0, "soon": 1, "unknown": 2, "ask": 2, "closed": 3, "rest": 3, "paused": 3, "planned": 3}


def states(page: Page) -> list[int]:
    """The states of the cards in their order: 0 open … 3 closed."""
    found: list[str] = page.eval_on_selector_all(f"{CARDS} .state", "all => all.map((n) => n.dataset.state)")
    return [GROUPS[state] for state in found]


def test_before_locating_what_is_open_stands_first(rider: Page, demo_site: Path, serve_dir: Serve) -> None:
    open_finder(rider, serve_dir(demo_site))
    assert rider.locator("[data-row]").count() == 0
    assert len(states(rider)) == 50
    assert states(rider) == sorted(states(rider))
    assert {0, 3} <= set(states(rider))
    expect(rider.get_by_role("button", name="只看现在开放")).to_have_count(0)


def test_the_next_visit_begins_with_the_street_of_the_last_open_first_and_a_tap_finds_the_nearest_anywhere(
    rider: Page, demo_site: Path, serve_dir: Serve
) -> None:
    address = serve_dir(demo_site)
    open_finder(rider, address)
    rider.locator("details.y-pick summary").first.tap()
    rider.locator(".y-picks a", has_text="丁一街道").tap()
    rider.wait_for_url("**/map/?area=ding-1")
    rider.goto(address)
    open_finder(rider, address)
    assert rider.url == f"{address}map/?area=ding-1"
    expect(rider.locator("[data-drop=area]")).to_have_text("丁一街道 ×")
    expect(rider.locator("[data-row]").first).to_be_visible()
    assert all(id_.startswith("ding-1") for id_ in drawn(rider))
    assert states(rider) == sorted(states(rider))
    rider.locator("[data-action=locate]").tap()
    rider.wait_for_url("**/map/?f=open")
    expect(rider.locator("[data-row] [data-field=distance]").first).to_contain_text("米")
    assert not drawn(rider)[0].startswith("ding-1")


def test_a_street_that_was_left_or_is_gone_is_not_begun_with(
    rider: Page, demo_site: Path, serve_dir: Serve
) -> None:
    address = serve_dir(demo_site)
    open_finder(rider, address, "?area=yi-2")
    rider.evaluate("localStorage.setItem('yitu-area', 'yi-2')")
    rider.locator("[data-drop=area]").tap()
    open_finder(rider, address)
    assert rider.url == f"{address}map/"
    rider.evaluate("localStorage.setItem('yitu-area', 'no-such-street')")
    open_finder(rider, address)
    assert rider.url == f"{address}map/"


def test_more_conditions_hold_what_these_stations_have_and_names_that_tell_them_apart(
    rider: Page, demo_site: Path, serve_dir: Serve
) -> None:
    open_finder(rider, serve_dir(demo_site))
    rider.locator(".y-more-filters > summary").tap()
    rider.locator("[data-set=network]", has_text="工会驿站").first.tap()
    rider.wait_for_url("**/map/?network=*")
    expect(rider.locator("[data-set=network][aria-pressed=true]")).to_have_count(1)
    expect(rider.locator("[data-drop=network]")).to_be_visible()
    thing = rider.locator("[data-group=what] [data-added]:is(button):not([hidden])").first
    id_ = thing.get_attribute("data-filter")
    thing.tap()
    rider.wait_for_url(f"**/map/?f={id_}&network=*")
    expect(rider.locator("[data-extra]")).to_contain_text("×")
    expect(rider.locator("[data-drop=network]")).to_contain_text("网络：")
    rider.locator("[data-set=network][aria-pressed=true]").tap()
    rider.wait_for_url(f"**/map/?f={id_}")
    rider.locator("[data-extra]").tap()
    rider.wait_for_url("**/map/")


def test_more_conditions_stand_below_headings_once_and_only_where_they_would_find_something(
    rider: Page, demo_site: Path, serve_dir: Serve
) -> None:
    open_finder(rider, serve_dir(demo_site))
    rider.locator(".y-more-filters summary").first.tap()
    expect(rider.locator("[data-group=what]")).to_be_visible()
    groups = rider.evaluate(
        """() => Array.from(document.querySelectorAll('[data-group]:not([hidden])'), (group) => [
          group.querySelector('h2').textContent,
          Array.from(group.querySelectorAll('button:not([hidden])'),
            (b) => [b.firstChild.textContent, Number(b.querySelector('.y-n').textContent)])])"""
    )
    found = {title: dict(chips) for title, chips in groups}
    titles = ("要什么", "怎么进", "谁能用", "哪家的", "级别", "类别", "设在哪里")
    assert list(found) == [title for title in titles if title in found]
    assert {"哪家的", "级别", "设在哪里"} <= set(found)
    assert {"要什么", "怎么进", "谁能用"} <= set(found)
    assert all(count > 0 for chips in found.values() for count in chips.values())
    labels = [label for title in titles[:3] for label in found.get(title, {})]
    assert len(labels) == len(set(labels))
    assert "微波炉" not in labels  # the need 热饭 asks for it alone
    assert {"直接进", "刷卡进"} & set(found["怎么进"])
    assert not [label for label in labels if "_" in label]
    rider.locator("[data-group=how] [data-filter=way-card]").tap()
    rider.wait_for_url("**/map/?f=way-card")
    expect(rider.locator("h1")).to_have_text("能刷卡进的驿站")
    expect(rider.locator("[data-extra] , [data-group=how] [aria-pressed=true]").first).to_contain_text(
        "刷卡进"
    )
    rider.wait_for_function(  # the title changes before the list does
        """(count) => Array.from(document.querySelectorAll("[data-part='0'], [data-part='2'], [data-part='3']"))
          .reduce((sum, heading) => sum + Number(heading.textContent.split(' ')[1]), 0) === count""",
        arg=found["怎么进"]["刷卡进"],
    )


def test_every_count_of_what_is_open_is_the_same(rider: Page, demo_site: Path, serve_dir: Serve) -> None:
    """At half past one stations close within the half hour: they are open, wherever that is counted."""
    address = serve_dir(demo_site)
    rider.clock.set_fixed_time(NOON.replace(hour=13, minute=45))
    rider.goto(address)
    expect(rider.locator("[data-count=open] dd")).not_to_be_empty()
    home = int(rider.locator("[data-count=open] dd").inner_text())
    open_finder(rider, address, "?f=open")
    expect(rider.locator("[data-row]").first).to_be_visible()
    chip = int(rider.locator("[data-filter=open] .y-n").inner_text())
    line = int(rider.locator("[data-status]").inner_text().split()[0])
    heading = rider.locator("[data-part='0']").inner_text()
    while rider.locator("[data-part='1']").count() == 0:
        rider.locator("[data-more]").tap()
    soon = rider.locator("[data-part='1']").inner_text()
    assert soon.startswith("其中快关门了")
    assert int(soon.split()[1]) > 0
    assert {home, chip, line, int(heading.split()[1])} == {home}


def test_more_comes_on_demand_and_the_focus_goes_on_with_the_list(
    rider: Page, demo_site: Path, serve_dir: Serve
) -> None:
    open_finder(rider, serve_dir(demo_site), "?f=water")
    expect(rider.locator("[data-row]")).to_have_count(30)
    before = drawn(rider)
    rider.locator("[data-more]").tap()
    expect(rider.locator("[data-row]")).to_have_count(60)
    assert drawn(rider)[:30] == before
    assert len(set(drawn(rider))) == 60


@pytest.mark.parametrize("reason", ["refused", "unavailable"])
def test_without_a_position_the_streets_open_and_the_line_says_what_to_do(
    browse: Browse, demo_site: Path, serve_dir: Serve, reason: str
) -> None:
    page = browse("phone")
    if reason == "unavailable":
        page.add_init_script("Object.defineProperty(navigator, 'geolocation', { value: undefined });")
    open_finder(page, serve_dir(demo_site))
    page.locator("[data-action=locate]").tap()
    expect(page.locator("[data-status]")).to_contain_text("选街道")
    expect(page.locator(".y-picks a").first).to_be_visible()


def test_a_refusal_on_the_way_from_home_stays_in_sight(
    browse: Browse, demo_site: Path, serve_dir: Serve
) -> None:
    page = browse("phone")
    page.goto(serve_dir(demo_site))
    page.locator(".y-hero").tap()
    expect(page.locator("[data-filter] .y-n").first).not_to_be_empty()
    expect(page.locator("[data-status]")).to_contain_text("选街道")


def test_far_away_and_with_a_coarse_position_the_line_says_so(
    browse: Browse, demo_site: Path, serve_dir: Serve
) -> None:
    there = {"latitude": 23.1, "longitude": 113.3, "accuracy": 5000}
    page = browse("phone", geolocation=there, permissions=["geolocation"])
    open_finder(page, serve_dir(demo_site))
    page.locator("[data-action=locate]").tap()
    expect(page.locator("[data-far]")).to_contain_text("公里外")
    expect(page.locator("[data-status]")).to_contain_text("误差约 5 公里")
    expect(page.locator("[data-row]").first).to_be_visible()
    expect(page.locator("[data-row] [data-field=distance]").first).to_have_text(
        re.compile(r"^直线约 \d+ 公里$")
    )
    assert page.locator(".y-picks a:visible").count() == 0
    page.locator("[data-far] [data-action=areas]").tap()
    expect(page.locator(".y-picks a").first).to_be_visible()


def test_an_old_position_says_its_age_and_each_tap_takes_a_fresh_one(
    rider: Page, demo_site: Path, serve_dir: Serve
) -> None:
    open_finder(rider, serve_dir(demo_site))
    rider.locator("[data-action=locate]").tap()
    expect(rider.locator("[data-status]")).to_contain_text("刚刚的位置")
    rider.clock.fast_forward("12:30")
    expect(rider.locator("[data-status]")).to_contain_text("12 分钟前的位置")
    rider.locator("[data-relocate]").tap()
    expect(rider.locator("[data-status]")).to_contain_text("刚刚的位置")


def test_no_page_asks_for_the_position_by_itself(browse: Browse, demo_site: Path, serve_dir: Serve) -> None:
    page = browse("phone", geolocation=HERE, permissions=["geolocation"])
    page.add_init_script(
        "window.asked = 0; navigator.geolocation.getCurrentPosition = () => { window.asked++; };"
        "navigator.geolocation.watchPosition = () => { window.asked++; };"
    )
    address = serve_dir(demo_site)
    for query in ("", "?f=open", "#nearest"):
        page.goto("about:blank")
        open_finder(page, address, query)
        assert page.evaluate("window.asked") == 0


def test_the_tap_on_the_home_page_is_the_only_one_that_is_needed(
    rider: Page, demo_site: Path, serve_dir: Serve
) -> None:
    rider.goto(serve_dir(demo_site))
    rider.locator("a[href$='map/#nearest']").tap()
    expect(rider.locator("[data-status]")).to_contain_text("刚刚的位置")
    assert "#" not in rider.url


@pytest.mark.parametrize("day", ["Tue, 24 Nov 2026 03:00:00 GMT", "Mon, 23 Nov 2026 05:00:00 GMT", ""])
@pytest.mark.parametrize("years", [1, 0, -1])
def test_a_clock_that_differs_from_the_server_s_by_more_than_a_day_is_said(
    browse: Browse, demo_site: Path, serve_dir: Serve, day: str, years: int
) -> None:
    page = browse("phone")
    page.clock.install(time=NOON.replace(year=2026 + years))
    if day:
        index = (demo_site / "data/app/index.json").read_text(encoding="utf-8")
        headers = {"date": day, "age": "86000" if "23 Nov" in day else "0"}
        page.route("**/data/app/index.json", lambda route: route.fulfill(body=index, headers=headers))
    open_finder(page, serve_dir(demo_site))
    wrong = page.locator("[data-status]", has_text="日期好像不对")
    expect(wrong).to_have_count(1 if years < 0 or (years > 0 and day) else 0)


def test_the_date_of_what_a_worker_kept_tells_nothing_of_the_clock(
    browse: Browse, demo_site: Path, serve_dir: Serve
) -> None:
    page = browse("phone")
    page.clock.install(time=NOON)
    index = (demo_site / "data/app/index.json").read_text(encoding="utf-8")
    kept = {"date": "Fri, 20 Nov 2026 03:00:00 GMT", "x-yitu-kept": "1"}
    page.route("**/data/app/index.json", lambda route: route.fulfill(body=index, headers=kept))
    open_finder(page, serve_dir(demo_site))
    expect(page.locator("[data-status]")).to_contain_text("家开放")
    expect(page.locator("[data-status]")).not_to_contain_text("日期")


def test_a_clock_a_year_behind_is_said(browse: Browse, demo_site: Path, serve_dir: Serve) -> None:
    page = browse("phone")
    page.clock.install(time=NOON.replace(year=2025))
    open_finder(page, serve_dir(demo_site))
    expect(page.locator("[data-status]")).to_contain_text("日期好像不对")


@pytest.mark.parametrize("device", ["phone", "desk"])
def test_why_there_is_no_position_is_in_sight_above_the_streets_that_open(
    browse: Browse, demo_site: Path, serve_dir: Serve, device: str
) -> None:
    page = browse(device)  # nothing is granted
    page.goto(serve_dir(demo_site) + "map/", wait_until="networkidle")
    page.locator("[data-action=locate]").click()
    why = page.locator("[data-why]")
    expect(why).to_contain_text("没有得到定位许可")
    expect(why).to_be_in_viewport(ratio=1)
    page.locator(".y-picks a").first.click()
    expect(why).to_be_hidden()
    expect(page.locator("[data-row]").first).to_be_visible()


def test_a_street_that_is_no_more_is_said_in_words_and_can_be_taken_away(
    phone: Page, demo_site: Path, serve_dir: Serve
) -> None:
    phone.goto(serve_dir(demo_site) + "map/?area=gone-since")
    chip = phone.locator("[data-drop=area]")
    expect(chip).to_have_text("没有这个街道 ×")
    expect(phone.locator("[data-empty]")).to_be_visible()
    chip.tap()
    expect(chip).to_have_count(0)
    expect(phone.locator("[data-empty]")).to_be_hidden()
    expect(phone.locator("[data-list] [data-station]").first).to_be_visible()


FAULTS: dict[str, dict[str, Any]] = {
    "gone": {"status": 404, "says": "刷新"},
    "truncated": {"status": 200, "body": '{"v":1,"n":300,"lng":[118', "says": "再试"},
    "other version": {"status": 200, "body": '{"v":2}', "says": "刷新"},
    "broken server": {"status": 503, "says": "过一会儿"},
}


def answer_with(answer: dict[str, Any], route: Route) -> None:
    """Answer a request as a broken server would."""
    route.fulfill(status=answer["status"], body=answer.get("body", ""), content_type="application/json")


@pytest.mark.parametrize("what", ["index", "stations", "cards"])
def test_data_that_cannot_be_read_leaves_the_list_and_says_what_to_do(
    browse: Browse, demo_site: Path, serve_dir: Serve, witness: Any, what: str
) -> None:
    witness.expect("console_errors")  # Chromium reports the answers that this test gives
    address = serve_dir(demo_site)
    for name, answer in FAULTS.items():
        page = browse("phone")
        page.route(f"**/data/app/{what}*", partial(answer_with, answer))
        page.goto(address + "map/")
        page.locator("[data-filter=meal]").tap()
        expect(page.locator("[data-status]")).to_contain_text(str(answer["says"]))
        expect(page.locator("[data-status]")).to_contain_text("下面的名单照常能看")
        assert page.locator(CARDS).count() == 50, name
        page.unroute(f"**/data/app/{what}*")
        page.locator("[data-filter=meal]").tap()
        page.locator("[data-filter=water]").tap()
        expect(page.locator("[data-row]").first).to_be_visible()
        page.close()


def test_a_site_published_between_two_taps_is_read_anew(
    browse: Browse, demo_site: Path, serve_dir: Serve, witness: Any
) -> None:
    witness.expect("console_errors")  # Chromium reports the 404 of the file that is gone
    page = browse("phone")
    old: list[str] = []

    def answer(route: Route) -> None:
        if old:
            route.continue_()
            return
        old.append(route.request.url)
        body = route.fetch().text().replace("/stations-", "/stations-0ld-")
        route.fulfill(body=body, content_type="application/json")

    page.route("**/data/app/index.json", answer)
    open_finder(page, serve_dir(demo_site), "?f=water")
    expect(page.locator("[data-row]").first).to_be_visible()
    assert old


def test_nothing_breaks_where_storage_is_switched_off(
    browse: Browse, demo_site: Path, serve_dir: Serve
) -> None:
    page = browse("phone", geolocation=HERE, permissions=["geolocation"])
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name,"
        " { get() { throw new DOMException('off', 'SecurityError'); } });"
    )
    open_finder(page, serve_dir(demo_site))
    page.locator("[data-action=locate]").tap()
    expect(page.locator("[data-row]").first).to_be_visible()
    page.locator("details.y-pick summary").first.tap()
    page.locator(".y-picks a").first.tap()
    expect(page.locator("[data-drop=area]")).to_be_visible()


def test_the_keyboard_reaches_filters_cards_and_more(page: Page, demo_site: Path, serve_dir: Serve) -> None:
    open_finder(page, serve_dir(demo_site))
    page.locator("[data-filter=meal]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-filter=meal]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-filter=meal]")).to_be_focused()
    expect(page.locator("[data-row]").first).to_be_visible()
    page.locator("[data-row] [data-action=directions]").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog a").first).to_be_visible()
    page.keyboard.press("Escape")


def test_two_taps_from_a_need_on_the_home_page_to_the_nearest_that_meets_it(
    rider: Page, demo_site: Path, serve_dir: Serve
) -> None:
    rider.goto(serve_dir(demo_site))
    rider.locator(".y-needs a", has_text="热饭").tap()
    expect(rider.locator("[data-status]")).to_contain_text("刚刚的位置")
    expect(rider.locator("h1")).to_have_text("能热饭的驿站")
    expect(rider.locator("h1")).to_be_visible()
    first = rider.locator(".y-filters > *").evaluate_all("all => all.slice(0, 3).map((b) => b.ariaPressed)")
    assert first == ["true", "true", "false"]
    expect(rider.locator("[data-row]").nth(1)).to_be_visible()
    assert rider.locator("[data-action=locate]").is_hidden()
    seen = rider.evaluate(
        """() => Array.from(document.querySelectorAll('[data-row]'), (card) => ['.state', '.y-far', 'h3']
          .every((part) => card.querySelector(part).getBoundingClientRect().bottom <= innerHeight)).filter(Boolean).length"""
    )
    assert seen >= 2
    rider.locator("[data-row] [data-action=directions]").first.tap()
    expect(rider.locator("dialog[open] a[data-link]").first).to_be_visible()


def test_a_need_asks_for_no_position_where_the_phone_would_ask_the_rider(
    browse: Browse, demo_site: Path, serve_dir: Serve
) -> None:
    page = browse("phone")
    page.add_init_script(
        "window.asked = 0; navigator.geolocation.getCurrentPosition = () => { window.asked++; };"
    )
    page.goto(serve_dir(demo_site))
    page.locator(".y-needs a", has_text="热饭").tap()
    expect(page.locator("[data-row]").first).to_be_visible()
    assert page.evaluate("window.asked") == 0
    button = page.locator("[data-action=locate]")
    expect(button).to_be_in_viewport()
    box, chips = button.bounding_box(), page.locator(".y-filters").bounding_box()
    assert box and chips and box["y"] < chips["y"]


def test_back_closes_the_sheet_and_leaves_the_page_as_it_is(
    rider: Page, demo_site: Path, serve_dir: Serve
) -> None:
    address = serve_dir(demo_site)
    rider.goto(address)
    open_finder(rider, address, "?f=water")
    rider.locator("[data-more]").tap()
    expect(rider.locator("[data-list] [data-row]")).to_have_count(60)
    go = rider.locator("[data-row] [data-action=directions]").nth(2)
    for leave in ("back", "escape", "button"):
        go.tap()
        expect(rider.locator("dialog[open]")).to_be_visible()
        if leave == "back":
            rider.go_back()
        elif leave == "escape":
            rider.keyboard.press("Escape")
        else:
            rider.get_by_role("button", name="关闭").tap()
        expect(rider.locator("dialog[open]")).to_have_count(0)
        expect(go).to_be_focused()
        assert rider.url == f"{address}map/?f=water"
        expect(rider.locator("[data-list] [data-row]")).to_have_count(60)
    rider.wait_for_function("() => !history.state || !(history.state.layers || []).length")
    rider.go_back()
    rider.wait_for_url(address)


def test_a_coarse_position_says_about_how_far_and_no_minutes(
    browse: Browse, demo_site: Path, serve_dir: Serve
) -> None:
    page = browse("phone", geolocation=HERE | {"accuracy": 1200}, permissions=["geolocation"])
    open_finder(page, serve_dir(demo_site))
    page.locator("[data-action=locate]").tap()
    expect(page.locator("[data-row]").first).to_be_visible()
    far = [
        text for text in page.locator("[data-row] [data-field=distance]").all_inner_texts() if "直线" in text
    ]
    assert far
    assert all(re.fullmatch(r"直线 \d+ 公里内|直线约 \d+ 公里", text) for text in far)
    assert far[0] == "直线 2 公里内"  # a kilometre and two hundred metres may be missing


def test_a_position_that_may_be_anywhere_sends_to_the_streets(
    browse: Browse, demo_site: Path, serve_dir: Serve
) -> None:
    page = browse("phone", geolocation=HERE | {"accuracy": 50000}, permissions=["geolocation"])
    open_finder(page, serve_dir(demo_site))
    page.locator("[data-action=locate]").tap()
    expect(page.locator("[data-status]")).to_contain_text("选街道更准")
    expect(page.locator("[data-row] [data-field=distance]").first).to_have_text("直线 51 公里内")


def test_where_nothing_is_sure_the_line_says_so_and_not_that_all_are_closed(
    rider: Page, demo_site: Path, serve_dir: Serve
) -> None:
    open_finder(rider, serve_dir(demo_site), "?f=no-card,water,charge,meal")
    rows = rider.locator("[data-row]")
    expect(rows.first).to_be_visible()
    expect(rider.locator("[data-list] [data-part]")).to_have_text(re.compile("没写清有没有，先问一声"))
    expect(rider.locator("[data-status]")).to_contain_text("家先问一声")
    expect(rider.locator("[data-status]")).not_to_contain_text("现在没有开着的")


@pytest.mark.parametrize("sure", [True, False])
def test_the_map_tells_what_may_lack_what_is_asked_for(
    sure: bool, phone: Page, site_folder: Callable[..., Path], cli_ok: Callable[..., str], serve_dir: Serve
) -> None:
    place = {"lng": 118.790123, "lat": 32.040123, "datum": "wgs84"}
    station = {"id": "a", "name": "甲驿站", "position": place, "hours": "24小时"}
    folder = site_folder({"stations.yml": [station | ({"facilities": {"微波炉": "有"}} if sure else {})]})
    cli_ok("build", cwd=folder)
    open_finder(phone, serve_dir(folder / "site"), "?f=meal")
    phone.locator("[data-action=map]").tap()
    pin = phone.locator(".y-pin")
    expect(pin).to_have_text("驿" if sure else "?")
    assert (pin.get_attribute("data-unsure") is None) is sure
    pin.tap()
    expect(phone.locator(".y-map-popup .state")).to_contain_text("开放")
    expect(phone.locator(".y-map-popup .y-unsure")).to_have_count(0 if sure else 1)


def test_a_site_without_stations_says_so_and_what_to_do(
    phone: Page, site_folder: Callable[..., Path], cli_ok: Callable[..., str], serve_dir: Serve
) -> None:
    folder = site_folder({})
    cli_ok("build", cwd=folder)
    address = serve_dir(folder / "site")
    for path in ("", "map/"):
        phone.goto(address + path)
        expect(phone.locator("main")).to_contain_text("还没有录入驿站")
        expect(phone.locator("main")).to_contain_text("stations.yml")
    phone.locator("[data-filter=open]").tap()
    expect(phone.locator("[data-filter=open]")).to_have_attribute("aria-pressed", "true")
    expect(phone.locator("[data-status]")).to_have_text("这里还没有录入驿站")
    expect(phone.locator("main .y-tip:visible")).to_have_count(
        1
    )  # not also: fewer conditions, another street
    expect(phone.locator("summary", has_text="街道")).to_have_count(0)
    phone.locator("[data-action=map]").tap()
    expect(phone.locator("#map")).to_have_text("还没有录入驿站，地图上没有可看的。")


def test_without_script_the_page_says_what_is_missing_and_known_hours_look_known(
    browse: Browse, demo_site: Path, serve_dir: Serve
) -> None:
    page = browse("phone", java_script_enabled=False)
    page.goto(serve_dir(demo_site) + "map/?f=meal")
    expect(page.locator("noscript .y-tip")).to_contain_text("请选街道")
    looks = page.locator("[data-list] .state").evaluate_all(
        "all => all.map((node) => [node.textContent, getComputedStyle(node).borderTopStyle])"
    )
    assert {style for text, style in looks if text == "时间不清楚"} <= {"dashed"}
    assert {style for text, style in looks if text[:1].isdigit()} == {"solid"}


TIP = "今夜到后天降温八度，桥面和背阴的坡道会结冰，慢一点，戴好头盔"


def test_a_tip_for_all_is_said_once_above_the_list_and_in_short_on_a_station_s_page(
    phone: Page, site_folder: Callable[..., Path], cli_ok: Callable[..., str], serve_dir: Serve
) -> None:
    tip = {
        "text": TIP,
        "effect": "提示",
        "from": "2026-11-20",
        "to": "2026-11-30",
        "published_on": "2026-11-20",
    }
    here = {
        "text": "本站门口修路，从后门进",
        "effect": "提示",
        "from": "2026-11-20",
        "to": "2026-11-30",
        "scope": {"ids": ["a"]},
    }
    stations = [{"id": id_, "name": f"{id_}驿站", "hours": "24小时"} for id_ in "ab"]
    notices = [{"id": "cold"} | tip, {"id": "road", "published_on": "2026-11-20"} | here]
    folder = site_folder({"stations.yml": stations, "content/records/notices.yml": notices})
    cli_ok("build", "--date", "2026-11-22", cwd=folder)
    address = serve_dir(folder / "site")
    phone.clock.install(time=NOON)
    open_finder(phone, address, "?f=open")
    expect(phone.locator("[data-row]")).to_have_count(2)
    expect(phone.locator(".y-notice")).to_have_count(1)
    expect(phone.locator("[data-list]")).not_to_contain_text("降温")
    phone.goto(address + "stations/a/")
    expect(phone.locator(".y-notice")).to_have_count(2)
    said = phone.locator(".y-notice a").inner_text()
    assert said.startswith("今夜到后天降温") and said.endswith("…") and len(said) <= 18
    expect(phone.locator("main")).to_contain_text("从后门进")
    phone.locator(".y-notice a").tap()
    expect(phone.locator("main")).to_contain_text(TIP)


def test_the_chooser_the_finder_and_the_page_of_an_area_count_the_same(
    phone: Page, site_folder: Callable[..., Path], cli_ok: Callable[..., str], serve_dir: Serve
) -> None:
    areas = [{"id": "jie", "name": "甲街道"}, {"id": "she", "name": "乙社区", "parent": "jie"}]
    stations = [
        {"id": f"s-{n}", "name": f"{n}号驿站", "area": area} for n, area in enumerate(("jie", "she", "she"))
    ]
    folder = site_folder({"stations.yml": stations, "content/records/areas.yml": areas})
    cli_ok("build", cwd=folder)
    address = serve_dir(folder / "site")
    for area, count in (("jie", 3), ("she", 2)):
        open_finder(phone, address, f"?area={area}")
        expect(phone.locator("[data-row]")).to_have_count(count)
        expect(phone.locator(f".y-picks a[href$='areas/{area}/'] .y-n").first).to_contain_text(str(count))
        phone.goto(address + f"areas/{area}/")
        expect(phone.get_by_role("heading", name=f"驿站 {count} 家")).to_be_visible()
