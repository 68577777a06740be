"""Several columns of opening hours (some days, a part of the day or the year, the days alone) to one text."""

import re
from collections.abc import Iterable, Sequence

from generator.importing.cells import read_presence
from generator.importing.forms import is_placeholder

_WEEKDAY = "(?:周|星期)[一二三四五六日天]"
_DAYS_OF_WEEK = rf"(?:法定)?(?:工作日|平日|周末|双休日|周六日|节假日|{_WEEKDAY}(?:[至到~—-](?:周|星期)?[一二三四五六日天])?)"
_DAY_OF_YEAR = r"\d{1,2}月(?:\d{1,2}[日号])?"
_MONTHS = rf"(?:{_DAY_OF_YEAR}|\d{{1,2}})[至到~—-](?:次年|翌年)?{_DAY_OF_YEAR}份?|\d{{1,2}}月份?"
_SEASON = "春夏季?|秋冬季?|夏季|冬季|夏令时|冬令时"
_AND = "(?:以及|[及和与、,/])"
_SOME_DAYS = rf"(?:{_DAYS_OF_WEEK})(?:{_AND}(?:{_DAYS_OF_WEEK}))*"
_OF_DAY = "上午|下午|中午|早上|早间|晚上|晚间|夜间"
_WHEN = rf"(?:{_SOME_DAYS}|{_SEASON})(?:{_OF_DAY})?|{_OF_DAY}"
_WHICH_MONTHS = rf"(?:{_MONTHS})(?:{_AND}(?:{_MONTHS}))*(?:{_OF_DAY})?"  # 5月 alone heads any number
_WHAT = "(?:驿站|站点|网点|门店|日常)?(?:对外)?(?:开放|服务|营业)?(?:时间|时段)"
_QUALIFIED = re.compile(
    rf"(?P<first>{_WHEN})(?:的)?(?:{_WHAT})?|(?P<months>{_WHICH_MONTHS})(?:的)?{_WHAT}"
    rf"|{_WHAT}[·(]?(?P<last>{_WHEN}|{_WHICH_MONTHS})\)?"
)
_IN_BRACKETS = re.compile(rf"{_WHAT}(?P<limit>\([^{{}}]+\))")
_LIMITS = re.compile(
    r"\((?!.*(?:[如例填请]|注明|格式|24h)).*(?:[周期][一二三四五六日天末]|每周|工作日|平日|双休|节|假|[春夏秋冬]|\d月|[一二三四五六七八九十]月|月份|学期|除|休|闭).*\)"
)
_ASKED = re.compile(rf"(?P<when>{_SOME_DAYS})(?:是否|能否)(?:正常|照常|对外)*(?:开放|开门|服务|营业|运营)")
_DAYS = re.compile(
    "(?:对外)?(?:开放|服务|营业|运营)(?:日期?|天|星期|周期)(?:范围)?|每周(?:开放|服务|营业)(?:日|时间|天)"
)
_DAYS_OFF = re.compile(
    "(?:每周)?(?:闭馆|休息|休馆|店休|公休|闭站|不开放|不营业)(?:日|日期)|每周(?:休息|闭馆|休馆)(?:时间)?"
)
_NEXT = re.compile(
    rf"(?:第?[一二三2-4])(?:个)?{_WHAT}|(?:对外)?(?:开放|服务|营业)(?:时间|时段)\(?[一二三1-4]\)?"
)
_START = re.compile(
    rf"(?:{_WHAT})?[·(]?(?:起始?|开始|开门|开馆)\)?(?:时间|时刻)?|(?:开放|服务|营业)(?:开始|起始)(?:时间|时刻)?"
)
_END = re.compile(
    rf"(?:{_WHAT})?[·(]?(?:终?止|终|结束|关门|闭馆|打烊)\)?(?:时间|时刻)?|(?:开放|服务|营业)(?:结束|终止|截止)(?:时间|时刻)?"
)
_CLOCK = re.compile(
    r"(?:次日|翌日|第二天)?(?:[上下]午|早上?|晚上?|凌晨)?\d{1,2}(?:[:：点时](?:\d{1,2}分?|半)?)?(?::00)?"
)
_SAYS_DAYS = re.compile("[周期][一二三四五六日天末]|每[天日周]|工作日|平日|双休|全年|天天|节假日|无休")
_ALL_DAY = frozenset(("24小时", "全天", "全天候", "24h"))
_DATE = re.compile(
    r"\s*(?:\d{5}|(?:19|20)\d{2}(?:\d{4}|年|\s*[年./-]\s*\d{1,2}(?:\s*[月./-]\s*(?:\d{1,2}\s*[日号]?)?)?))"
    r"(?:\s*[(（][^)）]*[)）])?(?:\s*0?0:00(?::00)?)?\s*(?:起|以来|正?式?(?:开业|开放|启用|投用|建成|运营))*\s*"
)

