"""Links that open a place in a map app: one table, one row a service, each in the datum it expects.

Sources: lbs.amap.com (uri-api: marker 2023-10, navigation 2025-03, search, poidetail), lbs.qq.com
(uri v1: marker, routeplan, search), lbsyun.baidu.com (uri api web), Apple Map Links, RFC 5870.
Amap and Tencent take GCJ-02, Baidu BD-09 (its phone pages are said to ignore coord_type), geo: WGS-84.
Apple draws China from Amap's data: inside China its links are given GCJ-02.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache, lru_cache

from generator.geo.datum import Datum, in_all
from generator.geo.position import Position

_LONGEST = 100
"""Characters of a name or address in a link: enough to recognise a place, short enough for every app."""


@dataclass(frozen=True, slots=True)
class Link:
    """One way to a place.

    `kind` is marker, ride, walk, poi or search; `datum` is None when the address holds no degrees.
    """

    id: str
    label: str
    url: str
    datum: Datum | None
    kind: str


@dataclass(frozen=True, slots=True)
class _Service:
    id: str
    label: str
    datum: Datum
    marker: str
    search: str
    ride: str = ""
    walk: str = ""
    poi: str = ""


_AMAP = "https://uri.amap.com"
_TENCENT = "https://apis.map.qq.com/uri/v1"
_BAIDU = "https://api.map.baidu.com"
_SERVICES = (
    _Service(
        id="amap",
        label="高德地图",
        datum=Datum.GCJ02,
        marker=f"{_AMAP}/marker?position={{lng}},{{lat}}&name={{name}}&src={{app}}&coordinate=gaode&callnative=1",
        ride=f"{_AMAP}/navigation?to={{lng}},{{lat}},{{part}}&mode=ride&src={{app}}&callnative=1",
        walk=f"{_AMAP}/navigation?to={{lng}},{{lat}},{{part}}&mode=walk&src={{app}}&callnative=1",
        poi=f"{_AMAP}/poidetail?poiid={{poi}}&src={{app}}&callnative=1",
        search=f"{_AMAP}/search?keyword={{keyword}}&city={{city}}&view=map&src={{app}}&callnative=1",
    ),
    _Service(
        id="tencent",
        label="腾讯地图",
        datum=Datum.GCJ02,
        marker=f"{_TENCENT}/marker?marker=coord:{{lat}},{{lng}};title:{{part}};addr:{{where}}&coord_type=2&referer={{app}}",
        walk=f"{_TENCENT}/routeplan?type=walk&to={{name}}&tocoord={{lat}},{{lng}}&coord_type=2&policy=0&referer={{app}}",
        search=f"{_TENCENT}/search?keyword={{keyword}}&region={{city}}&referer={{app}}",
    ),
    _Service(
        id="baidu",
        label="百度地图",
        datum=Datum.BD09,
        marker=f"{_BAIDU}/marker?location={{lat}},{{lng}}&title={{name}}&content={{where}}"
        "&output=html&coord_type=bd09ll&src=webapp.{app}.{app}",
        search=f"{_BAIDU}/place/search?query={{keyword}}&region={{region}}&output=html&src=webapp.{{app}}.{{app}}",
    ),
    _Service(
        id="apple",
        label="苹果地图",
        datum=Datum.GCJ02,
        marker="https://maps.apple.com/?ll={lat},{lng}&q={name}",
        search="https://maps.apple.com/?q={wide}",
    ),
    _Service(
        id="geo",
        label="手机里的地图",
        datum=Datum.WGS84,
        marker="geo:{lat},{lng}?q={lat},{lng}({part})",
        search="geo:0,0?q={wide}",
    ),
)
_ROUTES = {"ride": "骑行", "walk": "步行"}
_UNFIT = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_EMPTY = re.compile(r"&\w+=(?=&|$)")
_RESERVED = re.compile(r"[^A-Za-z0-9_.~-]+")
_DELIMITER = re.compile(r"[,;:|()]")
_INNER = str.maketrans({",": "，", ";": "；", ":": "：", "|": "｜", "(": "（", ")": "）"})


LINK_SERVICES = {service.id: service.label for service in _SERVICES}
"""The services by id with their Chinese names, in the order of the table."""


def link_table(*, order: Sequence[str] = ()) -> list[dict[str, str]]:
    """Return the table for the browser: a row a service with the patterns that links.js fills."""
    return [{key: str(value) for key, value in asdict(service).items()} for service in _ordered(order)]


def links(
    *,
    name: str,
    address: str = "",
    position: Position | None,
    precise: bool,
    amap_poi: str = "",
    city: str = "",
    app: str = "yitu",
    order: Sequence[str] = (),
) -> tuple[Link, ...]:
    """Return the links of a place, service by service: marker, then ride and walk where a service has them.

    Ids are the service's (amap, tencent, baidu, apple, geo), routes amap-ride, amap-walk, tencent-walk.
    With a POI id the link `amap` opens that POI. Without a position, or with an imprecise one, every link
    searches for the address (else the name) and holds no degrees. All text is percent-encoded. `order`
    names services (ids or labels) to put first; words it does not know change nothing.
    """
    words = link_words(name=name, address=address, position=position, amap_poi=amap_poi, city=city, app=app)
    exact = position is not None and precise
    found = link_patterns(exact=exact, poi=bool(words["poi"]), order=order)
    return tuple(replace(link, url=_filled(link, words)) for link in found)


def _filled(link: Link, words: dict[str, str]) -> str:
    url = link.url.format_map(words)
    return _EMPTY.sub("", url) if link.kind == "search" else url


def link_patterns(*, exact: bool, poi: bool, order: Sequence[str] = ()) -> tuple[Link, ...]:
    """Return the links that `links` gives, each with places like {name} in its url for what `link_words` returns.

    A site draws the list once and fills it for ten thousand stations: what is filled in needs no escaping.
    """
    return _patterns(exact, poi, tuple(order))


@cache
def _patterns(exact: bool, poi: bool, order: tuple[str, ...]) -> tuple[Link, ...]:
    found: list[Link] = []
    for service in _ordered(order):
        if poi and service.poi:
            found.append(Link(service.id, service.label, service.poi, None, "poi"))
        elif not exact:
            found.append(Link(service.id, service.label, service.search, None, "search"))
        else:
            found.append(_exact(service, service.id, service.label, service.marker, "marker"))
        if exact:
            found += _routes(service)
    return tuple(found)


def _routes(service: _Service) -> Iterator[Link]:
    brand = service.label.removesuffix("地图")
    for kind, pattern in (("ride", service.ride), ("walk", service.walk)):
        if pattern:
            yield _exact(service, f"{service.id}-{kind}", brand + _ROUTES[kind], pattern, kind)


def _exact(service: _Service, id_: str, label: str, pattern: str, kind: str) -> Link:
    """A link that holds degrees: the pattern names those of the service's datum."""
    datum = service.datum
    url = pattern.replace("{lng}", f"{{lng_{datum}}}").replace("{lat}", f"{{lat_{datum}}}")
    return Link(id_, label, url, datum, kind)


