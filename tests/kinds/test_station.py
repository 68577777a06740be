"""A station: what its record says is what its page, the list and the data say; what is not said stays unknown."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from generator import geo
from generator.kinds.station.model import Facility, Presence, Station, Status, Way
from generator.kinds.station.present import facts
from tests.kinds.built import built

CONTEXT = {"datum": geo.Datum.GCJ02}


def station(**more: Any) -> Station:
    return Station.model_validate({"id": "s-1", "name": "甲站", **more}, context=CONTEXT)


def test_a_name_and_an_id_are_enough_and_all_else_is_unknown() -> None:
    bare = station()
    assert (bare.status, bare.kind, bare.holiday.value) == (Status.OPEN, "驿站", "unknown")
    assert (bare.facilities, bare.hours, bare.position, bare.wheelchair) == ([], None, None, None)


def test_a_word_finds_what_its_code_finds() -> None:
    assert {"yes": 1}[Presence.YES] == 1 and {Presence.YES: 1}["yes"] == 1
    assert json.loads(json.dumps({Facility.DRINKING_WATER: Presence.UNKNOWN})) == {
        "drinking_water": "unknown"
    }


def test_facilities_are_a_list_or_a_mapping_with_numbers_and_remarks() -> None:
    listed = station(facilities=["饮水", "微波炉，座位"]).facilities
    assert [(one.code, one.state) for one in listed] == [
        (Facility.DRINKING_WATER, Presence.YES),
        (Facility.MICROWAVE, Presence.YES),
        (Facility.SEATS, Presence.YES),
    ]
    told = station(
        facilities={"热水": "无", "空调": None, "座位": "12", "充电": {"state": "有", "note": "三脚"}}
    ).facilities
    assert [(one.state.value, one.count, one.note) for one in told] == [
        ("no", None, None),
        ("unknown", None, None),
        ("yes", 12, None),
        ("yes", None, "三脚"),
    ]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"facilities": ["饮水", "游泳池"]}, "unknown-word"),
        ({"facilities": {"热水": "也许"}}, "unknown-word"),
        ({"access": [{"how": "翻墙"}]}, "unknown-word"),
        ({"seats": "若干"}, "bad-number"),
        ({"position": "0,0"}, "position-zero"),
        ({"phone": "找老王"}, "bad-phone"),
        ({"special_hours": [{"from": "2026-12-31", "to": "2026-12-01"}]}, "dates-reversed"),
    ],
)
def test_what_cannot_be_is_refused_by_its_code(more: dict[str, Any], code: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        station(**more)
    assert [error["type"] for error in refusal.value.errors()] == [code]


def test_a_position_is_converted_once_and_remembers_what_was_written() -> None:
    place = station(position={"lng": "116.397451", "lat": "39.909187"}).position
    assert place is not None and place.written == ("116.397451", "39.909187")
    assert (place.at.lng, place.at.lat) == pytest.approx((116.391210, 39.907784), abs=2e-5)
    assert station(position={"lng": "116.4", "lat": "39.9", "precise": "否"}).position.precise is False  # type: ignore[union-attr]


def test_ways_in_are_kept_in_their_order_with_their_hours() -> None:
    ways = station(
        access=[{"hours": "8:00-18:00", "how": "直接进"}, {"how": "刷卡", "card": "工会卡"}]
    ).access
    assert [(way.how, way.card, way.hours and way.hours.text) for way in ways] == [
        (Way.WALK_IN, None, "8:00-18:00"),
        (Way.CARD, "工会卡", None),
    ]


def test_the_page_and_the_data_say_what_the_record_says(tmp_path: Path) -> None:
    record = {
        "id": "s-1", "name": "甲站<script>", "address": "一路 1 号", "position": "116.397451,39.909187",
        "hours": "每日 8:00-22:00", "facilities": {"饮水": "有", "厕所": "无", "空调": "未知"}, "phone": "000-0000 0001",
        "offer": "套餐半价", "status": "暂停", "status_note": "换地板", "aliases": ["old-1"],
    }  # fmt: skip
    found = built(tmp_path, {"stations.yml": [record]})
    said = found.text("stations/s-1/")
    for words in ("甲站<script>", "一路 1 号", "8:00–22:00", "套餐半价", "暂停", "换地板", "饮水"):
        assert words in said, words
    assert "<script>" not in found.pages["stations/s-1/"].partition("<h1")[2].partition("</h1>")[0]
    assert 'href="tel:00000000001"' in found.pages["stations/s-1/"]
    [feature] = json.loads(found.files["data/stations.geojson"])["features"]
    assert feature["geometry"]["coordinates"] == pytest.approx([116.391210, 39.907784], abs=2e-5)
    assert feature["properties"]["facilities"] == {
        "drinking_water": "yes",
        "toilet": "no",
        "air_conditioning": "unknown",
    }
    assert feature["properties"]["status"] == "paused"
    assert "stations/s-1/" in found.files["stations/old-1/index.html"]


@pytest.mark.parametrize(("wheelchair", "sure"), [("能进", True), ("部分能进", False), ("不能进", False)])
def test_only_where_a_wheelchair_surely_gets_in_the_search_and_the_filter_say_so(
    tmp_path: Path, wheelchair: str, sure: bool
) -> None:
    found = built(tmp_path, {"stations.yml": [{"id": "s-1", "name": "甲站", "wheelchair": wheelchair}]})
    offered = "map/?f=wheelchair" in found.files["data/search/index.json"]
    codes = json.loads(found.files["data/app/index.json"])["codes"]
    assert (offered, "wheelchair" in codes) == (sure, sure)


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ({"position": "116.4001,39.9001"}, {"position": "116.4001,39.9001"}, "position-shared"),
        ({"position": "116.4001,39.9001", "name": "示例路甲站"}, {"position": "116.40012,39.90011", "name": "示例路 甲站"}, "position-double"),
        ({"status": "暂停", "status_until": "2026-11-01"}, {}, "pause-over"),
        ({"checked": {"on": "2025-01-01", "how": "实地"}}, {}, "stale-check"),
        ({"checked": {"on": "2027-01-01", "how": "实地"}}, {}, "future-date"),
        ({"hours": "老板在就开"}, {}, "hours-none"),
        ({"hours": "每日 8:00-22:00，节假日休息", "holiday": "开放"}, {}, "holiday-contradiction"),
        ({"position": "2.351234,48.851234"}, {}, "position-outside-china"),
        ({"hours": "每日 8:00-22:00"}, {"position": "116.4001,39.9001"}, None),
    ],
)  # fmt: skip
def test_what_is_doubtful_is_a_warning_of_its_own(
    tmp_path: Path, one: dict[str, Any], other: dict[str, Any], code: str | None
) -> None:
    first = {"id": "s-1", "name": "甲站"} | one
    second = {"id": "s-2", "name": "乙站"} | other
    found = built(tmp_path, {"stations.yml": [first, second]})
    assert not found.prepared.errors
    assert set(found.codes) == ({code} if code else set())


@pytest.mark.parametrize(
    ("text", "holiday", "row"),
    [
        ("8:00-22:00", "", ["法定节假日 以现场为准"]),
        ("8:00-22:00", "休息", ["法定节假日 休息"]),
        ("工作日9:00-17:00", "", ["节假日 休息"]),
        ("8:00-22:00，节假日10:00-16:00", "开放", ["节假日 10:00–16:00"]),
        ("8:00-22:00，节假日休息", "开放", ["法定节假日 以现场为准"]),
    ],
)
def test_the_week_says_one_thing_of_holidays(tmp_path: Path, text: str, holiday: str, row: list[str]) -> None:
    station = {"id": "s-1", "name": "甲站", "hours": text} | ({"holiday": holiday} if holiday else {})
    page = built(tmp_path, {"stations.yml": [station]}).pages["stations/s-1/"]
    table = re.sub(r"<[^>]+>", " ", page.partition('<table class="y-week">')[2].partition("</table>")[0])
    rows = re.findall(r"(?:法定)?节假日\s+\S+", table)
    assert [" ".join(found.split()) for found in rows] == row


def test_what_is_left_of_the_hours_stands_in_the_words_they_were_written_in(tmp_path: Path) -> None:
    stations = [
        {"id": "s-1", "name": "甲站", "hours": "9:00-17:00，每周三下午闭馆"},
        {"id": "s-2", "name": "乙站", "hours": "装修中，预计12月1日开放"},
        {"id": "s-3", "name": "丙站", "hours": "9:00-17:00"},
    ]
    made = built(tmp_path, {"stations.yml": stations})
    part, nothing, whole = (made.text(f"stations/{one['id']}/") for one in stations)
    assert "没有说全，原文是：9:00-17:00，每周三下午闭馆" in part
    assert nothing.partition("开放时间")[2].count("装修中，预计12月1日开放") == 1
    assert "原文" not in whole


def test_facts_are_worded_as_somebody_would_say_them_and_only_what_is_known() -> None:
    assert facts(station()) == []
    assert facts(station(nearest_toilet_m=0)) == ["公厕就在旁边"]
    assert facts(station(nearest_toilet_m=80, seats=12)) == ["座位 12 个", "最近公厕约 80 米"]


@pytest.mark.parametrize("placed", [True, False])
@pytest.mark.parametrize("about", [True, False])
def test_the_home_page_asks_for_a_position_only_where_a_station_has_one(
    tmp_path: Path, placed: bool, about: bool
) -> None:
    station: dict[str, Any] = {"id": "a", "name": "甲驿站"}
    if placed or about:
        station |= {"position": {"lng": 118.790123, "lat": 32.040123, "datum": "wgs84", "precise": placed}}
    home = built(tmp_path, {"stations.yml": [station]}).pages[""]
    assert ("map/#nearest" in home, "找最近的驿站" in home) == (placed, placed)
    assert ("看全部驿站" in home) is not placed
