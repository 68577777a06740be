"""What can be wrong with one written pair of degrees; pure, the caller knows file and line."""

from math import isfinite
from typing import NamedTuple

from generator.geo.position import in_china

FEWEST_DECIMALS = 4
"""0.0001 degree is 11 m; with one digit less a rider looks at the wrong side of the block."""

_ORDER = "经度写前、纬度写后；国内经度在 73 到 136 之间，纬度在 3 到 54 之间"
_PICK = "用高德、腾讯或百度的坐标拾取器重新取一次"


class Remark(NamedTuple):
    """One doubt for an editor: a stable code, what is wrong, what to do; the last two in Chinese."""

    code: str
    message: str
    hint: str


def check_pair(lng: object, lat: object) -> list[Remark]:
    """Return what is wrong with a pair as written: text, or numbers (then decimals cannot be counted).

    Codes: not-a-number, position-zero, position-swapped, position-impossible, position-outside-china;
    only when none of these holds: few-decimals.
    """
    x, y = _number(lng), _number(lat)
    if x is None or y is None:
        wrong = f"经度“{str(lng)[:40]}”" if x is None else f"纬度“{str(lat)[:40]}”"
        return [Remark("not-a-number", f"{wrong}不是数字", "只写十进制度数，如 116.3689；度分秒请先换算")]
    found = _misplaced(x, y, lng, lat)
    if found:
        return [found]
    fewest = min(_decimals(lng), _decimals(lat))
    if fewest >= FEWEST_DECIMALS:
        return []
    error = ("上百公里", "十公里", "一公里", "一百米")[fewest]
    return [
        Remark(
            "few-decimals",
            f"坐标 {lng},{lat} 只有 {fewest} 位小数，误差可达{error}",
            f"写到小数点后 6 位；{_PICK}；实在只知道大概位置就写 precise: false",
        )
    ]


def _misplaced(x: float, y: float, lng: object, lat: object) -> Remark | None:
    if x == 0 and y == 0:
        return Remark("position-zero", "坐标是 0,0，多半是没有取到位置", f"{_PICK}；没有坐标就整项删去")
    if in_china(x, y):
        return None
    if in_china(y, x):
        return Remark(
            "position-swapped", f"经度 {lng}、纬度 {lat} 写反了", f"改成经度 {lat}、纬度 {lng}；{_ORDER}"
        )
    if abs(x) > 180 or abs(y) > 90:
        return Remark(
            "position-impossible", f"地球上没有经度 {lng}、纬度 {lat} 这个位置", f"{_ORDER}；{_PICK}"
        )
    return Remark(
        "position-outside-china", f"经度 {lng}、纬度 {lat} 不在中国", f"{_ORDER}；核对有没有抄错数字"
    )


def _number(written: object) -> float | None:
    if isinstance(written, bool) or written is None:
        return None
    try:
        value = float(str(written).strip())
    except ValueError:
        return None
    return value if isfinite(value) else None


def _decimals(written: object) -> int:
    if not isinstance(written, str):
        return FEWEST_DECIMALS
    mantissa = written.strip().lower().partition("e")[0]
    return len(mantissa.partition(".")[2])
