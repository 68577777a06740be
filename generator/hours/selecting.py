"""How a walk takes tokens that select days, seasons and holidays, and those that exclude some."""

from generator.hours.clauses import Clause, NamedSeason
from generator.hours.table import EVERY_DAY, HOLIDAY, WORKING_DAYS
from generator.hours.tokens import Token
from generator.hours.walk import Walk


def _days(walk: Walk, token: Token, at: int) -> None:
    if walk.post is not None:
        walk.post |= token.value
        return
    if _belongs_before(walk, at):
        _give_before(walk, token.value)
        walk.push()
        walk.order = []
        return
    walk.begin("days", at)
    walk.run_days |= token.value
    if not walk.inside_but:
        walk.now.days |= token.value


def _feast(walk: Walk, token: Token, at: int) -> None:
    if walk.post is not None:
        walk.result.unsure = True
        return
    walk.begin("days", at)
    walk.run_feasts.append(token.key)
    if not walk.inside_but:
        walk.now.feasts.append(token.key)


def _otherwise(walk: Walk, token: Token, at: int) -> None:
    if walk.now.selected() and not walk.now.outcome:
        walk.now.outcome = "ask"
    if walk.now.outcome:
        walk.push()
        walk.order = []
    walk.now.days |= EVERY_DAY


def _nth(walk: Walk, token: Token, at: int) -> None:
    walk.result.late.append(Clause(days=token.value, outcome="ask"))
    walk.result.rest.append(token.text)


def _season(walk: Walk, token: Token, at: int) -> None:
    before = walk.before(at)
    if before is not None and before.kind == "dates" and walk.now.season >= 0:
        walk.result.seasons[walk.now.season].name = f"{token.key}季"
        return
    if walk.post is not None:
        _season_before(walk, NamedSeason(f"{token.key}季"))
        return
    names = [season.name for season in walk.result.seasons]
    if f"{token.key}季" in names:
        _enter_season(walk, names.index(f"{token.key}季"), at)
        return
    _new_season(walk, NamedSeason(f"{token.key}季"), at)


def _dates(walk: Walk, token: Token, at: int) -> None:
    first, last = token.range
    before = walk.before(at)
    if before is not None and before.kind == "season" and walk.now.season >= 0:
        walk.result.seasons[walk.now.season].first, walk.result.seasons[walk.now.season].last = first, last
        return
    if walk.post is not None or _belongs_before(walk, at):
        _season_before(walk, NamedSeason("", first, last))
        return
    same = [season for season in walk.result.seasons if (season.first, season.last) == (first, last)]
    if same:
        _enter_season(walk, walk.result.seasons.index(same[0]), at)
        return
    _new_season(walk, NamedSeason("", first, last), at)


def _season_before(walk: Walk, season: NamedSeason) -> None:
    walk.result.seasons.append(season)
    given = [c for c in [*walk.result.found, walk.now] if c.season < 0 and c.outcome]
    for clause in given:
        clause.season = len(walk.result.seasons) - 1
    walk.result.unsure = walk.result.unsure or not given


def _new_season(walk: Walk, season: NamedSeason, at: int) -> None:
    walk.begin("season", at)
    if walk.now.season >= 0 and not walk.now.outcome:
        walk.result.unsure = True  # two seasons before one set of hours
    walk.result.seasons.append(season)
    walk.now.season = len(walk.result.seasons) - 1


def _enter_season(walk: Walk, index: int, at: int) -> None:
    walk.begin("season", at)
    walk.now.season = index


def _belongs_before(walk: Walk, at: int) -> bool:
    """Tell whether a selector stands behind its spans: `8:30-17:30 周一至周五，…`, `9:00-21:00（5月1日至9月30日）`."""
    before = walk.before(at)
    if before is None or before.kind != "span" or walk.now.outcome != "hours":
        return False
    token = walk.tokens[at]
    if (token.kind == "dates" and walk.now.season >= 0) or (token.kind != "dates" and walk.now.selected()):
        return False
    after = next((t for t in walk.tokens[at + 1 :] if t.kind not in ("filler", "free")), None)
    if after is None or after.kind == "stop":
        return True
    following = next((t for t in walk.tokens[at + 2 :] if t.kind not in ("comma", "filler")), None)
    if after.kind != "comma" or "、" in after.text or after.text in "和及与":
        return False
    return following is None or following.kind == "span" or bool(token.value & WORKING_DAYS)


def _give_before(walk: Walk, days: int) -> None:
    open_ones = [
        clause for clause in [*walk.result.found, walk.now] if not clause.selected() and clause.outcome
    ]
    for clause in open_ones:
        clause.days = days
    if not open_ones and days & ~walk.now.days:
        walk.result.unsure = True


def _post(walk: Walk, token: Token, at: int) -> None:
    if walk.post is None:
        walk.post = 0
        return
    if walk.post:
        _give_before(walk, walk.post)
    walk.post = None
    walk.push()
    walk.order = []


def _except(walk: Walk, token: Token, at: int) -> None:
    last = walk.result.found[-1] if walk.result.found else None
    if not (walk.run_days or walk.run_feasts):
        walk.result.unsure = True
        return
    if last is not None and last.outcome == "off" and last.days & EVERY_DAY and walk.run_days == HOLIDAY:
        _except_closed(walk)
    else:
        walk.result.late.append(Clause(days=walk.run_days, feasts=list(walk.run_feasts), outcome="off"))
    walk.now.days &= ~walk.run_days
    walk.now.feasts = [feast for feast in walk.now.feasts if feast not in walk.run_feasts]
    walk.end_run()


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


def all_year(walk: Walk, token: Token, at: int) -> None:
    """Leave the season: what follows holds all year."""
    if walk.now.outcome:
        walk.push()
        walk.order = []


HANDLERS = {
    "days": _days,
    "holiday": _days,
    "feast": _feast,
    "otherwise": _otherwise,
    "nth": _nth,
    "season": _season,
    "dates": _dates,
    "post": _post,
    "except": _except,
    "but": _but,
    "outside": end_exclusion,
    "year_round": all_year,
}
