"""Finished values of exemplars for the templates; everything comes through the gate, out of scope is gone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.kinds.exemplar.model import Exemplar, ExemplarType
from generator.kinds.kind import Context
from generator.kinds.present import Shot, credit_text
from generator.records import Stage
from generator.render import Link, date_text, han_count, is_story

HAN_A_MINUTE = 400


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
    """Whether there is enough to tell: a story of 150 Han characters on two sourced facts. Else it is one line."""
    return is_story(exemplar.story, exemplar.source, facts_stated(exemplar))


def facts_stated(exemplar: Exemplar) -> int:
    """The facts in fields of their own: each honour that was awarded, and the saying."""
    awarded = {honour.text for honour in exemplar.honours if honour.stage is Stage.AWARDED}
    return len(awarded) + (exemplar.quote is not None)


def path(exemplar: Exemplar) -> str:
    return f"exemplars/{exemplar.id}/" if has_page(exemplar) else f"exemplars/#{exemplar.id}"


def card(context: Context, exemplar: Exemplar) -> Card:
    return Card(
        id=exemplar.id,
        url=path(exemplar),
        name=exemplar.name,
        monogram=monogram(exemplar),
        type_label=exemplar.type.label,
        occupation_text=occupation_text(exemplar),
        area=area_link(context, exemplar),
        summary=exemplar.summary or "",
        honours=honour_lines(context, exemplar),
    )


def json_ld(context: Context, exemplar: Exemplar) -> Mapping[str, Any]:
    person = exemplar.type is ExemplarType.PERSON
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Person" if person else "Organization",
        "name": exemplar.name,
    }
    if person and exemplar.occupation:
        found["jobTitle"] = exemplar.occupation.name
    awards = [honour["text"] for honour in honour_lines(context, exemplar) if not honour["stage"]]
    if awards:
        found["award"] = awards
    return found


def monogram(exemplar: Exemplar) -> str:
    return exemplar.name[0] if exemplar.name else "驿"


def portrait(context: Context, exemplar: Exemplar) -> Shot | None:
    """The photo of somebody who agreed to it."""
    picture = context.picture("exemplar", exemplar.id, "photo") if exemplar.photo else None
    if picture is None or exemplar.photo is None:
        return None
    return Shot(picture, exemplar.photo.alt, credit_text(exemplar.photo.credit))


def occupation_text(exemplar: Exemplar) -> str:
    if exemplar.occupation is None:
        return ""
    as_of = date_text(exemplar.occupation.as_of)
    return f"{exemplar.occupation.name}（{as_of}报道时）" if as_of else exemplar.occupation.name


def area_link(context: Context, exemplar: Exemplar) -> Link | None:
    area = context.view.get("area", exemplar.area)
    return Link(area.name, f"areas/{area.id}/") if area else None


def quote_values(exemplar: Exemplar) -> Mapping[str, str] | None:
    if exemplar.quote is None:
        return None
    source = exemplar.quote.source
    return {"text": exemplar.quote.text, "source": "，".join(filter(None, (source.publisher, source.title)))}


def honour_lines(context: Context, exemplar: Exemplar) -> list[Mapping[str, str]]:
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


def reading_text(exemplar: Exemplar) -> str:
    """How long a story takes, at 400 Han characters a minute."""
    return f"约 {max(1, round(han_count(exemplar.story or '') / HAN_A_MINUTE))} 分钟读完"
