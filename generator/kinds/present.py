"""Finished values that pages of several kinds show: sources, checks, stamps, crumbs."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from generator.kinds.kind import Context
from generator.records import Checked, Figure, Record, Source
from generator.records.model import Qualifier
from generator.render import Picture, ShareImage, date_text, han_count, safe_markdown, story_photos
from generator.render.exports import Story

Crumbs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class CountLink:
    """A link with how many things lie behind it."""

    title: str
    url: str
    count: int


_SITE_NAME = re.compile(r"[a-z0-9-]+\.[a-z]{2,}(?![a-z])", re.IGNORECASE)


def cited(source: Source) -> str:
    """某报《标题》: whose words and where they stand; marks inside a title become 〈〉, the name of a site has none."""
    if _SITE_NAME.search(source.title):
        return "，".join(filter(None, (source.publisher, source.title)))
    inner = source.title.replace("《", "〈").replace("》", "〉")
    return f"{source.publisher or ''}《{inner}》"


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source as templates show it."""

    title: str
    publisher: str
    date_text: str
    url: str


def sources(record: Record | Iterable[Source]) -> list[SourceLine]:
    """The sources of a record, or some sources, as templates show them."""
    found = record.source if isinstance(record, Record) else record
    return [
        SourceLine(source.title, source.publisher or "", date_text(source.date), source.url or "")
        for source in found
    ]


_CHECKED = {
    "visit": "实地核实",
    "call": "电话核实",
    "operator": "单位报送",
    "rider": "骑手反馈",
    "press": "据公开报道",
}


def checked_way(checked: Checked | None) -> str:
    """实地核实 · 网格员: how before who, as on a narrow card only who it was is cut off."""
    return " · ".join(filter(None, (_CHECKED[checked.how.value], checked.by))) if checked else ""


def checked_text(checked: Checked | None) -> str:
    """2026年10月8日 实地核实 · 网格员; nothing when nobody looked."""
    return f"{date_text(checked.on)} {checked_way(checked)}" if checked else ""


def is_stale(checked: Checked | None, today: date, months: int) -> bool:
    """Whether a check is older than the site's months; never without one, for only a date can grow old."""
    if checked is None:
        return False
    return (today.year - checked.on.year) * 12 + today.month - checked.on.month > months


def stamps(record: Record) -> tuple[str, str, str]:
    """When a record was published, updated and approved, in words."""
    reviewed = record.reviewed
    return (
        f"发布于 {date_text(record.published_on)}" if record.published_on else "",
        f"更新于 {date_text(record.updated_on)}" if record.updated_on else "",
        f"{reviewed.by_role} {date_text(reviewed.on)} 审核" if reviewed else "",
    )


HAN_A_MINUTE = 400


def byline(record: Any) -> list[str]:
    """Who wrote the story of a record, when it was published, how long it takes to read."""
    minutes = max(1, round(han_count(record.story or "") / HAN_A_MINUTE))
    return [
        *([f"整理：{record.author}"] if record.author else []),
        *([f"发布于 {date_text(record.published_on)}"] if record.published_on else []),
        f"约 {minutes} 分钟读完",
    ]


