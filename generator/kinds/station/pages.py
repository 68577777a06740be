"""The finder, the lists and the page of each station."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from generator import hours
from generator.kinds.kind import Context
from generator.kinds.present import CountLink, newest, share_image
from generator.kinds.station import filters, opening
from generator.kinds.station.model import Presence, Station, Status
from generator.kinds.station.present import StationPage, card, near_index, station_page
from generator.render import Content, Link, Page

_NO_HOURS = hours.read("")
_FIRST = 50
_PER_PAGE = 100
_PER_GROUP = 6


def pages(context: Context) -> Iterator[Page]:
    """The finder, the list by area, long areas in pages, a page a station."""
    stations = context.view.all("station")
    near_index(context)
    changed = newest(stations)
    yield Page("map/", "finder", partial(_finder, context), ("live", "finder"), changed, bool(stations))
    if not stations:
        return
    yield Page("stations/", "station-list", partial(_list, context), ("live", "sheet"), changed)
    for number in range(2, _page_count(loose(context)) + 1):
        yield Page(
            f"stations/more/{number}/", "station-list", partial(_loose, context, number), ("live", "sheet")
        )
    for area in context.view.all("area"):
        for number in range(2, _page_count(stations_shown(context, area.id)) + 1):
            path = f"areas/{area.id}/{number}/"
            yield Page(
                path, "station-list", partial(_more_of_area, context, area.id, number), ("live", "sheet")
            )
    for station in stations:
        yield Page(
            f"stations/{station.id}/",
            "station",
            partial(_station, context, station),
            ("live", "sheet", "report", "away"),
            newest([station]),
        )


def _page_count(stations: list[Station]) -> int:
    return -(-len(stations) // _PER_PAGE)


def loose(context: Context) -> list[Station]:
    """Stations without an area of their own."""
    return [s for s in context.view.all("station") if context.view.get("area", s.area) is None]


def stations_shown(context: Context, area_id: str) -> list[Station]:
    """The stations on an area's pages: all below it while they fit on one, else its own, for each area lists its own."""
    below = context.view.within("station", area_id)
    return below if len(below) <= _PER_PAGE else context.view.referring("station", "area", area_id)


def areas_with_counts(context: Context) -> list[CountLink]:
    """Areas that stations name as theirs, with how many lie in each or below it."""
    return [
        CountLink(area.name, f"areas/{area.id}/", len(context.view.within("station", area.id)))
        for area in context.view.all("area")
        if context.view.referring("station", "area", area.id)
    ]


def _finder(context: Context, base: str) -> Content:
    stations = context.view.all("station")
    first = sorted(stations, key=partial(_open_first, context))[:_FIRST]
    page = {"title": "找驿站", "crumbs": []}
    body = context.render(
        "station/finder.html",
        base=base,
        page=page,
        areas=areas_with_counts(context),
        cards=[card(context, station) for station in first],
        total=len(stations),
        filters=filters.listed(context),
        map_html=context.memo.get("map_html", ""),
        notices=[section.body for section in context.sections("finder", None, base)],
    )
    return Content("找驿站", body, "按距离、开放时间和需要找驿站；位置只在手机上算，不上传")


def _open_first(context: Context, station: Station) -> int:
    """Working stations first; one that a notice pauses today goes with the paused."""
    today = context.view.today
    halted = any(c.effect == "pause" and c.from_ <= today <= c.to for c in context.changes(station))
    if halted and station.status is Status.OPEN:
        return 1
    return {Status.OPEN: 0, Status.PAUSED: 1, Status.PLANNED: 2, Status.CLOSED: 3}[station.status]


