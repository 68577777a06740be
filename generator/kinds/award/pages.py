"""The list of awards, the page of each with every round, the archive by year and month, and what is on now."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from generator.kinds.award.model import Award, Round
from generator.kinds.award.present import round_values, stand_of
from generator.kinds.award.stages import month_of, newest_first
from generator.kinds.kind import Context
from generator.kinds.present import CountLink, newest, sources
from generator.records import Stage
from generator.render import Content, Link, Page, Section, date_text, safe_markdown, whole_text
from generator.render.exports import Entry, Story

_CRUMBS = [("首页", ""), ("评选和荣誉", "awards/")]


def pages(context: Context) -> Iterator[Page]:
    """The list, a page an award, a page a year."""
    awards = context.view.all("award")
    if not awards:
        return
    yield Page("awards/", "award-list", partial(_list, context), changed=newest(awards))
    for award in awards:
        yield Page(
            f"awards/{award.id}/", "award", partial(_award, context, award.id), changed=newest([award])
        )
    for year in _years(context):
        yield Page(f"awards/archive/{year}/", "award-archive", partial(_archive, context, year))


def entry(context: Context, award: Award) -> Entry:
    """What an award is, never who received it: people stand in files of their own."""
    titles = [one.title for one in award.rounds]
    text = whole_text(award.issuer, *award.criteria, *titles, award.about)
    return Entry("评选和荣誉", award.name, f"awards/{award.id}/", award.summary or award.issuer or "", text)


def news(context: Context) -> Iterator[Story]:
    """Rounds that were decided, for the feed."""
    for _, award, one in _all_rounds(context):
        if stand_of(context, one).stage is Stage.AWARDED and one.decision is not None:
            values = round_values(context, award, one)
            named = "、".join(link.title for line in values["recipients"] for link in line.links[:1])
            yield Story(
                kind="award",
                kind_label="评选",
                title=values["title"],
                url=values["url"],
                summary=named or values["count_text"],
                published=one.decision.on,
                updated=one.decision.on,
                areas=tuple(context.view.above(award.area)),
            )


def _all_rounds(context: Context) -> list[tuple[str, Award, Round]]:
    """Every round with the month in which it last moved, the newest first."""
    if "award-rounds" not in context.memo:
        found = [
            (month_of(one, stand_of(context, one)), award, one)
            for award in context.view.all("award")
            for one in newest_first(award)
        ]
        context.memo["award-rounds"] = sorted(found, key=lambda item: item[0], reverse=True)
    rounds: list[tuple[str, Award, Round]] = context.memo["award-rounds"]
    return rounds


def _years(context: Context) -> dict[str, int]:
    years: dict[str, int] = {}
    for month, _, _ in _all_rounds(context):
        years[month[:4]] = years.get(month[:4], 0) + 1
    return years


def _year_links(context: Context) -> list[CountLink]:
    return [
        CountLink(f"{year}年", f"awards/archive/{year}/", count) for year, count in _years(context).items()
    ]


def _list(context: Context, base: str) -> Content:
    cards = [_card(context, award) for award in context.view.all("award")]
    going = [
        round_values(context, award, one)
        for _, award, one in _all_rounds(context)
        if stand_of(context, one).stage in (Stage.PUBLICITY, Stage.NOMINATED)
    ]
    page = {"title": "评选和荣誉", "crumbs": _CRUMBS[:1]}
    body = context.render(
        "award/list.html", base=base, page=page, cards=cards, going=going, years=_year_links(context)
    )
    return Content("评选和荣誉", body, "正在推荐、公示和已经公布的评选，每一期都在")


def _card(context: Context, award: Award) -> Mapping[str, Any]:
    rounds = newest_first(award)
    return {
        "url": f"awards/{award.id}/",
        "name": award.name,
        "facts": _facts(award),
        "summary": award.summary or "",
        "latest": round_values(context, award, rounds[0]) if rounds else None,
    }


def _facts(award: Award) -> list[str]:
    level = award.level.label if award.level else ""
    cycle = award.cycle.label if award.cycle else ""
    return [text for text in (level, cycle, award.issuer or "") if text]


def _award(context: Context, id_: str, base: str) -> Content:
    award: Award = context.view.get("award", id_)
    area = context.link("area", award.area)
    values = {
        "name": award.name,
        "facts": _facts(award),
        "area": area if area and area.title != award.issuer else None,
        "summary": award.summary or "",
        "criteria": award.criteria,
        "about": safe_markdown(award.about or "") if award.about else "",
        "rounds": [round_values(context, award, one) for one in newest_first(award)],
        "sources": sources(award),
        "sections": context.sections("award", award, base),
    }
    page = {"title": award.name, "crumbs": _CRUMBS}
    body = context.render("award/award.html", base=base, page=page, a=values)
    return Content(award.name, body, award.summary or f"{award.name}：评选条件和每一期的结果")


def _archive(context: Context, year: str, base: str) -> Content:
    months: dict[str, list[Mapping[str, Any]]] = {}
    for month, award, one in _all_rounds(context):
        if month[:4] == year:
            months.setdefault(month, []).append(round_values(context, award, one))
    title = f"{year}年的评选"
    groups = [
        {"id": f"m-{month}", "title": date_text(month), "rounds": rounds} for month, rounds in months.items()
    ]
    page = {"title": title, "crumbs": _CRUMBS}
    years = [link for link in _year_links(context) if not link.title.startswith(year)]
    body = context.render("award/archive.html", base=base, page=page, groups=groups, years=years)
    return Content(title, body, f"{title}，按月列出")


def on_home(context: Context, record: Any, base: str) -> Section | None:
    """本月: rounds that were decided or shown to the public this month."""
    month = context.view.today.isoformat()[:7]
    rounds = [
        round_values(context, award, one)
        for when, award, one in _all_rounds(context)
        if when == month or stand_of(context, one).is_open
    ]
    shown = [one for one in rounds if one["recipients"] or one["candidates"] or one["count_text"]]
    if not shown:
        return None
    body = context.render("award/rounds.html", base=base, rounds=shown[:4])
    return Section("this-month", "本月评选", body, Link("全部评选", "awards/"))


def on_area(context: Context, area: Any, base: str) -> Section | None:
    """The awards of an area."""
    awards = [award for award in context.view.all("award") if award.area == area.id]
    if not awards:
        return None
    cards = [_card(context, award) for award in awards]
    return Section("awards", "这里的评选", context.render("award/cards.html", base=base, cards=cards))


def on_team(context: Context, team: Any, base: str) -> Section | None:
    """The rounds that name a team."""
    found = []
    for award in context.view.referring("award", "team", team.id):
        for one in newest_first(award):
            stand = stand_of(context, one)
            awarded = stand.stage is Stage.AWARDED
            named = one.recipients if awarded else (*one.nominees, *one.recipients)
            if any(entry.team == team.id for entry in named) and (awarded or stand.names_candidates):
                found.append(round_values(context, award, one))
    if not found:
        return None
    body = context.render("award/lines.html", base=base, rounds=found)
    return Section("honours", "荣誉", body)
