"""The list of teams and the page of each. Who appears in it comes through the gate."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from generator.kinds.kind import Context
from generator.kinds.present import (
    byline,
    cited,
    corrections,
    counted,
    figure_lines,
    newest,
    share_image,
    shots,
    sources,
    stamps,
    story_html,
    story_of,
    story_shots,
)
from generator.kinds.team.checks import facts_stated
from generator.kinds.team.model import Deed, Members, Team
from generator.render import (
    Content,
    Link,
    Page,
    Section,
    date_text,
    is_story,
    plain_text,
    whole_text,
)
from generator.render.exports import Entry, Story


def pages(context: Context) -> Iterator[Page]:
    """The list, and a page a team."""
    teams = context.view.all("team")
    if not teams:
        return
    yield Page("teams/", "team-list", partial(_list, context), changed=newest(teams))
    for team in teams:
        yield Page(f"teams/{team.id}/", "team", partial(_team, context, team.id), changed=newest([team]))


def entry(context: Context, team: Team) -> Entry:
    """What the search finds of a team."""
    done = [deed.text for deed in team.done]
    text = whole_text(team.kind, *team.pledge, *team.tasks, *done, team.story)
    return Entry("队伍", team.name, f"teams/{team.id}/", team.summary or "", text)


def stories(context: Context) -> Iterator[Story]:
    """The stories of teams that are long enough and have a source."""
    for team in context.view.all("team"):
        if is_story(team.story, team.source, facts_stated(team)):
            yield story_of(
                context,
                team,
                "team",
                kind_label="队伍",
                title=team.name,
                url=f"teams/{team.id}/",
                summary=team.summary or plain_text(team.story, 120),
                area=team.area,
                teams=(team.id,),
                facts=tuple(_facts(context, team)),
            )


def _part_of(team: Team, person: str) -> str:
    """What somebody is in a team, where that is more or less than a member."""
    return "负责人" if person in team.leads else "曾经的队员" if person in team.alumni else ""


def card(context: Context, team: Team, part: str = "") -> Mapping[str, Any]:
    """A team in a list; `part` is what somebody does in it, told first on the page of that person."""
    return {
        "url": f"teams/{team.id}/",
        "name": team.name,
        "facts": [*([part] if part else []), *_facts(context, team)],
        "summary": team.summary or (team.tasks[0] if team.tasks else ""),
    }


def _facts(context: Context, team: Team) -> list[str]:
    area = context.link("area", team.area)
    return [text for text in (team.kind or "", area.title if area else "", _size(team.members_count)) if text]


def _size(members: Members | None) -> str:
    """约 40 人（2026年10月）; nothing where nobody said."""
    if members is None:
        return ""
    number = counted(members.value, members.qualifier, "人")
    when = date_text(members.as_of)
    return f"{number}（{when}）" if when else number


def _list(context: Context, base: str) -> Content:
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for team in context.view.all("team"):
        groups.setdefault(team.kind or "", []).append(card(context, team))
    loose = groups.pop("", [])
    ordered = [{"title": kind, "cards": cards} for kind, cards in groups.items()]
    if loose:
        ordered.append({"title": "其他队伍" if ordered else "", "cards": loose})
    page = {"title": "队伍", "crumbs": [("首页", "")]}
    body = context.render("team/list.html", base=base, page=page, groups=ordered)
    return Content("队伍", body, "骑手、快递员、司机师傅一起做事的队伍")


def _team(context: Context, id_: str, base: str) -> Content:
    team: Team = context.view.get("team", id_)
    published, updated, _ = stamps(team)
    leads, members, alumni = people(context, team)
    photos = shots(context, "team", team)
    told = story_shots(context, "team", team.id, team.story)
    values = {
        "name": team.name,
        "kind": team.kind or "",
        "area": context.link("area", team.area),
        "base": context.link("station", team.base),
        "founded_text": f"{date_text(team.founded)}成立" if team.founded else "",
        "size_text": _size(team.members_count),
        "summary": team.summary or "",
        "pledge": team.pledge,
        "tasks": team.tasks,
        "people": [
            {"title": title, "links": links}
            for title, links in (("负责人", leads), ("队员", members), ("曾经的队员", alumni))
            if links
        ],
        "profile": context.link("exemplar", team.profile),
        "done": [_deed(deed) for deed in team.done],
        "story": story_html(context, team.story, told, base) if team.story else "",
        "photos": photos,
        "qr": context.qr(f"teams/{team.id}/"),
        "byline": byline(team) if team.story else [],
        "corrections": corrections(team),
        "figures": figure_lines(team.figures),
        "sources": sources(team),
        "stamps": [text for text in ("" if team.story else published, updated) if text],
        "sections": context.sections("team", team, base),
    }
    page = {"title": team.name, "crumbs": [("首页", ""), ("队伍", "teams/")]}
    body = context.render("team/team.html", base=base, page=page, t=values)
    description = team.summary or plain_text(team.story or "", 120) or f"{team.name}：做什么、做成了什么"
    image = share_image(*photos, *told)
    return Content(team.name, body, description, _json_ld(team), og_type="article", image=image)


def people(context: Context, team: Team) -> tuple[list[Link], list[Link], list[Link]]:
    """Leads, members and alumni who are published; who names the team in the own record is a member."""
    own = [person.id for person in context.view.referring("exemplar", "team", team.id)]
    taken = {*team.leads, *team.alumni}
    members = [
        id_ for id_ in dict.fromkeys([*team.members, *own]) if id_ not in taken and id_ != team.profile
    ]
    return (
        context.links("exemplar", team.leads),
        context.links("exemplar", members),
        context.links("exemplar", team.alumni),
    )


def _deed(deed: Deed) -> Mapping[str, Any]:
    source = deed.source
    return {
        "text": deed.text,
        "when": date_text(deed.on),
        "source": cited(source) if source else "",
        "url": (source.url or "") if source else "",
    }


def _json_ld(team: Team) -> Mapping[str, Any]:
    found: dict[str, Any] = {"@context": "https://schema.org", "@type": "Organization", "name": team.name}
    if team.founded:
        found["foundingDate"] = team.founded
    return found


def _cards(context: Context, teams: list[Team], title: str, base: str, person: str = "") -> Section | None:
    if not teams:
        return None
    cards = [card(context, team, _part_of(team, person)) for team in teams]
    return Section("teams", title, context.render("team/cards.html", base=base, cards=cards))


def on_area(context: Context, area: Any, base: str) -> Section | None:
    """The teams of an area."""
    return _cards(context, context.view.within("team", area.id), "这里的队伍", base)


def on_station(context: Context, station: Any, base: str) -> Section | None:
    """The teams that meet at a station."""
    return _cards(context, context.view.referring("team", "station", station.id), "以这里为基地的队伍", base)


def on_exemplar(context: Context, exemplar: Any, base: str) -> Section | None:
    """The teams that somebody is or was in, whichever of the two records says so."""
    named = [context.view.get("team", id_) for id_ in exemplar.teams]
    telling = context.view.referring("team", "exemplar", exemplar.id)
    found = {team.id: team for team in (*named, *telling) if team is not None}
    own = bool(found) and all(team.profile == exemplar.id for team in found.values())
    former = [exemplar.id in team.alumni for team in found.values()]
    title = "所在和曾经在的队伍" if any(former) else "所在的队伍"
    title = "这支队伍" if own else "曾经在的队伍" if found and all(former) else title
    return _cards(context, list(found.values()), title, base, exemplar.id)
