"""Reads the share addresses of the map services without asking the network; the service tells the datum."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote_plus, urlsplit

from generator.geo.checks import Remark
from generator.geo.datum import Datum
from generator.geo.fault import PositionError
from generator.geo.mercator import degrees_of

_VIEW = Remark(
    "position-of-view", "这个地址里只有地图画面的中心，不一定正是站点", "点准站点再分享，或用坐标拾取器核对"
)
_ASSUMED = Remark(
    "datum-assumed", "苹果地图的地址不写坐标系，国内按 GCJ-02 读", "在高德或腾讯地图上核对一次位置"
)


@dataclass(frozen=True, slots=True)
class Found:
    """Two numbers from an address in the order written, and what else it tells."""

    x: float
    y: float
    decimals: tuple[int, int]
    lat_first: bool
    datum: Datum
    service: str
    name: str = ""
    amap_poi: str = ""
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class _Service:
    """One map service: its addresses, its datum, and the parameters in which a place may stand.

    `places` come before `views`. "x,y" in one parameter is its name, with "~" before it when latitude
    comes first and "$" when the last pair counts (a route's end); two parameters are "x y".
    """

    name: str
    host: str
    datum: Datum
    places: str
    views: str = ""
    datum_words: Mapping[str, Datum] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()


_GCJ, _WGS, _BD = Datum.GCJ02, Datum.WGS84, Datum.BD09
_SERVICES = (
    _Service(
        name="高德地图",
        host=r"(.+\.)?(amap|autonavi|gaode)\.com|amapuri|androidamap|iosamap",
        datum=_GCJ,
        places="position|markers|to[lnglat]|to|dest|lnglat|location|~q|~p|~$r|~$n|dlon dlat|lng lat|lon lat",
        views="center",
        datum_words={"coordinate=wgs84": _WGS, "dev=1": _WGS},
    ),
    _Service(
        name="腾讯地图",
        host=r"(.+\.)?map\.(wap\.)?qq\.com|(mapapi|3gimg)\.qq\.com|qqmap|sosomap",
        datum=_GCJ,
        places="~marker|~tocoord|~coord|pointx pointy|epointx epointy|~dest|lng lat|~latlng|~location",
        views="~center",
        datum_words={"coord_type=1": _WGS, "coord_type=3": _BD},
    ),
    _Service(
        name="百度地图",
        host=r"(.+\.)?map\.baidu\.com|baidumap|bdapp|bdmap",
        datum=_BD,
        places="~location|~latlng|~destination|sharegeo|$en|lng lat",
        views="@|c|~center",
        datum_words={
            "coord_type=gcj02": _GCJ,
            "coord_type=gcj02ll": _GCJ,
            "coord_type=wgs84": _WGS,
            "coord_type=wgs84ll": _WGS,
        },
    ),
    _Service(
        name="苹果地图",
        host=r"maps\.apple\.com|maps",
        datum=_GCJ,
        places="~coordinate|~ll|~daddr|~destination|~address|~q",
        views="~center|~sll|~near",
        remarks=(_ASSUMED,),
    ),
    _Service(name="geo:", host="geo", datum=_WGS, places="~geo|~q"),
)

_SIGN = r"[^\s<>\"“”，。；【】（）]"
_REST = rf"(?:{_SIGN}|（[^\s（）]*）(?={_SIGN}*[&=]))+"  # a name with brackets, and parameters behind it
_ADDRESS = re.compile(
    rf"(?:https?|amapuri|androidamap|iosamap|qqmap|sosomap|baidumap|bdapp|bdmap|maps)://{_REST}"
    rf"|geo:{_REST}"
    rf"|(?<![\w.@])(?:[\w-]+\.)+(?:amap|qq|baidu|apple)\.com/{_REST}",
    re.I,
)
_SHORT = re.compile(r"((surl|f)\.amap\.com|j\.map\.baidu\.com|maps\.apple|(\w+\.)?url\.cn|t\.cn|dwz\.cn)")
_PAIR = re.compile(r"(?<![\w.])(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)(?![\w.])")
_AMAP_POI = re.compile(r"(?:/place/|[?&/](?:poiid|p|id)=)(B[0-9A-Z]{7,11})(?![0-9A-Z])")
_NAME = re.compile(r"(?:^|[;|])(?:title|name):([^;|]+)")
_GIRTH = 20_037_508
"""Half the equator in metres; over China Baidu's metres east are always more than those north."""

_LONGEST = 4000
_SHOWN = 80


def find_address(text: str) -> str:
    """Return the first address in a pasted text, "" when there is none."""
    match = _ADDRESS.search(text[:_LONGEST].replace("&amp;", "&"))
    return match[0] if match else ""


def read_address(address: str) -> Found:
    """Return the place that a share address holds.

    Raises PositionError: short-address (only the network knows), unknown-address, address-without-position.
    """
    whole = address if re.match(r"\w+:", address) else f"https://{address}"
    if whole.lower().startswith("geo:"):
        whole = f"geo://geo/?geo={whole[4:].replace(';', '&', 1)}".replace("?q=", "&q=")
    try:
        host = (urlsplit(whole).hostname or "").lower()
    except ValueError:
        host = ""
    scheme = whole.partition(":")[0].lower()
    if _SHORT.fullmatch(host):
        raise PositionError(
            "short-address",
            f"短链接 {address[:_SHOWN]} 里没有坐标",
            "在浏览器里打开它，等地址栏变成长地址后再复制；或用坐标拾取器",
        )
    owner = host if scheme in ("http", "https") else scheme
    for service in _SERVICES:
        if re.fullmatch(service.host, owner):
            return _read(service, whole)
    raise PositionError(
        "unknown-address",
        f"不认识的地址 {address[:_SHOWN]}",
        "粘贴高德、腾讯或百度地图的分享链接，或直接写“经度,纬度”",
    )


def _read(service: _Service, whole: str) -> Found:
    given = _parameters(whole)
    poi = _AMAP_POI.search(unquote_plus(whole)) if service.name == "高德地图" else None
    for places, remarks in ((service.places, ()), (service.views, (_VIEW,))):
        for place in filter(None, places.split("|")):
            match = _pair(given, place.lstrip("~$"), last="$" in place)
            pair = (float(match[1]), float(match[2])) if match else (0.0, 0.0)
            if match is None or pair == (0, 0):
                continue
            in_metres = service.datum is _BD and 1000 < max(map(abs, pair)) < _GIRTH
            return Found(
                *(degrees_of(max(pair), min(pair)) if in_metres else pair),
                decimals=(8, 8) if in_metres else (_decimals(match[1]), _decimals(match[2])),
                lat_first=place.startswith("~") and not in_metres,
                datum=_datum(service, given),
                service=service.name,
                name=_name(given, whole),
                amap_poi=poi[1] if poi else "",
                remarks=(*remarks, *service.remarks),
            )
    hint = "在地图上点准站点，复制带坐标的长地址；或用坐标拾取器"
    if poi:
        hint = f"把 {poi[1]} 填到 amap_poi，坐标另用坐标拾取器取"
    raise PositionError(
        "address-without-position", f"{service.name}的这个地址里没有坐标：{whole[:_SHOWN]}", hint
    )


def _parameters(whole: str) -> dict[str, str]:
    given: dict[str, str] = {}
    for part in re.split(r"[?&#/]", whole):
        key, equals, value = part.partition("=")
        if equals:
            given.setdefault(unquote_plus(key), unquote_plus(value))
        elif part.startswith("@"):
            given["@"] = ",".join(part[1:].split(",")[:2])
    return given


def _pair(given: Mapping[str, str], place: str, *, last: bool) -> re.Match[str] | None:
    names = place.split(" ")
    value = ",".join(given.get(name, "") for name in names)
    found = [match for match in _PAIR.finditer(value) if "." in match[0] or match[0] == value.strip()]
    if not found or (place == "markers" and len(found) > 1):
        return None
    return found[-1] if last else found[0]


def _decimals(written: str) -> int:
    return len(written.partition(".")[2])


def _datum(service: _Service, given: Mapping[str, str]) -> Datum:
    for words, datum in service.datum_words.items():
        key, _, value = words.partition("=")
        if given.get(key, "").lower() == value:
            return datum
    return service.datum


def _name(given: Mapping[str, str], whole: str) -> str:
    for key in ("name", "title", "poiname", "dname", "destName", "destname", "eword", "to[name]"):
        if given.get(key):
            return given[key].strip()
    for key in ("marker", "destination"):
        match = _NAME.search(given.get(key, ""))
        if match:
            return match[1].strip()
    for key in ("q", "p", "to", "markers"):
        value = given.get(key, "")
        match = _PAIR.search(value)
        if match:
            value = value[match.end() :].lstrip(",(").split(",")[0].rstrip(")")
        if value:
            return value.strip()
    path = re.search(r"/poi/([^/?#@]+)/@", whole)
    return unquote_plus(path[1]) if path else ""
