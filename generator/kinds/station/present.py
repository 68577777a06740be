"""Finished values of stations for templates: the card in a list and the page."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from markupsafe import Markup

from generator import geo
from generator.kinds.kind import Context
from generator.kinds.present import Shot, SourceLine, checked_text, is_stale, shots, sources, stamps, tel_href
from generator.kinds.station import opening
from generator.kinds.station.model import Presence, Station, Status, Wheelchair
from generator.render import Link, Section

_REPORT_CAUSES = (
    ("locked", "门锁着"),
    ("no-entry", "进不去"),
    ("broken", "设备坏了"),
    ("position", "位置不对"),
    ("hours", "时间不对"),
)
VEHICLE = (
    ("ebike_parking", "电动车停放"),
    ("ebike_charging", "电动车充电"),
    ("battery_swap", "换电"),
    ("truck_parking", "货车停放"),
)
_WHEELCHAIR = {
    Wheelchair.YES: "轮椅能进",
    Wheelchair.LIMITED: "轮椅能进一部分",
    Wheelchair.NO: "轮椅进不去",
    Wheelchair.UNKNOWN: "轮椅能不能进：不清楚",
}
_BESIDE = 10  # metres
_ORDER = {Presence.YES: 0, Presence.UNKNOWN: 1, Presence.NO: 2}
_STATIC = {Status.PLANNED: "planned", Status.PAUSED: "paused", Status.CLOSED: "closed"}
_CARD_CHIPS = 8
_PARTS = "station/parts.html"


@dataclass(frozen=True, slots=True)
class Chip:
    """A thing in three states, as the macro `chip` draws it."""

    label: str
    icon: str
    state: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class StateLine:
    """The state as HTML prints it, which never says "now", and the schedule, escaped, from which the browser does."""

    code: str
    text: str
    schedule: Markup


@dataclass(slots=True, kw_only=True)
class Shown:
    """What a card and a page of a station both say."""

    id: str
    url: str
    name: str
    kind_label: str
    place_text: str
    landmark: str
    state: StateLine
    phone: str
    phone_href: str
    checked_text: str
    checked_on: str
    stale: bool
    precise: bool
    position_note: str
    copy_text: str
    lng: float | None
    lat: float | None


@dataclass(slots=True, kw_only=True)
class Card(Shown):
    """A station in a list."""

    access_text: str
    chips: Markup
    amap_poi: str


@dataclass(slots=True, kw_only=True)
class StationPage(Shown):
    """Everything the page of a station shows; Markup is drawn already, for stations share most of it."""

    network: str
    tier: str
    host: str
    operator: str
    area: Link | None
    address: str
    entrance: str
    status_note: str
    hours_text: str
    hours_written: str
    hours_grade: str
    week: Markup
    access: Markup
    links: str
    facilities: Markup
    vehicle: Markup
    facts: list[str]
    notices: list[Section]
    nearest: list["Neighbour"]
    sources: list[SourceLine]
    stamps: list[str]
    sections: list[Section]
    photos: list[Shot]
    qr: Markup
    report: Markup


class Neighbour(NamedTuple):
    """A station nearby, how far in a straight line."""

    name: str
    url: str
    state: StateLine
    distance_text: str


def card(context: Context, station: Station) -> Card:
    """The values of a card."""
    return Card(
        **_shown(context, station),
        access_text=opening.access_text(station),
        chips=chips(context, station, _CARD_CHIPS, pictured=False),
        amap_poi=station.amap_poi or "",
    )


def _shown(context: Context, station: Station) -> dict[str, Any]:
    place = station.position
    precise = place is not None and place.precise
    return {
        "id": station.id,
        "url": f"stations/{station.id}/",
        "name": station.name,
        "kind_label": station.kind,
        "place_text": place_text(station),
        "landmark": station.landmark or "",
        "state": state_line(context, station),
        "phone": station.phone or "",
        "phone_href": tel_href(station.phone),
        "checked_text": checked_text(station.checked),
        "checked_on": station.checked.on.isoformat() if station.checked else "",
        "stale": is_stale(
            station.checked, context.view.today, context.view.settings.options.stale_after_months
        ),
        "precise": precise,
        "position_note": "" if precise else ("大概位置" if place else "没有确切位置"),
        "copy_text": copy_text(context, station),
        "lng": round(place.at.lng, 5) if place and precise else None,
        "lat": round(place.at.lat, 5) if place and precise else None,
    }


def station_page(context: Context, station: Station, base: str) -> StationPage:
    """Everything the page of a station shows."""
    reading = station.hours
    shown = opening.shown(context, reading) if reading else None
    area = context.view.get("area", station.area)
    common = _shown(context, station)
    known = common["state"].code == "unknown"
    return StationPage(
        **common,
        network=station.network or "",
        tier=station.tier or "",
        host=station.host or "",
        operator=station.operator or "",
        area=Link(area.name, f"areas/{area.id}/") if area else None,
        address=station.address or "",
        entrance=station.entrance or "",
        status_note=opening.status_note(station),
        hours_text=shown.summary if shown else "",
        hours_written=reading.text if reading else "",
        hours_grade=reading.grade if reading else "none",
        week=context.draw(
            _PARTS, "week", *opening.week(station, shown.week), opening.special_lines(station), known
        )
        if shown and shown.week
        else Markup(""),
        access=context.draw(_PARTS, "ways_in", opening.access_lines(station))
        if station.access
        else Markup(""),
        links=links(context, station),
        facilities=chips(context, station, None, pictured=True),
        vehicle=vehicle_chips(context, station),
        facts=facts(station),
        notices=context.sections("station-notices", station, base),
        nearest=nearest(context, station),
        sources=sources(station),
        stamps=[text for text in (*stamps(station), station.attribution) if text],
        sections=context.sections("station", station, base),
        photos=shots(context, "station", station) if station.photos else [],
        qr=context.qr(f"stations/{station.id}/"),
        report=context.draw(_PARTS, "causes", _REPORT_CAUSES),
    )


def facts(station: Station) -> list[str]:
    """What is inside besides the facilities, a line each."""
    found = (
        f"座位 {station.seats} 个" if station.seats else "",
        _WHEELCHAIR[station.wheelchair] if station.wheelchair else "",
        _toilet_text(station.nearest_toilet_m),
        station.offer,
        station.remark,
    )
    return [text for text in found if text]


def _toilet_text(metres: int | None) -> str:
    if metres is None:
        return ""
    return f"最近公厕约 {metres} 米" if metres >= _BESIDE else "公厕就在旁边"


def place_text(station: Station) -> str:
    """The address in a rider's words: address, else the gate."""
    return station.address or station.entrance or ""


