"""A station as machines read it: GeoJSON feature, row of the finder, search entry."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator import geo
from generator.kinds.kind import Context
from generator.kinds.present import checked_text, checked_way
from generator.kinds.station import filters, opening
from generator.kinds.station.model import Facility, Presence, Station, Way, Wheelchair
from generator.kinds.station.present import VEHICLE, facts, place_text
from generator.render import whole_text
from generator.render.exports import AppRow, Entry, Feature

_WAYS = "按条件找"


def feature(context: Context, station: Station) -> Feature:
    """The properties that DESIGN promises to other systems; the point is WGS-84, None when there is none."""
    place = station.position
    return Feature(
        station.id,
        (round(place.at.lng, 6), round(place.at.lat, 6)) if place else None,
        {
            "name": station.name,
            "address": station.address,
            "opening_hours": (station.hours.osm or None) if station.hours else None,
            "opening_hours_text": station.hours.text if station.hours else None,
            "status": station.status,
            "facilities": {f.code: f.state for f in station.facilities},
            "precise": place.precise if place else None,
            "checked_on": station.checked.on.isoformat() if station.checked else None,
            "url": f"stations/{station.id}/",
        },
    )


def entry(context: Context, station: Station) -> Entry:
    """Its name, its places, and everything that its page says of it."""
    short = station.short_name if station.short_name not in (None, station.name) else None
    line = " ".join(filter(None, (short, station.address, station.landmark, station.entrance)))
    # The name of a thing only where it surely is: who looks for a toilet wants none that is not there.
    things = [
        word
        for one in station.facilities
        for word in (one.code.label if one.state is Presence.YES else None, one.note)
    ]
    ways = [
        word for access in station.access for word in (access.how.label, access.who, access.card, access.note)
    ]
    when = [station.hours.text, _on_holidays(context, station)] if station.hours else []
    special = [day.note for day in station.special_hours]
    text = whole_text(
        *_area_names(context, station.area),
        station.host,
        station.network,
        station.kind,
        station.tier,
        station.operator,
        *things,
        *_vehicle_words(station),
        *when,
        *special,
        *ways,
        *(fact for fact in facts(station) if not fact.endswith("不清楚")),
        station.status_note,
        station.phone,
        *(figure.name for figure in station.figures),
        checked_text(station.checked),
    )
    return Entry("驿站", station.name, f"stations/{station.id}/", line, text)


def ways(context: Context) -> Iterator[Entry]:
    """A link to the finder for each facility that is somewhere: who looks for 热饭 wants a list, not a name."""
    stations = context.view.all("station")
    there = {one.code for station in stations for one in station.facilities if one.state is Presence.YES}
    for facility in Facility:
        if facility in there:
            yield Entry(_WAYS, f"有{facility.label}的驿站", f"map/?f={facility.value}")
    for name, label in VEHICLE:
        if any(station.vehicle and getattr(station.vehicle, name) is Presence.YES for station in stations):
            yield Entry(_WAYS, f"有{label}的驿站", f"map/?f={name}")
    if any(station.wheelchair is Wheelchair.YES for station in stations):
        yield Entry(_WAYS, "轮椅能进的驿站", "map/?f=wheelchair")


def _on_holidays(context: Context, station: Station) -> str:
    """What its page says of holidays besides the hours."""
    return opening.week(station, opening.shown(context, station.hours).week)[1] if station.hours else ""


def _vehicle_words(station: Station) -> list[str]:
    if station.vehicle is None:
        return []
    return [label for name, label in VEHICLE if getattr(station.vehicle, name, None) is Presence.YES]


def _area_names(context: Context, area_id: str | None) -> list[str]:
    """The area and all above it: 10,000 stations share a hundred of them."""
    key = ("area-names", area_id)
    if key not in context.memo:
        found = [context.view.get("area", id_) for id_ in context.view.above(area_id)]
        context.memo[key] = [area.name for area in found if area is not None]
    names: list[str] = context.memo[key]
    return names


def app_row(context: Context, station: Station) -> AppRow:
    """The row of the finder."""
    place = station.position
    vehicle = station.vehicle
    return AppRow(
        id=station.id,
        name=station.name,
        area_id=station.area or "",
        place_text=" ".join(filter(None, (place_text(station), station.landmark))),
        lng=round(place.at.lng, 5) if place else None,
        lat=round(place.at.lat, 5) if place else None,
        precise=bool(place and place.precise),
        kind=station.kind,
        network=station.network or "",
        tier=station.tier or "",
        host=station.host or "",
        status=station.status,
        schedule=opening.opening(context, station).schedule,
        facilities={f.code: f.state for f in station.facilities},
        vehicle={
            name: state
            for name in ("ebike_parking", "ebike_charging", "battery_swap", "truck_parking")
            if vehicle is not None and (state := getattr(vehicle, name)) is not None
        },
        wheelchair=_wheelchair(station),
        no_card=_no_card(station),
        access_text=opening.access_text(station),
        phone=station.phone or "",
        checked_on=station.checked.on.isoformat() if station.checked else "",
        checked_how=checked_way(station.checked),
        url=f"stations/{station.id}/",
        poi=station.amap_poi or "",
    )


def _wheelchair(station: Station) -> str:
    """Where it gets in only in part the filter says: ask first. Whether that part is enough only its rider knows."""
    surely = station.wheelchair in (Wheelchair.YES, Wheelchair.NO)
    return station.wheelchair if station.wheelchair and surely else Presence.UNKNOWN


def _no_card(station: Station) -> str:
    """Whether somebody without card, app or registered face gets in at some time."""
    if not station.access:
        return Presence.UNKNOWN
    free = any(access.how in (Way.WALK_IN, Way.STAFF) for access in station.access)
    return Presence.YES if free else Presence.NO


def app_values(context: Context) -> Mapping[str, Any]:
    """Needs, the words for facilities, and after how many months a check is old, for site.js."""
    return {
        "needs": filters.needs(context),
        "facilities": {word.value: word.label for word in Facility},
        "vehicle": dict(VEHICLE),
        "links": geo.link_table(order=context.view.settings.options.links),
        "region": context.view.settings.options.region or "",
        "stale": context.view.settings.options.stale_after_months,
    }