def _list(context: Context, base: str) -> Content:
    groups: list[Mapping[str, Any]] = []
    for area in context.view.all("area"):
        stations = context.view.referring("station", "area", area.id)
        if stations:
            link = Link(area.name, f"areas/{area.id}/")
            groups.append(_group(context, link, stations[: _few(context)], len(stations)))
    rest = loose(context)
    if rest:
        url = "stations/more/2/" if len(rest) > _PER_PAGE else "stations/"
        title = "没有写明街道的" if groups else "全部驿站"
        groups.append(_group(context, Link(title, url), rest[:_PER_PAGE], len(rest)))
    page = {"title": "驿站列表", "crumbs": [("首页", "")]}
    body = context.render("station/list.html", base=base, page=page, groups=groups)
    return Content("驿站列表", body, "按街道、社区排列的全部驿站")


def _few(context: Context) -> int:
    """How many of each area the list shows: about a hundred cards in all, but at least one an area."""
    return max(1, min(_PER_GROUP, _PER_PAGE // max(1, len(areas_with_counts(context)))))


def _group(context: Context, area: Link, stations: list[Station], count: int) -> Mapping[str, Any]:
    return {"area": area, "count": count, "cards": [card(context, station) for station in stations]}


def _loose(context: Context, number: int, base: str) -> Content:
    return _slice(context, loose(context), number, "没有写明街道的", Link("驿站列表", "stations/"), base)


def _more_of_area(context: Context, area_id: str, number: int, base: str) -> Content:
    area = context.view.get("area", area_id)
    stations = stations_shown(context, area_id)
    return _slice(context, stations, number, area.name, Link(area.name, f"areas/{area_id}/"), base)


def _slice(
    context: Context, stations: list[Station], number: int, title: str, up: Link, base: str
) -> Content:
    """One further page of a long list: at most a hundred cards."""
    start = (number - 1) * _PER_PAGE
    here = stations[start : start + _PER_PAGE]
    after = Link(f"第 {number + 1} 页", f"{_folder(up, number)}{number + 1}/")
    link = after if start + _PER_PAGE < len(stations) else up
    groups = [_group(context, link, here, len(stations))]
    name = f"{title}的驿站 · 第 {number} 页"
    page = {"title": name, "crumbs": [("首页", ""), (up.title, up.url)]}
    body = context.render("station/list.html", base=base, page=page, groups=groups)
    return Content(name, body, f"{title}的驿站，第 {number} 页")


def _folder(up: Link, number: int) -> str:
    return "stations/more/" if up.url == "stations/" else up.url


def _station(context: Context, station: Station, base: str) -> Content:
    shown = station_page(context, station, base)
    area = shown.area
    crumbs = [("首页", ""), ("驿站", "stations/"), *([(area.title, area.url)] if area else [])]
    body = context.render(
        "station/station.html", base=base, page={"title": station.name, "crumbs": crumbs}, s=shown
    )
    description = "，".join(filter(None, (station.address, shown.hours_text or shown.hours_written)))
    return Content(
        station.name,
        body,
        description or station.name,
        json_ld(context, station, shown),
        image=share_image(*shown.photos),
    )


def json_ld(context: Context, station: Station, page: StationPage) -> Mapping[str, Any]:
    """schema.org: only what the record says; unknown facilities are left out."""
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "CivicStructure",
        "name": station.name,
        "branchCode": station.id,
    }
    if station.address:
        found["address"] = station.address
    if station.phone:
        found["telephone"] = station.phone
    if page.lng is not None:
        found["geo"] = {"@type": "GeoCoordinates", "longitude": page.lng, "latitude": page.lat}
    amenities = [
        {
            "@type": "LocationFeatureSpecification",
            "name": facility.code.label,
            "value": facility.state is Presence.YES,
        }
        for facility in station.facilities
        if facility.state is not Presence.UNKNOWN
    ]
    if amenities:
        found["amenityFeature"] = amenities
    if station.hours is not None and station.hours.grade == "full" and station.status is Status.OPEN:
        found["openingHoursSpecification"] = opening.shown(context, station.hours).schema_org
        special = hours.schema_org(_NO_HOURS, opening.special_days(station))
        if special:
            found["specialOpeningHoursSpecification"] = special
    return found


__all__ = ["areas_with_counts", "pages"]
