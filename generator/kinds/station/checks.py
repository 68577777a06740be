"""What must hold of stations beyond their fields: places that make sense, no doubles, nothing stale in silence."""

from collections.abc import Iterable, Iterator
from datetime import date

from generator import geo, hours
from generator.kinds.present import is_stale
from generator.kinds.station.model import Facility, Station, Status
from generator.records import Problem, Severity, Site, shown
from generator.records.text import nearest

_DOUBT = Severity.WARNING
_EDGE_METRES = 1000.0


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


def points_are_exact(site: Site) -> Iterator[Problem]:
    """A point lies in China and is written with at least four decimals."""
    for station in _precise(site):
        assert station.position is not None
        for remark in geo.check_pair(*station.position.written):
            yield _doubt(site, station.id, remark.code, remark.message, remark.hint)


def points_are_their_own(site: Site) -> Iterator[Problem]:
    """Two stations on one point, or close by with like names: one of them is probably a copy."""
    points = _points(_precise(site))
    for finding in (*geo.same_point(points), *geo.close_pairs(points)):
        yield _doubt(site, finding.id, finding.code, finding.message, finding.hint)


def points_lie_in_their_area(site: Site) -> Iterator[Problem]:
    """A station lies inside the box of its area and not far from the others there."""
    for area, stations in _by_area(site).items():
        points = _points(stations)
        box = site.get("area", area).bbox
        findings = geo.outside(points, box.expand(_EDGE_METRES)) if box else geo.far_away(points)
        for finding in findings:
            yield _doubt(site, finding.id, finding.code, finding.message, finding.hint)


def datum_fits_the_area(site: Site) -> Iterator[Problem]:
    """Points that fit their area better under another datum were probably taken from another map."""
    for area, stations in _by_area(site).items():
        box = site.get("area", area).bbox
        for datum in geo.Datum:
            declared = [s for s in stations if s.position is not None and s.position.datum is datum]
            if box is None or not declared:
                continue
            fit = geo.better_datum(_points(declared), datum, box=box)
            if fit is not None:
                yield _doubt(site, declared[0].id, "datum-doubtful", fit.message, fit.hint)


def _by_area(site: Site) -> dict[str, list[Station]]:
    groups: dict[str, list[Station]] = {}
    for station in _precise(site):
        if station.area is not None and site.get("area", station.area) is not None:
            groups.setdefault(station.area, []).append(station)
    return groups


def _points(stations: Iterable[Station]) -> list[tuple[str, str, geo.Position]]:
    return [(s.id, s.name, s.position.at) for s in stations if s.position is not None]


def _doubt(site: Site, id_: str, code: str, message: str, hint: str) -> Problem:
    return site.problem("station", id_, ("position",), code, message, hint, severity=_DOUBT)


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


def hours_agree_with_the_holiday_rule(site: Site) -> Iterator[Problem]:
    """What the text of the hours says of holidays and what `holiday` says are the same."""
    for station in site.all("station"):
        if station.hours is not None and hours.contradicts(station.hours, station.holiday.value):
            yield site.problem(
                "station",
                station.id,
                ("holiday",),
                "holiday-contradiction",
                f"开放时间里说的节假日，与 holiday 写的「{station.holiday.label}」不一致",
                "改成一致；在那之前节假日显示以现场为准",
                severity=_DOUBT,
            )


def needs_name_facilities(site: Site) -> Iterator[Problem]:
    """The promise sets of the settings ask for facilities that there are words for."""
    words = Facility.words()
    for number, need in enumerate(site.settings.options.needs):
        for name in ("any", "all"):
            for index, word in enumerate(getattr(need, name)):
                if word not in words:
                    close = nearest(word, tuple(words))
                    labels = "、".join(facility.label for facility in Facility)
                    yield site.option_problem(
                        ("needs", number, name, index),
                        "unknown-word",
                        f"没有「{shown(word)}」这种设施",
                        f"是否指「{close}」？" if close else f"可以写：{labels}",
                    )


def holidays_are_known(site: Site) -> Iterator[Problem]:
    """This year's statutory holidays are known, and from December on the next year's."""
    calendar = hours.calendar(site.today.year, site.settings.options.holidays)
    for year in calendar.missing_years(site.today):
        yield Problem(
            "mkdocs.yml",
            1,
            1,
            "missing-holidays",
            f"还没有 {year} 年的节假日安排，那年的节假日前后显示以现场为准",
            f"国务院公布后写进 holidays，例如 {year}: {{春节: …, 上班: [...]}}，或升级 chinesecalendar",
            severity=_DOUBT,
            timely=True,
        )


def _precise(site: Site) -> Iterator[Station]:
    for station in site.all("station"):
        if station.position is not None and station.position.precise:
            yield station


CHECKS = (needs_name_facilities,)
DOUBTS = (
    planned_or_paused_says_until,
    dates_are_not_ahead,
    points_are_exact,
    points_are_their_own,
    points_lie_in_their_area,
    datum_fits_the_area,
    checks_grow_old,
    hours_agree_with_the_holiday_rule,
    holidays_are_known,
)
