"""The gallery and the page of each exemplar. Everything here comes through the gate: what is out of scope is gone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.kinds.exemplar.model import Exemplar, ExemplarType
from generator.kinds.kind import Context
from generator.kinds.present import newest, sources, stamps
from generator.records import Basis, Stage
from generator.render import Content, Link, Page, Section, date_text, han_count, plain_text, safe_markdown
from generator.render.exports import Entry

_HAN_FOR_A_PAGE = 150
_HAN_A_MINUTE = 400
_ON_HOME = 3
_BASIS = {
    Basis.CONSENT: "本人书面同意公开。",
    Basis.PUBLIC_REPORT: "依据公开报道整理，来源见上。",
    Basis.DUTY: "因履行职责依法公开。",
}


@dataclass(frozen=True, slots=True)
class Card:
    """An exemplar in a list; `url` is the place in the gallery where there is no page of its own."""

    id: str
    url: str
    name: str
    monogram: str
    type_label: str
    occupation_text: str
    area: Link | None
    summary: str
    honours: list[Mapping[str, str]]


def has_page(exemplar: Exemplar) -> bool:
    """Whether there is enough to tell: a story of 150 Han characters on sourced facts. Else it is one line."""
    return bool(exemplar.source) and han_count(exemplar.story or "") >= _HAN_FOR_A_PAGE


def path(exemplar: Exemplar) -> str:
    return f"exemplars/{exemplar.id}/" if has_page(exemplar) else f"exemplars/#{exemplar.id}"


def pages(context: Context) -> Iterator[Page]:
    """The gallery, and a page for each exemplar with a story."""
    everyone = context.view.all("exemplar")
    if not everyone:
        return
    yield Page("exemplars/", "exemplar-list", partial(_gallery, context), changed=newest(everyone))
    told = [exemplar for exemplar in everyone if has_page(exemplar)]
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
    text = " ".join(filter(None, (exemplar.summary, plain_text(exemplar.story or "", 2000))))
    return Entry("身边的好事", exemplar.name, path(exemplar), text, personal=True)


def card(context: Context, exemplar: Exemplar) -> Card:
    return Card(
        id=exemplar.id,
        url=path(exemplar),
        name=exemplar.name,
        monogram=_monogram(exemplar),
        type_label=exemplar.type.label,
        occupation_text=_occupation(exemplar),
        area=_area(context, exemplar),
        summary=exemplar.summary or "",
        honours=_honours(context, exemplar),
    )


def _gallery(context: Context, base: str) -> Content:
    everyone = context.view.all("exemplar")
    told = [card(context, exemplar) for exemplar in everyone if has_page(exemplar)]
    brief = [card(context, exemplar) for exemplar in everyone if not has_page(exemplar)]
    groups = [
        group
        for group in ({"title": "故事", "cards": told}, {"title": "好事一句", "cards": brief})
        if group["cards"]
    ]
    body = context.render(
        "exemplar/gallery.html",
        base=base,
        page={"title": "身边的好事", "crumbs": [("首页", "")]},
        groups=groups,
    )
    return Content("身边的好事", body, "骑手、快递员和司机师傅做的好事")


def _exemplar(
    context: Context, id_: str, before: Exemplar | None, after: Exemplar | None, base: str
) -> Content:
    exemplar: Exemplar = context.view.get("exemplar", id_)
    published, updated, _ = stamps(exemplar)
    values: dict[str, Any] = {
        "id": exemplar.id,
        "name": exemplar.name,
        "monogram": _monogram(exemplar),
        "type_label": exemplar.type.label,
        "occupation_text": _occupation(exemplar),
        "employer_text": exemplar.employer or "",
        "area": _area(context, exemplar),
        "summary": exemplar.summary or "",
        "quote": _quote(exemplar),
        "story": safe_markdown(exemplar.story or ""),
        "honours": _honours(context, exemplar),
        "sections": context.sections("exemplar", exemplar, base),
        "sources": sources(exemplar),
        "basis_text": _BASIS[exemplar.publish.basis] if exemplar.publish else "",
        "correction_url": "privacy/",
        "published_text": "　".join(text for text in (published, updated) if text),
        "reading_text": f"约 {max(1, round(han_count(exemplar.story or '') / _HAN_A_MINUTE))} 分钟读完",
        "prev": Link(before.name, path(before)) if before else None,
        "next": Link(after.name, path(after)) if after else None,
    }
    page = {"title": exemplar.name, "crumbs": [("首页", ""), ("身边的好事", "exemplars/")]}
    body = context.render("exemplar/exemplar.html", base=base, page=page, e=values)
    description = exemplar.summary or plain_text(exemplar.story or "", 120)
    return Content(exemplar.name, body, description, _json_ld(context, exemplar))


def _json_ld(context: Context, exemplar: Exemplar) -> Mapping[str, Any]:
    person = exemplar.type is ExemplarType.PERSON
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Person" if person else "Organization",
        "name": exemplar.name,
    }
    if person and exemplar.occupation:
        found["jobTitle"] = exemplar.occupation.name
    awards = [honour["text"] for honour in _honours(context, exemplar) if not honour["stage"]]
    if awards:
        found["award"] = awards
    return found


def _monogram(exemplar: Exemplar) -> str:
    return exemplar.name[0] if exemplar.name else "驿"


def _occupation(exemplar: Exemplar) -> str:
    if exemplar.occupation is None:
        return ""
    as_of = date_text(exemplar.occupation.as_of)
    return f"{exemplar.occupation.name}（{as_of}报道时）" if as_of else exemplar.occupation.name


def _area(context: Context, exemplar: Exemplar) -> Link | None:
    area = context.view.get("area", exemplar.area)
    return Link(area.name, f"areas/{area.id}/") if area else None


def _quote(exemplar: Exemplar) -> Mapping[str, str] | None:
    if exemplar.quote is None:
        return None
    source = exemplar.quote.source
    return {"text": exemplar.quote.text, "source": "，".join(filter(None, (source.publisher, source.title)))}


def _honours(context: Context, exemplar: Exemplar) -> list[Mapping[str, str]]:
    """Newest first; a stage is named unless the honour was awarded, so a proposal never reads as one.

    What the round of an award says of somebody takes the place of what the own record says of the same round, and a
    proposal for an award on record is told by its round alone: the round knows when 公示 is over.
    """
    told = context.honours(exemplar.id)
    rounds = {(line.award, year) for line in told for year in (line.period[:4], "")}
    own = [h for h in exemplar.honours if (h.award, (h.year or "")[:4]) not in rounds]
    own = [h for h in own if h.award is None or h.stage is Stage.AWARDED]
    lines = [(line.period, line.text, line.year_text, line.issuer, line.stage, line.url) for line in told]
    for honour in own:
        award = context.link("award", honour.award)
        stage = "" if honour.stage is Stage.AWARDED else honour.stage.label
        year = honour.year or ""
        lines.append(
            (year, honour.text, date_text(year), honour.issuer or "", stage, award.url if award else "")
        )
    names = ("when", "text", "year_text", "issuer", "stage", "url")
    ordered = sorted(lines, key=lambda line: line[0], reverse=True)
    return [dict(zip(names, line, strict=True)) for line in ordered]


def on_home(context: Context, record: Any, base: str) -> Section | None:
    """身边的好事: the newest stories."""
    told = [exemplar for exemplar in context.view.all("exemplar") if has_page(exemplar)]
    told.sort(
        key=lambda exemplar: exemplar.published_on.isoformat() if exemplar.published_on else "", reverse=True
    )
    if not told:
        return None
    cards = [card(context, exemplar) for exemplar in told[:_ON_HOME]]
    body = context.render("exemplar/cards.html", base=base, cards=cards)
    return Section("stories", "身边的好事", body, Link("全部", "exemplars/"))


def on_area(context: Context, area: Any, base: str) -> Section | None:
    """The people of an area."""
    people = context.view.within("exemplar", area.id)
    if not people:
        return None
    cards = [card(context, exemplar) for exemplar in people[:12]]
    body = context.render("exemplar/cards.html", base=base, cards=cards)
    return Section(
        "people", "这里的好事", body, Link("全部", "exemplars/") if len(people) > len(cards) else None
    )
