"""Finished values of exemplars for the templates; everything comes through the gate, out of scope is gone."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.kinds.exemplar.model import Exemplar, ExemplarType, Honour
from generator.kinds.kind import Context
from generator.kinds.present import Shot, cited, credit_text
from generator.publication.address import courteous_name
from generator.records import Stage
from generator.render import Link, date_text, is_story


@dataclass(frozen=True, slots=True)
class Card:
    """An exemplar in a list; `url` is the place in the gallery where there is no page of its own, which tells the source."""

    id: str
    url: str
    name: str
    monogram: str
    type_label: str
    occupation_text: str
    area: Link | None
    place: str
    summary: str
    honours: list[Mapping[str, str]]
    source: str


def has_page(exemplar: Exemplar) -> bool:
    """Whether there is enough to tell: a story of 150 Han characters on two sourced facts. Else it is one line."""
    return is_story(exemplar.story, exemplar.source, facts_stated(exemplar))


def facts_stated(exemplar: Exemplar) -> int:
    """The facts in fields of their own: each honour that was awarded, and the saying."""
    awarded = {honour.text for honour in exemplar.honours if honour.stage is Stage.AWARDED}
    return len(awarded) + (exemplar.quote is not None)


def newest_first(people: Iterable[Exemplar]) -> list[Exemplar]:
    """Who was published last comes first; what has no day keeps its order at the end."""
    return sorted(people, key=lambda one: one.published_on or date.min, reverse=True)


def path(exemplar: Exemplar) -> str:
    """The address from the site root: a page of its own, or its place in the list where there is too little to tell."""
    return f"exemplars/{exemplar.id}/" if has_page(exemplar) else f"exemplars/#{exemplar.id}"


def card(context: Context, exemplar: Exemplar) -> Card:
    """Somebody in a list."""
    return Card(
        id=exemplar.id,
        url=path(exemplar),
        name=exemplar.name,
        monogram=monogram(exemplar),
        type_label=exemplar.type.label,
        occupation_text=occupation_text(exemplar),
        area=area_link(context, exemplar),
        place=place_text(context, exemplar),
        summary=exemplar.summary or "",
        honours=honour_lines(context, exemplar),
        source="" if has_page(exemplar) else "；".join(cited(one) for one in exemplar.source),
    )


def json_ld(context: Context, exemplar: Exemplar) -> Mapping[str, Any]:
    """A schema.org Person or Organization, with the awards that were really given."""
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


_NOBODY = re.compile("^[一某这那][位名个群支队家辆]")


def monogram(exemplar: Exemplar) -> str:
    """The surname: one character, two of 复姓; of 一位夜班骑手 or “小憩”车队 the first that says anything."""
    name = _NOBODY.sub("", exemplar.name)
    at = next((at for at, letter in enumerate(name) if letter.isalnum()), None)
    if at is None:
        return "驿"
    surname = courteous_name(name).removesuffix("师傅") if exemplar.type is ExemplarType.PERSON else ""
    if name.startswith(surname) and len(surname) == 2:
        return surname
    end = at + 1
    # A rare character may carry the mark of its variant.
    while end < len(name) and unicodedata.category(name[end]) == "Mn":
        end += 1
    return name[at:end]


def portrait(context: Context, exemplar: Exemplar) -> Shot | None:
    """The photo of somebody who agreed to it."""
    picture = context.picture("exemplar", exemplar.id, "photo") if exemplar.photo else None
    if picture is None or exemplar.photo is None:
        return None
    return Shot(picture, exemplar.photo.alt, credit_text(exemplar.photo.credit))


def occupation_text(exemplar: Exemplar) -> str:
    """The occupation with the day of that: 骑手（2026年报道时）; "" where none is known."""
    if exemplar.occupation is None:
        return ""
    as_of = date_text(exemplar.occupation.as_of)
    return f"{exemplar.occupation.name}（{as_of}报道时）" if as_of else exemplar.occupation.name


def role_facts(exemplar: Exemplar) -> list[str]:
    """What somebody did and for whom, with the day of that behind the last: both may have changed since."""
    occupation = exemplar.occupation
    named = [*([occupation.name] if occupation else []), *([exemplar.employer] if exemplar.employer else [])]
    as_of = date_text(occupation.as_of) if occupation else ""
    return [*named[:-1], f"{named[-1]}（{as_of}报道时）"] if as_of else named


def deceased_text(context: Context, exemplar: Exemplar) -> str:
    """On which day somebody died; a day that has not come is a slip of the pen and never printed."""
    died = exemplar.deceased
    return f"{date_text(died)}去世" if died and died <= context.view.today else ""


def area_link(context: Context, exemplar: Exemplar) -> Link | None:
    """The link to the area on record; None where there is none."""
    area = context.view.get("area", exemplar.area)
    return Link(area.name, f"areas/{area.id}/") if area else None


def place_text(context: Context, exemplar: Exemplar) -> str:
    """Where somebody works, in words, where no area is on record."""
    return "" if area_link(context, exemplar) else exemplar.place or ""


def quote_values(exemplar: Exemplar) -> Mapping[str, str] | None:
    """The quotation with its source in words; None where there is none."""
    if exemplar.quote is None:
        return None
    return {"text": exemplar.quote.text, "source": cited(exemplar.quote.source)}


FORGOTTEN_DAYS = 90
"""So long after its year or month a proposal stays up that nobody has decided."""


def is_forgotten(honour: Honour, today: date) -> bool:
    """Whether 公示 was so long ago that it is no longer shown; nomination can be an honour of its own."""
    if honour.stage not in (Stage.PUBLICITY, Stage.PENDING):
        return False
    if honour.year is None:
        return True
    year, month, day, *_ = [*(int(part) for part in honour.year.split("-")), 0, 0]
    last = date(year, month, day) if day else _last_day(year, month or 12)
    return (today - last).days > FORGOTTEN_DAYS


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def honour_lines(context: Context, exemplar: Exemplar) -> list[Mapping[str, str]]:
    """Newest first; a stage is named unless the honour was awarded, so a proposal never reads as one.

    What the round of an award says of somebody takes the place of what the own record says of the same round, and a
    proposal for an award on record is told by its round alone: the round knows when 公示 is over.
    """
    told = context.honours(exemplar.id)
    rounds = {(line.award, year) for line in told for year in (line.period[:4], "")}
    own = [h for h in exemplar.honours if (h.award, (h.year or "")[:4]) not in rounds]
    today = context.view.today
    own = [h for h in own if h.stage is Stage.AWARDED or (h.award is None and not is_forgotten(h, today))]
    lines = [(line.period, line.text, line.year_text, line.issuer, line.stage, line.url) for line in told]
    for honour in own:
        award = context.link("award", honour.award)
        stage = "" if honour.stage is Stage.AWARDED else honour.stage.label
        year = honour.year or ""
        lines.append(
            (year, honour.text, date_text(year), honour.issuer or "", stage, award.url if award else "")
        )
    names: tuple[str, ...] = ("when", "text", "year_text", "issuer", "stage", "url")
    ordered = sorted(lines, key=lambda line: line[0], reverse=True)
    return [dict(zip(names, line, strict=True)) for line in ordered]