def _ordered(order: Sequence[str]) -> Sequence[_Service]:
    if not order:
        return _SERVICES
    ranks = {word: rank for rank, word in reversed(list(enumerate(order)))}
    last = len(order)
    return sorted(_SERVICES, key=lambda s: min(ranks.get(s.id, last), ranks.get(s.label, last)))


def link_words(
    *,
    name: str,
    address: str = "",
    position: Position | None,
    amap_poi: str = "",
    city: str = "",
    app: str = "yitu",
) -> dict[str, str]:
    """Return what fills the patterns: percent-encoded words, and the degrees in each datum where there is a position."""
    words = _words(name=name, address=address, amap_poi=amap_poi, city=city, app=app)
    if position is not None:
        for datum, (lng, lat) in in_all(position).items():
            words[f"lng_{datum}"] = f"{lng:.6f}"
            words[f"lat_{datum}"] = f"{lat:.6f}"
    return words


def _words(*, name: str, address: str, amap_poi: str, city: str, app: str) -> dict[str, str]:
    name, address, city = _clean(name), _clean(address), _clean(city)
    name = name or address or "目的地"
    keyword = address or name
    wide = keyword if not city or keyword.startswith(city) else f"{city} {keyword}"
    part, place, coded = _inner(name), _inner(keyword), _encode(keyword)
    return {
        "name": _encode(name),
        "part": _encode(part),
        "where": coded if place == keyword else _encode(place),
        "keyword": coded,
        "wide": coded if wide == keyword else _encode(wide),
        "city": _encode(city),
        "region": _encode(city or "全国"),
        "poi": _encode(_clean(amap_poi)),
        "app": _encode(_clean(app)),
    }


def _inner(text: str) -> str:
    return text.translate(_INNER) if _DELIMITER.search(text) else text


@lru_cache(maxsize=256)  # the city and the name of the site are in every link
def _encode(text: str) -> str:
    # What urllib's quote(text, safe="") gives, four times as fast: 50,000 links are a tenth of a build.
    return _RESERVED.sub(lambda run: "%" + run[0].encode().hex("%").upper(), text)


def _clean(text: str) -> str:
    # Control and format characters and halves of surrogate pairs have no place in an address.
    return " ".join(_UNFIT.sub(" ", text).split())[:_LONGEST]
