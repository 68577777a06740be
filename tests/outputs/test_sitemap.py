"""The sitemap lists what may be found; a demonstration asks to be left out."""

from xml.etree import ElementTree

import pytest

from generator.outputs import sitemap
from generator.records import Settings

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def settings(demo: str) -> Settings:
    return Settings.model_validate(
        {"site_name": "甲", "site_url": "https://example.org/a/", "options": {"demo": demo}}
    )


def test_listed_pages_stand_with_their_last_change() -> None:
    pages = [("", ""), ("stations/a-1/", "2026-10-08")]
    files = sitemap(settings("none"), pages)
    root = ElementTree.fromstring(files["sitemap.xml"])
    assert [entry.findtext(f"{SPACE}loc") for entry in root] == [
        "https://example.org/a/",
        "https://example.org/a/stations/a-1/",
    ]
    assert [entry.findtext(f"{SPACE}lastmod") for entry in root] == [None, "2026-10-08"]
    assert b"Sitemap: https://example.org/a/sitemap.xml" in files["robots.txt"]


@pytest.mark.parametrize("demo", ["unofficial", "synthetic"])
def test_a_demonstration_is_left_out(demo: str) -> None:
    assert sitemap(settings(demo), [("", "")]) == {"robots.txt": b"User-agent: *\nDisallow: /\n"}


def test_more_than_fifty_thousand_addresses_become_several_files() -> None:
    files = sitemap(settings("none"), [(f"stations/s-{number}/", "") for number in range(50_001)])
    index = ElementTree.fromstring(files["sitemap.xml"])
    names = [entry.findtext(f"{SPACE}loc") for entry in index]
    assert names == ["https://example.org/a/sitemap-1.xml", "https://example.org/a/sitemap-2.xml"]
    assert len(ElementTree.fromstring(files["sitemap-2.xml"])) == 1
