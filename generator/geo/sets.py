"""What can be wrong with a set of stations on the map: doubles and strays; pure."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians
from statistics import median

from generator.geo.measure import distance
from generator.geo.near import Near
from generator.geo.position import BBox, Position, centre

Point = tuple[str, str, Position]
"""A station for these checks: id, name, position."""

CLOSE = 20.0
"""Metres within which two stations of similar name are probably one."""

FAR_TIMES = 8.0
FAR_LEAST = 15_000.0
"""A point is far from the others beyond 8 times their median distance from the middle, never under 15 km."""

ALONE = 5_000.0
"""A far point with another this near belongs to a second cluster (a county town), not to a slip."""

FEWEST_FOR_FAR = 4
CLOSE_NEIGHBOURS = 8

_NOT_WORDS = re.compile(r"[\W_]+")
_GENERIC = re.compile(
    r"户外劳动者|新就业群体|爱心|工会|党群|暖心|职工|骑手|小哥|服务|驿站|站点|之家|港湾|中心|站|点"
)
_TELLING = re.compile(r"[0-9a-z一二三四五六七八九十东南西北]")
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt about one station, said in Chinese; `others` are the ids it was compared with."""

    id: str
    code: str
    message: str
    hint: str
    others: tuple[str, ...] = ()


def same_point(points: Sequence[Point]) -> list[Finding]:
    """Return one finding (position-shared) per place that several stations claim, to 0.1 m."""
    held: defaultdict[tuple[float, float], list[Point]] = defaultdict(list)
    for point in points:
        held[_spot(point[2])].append(point)
    return [_shared(group) for group in held.values() if len(group) > 1]


def _spot(position: Position) -> tuple[float, float]:
    return round(position.lng, 6), round(position.lat, 6)


def _shared(group: Sequence[Point]) -> Finding:
    names = "、".join(name for _, name, _ in group[:3]) + ("等" if len(group) > 3 else "")
    return Finding(
        id=group[-1][0],
        code="position-shared",
        message=f"{len(group)} 个站点的坐标完全相同：{names}",
        hint="同一处只留一条；确实在同一栋楼里，各取自己门口的坐标",
        others=tuple(name for name, _, _ in group[:-1]),
    )


def close_pairs(points: Sequence[Point], *, metres: float = CLOSE) -> list[Finding]:
    """Return findings (position-double) for pairs within so many metres whose names are alike.

    Pairs on the very same point are left to `same_point`; each station is compared with 8 others at most.
    """
    found = []
    for number, twin in _neighbours(points, metres):
        point, other = points[number], points[twin]
        gap = distance(point[2], other[2])
        if gap <= metres and _spot(point[2]) != _spot(other[2]) and alike(point[1], other[1]):
            found.append(_double(point, other, gap))
    return found


def _neighbours(points: Sequence[Point], metres: float) -> Iterator[tuple[int, int]]:
    """Pairs (later, earlier) of points that lie in the same or in adjoining cells; cells are wider than `metres`.

    At most CLOSE_NEIGHBOURS earlier points a point: three hundred on one point must not become 45,000 pairs.
    """
    size = metres / 111_000 * 1.2
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, (_, _, position) in enumerate(points):
        narrow = size / max(0.05, cos(radians(round(position.lat))))
        x, y = int(position.lng // narrow), int(position.lat // size)
        near = [twin for dx in (-1, 0, 1) for dy in (-1, 0, 1) for twin in cells.get((x + dx, y + dy), ())]
        yield from ((number, twin) for twin in near[:CLOSE_NEIGHBOURS])
        cells[x, y].append(number)


def _double(point: Point, other: Point, gap: float) -> Finding:
    return Finding(
        id=point[0],
        code="position-double",
        message=f"“{point[1]}”和“{other[1]}”相距约 {max(1, round(gap))} 米，名称相近，可能是同一个站点",
        hint="是同一个就删去一条，把旧编号写进 aliases；不是就把名称写得能分清",
        others=(other[0],),
    )


def far_away(points: Sequence[Point]) -> list[Finding]:
    """Return findings (position-far) for strays of one area, judged by medians; under 4 points none."""
    if len(points) < FEWEST_FOR_FAR:
        return []
    middle = centre(position for _, _, position in points)
    away = [distance(middle, position) for _, _, position in points]
    usual = median(away)
    limit = max(FAR_LEAST, FAR_TIMES * usual)
    strays = [(*point, gap) for point, gap in zip(points, away, strict=True) if gap > limit]
    if not strays:
        return []
    index = Near([(own, position) for own, _, position in points])
    return [
        Finding(
            id=own,
            code="position-far",
            message=f"“{name}”离同区域其他站点约 {gap / 1000:.0f} 公里，其他站点多在 {_about(usual)}内",
            hint="核对坐标有没有抄错数字，或者 area 填错了",
        )
        for own, name, position, gap in strays
        if index.nearest(position, 1, skip=own)[0][1] > ALONE
    ]


def _about(metres: float) -> str:
    return f"{max(1, round(metres / 1000))} 公里"


def outside(points: Sequence[Point], box: BBox) -> list[Finding]:
    """Return findings (position-outside-area) for stations out of their area's box."""
    return [
        Finding(
            id=own,
            code="position-outside-area",
            message=f"“{name}”的坐标 {position.lng:.6f},{position.lat:.6f}（WGS-84）不在所属区域的范围内",
            hint="核对坐标和坐标系，或者 area 填错了；范围本身不对就改区域的 bbox",
        )
        for own, name, position in points
        if not box.contains(position)
    ]


def alike(a: str, b: str) -> bool:
    """Tell whether two names may mean one station: what is left of them without common words is close.

    Names that differ in a number, letter, numeral or wind (东门、西门; 1号、2号) mean two on purpose.
    """
    left, right = _folded(a), _folded(b)
    if left == right:
        return True
    if set(_TELLING.findall(left)) != set(_TELLING.findall(right)):
        return False
    left, right = _GENERIC.sub("", left), _GENERIC.sub("", right)
    if not left or not right or left in right or right in left:
        return True
    pairs, others = _bigrams(left), _bigrams(right)
    return 2 * len(pairs & others) >= _ALIKE * (len(pairs) + len(others))


def _folded(name: str) -> str:
    return _NOT_WORDS.sub("", unicodedata.normalize("NFKC", name).casefold())


def _bigrams(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(max(1, len(text) - 1))}
