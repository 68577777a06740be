"""How a walk takes tokens that say something of the days selected: hours, rest, on the spot."""

from generator.hours.asides import mention, put_aside
from generator.hours.clauses import (
    GETTING_IN,
    Clause,
    depends,
    is_service,
    is_upkeep,
    limits,
    speaks_of_access,
)
from generator.hours.resting import take_break
from generator.hours.table import ALL_DAY, EVERY_DAY, HOLIDAY
from generator.hours.tokens import Token
from generator.hours.walk import Walk, has_hours

_MIDNIGHT = 1440


def _span(walk: Walk, token: Token, at: int) -> None:
    if walk.lunch:
        walk.lunch = False
        start, end = token.range
        if any(first < end and start <= last for first, last in walk.now.spans):
            walk.now.spans.append(token.range)
            take_break(walk)
            return
    if _of_something_else(walk, token, at):
        return
    if walk.now.outcome in ("off", "open", "ask", "named"):
        walk.push()
    if walk.named and not walk.now.selected():
        walk.now.days, walk.named = walk.named, 0
    still = walk.now.outcome == "hours" and walk.now.labelled  # 咨询热线 上午9:00-12:00；下午13:30-17:00
    walk.limited = walk.limited or bool(walk.label) or still
    if walk.limited and walk.now.days and not walk.of_service and not is_service(walk.label):
        _doubt_days(walk)
    if walk.now.outcome == "hours" and walk.limited != walk.now.labelled:
        _split(walk)
    if token.range in walk.now.spans:
        return
    if _overlaps(walk, token) and not _by_card(walk, token, at):
        _overlap(walk, token, at)
    walk.now.spans.append(token.range)
    walk.now.period = walk.now.period or str(token.key)
    walk.now.outcome = walk.now.outcome or "hours"
    walk.now.labelled = walk.limited
    if walk.limited:
        walk.label += token.text
    walk.flush_label()
    walk.end_run()


def _doubt_days(walk: Walk) -> None:
    """`9:00-17:00，亲子活动周六9:00-12:00`: nobody can tell whether Saturday keeps the usual hours."""
    if has_hours(walk):
        walk.result.found.append(Clause(days=walk.now.days, season=walk.now.season, outcome="ask"))


def _of_something_else(walk: Walk, token: Token, at: int) -> bool:
    """`12:00-13:00供应热饭`, `22:00-6:00刷卡` within longer hours: kept with its words, not used."""
    behind = walk.tokens[at + 1] if at + 1 < len(walk.tokens) else None
    if behind is None or behind.kind != "text":
        return False
    words = behind.text.strip()
    if is_upkeep(words) and (walk.now.spans or (walk.now.days and has_hours(walk))):
        walk.label += token.text
        walk.now.spans.append(token.range)
        take_break(walk)
        return True
    beyond = token.range[1] > _MIDNIGHT and bool(walk.now.spans)  # 22:00-次日6:00大门上锁
    if beyond and not words.startswith(GETTING_IN) and not speaks_of_access(words):
        return _keep(walk, token)
    within = any(start < token.range[1] and token.range[0] < end for start, end in walk.now.spans)
    if not limits(words, whole=token.range == ALL_DAY) and not (within and speaks_of_access(words)):
        return False
    return _keep(walk, token)


def _keep(walk: Walk, token: Token) -> bool:
    walk.label += token.text
    walk.result.found.append(Clause(days=walk.now.days, outcome="hours", spans=[token.range], labelled=True))
    return True


def _overlaps(walk: Walk, token: Token) -> bool:
    return bool(walk.now.spans) and token.range[0] < max(end for _, end in walk.now.spans)


def _by_card(walk: Walk, token: Token, at: int) -> bool:
    """`6:00-24:00，0:00-6:00扫码进入`: the night before, named after the day."""
    behind = walk.tokens[at + 1] if at + 1 < len(walk.tokens) else None
    return token.range[1] <= walk.now.spans[0][0] and behind is not None and speaks_of_access(behind.text)


