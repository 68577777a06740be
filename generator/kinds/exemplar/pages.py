"""The gallery with its parts, and the page of each exemplar. Everything here comes through the gate."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.kinds.exemplar.facets import NAMES, Part, memberships, menu, parts, people_of, related
from generator.kinds.exemplar.model import Exemplar
from generator.kinds.exemplar.present import (
    area_link,
    card,
    deceased_text,
    has_page,
    honour_lines,
    json_ld,
    monogram,
    newest_first,
    path,
    place_text,
    portrait,
    quote_values,
    role_facts,
)
from generator.kinds.kind import Context
from generator.kinds.present import (
    byline,
    corrections,
    newest,
    share_image,
    sources,
    stamps,
    story_html,
    story_of,
    story_shots,
)
from generator.publication import last_day
from generator.records import Basis
from generator.render import Content, Link, Page, Section, date_text, plain_text, whole_text
from generator.render.exports import Entry, Story

_ON_HOME = 3
_SCRIPTS = ("exemplars",)
_TITLE = "身边的好事"
_BASIS = {
    Basis.CONSENT: "本人书面同意公开。",
    Basis.PUBLIC_REPORT: "依据公开报道整理，来源见上。",
    Basis.DUTY: "因履行职责依法公开。",
}


def pages(context: Context) -> Iterator[Page]:
    """The gallery, a page for each part of it, and a page for each exemplar with a story."""
    everyone = context.view.all("exemplar")
    if not everyone:
        return
    yield Page("exemplars/", "exemplar-list", partial(_gallery, context), _SCRIPTS, newest(everyone))
    for part in parts(context):
        yield Page(
            part.path,
            "exemplar-list",
            partial(_part, context, part),
            _SCRIPTS,
            newest(people_of(context, part)),
        )
    told = [exemplar for exemplar in newest_first(everyone) if has_page(exemplar)]
    for number, exemplar in enumerate(told):
        before = told[number - 1] if number else None
        after = told[number + 1] if number + 1 < len(told) else None
        yield Page(
            f"exemplars/{exemplar.id}/",
            "exemplar",
            partial(_exemplar, context, exemplar.id, before, after),
            changed=newest([exemplar]),
        )


def entry(context: Context, exemplar: Exemplar) -> Entry:
    """What the search finds of somebody; what was not awarded says so. It is personal: no phone keeps it."""
    area = area_link(context, exemplar)
    quote = exemplar.quote.text if exemplar.quote else ""
    # What is not awarded says so in the search too.
    lines = [" ".join((line["text"], line["stage"])) for line in honour_lines(context, exemplar)]
    text = whole_text(
        *role_facts(exemplar),
        area.title if area else exemplar.place,
        *lines,
        quote,
        exemplar.story,
    )
    return Entry(_TITLE, exemplar.name, path(exemplar), exemplar.summary or "", text, personal=True)


def stories(context: Context) -> Iterator[Story]:
    """The stories of people that have a page of their own."""
    for exemplar in context.view.all("exemplar"):
        if has_page(exemplar):
            telling = [team.id for team in context.view.referring("team", "exemplar", exemplar.id)]
            yield story_of(
                context,
                exemplar,
                "exemplar",
                kind_label=exemplar.type.label,
                title=exemplar.name,
                url=path(exemplar),
                summary=exemplar.summary or plain_text(exemplar.story or "", 120),
                area=exemplar.area,
                teams=tuple(dict.fromkeys([*exemplar.teams, *telling])),
                facts=tuple(role_facts(exemplar)),
                quote=quote_values(exemplar),
                honours=tuple(
                    "　".join(filter(None, (line["year_text"], line["text"])))
                    for line in honour_lines(context, exemplar)
                    if not line["stage"]
                ),
            )


def _gallery(context: Context, base: str) -> Content:
    return _list(context, context.view.all("exemplar"), None, base)


def _part(context: Context, part: Part, base: str) -> Content:
    return _list(context, people_of(context, part), part, base)


def _list(context: Context, people: list[Exemplar], part: Part | None, base: str) -> Content:
    groups: dict[str, list[Any]] = {"故事": [], "好事一句": []}
    for exemplar in newest_first(people):
        title = "故事" if has_page(exemplar) else "好事一句"
        groups[title].append((card(context, exemplar), "" if part else memberships(context, exemplar)))
    crumbs = [("首页", ""), *([(_TITLE, "exemplars/")] if part else [])]
    title = f"{_TITLE} · {part.title}" if part else _TITLE
    body = context.render(
        "exemplar/gallery.html",
        base=base,
        page={"title": title, "crumbs": crumbs},
        groups=[{"title": title, "cards": cards} for title, cards in groups.items() if cards],
        filters=menu(context, part.path if part else ""),
        part=_part_values(part, len(people)) if part else None,
    )
    return Content(title, body, "骑手、快递员和司机师傅做的好事" + (f"：{part.title}" if part else ""))


def _part_values(part: Part, count: int) -> dict[str, Any]:
    word = f"{part.facet}:{part.key}"
    return {"title": part.title, "facet": NAMES[part.facet], "word": word, "count": count}


def _exemplar(
    context: Context, id_: str, before: Exemplar | None, after: Exemplar | None, base: str
) -> Content:
    exemplar: Exemplar = context.view.get("exemplar", id_)
    _, updated, _ = stamps(exemplar)
    photos = story_shots(context, "exemplar", exemplar.id, exemplar.story)
    values: dict[str, Any] = {
        "id": exemplar.id,
        "name": exemplar.name,
        "monogram": monogram(exemplar),
        "portrait": portrait(context, exemplar),
        "qr": context.qr(path(exemplar)),
        "type_label": exemplar.type.label,
        "role": [*role_facts(exemplar), *([exemplar.team] if exemplar.team else [])],
        "party_text": exemplar.party_status or "",
        "health_text": exemplar.health or "",
        "area": area_link(context, exemplar),
        "place": place_text(context, exemplar),
        "summary": exemplar.summary or "",
        "quote": quote_values(exemplar),
        "story": story_html(context, exemplar.story, photos, base),
        "byline": byline(exemplar),
        "deceased_text": deceased_text(context, exemplar),
        "honours": honour_lines(context, exemplar),
        "corrections": corrections(exemplar),
        "related": [card(context, other) for other in related(context, exemplar)],
        "sections": context.sections("exemplar", exemplar, base),
        "sources": sources(exemplar),
        "basis_text": _basis(exemplar),
        "correction_url": exemplar.correction_url or "",
        "attribution": exemplar.attribution or "",
        "stamps": [updated] if updated else [],
        "prev": Link(before.name, path(before)) if before else None,
        "next": Link(after.name, path(after)) if after else None,
    }
    page = {"title": exemplar.name, "crumbs": [("首页", ""), (_TITLE, "exemplars/")]}
    body = context.render("exemplar/exemplar.html", base=base, page=page, e=values)
    description = exemplar.summary or plain_text(exemplar.story or "", 120)
    image = share_image(values["portrait"], *photos)
    data = json_ld(context, exemplar)
    return Content(exemplar.name, body, description, data, og_type="article", image=image)


def _basis(exemplar: Exemplar) -> str:
    """On what basis somebody is shown, and until when."""
    if exemplar.publish is None:
        return ""
    until = last_day(exemplar.publish)
    said = _BASIS[exemplar.publish.basis]
    if exemplar.publish.basis is Basis.CONSENT and exemplar.deceased:
        given = exemplar.publish.given_on
        said = (
            "本人生前书面同意公开。"
            if given and given < exemplar.deceased
            else "经书面同意公开，同意在本人去世以后取得。"
        )
    return said + (f"公开到 {date_text(until)}为止。" if until else "")


def on_home(context: Context, record: Any, base: str) -> Section | None:
    """身边的好事: the newest stories."""
    told = [exemplar for exemplar in newest_first(context.view.all("exemplar")) if has_page(exemplar)]
    if not told:
        return None
    cards = [card(context, exemplar) for exemplar in told[:_ON_HOME]]
    body = context.render("exemplar/cards.html", base=base, cards=cards)
    return Section("stories", _TITLE, body, Link("全部", "exemplars/"))


def on_area(context: Context, area: Any, base: str) -> Section | None:
    """The people of an area."""
    people = newest_first(context.view.within("exemplar", area.id))
    if not people:
        return None
    cards = [card(context, exemplar) for exemplar in people[:12]]
    body = context.render("exemplar/cards.html", base=base, cards=cards)
    return Section(
        "people", "这里的好事", body, Link("全部", "exemplars/") if len(people) > len(cards) else None
    )
