"""A hand-written page where the program writes one is told: it would be lost."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.plan import FILES, TOPS, taken
from generator.records import Settings

AREAS = "- {id: jia-1, name: 甲一街道}\n"
STATIONS = "- {id: a-1, name: 甲站, area: jia-1, aliases: [a-0]}\n"
TAKEN = (
    *("privacy.md", "map/index.md", "stations/index.md", "areas/README.md", "search.markdown", "404.html"),
    *("stations/a-1.md", "stations/a-0.md", "areas/jia-1/index.md", "robots.txt", "data/stations.csv"),
)
FREE = ("index.md", "about.md", "stations/how.md", "map/help/index.md", "assets/a.txt", "services.md")


def told(site: Path, yitu: Callable[..., Any]) -> list[tuple[str, str]]:
    done = yitu("check", "--format", "json", "--date", "2026-11-22", cwd=site)
    assert "Traceback" not in done.stderr, done.stderr
    return [(problem["path"], problem["code"]) for problem in json.loads(done.stdout)]


def test_each_page_and_file_that_would_be_lost_is_told_and_no_other(
    site_folder: Callable[..., Path], yitu: Callable[..., Any]
) -> None:
    files = {f"content/{name}": "# 页\n" for name in (*TAKEN, *FREE)}
    site = site_folder({**files, "stations.yml": STATIONS, "content/records/areas.yml": AREAS})
    assert told(site, yitu) == sorted((f"content/{name}", "address-taken") for name in TAKEN)


def test_pages_whose_addresses_end_in_html_take_others(
    site_folder: Callable[..., Path], yitu: Callable[..., Any]
) -> None:
    settings = {
        "site_name": "测试区",
        "site_url": "https://example.org/",
        "docs_dir": "content",
        "use_directory_urls": False,
        "theme": {"name": "material"},
        "plugins": ["yitu"],
    }
    pages = {f"content/{name}": "# 页\n" for name in ("map.md", "search.md", "404.md", "map/index.md")}
    site = site_folder({"mkdocs.yml": settings, **pages})
    lost = [f"content/{name}" for name in ("404.md", "map/index.md")]
    assert told(site, yitu) == [(name, "address-taken") for name in lost]


def test_a_page_of_a_kind_without_records_is_free(
    site_folder: Callable[..., Path], yitu: Callable[..., Any]
) -> None:
    assert told(site_folder({"content/teams/index.md": "# 队伍\n"}), yitu) == []


def test_every_address_and_every_lasting_name_of_a_whole_site_is_known(demo_site: Path) -> None:
    files = [path.relative_to(demo_site).as_posix() for path in demo_site.rglob("*") if path.is_file()]
    pages = {name.partition("/")[0] for name in files if name.endswith(".html") and name != "index.html"}
    written_by_hand = {"about", "faq"}
    assert pages - written_by_hand <= TOPS
    # A demonstration has no site map: it stays out of search engines.
    assert {name for name in FILES if name not in files} == {"sitemap.xml"}


def test_a_file_that_is_written_at_each_build_is_to_be_deleted_not_renamed() -> None:
    settings = Settings(site_name="测试区", site_url="https://example.org/")
    robots, page = taken(settings, ["robots.txt", "map.md"], {"map/index.html"})
    assert robots.hint.startswith("删去它") and page.hint.startswith("换一个文件名")
