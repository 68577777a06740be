"""Service lists by theme and by situation, and the page of each service."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator import hours
from generator.kinds.kind import Context
from generator.kinds.present import CountLink, checked_text, newest, sources, tel_href
from generator.kinds.service.model import Service, ServiceStatus
from generator.render import Content, Link, Page, Section, period_text, plain_text, whole_text
from generator.render.exports import Entry

_ON_HOME = 4


@dataclass(frozen=True, slots=True)
class Card:
    """A service in a list."""

    id: str
    url: str
    name: str
    theme: str
    what: str
    audience: str
    status: str
    status_label: str


def is_over(context: Context, service: Service) -> bool:
    """Whether a service ended, by its status or its dates."""
    to = service.valid.to if service.valid else None
    return service.status is ServiceStatus.ENDED or (to is not None and to < context.view.today)


def offered(context: Context) -> list[Service]:
    """Services that have not ended."""
    return [service for service in context.view.all("service") if not is_over(context, service)]


def situation_path(situation: str) -> str:
    """The address of a situation: short and the same as long as its words are."""
    return f"services/situations/{hashlib.sha256(situation.encode()).hexdigest()[:8]}/"


def pages(context: Context) -> Iterator[Page]:
    """The list, a page a situation, a page a service."""
    services = context.view.all("service")
    if not services:
        return
    yield Page("services/", "service-list", partial(_list, context), changed=newest(services))
    for situation in _situations(context):
        yield Page(situation_path(situation), "situation", partial(_situation, context, situation))
    for service in services:
        yield Page(
            f"services/{service.id}/",
            "service",
            partial(_service, context, service.id),
            changed=newest([service]),
        )


def entry(context: Context, service: Service) -> Entry:
    """What the search finds of a service: below its name what it offers, in 60 characters."""
    what = plain_text(service.what or "", 60)
    lists = (service.situations, service.units, service.audience, service.steps, service.documents)
    places = [place.name for id_ in service.places if (place := context.view.get("station", id_)) is not None]
    hours = service.hours.text if service.hours else None
    words = (item for found in lists for item in found)
    text = whole_text(service.theme, *words, service.fee, hours, *places, service.phone, service.what)
    return Entry("能用的服务", service.name, f"services/{service.id}/", what, text)


def card(context: Context, service: Service) -> Card:
    """A service in a list."""
    return Card(
        id=service.id,
        url=f"services/{service.id}/",
        name=service.name,
        theme=service.theme or "",
        what=service.what or "",
        audience="、".join(service.audience),
        status=_state(context, service),
        status_label=_status(context, service),
    )


def _status(context: Context, service: Service) -> str:
    if is_over(context, service):
        return "已结束"
    return "" if service.status is ServiceStatus.ACTIVE else service.status.label


_STATE = {
    ServiceStatus.ACTIVE: "open",
    ServiceStatus.SIGN_UP: "open",
    ServiceStatus.PAUSED: "paused",
    ServiceStatus.ENDED: "closed",
    ServiceStatus.PLANNED: "planned",
}
"""How a service stands -> the colour of the state."""


def _state(context: Context, service: Service) -> str:
    return "closed" if is_over(context, service) else _STATE[service.status]


def _situations(context: Context) -> dict[str, list[Service]]:
    found: dict[str, list[Service]] = {}
    for service in offered(context):
        for situation in service.situations:
            found.setdefault(situation, []).append(service)
    return found


def _themes(context: Context) -> dict[str, list[Service]]:
    """Services by theme, in the site's order of themes, then as they come; those without a theme last."""
    found: dict[str, list[Service]] = {theme: [] for theme in context.view.settings.options.themes}
    for service in context.view.all("service"):
        found.setdefault(service.theme or "", []).append(service)
    loose = found.pop("", [])
    grouped = {theme: services for theme, services in found.items() if services}
    return grouped | ({"其他服务" if grouped else "全部服务": loose} if loose else {})


