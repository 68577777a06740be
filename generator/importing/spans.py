"""Several columns of opening hours, each for some days or a part of the year, to one text."""

import re
from collections.abc import Mapping

_WHEN = r"工作日|平日|周一至周五|周末|双休日|周六日|节假日|春夏季?|秋冬季?|夏季|冬季|夏令时|冬令时"
_WHAT = r"(?:对外)?(?:开放|服务|营业)?(?:时间|时段)"
_QUALIFIED = re.compile(
    rf"(?P<first>{_WHEN})(?:的)?(?:{_WHAT})?|{_WHAT}[·(]?(?P<last>{_WHEN})\)?", re.IGNORECASE
)


def span_of(heading: str) -> str:
    """The days that a heading such as 周末开放时间 or 开放时间（夏季） speaks of; empty for any other heading."""
    match = _QUALIFIED.fullmatch(heading)
    return (match["first"] or match["last"]) if match else ""


def joined_hours(parts: Mapping[str, str]) -> str:
    """One text of what a row says in each column: 工作日 8:00-20:00；周末 9:00-18:00."""
    return "；".join(f"{when}{text}" for when, text in parts.items() if text)
