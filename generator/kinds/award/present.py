"""Finished values of awards and rounds for the templates."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator import hours
from generator.hours import Calendar
from generator.kinds.award.model import Award, Named, Round, Tally
from generator.kinds.award.stages import Standing, newest_first, period_words, standing
from generator.kinds.kind import Context, HonourLine
from generator.kinds.present import counted, sources, tel_href
from generator.records import Stage
from generator.render import Link, period_text


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody in a round: links to whom it is, and for what."""

    links: list[Link]
    reason: str


def calendar_for(context: Context, year: int) -> Calendar:
    """The calendar around a year, made once."""
    key = ("award-calendar", year)
    if key not in context.memo:
        context.memo[key] = hours.calendar(year, context.view.settings.options.holidays)
    found: Calendar = context.memo[key]
    return found


def stand_of(context: Context, one: Round) -> Standing:
    """Where a round stands today."""
    return standing(one, context.view.today, lambda year: calendar_for(context, year))


def anchor(one: Round) -> str:
    """The id of a round on the page of its award."""
    return f"r-{one.period.lower()}"


def url_of(award: Award, one: Round) -> str:
    """The address of a round, from the site root."""
    return f"awards/{award.id}/#{anchor(one)}"


def title_of(award: Award, one: Round) -> str:
    """The title of a round: its own, else the award with its period."""
    return one.title or f"{award.name} {period_words(one.period)}"


def round_values(context: Context, award: Award, one: Round) -> Mapping[str, Any]:
    """A round as templates show it: those named are candidates until a decision, and never read as awarded."""
    stand = stand_of(context, one)
    awarded = stand.stage is Stage.AWARDED
    recipients = _people(context, one.recipients) if awarded else []
    candidates = _people(context, _candidates(one)) if stand.names_candidates else []
    nominated = _people(context, _passed_over(one)) if awarded and award.nominee_title else []
    publicity = one.publicity
    return {
        "id": anchor(one),
        "url": url_of(award, one),
        "award": award.name,
        "title": title_of(award, one),
        "period": period_words(one.period),
        "stage": stand.stage.value,
        "stage_label": "" if awarded else _stage_label(stand),
        "stage_text": stand.text,
        "recipients": recipients,
        "candidates": candidates,
        "nominated": nominated,
        "nominee_title": award.nominee_title or "",
        "count_text": _count_text(one.recipients_count) if awarded or stand.reported else "",
        "count_source": next(iter(sources([one.recipients_count.source])), None)
        if one.recipients_count
        else None,
        "days": period_text(stand.days.first, stand.days.last) if stand.days and not stand.is_open else "",
        "unit": (publicity.unit or "") if publicity and stand.is_open else "",
        "phone": (publicity.phone or "") if publicity and stand.is_open else "",
        "phone_href": tel_href(publicity.phone) if publicity and stand.is_open else "",
        "decision": _decision(one) if awarded else None,
        "sources": sources(one.source),
    }


def _stage_label(stand: Standing) -> str:
    if stand.reported:
        return "据报道"
    return {Stage.NOMINATED: "推荐", Stage.PUBLICITY: "公示中"}.get(stand.stage, "结果待公布")


def _candidates(one: Round) -> list[Named]:
    """Everybody named before the decision: who is down as recipient is a candidate until then."""
    seen = {(entry.exemplar, entry.team) for entry in one.nominees}
    return [*one.nominees, *(e for e in one.recipients if (e.exemplar, e.team) not in seen)]


def _passed_over(one: Round) -> list[Named]:
    won = {(entry.exemplar, entry.team) for entry in one.recipients}
    return [entry for entry in one.nominees if (entry.exemplar, entry.team) not in won]


def _people(context: Context, named: list[Named]) -> list[PersonLine]:
    lines = []
    for entry in named:
        links = [context.link("exemplar", entry.exemplar), context.link("team", entry.team)]
        found = [link for link in links if link is not None]
        if found:
            lines.append(PersonLine(found, entry.reason or ""))
    return lines


def _count_text(tally: Tally | None) -> str:
    """获奖：约 30 名，名单没有公开; nothing where the names are public."""
    if tally is None:
        return ""
    return f"获奖：{counted(tally.value, tally.qualifier, '名')}，名单没有公开"


def _decision(one: Round) -> Mapping[str, str] | None:
    if one.decision is None:
        return None
    return {"number": one.decision.number or "公布", "url": one.decision.url or ""}


def honours(context: Context, exemplar_id: str) -> list[HonourLine]:
    """What the rounds say of an exemplar: awarded, nominated where that is an honour, or still a candidate."""
    lines = []
    for award in context.view.referring("award", "exemplar", exemplar_id):
        for one in newest_first(award):
            line = _honour(context, award, one, exemplar_id)
            if line is not None:
                lines.append(line)
    return lines


def _honour(context: Context, award: Award, one: Round, id_: str) -> HonourLine | None:
    stand = stand_of(context, one)
    won = any(entry.exemplar == id_ for entry in one.recipients)
    stood = any(entry.exemplar == id_ for entry in one.nominees)
    if not won and not stood:
        return None
    text, stage = award.name, ""
    if stand.stage is not Stage.AWARDED:
        if not stand.names_candidates:
            return None
        stage = _stage_label(stand)
    elif not won:
        if not award.nominee_title:
            return None
        text = award.nominee_title
    return HonourLine(
        award.id, one.period, text, period_words(one.period), award.issuer or "", stage, url_of(award, one)
    )
