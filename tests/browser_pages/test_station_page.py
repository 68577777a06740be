"""A station's page with script: the state, today's row, the sheet of map links, copying, 信息有误."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

SHANGHAI = ZoneInfo("Asia/Shanghai")
STATION = "stations/yi-2-t02/"  # 每天 17:00-次日2:00
Serve = Callable[..., str]


@pytest.fixture
def station(demo_site: Path, serve_dir: Serve) -> str:
    return serve_dir(demo_site) + STATION


def at(page: Page, hour: int, minute: int = 0) -> None:
    page.clock.install(time=datetime(2026, 11, 24, hour, minute, tzinfo=SHANGHAI))


def test_the_state_is_live_and_changes_with_the_clock(phone: Page, station: str) -> None:
    at(phone, 16, 58)
    phone.goto(station)
    line = phone.locator("p.state").first
    expect(line).to_have_attribute("data-state", "closed")
    phone.clock.fast_forward("03:00")
    expect(line).to_have_attribute("data-state", "open")
    assert "2:00" in line.inner_text()


def test_todays_row_of_the_week_is_marked(phone: Page, station: str) -> None:
    at(phone, 12)
    phone.goto(station)
    rows = phone.locator("[data-days][data-today]")
    expect(rows).to_have_count(1)
    assert "2" in str(rows.get_attribute("data-days")).split(",")  # 2026-11-24 is a Tuesday


def test_inside_wechat_the_sheet_offers_tencent_first_and_then_the_last_choice(
    phone: Page, station: str
) -> None:
    phone.goto(station)
    phone.locator("[data-action=directions]").first.tap()
    links = phone.locator("dialog a[data-link]")
    expect(links.first).to_have_attribute("data-link", "tencent")
    baidu = phone.locator("dialog a[data-link=baidu]")
    assert str(baidu.get_attribute("href")).startswith("https://api.map.baidu.com/")
    baidu.evaluate("link => { link.removeAttribute('href'); link.click(); }")
    phone.keyboard.press("Escape")
    phone.locator("[data-action=directions]").first.tap()
    expect(links.first).to_have_attribute("data-link", "baidu")


def test_the_sheet_closes_by_escape_and_gives_the_focus_back(page: Page, station: str) -> None:
    page.goto(station)
    opener = page.locator("[data-action=directions]").first
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    expect(opener).to_be_focused()


def test_the_whole_text_of_a_report_is_in_sight(phone: Page, demo_site: Path, serve_dir: Serve) -> None:
    phone.goto(serve_dir(demo_site, "/a-rather-long-path/of-a-district/") + STATION)
    phone.locator("[data-action=report]").tap()
    phone.locator("[data-report] label").first.tap()
    text = phone.locator("[data-report-text]")
    expect(text).to_have_value(re.compile("/a-rather-long-path/"))
    assert text.evaluate("node => node.scrollHeight <= node.clientHeight")


@pytest.mark.parametrize(("width", "one_below_the_other"), [(360, True), (768, False), (1280, False)])
def test_the_ways_in_have_room_for_whole_words(
    browse: Callable[..., Page], demo_site: Path, serve_dir: Serve, width: int, one_below_the_other: bool
) -> None:
    page = browse("desk", viewport={"width": width, "height": 900})
    page.goto(serve_dir(demo_site) + "stations/jia-2-j1/")
    row = page.locator(".y-ways > div").last
    expect(row).to_contain_text("凭工会会员卡刷卡进")
    when, how = row.locator("dt").bounding_box(), row.locator("dd").bounding_box()
    assert when
    assert how
    assert (how["y"] >= when["y"] + when["height"] - 1) == one_below_the_other
    assert how["width"] > 250
    whose = page.locator("section", has_text="这是谁的站").locator("dl > div").first
    label, value = whose.locator("dt").bounding_box(), whose.locator("dd").bounding_box()
    assert label
    assert value
    assert label["y"] == value["y"]


@pytest.mark.parametrize("clipboard", ["granted", "refused"])
def test_the_address_is_copied_with_and_without_a_clipboard(
    phone: Page, station: str, clipboard: str
) -> None:
    if clipboard == "granted":
        script = "navigator.clipboard.writeText = async (text) => { window.copied = text; };"
    else:
        script = (
            "navigator.clipboard.writeText = async () => { throw new Error('refused'); };"
            "document.execCommand = () => { window.copied = document.activeElement.value; return true; };"
        )
    phone.add_init_script(script)
    phone.goto(station)
    button = phone.locator(".y-actions-top [data-action=copy]")
    button.tap()
    expect(button).to_have_text("已复制")
    assert phone.evaluate("window.copied").startswith("示例大街夜宵街驿站")


def test_a_report_is_one_text_with_cause_number_and_page(phone: Page, station: str) -> None:
    phone.goto(station + "?from=poster")
    phone.locator("summary[data-action=report]").tap()
    text = phone.locator("[data-report-text]")
    assert "哪里不对" not in text.input_value()
    phone.get_by_label("进不去").check()
    written = text.input_value()
    assert "哪里不对：进不去" in written
    assert "yi-2-t02" in written
    assert written.endswith(station)


def test_nothing_breaks_where_storage_is_switched_off(phone: Page, station: str, witness: Any) -> None:
    refuse = "() => { throw new DOMException('off', 'SecurityError'); }"
    phone.add_init_script(
        f"for (const name of ['localStorage', 'sessionStorage'])"
        f" Object.defineProperty(window, name, {{ get: {refuse} }});"
    )
    phone.goto(station)
    phone.locator("[data-action=directions]").first.tap()
    expect(phone.locator("dialog a").first).to_be_visible()


def test_the_nearest_others_say_whether_they_are_open(
    phone: Page, demo_site: Path, serve_dir: Callable[..., str]
) -> None:
    phone.goto(serve_dir(demo_site) + "stations/ding-1-s1/")
    rows = phone.locator(".y-near li")
    expect(rows).to_have_count(5)
    for row in rows.all():
        expect(row.locator(".state")).not_to_have_attribute("data-state", "unknown")
        expect(row.locator(":scope > span")).to_contain_text("直线")


KEEP_HERE = """([lng, lat, accuracy, minutes]) => sessionStorage.setItem("yitu-here",
  JSON.stringify({ lng, lat, accuracy, at: Date.now() - minutes * 60000 }))"""


def test_who_has_located_sees_on_the_page_how_far_it_is_and_how_old_that_is(
    phone: Page, site_folder: Callable[..., Path], cli_ok: Callable[..., str], serve_dir: Callable[..., str]
) -> None:
    place = {"lng": 118.790123, "lat": 32.040123, "datum": "wgs84"}
    exact = {"id": "a", "name": "甲驿站", "position": place}
    about = {"id": "b", "name": "乙驿站", "position": place | {"precise": False}}
    folder = site_folder({"stations.yml": [exact, about]})
    cli_ok("build", cwd=folder)
    address = serve_dir(folder / "site")
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(address + "stations/a/")
    line = phone.locator("[data-field=distance]")
    expect(line).to_be_empty()
    told = {
        (20, 1): "直线 950 米 · 骑行约 5 分钟",
        (20, 12): "直线 950 米 · 骑行约 5 分钟 · 12 分钟前的位置",
        (1200, 1): "直线 3 公里内",
        (600, 1): "直线 2 公里内",
        (50000, 1): "直线 51 公里内",
    }
    for (accuracy, minutes), words in told.items():
        phone.evaluate(KEEP_HERE, [118.78, 32.04, accuracy, minutes])
        phone.reload()
        expect(line).to_have_text(words)
    phone.goto(address + "stations/b/")
    expect(line).to_have_text("大概位置")
    assert not [url for url in asked if "118.7" in url or "32.0" in url]