def _split(walk: Walk) -> None:
    """Go on with the same days: from here the hours are limited by words that are not understood."""
    done = walk.now
    walk.result.found.append(done)
    walk.now = Clause(days=done.days, feasts=list(done.feasts), season=done.season)


def _overlap(walk: Walk, token: Token, at: int) -> None:
    if at + 1 < len(walk.tokens) and walk.tokens[at + 1].kind in ("off", "halt", "shut", "lunch"):
        return  # a break: 8:00-18:00，12:00-14:00休息
    walk.now.outcome = "unsure"
    walk.result.notes.append(f"“{token.text}”与前面的时间先后不清楚")


def _unsure(walk: Walk, token: Token, at: int) -> None:
    if walk.now.outcome in ("off", "open", "ask", "named"):
        walk.push()
    walk.now.outcome = "unsure"
    walk.result.notes.append(
        f"“{token.text}”可能是当天，也可能到次日，没有采用；请写 24 小时制，跨夜写“次日”"
    )
    walk.result.rest.append(token.text)
    walk.end_run()


def _as_usual(walk: Walk, token: Token, at: int) -> None:
    if walk.now.outcome or not walk.now.selected():
        return
    closed = walk.result.found[-1] if walk.result.found else None
    if (
        walk.now.days == HOLIDAY
        and closed is not None
        and closed.outcome == "off"
        and closed.days & EVERY_DAY
    ):
        # 周一闭馆，遇节假日照常开放: a Monday that is a holiday is open
        walk.result.late.append(Clause(days=HOLIDAY, outcome="like_open_days"))
    elif walk.now.days & HOLIDAY:
        walk.result.holiday = "open"
    walk.now.outcome = "open"
    walk.end_run()


def _always(walk: Walk, token: Token, at: int) -> None:
    walk.result.holiday = "open"
    if walk.now.days & HOLIDAY and not walk.now.outcome:
        walk.now.outcome = "open"
        walk.end_run()


def _notice(walk: Walk, token: Token, at: int) -> None:
    walk.result.refers = walk.result.refers or token.text
    if walk.now.selected() and not walk.now.outcome:
        walk.now.outcome = "ask"
        walk.end_run()
    else:
        put_aside(walk, token, at)


def _shifted(walk: Walk, token: Token, at: int) -> None:
    before = walk.before(at)
    if "假" not in token.text and (before is None or before.kind not in ("holiday", "off")):
        put_aside(walk, token, at)
        return
    walk.result.late.append(Clause(days=HOLIDAY, outcome="ask"))
    walk.result.rest.append(token.text)


def _clock(walk: Walk, token: Token, at: int) -> None:
    may_be = depends(walk.label) and walk.now.outcome == "hours"  # 高温天气延长至20:00
    walk.result.rest.append(walk.label + token.text)
    walk.label = ""
    if may_be:
        return
    walk.result.notes.append(f"“{token.text}”只有一个时刻，看不出开始还是结束")
    if (walk.now.selected() or walk.now.season >= 0) and not walk.now.outcome:
        walk.now.outcome = "ask"
    else:
        walk.result.unsure = True


def _period(walk: Walk, token: Token, at: int) -> None:
    walk.result.rest.append(token.text)
    if walk.now.selected() and not walk.now.outcome:
        walk.now.outcome = "ask"
        walk.end_run()


def _host_hours(walk: Walk, token: Token, at: int) -> None:
    walk.result.refers = walk.result.refers or token.text
    if walk.now.selected() and not walk.now.outcome:
        walk.now.outcome = "ask"
    mention(walk, token, at)


def _like_office(walk: Walk, token: Token, at: int) -> None:
    walk.result.office = True
    walk.result.refers = walk.result.refers or token.text
    mention(walk, token, at)


def _price(walk: Walk, token: Token, at: int) -> None:
    walk.now.labelled = True
    walk.result.rest.append(walk.label + token.text)
    walk.label = ""


HANDLERS = {
    "span": _span,
    "unsure": _unsure,
    "as_usual": _as_usual,
    "always": _always,
    "notice": _notice,
    "shifted": _shifted,
    "clock": _clock,
    "period": _period,
    "host_hours": _host_hours,
    "like_office": _like_office,
    "price": _price,
}