def corrections(record: Any) -> list[tuple[str, str]]:
    """When and what was put right, as templates show it at the end of a story."""
    return [(date_text(one.on), one.what) for one in record.corrections]


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A number that somebody reported: what it counts, the number in words, until when, and where it stands."""

    name: str
    value: str
    as_of: str
    source: SourceLine | None


def figure_lines(figures: Iterable[Figure]) -> list[FigureLine]:
    """Figures as templates show them."""
    return [
        FigureLine(
            one.name,
            counted(one.value, one.qualifier, one.unit or ""),
            f"截至{date_text(one.as_of)}" if one.as_of else "",
            next(iter(sources([one.source] if one.source else [])), None),
        )
        for one in figures
    ]


def counted(value: float, qualifier: Qualifier | None, unit: str) -> str:
    """约 40 人, 150 余处, 90% 以上: the word for how exact it is stands where Chinese puts it."""
    number = f"{value:,.10g}" if value >= 10_000 else f"{value:.10g}"
    mark = "" if qualifier in (None, Qualifier.EXACT) else qualifier.label
    if qualifier in (Qualifier.ABOUT, Qualifier.NEARLY):
        return f"{mark} {number}{'' if unit == '%' else ' '}{unit}".rstrip()
    if qualifier is Qualifier.OVER:
        return f"{number} {mark}{unit}"
    return " ".join(filter(None, (f"{number}%" if unit == "%" else f"{number} {unit}".rstrip(), mark)))


# What stands before an extension behind a hyphen: a number of seven or eight digits written together, one in two parts,
# 400-… whole; only telephones of one person begin with 1. `telephone` in browser/card.js says the same.
_BEFORE_EXTENSION = re.compile(
    r"((?:\+860?(?:10|2[0-9]|[3-9][0-9]{2})[- ]?|(?:0?[0-9]{2,3}[- ]?)?)[2-9][0-9]{6,7}|(?:\+86)?[48]00(?:[- ]?[0-9]){7}"
    r"|(?:(?:\+860?(?:10|2[0-9]|[3-9][0-9]{2})|0[0-9]{2,3})[- ]?|(?![48]00))[2-9][0-9]{2,3}[- ][0-9]{4})[- ][0-9]{1,6}"
)
_PLAIN = re.compile("0[0-9]{2,3}-[0-9]{3,4} ?[0-9]{4}|[0-9]{3,8}|400-[0-9]{3}-[0-9]{4}")  # nearly all
_DIALLED = re.compile("[-+() 0-9]*")
_NO_BRACKETS = {ord("("): None, ord(")"): None}
_COUNTRY = re.compile("^(?:(?:[+]|00)86[- ]?|86[- ])")


def tel_href(phone: str | None) -> str:
    """The link that calls a number; nothing for none. An extension is asked for, or dialled, when somebody answers."""
    phone = phone or ""
    digits = phone.replace("-", "").replace(" ", "") if _PLAIN.fullmatch(phone) else _digits(phone)
    return f"tel:{digits}" if digits else ""


def _digits(phone: str) -> str:
    """What is dialled of a number with an extension, a country, brackets or spaces."""
    written = _DIALLED.match(phone)
    number = (written[0] if written else "").translate(_NO_BRACKETS).strip()
    number = _COUNTRY.sub("+86", number)
    whole = _BEFORE_EXTENSION.fullmatch(number)
    return re.sub("[^+0-9]", "", whole[1] if whole else number).replace("+860", "+86")


def last_change(record: Any) -> date | None:
    """The newest day on which anything of a record changed or was checked."""
    checked = getattr(record, "checked", None)
    days = [day for day in (record.published_on, record.updated_on, checked and checked.on) if day]
    return max(days) if days else None


def newest(records: Iterable[Any]) -> str:
    """The newest change of several records as YYYY-MM-DD, or nothing."""
    days = [day for day in (last_change(record) for record in records) if day is not None]
    return max(days).isoformat() if days else ""


@dataclass(frozen=True, slots=True)
class Shot:
    """A photo as templates show it: its picture, what it shows, who took it and when."""

    picture: Picture
    alt: str
    credit_text: str


def shots(context: Context, kind: str, record: Any) -> list[Shot]:
    """The photos in the field `photos` of a record."""
    found = []
    for number, photo in enumerate(record.photos):
        picture = context.picture(kind, record.id, "photos", number)
        if picture is not None:
            found.append(Shot(picture, photo.alt, credit_text(photo.credit, date_text(photo.taken))))
    return found


def credit_text(credit: str | None, taken: str = "") -> str:
    """摄影：甲一街道，2026年10月; nothing where nobody said."""
    named = f"摄影：{credit}" if credit else ""
    when = f"拍于 {taken}" if taken else ""
    return "，".join(filter(None, (named, when)))


def story_shots(context: Context, kind: str, id_: str, story: str | None) -> tuple[Shot | None, ...]:
    """The photos in a story in their order, None where the public may not see one."""
    found = []
    for number, photo in enumerate(story_photos(story or "")):
        picture = context.picture(kind, id_, "story", number)
        shot = Shot(picture, photo.alt, credit_text(photo.credit)) if picture else None
        found.append(shot)
    return tuple(found)


def story_of(
    context: Context,
    record: Any,
    kind: str,
    *,
    kind_label: str,
    title: str,
    url: str,
    summary: str,
    area: str | None,
    **more: Any,
) -> Story:
    """The story of a record; what all stories have is read from it, `area` is the nearest, `more` are fields of Story."""
    return Story(
        kind=kind,
        kind_label=kind_label,
        title=title,
        url=url,
        summary=summary,
        published=record.published_on,
        updated=record.updated_on or record.published_on,
        author=record.author or "",
        areas=tuple(context.view.above(area)),
        text=record.story or "",
        sources=tuple(sources(record)),
        photos=story_shots(context, kind, record.id, record.story),
        **more,
    )


def story_html(context: Context, story: str | None, photos: Sequence[Shot | None], base: str) -> Markup:
    """A story as HTML with its photos."""
    if not photos:
        return safe_markdown(story or "")
    drawn = [context.draw("macros.html", "photo", shot, base) if shot else Markup("") for shot in photos]
    return safe_markdown(story or "", drawn)


def share_image(*photos: Shot | None) -> ShareImage | None:
    """The first photo, for whoever passes the page on."""
    picture = next((shot.picture for shot in photos if shot), None)
    return ShareImage(picture.largest, picture.width, picture.height) if picture else None
