"""Looking through all records and file names for personal data, fast where there is none."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

from generator.records.kind import RecordKind
from generator.records.privacy import DASHES, PROVINCES, UNSEEN, Finding, compact, findings, masked
from generator.records.problem import Problem
from generator.records.row import Location, Row
from generator.records.written_pages import WrittenPage, allowed_words

_GAP = r"[\s-]{0,3}"
_NUMERAL = "0-9A-Z一二三四五六七八九十百零〇两"
_ODD_GAPS = DASHES + "－﹣．" + "\u00a0\u3000\u202f\u205f" + "".join(map(chr, range(0x2000, 0x200B)))

# Cheap looks at a whole text before anything is looked at closely. A fixed first character makes each of them as
# fast as a plain search; one pattern for all of them takes ten times as long. The search for a single character is ten
# times as fast again, so each stands below a character without which it can match nothing.
_LOOKS = {needed: [re.compile(look) for look in looks] for needed, looks in {
    "": [
        r"1[3-9](?:[ -]?[0-9]){9}",
        r"19[0-9]{2}[01][0-9][0-3][0-9][ -]?[0-9]{3}[0-9Xx]",
        r"20[0-9]{2}[01][0-9][0-3][0-9][ -]?[0-9]{3}[0-9Xx]",
        *(rf"{first}[0-9]{{3}}[ -]?[0-9]{{4}}[ -]?[0-9]{{4}}[ -]?[0-9]{{3}}" for first in "12345678"),
        r"1[3-9][0-9][.)）][ -]?[0-9]{4}",
        "-[0-9]{1,2}-[0-9]{3}",
        rf"[{PROVINCES}] ?[A-Z][ ·•]?[A-Z0-9]{{4}}",
    ],
    **{digit: [digit] for digit in "０１２３４５６７８９"}, "@": ["@"], "＠": ["＠"],
    "元": ["单元"], "家": ["家住", "家在"], "住": ["住在", "住址", "现住"], "居": ["现居"], "庭": ["家庭地址"], "籍": ["户籍"],
    "弄": [f"弄{_GAP}[{_NUMERAL}]"], "＃": ["＃"],
    **{word: [f"{word}{_GAP}[0-9]{{3}}", f"{word}{_GAP}[{_NUMERAL}]{{1,6}}{_GAP}[座门]"] for word in "楼栋幢#"},
    # What else may stand between numbers, or be folded to it: worth a close look wherever it touches one.
    **{gap: [f"{gap}(?:(?=[{_NUMERAL}])|(?<=[{_NUMERAL}]{gap}))"] for gap in _ODD_GAPS},
    **{unseen: [unseen] for unseen in UNSEEN},
    **{wide: [wide] for wide in map(chr, range(ord("Ａ"), ord("Ｚ") + 1))},
}.items()}  # fmt: skip


def _suspicious(text: str) -> Iterator[int]:
    """Where something stands in a text that is worth a close look."""
    for needed, looks in _LOOKS.items():
        if needed in text:
            for look in looks:
                yield from (match.start() for match in look.finditer(text))


_PLAIN_KEYS = frozenset({"lng", "lat", "position", "bbox", "adcode", "privacy_allow"})
_WEB_KEYS = frozenset({"url", "correction_url", "amap_poi"})
_AT_ONCE = 4000  # rows


def private_data(kind: RecordKind, rows: Sequence[Row]) -> Iterator[Problem]:
    """Everything personal in the texts of the records of a file, but what a record allows with a reason."""
    for start in range(0, len(rows), _AT_ONCE):
        texts = [row.text for row in rows[start : start + _AT_ONCE]]
        ends = [end + number for number, end in enumerate(accumulate(map(len, texts)))]
        joined = "\0".join(texts)
        suspects = {bisect_left(ends, place) for place in _suspicious(joined)}
        for index in sorted(suspects):
            yield from _in_record(kind, rows[start + index])


def _in_record(kind: RecordKind, row: Row) -> Iterator[Problem]:
    if not isinstance(row.data, dict):
        return
    allowed = tuple(allowed_words(row.data.get("privacy_allow")))
    unit = str(row.data.get("phone_public") or "") in UNIT_WORDS
    for loc, key, text in _texts(row.data, (), ""):
        phone = "" if key != "phone" else "unit" if unit else "own"
        for found in findings(text, homes=not kind.workplaces, web=key in _WEB_KEYS, phone=phone):
            if not _is_allowed(found, allowed):
                yield _problem(row, loc, text, found, phone)


def _is_allowed(found: Finding, allowed: Sequence[str]) -> bool:
    own = compact(found.text)
    return any(what and (what in own or own in what) for what in map(compact, allowed))


UNIT_WORDS = frozenset({"unit", "单位"})


def _problem(row: Row, loc: Location, text: str, found: Finding, phone: str) -> Problem:
    line, column = row.place(loc)
    before = text[: max(0, text.find(found.text[:4]))].count("\n")
    if "\n" in text:
        # A block scalar begins on the line after its key.
        line, column = line + 1 + before, 1
    hint = "删去；确实不是个人信息，写 privacy_allow: [{what: 这几个字, reason: 为什么}]"
    if phone and found.code == "privacy-mobile":
        where = "在这条记录最外层（和 id 并排）" if len(loc) > 1 else ""
        hint = f"单位的值班手机{where}写上 phone_public: 单位；个人手机删去"
    name = ".".join(str(part + 1) if isinstance(part, int) else part for part in loc)
    return Problem(
        row.path, line, column, found.code, f"像是{found.what}：{masked(found.text)}", hint, field=name
    )


def _texts(value: Any, loc: Location, key: str) -> Iterator[tuple[Location, str, str]]:
    if isinstance(value, str):
        yield loc, key, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in _PLAIN_KEYS:
                yield from _texts(inner, (*loc, name), name)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*loc, index), key)


def private_pages(pages: Iterable[WrittenPage]) -> Iterator[Problem]:
    """Everything personal in hand-written pages, but what a page allows with a reason in its first lines."""
    for page in pages:
        if next(_suspicious(page.text), None) is None:
            continue
        for number, line in enumerate(page.text.split("\n"), 1):
            for found in findings(line):
                if not _is_allowed(found, page.allowed):
                    column = max(0, line.find(found.text)) + 1
                    message = f"像是{found.what}：{masked(found.text)}"
                    yield Problem(page.path, number, column, found.code, message, _ALLOW_ON_PAGE)


_ALLOW_ON_PAGE = (
    "删去；确实不是个人信息，在页首两行 --- 之间写 privacy_allow: [{what: 这几个字, reason: 为什么}]"
)


def private_names(names: Iterable[str]) -> Iterator[Problem]:
    """Everything personal in names of files (paths from the site folder)."""
    for name in names:
        for found in findings(name.rpartition("/")[2].replace("_", " ")):
            message = f"文件名里像是有{found.what}：{masked(found.text)}"
            yield Problem(name, 1, 1, found.code, message, "给文件换个名字，不含个人信息")
