"""By what the gallery is divided: award, year, occupation, area, team. Each part is a page with an address to share."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from generator.kinds.exemplar.model import Exemplar
from generator.kinds.exemplar.present import has_page, honour_lines
from generator.kinds.kind import Context

NAMES = {"award": "奖项", "year": "年份", "occupation": "职业", "area": "地区", "team": "队伍"}
_SCREENFUL = 6
_NEAR = 60  # of a large part only so many are compared, so that related people cost the same in any site


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the gallery: which facet, its title, its key in addresses, its own address and who is in it."""

    facet: str
    title: str
    key: str
    path: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MenuLink:
    """The way to a part of the gallery, from its filters; `key` is what the script filters by."""

    title: str
    url: str
    key: str
    count: int
    current: bool


def parts(context: Context) -> list[Part]:
    """Every part that divides: none that holds everybody, none where the whole fits a screen."""
    if "gallery-parts" not in context.memo:
        everyone = context.view.all("exemplar")
        found = _all_parts(context, everyone) if len(everyone) > _SCREENFUL else []
        context.memo["gallery-parts"] = [part for part in found if len(part.ids) < len(everyone)]
    shown: list[Part] = context.memo["gallery-parts"]
    return shown


def _all_parts(context: Context, everyone: list[Exemplar]) -> list[Part]:
    grouped: dict[tuple[str, str, str], list[str]] = {}
    for exemplar in everyone:
        for facet, key, title in dict.fromkeys(_traits(context, exemplar)):
            grouped.setdefault((facet, key, title), []).append(exemplar.id)
    order = list(NAMES)
    found = [
        Part(facet, title, key, f"exemplars/by/{facet}/{key}/", tuple(ids))
        for (facet, key, title), ids in grouped.items()
    ]

    def place(part: Part) -> tuple[int, int, str]:
        # Years run backwards, everything else from the largest part down.
        return (
            order.index(part.facet),
            -int(part.title[:4]) if part.facet == "year" else -len(part.ids),
            part.title,
        )

    return sorted(found, key=place)


def _traits(context: Context, exemplar: Exemplar) -> Iterator[tuple[str, str, str]]:
    """(facet, key in the address, title) of somebody; a proposed honour is none."""
    years = {source.date[:4] for source in exemplar.source if source.date}
    for line in honour_lines(context, exemplar):
        if line["stage"]:
            continue
        years |= {line["when"][:4]} if line["when"] else set()
        id_ = line["url"].partition("/")[2].partition("/")[0]
        award = context.link("award", id_)
        if award is not None:
            yield "award", id_, award.title
    for year in years:
        yield "year", year, f"{year}年"
    if exemplar.occupation:
        name = exemplar.occupation.name
        yield "occupation", hashlib.sha256(name.encode()).hexdigest()[:8], name
    for id_ in context.view.above(exemplar.area):
        area = context.link("area", id_)
        if area is not None:
            yield "area", id_, area.title
    for id_ in _teams(context, exemplar):
        team = context.link("team", id_)
        if team is not None:
            yield "team", id_, team.title


def _teams(context: Context, exemplar: Exemplar) -> list[str]:
    telling = [team.id for team in context.view.referring("team", "exemplar", exemplar.id)]
    return list(dict.fromkeys([*exemplar.teams, *telling]))


def related(context: Context, exemplar: Exemplar, limit: int = 3) -> list[Exemplar]:
    """Those who share most with somebody: team, award, place, work. The same on every build."""
    shared: dict[str, int] = {}
    weights = {"team": 8, "award": 4, "area": 3, "occupation": 1}
    for part in _of(context).get(exemplar.id, ()):
        # A small part says more than a large one.
        weight = weights.get(part.facet, 0) * (4 if len(part.ids) <= _NEAR else 1)
        for id_ in part.ids[:_NEAR] if weight else ():
            shared[id_] = shared.get(id_, 0) + weight
    shared.pop(exemplar.id, None)
    ordered = sorted(shared, key=lambda id_: (-shared[id_], id_))
    found = (context.view.get("exemplar", id_) for id_ in ordered)
    return [other for other in found if has_page(other)][:limit]


def _of(context: Context) -> dict[str, list[Part]]:
    if "gallery-parts-of" not in context.memo:
        index: dict[str, list[Part]] = {}
        for part in parts(context):
            for id_ in part.ids:
                index.setdefault(id_, []).append(part)
        context.memo["gallery-parts-of"] = index
    found: dict[str, list[Part]] = context.memo["gallery-parts-of"]
    return found


def memberships(context: Context, exemplar: Exemplar) -> str:
    """What somebody is in, for the gallery's script: award:zui year:2026."""
    return " ".join(f"{part.facet}:{part.key}" for part in _of(context).get(exemplar.id, ()))


def menu(context: Context, current: str = "") -> list[dict[str, object]]:
    """The parts as the gallery's filters, by facet."""
    groups: list[dict[str, object]] = []
    for facet, name in NAMES.items():
        found = [part for part in parts(context) if part.facet == facet]
        if found:
            links = [
                MenuLink(part.title, part.path, part.key, len(part.ids), part.path == current)
                for part in found
            ]
            groups.append({"id": facet, "title": name, "links": links})
    return groups


def people_of(context: Context, part: Part) -> list[Exemplar]:
    """Who is in a part, in file order."""
    return [context.view.get("exemplar", id_) for id_ in part.ids]


__all__ = ["NAMES", "Part", "memberships", "menu", "parts", "people_of", "related"]
