"""The feed: Atom as RFC 4287 wants it, of what is published and has a day, and of nothing else."""

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from generator.outputs import stories_feed
from generator.records import Settings
from generator.render.exports import Story
from tests.hostile.payloads import PAYLOADS
from tests.kinds.built import ENOUGH, SOURCE, Built, built, person

ATOM = "{http://www.w3.org/2005/Atom}"
SETTINGS = Settings.model_validate({"site_name": "测试区", "site_url": "https://example.org/x/"})
ONE_OF_EACH = ("id", "title", "updated")


def story(**more: Any) -> Story:
    values: dict[str, Any] = {
        "kind": "exemplar",
        "kind_label": "个人",
        "title": "甲师傅",
        "url": "exemplars/p-1/",
        "summary": "一件事",
    }
    return Story(**values | {"published": date(2026, 5, 2), "updated": date(2026, 5, 3)} | more)


def parsed(*stories: Story) -> ElementTree.Element:
    return ElementTree.fromstring(stories_feed(SETTINGS, stories)["feeds/stories.xml"])


def faults(feed: ElementTree.Element) -> list[str]:
    """What RFC 4287 forbids in a feed (4.1.1, 4.1.2, 4.2.7, 3.3)."""
    found = []
    entries = feed.findall(f"{ATOM}entry")
    for element in (feed, *entries):
        found += [name for name in ONE_OF_EACH if len(element.findall(ATOM + name)) != 1]
        found += [
            f"{name} is empty" for name in ONE_OF_EACH if not (element.findtext(ATOM + name) or "").strip()
        ]
        if not urlsplit(element.findtext(f"{ATOM}id") or "").scheme:
            found.append("id is no absolute IRI")
        kinds = [
            (link.get("rel"), link.get("type"), link.get("hreflang"))
            for link in element.findall(f"{ATOM}link")
        ]
        found += ["two alternate links of one kind"] if len(kinds) != len(set(kinds)) else []
        for name in ("updated", "published"):
            for instant in element.findall(ATOM + name):
                assert instant.text and datetime.fromisoformat(instant.text).tzinfo, instant.text
    if feed.find(f"{ATOM}author") is None and any(entry.find(f"{ATOM}author") is None for entry in entries):
        found.append("no author")
    if len({entry.findtext(f"{ATOM}id") for entry in entries}) != len(entries):
        found.append("two entries of one id")
    if not [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]:
        found.append("no link to itself")
    return found


def test_a_feed_keeps_the_rules() -> None:
    feed = parsed(story(), story(url="teams/t/", title="红骑兵队", author="某报", published=None))
    assert faults(feed) == []
    assert feed.findtext(f"{ATOM}updated") == "2026-05-03T00:00:00+08:00"


@pytest.mark.parametrize("text", PAYLOADS.values(), ids=PAYLOADS)
def test_any_text_is_text(text: str) -> None:
    feed = parsed(story(title=text, summary=text, author=text, kind_label=text))
    assert faults(feed) == []
    entry = feed.find(f"{ATOM}entry")
    assert entry is not None and entry.findtext(f"{ATOM}title") == entry.findtext(f"{ATOM}summary") == text


def test_what_has_no_day_is_left_out_and_the_newest_come_first() -> None:
    many = [
        story(url=f"exemplars/p-{n}/", updated=date(2026, 1, 1).replace(day=n % 28 + 1)) for n in range(60)
    ]
    feed = parsed(*many, story(url="no/", published=None, updated=None))
    days = [entry.findtext(f"{ATOM}updated") or "" for entry in feed.findall(f"{ATOM}entry")]
    assert len(days) == 50 and days == sorted(days, reverse=True)
    assert stories_feed(SETTINGS, [story(published=None, updated=None)]) == {}


def site(tmp_path: Path, **more: Any) -> Built:
    paper = {"on": "2026-10-20", "number": "一号"}
    files = {
        "exemplars/p-aaa1.yml": person("司马相如", published_on="2026-05-02", **more),
        "content/records/teams.yml": [{"id": "hong", "name": "红骑兵队", "story": ENOUGH, "source": SOURCE, "published_on": "2026-06-01"}],
        "content/records/awards.yml": [{"id": "zui", "name": "最美骑手", "rounds": [
            {"period": "2026", "recipients": ["p-aaa1"], "decision": paper},
            {"period": "2027", "nominees": ["p-aaa1"], "publicity": {"start": "2026-11-20"}},
        ]}],
    }  # fmt: skip
    return built(tmp_path, files)


def test_stories_of_all_kinds_and_decided_awards_are_in_it_and_proposals_are_not(tmp_path: Path) -> None:
    found = site(tmp_path)
    feed = ElementTree.fromstring(found.files["feeds/stories.xml"])
    assert faults(feed) == []
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")]
    assert titles == ["最美骑手 2026年", "红骑兵队", "司马相如"]
    paths = {
        urlsplit(entry.findtext(f"{ATOM}id") or "").path.lstrip("/") for entry in feed.findall(f"{ATOM}entry")
    }
    assert paths <= set(found.pages)


def test_every_page_leads_to_the_feed_and_none_does_where_there_is_none(tmp_path: Path) -> None:
    found = site(tmp_path / "1")
    for path, html in found.pages.items():
        link = re.search(r'<link rel="alternate" type="application/atom\+xml"[^>]*href="([^"]*)"', html)
        assert link, path
    assert 'href="../../feeds/stories.xml"' in found.pages["exemplars/p-aaa1/"]
    assert "atom+xml" not in built(tmp_path / "2", {}).pages[""]


def test_who_is_withdrawn_is_out_of_the_feed(tmp_path: Path) -> None:
    assert "司马相如" not in site(tmp_path, withdrawn_on="2026-11-01").files["feeds/stories.xml"]


def test_a_story_has_the_marks_that_others_read(tmp_path: Path) -> None:
    found = site(tmp_path)
    page, team = found.pages["exemplars/p-aaa1/"], found.pages["teams/hong/"]
    for mark in (
        'property="og:type" content="article"',
        'property="og:title"',
        'property="og:url"',
        'property="og:locale"',
    ):
        assert mark in page and mark in team
    assert '"@type":"Person"' in page and '"name":"司马相如"' in page and '"@type":"Organization"' in team
