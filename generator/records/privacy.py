"""Personal data where none belongs: identity, mobile and card numbers, plates, home addresses, private mail."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_MAIL = (
    "qq|163|126|139|189|yeah|sina|sohu|gmail|outlook|hotmail|foxmail|icloud|aliyun|tom|21cn|live|msn|yahoo"
)

_MOBILE = re.compile(
    r"(?<![0-9.])(?:(?:\+|00)?86[ -]?|0)?(1[3-9](?:[0-9](?:[ -]?[0-9]{4}){2}|[0-9]{2}[ -][0-9]{3}[ -][0-9]{4}"
    r"|[0-9](?:\.[0-9]{4}){2}|[0-9]\)[ -]?[0-9]{4}[ -]?[0-9]{4}))(?![0-9元])"
)
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])([1-8][0-9]{5}[ -]?[0-9]{8}[ -]?[0-9]{3}[0-9Xx])(?![0-9A-Za-z])")
_OLD_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z.])([1-8][0-9]{5}[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3})(?![0-9])"
)
_CARD = re.compile(
    r"(?<![0-9A-Za-z.])((?:62|60|4[0-9]|5[1-5]|35)[0-9]{2}(?:[ -]?[0-9]{4}){3}(?:[ -]?[0-9]{1,3})?)(?![0-9])"
)
_PLATE = re.compile(
    f"([{PROVINCES}] ?[A-HJ-NP-Z][ ·•]?(?=[A-Z]*[0-9])[A-HJ-NP-Z0-9]{{4,5}}[A-HJ-NP-Z0-9挂学警港澳])(?![A-Za-z0-9-])"
)
# Editors write 3号楼 and 3 号楼, tables hold still wider gaps: between a number and a word any of them means the same.
_GAP = r"[ \t-]{0,3}"
_NUM = f"[0-9一二三四五六七八九十百零〇两]{{1,6}}{_GAP}"
# A flat by its number alone: not a year, a length, a crowd or a telephone that happens to follow.
_FLAT = f"[1-9][0-9]{{2,3}}(?![-0-9]|{_GAP}[年月个名位人次本多余万平米件份元号分秒公户%])"
# What says that somebody lives somewhere: not 骑手之家在 or 商家在, not the windows that register households.
_LIVING = (
    "(?:家住|(?<![之大专商店厂])家在|住在|住址|现住|现居|家庭地址"
    "|户籍(?!地?(?:窗口|业务|大厅|办|室|科|管理|派出所|民警|证)))"
)
_LIVES = re.compile(
    f"{_LIVING}[^，。；\n]{{0,30}}?(?:{_NUM}(?:号楼|栋|幢|单元|室)"
    f"|(?:[0-9]{{3,4}}{_GAP}|[一二三四五六七八九零〇]{{3,4}})户(?![人居家])"
    f"|(?:[路街巷弄村屯组庄里道]|胡同){_GAP}{_NUM}号(?![线站台机窗码])[楼院]?)"
    f"(?:{_GAP}{_NUM}(?:号楼|号院|[栋幢层楼室号]|单元|户(?![人居家])))*(?:{_GAP}{_FLAT})?"
)
_HOME = re.compile(
    f"{_NUM}单元{_GAP}(?:{_NUM}[室户号]|{_FLAT})"
    f"|{_NUM}(?:号楼|#楼|[#栋幢]){_GAP}(?:{_NUM}单元|{_NUM}门|[A-Z]{_GAP}座)?{_GAP}"
    f"(?:[0-9]{{3,4}}{_GAP}(?:[室号]|户(?![人居家]))|{_FLAT})"
    f"|{_NUM}弄{_GAP}{_NUM}号{_GAP}[0-9]{{3,4}}"
    f"|(?:小区|公寓|花园|家园|新村|苑){_GAP}[0-9]{{1,3}}-[0-9]{{1,2}}-[0-9]{{3,4}}(?![0-9-])"
    f"|(?<![0-9-])[0-9]{{1,3}}-[0-9]{{1,2}}-[0-9]{{3,4}}{_GAP}[室户]"
)
DASHES = "‐‑‒–—―−"
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_FOLDED = str.maketrans(dict.fromkeys(DASHES, "-") | dict.fromkeys(UNSEEN, ""))
_PRIVATE_MAIL = re.compile(
    rf"[A-Za-z0-9._%+-]+@(?:vip\.)?(?:{_MAIL})\.(?:com|cn|net)(?:\.cn)?(?!\.?[A-Za-z])", re.IGNORECASE
)
_WEB = re.compile(r"(?:https?://|www\.)[^\s，。；（）()<>\"']+")


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found: its code, in words, and the text itself."""

    code: str
    what: str
    text: str


def findings(text: str, *, homes: bool = True, web: bool = False, phone: str = "") -> Iterator[Finding]:
    """Personal data in one text. `homes` looks for dwellings too, `web` says that it is an address of the web.

    `phone` is "" for ordinary text, "own" for a unit's number without and "unit" with the word that it is a unit's.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_FOLDED)
    for match in _IDENTITY.finditer(plain):
        if is_identity(match[1]):
            yield Finding("privacy-identity", "身份证号", match[1])
    if web:
        return
    plain = _WEB.sub(" ", plain)
    if phone != "unit":
        yield from (Finding("privacy-mobile", "手机号", match[1]) for match in _MOBILE.finditer(plain))
    for match in _OLD_IDENTITY.finditer(plain):
        if match[1][:2] in _REGIONS:
            yield Finding("privacy-identity", "身份证号（15 位）", match[1])
    for match in _CARD.finditer(plain):
        if is_card(match[1]) and not is_identity(match[1]):
            yield Finding("privacy-card", "银行卡号", match[1])
    yield from (Finding("privacy-plate", "车牌号", match[1]) for match in _PLATE.finditer(plain))
    yield from (Finding("privacy-mail", "个人邮箱", match[0]) for match in _PRIVATE_MAIL.finditer(plain))
    for look in (_LIVES, _HOME) if homes else (_LIVES,):
        yield from (Finding("privacy-home", "住址", match[0]) for match in look.finditer(plain))
        plain = look.sub(" ", plain)


_REGIONS = frozenset(
    map(
        str,
        (
            *range(11, 16),
            *range(21, 24),
            *range(31, 38),
            *range(41, 47),
            *range(50, 55),
            *range(61, 66),
            71,
            81,
            82,
            83,
        ),
    )
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def is_identity(text: str) -> bool:
    """Whether 18 characters are an identity number by region, birthday and check digit (GB 11643)."""
    number = re.sub("[ -]", "", text).upper()
    if len(number) != 18 or number[:2] not in _REGIONS or not re.fullmatch("(?:19|20)[0-9]{2}", number[6:10]):
        return False
    if not ("01" <= number[10:12] <= "12" and "01" <= number[12:14] <= "31"):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == number[17]


def is_card(text: str) -> bool:
    """Whether digits keep the check of bank cards (Luhn)."""
    digits = [int(digit) for digit in text if digit.isdigit()]
    doubled = (sum(divmod(digit * 2, 10)) for digit in digits[-2::-2])
    return 16 <= len(digits) <= 19 and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def masked(text: str) -> str:
    """A finding that can be told: the first three and the last two characters of it."""
    return f"{text[:3]}{'*' * max(2, len(text) - 5)}{text[-2:]}"


def compact(text: str) -> str:
    """A text as it is compared: without spaces and hyphens, full-width digits as plain ones."""
    return re.sub("[ -]", "", unicodedata.normalize("NFKC", text))
