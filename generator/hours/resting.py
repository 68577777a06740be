"""How a walk takes tokens of closing: days of rest, breaks, and that the hours do not hold now."""

from generator.hours.asides import put_aside
from generator.hours.clauses import depends, is_place, is_upkeep
from generator.hours.table import HOLIDAY, Span
from generator.hours.tokens import Token
from generator.hours.walk import Walk, has_hours

_MIDNIGHT = 1440
_PARTS = {"dawn": (0, 360), "am": (360, 720), "noon": (690, 840), "pm": (780, 1080), "night": (1110, 1440)}
_WHOLLY = ("全部", "全体", "一律", "统一", "全馆", "本馆", "本站", "店")


def _lunch(walk: Walk, token: Token, at: int) -> None:
    before = walk.before(at)
    after = walk.tokens[at + 1].kind if at + 1 < len(walk.tokens) else ""
    if before is not None and before.kind == "span" and walk.now.spans and after not in ("span", "text"):
        take_break(walk)  # 12:00-13:30午休
    elif after == "text":
        put_aside(walk, token, at)  # 午休1小时
    else:
        walk.lunch = True


def _off(walk: Walk, token: Token, at: int) -> None:
    before = walk.before(at)
    kind = before.kind if before is not None else ""
    if kind == "span" and walk.now.spans:
        take_break(walk)
        if before is not None and walk.now.outcome == "ask":
            walk.result.rest.append(before.text + token.text)
    elif kind == "nth":
        return
    elif walk.inside_but:
        return  # 除周一闭馆外
    elif kind == "clock" and walk.result.rest:
        walk.result.rest[-1] += token.text  # 除夕16:00闭馆
    elif kind == "period" and before is not None and _is_free(walk, str(before.key)):
        walk.result.rest[-1] += token.text  # 下午14:30-17:30，晚上不开放
    elif walk.now.outcome == "ask" or (kind == "period" and _on_some_days(walk, at)):
        walk.label += token.text  # 周四下午政治学习不对外
        walk.flush_label()
    elif (walk.now.selected() or walk.now.season >= 0) and not walk.now.outcome:
        _rest(walk, token, before)
    else:
        walk.result.halt = walk.result.halt or ("ask" if before is not None else "paused")
        walk.result.rest.append(walk.label + token.text)
        walk.label = ""


def _rest(walk: Walk, token: Token, before: Token | None) -> None:
    """The days selected are closed, unless words in between may mean a part of them (国庆节1-3日休息, 节假日轮休)."""
    words = before.text if before is not None and before.kind == "text" else ""
    part = bool(words) and not is_upkeep(words) and not is_place(words) and words not in _WHOLLY
    if part or (token.text.endswith("天") and (walk.now.feasts or walk.now.days & HOLIDAY)):
        walk.now.outcome = "ask"
        walk.label += token.text
    else:
        walk.now.outcome = "off"
        walk.label = walk.label.removesuffix(words) if words in _WHOLLY else walk.label
    walk.end_run()


def _is_free(walk: Walk, period: str) -> bool:
    """Tell whether the hours so far leave a part of the day free."""
    start, end = _PARTS.get(period, (0, 1440))
    free = all(last <= start or end <= first for first, last in walk.now.spans)
    return free and walk.now.outcome == "hours" and bool(walk.result.rest)


def _on_some_days(walk: Walk, at: int) -> bool:
    """Tell whether a closing stands behind 每月最后一个周五下午."""
    behind = (t for t in reversed(walk.tokens[:at]) if t.kind not in ("filler", "period"))
    return next((t.kind for t in behind), "") == "nth"


def _shut(walk: Walk, token: Token, at: int) -> None:
    """`22:00-6:00关闭` is a break, `周日关门` a day of rest; elsewhere it is no word about opening (随手关门)."""
    before = walk.before(at)
    kind = before.kind if before is not None else ""
    chosen = walk.now.selected() or walk.now.season >= 0
    if kind in ("span", "clock") or (chosen and not walk.now.outcome):
        _off(walk, token, at)
    else:
        put_aside(walk, token, at)


def take_break(walk: Walk) -> None:
    """Take the last span out of those before it; one over midnight takes from the morning as well."""
    start, end = walk.now.spans.pop()
    spans = _without(walk.now.spans, start, end)
    if end > _MIDNIGHT:
        spans = _without(spans, start - _MIDNIGHT, end - _MIDNIGHT)
    if not spans and walk.now.selected() and has_hours(walk):
        walk.now.outcome = "ask"  # 周二14:00-17:00闭馆: the hours of the others that day are not said
    elif not spans:
        walk.result.unsure = True
    walk.now.spans = spans


def _without(spans: list[Span], start: int, end: int) -> list[Span]:
    parts = [part for a, b in spans for part in ((a, min(b, start)), (max(a, end), b))]
    return [(a, b) for a, b in parts if a < b]


def _halt(walk: Walk, token: Token, at: int) -> None:
    if _is_break(walk, at):
        take_break(walk)
        return
    if (walk.now.selected() or walk.now.season >= 0) and not walk.now.outcome and not walk.label:
        _off(walk, token, at)
        season = walk.result.seasons[walk.now.season] if walk.now.season >= 0 else None
        if season is not None and season.first and not season.name:
            walk.now.outcome = "ask"
            walk.result.notes.append("看不出是哪一年暂停，请写进 special_hours 或 notices")
        return
    walk.result.halt = walk.result.halt if depends(walk.label) else "paused"
    walk.result.rest.append(walk.label + token.text)
    walk.label = ""


def _is_break(walk: Walk, at: int) -> bool:
    """`12:00-14:00暂停服务` within longer hours, or at night, is a break; `9:00-21:00 暂停开放` is closed for now."""
    before = walk.before(at)
    if before is None or before.kind != "span" or not walk.now.spans:
        return False
    *others, (start, end) = walk.now.spans
    return end > _MIDNIGHT or any(first < end and start < last for first, last in others)


def _doubt(walk: Walk, token: Token, at: int) -> None:
    walk.label += token.text
    walk.result.halt = walk.result.halt or "ask"


HANDLERS = {
    "lunch": _lunch,
    "off": _off,
    "shut": _shut,
    "halt": _halt,
    "doubt": _doubt,
}
