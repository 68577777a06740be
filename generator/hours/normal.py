"""Brings a text to one form before it is cut: signs, dashes, numerals, usual ways to write a span."""

import re
import unicodedata

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_MARKS: dict[int, str | None] = {ord(sign): "-" for sign in "‐‑‒–—―−─━~～〜∼﹣→"}
_MARKS |= {ord(sign): "(" for sign in "〈【〔["} | {ord(sign): ")" for sign in "〉】〕]"}
_MARKS |= {code: None for code in (0x200B, 0xFEFF, 0x200E, 0x200F)}
_SIGNS = ("So", "Zs", "Cs", "Mn")  # ⏰ ● ■ before a line, every kind of space
_SIMPLE = str.maketrans(
    "週個館點時節業務營間閉關開門號無內後處請預約電話憑夏農曆國慶勞動補臺員為從兩夜眾調緊專線詢養維護盤",
    "周个馆点时节业务营间闭关开门号无内后处请预约电话凭夏农历国庆劳动补台员为从两夜众调紧专线询养维护盘",
)
_NUMERALS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_OPENS = r"(?:开门|开放|开馆|开始营业|开始|开)"
_CLOSES = r"(?:关门|闭馆|打烊|关闭|结束|下班|锁门|关)"
_TIME = r"(\d{1,2}(?::\d\d|点半?))"
_IDIOMS = (
    (r"(?<=[午上晚])(\d{1,2})\.([0-5]\d)\s*-\s*(\d{1,2})\.([0-5]\d)(?![\d.])", r"\1:\2-\3:\4"),
    (r"(?<=:\d\d)[点时]", ""),
    (r"(\d:\d\d\s*-\s*\d{1,2})[.;]([0-5]\d)(?![\d:.])", r"\1:\2"),
    (r"(\d:\d\d\s*-\s*\d{1,2}:\d\d)\s*-\s*(?=\d{1,2}:\d\d\s*-)", r"\1,"),
    (
        r"(?<![\d.:])([1-9]|1[0-2])\.([1-9])\s*-\s*([1-9]|1[0-2])\.([0-3]?\d)(?![\d.:])",
        r"\1月\2日-\3月\4日",
    ),
    (rf"开门(?:时间)?\s*:?\s*{_TIME}[\s,、]*关门(?:时间)?\s*:?\s*(晚上?|下午)?{_TIME}", r"\1-\2\3"),
    (r"不(?:含|包括|包含)([^,;。()]{1,10})(?=[,;。()]|$)", r"\1除外"),
    (r"早上?(\d{1,2}:\d\d)晚上?(\d{1,2}:\d\d)", r"早\1-晚\2"),
    (r"(?<=[\d点半时])一(?=\d{1,2}[:点时])", "-"),  # typed for the dash that looks like it
    (r"双休(?!日)", "双休日休息"),
    (r"(?<=\d)\s+(?=[点时月日号分])|(?<=[点时])\s+(?=\d\d(?![\d:点时月日号.]|\s*-\s*\d{1,2}月))", ""),
    (r"(?:^|(?<=[\s;。]))(?:\d{1,2}[.、)]|[①-⑳]|[一二三四五六七八九十]、)(?=[^\d\s:点-])", " "),
    (
        r"(?:闭馆|休馆|休息|定休|公休|店休|休业|闭园)(?:(?:日|时间)(?:为|是)?\s*:?|\s*:)\s*((?:每|逢)?(?:周|星期|礼拜|除夕|初|春节|国庆|法定|节)[^;。\s,()]*)",
        r"\1休息",
    ),
    (r"[早朝]上?(\d{1,2})点?(?:到|至|-)?晚上?(\d{1,2})点?(?![\d:点半])", r"早\1:00-晚\2:00"),
    (rf"{_TIME}\s*{_OPENS}[\s,、]*(晚上?|下午)?{_TIME}\s*{_CLOSES}", r"\1-\2\3"),
    (r"(?<!\d)([01]\d)([0-5]\d)\s*-\s*([01]\d|2[0-4])([0-5]\d)(?!\d)", r"\1:\2-\3:\4"),
    (
        r"(?<![\d.])(\d{1,2})\.([0-5]\d)\s*-\s*(1[3-9]|2[0-4]|\d{1,2}(?=\.00))\.([0-5]\d)(?![\d.])",
        r"\1:\2-\3:\4",
    ),
)
_MONTHLY = re.compile(r"每月(?:的)?\d{1,2}[日号](?:[、,和及]\d{1,2}[日号])+")
_WORKED = re.compile(r"[朝早]([五六七八九十])晚([四五六七八九十]{1,2})(?![点时\d])")
_AM_BEFORE = ((r"\bam\s*(?=\d)", "上午"), (r"\bpm\s*(?=\d)", "下午"))
_AM_BEHIND = (
    (r"(?<![\d:])12(:\d\d)\s*a\.?m\b\.?", r"0\1"),  # 12:00 AM is midnight
    (r"(?<![\d:])12\s*a\.?m\b\.?", "0:00"),
    (r"(?<![\d:])(\d{1,2}(?::\d\d)?)\s*a\.?m\b\.?", r"上午\1点"),
    (r"(?<![\d:])(\d{1,2}(?::\d\d)?)\s*p\.?m\b\.?", r"下午\1点"),
)
_NUMBER = r"[〇零一二两三四五六七八九十]{1,3}"


def normalise(text: str) -> str:
    """Bring full-width signs, dashes, Chinese numerals before 点/月/日 and doubled marks to one form."""
    plain = text.translate(_WIDE).translate(_MARKS).translate(_SIMPLE)
    plain = "".join(" " if unicodedata.category(sign) in _SIGNS else sign for sign in plain)
    plain = re.sub(
        rf"(?<![周期拜〇零一二两三四五六七八九十]){_NUMBER}(?=[点时月号]|小时|分钟|刻)", _digits, plain
    )
    plain = re.sub(rf"(?<=月){_NUMBER}(?=[日号])", _digits, plain)
    plain = re.sub(rf"(?<=[点时]){_NUMBER}(?=分)", _digits, plain)
    plain = _WORKED.sub(lambda day: f"早{_digits(day, 1)}:00-晚{_digits(day, 2)}:00", plain)
    halves = _AM_BEFORE if re.match(r"\D*\b[ap]m\b", plain, re.I) else _AM_BEHIND
    for pattern, to in (*halves, *_IDIOMS):
        plain = re.sub(pattern, to, plain, flags=re.I)
    plain = _MONTHLY.sub(lambda days: re.sub(r"[、,和及]", "、每月", days.group()), plain)
    plain = re.sub(r"(?<=\d)\s*:[\s:]*(?=\d)", ":", plain)
    plain = re.sub(r"(?<=\d):+(?=-)", ":", plain)
    plain = re.sub(r"\b(\d{1,2}):(?=-)", r"\1:00", plain)
    return re.sub(r"\s+", " ", re.sub(r"-[-\s>]*", "-", plain)).strip()


def _digits(match: re.Match[str], group: int = 0) -> str:
    tens, has_ten, ones = match.group(group).rpartition("十")
    if not has_ten:
        return "".join(str(_NUMERALS[sign]) for sign in ones)
    return str((_NUMERALS[tens] if tens else 1) * 10 + (_NUMERALS[ones] if ones else 0))
