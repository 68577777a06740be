"""Reads a position as people paste it: a pair in either order, degrees and minutes, a share address."""

import re
import unicodedata
from dataclasses import dataclass

from generator.geo.addresses import Found, find_address, read_address
from generator.geo.checks import Remark, check_pair
from generator.geo.datum import Datum
from generator.geo.fault import PositionError
from generator.geo.position import in_china


@dataclass(frozen=True, slots=True)
class ReadPosition:
    """What a pasted text says: degrees in `datum` (None when the text does not tell it).

    `written` is (lng, lat) as text with the decimals that were given, `swapped` means that the text had
    latitude first, `remarks` are doubts for the editor.
    """

    lng: float
    lat: float
    written: tuple[str, str]
    datum: Datum | None = None
    swapped: bool = False
    name: str = ""
    amap_poi: str = ""
    service: str = ""
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class _Angle:
    value: float
    axis: str
    decimals: int


_LONGEST = 1000
_SHOWN = 60
_MARKS = str.maketrans("º˚′’‘＇`″”“＂−", "°°" + "'" * 5 + '"' * 4 + "-")
_UNITS = (
    (re.compile(r"(?<=\d)\s*度"), "°"),
    (re.compile(r"(?<=\d)\s*分"), "'"),
    (re.compile(r"(?<=\d)\s*秒"), '"'),
)
_DATUM_WORDS = re.compile(
    r"gcj[-_ ]?0?2(ll)?|bd[-_ ]?0?9(ll)?|wgs[-_ ]?(19)?84|cgcs[-_ ]?2000|epsg:?\s*\d+", re.I
)
_ANGLE = re.compile(
    r"(?P<before>东经|西经|北纬|南纬|经度|纬度|(?<![a-z])(?:longitude|latitude|lng|long|lon|lat|[ewns])(?![a-z]))?"
    r"[\"'\s:=]*(?<![\d.])(?P<sign>[-+])?(?P<deg>\d{1,3}(?:\.\d+)?)(?![\d])\s*"
    r"(?P<mark>°\s*(?:(?P<min>\d{1,2}(?:\.\d+)?)\s*'\s*(?:(?P<sec>\d{1,2}(?:\.\d+)?)\s*(?:\"|''))?)?)?"
    r"(?(before)|\s*(?P<after>[ewns](?![a-z]))?)",
    re.I,
)
_AXES = {"东经": "lng", "西经": "-lng", "北纬": "lat", "南纬": "-lat", "经度": "lng", "纬度": "lat"}
_AXES |= {"e": "lng", "w": "-lng", "n": "lat", "s": "-lat"}


def read_position(text: str | None) -> ReadPosition | None:
    """Return the position that a pasted text holds, None when it is blank; nothing is fetched.

    Raises PositionError, whose `code`, `message` and `hint` are for the editor, when no single position
    can be told: unreadable-position, several-positions, impossible-position, short-address,
    address-without-position, unknown-address.
    """
    written = (text or "").strip()
    if not written:
        return None
    address = find_address(written)
    if address:
        return _from_address(read_address(address))
    return _from_numbers(written[:_LONGEST])


def _from_address(found: Found) -> ReadPosition:
    lng, lat, turned = _ordered(found.x, found.y, lat_first=found.lat_first)
    written = _as_written(lng, lat, found.decimals[::-1] if turned else found.decimals)
    return ReadPosition(
        lng=lng,
        lat=lat,
        written=written,
        datum=found.datum,
        swapped=turned,
        name=found.name,
        amap_poi=found.amap_poi,
        service=found.service,
        remarks=(*found.remarks, *check_pair(*written)),
    )


def _from_numbers(text: str) -> ReadPosition:
    angles = _pair(text)
    first, second = (_signed(angle) for angle in angles)
    axes = tuple(angle.axis.lstrip("-") for angle in angles)
    if axes[0] and axes[0] == axes[1]:
        word = "经度" if axes[0] == "lng" else "纬度"
        raise PositionError("unreadable-position", f"“{text[:_SHOWN]}”里有两个{word}", "经度和纬度各写一个")
    lat_first = axes[0] == "lat" or axes[1] == "lng"
    lng, lat, turned = _ordered(first, second, lat_first=lat_first)
    decimals = (angles[0].decimals, angles[1].decimals)
    texts = _as_written(lng, lat, decimals[::-1] if turned else decimals)
    return ReadPosition(
        lng=lng,
        lat=lat,
        written=texts,
        datum=Datum.read(text),
        swapped=turned,
        remarks=tuple(check_pair(*texts)),
    )


def _as_written(lng: float, lat: float, decimals: tuple[int, ...]) -> tuple[str, str]:
    return f"{lng:.{decimals[0]}f}", f"{lat:.{decimals[1]}f}"


def _pair(written: str) -> tuple[_Angle, _Angle]:
    clean = unicodedata.normalize("NFKC", written.translate(_MARKS))
    for pattern, mark in _UNITS:
        clean = pattern.sub(mark, clean)
    angles = [_angle(match) for match in _ANGLE.finditer(_DATUM_WORDS.sub(" ", clean))]
    telling = [angle for angle in angles if angle.decimals or angle.axis]
    chosen = telling if len(telling) >= 2 else angles
    if len(chosen) < 2:
        raise PositionError(
            "unreadable-position",
            f"“{written[:_SHOWN]}”不是坐标",
            "写成“经度,纬度”，如 116.3689,39.9402，或粘贴地图的分享链接",
        )
    if len(chosen) > 2:
        raise PositionError(
            "several-positions", f"“{written[:_SHOWN]}”里不止一个坐标", "只留一个站点的一对经纬度"
        )
    return chosen[0], chosen[1]


def _angle(match: re.Match[str]) -> _Angle:
    word = (match["before"] or match["after"] or "").lower()
    axis = _AXES.get(word) or ("lng" if word.startswith("lo") or word == "lng" else "lat" if word else "")
    minutes, seconds = float(match["min"] or 0), float(match["sec"] or 0)
    if minutes >= 60 or seconds >= 60:
        raise PositionError("impossible-position", f"“{match[0].strip()}”的分或秒到了 60", "分和秒都小于 60")
    value = float(match["deg"]) + minutes / 60 + seconds / 3600
    return _Angle(
        value=-value if match["sign"] == "-" else value,
        axis=axis,
        decimals=_decimals(match),
    )


def _decimals(match: re.Match[str]) -> int:
    # A minute is 1.8 km, as two decimals are 1.1; seconds are as fine as anyone writes.
    if match["sec"] or "." in (match["min"] or ""):
        return 8
    return 2 if match["min"] else len(match["deg"].partition(".")[2])


def _signed(angle: _Angle) -> float:
    return -abs(angle.value) if angle.axis.startswith("-") else angle.value


def _ordered(first: float, second: float, *, lat_first: bool) -> tuple[float, float, bool]:
    if in_china(first, second):
        return first, second, False
    if in_china(second, first):
        return second, first, True
    lng, lat = (second, first) if lat_first else (first, second)
    if abs(lat) > 90 >= abs(lng) and abs(lat) <= 180:
        lng, lat = lat, lng
    if abs(lng) > 180 or abs(lat) > 90:
        raise PositionError(
            "impossible-position",
            f"地球上没有 {first},{second} 这个位置",
            "经度不超过 180，纬度不超过 90；重新取一次坐标",
        )
    return lng, lat, lng != first
