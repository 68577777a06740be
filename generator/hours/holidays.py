"""Chinese statutory holidays and made-up working days, and what is not known of years to come."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from chinese_calendar import constants

from generator.hours.lunar import lunar_feasts

MADE_UP_KEYS = ("上班", "调休上班", "work")
_NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
}
_NEAR = 9  # days around a statutory holiday that may be moved, when its year is not yet announced
_LONGEST = 31  # days of one holiday; what is longer is a slip in a month
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


@dataclass(frozen=True)
class Calendar:
    """Holidays of some years, evaluated alike here and in the browser; days are numbered from 1970-01-01.

    `rest` and `ask` hold (first day, last day, name), both included; on `ask` days nobody knows yet.
    """

    first: int
    last: int
    rest: tuple[tuple[int, int, str], ...]
    work: frozenset[int]
    ask: tuple[tuple[int, int, str], ...]
    new_years: tuple[int, ...]
    known: frozenset[int] = field(default_factory=frozenset)

    @cached_property
    def _kinds(self) -> dict[int, tuple[str, str]]:
        kinds = {day: ("ask", name) for a, b, name in self.ask for day in range(a, b + 1)}
        kinds |= {day: ("rest", name) for a, b, name in self.rest for day in range(a, b + 1)}
        return kinds | {day: ("work", "调休上班日") for day in self.work}

    def kind(self, day: int) -> tuple[str, str]:
        """Tell of a day number whether it is `rest`, `work` (made up), `ask` or "" (ordinary), and its name."""
        if not self.first <= day <= self.last:
            return "ask", "节假日"
        return self._kinds.get(day, ("", ""))

    def data(self) -> dict[str, Any]:
        """The same calendar as JSON for the browser, dates as YYYY-MM-DD."""
        return {
            "from": iso(self.first),
            "to": iso(self.last),
            "rest": [[iso(a), iso(b), name] for a, b, name in self.rest],
            "work": [iso(day) for day in sorted(self.work)],
            "ask": [[iso(a), iso(b), name] for a, b, name in self.ask],
            "newYear": [iso(day) for day in self.new_years],
        }

    def missing_years(self, on: datetime.date) -> tuple[int, ...]:
        """Years that editors should add: this one, and from 1 December the next one."""
        wanted = (on.year, on.year + 1) if on.month == 12 else (on.year,)
        return tuple(year for year in wanted if year not in self.known)


def calendar_of(data: Mapping[str, Any]) -> Calendar:
    """The calendar that `Calendar.data` wrote."""
    ranges = {
        key: tuple((_number(first), _number(last), str(name)) for first, last, name in data[key])
        for key in ("rest", "ask")
    }
    return Calendar(
        first=_number(data["from"]),
        last=_number(data["to"]),
        rest=ranges["rest"],
        work=frozenset(_number(date) for date in data["work"]),
        ask=ranges["ask"],
        new_years=tuple(_number(date) for date in data["newYear"]),
    )


def _number(date: str) -> int:
    return number(datetime.date.fromisoformat(date))


def calendar(years_from: int, extra: Mapping[Any, Any] | None = None) -> Calendar:
    """The holidays from the year before `years_from` to three years after it.

    `extra` is the site option `holidays`: year -> {春节: "2027-02-05 至 2027-02-11", 上班: [2027-02-20, …]}.
    Raises ValueError with a Chinese sentence when it cannot be read.
    """
    years = range(years_from - 1, years_from + 4)
    rest: dict[int, str] = {}
    work: set[int] = set()
    known = {day.year for day in constants.holidays}
    for day, english in constants.holidays.items():
        if day.year in years:
            rest[number(day)] = _NAMES.get(str(english), "节假日")
    work |= {number(day) for day in constants.workdays if day.year in years}
    known |= _add(extra or {}, rest, work)
    feasts = {year: _statutory(year) for year in years}
    ask = [
        (days[0] - _NEAR, days[-1] + _NEAR, name)
        for year in years
        for name, days in feasts[year].items()
        if not any(day in rest for day in days)
    ]
    return Calendar(
        first=number(datetime.date(years[0], 1, 1)),
        last=number(datetime.date(years[-1], 12, 31)),
        rest=tuple(_runs(rest)),
        work=frozenset(work),
        ask=tuple(sorted(ask)),
        new_years=tuple(feast["春节"][1] for feast in feasts.values()),
        known=frozenset(known),
    )


def _statutory(year: int) -> dict[str, list[int]]:
    """The days that the law names (as of 2025), without the moved ones."""
    new_year, dragon, moon = (number(day) for day in lunar_feasts(year))
    day = number(datetime.date(year, 4, _clear_and_bright(year)))
    january, may, october = (number(datetime.date(year, month, 1)) for month in (1, 5, 10))
    return {
        "元旦": [january],
        "春节": list(range(new_year - 1, new_year + 3)),
        "清明节": [day],
        "劳动节": [may, may + 1],
        "端午节": [dragon],
        "中秋节": [moon],
        "国庆节": list(range(october, october + 3)),
    }


def _clear_and_bright(year: int) -> int:
    """The day in April of 清明, by the usual formula for 2000 to 2099."""
    short = year - 2000
    return int(short * 0.2422 + 4.81) - short // 4


class Fault(NamedTuple):
    """What cannot be read in the option `holidays`: where, and words for an editor."""

    at: tuple[str | int, ...]
    message: str
    hint: str


def holiday_faults(extra: Mapping[Any, Any]) -> Iterator[Fault]:
    """Everything in the site option `holidays` that cannot be meant, each at its own place."""
    for year, entries in extra.items():
        if not re.fullmatch(r"20\d\d", str(year)):
            yield Fault((year,), f"「{year}」不是年份", "写四位数的年份，例如 2027")
        elif not isinstance(entries, Mapping):
            hint = f"写成 {year}: {{春节: 哪天 至 哪天, 上班: [哪天, 哪天]}}"
            yield Fault((year,), f"{year} 年的节假日应是几行「名称: 日期」", hint)
        else:
            for name, value in entries.items():
                for index, part in enumerate(_listed(value)):
                    wrong = _wrong(int(year), str(part if part is not None else ""))
                    at = (year, name, index) if isinstance(value, list | tuple) else (year, name)
                    if wrong:
                        message, hint = wrong
                        yield Fault(at, f"{name}：{message}", hint)


def _wrong(year: int, text: str) -> tuple[str, str] | None:
    """Why a day or a span of days cannot be a holiday of a year."""
    found = list(_DATE.finditer(text))
    impossible = next((match[0] for match in found if _day(match) is None), None)
    if impossible:
        return f"「{impossible}」这一天不存在", "核对年、月、日"
    days = [day for match in found if (day := _day(match)) is not None]
    if len(days) not in (1, 2):
        return f"「{text[:40]}」读不懂", f"写成 {year}-02-05 至 {year}-02-11；只有一天就写 {year}-01-01"
    # New Year's rest and its made-up days may begin in the year before.
    stray = next(
        (day for day in days if not datetime.date(year - 1, 12, 1) <= day <= datetime.date(year, 12, 31)),
        None,
    )
    if stray:
        return f"「{stray}」不在 {year} 年", f"核对年份，或写到 {stray.year}: 下面"
    length = (days[-1] - days[0]).days + 1
    if length < 1:
        return f"「{text[:40]}」后一天比前一天早", "调换两个日期"
    return (f"这个假期有 {length} 天，太长了", "核对两个日期，最多 31 天") if length > _LONGEST else None


def _day(match: re.Match[str]) -> datetime.date | None:
    try:
        return datetime.date(*(int(part) for part in match.groups()))
    except ValueError:
        return None


def _add(extra: Mapping[Any, Any], rest: dict[int, str], work: set[int]) -> set[int]:
    fault = next(holiday_faults(extra), None)
    if fault is not None:
        raise ValueError(f"holidays 里 {'.'.join(map(str, fault.at))}：{fault.message}，{fault.hint}")
    years = set()
    for year, entries in extra.items():
        if "春节" in entries:  # one local day does not make a year known
            years.add(int(year))
        for name, value in entries.items():
            days = [day for part in _listed(value) for day in _days(part)]
            if str(name) in MADE_UP_KEYS:
                work.update(days)
            else:
                rest.update(dict.fromkeys(days, str(name)))
    return years


def _listed(value: object) -> Iterable[object]:
    return value if isinstance(value, list | tuple) else [value]


def _days(value: object) -> Iterable[int]:
    ends = [number(datetime.date(*map(int, parts))) for parts in _DATE.findall(str(value))]
    return range(ends[0], ends[-1] + 1)


def _runs(rest: Mapping[int, str]) -> list[tuple[int, int, str]]:
    """Join days in a row; a run of two holidays (中秋 within 国庆) carries both names."""
    runs: list[tuple[int, int, str]] = []
    for day in sorted(rest):
        if runs and runs[-1][1] == day - 1:
            first, _, name = runs[-1]
            runs[-1] = (first, day, name if rest[day] in name else f"{name}、{rest[day]}")
        else:
            runs.append((day, day, rest[day]))
    return runs


def number(day: datetime.date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - 719163


def iso(day: int) -> str:
    """The date of a day number as YYYY-MM-DD."""
    return datetime.date.fromordinal(day + 719163).isoformat()
