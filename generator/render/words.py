"""Dates and numbers as the pages say them."""

import re
from collections.abc import Sized
from datetime import date
from functools import lru_cache

_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0010ffff]+")


@lru_cache(maxsize=4096)
def date_text(value: date | str | None) -> str:
    """2026年10月8日; a partial date as precise as it is: 2026年, 2026年10月; nothing for None."""
    if value is None or value == "":
        return ""
    parts = [int(part) for part in str(value).split("-")]
    return "".join(f"{part}{unit}" for part, unit in zip(parts, ("年", "月", "日"), strict=False))


def period_text(start: date | None, end: date | None) -> str:
    """2026年10月1日—10月8日; open ends as 起 and 止."""
    if start is None and end is None:
        return ""
    if start is None:
        return f"到{date_text(end)}止"
    if end is None:
        return f"{date_text(start)}起"
    if start == end:
        return date_text(start)
    if start.year == end.year:
        return f"{date_text(start)}—{end.month}月{end.day}日"
    return f"{date_text(start)}—{date_text(end)}"


@lru_cache(maxsize=4096)
def han_count(text: str) -> int:
    """How many Han characters a text has. Every list asks it of every story."""
    return sum(len(run) for run in _HAN.findall(text))


HAN_FOR_A_STORY = 150


def is_story(text: str | None, sources: Sized) -> bool:
    """Whether there is enough to tell: 150 Han characters and a source. Less is a line, not a story."""
    return bool(len(sources)) and han_count(text or "") >= HAN_FOR_A_STORY
