"""An area: its place in the tree, its story, and what lies in it."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from generator.kinds.area.model import Area, AreaKind
from tests.kinds.built import ENOUGH, SOURCE, Built, built

TREE: list[dict[str, Any]] = [
    {"id": "qu", "name": "示例区", "kind": "区"},
    {"id": "jie", "name": "甲街道", "parent": "qu", "convention": "轻声停车。\n\n随手带走垃圾。"},
    {"id": "she", "name": "甲社区", "kind": "社区", "parent": "jie", "story": ENOUGH, "source": SOURCE, "published_on": "2026-05-01",
     "figures": [{"name": "登记骑手", "value": "120", "qualifier": "余", "unit": "人", "as_of": "2026-05"}]},
]  # fmt: skip


def area(**more: Any) -> Area:
    return Area.model_validate({"id": "a", "name": "甲", **more})


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("区", "county"),
        ("镇", "street"),
        ("村", "community"),
        ("商圈", "business_district"),
        ("city", "city"),
    ],
)
def test_a_kind_is_written_in_everyday_words(written: str, kind: str) -> None:
    assert area(kind=written).kind.value == kind
    assert area().kind is AreaKind.STREET


@pytest.mark.parametrize(
    "box", [[1, 2, 3], ["116.4", "39.9", "116.3", "39.95"], "116,39,117,40", ["a", "b", "c", "d"]]
)
def test_a_box_that_encloses_nothing_is_refused(box: Any) -> None:
    with pytest.raises(ValidationError):
        area(bbox=box)
    found = area(bbox=["116.30", "39.85", "116.42", "39.95"]).bbox
    assert found is not None and (found.west, found.north) == (116.30, 39.95)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Built:
    files = {
        "content/records/areas.yml": TREE,
        "stations.yml": [
            {"id": "s-1", "name": "社区站", "area": "she"},
            {"id": "s-2", "name": "街道站", "area": "jie"},
            {"id": "s-3", "name": "别处站"},
        ],
    }
    return built(tmp_path_factory.mktemp("tree"), files)


def test_a_page_shows_the_way_up_the_story_the_promise_and_the_figures(tree: Built) -> None:
    said = tree.text("areas/she/")
    assert said.index("示例区") < said.index("甲街道") < said.index("这一段只为")
    assert "120余人" in said.replace(" ", "")
    assert "随手带走垃圾" in tree.text("areas/jie/")


def test_stations_of_an_area_are_those_in_it_and_below_it(tree: Built) -> None:
    for page, names in (("she", ["社区站"]), ("jie", ["社区站", "街道站"]), ("qu", ["社区站", "街道站"])):
        said = tree.text(f"areas/{page}/")
        assert [name for name in ("社区站", "街道站", "别处站") if name in said] == names, page


def test_the_story_of_an_area_is_in_the_feed_and_its_words_in_the_search(tree: Built) -> None:
    assert "areas/she/" in tree.files["feeds/stories.xml"]
    assert "areas/jie/" not in tree.files["feeds/stories.xml"]
    assert any("甲社区" in text for path, text in tree.files.items() if path.startswith("data/search/"))


def test_an_area_within_itself_and_markup_in_a_story_are_errors(tmp_path: Path) -> None:
    circle = [
        {"id": "a", "name": "甲", "parent": "b"},
        {"id": "b", "name": "乙", "parent": "a", "story": "<b>粗</b>"},
    ]
    assert built(tmp_path, {"content/records/areas.yml": circle}).codes == [
        "circular-parent",
        "circular-parent",
        "raw-html",
    ]
