"""What a text says of all other times: how somebody gets in then (8:00-20:00，其他时间刷卡进入)."""

import re

from generator.hours.normal import normalise

_WHEN = r"其[他余它](?:时间|时段)|非(?:营业|开放)时间|夜间|夜里|夜晚|晚上|晚间|(?:关门|闭馆|打烊|下班)以?后"
_HOW = r"刷|凭|扫码|人脸|门禁|指纹|密码|自助|无人|智能"
_OTHER_TIMES = re.compile(
    rf"(?:^|(?<=[\s,;。(]))(?P<words>(?:{_WHEN})[^\d\s,;。()]{{0,6}}?(?:{_HOW})[^\d\s,;。()]{{0,12}})(?=\s*(?:$|[,;。)]))"
)


def part_other_times(text: str) -> tuple[str, str]:
    """The text without what it says of other times, and those words; nobody can say that it is closed then."""
    plain = normalise(text)
    found = _OTHER_TIMES.search(plain)
    if found is None:
        return text, ""
    return plain[: found.start()] + plain[found.end() :], found["words"]
