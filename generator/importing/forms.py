"""What forms put into a table that tells nothing: a second row of headings, groups, totals, cells nobody filled."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence


def fold(heading: str) -> str:
    """A heading without spaces, width, case and the marks that forms put around it."""
    return unicodedata.normalize("NFKC", "".join(heading.split())).casefold().strip("*:")


REJECTED = ("原表行号", "没有导入的原因")  # the first columns of a file of refused rows
ROW_NUMBERS = frozenset(("序号", "no", "no.", "#"))


def joined_headings(top: Sequence[str], below: Sequence[str]) -> tuple[str, ...] | None:
    """The headings of two rows (位置坐标 above 经度 and 纬度) as one; None when the second row is a record.

    A merged cell stands in its first column and leaves the others empty. A second row of headings fills merged
    cells only, so it has no name, and tells no number.
    """
    starts = [index for index, cell in enumerate(top) if cell]
    ends = [*starts[1:], len(top)]
    merged = {
        index
        for start, end in zip(starts, ends, strict=True)
        if end - start > 1 and below[start] and any(below[start + 1 : end])
        for index in range(start, end)
    }
    filled = {index for index, cell in enumerate(below) if cell}
    if not merged or not filled <= merged or any(re.search(r"\d", cell) for cell in below):
        return None
    counts = Counter(fold(cell) for cell in (*top, *below) if cell)
    names: list[str] = []
    group = ""
    for index, cell in enumerate(top):
        group = cell or group
        own = below[index]
        names.append(cell if not own else own if counts[fold(own)] == 1 else f"{group}·{own}")
    return tuple(names)


_TOTAL = re.compile(r"(?:合计|总计|小计|共计)(?![\u4e00-\u9fff])")
_COUNTED_GROUP = re.compile(r".*[(（]\s*共?\s*\d+\s*[个家处座站所]?\s*[)）]")
_AREA_NAME = re.compile(r"[\u4e00-\u9fff]{1,10}(?:(?<![社小园景务厂校])区|县|市|街道|街道办事处|镇|乡)[:：]?")
_GROUP_NUMBER = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?")


def no_record(headings: Sequence[str], cells: Sequence[str], name: str) -> str:
    """Why a row is no record although it may have a name; empty when it may be one."""
    told = [cell for cell in cells if cell]
    if _TOTAL.match("".join(told[0].split())) or any(
        "".join(cell.split()).strip(":：") in ("合计", "总计", "小计", "共计") for cell in told
    ):
        return "这是合计行，不是一条记录"
    if len(told) > 1 and all(
        fold(cell) == fold(heading) for heading, cell in zip(headings, cells, strict=True) if cell
    ):
        return "这是重复的表头，不是一条记录"
    numbers = [c for heading, c in zip(headings, cells, strict=True) if c and fold(heading) in ROW_NUMBERS]
    alone = name and len(headings) > 1 and len(told) - len(numbers) == 1
    if alone and (
        _COUNTED_GROUP.fullmatch(name)
        or _AREA_NAME.fullmatch(name)
        or any(map(_GROUP_NUMBER.fullmatch, numbers))
    ):
        return "这像是分组的标题，不是一条记录"
    return ""


_PLACEHOLDERS = frozenset(("/", "\\", "-", "--", "—", "——", "–", "―", "／", "－")) | {
    *("无", "暂无", "没有", "不详", "未知", "不清楚", "待定", "待补充"),
    *("n/a", "na", "null", "none", "nan", "nil"),
}
_FAULTS = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|####+)", re.IGNORECASE)
_TELLING = frozenset(("remark", "story", "convention", "facilities", "wheelchair"))


def is_placeholder(field: str, text: str) -> bool:
    """Whether a cell only says that nobody filled it; in free text and facilities a 无 may mean something."""
    return _FAULTS.fullmatch(text) is not None or (field not in _TELLING and text.casefold() in _PLACEHOLDERS)
