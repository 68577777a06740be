"""What must hold of stations beyond their fields: places that make sense, no doubles, nothing stale in silence."""

from collections.abc import Iterator
from datetime import date

from generator import geo
from generator.kinds.present import is_stale
from generator.kinds.station.model import Station, Status
from generator.records import Problem, Severity, Site

_DOUBT = Severity.WARNING


def planned_or_paused_says_until(site: Site) -> Iterator[Problem]:
    """A pause whose day has passed is over or must be renewed."""
    for station in site.all("station"):
        until = station.status_until
        if station.status is Status.PAUSED and until is not None and until < site.today:
            yield site.problem(
                "station",
                station.id,
                ("status_until",),
                "pause-over",
                f"暂停写到 {until}，已经过去",
                "恢复开放就把 status 改成 开放，还在暂停就改日期",
                severity=_DOUBT,
                timely=True,
            )


def dates_are_not_ahead(site: Site) -> Iterator[Problem]:
    """Nobody has checked or published anything tomorrow."""
    for station in site.all("station"):
        for name in ("checked", "published_on", "updated_on"):
            value = getattr(station, name)
            day: date | None = value.on if name == "checked" and value else value
            if day is not None and day > site.today:
                loc = (name, "on") if name == "checked" else (name,)
                yield site.problem(
                    "station",
                    station.id,
                    loc,
                    "future-date",
                    f"{day} 还没到",
                    "核对年份",
                    severity=_DOUBT,
                    timely=True,
                )


def points_have_four_decimals(site: Site) -> Iterator[Problem]:
    """Fewer than four decimals is off by tens of metres or more."""
    for station in _precise(site):
        assert station.position is not None
        for code, message, hint in geo.check_pair(*station.position.written):
            yield site.problem("station", station.id, ("position",), code, message, hint, severity=_DOUBT)


def points_are_not_shared(site: Site) -> Iterator[Problem]:
    """Two stations on one point: one of them is probably a copy."""
    groups: dict[geo.Position, list[Station]] = {}
    for station in _precise(site):
        assert station.position is not None
        groups.setdefault(station.position.at, []).append(station)
    for stations in groups.values():
        for station in stations[1:]:
            yield site.problem(
                "station",
                station.id,
                ("position",),
                "same-point",
                f"与「{stations[0].name}」（{stations[0].id}）在同一个点上",
                "核对两家的位置；若是同一家，删去一条",
                severity=_DOUBT,
            )


def points_lie_in_their_area(site: Site) -> Iterator[Problem]:
    """A station lies inside the box of its area, with a little room for the edge."""
    for station in _precise(site):
        area = site.get("area", station.area) if station.area else None
        assert station.position is not None
        if (
            area is not None
            and area.bbox is not None
            and not area.bbox.expand(0.01).contains(station.position.at)
        ):
            yield site.problem(
                "station",
                station.id,
                ("position",),
                "outside-area",
                f"位置不在「{area.name}」的范围里",
                "核对经纬度和坐标系（datum），或改地区",
                severity=_DOUBT,
            )


def checks_grow_old(site: Site) -> Iterator[Problem]:
    """What was checked long ago should be checked again."""
    months = site.settings.options.stale_after_months
    for station in site.all("station"):
        if station.status is not Status.CLOSED and is_stale(station.checked, site.today, months):
            yield site.problem(
                "station",
                station.id,
                ("checked", "on"),
                "stale-check",
                f"上次核实是 {station.checked.on}，超过 {months} 个月",
                "重新核实后改日期",
                severity=_DOUBT,
                timely=True,
            )


def hours_are_read(site: Site) -> Iterator[Problem]:
    """Hours that cannot be read are shown as written, and the state stays unknown."""
    for station in site.all("station"):
        reading = station.hours
        if reading is not None and reading.grade != "full":
            what = "没有看懂" if reading.grade == "none" else "只看懂一部分"
            notes = "；".join(reading.notes)
            yield site.problem(
                "station",
                station.id,
                ("hours",),
                f"hours-{reading.grade}",
                f"开放时间「{reading.text[:60]}」{what}" + (f"：{notes}" if notes else ""),
                "页面照原文显示；可用 yitu hours 文字 看怎么读，或改写成 周一至周五 8:30-12:00",
                severity=_DOUBT,
            )


def _precise(site: Site) -> Iterator[Station]:
    for station in site.all("station"):
        if station.position is not None and station.position.precise:
            yield station


CHECKS = (
    planned_or_paused_says_until,
    dates_are_not_ahead,
    points_have_four_decimals,
    points_are_not_shared,
    points_lie_in_their_area,
    checks_grow_old,
    hours_are_read,
)
