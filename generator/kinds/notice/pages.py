"""Where notices show: on the home page, on stations in reach, on areas, and on a page of their own."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from generator.kinds.kind import Context, HoursChange
from generator.kinds.notice.model import Effect, Notice
from generator.render import Content, Link, Page, Section, period_text
from generator.render.exports import Entry

_AHEAD_DAYS = 14
_SHORT = 18  # characters of a tip on a station's page


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A notice as templates show it."""

    id: str
    text: str
    effect: str
    effect_label: str
    period_text: str
    starts: str
    ends: str
    url: str = ""


def line(notice: Notice) -> NoticeLine:
    """A notice with its effect and its days, as home and stations show it."""
    label = notice.effect.label if notice.effect is not Effect.INFO else ""
    return NoticeLine(
        notice.id,
        notice.text,
        notice.effect.value,
        label,
        period_text(notice.from_, notice.to),
        notice.from_.isoformat(),
        notice.to.isoformat(),
    )


def short(notice: Notice) -> NoticeLine:
    """A notice as a few words that lead to the whole."""
    text = notice.text if len(notice.text) <= _SHORT else f"{notice.text[: _SHORT - 1]}…"
    return replace(line(notice), text=text, period_text="", url="notices/")


def scoped(notice: Notice) -> bool:
    """Whether a notice is for some stations only."""
    scope = notice.scope
    return bool(scope.ids or scope.areas or scope.networks or scope.hosts)


def current(context: Context) -> list[Notice]:
    """Notices that hold today or begin within two weeks; ended ones are gone by themselves."""
    found: list[Notice] | None = context.memo.get("notices")
    if found is None:
        today = context.view.today
        found = [notice for notice in lasting(context) if (notice.from_ - today).days <= _AHEAD_DAYS]
        context.memo["notices"] = found
    return found


def lasting(context: Context) -> list[Notice]:
    """Notices that have not ended."""
    found: list[Notice] | None = context.memo.get("lasting-notices")
    if found is None:
        found = [notice for notice in context.view.all("notice") if notice.to >= context.view.today]
        context.memo["lasting-notices"] = found
    return found


def pages(context: Context) -> Iterator[Page]:
    """One page of what holds now or soon; none when there is nothing."""
    if not current(context):
        return

    def content(base: str) -> Content:
        lines = [line(notice) for notice in current(context)]
        body = context.render(
            "notice/page.html", base=base, page={"title": "通知", "crumbs": [("首页", "")]}, notices=lines
        )
        return Content("通知", body, "驿站暂停、缩短、延长开放的通知")

    yield Page("notices/", "notice", content)


def entry(context: Context, notice: Notice) -> Entry | None:
    """What the search finds of it, as long as it stands on the page."""
    if notice not in current(context):
        return None
    return Entry("通知", notice.text, "notices/", period_text(notice.from_, notice.to))


def on_home(context: Context, record: Any, base: str) -> Section | None:
    """今天不一样: what holds now or soon."""
    lines = [line(notice) for notice in current(context)]
    if not lines:
        return None
    body = context.render("notice/notice_list.html", base=base, notices=lines)
    return Section("notices", "今天有什么不一样", body, Link("全部", "notices/"), kept=True)


def on_finder(context: Context, record: Any, base: str) -> Section | None:
    """Tips that hold for all: said once above the list, in short."""
    lines = [short(n) for n in current(context) if n.effect is Effect.INFO and not scoped(n)]
    if not lines:
        return None
    return Section("notices", "提示", context.render("notice/notice_list.html", base=base, notices=lines))


def on_station(context: Context, station: Any, base: str) -> Section | None:
    """The notices that reach a station; a tip for all stations in short, its whole text stands on the page of notices."""
    reaching = [notice for notice in current(context) if reaches(context, notice, station)]
    lines = [line(n) if n.effect is not Effect.INFO or scoped(n) else short(n) for n in reaching]
    if not lines:
        return None
    return Section("", "", context.render("notice/notice_list.html", base=base, notices=lines))


def on_area(context: Context, area: Any, base: str) -> Section | None:
    """The notices that name an area or one above it."""
    above = set(context.view.above(area.id))
    lines = [line(notice) for notice in current(context) if above & set(notice.scope.areas)]
    if not lines:
        return None
    body = context.render("notice/notice_list.html", base=base, notices=lines)
    return Section("notices", "通知", body, kept=True)


def changes(context: Context, station: Any) -> list[HoursChange]:
    """What notices do to the hours of a station, in the order of the file.

    However far ahead: a page may be read long after it was built, and works its state out by itself.
    """
    return [
        HoursChange(notice.from_, notice.to, notice.effect.value, notice.hours, notice.text)
        for notice in lasting(context)
        if notice.effect is not Effect.INFO and reaches(context, notice, station)
    ]


def reaches(context: Context, notice: Notice, station: Any) -> bool:
    """Whether a station is in the reach of a notice; every list that is written must match, none means all."""
    scope = notice.scope
    if scope.ids and station.id in scope.ids:
        return True
    wanted: list[bool] = []
    if scope.areas:
        wanted.append(bool(set(scope.areas) & set(context.view.above(station.area))))
    if scope.networks:
        wanted.append(station.network in scope.networks)
    if scope.hosts:
        wanted.append(station.host in scope.hosts)
    return all(wanted) if wanted else not scope.ids
