import re
from collections.abc import Callable
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.geo import LINK_SERVICES, Link, Position, link_table, links, read_position
from tests.geo.oracle import forward, metres, vectors

CASES = vectors("links")["cases"]
PLACES = [row["wgs84"] for row in vectors("datum")["inside"]]


def built(case: dict) -> tuple[Link, ...]:
    position = None if case["lng"] is None else Position(case["lng"], case["lat"])
    return links(
        name=case["name"],
        address=case["address"],
        position=position,
        precise=case["precise"],
        amap_poi=case["poi"],
        city=case["city"],
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_every_link_is_exactly_the_golden_one(case: dict) -> None:
    found = [
        [link.id, link.label, link.kind, link.datum and link.datum.value, link.url] for link in built(case)
    ]
    assert found == case["links"]


def pair(text: str) -> tuple[float, float]:
    first, second = text.split(",")[:2]
    return float(first), float(second)


def turned(text: str) -> tuple[float, float]:
    lat, lng = pair(text)
    return lng, lat


def query(url: str, key: str) -> str:
    (value,) = parse_qs(urlsplit(url).query, strict_parsing=True)[key]
    return value


# How each service documents its address: where the place stands, in which order, in which datum.
DOCUMENTED: dict[str, tuple[str, str, Callable[[str], tuple[float, float]]]] = {
    "amap": ("https://uri.amap.com/marker?", "gcj02", lambda url: pair(query(url, "position"))),
    "amap-ride": ("https://uri.amap.com/navigation?", "gcj02", lambda url: pair(query(url, "to"))),
    "amap-walk": ("https://uri.amap.com/navigation?", "gcj02", lambda url: pair(query(url, "to"))),
    "tencent": (
        "https://apis.map.qq.com/uri/v1/marker?",
        "gcj02",
        lambda url: turned(query(url, "marker").split(";")[0].removeprefix("coord:")),
    ),
    "tencent-walk": (
        "https://apis.map.qq.com/uri/v1/routeplan?",
        "gcj02",
        lambda url: turned(query(url, "tocoord")),
    ),
    "baidu": ("https://api.map.baidu.com/marker?", "bd09", lambda url: turned(query(url, "location"))),
    "apple": ("https://maps.apple.com/?", "gcj02", lambda url: turned(query(url, "ll"))),
    "geo": ("geo:", "wgs84", lambda url: turned(url.removeprefix("geo:").split("?")[0])),
}


@pytest.mark.parametrize("place", PLACES)
def test_every_link_leads_to_the_place_in_the_datum_its_service_expects(place: list[float]) -> None:
    found = links(name="驿站", address="路 1 号", position=Position(*place), precise=True)
    assert [link.id for link in found] == list(DOCUMENTED)
    for link in found:
        start, datum, parsed = DOCUMENTED[link.id]
        assert link.url.startswith(start)
        assert link.datum == datum
        assert metres(parsed(link.url), forward(*place, datum)) < 1
        assert re.search(r"\d\.\d{6}\D", link.url)


def test_the_parameters_that_tell_datum_and_way_are_there() -> None:
    found = {link.id: link.url for link in built(CASES[0])}
    assert query(found["amap"], "coordinate") == "gaode"
    assert query(found["amap-ride"], "mode") == "ride"
    assert query(found["amap-walk"], "mode") == "walk"
    assert query(found["tencent"], "coord_type") == "2"
    assert query(found["tencent-walk"], "type") == "walk"
    assert query(found["tencent-walk"], "coord_type") == "2"
    assert query(found["baidu"], "coord_type") == "bd09ll"
    assert query(found["baidu"], "output") == "html"


@pytest.mark.parametrize("place", PLACES[:13])
def test_our_own_reader_brings_every_link_back_to_the_place(place: list[float]) -> None:
    for link in links(name="驿站", position=Position(*place), precise=True):
        back = read_position(link.url)
        assert back is not None
        assert back.datum == link.datum
        assert metres((back.lng, back.lat), forward(*place, back.datum.value)) < 1


@settings(max_examples=200, deadline=None)
@given(name=st.text(max_size=120), address=st.text(max_size=120), city=st.text(max_size=20))
def test_no_text_can_break_out_of_an_address(name: str, address: str, city: str) -> None:
    for position in (Position(118.78, 32.04), None):
        for link in links(name=name, address=address, position=position, precise=True, city=city):
            assert re.fullmatch(r"[A-Za-z0-9_.~%:/?&=;,()-]+", link.url)
            assert not re.search(r"%(?![0-9A-F]{2})", link.url)
            unquote(link.url, errors="strict")
            if position and link.id in DOCUMENTED:
                _, datum, parsed = DOCUMENTED[link.id]
                assert metres(parsed(link.url), forward(118.78, 32.04, datum)) < 1


@pytest.mark.parametrize("name", ["A&B=1?#%+/", "莫愁湖驿站", "🚴站", "it's (here)*", "a\\b`c^d{e}|f"])
def test_a_name_comes_out_as_it_went_in(name: str) -> None:
    found = {link.id: link.url for link in links(name=name, position=Position(118.78, 32.04), precise=True)}
    for service, key in (("amap", "name"), ("baidu", "title"), ("apple", "q"), ("tencent-walk", "to")):
        assert query(found[service], key) == name
        assert f"{key}={quote(name, safe='')}" in found[service]


def test_signs_that_structure_an_address_cannot_forge_its_parts() -> None:
    name = "站;coord:1,2;addr:x|(y)"
    found = {link.id: link.url for link in links(name=name, position=Position(118.78, 32.04), precise=True)}
    assert [part.split(":")[0] for part in query(found["tencent"], "marker").split(";")] == [
        "coord",
        "title",
        "addr",
    ]
    assert len(query(found["amap-ride"], "to").split(",")) == 3
    assert unquote(found["geo"]).count("(") == 1
    assert unquote(found["geo"]).endswith(")")


@pytest.mark.parametrize("case", [case for case in CASES if not case["precise"] or case["lng"] is None])
def test_without_an_exact_place_no_link_holds_degrees(case: dict) -> None:
    for link in built(case):
        assert link.datum is None
        assert link.kind in ("search", "poi")
        assert not re.search(r"\d{2,3}\.\d", unquote(link.url))


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        ([], ["amap", "tencent", "baidu", "apple", "geo"]),
        (["baidu", "tencent"], ["baidu", "tencent", "amap", "apple", "geo"]),
        (["百度地图", "geo", "没有的"], ["baidu", "geo", "amap", "tencent", "apple"]),
    ],
)
def test_the_services_come_in_the_order_of_the_table_or_of_the_site(
    order: list[str], wanted: list[str]
) -> None:
    assert [row["id"] for row in link_table(order=order)] == wanted
    found = links(name="驿站", position=None, precise=True, order=order)
    assert [link.id for link in found] == wanted
    assert [LINK_SERVICES[id_] for id_ in wanted] == [link.label for link in found]
