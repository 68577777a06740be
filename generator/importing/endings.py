"""Headings that name a field by their end (值班电话, 项目地址, 党群驿站名称), believed where the cells prove it."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from generator import geo
from generator.importing.cells import read_facilities, read_presence
from generator.importing.forms import bare
from generator.importing.personal import is_masked, without_numbers
from generator.importing.vocabularies import vocabulary
from generator.records import RecordKind, telephone

Cells = Sequence[str]
_ANOTHER_THING = re.compile(
    "是否|有无|能否|可否|审[核批]|核[验实]|经费|资金|监督|投诉|举报|报[警修]|维修|急救|传真|图片|照片|图像|视频|网[址页]|网站地址|链接|二维码|注册"
    "|邮[箱编件寄]|^原|^旧|曾用|备用|别名|英文|拼音|拟|申[报请]|推荐|候选|提名|周末|节假日|最近|附近|周边|相邻|(?:公交|地铁)站|上级|行政区划|代码"
    "|编码|家庭|户籍|常住|填报|上报|负责|(?:^|[^a-z])ip"
)
"""Words that make another thing of what stands behind them, or of the whole table's sender."""


@dataclass(frozen=True, slots=True)
class _Ending:
    """The end of a heading for a field, and what its cells have to be; a heading of the first of `ends` goes before one of the next."""

    field: str
    ends: tuple[re.Pattern[str], ...]
    proof: Callable[[Cells], bool]


def by_their_ends(
    headings: Collection[tuple[int, str, Cells]], kind: RecordKind, open_fields: Collection[str]
) -> Iterator[tuple[str, int]]:
    """(field, index) for `open_fields` among the columns (index, folded heading, filled cells).

    Of several columns for a field it is the one whose heading says most surely what it is, then that which tells most.
    """
    for ending in _endings(kind):
        if ending.field not in open_fields:
            continue
        ranked = [
            (rank, -len(set(cells)), index)
            for index, heading, cells in headings
            if (rank := _rank(heading, ending.ends)) is not None and cells and ending.proof(cells)
        ]
        if ranked:
            yield ending.field, min(ranked)[-1]


def may_be_heading(folded: str) -> str | None:
    """The field that a text names by its end, were it a heading with the cells to prove it."""
    return next((one.field for one in _OF_ALL if _rank(folded, one.ends) is not None), None)


def _rank(folded: str, ends: Sequence[re.Pattern[str]]) -> int | None:
    heading = "" if _ANOTHER_THING.search(folded) else bare(folded)
    return next((rank for rank, end in enumerate(ends) if end.fullmatch(heading)), None)


def _endings(kind: RecordKind) -> Iterator[_Ending]:
    yield from _OF_A_PLACE if kind.workplaces else _OF_A_PERSON
    words = vocabulary(kind, "facilities")
    yield _Ending(
        "facilities",
        (re.compile(".*(?:设施|设备|功能)"),),
        lambda cells: _mostly(cells, lambda cell: read_facilities(cell, words).value is not None),
    )


def _mostly(cells: Cells, is_one: Callable[[str], bool]) -> bool:
    return 2 * sum(map(is_one, cells)) >= len(cells)


def _differ(cells: Cells) -> bool:
    """Whether cells may be the names of rows: what all rows say is that of the list or of whoever runs them."""
    return (len(cells) == 1 or len(set(cells)) > 1) and _are_words(cells)


def _are_words(cells: Cells) -> bool:
    return _mostly(
        cells, lambda cell: read_presence(cell) is None and re.search("[^\\W\\d_]", cell) is not None
    )


def _are_phones(cells: Cells) -> bool:
    return _mostly(
        cells,
        lambda cell: bool(telephone.within(telephone.folded(cell))) or is_masked(cell) or _is_mobile(cell),
    )


def _is_mobile(cell: str) -> bool:
    return bool(without_numbers(cell)[1])


def _are_addresses(cells: Cells) -> bool:
    return _are_words(cells) and not any(
        "://" in cell or cell.casefold().startswith("www.") for cell in cells
    )


def _are_positions(cells: Cells) -> bool:
    return _mostly(cells, _is_position)


def _is_position(cell: str) -> bool:
    try:
        return geo.read_position(cell) is not None
    except geo.PositionError:
        return False


_DEGREES = re.compile(r"\D{0,4}(\d{1,3}(?:\.\d+)?)(?:\D.*)?")
_WIDEST = 136  # degrees of longitude in China, and more than any latitude: the two columns may be turned


def _are_degrees(cells: Cells) -> bool:
    found = [_DEGREES.fullmatch(unicodedata.normalize("NFKC", cell)) for cell in cells]
    return 2 * sum(one is not None and 3 < float(one[1]) < _WIDEST for one in found) >= len(cells)


_STATION = "(?:驿站|站点|网点|服务站|服务点|点位)"
_PLACE = "(?:站|点|店铺?|家|屋|室|吧|厅|馆|所|园|中心|港湾|阵地|书房|书屋|商家|商户|公厕|厕所|卫生间|停车场|柜|场景|机构)"
_NAME = "(?:标准|规范)?(?:名称|全称|全名)"
_OF_A_PLACE = (
    _Ending(
        "name",
        (
            re.compile(f".*{_STATION}{_NAME}"),
            re.compile(f".*{_PLACE}{_NAME}"),
            re.compile("(?:设施|中文|规范|标准|场所)名称"),
        ),
        _differ,
    ),
    _Ending("phone", (re.compile(".*(?:电话|座机)(?:号码)?"),), _are_phones),
    _Ending("address", (re.compile(".*地址"),), _are_addresses),
    _Ending("position", (re.compile(".*坐标"),), _are_positions),
    _Ending("lng", (re.compile(".*经度"),), _are_degrees),
    _Ending("lat", (re.compile(".*纬度"),), _are_degrees),
)
_OF_A_PERSON = (
    _Ending("honour", (re.compile(".*称号"),), _are_words),
    _Ending("summary", (re.compile(".*事迹"),), _are_words),
)
_OF_ALL = (*_OF_A_PLACE, *_OF_A_PERSON)
