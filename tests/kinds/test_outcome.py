"""Outcomes: what was asked for, how far it has come, and what came of it, wherever it belongs."""

from pathlib import Path
from typing import Any

import pytest

from tests.kinds.built import ENOUGH, SOURCE, Built, built

DONE = {"status": "办成", "result": "装了四盏灯", "source": SOURCE}


def outcome(**more: Any) -> dict[str, Any]:
    return {"content/records/outcomes.yml": [{"id": "deng", "name": "台阶装灯", **DONE, **more}]}


def site(tmp_path: Path, **more: Any) -> Built:
    named = {"area": "jie", "teams": ["hong"], "stations": ["yi"], "services": ["tang"]}
    records = {
        "stations.yml": [{"id": "yi", "name": "甲驿站"}],
        "content/records/areas.yml": [
            {"id": "qu", "name": "甲区"},
            {"id": "jie", "name": "乙街道", "parent": "qu"},
        ],
        "content/records/teams.yml": [{"id": "hong", "name": "红骑兵队"}],
        "content/records/services.yml": [{"id": "tang", "name": "热汤"}],
    }
    return built(tmp_path, records | outcome(**named, **more))


def test_it_stands_on_the_pages_of_all_that_it_names_and_leads_to_them(tmp_path: Path) -> None:
    found = site(tmp_path)
    for path in ("", "outcomes/", "areas/jie/", "areas/qu/", "teams/hong/", "stations/yi/", "services/tang/"):
        assert "outcomes/deng/" in found.pages[path] and "装了四盏灯" in found.text(path), path
    for path in ("areas/jie/", "teams/hong/", "stations/yi/", "services/tang/"):
        assert f'href="../../{path}"' in found.pages["outcomes/deng/"]


def test_its_page_tells_what_was_asked_promised_and_done_in_that_order(tmp_path: Path) -> None:
    days = {"asked_on": "2026-03", "promised_on": "2026-03-20", "done_on": "2026-05-11"}
    said = site(tmp_path, asked="台阶没有灯", promise="四月装好", **days).text("outcomes/deng/")
    order = [
        "办成",
        "台阶没有灯",
        "2026年3月",
        "四月装好",
        "2026年3月20日",
        "装了四盏灯",
        "2026年5月11日",
        "一次采访",
    ]
    places = [said.index(words) for words in order]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("more", "word", "state", "last"),
    [
        ({"status": "答应了", "promise": "四月装好", "result": None}, "答应了", "planned", "四月装好"),
        ({"status": "在办", "result": "装了两盏"}, "在办", "soon", "装了两盏"),
        ({}, "办成", "open", "装了四盏灯"),
        ({"status": "没办成", "result": "路太窄"}, "没办成", "closed", "路太窄"),
    ],
)
def test_how_far_it_has_come_has_a_word_and_a_colour(
    tmp_path: Path, more: dict[str, Any], word: str, state: str, last: str
) -> None:
    found = site(tmp_path, **more)
    for path in ("outcomes/", "outcomes/deng/", ""):
        assert f'data-state="{state}">{word}<' in found.pages[path]
        assert last in found.text(path)
    told = found.text("outcomes/deng/")
    assert ("办成" in told.replace("没办成", "")) is (word == "办成"), "what is not done never reads as done"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"result": None}, "outcome-without-result"),
        ({"source": []}, "missing-source"),
        ({"status": "在办", "done_on": "2026-05-11"}, "done-and-not-done"),
        ({"promised_on": "2026-05-12", "done_on": "2026-05-11"}, "dates-reversed"),
        ({"asked_on": "2026-06", "done_on": "2026-05-11"}, "dates-reversed"),
        ({"status": "快了"}, "unknown-word"),
        ({"teams": ["nobody"]}, "dangling-reference"),
        ({"story": "<b>灯</b>"}, "raw-html"),
        ({"story": "> 亮了。"}, "quote-without-source"),
    ],
)
def test_an_outcome_that_cannot_be_true_is_refused(tmp_path: Path, more: dict[str, Any], code: str) -> None:
    errors = built(tmp_path, outcome(**more)).prepared.errors
    assert [problem.code for problem in errors] == [code]


@pytest.mark.parametrize("day", ["2026-05", "2026-05-11", "2026"])
def test_days_of_any_precision_are_in_order(tmp_path: Path, day: str) -> None:
    days = {"asked_on": "2026-05", "promised_on": day, "done_on": "2026-05-11"}
    assert not built(tmp_path, outcome(**days)).prepared.errors


def test_a_day_to_come_is_doubted(tmp_path: Path) -> None:
    assert "future-date" in built(tmp_path / "1", outcome(done_on="2026-11-23")).codes
    assert "future-date" not in built(tmp_path / "2", outcome(done_on="2026-11")).codes


def test_with_a_story_it_is_told_wherever_stories_are(tmp_path: Path) -> None:
    found = site(tmp_path, story=ENOUGH, published_on="2026-06-01", author="某报")
    assert "台阶装灯" in found.text("stories/") and "台阶装灯" in found.files["feeds/stories.xml"]
    said = found.text("outcomes/deng/")
    assert "整理：某报" in said and "约 1 分钟读完" in said


def test_without_one_there_is_no_page_and_no_way_to_it(tmp_path: Path) -> None:
    found = built(tmp_path, {"stations.yml": [{"id": "yi", "name": "甲驿站"}]})
    assert not [
        path for path, content in found.files.items() if "outcomes/" in path or "outcomes/" in content
    ]


def test_markup_is_text(tmp_path: Path) -> None:
    found = site(tmp_path, asked="<script>alert(1)</script>", summary="<img src=x>")
    for path in ("", "outcomes/", "outcomes/deng/", "areas/jie/"):
        assert "<script>alert" not in found.pages[path] and "<img src=x>" not in found.pages[path]
    assert "<script>alert(1)</script>" in found.text("outcomes/deng/")
