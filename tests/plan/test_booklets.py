"""Booklets: the stories of a team, an area or a year on one page, and on paper a page each."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.kinds.built import ENOUGH, SOURCE, Built, built, person


def site(tmp_path: Path, **more: Any) -> Built:
    areas = [
        {"id": "qu", "name": "甲区"},
        {"id": "jie", "name": "乙街道", "parent": "qu"},
        {"id": "bing", "name": "丙街道", "parent": "qu"},
    ]
    team = {
        "id": "hong",
        "name": "红骑兵队",
        "story": "队伍的故事" + ENOUGH,
        "source": SOURCE,
        "published_on": "2026-06-01",
    }
    files = {
        "exemplars/p-aaa1.yml": person(
            "甲师傅", story="甲的故事" + ENOUGH, area="jie", teams=["hong"], published_on="2026-05-01"
        ),
        "exemplars/p-aaa2.yml": person(
            "乙师傅", story="乙的故事" + ENOUGH, area="jie", published_on="2025-05-01", **more
        ),
        "exemplars/p-aaa3.yml": person(
            "丙师傅", story="丙的故事" + ENOUGH, area="bing", published_on="2025-06-01"
        ),
        "exemplars/p-aaa4.yml": person("丁师傅", story="短", area="jie", published_on="2025-06-01"),
        "content/records/areas.yml": areas,
        "content/records/teams.yml": [team],
    }
    return built(tmp_path, files)


def test_there_is_one_for_each_team_area_and_year_with_two_stories(tmp_path: Path) -> None:
    found = site(tmp_path)
    books = {path for path in found.pages if path.startswith("booklets/")}
    assert books == {
        "booklets/", "booklets/team-hong/", "booklets/area-qu/", "booklets/area-jie/", "booklets/year-2026/", "booklets/year-2025/",
    }  # fmt: skip
    for path in books - {"booklets/"}:
        assert path in found.pages["booklets/"]
    assert (
        "booklets/team-hong/" in found.pages["teams/hong/"]
        and "booklets/area-jie/" in found.pages["areas/jie/"]
    )
    assert "booklets/" in found.pages["stories/"]


def test_an_area_whose_stories_are_all_of_one_below_it_has_no_second_booklet(tmp_path: Path) -> None:
    found = site(tmp_path)
    areas = [
        {"id": "qu", "name": "甲区"},
        {"id": "jie", "name": "乙街道", "parent": "qu"},
        {"id": "bing", "name": "丙街道"},
    ]
    again = built(found.folder, {"content/records/areas.yml": areas})
    assert "booklets/area-jie/" in again.pages and "booklets/area-qu/" not in again.pages


def test_a_booklet_tells_its_stories_whole_with_their_sources(tmp_path: Path) -> None:
    said = site(tmp_path).text("booklets/team-hong/")
    assert "队伍的故事" in said and "甲的故事" in said and "乙的故事" not in said
    assert "来源： 一次采访（某报" in said or "来源：一次采访（某报" in said


def test_a_story_has_its_line_and_its_saying_and_a_line_cut_from_it_is_not_said_twice(tmp_path: Path) -> None:
    quote = {"text": "一句原话", "source": {"title": "一次采访", "publisher": "某报"}}
    found = built(
        tmp_path,
        {
            "exemplars/p-aaa1.yml": person(
                "甲师傅", summary="一句话", quote=quote, published_on="2026-05-01"
            ),
            "exemplars/p-aaa2.yml": person("乙师傅", story="独有的开头" + ENOUGH, published_on="2026-05-01"),
        },
    )
    said = found.text("booklets/year-2026/")
    assert said.count("一句话") == 2 and "一句原话 某报《一次采访》" in said
    assert said.count("独有的开头") == 1
    assert (
        "https://example.org/booklets/year-2026/" in found.pages["booklets/year-2026/"].partition("y-qr")[2]
    )


def test_who_withdraws_is_out_of_every_booklet_and_a_booklet_of_one_is_none(tmp_path: Path) -> None:
    found = site(tmp_path, withdrawn_on="2026-11-01")
    assert not [path for path, html in found.pages.items() if "乙的故事" in html]
    assert "booklets/area-jie/" not in found.pages and "booklets/area-jie/" not in found.pages["areas/jie/"]


def test_without_two_stories_nothing_leads_to_booklets(tmp_path: Path) -> None:
    found = built(tmp_path, {"exemplars/p-aaa1.yml": person("甲师傅", published_on="2026-05-01")})
    assert not [path for path, html in found.pages.items() if "booklets/" in html]


def test_on_paper_each_story_begins_a_page(
    demo_site: Path, serve_dir: Callable[..., str], page: Page
) -> None:
    page.goto(serve_dir(demo_site) + "booklets/team-hongqibing/")
    page.emulate_media(media="print")
    stories = page.locator(".y-tale").count()
    breaks = page.eval_on_selector_all(".y-tale", "all => all.map(one => getComputedStyle(one).breakBefore)")
    assert stories >= 2 and set(breaks) == {"page"}
    assert not page.locator(".y-nav").is_visible()
    pdf = page.pdf(format="A4")
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") >= stories + 2
