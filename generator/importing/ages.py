"""Who is a minor, as lists of people tell it: by an age, a day of birth, a yes or no, or a word behind the name."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from generator.importing.forms import is_placeholder

_HAN = "一二三四五六七八九"
_NUMBER = rf"(?:[0-9]{{1,3}}(?:\.[0-9]+)?|[{_HAN}]?十[{_HAN}]?|[{_HAN}])"
_AGE = re.compile(rf"(?P<under>[未不]满)?(?:已满|年满|满|现年|约)?(?P<years>{_NUMBER})(?:周?岁)?")
_AGE_IN_WORDS = re.compile(rf"(?P<under>[未不]满)?(?P<years>{_NUMBER})周?岁")
_DAY = r"(?P<year>(?:19|20)\d\d)(?:[-/.年]?(?P<month>\d{1,2})(?:[-/.月]?(?P<day>\d{1,2}))?)?[年月日号]?"
_BIRTH = re.compile(rf"{_DAY}(?:出?生)?(?:0?0:00(?::00)?)?")
_BIRTH_IN_WORDS = re.compile(rf"{_DAY}出?生")
_AGES = re.compile(r"(?:本人|实际|当时)?(?:年龄|周岁|岁数)(?:段|组)?(?:\(.*\))?|age", re.IGNORECASE)
_BIRTHS = re.compile(
    r"(?:出生(?:年月日?|日期|时间|年份|年)?|生日)(?:\(.*\))?|(?:dateof)?birth\w*|dob", re.IGNORECASE
)
_MINORS = re.compile(
    r"(?:是否)?(?:为|是|属于)?未成年人?(?:\(.*\))?|(?P<adult>(?:是否)?(?:已)?成年人?)|minor", re.IGNORECASE
)
_YES = frozenset(("是", "√", "✓", "✔", "☑", "y", "yes", "true", "1", "对"))
_NO = frozenset(("否", "×", "✗", "✘", "x", "n", "no", "false", "0", "不是"))
_OLDEST = 120
_OF_AGE = 18


class Told(NamedTuple):
    """What a row tells of an age: `minor` with `years` where they are known, or `doubt`; neither for adults."""

    minor: bool = False
    years: int | None = None
    doubt: bool = False


def is_age_heading(heading: str) -> bool:
    """Whether a column tells how old people are, when they were born or whether they are minors."""
    plain = _plain(heading)
    return any(pattern.fullmatch(plain) for pattern in (_AGES, _BIRTHS, _MINORS))


def told(cells: Mapping[str, str], name: str, today: date | None) -> Told:
    """What the cells (by heading) and the name with what stands behind it tell together: the youngest age of all."""
    every = [*(_cell(heading, text, today) for heading, text in cells.items()), _words(name, today)]
    years = [one.years for one in every if one.years is not None]
    return Told(any(one.minor for one in every), min(years, default=None), any(one.doubt for one in every))


def _cell(heading: str, text: str, today: date | None) -> Told:
    plain = _plain(text)
    if not plain or is_placeholder("age", text.strip()):
        return Told()
    asked = _MINORS.fullmatch(_plain(heading))
    if asked and plain.casefold() in _YES | _NO:
        return Told(minor=(plain.casefold() in _YES) is not bool(asked["adult"]))
    if "未成年" in plain or plain == "成年":
        return Told(minor="未成年" in plain)
    age = _AGE.fullmatch(plain)
    if age:
        return _of(_years(age))
    born = _BIRTH.fullmatch(plain)
    return _of(_since(born, today)) if born else Told(doubt=True)


def _words(name: str, today: date | None) -> Told:
    plain = _plain(name)
    age, born = _AGE_IN_WORDS.search(plain), _BIRTH_IN_WORDS.search(plain)
    if age or born:
        return _of(_years(age) if age else _since(born, today) if born else None)
    return Told(minor="未成年" in plain)


def _of(years: int | None) -> Told:
    if years is None or not 0 <= years <= _OLDEST:
        return Told(doubt=True)
    return Told(minor=True, years=years) if years < _OF_AGE else Told()


def _years(found: re.Match[str]) -> int:
    """The number of an age: 17.0, 十七; whoever is 未满 18 is 17 at the most."""
    text = found["years"]
    if text[0].isdigit():
        years = int(float(text))
    else:
        tens, ten, ones = text.rpartition("十")
        years = (10 * (_HAN.find(tens) + 1 if tens else 1) if ten else 0) + _HAN.find(ones or "零") + 1
    return years - bool(found["under"])


def _since(born: re.Match[str], today: date | None) -> int | None:
    """The age today of somebody born in a year, a month or on a day, at the latest that can be meant."""
    month, day = int(born["month"] or 12), int(born["day"] or 31)
    if today is None or not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return today.year - int(born["year"]) - ((today.month, today.day) < (month, day))


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
