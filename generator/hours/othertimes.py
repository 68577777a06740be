"""What a text says of all other times: how somebody gets in then (8:00-20:00，其他时间刷卡进入)."""

import re

from generator.hours.normal import normalise

_TIME = r"(?:的)?(?:时间段?|时段|期间)"
_OUTSIDE = (
    rf"其[他余它]{_TIME}|非(?:营业|开放|值守|值班|服务|人工){_TIME}|无人(?:值守|值班)?(?:{_TIME}|时)"
    rf"|(?:闭馆|关门|打烊|下班|休息|午休){_TIME}|(?<=[\s,;。(])(?:[之此]后|过时|逾时|超时)"
    r"|(?:工作人员|管理员|值班员|员工|人工)?(?:关门|闭馆|打烊|下班|关闭|锁门)[以之]?后"
    r"|夜间|夜里|夜晚|晚上|晚间|深夜|半夜|凌晨|早晚"
)
_NO_HOURS_BEHIND = r"(?!\s*:?\s*\d|\s*[-至到])"  # 晚上8:00-10:00 is a time like any other
_OUTSIDE = rf"(?:{_OUTSIDE}){_NO_HOURS_BEHIND}"
_WHEN = rf"(?:{_OUTSIDE}|(?:上午|中午|午间|下午){_NO_HOURS_BEHIND})"
_BY = r"刷|凭|扫|持|卡|证件|身份证|人脸|门禁|指纹|密码|自助|无人|智能|小程序|二维码|APP|按铃|门铃"
_HOW = rf"(?:{_BY}|联系|致电|拨打|电话|呼叫|登记|预约|(?<!不)(?<!不再)(?:开门|开锁)|(?<!不)可以?进)"
_WORD = r"[^\d\s,;。()|+]"
_CLAUSE = re.compile(
    rf"(?:^|(?<=[\s,;。(、/|+])){_WHEN}{_WORD}{{0,12}}?{_HOW}{_WORD}{{0,30}}"
    r"(?=\s*(?:$|[,;。)|+])|\s+(?![\d:-]|[早晚上下中凌]))",
    re.I,
)
_ANYWHERE = re.compile(
    rf"(?:{_WHEN}{_WORD}{{0,20}}?{_HOW}|{_OUTSIDE}[^\d;。]{{0,40}}?(?:{_BY})|{_HOW}{_WORD}{{0,12}}?{_OUTSIDE}){_WORD}{{0,30}}",
    re.I,
)
_GETS_IN = re.compile(_HOW, re.I)
_DAYS = re.compile(
    r"[、/和及与]?(?:[每逢]?(?:周[一二三四五六日天末]|星期|礼拜)|(?:国家)?(?:法定)?节?假日|工作日|双休|春节|国庆|元旦|除夕)"
)


def part_other_times(text: str) -> tuple[str, str]:
    """The text without what it says of other times, and those words; nobody can say that it is closed then."""
    plain = normalise(text)
    found = _CLAUSE.search(plain)
    if found is None:
        return text, ""
    days = _DAYS.search(plain, found.start(), found.end())
    end = found.end() if days is None else days.start()  # 夜间刷卡、周日休息
    words = plain[found.start() : end]
    return (plain[: found.start()] + plain[end:], words) if _GETS_IN.search(words) else (text, "")


def other_times_in(text: str, rest: str) -> str:
    """What a text says of other times within words that were not understood (`rest`)."""
    found = _ANYWHERE.search(normalise(text)) if _GETS_IN.search(rest) else None
    return found.group().replace(",", "，") if found else ""
