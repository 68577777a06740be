"""《个人信息公开单独同意书》: one box for each thing that may be shown, and a slip to withdraw with."""

from collections.abc import Sequence
from typing import Any

from generator.papers.sheet import sheet
from generator.records import Scope, Settings
from generator.render import date_text, story_photos, whole_text

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


def consent_paper(settings: Settings, person: Any, *, area: str = "", teams: Sequence[str] = ()) -> bytes:
    """The form for one exemplar, published or not, as printable HTML. `area` and `teams` are names of other records.

    Every box is empty: the person ticks, not the record.
    """
    shown = _shown(person, area, teams)
    boxes = [
        {
            "label": scope.label,
            "explained": _EXPLAINED[scope],
            "lines": [text for text in shown[scope] if text],
        }
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
        occupation=person.occupation.name if person.occupation else "",
        minor=person.age_group is not None and person.age_group < 18,
        deceased=person.deceased is not None,
        until=person.publish.until if person.publish else None,
    )


def _shown(person: Any, area: str, teams: Sequence[str]) -> dict[Scope, list[str]]:
    """What would be shown under each scope, as the pages show it, a line each."""
    photos = [f"照片：{photo.alt or photo.file}" for photo in story_photos(person.story or "")]
    honours = ["荣誉：" + " ".join(filter(None, (date_text(one.year), one.text))) for one in person.honours]
    return {
        Scope.NAME: [person.name],
        Scope.PHOTO: [*([f"照片：{person.photo.alt}"] if person.photo else []), *photos],
        Scope.STORY: [person.summary or "", whole_text(person.story or ""), *honours],
        Scope.QUOTE: [f"“{person.quote.text}”" if person.quote else ""],
        Scope.EMPLOYER: [person.employer or "", person.team or "", *teams],
        Scope.AREA: [area, person.place or ""],
        Scope.PARTY_STATUS: [person.party_status or ""],
        Scope.HEALTH: [person.health or ""],
    }
