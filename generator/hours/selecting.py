"""How a walk takes tokens that select days, seasons and holidays, and those that exclude some."""

from generator.hours.clauses import Clause, NamedSeason, is_service
from generator.hours.table import EVERY_DAY, HOLIDAY, WEEKEND, WORKING_DAYS
from generator.hours.tokens import Token
from generator.hours.walk import Walk, has_hours

_SAYING = {"span", "unsure", "to", "off", "shut", "halt", "notice", "as_usual", "period", "clock", "lunch"}
_FIXED_FEASTS = ("元旦", "劳动节", "国庆节")


def _days(walk: Walk, token: Token, at: int) -> None:
    if walk.post is not None:
        walk.post |= token.value
        return
    if _belongs_before(walk, at):
        _give_before(walk, token.value)
        walk.push()
        walk.order = []
        return
    _begin_days(walk, at)
    if token.value == HOLIDAY and walk.tokens[at - 1].kind == "days" and walk.run_days & WORKING_DAYS:
        walk.end_run()  # 周一至周五 法定节假日除外: only the holidays are
    walk.run_days |= token.value
    before = walk.before(at)
    if before is not None and before.kind == "otherwise" and not walk.now.outcome:
        walk.now.days = 0  # 平时周一至周五
    if not walk.inside_but:
        walk.now.days |= token.value


def _feast(walk: Walk, token: Token, at: int) -> None:
    if walk.post is not None:
        walk.result.unsure = True
        return
    _begin_days(walk, at)
    walk.run_feasts.append(token.key)
    walk.now.part = walk.now.part or token.text.endswith(("当天", "当日"))
    if not walk.inside_but:
        walk.now.feasts.append(token.key)


def _begin_days(walk: Walk, at: int) -> None:
    """Begin with days; words right before them, behind hours, limit what follows (…；办证窗口：周一至周五 …)."""
    label = walk.label if has_hours(walk) else ""
    walk.begin("days", at)
    if label and not walk.inside_but:
        walk.limited = True
        walk.of_service = is_service(label)


def _including(walk: Walk, token: Token, at: int) -> None:
    """`周一至周日（含节假日）`: the hours of these days are those of statutory holidays too."""
    if walk.now.days & WEEKEND or (walk.now.days and not walk.now.outcome):
        walk.now.days |= HOLIDAY
        walk.run_days |= HOLIDAY
    else:
        walk.result.holiday = "open"


def _otherwise(walk: Walk, token: Token, at: int) -> None:
    if (walk.now.selected() or walk.now.season >= 0) and not walk.now.outcome:
        walk.now.outcome = "ask"
    if walk.now.outcome:
        walk.push()
        walk.order = []
    walk.now.days |= EVERY_DAY
    walk.now.otherwise = True


def _nth(walk: Walk, token: Token, at: int) -> None:
    walk.result.late.append(Clause(days=token.value, outcome="ask"))
    after = next((t for t in walk.tokens[at + 1 :] if t.kind not in ("filler", "colon")), None)
    if after is None or after.kind not in ("span", "unsure"):
        walk.result.rest.append(token.text)
        return
    if walk.now.outcome:
        walk.push()
        walk.order = []
    walk.label += token.text  # the hours that follow hold on one of these days only


def _season(walk: Walk, token: Token, at: int) -> None:
    before = walk.before(at)
    if before is not None and before.kind == "dates" and walk.now.season >= 0:
        walk.result.seasons[walk.now.season].name = str(token.key)
        return
    if walk.post is not None:
        _season_before(walk, NamedSeason(str(token.key)))
        return
    names = [season.name for season in walk.result.seasons]
    if str(token.key) in names:
        _enter_season(walk, names.index(str(token.key)), at)
        return
    _new_season(walk, NamedSeason(str(token.key)), at)


def _dates(walk: Walk, token: Token, at: int) -> None:
    first, last = token.range
    before = walk.before(at)
    moving = before is not None and before.kind == "feast" and before.key not in _FIXED_FEASTS
    walk.now.dated_feast = moving and not walk.now.outcome
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
    named = walk.result.seasons[walk.now.season] if walk.now.season >= 0 and walk.now.outcome else None
    if named is not None and not named.first and season.first:
        named.first, named.last = season.first, season.last
        return
    given = [c for c in [*walk.result.found, walk.now] if c.season < 0 and c.outcome]
    for clause in given:
        clause.season = len(walk.result.seasons) - 1
    walk.result.unsure = walk.result.unsure or not given


def _new_season(walk: Walk, season: NamedSeason, at: int) -> None:
    walk.begin("season", at)
    before = walk.tokens[at - 1] if at else None
    joined = before is not None and before.kind == "comma" and before.text not in ",+"
    if not walk.now.outcome and (walk.now.season >= 0 or (joined and walk.now.selected())):
        walk.result.unsure = True  # two seasons before one set of hours, 周末及寒暑假
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
    behind = [t for t in walk.tokens[at + 1 :] if t.kind not in ("filler", "free", "colon")]
    kinds = [t.kind for t in behind[:2]] + ["", ""]
    if kinds[0] in ("", "stop", "query", "remark", "last", "last_at") or kinds[:2] == ["holiday", "except"]:
        return True
    if kinds[0] == "bracket":
        return kinds[1] not in _SAYING
    if kinds[0] == "text" and kinds[1] not in _SAYING and token.kind == "days":
        walk.result.unsure = walk.result.unsure or token.value & WORKING_DAYS != WORKING_DAYS
        return True
    if kinds[0] != "comma" or "、" in behind[0].text or behind[0].text in "和及与":
        return False
    following = next((t.kind for t in behind[1:] if t.kind != "comma"), "")
    return following in ("", "span") or bool(token.value & WORKING_DAYS)


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


def all_year(walk: Walk, token: Token, at: int) -> None:
    """Leave the season: what follows holds all year."""
    if walk.now.outcome:
        walk.push()
        walk.order = []


HANDLERS = {
    "days": _days,
    "holiday": _days,
    "made_up": _days,
    "feast": _feast,
    "otherwise": _otherwise,
    "nth": _nth,
    "season": _season,
    "dates": _dates,
    "including": _including,
    "post": _post,
    "year_round": all_year,
}
