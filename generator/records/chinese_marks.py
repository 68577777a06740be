"""Chinese quotes and brackets around a value, as an input method types them where YAML wants its own."""

import re

from generator.records.copyable import plain_or_in_quotes, whole
from generator.records.text import short

Words = tuple[str, str, str]

_QUOTES = {"“": "”", "‘": "’"}
# Quotes of which one is missing, or typed twice the same, or half of it in ASCII; words in quotes within are none.
_UNEVEN = re.compile(r"[“”‘’](?P<most>[^“”‘’]*)[“”‘’\"']|[“‘](?P<first>[^“”‘’]*)|(?P<last>[^“”‘’\"']*)”")


def without_quotes(value: str) -> str | None:
    """What stands between the Chinese quotes around a value, also where one of the two is lacking; None without any."""
    value = value.strip()
    if len(value) > 1 and _QUOTES.get(value[0]) == value[-1]:
        return value[1:-1].strip() if value[0] not in value[1:] else None
    uneven = _UNEVEN.fullmatch(value)
    return str(uneven[uneven.lastgroup or 0]).strip() if uneven else None


_BRACKETS = {"［": "］", "｛": "｝", "【": "】"}
_NARROW = str.maketrans({"，": ", ", "、": ", ", "：": ": "})


def chinese_mark(value: object) -> Words | None:
    """Code, message and hint for a value that was refused because it stands in Chinese quotes or brackets."""
    text = value.strip() if isinstance(value, str) else ""
    if len(text) > 1 and _BRACKETS.get(text[0]) == text[-1]:
        flat = ("{%s}" if text[0] == "｛" else "[%s]") % text[1:-1].strip().translate(_NARROW)
        return "wide-bracket", f"「{short(text)}」用了全角括号", f"请写成 {whole(' '.join(flat.split()))}"
    inner = text[1:-1].strip() if len(text) > 1 and text[0] + text[-1] == "「」" else without_quotes(text)
    if inner is None:
        return None
    return "chinese-quotes", f"「{short(text)}」的中文引号也算在值里", meant_without(inner)


def meant_without(inner: str) -> str:
    """What to do about Chinese quotes that are no part of a value."""
    return f"去掉引号，直接写 {plain_or_in_quotes(inner)}" if inner else "引号里没有字，请填上内容"