ALL = "{}"  # the hours of all days that have no column of their own
_DAYS_OF_ALL, _DAYS_WITHOUT, _FROM, _TO = "{} ", "{}休息", "{}起", "{}止"
_ASKING = ("是否{}", ALL)  # the end of a frame, and of that in which the answer is put
_YES_OR_NO = {"有": "照常", "无": "休息"}


def hours_columns(columns: Iterable[tuple[int, str, Sequence[str]]]) -> list[tuple[str, int]]:
    """(frame, index) of the columns (index, folded heading, cells) that hold hours for some days or a part of them.

    A frame is the text around a cell, `周末{}` for 周末开放时间. A lone 夏季 is one of them when another such column
    stands beside it; a time of opening and one of closing are hours together only.
    """
    found: dict[str, int] = {}
    more: list[tuple[str, int]] = []
    bare = True
    clocks = {_FROM: True, _TO: True}
    for index, heading, values in columns:
        frame = _frame(heading, values)
        if frame == ALL:
            more.append((frame, index))
        elif frame:
            found.setdefault(frame, index)
            bare = bare and frame == heading + ALL
        if frame in clocks:
            clocks[frame] = _are_clocks(values)
    if not (found.keys() >= clocks.keys() and all(clocks.values())):
        found = {frame: index for frame, index in found.items() if frame not in clocks}
    # Whether a day has hours at all is asked in vain beside a column with its hours.
    found = {
        frame: index
        for frame, index in found.items()
        if frame.replace(*_ASKING) not in found or _ASKING[0] not in frame
    }
    return more + ([] if len(found) == 1 and bare else [*found.items()])


def _are_clocks(values: Sequence[str]) -> bool:
    """Whether most cells are times of a day; one row that says 24小时 or nothing does not cost the others theirs."""
    told = [value for value in values if not is_placeholder("hours", value)]
    return 2 * sum(_CLOCK.fullmatch(value) is not None or value in _ALL_DAY for value in told) > len(told)


def is_opening_day(frame: str, text: str) -> bool:
    """Whether a cell below 开放日期 is the date of the opening rather than the days of the week."""
    return frame in (_DAYS_OF_ALL, _DAYS_WITHOUT) and _is_date(text)


def are_times(frames: Iterable[str]) -> bool:
    """Whether columns tell hours, and not the days alone."""
    return any(
        frame not in (_DAYS_OF_ALL, _DAYS_WITHOUT) and not frame.endswith(_ASKING[0]) for frame in frames
    )


def is_limited(heading: str) -> bool:
    """Whether brackets in a folded heading say of which days or months it speaks: then its hours are not those of all."""
    return _LIMITS.search(heading) is not None


def is_of_some_days(frame: str) -> bool:
    """Whether a column speaks of days that the hours of all days must not reach."""
    return not frame.startswith(ALL)


def _frame(heading: str, values: Iterable[str]) -> str:
    """The frame for a column; empty when it holds no hours. 开放日期 may hold days of the week or that of the opening."""
    match = _QUALIFIED.fullmatch(heading)
    if match:
        return (match["first"] or match["months"] or match["last"]) + ALL
    limited = _IN_BRACKETS.fullmatch(heading)
    if limited and is_limited(heading):
        return ALL + limited["limit"]
    asked = _ASKED.fullmatch(heading)
    if asked:
        return asked["when"] + _ASKING[0]
    for pattern, frame in ((_START, _FROM), (_END, _TO), (_NEXT, ALL)):
        if pattern.fullmatch(heading):
            return frame
    for pattern, frame in ((_DAYS, _DAYS_OF_ALL), (_DAYS_OFF, _DAYS_WITHOUT)):
        if pattern.fullmatch(heading) and any(
            _SAYS_DAYS.search(value) and not _is_date(value) for value in values
        ):
            return frame
    return ""


def _is_date(text: str) -> bool:
    return _DATE.fullmatch(text) is not None


def joined_hours(parts: Sequence[tuple[str, str]]) -> str | None:
    """One text of what a row says in each (frame, cell): 工作日8:00-20:00；周末休息.

    None when the days in one column are not those that the hours in another name.
    """
    said = [(frame, text) for frame, text in parts if text]
    days = " ".join(text for frame, text in said if frame == _DAYS_OF_ALL)
    ends = {frame: text for frame, text in said if frame in (_FROM, _TO)}
    times = [_from_to(ends.pop(_FROM), ends.pop(_TO))] if len(ends) == 2 else []
    for frame, text in said:
        if frame == ALL and days and _SAYS_DAYS.search(text) and days not in text:
            return None
        if frame in ends or frame not in (_DAYS_OF_ALL, _FROM, _TO):
            times.append(_framed(frame, text))
    return f"{days} {'；'.join(times)}".strip()


def _from_to(start: str, end: str) -> str:
    return start if start == end and not _CLOCK.fullmatch(start) else f"{start}-{end}"  # 24小时 below both


def _framed(frame: str, text: str) -> str:
    if is_of_some_days(frame):
        return frame.replace(*_ASKING).format(_YES_OR_NO.get(str(read_presence(text)), text))
    return text if frame == _DAYS_WITHOUT and "休" in text else frame.format(text)
