"""A notice reaches the stations in its scope, on its days, and ends by itself."""

from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from generator.kinds import KINDS
from generator.kinds.notice.model import Effect, Notice
from generator.records import load
from generator.records.settings import Settings
from tests.kinds.built import Built, built

NOTICE: dict[str, Any] = {"id": "n-1", "text": "管道检修", "from": "2026-11-20", "to": "2026-11-25"}


def test_a_notice_says_its_days_and_is_for_information_unless_it_says_more() -> None:
    plain = Notice.model_validate(NOTICE)
    assert (plain.from_, plain.to, plain.effect) == (date(2026, 11, 20), date(2026, 11, 25), Effect.INFO)
    assert plain.scope.areas == plain.scope.ids == []
    shorter = Notice.model_validate({**NOTICE, "effect": "缩短", "hours": "10:00-16:00"})
    assert shorter.hours is not None and shorter.hours.text == "10:00-16:00"


@pytest.mark.parametrize(
    ("more", "code", "at"),
    [
        ({"to": "2026-11-01"}, "dates-reversed", "to"),
        ({"effect": "延长"}, "missing-hours", "effect"),
        ({"effect": "暂停", "hours": "9:00-16:00"}, "hours-without-effect", "hours"),
        ({"hours": "9:00-16:00"}, "missing-effect", "hours"),
        ({"effect": "缩短", "hours": "休息"}, "closed-hours", "hours"),
        ({"effect": "提示", "hours": "9:00-16:00"}, "hours-without-effect", "hours"),
        ({"effect": "取消"}, "unknown-word", ""),
        ({"scope": {"streets": ["a"]}}, "extra_forbidden", ""),
    ],
)
def test_what_makes_no_sense_is_refused(more: dict[str, Any], code: str, at: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        Notice.model_validate({**NOTICE, **more})
    [error] = refusal.value.errors()
    assert error["type"] == code and error.get("ctx", {}).get("at", "") == at


STATIONS = [
    {"id": "s-1", "name": "甲站", "area": "she", "network": "一网", "host": "社区"},
    {"id": "s-2", "name": "乙站", "area": "bie", "network": "一网", "host": "银行网点"},
    {"id": "s-3", "name": "丙站", "network": "二网", "host": "社区"},
]
AREAS = [
    {"id": "jie", "name": "甲街道"},
    {"id": "she", "name": "甲社区", "parent": "jie"},
    {"id": "bie", "name": "别街道"},
]


def site(folder: Path, day: date = date(2026, 11, 22), **more: Any) -> Built:
    files = {"stations.yml": STATIONS, "content/records/areas.yml": AREAS}
    return built(folder, files | {"content/records/notices.yml": [{**NOTICE, **more}]}, day)


@pytest.mark.parametrize(
    ("scope", "reached"),
    [
        (None, ["s-1", "s-2", "s-3"]),
        ({"areas": ["jie"]}, ["s-1"]),
        ({"networks": ["一网"]}, ["s-1", "s-2"]),
        ({"networks": ["一网"], "hosts": ["社区"]}, ["s-1"]),
        ({"ids": ["s-3"]}, ["s-3"]),
        ({"ids": ["s-3"], "areas": ["bie"]}, ["s-2", "s-3"]),
    ],
)
def test_a_notice_stands_on_the_stations_in_its_scope(
    tmp_path: Path, scope: dict[str, list[str]] | None, reached: list[str]
) -> None:
    found = site(tmp_path, **({} if scope is None else {"scope": scope}))
    assert [s["id"] for s in STATIONS if "管道检修" in found.text(f"stations/{s['id']}/")] == reached


@pytest.mark.parametrize(
    ("day", "shown"),
    [("2026-11-05", False), ("2026-11-06", True), ("2026-11-25", True), ("2026-11-26", False)],
)
def test_a_notice_comes_two_weeks_ahead_and_is_gone_after_its_last_day(
    tmp_path: Path, day: str, shown: bool
) -> None:
    found = site(tmp_path, date.fromisoformat(day), scope={"areas": ["jie"]})
    assert ("notices/" in found.pages) is shown
    for page in ("", "areas/jie/", "areas/she/", "stations/s-1/"):
        assert ("管道检修" in found.text(page)) is shown, page
    assert "管道检修" not in found.text("areas/bie/")


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    found = site(tmp_path, text="<script>alert(1)</script>停水")
    assert "<script>alert(1)</script>停水" in found.text("notices/")
    assert "<script>alert(1)" not in found.pages["notices/"]


def test_a_phone_that_keeps_an_older_page_knows_a_pause_that_begins_in_a_month(tmp_path: Path) -> None:
    """A site need not be built again for a notice to begin: the state is worked out where it is read."""
    found = site(tmp_path, date(2026, 10, 15), effect="暂停")
    assert "管道检修" not in found.text("stations/s-1/")
    assert '["2026-11-20","2026-11-25","pause",0,"管道检修"]' in unescape(found.pages["stations/s-1/"])


def test_hours_that_nobody_can_read_are_doubted_and_shown_as_written(tmp_path: Path) -> None:
    found = site(tmp_path, effect="缩短", hours="下午才开")
    [doubt] = [problem for problem in found.prepared.problems if problem.code.startswith("hours-")]
    assert (doubt.path, doubt.field) == (
        "content/records/notices.yml",
        "hours",
    ) and "下午才开" in doubt.message
    assert "管道检修（下午才开）" in found.text("notices/")
    assert "管道检修（下午才开）" in unescape(found.pages["stations/s-1/"])


@pytest.mark.parametrize(
    ("day", "told"),
    [("2026-11-25", ["repeats-nothing", "repeats-nothing"]), ("2026-11-26", []), ("2027-11-26", [])],
)
def test_what_stations_no_longer_say_is_a_mistake_until_the_notice_has_ended(
    tmp_path: Path, day: str, told: list[str]
) -> None:
    (tmp_path / "content/records").mkdir(parents=True)
    (tmp_path / "stations.yml").write_text("- {id: s-1, name: 甲, network: 新网, host: 社区}\n", "utf-8")
    (tmp_path / "content/records/notices.yml").write_text(
        "- id: n-1\n  text: 管道检修\n  from: 2026-11-20\n  to: 2026-11-25\n"
        "  scope: {networks: 旧网, hosts: 岗亭}\n",
        "utf-8",
    )
    settings = Settings(site_name="试", site_url="https://example.org/")
    kinds = [kind.record for kind in KINDS]
    found = load(tmp_path, settings, kinds, today=date.fromisoformat(day), doubts=False).problems
    assert [problem.code for problem in found] == told
