"""《个人信息公开单独同意书》: one box for each thing that may be shown, and a slip to withdraw with."""

from typing import Any

from generator.papers.sheet import sheet
from generator.records import Scope, Settings

_SHOWN = {
    Scope.NAME: ("name",),
    Scope.PHOTO: ("photo",),
    Scope.STORY: ("summary", "story"),
    Scope.QUOTE: ("quote",),
    Scope.EMPLOYER: ("employer", "team"),
    Scope.AREA: ("place",),
    Scope.PARTY_STATUS: ("party_status",),
    Scope.HEALTH: ("health",),
}
_EXPLAINED = {
    Scope.NAME: "不同意时用「某师傅」或双方说好的称呼",
    Scope.PHOTO: "发布前重新处理，去掉拍摄地点等信息",
    Scope.STORY: "做过的事、得过的荣誉",
    Scope.QUOTE: "说过的一句话，不超过 60 字",
    Scope.EMPLOYER: "所属平台、站点和队伍",
    Scope.AREA: "所在街道、社区，不写住址",
    Scope.PARTY_STATUS: "敏感信息，单独决定",
    Scope.HEALTH: "敏感信息，单独决定",
}


def consent_paper(settings: Settings, person: Any, *, area: str = "") -> bytes:
    """The form for one exemplar, published or not, as printable HTML. `area` is the name of its area.

    Every box is empty: the person ticks, not the record.
    """
    boxes = [
        {"label": scope.label, "explained": _EXPLAINED[scope], "text": _text(person, scope, area)}
        for scope in Scope
    ]
    return sheet(
        "consent.html",
        site_name=settings.site_name,
        address=f"{settings.site_url.rstrip('/')}/exemplars/{person.id}/",
        privacy=settings.options.privacy,
        id=person.id,
        name=person.name,
        boxes=boxes,
        minor=person.age_group is not None and person.age_group < 18,
        deceased=person.deceased is not None,
        until=person.publish.until if person.publish else None,
    )


def _text(person: Any, scope: Scope, area: str) -> str:
    found = [_plain(getattr(person, name)) for name in _SHOWN[scope]]
    if scope is Scope.AREA:
        found.insert(0, area)
    return "；".join(text for text in found if text)


def _plain(value: Any) -> str:
    """A field in one line: a photo by its caption, a saying by its words."""
    if value is None:
        return ""
    words = value if isinstance(value, str) else getattr(value, "alt", None) or getattr(value, "text", "")
    return " ".join(str(words).split())
