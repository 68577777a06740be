"""What stations add to other pages: the head of the home page, the cards of an area."""

from typing import Any

from generator.kinds.kind import Context
from generator.kinds.station.filters import NEEDS, has
from generator.kinds.station.model import Status
from generator.kinds.station.pages import areas_with_counts, stations_shown
from generator.kinds.station.present import card
from generator.render import Link, Section

_PER_PAGE = 100


def lead_home(context: Context, record: Any, base: str) -> Section | None:
    """The one action of the home page, the chooser, the needs and the counts."""
    stations = context.view.all("station")
    if not stations:
        return None
    working = [station for station in stations if station.status is not Status.CLOSED]
    planned = sum(1 for station in stations if station.status is Status.PLANNED)
    counts = [(len(working) - planned, "驿站"), *([(planned, "筹建中")] if planned else [])]
    needs = [
        {"id": id_, "label": label, "icon": id_, "url": f"map/?f={id_}#near"}
        for id_, label, codes in NEEDS
        if any(has(station, codes) for station in stations)
    ]
    placed = any(station.position is not None and station.position.precise for station in stations)
    values = {"areas": areas_with_counts(context), "needs": needs, "counts": counts, "placed": placed}
    return Section("lead", "", context.render("station/on_home.html", base=base, h=values))


def on_area(context: Context, area: Any, base: str) -> Section | None:
    """The stations of an area, the first hundred."""
    stations = stations_shown(context, area.id)
    if not stations:
        return None
    cards = [card(context, station) for station in stations[:_PER_PAGE]]
    body = context.render("station/cards.html", base=base, cards=cards)
    more = Link("后面的驿站", f"areas/{area.id}/2/") if len(stations) > _PER_PAGE else None
    return Section("stations", f"驿站 {len(stations)} 家", body, more, kept=True)
