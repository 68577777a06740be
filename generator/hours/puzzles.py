"""Days that stand between hours and holidays that rest: a wrong answer would close a place while it is open.

`9:00-17:00，周二至周日，节假日休息` opens on these days: nobody who rests on most of the week writes so. Few days may be
either (`9:00-17:00 周六日，节假日休息`), and stay unread. At the end of a text, most of the week has the hours before it.
"""

import re

from generator.hours.clauses import is_service, speaks_of_access
from generator.hours.table import EVERY_DAY, HOLIDAY, WORKING_DAYS
from generator.hours.tokens import Token, tokens_of

_LETTERS = {
    "span": "s",
    "days": "d",
    "holiday": "h",
    "feast": "h",
    "stop": "z",
    "open": "b",
    "close": "c",
    "text": "t",
    "query": "t",
    "except": "e",
    "off": "o",
    "shut": "o",
    "halt": "o",
    "as_usual": "u",
    "notice": "u",
    "last": "a",
    "last_at": "a",
    "filler": "f",
    "free": "f",
    "colon": "f",
    "meet": "f",
    "year_round": "f",
    "always": "f",
}
_HOURS = r"(?P<hours>s(?:[xzlf]*so?)*)"
_DAYS = r"(?P<days>d(?:ld)*)(?P<named>f*)"
_REST = r"(?P<rest>[hd](?:[xzlf]*[hd])*)(?:[ft]*(?P<how>[oeu])|f*(?P<other>s))"
_BEHIND = re.compile(
    rf"[ftxzl]*?{_HOURS}(?P<before>(?:[xzlfa]|b[^bcdh]*c)*b?){_DAYS}(?P<apart>[xzlfbc]*)(?:{_REST}|(?:[xz][xzlft]*)?$)"
)
_BEFORE = re.compile(rf"[ftb]*{_DAYS}(?P<apart>[xzlfb]*){_REST}c?[xzlf]*{_HOURS}(?![xzlfb]*d)")
_ANYWHERE = re.compile(rf"{_DAYS}[xzlf]*h(?:[xzlf]*[hd])*[ft]*o")


def with_puzzles(tokens: list[Token]) -> list[Token]:
    """Put days before the hours that they belong to, or mark that nobody can tell."""
    tokens = _parted(tokens)
    kinds = "".join(map(_letter, tokens))
    for pattern in (_BEHIND, _BEFORE):
        found = pattern.match(kinds)
        if found is not None and (found["how"] or pattern is _BEHIND):
            return _settled(tokens, found)
    if any(_is_most(_days(tokens, found, "days")) for found in _ANYWHERE.finditer(kinds)):
        return _marked(tokens)
    return tokens


_BETWEEN = {"filler", "colon", "free", "space", "open"}
_SAID = {"span", "period", "clock", "unsure", "off", "shut", "halt", "notice", "as_usual"}


def _parted(tokens: list[Token]) -> list[Token]:
    """`9:00-17:00，周一至周五，周六10:00-16:00` does not join the days to one list: the first have hours already."""
    timed = next((at for at, token in enumerate(tokens) if token.kind in ("span", "days", "holiday")), -1)
    if timed < 0 or tokens[timed].kind != "span":
        return tokens
    at = next((at for at, token in enumerate(tokens) if token.kind == "days"), -1)
    first, comma, other = tokens[at].text.partition(",") if at >= 0 else ("", "", "")
    if not comma or "," in first + other:
        return tokens
    behind = next((token.kind for token in tokens[at + 1 :] if token.kind not in _BETWEEN), "")
    if behind not in _SAID:
        return tokens  # 9:00-17:00，周一至周五，周六 is one list
    days, others = tokens_of(first), tokens_of(other)
    if len(days) != 1 or len(others) != 1 or others[0].kind != "days" or not _is_most(days[0].value):
        return tokens
    return [*tokens[:at], *days, Token("comma", comma), *others, *tokens[at + 1 :]]


def _letter(token: Token) -> str:
    if token.kind == "comma":
        return "x" if token.text == "," else "l"  # 、 makes one list of what it joins
    return _LETTERS.get(token.kind, "?")


def _marked(tokens: list[Token]) -> list[Token]:
    return [*tokens, Token("puzzle", "")]


def _settled(tokens: list[Token], found: re.Match[str]) -> list[Token]:
    days = _days(tokens, found, "days")
    if not _is_most(days):
        return _marked(tokens) if _is_puzzle(tokens, found, days) else tokens
    one_list = "l" in found["apart"] and not set(found["apart"]) & set("xzb") and found["how"] != "u"
    if _of_both(tokens, found, days) or (found["other"] and one_list):
        return tokens
    if found.groupdict().get("before", "").endswith("b"):
        return tokens  # 9:00-17:00（周二至周日，节假日休息）: brackets tell whose days they are
    return (
        _marked(tokens) if one_list or _of_something_else(tokens, found) else _with_days_first(tokens, found)
    )


def _of_something_else(tokens: list[Token], found: re.Match[str]) -> bool:
    """9:00-17:00，周一至周五，人工服务: are these the days of the hours, or of the staff?"""
    behind = [token.text for token in tokens[found.end("apart") :] if token.kind == "text"]
    return not found["rest"] and any(is_service(text) or speaks_of_access(text) for text in behind)


def _with_days_first(tokens: list[Token], found: re.Match[str]) -> list[Token]:
    first, last = found.span("days")
    start, end = found.span("hours")
    if start < first:
        return [*tokens[:start], *tokens[first:last], *tokens[start:first], *tokens[last:]]
    return [*tokens[:last], *tokens[start:end], *tokens[last:start], *tokens[end:]]


def _is_puzzle(tokens: list[Token], found: re.Match[str], days: int) -> bool:
    """Whether few days, told apart from the holidays that rest, may as well be the only ones with hours."""
    holidays = found["how"] == "o" and "d" not in found["rest"]
    if not holidays or not set(found["apart"]) & set("xz") or "c" in found["apart"]:
        return False
    working = (days & WORKING_DAYS).bit_count()
    if found.start("days") < found.start("hours"):
        return working > 1  # 周一，节假日休息，9:00-17:00 rests on Mondays
    named = tokens[slice(*found.span("named"))]
    opens = any(token.text.startswith(("开放", "营业", "对外")) for token in named)
    apart = bool(set(found["before"]) & set("xzl"))
    if "z" in found["apart"] and not apart:
        return False  # 9:00-17:00 周末；节假日休息
    return working > 0 or opens or not apart


def _days(tokens: list[Token], found: re.Match[str], group: str) -> int:
    days = 0
    for token in tokens[slice(*found.span(group))]:
        days |= token.value if token.kind in ("days", "holiday") else 0
    return days


def _is_most(days: int) -> bool:
    return (days & WORKING_DAYS).bit_count() > 2 or (days & EVERY_DAY).bit_count() > 3


def _of_both(tokens: list[Token], found: re.Match[str], days: int) -> bool:
    """Whether a day has the hours and rests, or has others: 周一 of 每天，周一休息 is told, of others it is not."""
    told = found["how"] in ("e", "u") or days & EVERY_DAY == EVERY_DAY
    return not told and bool(days & ~HOLIDAY & _days(tokens, found, "rest"))
