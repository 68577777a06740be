"""Personal data in tables: columns that are never taken in, and numbers taken out of free text."""

import re
from collections.abc import Iterable

_HEADING = re.compile(
    "联系人|负责人|成员(?!单位)|队员|队长|家属|配偶|子女|监护人|推荐人|站长|管理员|经办|填报人|姓名|手机|移动电话|身份证|证件|住址|籍贯|出生|生日|年龄|性别|民族|政治面貌|党员"
    "|健康|残疾|疾病|病史|血型|婚姻|学历|微信(?!公众号|小程序)|qq|邮箱"
    "|gender|mobile|cellphone|id_?card|contact_?(?:name|person)|birth|^age$|e-?mail|wechat|disab|health",
    re.IGNORECASE,
)
_MOBILE = r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?(?:\d{4}|[*xX＊]{3,4})[- ]?\d{4}(?!\d)"
_IDENTITY = r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx](?![0-9A-Za-z])"
_NUMBER = re.compile(f"{_IDENTITY}|{_MOBILE}")
_MASKED = re.compile(r"[*＊]{2,}|[xX]{3,}")
GONE = "［个人号码已略去］"


def is_personal_heading(heading: str) -> bool:
    """Whether a column is about a person by its name."""
    return _HEADING.search("".join(heading.split())) is not None


def are_personal_values(values: Iterable[str]) -> bool:
    """Whether at least half of the values of a column are mobile or identity numbers."""
    filled = [value for value in values if value]
    return bool(filled) and 2 * sum(_NUMBER.fullmatch(value) is not None for value in filled) >= len(filled)


def without_numbers(text: str) -> tuple[str, int]:
    """A text without mobile and identity numbers, and how many there were."""
    return _NUMBER.subn(GONE, text)


_CONTACT = re.compile(
    r"((?:联系人|负责人|站长|管理员|经办人)[:：]\s*)[\u4e00-\u9fff]{2,4}(?![\u4e00-\u9fff])"
    rf"|((?:联系人|负责人|站长|管理员|经办人)\s*)[\u4e00-\u9fff]{{2,4}}(?=\s*(?:{re.escape(GONE)}|0\d{{2,3}}-?\d))"
)


def without_contacts(text: str) -> tuple[str, int]:
    """A text without the names of those whom it gives as contacts, and how many there were."""
    return _CONTACT.subn(lambda match: (match[1] or match[2]) + "［姓名已略去］", text)


def is_masked(text: str) -> bool:
    """Whether a telephone number has been made unreadable, as 138****1234."""
    return _MASKED.search(text) is not None