def copy_text(context: Context, station: Station) -> str:
    """Name and address for pasting into another app."""
    where = (station.address, station.landmark, station.entrance)
    return (
        " ".join(filter(None, (station.name, *where)))
        if any(where)
        else located_name(context, station) or station.name
    )


def state_line(context: Context, station: Station) -> StateLine:
    """The state line; states that do not depend on the clock are said at once. A station's neighbours say it too."""
    key = ("state", station.id)
    line: StateLine | None = context.memo.get(key)
    if line is None:
        found = opening.opening(context, station)
        line = StateLine(_STATIC.get(station.status, "unknown"), found.text, found.attribute)
        context.memo[key] = line
    return line


def chips(context: Context, station: Station, limit: int | None, *, pictured: bool) -> Markup:
    """Facilities: what is there first, then what is not known, then what is not there."""
    ordered = sorted(station.facilities, key=lambda facility: _ORDER[facility.state])[:limit]
    drawn = [_chip(context, f.code, f.code.label, f.state, f.count, f.note, pictured) for f in ordered]
    return Markup("".join(drawn))


def _chip(
    context: Context, code: str, label: str, state: str, count: int | None, note: str | None, pictured: bool
) -> Markup:
    # Asked for a hundred thousand times: the memo is looked at before anything is made.
    key = ("chip", label, state, count, note, pictured)
    drawn: Markup | None = context.memo.get(key)
    if drawn is None:
        text = " ".join(filter(None, (str(count) if count else "", note)))
        drawn = context.draw("macros.html", "chip", Chip(label, code, state, text), pictured)
        context.memo[key] = drawn
    return drawn


def vehicle_chips(context: Context, station: Station) -> Markup:
    """What there is for vehicles; empty when nothing is known."""
    if station.vehicle is None:
        return Markup("")
    drawn = [
        _chip(context, name, label, state, None, None, True)
        for name, label in VEHICLE
        if (state := getattr(station.vehicle, name)) is not None
    ]
    if station.vehicle.max_height:
        drawn.append(
            _chip(context, "max_height", f"限高 {station.vehicle.max_height}", "yes", None, None, True)
        )
    return Markup("").join(drawn)


def links(context: Context, station: Station) -> str:
    """Hand-over to map apps as list items; without an exact position they search for the words."""
    place = station.position
    exact = place is not None and place.precise
    words = geo.link_words(
        name=station.name,
        address=station.address or located_name(context, station),
        position=place.at if place and exact else None,
        amap_poi=station.amap_poi or "",
        city=context.view.settings.options.region or "",
    )
    # What is filled in is percent-encoded: nothing in it can end the attribute.
    return Markup(_link_items(context, exact, bool(words["poi"])).format_map(words))


def _link_items(context: Context, exact: bool, poi: bool) -> str:
    """The list items with a place for each word."""
    key = ("links", exact, poi)
    drawn: str | None = context.memo.get(key)
    if drawn is None:
        order = tuple(context.view.settings.options.links)
        patterns = geo.link_patterns(exact=exact, poi=poi, order=order)
        drawn = context.memo[key] = str(context.draw(_PARTS, "map_links", patterns))
    return drawn


def located_name(context: Context, station: Station) -> str:
    """The name behind those of its areas: a map app that searches for it looks in the right place."""
    above = [context.view.get("area", id_) for id_ in reversed(context.view.above(station.area))]
    return "".join(area.name for area in above if area is not None) + station.name if above else ""


def nearest(context: Context, station: Station) -> list[Neighbour]:
    """The nearest five others that work, straight-line; nothing without an exact position."""
    place = station.position
    if place is None or not place.precise:
        return []
    found = near_index(context).nearest(place.at, 5, skip=station.id)
    return [Neighbour(*_beside(context, id_), geo.distance_text(metres)) for id_, metres in found]


def _beside(context: Context, id_: str) -> tuple[str, str, StateLine]:
    """What a station's neighbours say of it: name, address of its page, state. Each is asked for some five times."""
    key = ("beside", id_)
    said: tuple[str, str, StateLine] | None = context.memo.get(key)
    if said is None:
        station = context.view.get("station", id_)
        said = context.memo[key] = (station.name, f"stations/{id_}/", state_line(context, station))
    return said


def near_index(context: Context) -> geo.Near:
    """The index over the open stations with a precise position, made once."""
    if "near" not in context.memo:
        context.memo["near"] = geo.Near(
            [
                (station.id, station.position.at)
                for station in context.view.all("station")
                if station.position and station.position.precise and station.status is Status.OPEN
            ]
        )
    near: geo.Near = context.memo["near"]
    return near


__all__ = ["Card", "StationPage", "card", "place_text", "state_line", "station_page"]
