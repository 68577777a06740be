"""Joins clock times into spans: 上午 and 下午, twelve-hour clocks, spans over midnight."""

from generator.hours.table import ALL_DAY
from generator.hours.tokens import Token

NOON, MIDNIGHT = 720, 1440


def join_spans(tokens: list[Token]) -> list[Token]:
    """Replace clock times by `span` tokens; a pair that cannot be told becomes `unsure`, a lone time stays `clock`."""
    tokens = [token for token in tokens if token.kind != "space"]
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        token, after = _span_at(tokens, at)
        joined.append(token)
        at = after
    return joined


def _span_at(tokens: list[Token], at: int) -> tuple[Token, int]:
    if tokens[at].kind == "allday":
        return Token("span", tokens[at].text, range=ALL_DAY), at + 1
    first, middle = _clock_at(tokens, at)
    if first is None or middle >= len(tokens) or tokens[middle].kind != "to":
        return tokens[at], at + 1
    last, end = _clock_at(tokens, middle + 1)
    if last is None:
        return tokens[at], at + 1
    text = "".join(token.text for token in tokens[at:end])
    span = span_of(first, last)
    return (Token("span", text, key=first[1], range=span) if span else Token("unsure", text)), end


def _clock_at(tokens: list[Token], at: int) -> tuple[tuple[int, str, bool] | None, int]:
    period, next_day = "", False
    while at < len(tokens) and tokens[at].kind in ("period", "next_day"):
        next_day = next_day or tokens[at].kind == "next_day"
        period = str(tokens[at].key) or period
        at += 1
        while (
            period
            and at < len(tokens)
            and (tokens[at].kind == "filler" or tokens[at].text.strip() in (":", ";"))
        ):
            at += 1  # 上午上班时间：8:30
    if at < len(tokens) and tokens[at].kind == "clock":
        return (tokens[at].value, period, next_day), at + 1
    return None, at


def span_of(first: tuple[int, str, bool], last: tuple[int, str, bool]) -> tuple[int, int] | None:
    """Turn two clock times (minutes, period of the day, said to be on the next day) into a span, or None."""
    start = in_period(first[0], first[1])
    end = _end(start, first, last)
    if first[2] or end is None or start >= MIDNIGHT or not start < end <= start + MIDNIGHT:
        return None
    return ALL_DAY if (start, end) == (0, MIDNIGHT - 1) else (start, end)


def in_period(minutes: int, period: str) -> int:
    """Minutes of the day for a time said with 上午, 中午, 下午 or 晚上."""
    if period == "night" and minutes == NOON:
        return MIDNIGHT
    if (period == "pm" and minutes < NOON) or (period == "night" and 5 * 60 <= minutes < NOON):
        return minutes + NOON
    if period == "noon" and minutes <= 3 * 60:
        return minutes + NOON
    return minutes


def _end(start: int, first: tuple[int, str, bool], last: tuple[int, str, bool]) -> int | None:
    (written, period, _), (minutes, own_period, next_day) = first, last
    end = in_period(minutes, own_period)
    if next_day:
        return end + MIDNIGHT if end <= start else None
    if own_period == "dawn" and end <= start:
        return end + MIDNIGHT  # 11:00-凌晨3:00
    if own_period:
        return _later(start, end)
    if period == "night" and written >= NOON and start < minutes + NOON < MIDNIGHT:
        return None  # 夜间18:00-8:00: the next morning, or 20:00?
    if period in ("pm", "night", "noon") and minutes < NOON:
        return minutes + NOON if minutes + NOON > start else minutes + MIDNIGHT
    if period == "pm" and minutes == NOON:
        return None
    if minutes < 60:
        return minutes + MIDNIGHT  # nobody writes 0:30 for half past twelve
    return _later(start, end)


def _later(start: int, end: int) -> int | None:
    """An end before the start is on the next day only after a start from 13:00 on.

    8:30-6:00 may mean 18:00, and 12:00-1:30 may mean a lunch.
    """
    if end > start:
        return end
    return end + MIDNIGHT if start >= NOON + 60 and end <= NOON else None
