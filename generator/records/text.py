"""Characters and words: what may stand in a text, which names are the same, which name was meant."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_FORBIDDEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffd-\uffff"
    + "".join(chr(plane + last) for plane in range(0x10000, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
)
_INVISIBLE = "\u00ad\u200b\u200e\u200f\u061c\u2060-\u2064\ufeff"
_JOINERS = "\u200c\u200d"
# Joiners hold emoji families and some scripts together, so they are odd only after Latin or Han.
_AFTER = "(?<=[\x20-\x7e\u4e00-\u9fff])"
FORBIDDEN = re.compile(f"[{_FORBIDDEN}]")
INVISIBLE = re.compile(f"[{_INVISIBLE}]|{_AFTER}[{_JOINERS}]")
_ANY = re.compile(f"[{_FORBIDDEN}{_INVISIBLE}{_JOINERS}]")
WIDE_SPACES = "\u3000\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"

_NAMES = {
    0x85: "换行符 NEL",
    0xAD: "软连字符",
    0x200B: "零宽空格",
    0x200C: "零宽不连字符",
    0x200D: "零宽连字符",
    0x200E: "从左到右标记",
    0x200F: "从右到左标记",
    0x2028: "行分隔符",
    0x2029: "段分隔符",
    0xFEFF: "零宽空格（BOM）",
    0xFFFD: "乱码替换字符",
}


class Oddity(NamedTuple):
    """A character that does not belong in a text: where (offset), and the words for a problem."""

    offset: int
    code: str
    message: str
    hint: str


def oddities(text: str) -> Iterator[Oddity]:
    """Forbidden and invisible characters, in order."""
    if text.replace("\n", "").isprintable() and "\ufffd" not in text:
        return  # ten times as fast as the pattern, and no other printable character is odd
    for match in _ANY.finditer(text):
        char = match[0]
        if char in _JOINERS and not INVISIBLE.match(text, match.start()):
            continue
        if FORBIDDEN.match(char):
            yield Oddity(match.start(), "forbidden-character", f"有不允许的字符：{_name(char)}", _hint(char))
        else:
            hint = "已按没有处理；请删去，或从纯文本重新粘贴"
            yield Oddity(match.start(), "invisible-character", f"有看不见的字符：{_name(char)}", hint)


def without_oddities(text: str) -> str:
    """The text with each forbidden character as a space and without the invisible ones."""
    return INVISIBLE.sub("", FORBIDDEN.sub(" ", text))


def clean(text: str) -> tuple[str, list[tuple[str, str, str]]]:
    """A value from elsewhere made fit to be kept, and what was done as (code, message, hint)."""
    notes = [(odd.code, odd.message, odd.hint) for odd in oddities(text)]
    kept = without_oddities(text) if notes else text
    return kept.replace("\r\n", "\n").replace("\r", "\n").strip(" \t\n" + WIDE_SPACES), notes


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that was probably meant, or None when nothing comes close."""
    by_fold = {fold_id(choice): choice for choice in choices}
    wanted = fold_id(word)
    if wanted in by_fold:
        return by_fold[wanted]
    parts = [part for part in wanted.split("_") if part in by_fold]
    if parts:
        return by_fold[parts[0]]
    found = difflib.get_close_matches(wanted, by_fold, n=1, cutoff=0.6)
    if not found and len(wanted) >= 2:
        found = [fold for fold in by_fold if len(fold) >= 2 and (wanted in fold or fold in wanted)]
    if not found and 2 <= len(wanted) <= 3 and not wanted.isascii():
        # 空凋 is 空调; of 地扯 one cannot tell whether it is 地址 or 地标.
        alike = [fold for fold in by_fold if _one_letter_apart(fold, wanted)]
        found = alike if len(alike) == 1 else []
    return by_fold[found[0]] if found else None


def _one_letter_apart(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def fold_id(name: str) -> str:
    """What a name becomes on the least discerning file system: equal folds collide."""
    return unicodedata.normalize("NFKC", name).casefold().rstrip(". ")


_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(\..*)?")


def is_reserved(name: str) -> bool:
    """Whether Windows refuses a file of this name (CON, nul.jpg, COM¹ …)."""
    return _RESERVED.fullmatch(fold_id(name)) is not None


def _name(char: str) -> str:
    point = ord(char)
    name = _NAMES.get(point)
    if name is None and 0x202A <= point <= 0x2069:
        name = "改变文字方向的控制符"
    if name is None and point < 0xA0:
        name = "控制字符"
    return f"{name or '非字符'} U+{point:04X}"


def _hint(char: str) -> str:
    if char == "\ufffd":
        return "这里的字已经丢失，请照原文重新输入"
    if char in "\u2028\u2029\x85":
        return "请删去，需要换行时按回车"
    return "请删去这个字符，或从纯文本重新粘贴"


def short(text: str) -> str:
    """A text as it can be shown in a message: its first thirty characters."""
    text = text.strip()
    return text if len(text) <= 30 else text[:30] + "…"
