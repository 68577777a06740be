"""How forms write headings, also in two rows, and the cells that nobody filled."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence


def fold(heading: str) -> str:
    """A heading without spaces, width, case and the marks that forms put around it."""
    return unicodedata.normalize("NFKC", "".join(heading.split())).casefold().strip("*:")


_IN_BRACKETS = re.compile(r"\([^)]*\)")
_ANOTHER = re.compile("\\((?:旧|原|曾用|备用|拟|英文|其他|起|止|始|终|开始|结束|上午|下午|早|中|晚)")
_LONGEST = 60  # characters of a heading


def bare(folded: str) -> str:
    """A folded heading without what stands in brackets; empty where that, or its length, makes another thing of it.

    经度(gcj-02) is a longitude, 地址(旧) no address.
    """
    return "" if len(folded) > _LONGEST or _ANOTHER.search(folded) else _IN_BRACKETS.sub("", folded)


REJECTED = ("原表行号", "没有导入的原因")  # the first columns of a file of refused rows
ROW_NUMBERS = frozenset(("序号", "no", "no.", "#"))


def joined_headings(top: Sequence[str], below: Sequence[str]) -> tuple[str, ...] | None:
    """The headings of two rows (位置坐标 above 经度 and 纬度) as one; None when the second row is a record.

    A merged cell stands in its first column and leaves the others empty, or was written into each. A second row of
    headings fills merged cells only, so that a heading beside them has nothing below it, and tells no number.
    """
    starts = [index for index, cell in enumerate(top) if cell and (not index or cell != top[index - 1])]
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
    if merged.issuperset(starts):
        return None
    counts = Counter(fold(cell) for cell in (*top, *below) if cell)
    names: list[str] = []
    group = ""
    for index, cell in enumerate(top):
        group = cell or group
        own = below[index]
        names.append(cell if not own else own if counts[fold(own)] == 1 else f"{group}·{own}")
    return tuple(names)


_STROKES = frozenset(("/", "\\", "-", "--", "—", "——", "–", "―", "／", "－"))
_PLACEHOLDERS = _STROKES | {
    *("无", "暂无", "没有", "不详", "未知", "不清楚", "待定", "待补充"),
    *("n/a", "na", "null", "none", "nan", "nil"),
}
_FAULTS = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|####+)", re.IGNORECASE)
_TELLING = frozenset(("remark", "story", "convention", "facilities", "wheelchair"))


def is_unfilled(text: str) -> bool:
    """Whether a cell is empty, or holds a stroke or a fault alone: even below a facility that says neither 有 nor 无."""
    return not text or text in _STROKES or _FAULTS.fullmatch(text) is not None


def is_placeholder(field: str, text: str) -> bool:
    """Whether a cell only says that nobody filled it; in free text and facilities a 无 may mean something."""
    return _FAULTS.fullmatch(text) is not None or (field not in _TELLING and text.casefold() in _PLACEHOLDERS)
