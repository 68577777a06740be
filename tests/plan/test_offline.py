"""What a phone may keep: one table, and nothing in it leads to a person."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.host import pipeline
from generator.plan.offline import _MOST_AREAS
from tests.browsing.keeping import records
from tests.conftest import SMALLEST_SETTINGS, write_file
from tests.kinds.built import ENOUGH, Built, person

NAME = "欧阳雷鸣"


@pytest.fixture
def site(tmp_path: Path) -> Any:
    """`site(edits, **options)` is a small site with somebody in it."""

    def make(edits: dict[str, Any] | None = None, **options: Any) -> Built:
        folder = tmp_path / f"site-{len(list(tmp_path.iterdir()))}"
        own = SMALLEST_SETTINGS["plugins"][0]["yitu"]
        settings = {**SMALLEST_SETTINGS, "site_url": "https://example.org/a/b/"}
        settings["plugins"] = [{"yitu": {**own, **options}}]
        files = {"mkdocs.yml": settings} | records(person=person(NAME, area="jie-1")) | (edits or {})
        for name, content in files.items():
            write_file(folder / name, content)
        return Built(folder)

    return make


def worker(built: Built) -> str:
    return built.files["sw.js"]


def table(built: Built) -> dict[str, Any]:
    found = re.search(r"^const SITE = (\{.*\});$", worker(built), re.MULTILINE)
    assert found is not None
    keeping: dict[str, Any] = json.loads(found.group(1))
    return keeping


def may_be_kept(path: str, keeping: dict[str, Any]) -> bool:
    """The rule of the worker, said once more."""
    below = path.endswith("/") and path.startswith(tuple(keeping["below"]))
    return path in keeping["pages"] or below or path.startswith(tuple(keeping["data"]))


CUT = re.compile(r"<!--net-->.*?<!--/net-->", re.DOTALL)
HEAD = re.compile(r"<head>.*?</head>", re.DOTALL)


def test_no_file_that_may_be_kept_names_a_person_outside_the_cut_parts(site: Any) -> None:
    built = site()
    keeping = table(built)
    named, cut = [], []
    for path, text in built.files.items():
        page = path.removesuffix("index.html")
        if NAME in text and may_be_kept(page, keeping):
            cut.append(page)
            title = re.search(r"<title>(.*?)</title>", text)
            rest = CUT.sub("", HEAD.sub(title.group(1) if title else "", text))
            named += [page] if NAME in rest else []
    assert named == []
    assert {"", "areas/jie-1/", "stations/s-1/"} <= set(cut)
    parts = [text.count("<!--net-->") == text.count("<!--/net-->") for text in built.pages.values()]
    assert all(parts)


@pytest.mark.parametrize(
    "path",
    [
        "exemplars/",
        "exemplars/p-7k3f/",
        "teams/leiming/",
        "awards/yuepai/",
        "stories/",
        "booklets/",
        "feeds/stories.xml",
        "about/",
        "privacy/",
        "data/people/search-0123456789ab.json",
        "data/stations.geojson",
        "media/0123456789-480.webp",
        "stations/s-1/photo.jpg",
        "sw.js",
        "build-manifest.json",
        "manifest.webmanifest",
        "404.html",
    ],
)
def test_these_are_network_only(site: Any, path: str) -> None:
    assert not may_be_kept(path, table(site()))


def test_what_is_fetched_unasked_may_be_kept_and_is_there(site: Any) -> None:
    built = site()
    keeping = table(built)
    assert keeping["root"] == "/a/b/"
    assert {"", "map/", "areas/", "areas/jie-1/", "offline.html", "search/"} <= set(keeping["first"])
    assert all(may_be_kept(path, keeping) and path in built.pages for path in keeping["first"])
    assert keeping["index"] in keeping["indexes"] and keeping["index"] in built.files
    assert {"app.css", "finder.js", "offline.js", "vendor/leaflet.js", "site.js"} <= set(keeping["files"])
    assert keeping["weight"] < 600_000


def test_a_home_page_by_hand_is_not_kept_for_nobody_knows_what_stands_in_it(site: Any) -> None:
    built = site({"content/index.md": f"# {NAME}的家\n"})
    made = pipeline.make_plan(built.prepared, own_home=True)
    files = next(planned.make() for planned in made.files if planned.name == "worker")
    assert '"pages":["offline.html","map/","areas/"' in files["sw.js"].decode()


def test_a_notice_that_names_somebody_keeps_the_phone_empty(site: Any) -> None:
    notice = {
        "id": "n",
        "text": f"{NAME}今天值班",
        "from": "2026-11-01",
        "to": "2026-12-01",
        "effect": "提示",
    }
    keeping = table(site({"content/records/notices.yml": [notice]}))
    assert keeping["pages"] == keeping["first"] == ["offline.html"]
    assert keeping["below"] == keeping["data"] == keeping["indexes"] == []
    assert table(site({"content/records/notices.yml": [notice | {"text": "今天停电"}]}))["below"]


@pytest.mark.parametrize(
    ("name", "written"), [("买买提·艾力", "买买提•艾力"), ("买买提·艾力", "买买提 . 艾力"), ("张一", "张 一")]
)
def test_a_name_spelt_another_way_stays_out_of_what_a_phone_keeps(site: Any, name: str, written: str) -> None:
    team = {"id": "jia", "name": "甲队", "story": f"{written}常来帮忙。{ENOUGH}"}
    notice = {"id": "n", "text": f"{written}今天值班", "from": "2026-11-01", "to": "2026-12-01"}
    people = {"exemplars/p-aaa1.yml": person(name), "content/records/teams.yml": [team]}
    built = site(people)
    shared = {path: text for path, text in built.files.items() if path.startswith("data/search/")}
    personal = [text for path, text in built.files.items() if path.startswith("data/people/")]
    assert shared and not [path for path, text in shared.items() if written in text or "甲队" in text]
    assert any(written in text for text in personal)
    assert table(site(people | {"content/records/notices.yml": [notice]}))["data"] == []


@pytest.mark.parametrize("options", [{"service_worker": False}, {"column_mode": True}])
def test_switched_off_there_is_only_the_kill_switch(site: Any, options: dict[str, Any]) -> None:
    built = site(**options)
    assert "unregister" in worker(built) and "SITE" not in worker(built)
    assert "offline.html" not in built.pages
    assert not any("/offline.js" in text for text in built.pages.values())
    assert any("/offline.js" in text for text in site().pages.values())


def test_new_records_do_not_throw_away_what_phones_have(site: Any) -> None:
    more = records(person=person(NAME))["stations.yml"]
    more[0]["name"] = "改名驿站"
    before, after, other = table(site()), table(site({"stations.yml": more})), table(site(accent="#225588"))
    assert before["version"] == after["version"] != other["version"]


def test_when_somebody_leaves_what_phones_have_is_thrown_away(site: Any) -> None:
    """A station may have named them: its page is kept."""
    somebody = person(NAME)
    before = table(site({"exemplars/p-aaa1.yml": somebody}))["version"]
    nameless = somebody["publish"] | {"scope": ["事迹"]}
    changed: list[dict[str, Any]] = [{"withdrawn_on": "2026-11-01"}, {"publish": nameless}]
    for more in changed:
        assert table(site({"exemplars/p-aaa1.yml": somebody | more}))["version"] != before
    assert table(site({"exemplars/p-aaa1.yml": somebody | {"summary": "又一件"}}))["version"] == before


def test_a_site_with_many_areas_fetches_no_lists_unasked(site: Any) -> None:
    areas = [{"id": f"jie-{n}", "name": f"云台{n}号街道"} for n in range(1, _MOST_AREAS + 2)]
    first = table(site({"content/records/areas.yml": areas}))["first"]
    assert "areas/" in first and not [path for path in first if path.startswith("areas/jie")]


def test_a_site_without_stations_has_no_data_to_fetch(site: Any) -> None:
    keeping = table(site({"stations.yml": [], "content/records/teams.yml": []}))
    assert keeping["index"] == ""


def test_while_somebody_edits_nothing_is_kept(site: Any) -> None:
    made = pipeline.make_plan(site().prepared, live=False)
    files = next(planned.make() for planned in made.files if planned.name == "worker")
    assert "SITE" not in files["sw.js"].decode() and "offline" not in made.everywhere
