"""What must hold of awards beyond their fields."""

from collections.abc import Iterator
from functools import cache

from generator import hours
from generator.hours import Calendar
from generator.kinds.award.model import Award, Round
from generator.kinds.award.stages import FORGOTTEN_DAYS, CalendarOf, standing
from generator.records import Problem, Severity, Site, Stage
from generator.render import faults

_ORDER = list(Stage)


def abouts_are_plain_markdown(site: Site) -> Iterator[Problem]:
    """What is said of an award holds no raw HTML, no images and only safe links."""
    for award in site.all("award"):
        for _, code, message, hint in faults(award.about or ""):
            yield site.problem("award", award.id, ("about",), code, message, hint)


def decisions_follow_publicity(site: Site) -> Iterator[Problem]:
    """A round is decided after its last day of 公示, and within some months."""
    calendar_of = _calendars(site)
    for award in site.all("award"):
        for number, one in enumerate(award.rounds):
            found = _doubt(one, site, calendar_of)
            if found is not None:
                code, message, hint, timely = found
                where = ("rounds", number, "publicity")
                more = {"severity": Severity.WARNING, "timely": timely}
                yield site.problem("award", award.id, where, code, message, hint, **more)


def _doubt(one: Round, site: Site, calendar_of: CalendarOf) -> tuple[str, str, str, bool] | None:
    stand = standing(one, site.today, calendar_of)
    if stand.days is None:
        return None
    last = stand.days.last
    if one.decision is not None and one.decision.on <= last:
        message = f"{one.period} 这一期公示到 {last}，公布却写在 {one.decision.on}"
        return "decided-too-early", message, "核对公示和公布的日期", False
    if stand.stage is Stage.PENDING and (site.today - last).days > FORGOTTEN_DAYS:
        message = f"{one.period} 这一期公示在 {last} 期满，一直没有结果，候选名单已经撤下"
        return "round-undecided", message, "补上 decision，或删去这一期", True
    return None


def honours_keep_pace_with_rounds(site: Site) -> Iterator[Problem]:
    """Nobody's own record says more than the round says: a candidate never reads as awarded."""
    calendar_of = _calendars(site)
    for person in site.all("exemplar"):
        for number, honour in enumerate(person.honours):
            award = site.get("award", honour.award) if honour.award else None
            if award is None:
                continue
            stage = _stage_in_round(site, award, person.id, honour.year, calendar_of)
            if stage is not None and _ORDER.index(honour.stage) > _ORDER.index(stage):
                yield site.problem(
                    "exemplar",
                    person.id,
                    ("honours", number, "stage"),
                    "honour-ahead-of-round",
                    f"这条荣誉写的是「{honour.stage.label}」，奖项「{award.name}」这一期还是「{stage.label}」",
                    f"改成 stage: {stage.label}，等公布以后再改",
                )


def _stage_in_round(
    site: Site, award: Award, id_: str, year: str | None, calendar_of: CalendarOf
) -> Stage | None:
    for one in award.rounds:
        named = any(entry.exemplar == id_ for entry in (*one.nominees, *one.recipients))
        if named and (year is None or one.period.startswith(year[:4])):
            return standing(one, site.today, calendar_of).stage
    return None


def _calendars(site: Site) -> CalendarOf:
    @cache
    def of(year: int) -> Calendar:
        return hours.calendar(year, site.settings.options.holidays)

    return of


CHECKS = (abouts_are_plain_markdown, honours_keep_pace_with_rounds)
DOUBTS = (decisions_follow_publicity,)
