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


_SENTENCE = re.compile("[。！？!?；;\\n]+")
_QUOTED = re.compile("“[^”]+”|「[^」]+」")
_FACT = re.compile(
    "^> *[^—> ]|[0-9０-９]|“[^”]+”|「[^」]+」|"
    "[两二三四五六七八九十百千万亿]+ ?[个位名人次件家处条辆层栋户支天年月日时点分秒元米里斤公千吨趟回单封份间所座套台本岁度]"
)


@lru_cache(maxsize=4096)
def facts_told(text: str) -> int:
    """How many sentences of a text say something that a reader can look up: a day, a number, words in quotes.

    Praise holds none of these. The same sentence twice is one.
    """
    # What is said in quotes is part of the sentence that quotes it.
    whole = _QUOTED.sub(lambda found: _SENTENCE.sub("", found[0]), text)
    sentences = {part.strip() for part in _SENTENCE.split(whole)}
    return sum(1 for part in sentences if _FACT.search(part))


HAN_FOR_A_STORY = 150
FACTS_FOR_A_STORY = 2


def is_story(text: str | None, sources: Sized, stated: int = 0) -> bool:
    """Whether there is enough to tell: 150 Han characters and two sourced facts. Less is a line, not a story.

    A sourced fact stands in a record that names a source. It is a sentence that can be looked up (`facts_told`), or
    one of the facts `stated` in fields of their own: an honour that was awarded, a saying, a deed, a figure.
    """
    if not len(sources) or han_count(text or "") < HAN_FOR_A_STORY:
        return False
    return stated + facts_told(text or "") >= FACTS_FOR_A_STORY
