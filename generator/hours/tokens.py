"""Cuts a Chinese text about opening hours into tokens; what no pattern knows becomes a `text` token."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from generator.hours.osm import DAYS, day_range
from generator.hours.table import EVERY_DAY, HOLIDAY, MADE_UP, WEEKEND, WORKING_DAYS, DateKey
from generator.hours.words import FEAST_NAMES, PATTERNS, pattern, scanner
from generator.hours.year import MONTH_END

Groups = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a text; `value` depends on the kind, `text` is what stood there."""

    kind: str
    text: str
    value: int = 0
    key: DateKey = ""
    range: tuple[int, int] = (0, 0)


_KINDS = tuple(kind for kind, _ in PATTERNS)
_WEEKDAY = {sign: index for index, sign in enumerate("一二三四五六日")} | {"天": 6, "7": 6}
_WEEKDAY |= {str(number): number - 1 for number in range(1, 7)}
_LUNAR_DAY = {sign: index for index, sign in enumerate("一二三四五六七八九十")}
_PERIODS = {
    "am": "上午 早上 早晨 清晨 早间 早 朝",
    "dawn": "凌晨",
    "noon": "中午 午间 午",
    "pm": "下午 午后 傍晚",
    "night": "晚上 晚间 晚 夜间 夜里 夜晚",
}
_PERIOD_OF = {word: name for name, words in _PERIODS.items() for word in words.split()}
_FIXED_DAYS = {"non_working": WEEKEND | HOLIDAY, "made_up": MADE_UP} | {
    "days": WORKING_DAYS | MADE_UP,
    "weekend": WEEKEND,
    "daily": EVERY_DAY,
    "holiday": HOLIDAY,
}


def tokens_of(text: str) -> list[Token]:
    """Cut a normalised text into tokens; runs of unknown characters become one `text` token."""
    found: list[Token] = []
    at = unknown = 0
    scan = scanner().match
    while at < len(text):
        match = scan(text, at)
        if match is None or match.end() == at:
            at += 1
            continue
        if unknown < at:
            found.append(Token("text", text[unknown:at]))
        found.append(_token(text, at, int(str(match.lastgroup)[1:])))
        at = unknown = match.end()
    if unknown < at:
        found.append(Token("text", text[unknown:at]))
    return found


def _token(text: str, at: int, number: int) -> Token:
    match = pattern(number).match(text, at)
    assert match is not None  # the same pattern has just matched here as part of the scanner
    kind, piece = _KINDS[number], match.group()
    if kind in _FIXED_DAYS:
        return Token("holiday" if kind == "holiday" else "days", piece, _FIXED_DAYS[kind])
    reader = _READERS.get(kind)
    return reader(piece, match.groups()) if reader else Token(kind, piece)


def _weekdays(text: str, _: Groups) -> Token:
    days = 0
    bare = re.sub(r"[^一二三四五六日天1-7至到-]", "", text)
    for first, last in re.findall(r"([^至到-])(?:[至到-]([^至到-]))?", bare):
        days |= day_range(_WEEKDAY[first], _WEEKDAY[last or first])
    return Token("days", text, days)


def _clock(text: str, groups: Groups) -> Token:
    hour, minute, hour_word, minute_word, half, quarter = groups[:6]
    if hour is not None:
        value = int(hour) * 60 + int(minute or 0)
        wrong = int(minute or 0) > 59
    else:
        value = int(hour_word or 0) * 60 + (30 if half else 15 if quarter else int(minute_word or 0))
        wrong = int(minute_word or 0) > 59
    return Token("text", text) if wrong or value > 24 * 60 else Token("clock", text, value)


def _hour(text: str, groups: Groups) -> Token:
    value = int(groups[0] or 0) * 60
    return Token("clock", text, value) if value <= 1440 else Token("text", text)


def _dates(text: str, groups: Groups) -> Token:
    first = _month_day(groups[0], groups[1], groups[2], end=False)
    last = _month_day(groups[4], groups[5], groups[6], end=True)
    return _range(text, first, last)


def _same_month(text: str, groups: Groups) -> Token:
    month, first, last = groups
    return _range(text, _month_day(month, first, None, end=False), _month_day(month, last, None, end=True))


