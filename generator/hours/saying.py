"""How a walk takes tokens that say something of the days selected: hours, rest, on the spot."""

from generator.hours.asides import mention, put_aside
from generator.hours.clauses import Clause, depends, limits, speaks_of_access
from generator.hours.table import ALL_DAY, HOLIDAY, Span
from generator.hours.tokens import Token
from generator.hours.walk import Walk


def _span(walk: Walk, token: Token, at: int) -> None:
    if walk.lunch:
        walk.now.spans.append(token.range)
        _break(walk)
        return
    if _of_something_else(walk, token, at):
        return
    if walk.now.outcome in ("off", "open", "ask", "named"):
        walk.push()
    if walk.named and not walk.now.selected():
        walk.now.days, walk.named = walk.named, 0
    walk.limited = walk.limited or bool(walk.label)
    if walk.now.outcome == "hours" and walk.limited != walk.now.labelled:
        _split(walk)
    if token.range in walk.now.spans:
        return
    if _overlaps(walk, token):
        _overlap(walk, token, at)
    walk.now.spans.append(token.range)
    walk.now.outcome = walk.now.outcome or "hours"
    walk.now.labelled = walk.limited
    if walk.limited:
        walk.label += token.text
    walk.flush_label()
    walk.end_run()


def _of_something_else(walk: Walk, token: Token, at: int) -> bool:
    """`12:00-13:00供应热饭`, `22:00-6:00刷卡` within longer hours: kept with its words, not used."""
    behind = walk.tokens[at + 1] if at + 1 < len(walk.tokens) else None
    if behind is None or behind.kind != "text":
        return False
    words = behind.text.strip()
    within = token.range in walk.now.spans or _overlaps(walk, token)
    if not limits(words, whole=token.range == ALL_DAY) and not (within and speaks_of_access(words)):
        return False
    walk.label += token.text
    walk.result.found.append(Clause(outcome="hours", spans=[token.range], labelled=True))
    return True


def _overlaps(walk: Walk, token: Token) -> bool:
    return bool(walk.now.spans) and token.range[0] < max(end for _, end in walk.now.spans)


def _split(walk: Walk) -> None:
    """Go on with the same days: from here the hours are limited by words that are not understood."""
    done = walk.now
    walk.result.found.append(done)
    walk.now = Clause(days=done.days, feasts=list(done.feasts), season=done.season)


def _overlap(walk: Walk, token: Token, at: int) -> None:
    if at + 1 < len(walk.tokens) and walk.tokens[at + 1].kind in ("off", "halt"):
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


def _lunch(walk: Walk, token: Token, at: int) -> None:
    walk.lunch = True


def _off(walk: Walk, token: Token, at: int) -> None:
    before = walk.before(at)
    if before is not None and before.kind == "span" and walk.now.spans:
        _break(walk)
    elif before is not None and before.kind == "nth":
        return
    elif walk.now.outcome == "ask" and before is not None and before.kind == "period":
        walk.result.rest.append(token.text)
    elif (walk.now.selected() or walk.now.season >= 0) and not walk.now.outcome:
        walk.now.outcome = "off"
        walk.end_run()
    else:
        walk.result.halt = walk.result.halt or ("ask" if before is not None else "paused")
        walk.result.rest.append(walk.label + token.text)
        walk.label = ""


def _break(walk: Walk) -> None:
    walk.lunch = False
    start, end = walk.now.spans.pop()
    spans: list[Span] = []
    for first, last in walk.now.spans:
        spans.extend(
            part for part in ((first, min(last, start)), (max(first, end), last)) if part[0] < part[1]
        )
    if spans == walk.now.spans:
        walk.result.unsure = True
    walk.now.spans = spans


def _halt(walk: Walk, token: Token, at: int) -> None:
    if (walk.now.selected() or walk.now.season >= 0) and not walk.now.outcome and not walk.label:
        _off(walk, token, at)
        return
    walk.result.halt = walk.result.halt if depends(walk.label) else "paused"
    walk.result.rest.append(walk.label + token.text)
    walk.label = ""


def _doubt(walk: Walk, token: Token, at: int) -> None:
    walk.label += token.text
    walk.result.halt = walk.result.halt or "ask"


def _as_usual(walk: Walk, token: Token, at: int) -> None:
    if walk.now.outcome or not walk.now.selected():
        return
    walk.result.holiday = "open" if walk.now.days & HOLIDAY else walk.result.holiday
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
    walk.result.late.append(Clause(days=HOLIDAY, outcome="ask"))
    walk.result.rest.append(token.text)


def _clock(walk: Walk, token: Token, at: int) -> None:
    walk.result.rest.append(walk.label + token.text)
    walk.label = ""
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
    "lunch": _lunch,
    "off": _off,
    "halt": _halt,
    "doubt": _doubt,
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
