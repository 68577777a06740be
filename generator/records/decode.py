"""Bytes to text: UTF-8 and nothing else, and a name for whatever else a file turns out to be."""

import re
from typing import NamedTuple

from generator.records.problem import Problem, Severity

LARGEST_FILE = 64 * 1024 * 1024  # bytes
SAVE_AS = "请用编辑器另存为 UTF-8 编码后再提交"


class Text(NamedTuple):
    """The text of a file with \\n line ends, or None when it cannot be read, and its problems."""

    text: str | None
    problems: list[Problem]


def decode(path: str, data: bytes) -> Text:
    """Read a file as UTF-8; a BOM and any line end are allowed."""
    if len(data) > LARGEST_FILE:
        size = f"{len(data) / 1024 / 1024:.1f} MB"
        return _refused(path, "file-too-big", f"文件有 {size}，上限是 64 MB", "请拆成几个文件")
    wide = _wide_encoding(data)
    if wide:
        return _refused(path, "not-utf8", f"此文件是 {wide} 编码", SAVE_AS)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Text(None, [_not_utf8(path, data, error)])
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Text(text, _perhaps_gbk(path, text))


def _refused(path: str, code: str, message: str, hint: str) -> Text:
    return Text(None, [Problem(path, 1, 1, code, message, hint)])


def _wide_encoding(data: bytes) -> str:
    """UTF-16 or UTF-32 by BOM, or UTF-16 by the zero bytes that ASCII letters leave in it."""
    if data[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff"):
        return "UTF-32"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    head = data[:4096]
    zeros = max(head[::2].count(0), head[1::2].count(0))
    return "UTF-16" if zeros > 1 and zeros * 8 > len(head) else ""


def _not_utf8(path: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    before = data[: error.start].decode("utf-8-sig", "replace")
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    guess = legacy_encoding(data)
    if _mostly_utf8(data):
        other = f"，像是 {guess}" if guess else ""
        message = f"这里混入了不是 UTF-8 的内容{other}（字节 {data[error.start]:02X}）"
        return Problem(path, line, column, "not-utf8", message, "请改正这一行的乱码，再按 UTF-8 保存")
    if guess:
        return Problem(path, line, column, "not-utf8", f"此文件像是 {guess} 编码", SAVE_AS)
    message = f"此文件不是 UTF-8 编码（字节 {data[error.start]:02X}）"
    return Problem(path, line, column, "not-utf8", message, SAVE_AS)


def _mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    return sum(char >= "\u2e80" for char in text) - lost > 4 * lost


# Characters in everyday use: GB2312 level 1 and Big5 level 1; the wrong table yields rare ones.
_EVERYDAY = {
    "gb18030": re.compile(rb"[\xb0-\xd7][\xa1-\xfe]"),
    "big5": re.compile(rb"[\xa4-\xc6][\x40-\x7e\xa1-\xfe]"),
}


def legacy_encoding(data: bytes) -> str:
    """GBK, GB18030 or Big5 when the bytes read as everyday characters in it, else nothing."""
    sample = data[: 256 * 1024]
    shares = {name: _everyday_share(sample, name) for name in _EVERYDAY}
    best = max(shares, key=lambda name: shares[name])
    if shares[best] < 0.5:
        return ""
    if best == "big5":
        return "Big5"
    return "GBK" if _decodes(data, "gbk") else "GB18030"


def _everyday_share(sample: bytes, encoding: str) -> float:
    text = sample.decode(encoding, "ignore" if len(sample) == 256 * 1024 else "replace")
    wide = [char for char in text if char >= "\x80"]
    if not wide or "\ufffd" in wide:
        return 0.0
    everyday = _EVERYDAY[encoding]
    return sum(
        bool(everyday.fullmatch(char.encode(encoding, "ignore"))) or _is_mark(char) for char in wide
    ) / len(wide)


def _is_mark(char: str) -> bool:
    return char in "，。：；、？！“”‘’（）《》【】—…·" or "\uff00" <= char <= "\uffef" or char > "\uffff"


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


# 1,920 of the two-byte characters of GBK are also valid UTF-8 (一 reads as һ, 通 as a combining x).
_TWO_BYTES = re.compile("(?<![A-Za-z])[\u00c0-\u07ff]+(?![A-Za-z])")
_LONGEST_CHANCE = 4  # letters in a row; a longer word is a language, not chance
_HAN = re.compile("[\u2e80-\ud7ff\uf900-\ufaff\ufe30-\uffee\U00020000-\U0003ffff]")


def _perhaps_gbk(path: str, text: str) -> list[Problem]:
    """A warning when a file without one Han character holds letters that GBK reads as everyday Han."""
    if text.isascii() or _HAN.search(text):
        return []
    matches = list(_TWO_BYTES.finditer(text))
    if any(len(match[0]) > _LONGEST_CHANCE for match in matches):
        return []
    for match in matches:
        han = _as_gbk(match[0])
        if han:
            before = text[: match.start()]
            message = f"「{match[0]}」不像中文资料里的字，按 GBK 读是「{han}」：此文件像是 GBK 编码"
            place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
            return [Problem(path, *place, "perhaps-gbk", message, SAVE_AS, Severity.WARNING)]
    return []


def _as_gbk(letters: str) -> str:
    data = letters.encode()
    return data.decode("gbk") if re.fullmatch(rb"([\xb0-\xd7][\xa1-\xfe])+", data) else ""