def _english(text: str, _: Groups) -> Token:
    days = 0
    for first, last in re.findall(r"([A-Z][a-z])(?:\s*-\s*([A-Z][a-z]))?", text.title()):
        days |= day_range(DAYS.index(first), DAYS.index(last or first))
    return Token("days", text, days)


def _months(text: str, groups: Groups) -> Token:
    return _range(
        text, _month_day(groups[0], None, None, end=False), _month_day(groups[2], None, None, end=True)
    )


def _month_list(text: str, _: Groups) -> Token:
    months = [int(number) for number in re.findall(r"\d+", text)]
    steps = {(after - before) % 12 for before, after in pairwise(months)}
    if steps != {1}:
        return Token("text", text)
    return _range(
        text,
        _month_day(str(months[0]), None, None, end=False),
        _month_day(str(months[-1]), None, None, end=True),
    )


def _date(text: str, groups: Groups) -> Token:
    first = _month_day(groups[0], groups[1], groups[2], end=False)
    return _range(text, first, _month_day(groups[0], groups[1], groups[2], end=True))


def _range(text: str, first: int, last: int) -> Token:
    return Token("dates", text, range=(first, last)) if first and last else Token("text", text)


def _month_day(month: str | None, day: str | None, part: str | None, *, end: bool) -> int:
    number = int(month or 0)
    if not 1 <= number <= 12:
        return 0
    length = MONTH_END[number - 1]
    if day:
        return number * 100 + int(day) if 1 <= int(day) <= length else 0
    if part:  # 月初 and 月底 name no day
        return number * 100 + length if part in "底末" and end else 0
    return number * 100 + (length if end else 1)


def _dated(text: str, groups: Groups) -> Token:
    year, month, day, last_year, last_month, last_day = groups
    first = (int(year or 0), int(month or 0), int(day or 0))
    last = (int(last_year or first[0]), int(last_month or first[1]), int(last_day or first[2]))
    try:
        dates = datetime.date(*first), datetime.date(*last)
    except ValueError:
        return Token("text", text)
    return Token("feast", text, key=f"{dates[0]}/{dates[1]}") if dates[0] <= dates[1] else Token("text", text)


def _lunar(text: str, groups: Groups) -> Token:
    first = _LUNAR_DAY[groups[0]] if groups[0] else -1
    last = _LUNAR_DAY[groups[2]] if groups[2] else (-1 if groups[3] else first)
    return Token("feast", text, key=(first, last)) if first <= last else Token("text", text)


def _feast(text: str, _: Groups) -> Token:
    name = next(name for name in re.findall(r"春节|国庆|元旦|清明|五一|劳动节|端午|中秋|十一", text))
    return Token("feast", text, key=FEAST_NAMES.get(name, name))


def _season(text: str, groups: Groups) -> Token:
    vacation, season, bare = groups
    return Token("season", text, key=vacation.replace("暑期", "暑假") if vacation else f"{season or bare}季")


def _last(text: str, groups: Groups) -> Token:
    amount = 0.5 if groups[1] else int(groups[0] or 0)
    return Token("last", text, int(amount * (60 if groups[2] == "小时" else 1)))


def _last_at(text: str, groups: Groups) -> Token:
    part = next(groups[at : at + 6] for at in (0, 6, 12) if any(groups[at : at + 6]))
    return Token("last_at", text, _clock(text, part).value)


def _monthly(text: str, groups: Groups) -> Token:
    return Token("feast", text, key=int(groups[0] or 0))


def _nth(text: str, groups: Groups) -> Token:
    day, workday = groups
    return Token("nth", text, 1 << _WEEKDAY[day] if day else WORKING_DAYS if workday else WEEKEND)


def _period(text: str, _: Groups) -> Token:
    return Token("period", text, key=_PERIOD_OF.get(text, "am"))


def _span(text: str, _: Groups) -> Token:
    return Token("allday", text)


_READERS: dict[str, Callable[[str, Groups], Token]] = {
    "weekdays": _weekdays,
    "clock": _clock,
    "hour": _hour,
    "dates": _dates,
    "months": _months,
    "month_list": _month_list,
    "date": _date,
    "dated": _dated,
    "same_month": _same_month,
    "english": _english,
    "lunar": _lunar,
    "feast": _feast,
    "season": _season,
    "last": _last,
    "last_at": _last_at,
    "monthly": _monthly,
    "nth": _nth,
    "period": _period,
    "span": _span,
}
