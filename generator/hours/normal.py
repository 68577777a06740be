"""Brings a text to one form before it is cut: signs, dashes, numerals, usual ways to write a span."""

import re

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_MARKS: dict[int, str | None] = {ord(sign): "-" for sign in "‐‑‒–—―−─━~～〜∼﹣"}
_MARKS |= {ord(sign): "(" for sign in "〈【〔["} | {ord(sign): ")" for sign in "〉】〕]"}
_MARKS |= {code: None for code in (0x200B, 0xFEFF, 0x200E, 0x200F)}
_NUMERALS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_OPENS = r"(?:开门|开放|开馆|开始营业|开始)"
_CLOSES = r"(?:关门|闭馆|打烊|关闭|结束|下班)"
_IDIOMS = (
    (r"朝九晚五", "早9:00-晚5:00"),
    (r"早上?(\d{1,2})点?(?:到|至|-)?晚上?(\d{1,2})点?(?![\d:点半])", r"早\1:00-晚\2:00"),
    (rf"(\d{{1,2}}:\d\d)\s*{_OPENS}[\s,、]*(\d{{1,2}}:\d\d)\s*{_CLOSES}", r"\1-\2"),
    (r"(?<!\d)([01]\d)([0-5]\d)\s*-\s*([01]\d|2[0-4])([0-5]\d)(?!\d)", r"\1:\2-\3:\4"),
    (
        r"(?<![\d.])(\d{1,2})\.([0-5]\d)\s*-\s*(1[3-9]|2[0-4]|\d{1,2}(?=\.00))\.([0-5]\d)(?![\d.])",
        r"\1:\2-\3:\4",
    ),
)
_NUMBER = r"[〇零一二两三四五六七八九十]{1,3}"


def normalise(text: str) -> str:
    """Bring full-width signs, dashes, Chinese numerals before 点/月/日 and doubled marks to one form."""
    plain = text.translate(_WIDE).translate(_MARKS).replace("\u3000", " ").replace("\xa0", " ")
    plain = re.sub(
        rf"(?<![周期拜〇零一二两三四五六七八九十]){_NUMBER}(?=[点时月号]|小时|分钟|刻)", _digits, plain
    )
    plain = re.sub(rf"(?<=月){_NUMBER}(?=[日号])", _digits, plain)
    plain = re.sub(rf"(?<=[点时]){_NUMBER}(?=分)", _digits, plain)
    for pattern, to in _IDIOMS:
        plain = re.sub(pattern, to, plain)
    plain = re.sub(r"(?<=\d)\s*:[\s:]*(?=\d)", ":", plain)
    plain = re.sub(r"(?<=\d):+(?=-)", ":", plain)
    plain = re.sub(r"\b(\d{1,2}):(?=-)", r"\1:00", plain)
    return re.sub(r"\s+", " ", re.sub(r"-[-\s>]*", "-", plain)).strip()


def _digits(match: re.Match[str]) -> str:
    tens, has_ten, ones = match.group().rpartition("十")
    if not has_ten:
        return "".join(str(_NUMERALS[sign]) for sign in ones)
    return str((_NUMERALS[tens] if tens else 1) * 10 + (_NUMERALS[ones] if ones else 0))
