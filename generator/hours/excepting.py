"""How a walk takes 除外 and 除…外: days that what was said does not hold for."""

from generator.hours.clauses import Clause
from generator.hours.table import EVERY_DAY, HOLIDAY, MADE_UP
from generator.hours.tokens import Token
from generator.hours.walk import Walk


def _except(walk: Walk, token: Token, at: int) -> None:
    last = walk.result.found[-1] if walk.result.found else None
    season = walk.result.seasons[walk.now.season] if walk.now.season >= 0 else None
    if season is not None and not walk.now.outcome and not (walk.run_days or walk.run_feasts):
        walk.now.outcome = "off"  # 寒暑假除外
        return
    if not (walk.run_days or walk.run_feasts):
        walk.result.unsure = True
        return
    if walk.run_days == MADE_UP:
        walk.result.late.append(Clause(days=MADE_UP, outcome="ask"))
    elif _of_closing(walk, at) or (
        last is not None and last.outcome == "off" and last.days & EVERY_DAY and walk.run_days == HOLIDAY
    ):
        _except_closed(walk)
    else:
        walk.result.late.append(Clause(days=walk.run_days, feasts=list(walk.run_feasts), outcome="off"))
    walk.now.days &= ~walk.run_days
    walk.now.feasts = [feast for feast in walk.now.feasts if feast not in walk.run_feasts]
    if not walk.now.selected() and not walk.now.outcome:
        walk.now.season, walk.order = -1, []
    walk.end_run()


def _of_closing(walk: Walk, at: int) -> bool:
    """Tell whether holidays are excepted from a day of rest that is still to be said: 周一（节假日除外）闭馆."""
    after = next((t for t in walk.tokens[at + 1 :] if t.kind not in ("filler", "bracket")), None)
    days = walk.now.days & EVERY_DAY & ~walk.run_days
    return (
        bool(days)
        and not walk.now.outcome
        and walk.run_days == HOLIDAY
        and after is not None
        and after.kind == "off"
    )


def _except_closed(walk: Walk) -> None:
    """`周一闭馆（节假日除外）`: a Monday that is a holiday is open; `周一闭馆，节假日除外` may also mean closed."""
    if walk.in_brackets:
        walk.result.late.append(Clause(days=HOLIDAY, outcome="like_open_days"))
        return
    walk.result.late.append(Clause(days=HOLIDAY, outcome="ask"))
    walk.result.notes.append("闭馆日后面的“节假日除外”看不出节假日是休息还是开放，当天以现场为准")


def _but(walk: Walk, token: Token, at: int) -> None:
    if walk.now.outcome:
        walk.push()
    walk.end_run()
    walk.inside_but = True


def end_exclusion(walk: Walk, token: Token, at: int) -> None:
    """Close 除…外: what was named in between is closed."""
    if not walk.inside_but:
        return
    if not (walk.run_days or walk.run_feasts):
        walk.result.unsure = True
    walk.inside_but = False
    walk.result.late.append(Clause(days=walk.run_days, feasts=list(walk.run_feasts), outcome="off"))
    walk.end_run()


HANDLERS = {
    "except": _except,
    "but": _but,
    "outside": end_exclusion,
}
