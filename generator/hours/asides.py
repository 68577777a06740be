"""How a walk takes what stands beside the hours: unknown words, remarks, brackets and full stops."""

import re

from generator.hours.clauses import SELECTORS, is_place
from generator.hours.excepting import end_exclusion
from generator.hours.selecting import all_year
from generator.hours.tokens import Token
from generator.hours.walk import Walk

_SOME_DAYS = re.compile(r"周[^,]{0,5}[次天]")  # 每周三次, 每周轮休一天


def _bracket(walk: Walk, token: Token, at: int) -> None:
    walk.in_brackets = not walk.in_brackets
    end_sentence(walk, token, at)
    if walk.in_brackets:
        all_year(walk, token, at)


def _trial(walk: Walk, token: Token, at: int) -> None:
    walk.result.rest.append(token.text)


def _puzzle(walk: Walk, token: Token, at: int) -> None:
    """Selectors mixed with unknown words behind hours: whom they limit cannot be told."""
    walk.result.unsure = True


def put_aside(walk: Walk, token: Token, at: int) -> None:
    """Keep words that nobody understands; they may limit the hours that follow."""
    text = token.text.strip()
    if not text or text in ("。", ".", "!", "！", "期间", "日"):
        return
    after = walk.tokens[at + 1].kind if at + 1 < len(walk.tokens) else ""
    if any(sign.isdigit() for sign in text) and after in SELECTORS | {"span", "unsure", "clock"}:
        walk.result.unsure = True
    if after == "filler" and text.endswith("不"):
        walk.result.unsure = True
    if after in SELECTORS and text.endswith(("个", "首", "隔", "部分", "重大", "特殊", "重要", "某些")):
        walk.result.unsure = True
    if _SOME_DAYS.search(text) or any(
        word in text for word in ("单周", "双周", "隔周", "单号", "双号", "单日", "双日")
    ):
        walk.result.unsure = True
    if not walk.label and is_place(text) and not walk.result.found and not walk.now.outcome:
        walk.result.rest.append(text)
        walk.result.placed = True
        return
    walk.label += text


def _to(walk: Walk, token: Token, at: int) -> None:
    """A range of dates of which one end is not understood (腊月廿九至正月初六) says nothing."""
    before, after = (walk.tokens[i].kind if 0 <= i < len(walk.tokens) else "" for i in (at - 1, at + 1))
    dates = ("feast", "dates")
    if (before in dates and after == "text") or (after in dates and before in ("text", "period", "clock")):
        walk.result.unsure = True
    put_aside(walk, token, at)


def _year(walk: Walk, token: Token, at: int) -> None:
    walk.result.rest.append(token.text)
    after = walk.tokens[at + 1].kind if at + 1 < len(walk.tokens) else ""
    dated = "月" in token.text or after in ("season", "feast", "holiday")
    walk.skip_year = dated and not token.text.rstrip().endswith(("起", "以来", "至今"))
    if walk.skip_year:
        walk.result.notes.append(f"“{token.text}”开始的一段只管某一年，请写进 special_hours")


def mention(walk: Walk, token: Token, at: int) -> None:
    """Keep words that change nothing about the hours."""
    walk.result.rest.append(walk.label + token.text)
    walk.label = ""


def _remark(walk: Walk, token: Token, at: int) -> None:
    walk.result.rest.append(token.text)


def _last(walk: Walk, token: Token, at: int) -> None:
    walk.result.last_entry = token.value


def _last_at(walk: Walk, token: Token, at: int) -> None:
    end = walk.now.spans[-1][1] if walk.now.spans else 0
    walk.result.last_clocks.append((token.value, end))


def _comma(walk: Walk, token: Token, at: int) -> None:
    if token.text in (",", "+"):
        end_exclusion(walk, token, at)
        _leave_open(walk, at)
        walk.end_run()
        walk.flush_label()


def _leave_open(walk: Walk, at: int) -> None:
    """`周末不固定，周一至周五9:00-17:00`: words nobody understands are all that is said of these days."""
    before, after = (walk.tokens[i].kind if 0 <= i < len(walk.tokens) else "" for i in (at - 1, at + 1))
    if before == "text" and after in SELECTORS and walk.now.selected() and not walk.now.outcome:
        walk.now.outcome = "ask"


def _stop(walk: Walk, token: Token, at: int) -> None:
    if walk.now.selected() and not walk.now.outcome and not walk.inside_but:
        _name(walk)
    end_sentence(walk, token, at)


def _filler(walk: Walk, token: Token, at: int) -> None:
    """`周二至周日开放，周一闭馆，9:00-17:00` names days before it says when."""
    if not walk.now.selected() or walk.now.outcome or not token.text.startswith(("开放", "营业", "服务")):
        return
    following = next(
        (t for t in walk.tokens[at + 1 :] if t.kind not in ("comma", "colon", "filler", "free")), None
    )
    if following is not None and following.kind in SELECTORS:
        _name(walk)


def _name(walk: Walk) -> None:
    walk.now.outcome = "named"
    walk.named |= walk.now.days
    walk.end_run()


def end_sentence(walk: Walk, token: Token, at: int) -> None:
    """What follows no longer belongs to the words before."""
    end_exclusion(walk, token, at)
    walk.end_run()
    walk.flush_label()
    walk.limited = walk.of_service = False


HANDLERS = {
    "bracket": _bracket,
    "trial": _trial,
    "puzzle": _puzzle,
    "text": put_aside,
    "to": _to,
    "next_day": put_aside,
    "year": _year,
    "query": mention,
    "remark": _remark,
    "last": _last,
    "last_at": _last_at,
    "comma": _comma,
    "filler": _filler,
    "stop": _stop,
}
