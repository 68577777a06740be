"""The list of outcomes, the page of each, and their places on the pages of what they name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.kinds.kind import Context
from generator.kinds.outcome.checks import facts_stated
from generator.kinds.outcome.model import Outcome, OutcomeStatus
from generator.kinds.present import (
    byline,
    corrections,
    figure_lines,
    newest,
    share_image,
    shots,
    sources,
    stamps,
    story_html,
    story_shots,
)
from generator.render import Content, Link, Page, Section, date_text, is_story, plain_text, whole_text
from generator.render.exports import Entry, Story

_TITLE = "回音"
_ON_HOME = 2
_STATE = {
    OutcomeStatus.PROMISED: "planned",
    OutcomeStatus.DOING: "soon",
    OutcomeStatus.DONE: "open",
    OutcomeStatus.NOT_DONE: "closed",
}
"""How far something has come -> the colour of the state."""
_ORDER = (OutcomeStatus.DOING, OutcomeStatus.PROMISED, OutcomeStatus.DONE, OutcomeStatus.NOT_DONE)


@dataclass(frozen=True, slots=True)
class Card:
    """An outcome in a list."""

    url: str
    name: str
    state: str
    status_label: str
    facts: list[str]
    summary: str


@dataclass(frozen=True, slots=True)
class Step:
    """What was asked, promised or done, and when; `open` says that it has not come yet."""

    title: str
    when: str
    text: str
    open: bool


def path(outcome: Outcome) -> str:
    """The address of an outcome, from the site root."""
    return f"outcomes/{outcome.id}/"


def pages(context: Context) -> Iterator[Page]:
    """The list, and a page an outcome."""
    outcomes = context.view.all("outcome")
    if not outcomes:
        return
    yield Page("outcomes/", "outcome-list", partial(_list, context), changed=newest(outcomes))
    for outcome in outcomes:
        make = partial(_outcome, context, outcome.id)
        yield Page(path(outcome), "outcome", make, changed=newest([outcome]))


def entry(context: Context, outcome: Outcome) -> Entry:
    """What the search finds of an outcome: below its name where it stands."""
    lines = (outcome.asked, outcome.promise, outcome.result)
    text = whole_text(outcome.status.label, *outcome.units, *lines, outcome.story)
    return Entry(_TITLE, outcome.name, path(outcome), _line(outcome), text)


def stories(context: Context) -> Iterator[Story]:
    """The stories of outcomes that are long enough and tell two sourced facts."""
    for outcome in context.view.all("outcome"):
        if is_story(outcome.story, outcome.source, facts_stated(outcome)):
            yield Story(
                kind="outcome",
                kind_label=_TITLE,
                title=outcome.name,
                url=path(outcome),
                summary=_line(outcome),
                published=outcome.published_on,
                updated=outcome.updated_on or outcome.published_on,
                author=outcome.author or "",
                areas=tuple(context.view.above(outcome.area)),
                teams=tuple(outcome.teams),
                text=outcome.story,
                facts=tuple(_facts(context, outcome, day=False)),
                sources=tuple(sources(outcome)),
                photos=story_shots(context, "outcome", outcome.id, outcome.story),
            )


def _line(outcome: Outcome) -> str:
    """What is said of an outcome in a list: what came of it before what was promised."""
    said = outcome.summary or outcome.result or outcome.promise or outcome.asked
    return said or plain_text(outcome.story or "", 120)


def _facts(context: Context, outcome: Outcome, *, day: bool = True) -> list[str]:
    """How far, where and when; where a list has a day of its own, a second one says nothing."""
    area = context.link("area", outcome.area)
    when = date_text(outcome.done_on or outcome.promised_on or outcome.asked_on) if day else ""
    return [text for text in (outcome.status.label, area.title if area else "", when) if text]


def card(context: Context, outcome: Outcome) -> Card:
    """An outcome in a list."""
    return Card(
        url=path(outcome),
        name=outcome.name,
        state=_STATE[outcome.status],
        status_label=outcome.status.label,
        facts=_facts(context, outcome)[1:],
        summary=_line(outcome),
    )


def _steps(outcome: Outcome) -> list[Step]:
    """The way of an outcome: what was asked, promised, done; of what is not done the step that is awaited."""
    steps = [
        Step(title, date_text(day), text or "", False)
        for title, day, text in (
            ("提出", outcome.asked_on, outcome.asked),
            ("答应", outcome.promised_on, outcome.promise),
        )
        if day or text
    ]
    over = outcome.status.is_over
    if over or outcome.status is OutcomeStatus.DOING:
        steps.append(Step(outcome.status.label, date_text(outcome.done_on), outcome.result or "", not over))
    return steps


def _list(context: Context, base: str) -> Content:
    outcomes = context.view.all("outcome")
    groups = [
        {"title": status.label, "cards": [card(context, one) for one in outcomes if one.status is status]}
        for status in _ORDER
    ]
    shown = [group for group in groups if group["cards"]]
    page = {"title": _TITLE, "crumbs": [("首页", "")]}
    body = context.render("outcome/list.html", base=base, page=page, groups=shown)
    return Content(_TITLE, body, "大家提了什么，答应了什么，办得怎样")


def _outcome(context: Context, id_: str, base: str) -> Content:
    outcome: Outcome = context.view.get("outcome", id_)
    published, updated, _ = stamps(outcome)
    photos = shots(context, "outcome", outcome)
    told = story_shots(context, "outcome", outcome.id, outcome.story)
    values = {
        "name": outcome.name,
        "state": {"code": _STATE[outcome.status], "text": outcome.status.label, "schedule": ""},
        "area": context.link("area", outcome.area),
        "units": "、".join(outcome.units),
        "summary": outcome.summary or "",
        "steps": _steps(outcome),
        "story": story_html(context, outcome.story, told, base) if outcome.story else "",
        "byline": byline(outcome) if outcome.story else [],
        "corrections": corrections(outcome),
        "figures": figure_lines(outcome.figures),
        "photos": photos,
        "qr": context.qr(path(outcome)),
        "named": _named(context, outcome),
        "sources": sources(outcome),
        "stamps": [text for text in ("" if outcome.story else published, updated) if text],
        "sections": context.sections("outcome", outcome, base),
    }
    page = {"title": outcome.name, "crumbs": [("首页", ""), (_TITLE, "outcomes/")]}
    body = context.render("outcome/outcome.html", base=base, page=page, o=values)
    description = f"{outcome.status.label}：{_line(outcome)}"
    image = share_image(*photos, *told)
    return Content(outcome.name, body, description, og_type="article", image=image)


def _named(context: Context, outcome: Outcome) -> list[Link]:
    return [
        *context.links("team", outcome.teams),
        *context.links("station", outcome.stations),
        *context.links("service", outcome.services),
    ]


def _latest(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """What moved last comes first; what has no day keeps its order at the end."""
    return sorted(
        outcomes, key=lambda one: one.done_on or one.promised_on or one.asked_on or "", reverse=True
    )


def _section(context: Context, outcomes: Iterable[Outcome], title: str, base: str) -> Section | None:
    cards = [card(context, outcome) for outcome in _latest(outcomes)]
    if not cards:
        return None
    return Section("outcomes", title, context.render("outcome/cards.html", base=base, cards=cards))


def on_home(context: Context, record: Any, base: str) -> Section | None:
    """回音: what came last of what was asked for."""
    latest = _latest(context.view.all("outcome"))[:_ON_HOME]
    if not latest:
        return None
    cards = [card(context, outcome) for outcome in latest]
    body = context.render("outcome/cards.html", base=base, cards=cards)
    return Section("outcomes", "提了的事，办得怎样", body, Link("全部回音", "outcomes/"))


def on_area(context: Context, area: Any, base: str) -> Section | None:
    """The outcomes of an area."""
    return _section(context, context.view.within("outcome", area.id), "这里的回音", base)


def on_team(context: Context, team: Any, base: str) -> Section | None:
    """The outcomes that a team had a hand in."""
    return _section(context, context.view.referring("outcome", "team", team.id), "有了回音的事", base)


def on_station(context: Context, station: Any, base: str) -> Section | None:
    """The outcomes at a station."""
    return _section(context, context.view.referring("outcome", "station", station.id), "这里的回音", base)


def on_service(context: Context, service: Any, base: str) -> Section | None:
    """What a service came from."""
    found = context.view.referring("outcome", "service", service.id)
    return _section(context, found, "这项服务怎么来的", base)