def _list(context: Context, base: str) -> Content:
    groups = [
        {"title": theme, "id": f"theme-{number}", "cards": [card(context, service) for service in services]}
        for number, (theme, services) in enumerate(_themes(context).items(), 1)
    ]
    situations = [
        CountLink(situation, situation_path(situation), len(services))
        for situation, services in _situations(context).items()
    ]
    page = {"title": "能用的服务", "crumbs": [("首页", "")]}
    body = context.render("service/list.html", base=base, page=page, groups=groups, situations=situations)
    return Content("能用的服务", body, "骑手、快递员、司机师傅能用的服务，按主题和遇到的事查找")


def _situation(context: Context, situation: str, base: str) -> Content:
    cards = [card(context, service) for service in _situations(context)[situation]]
    page = {"title": situation, "crumbs": [("首页", ""), ("能用的服务", "services/")]}
    body = context.render("service/situation.html", base=base, page=page, cards=cards)
    return Content(situation, body, f"遇到「{situation}」可以找的服务")


def _service(context: Context, id_: str, base: str) -> Content:
    service: Service = context.view.get("service", id_)
    places = [context.view.get("station", place) for place in service.places]
    values: dict[str, Any] = {
        "id": service.id,
        "no": service.no or "",
        "name": service.name,
        "theme": service.theme or "",
        "what": service.what or "",
        "units": "、".join(service.units),
        "audience": "、".join(service.audience),
        "steps": service.steps,
        "documents": service.documents,
        "fee": service.fee or "",
        "phone": service.phone or "",
        "phone_href": tel_href(service.phone),
        "hours": _hours_line(service),
        "places": [Link(place.name, f"stations/{place.id}/") for place in places if place],
        "situations": [
            Link(situation, situation_path(situation)) for situation in _open_situations(context, service)
        ],
        "valid_text": period_text(service.valid.from_, service.valid.to) if service.valid else "",
        "status": _state(context, service),
        "status_label": _status(context, service),
        "checked_text": checked_text(service.checked),
        "sources": sources(service),
        "sections": context.sections("service", service, base),
    }
    page = {"title": service.name, "crumbs": [("首页", ""), ("能用的服务", "services/")]}
    body = context.render("service/service.html", base=base, page=page, v=values)
    return Content(service.name, body, plain_text(service.what or service.name, 120))


def _open_situations(context: Context, service: Service) -> list[str]:
    return [] if is_over(context, service) else service.situations


def _hours_line(service: Service) -> Any:
    if service.hours is None:
        return None
    return {"code": "unknown", "text": hours.summary(service.hours) or service.hours.text, "schedule": ""}


def on_home(context: Context, record: Any, base: str) -> Section | None:
    """遇到什么事: situations first, or a few services."""
    situations = [
        CountLink(situation, situation_path(situation), len(services))
        for situation, services in _situations(context).items()
    ]
    cards = [] if situations else [card(context, service) for service in offered(context)[:_ON_HOME]]
    if not situations and not cards:
        return None
    body = context.render("service/on_home.html", base=base, situations=situations, cards=cards)
    title = "遇到什么事，找谁" if situations else "能用的服务"
    return Section("services", title, body, Link("全部服务", "services/"))


def on_area(context: Context, area: Any, base: str) -> Section | None:
    """The services of an area."""
    services = [
        service for service in context.view.within("service", area.id) if not is_over(context, service)
    ]
    return _cards_section(context, services, "这里的服务", base)


def on_station(context: Context, station: Any, base: str) -> Section | None:
    """The services that are had at a station."""
    services = context.view.referring("service", "station", station.id)
    return _cards_section(context, [s for s in services if not is_over(context, s)], "在这里能办的服务", base)


def _cards_section(context: Context, services: list[Service], title: str, base: str) -> Section | None:
    if not services:
        return None
    cards = [card(context, service) for service in services]
    return Section("services", title, context.render("service/cards.html", base=base, cards=cards))
