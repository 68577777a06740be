"""Finished values that pages of several kinds show: sources, checks, stamps, crumbs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.records import Checked, Record, Source
from generator.render import date_text

Crumbs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class CountLink:
    """A link with how many things lie behind it."""

    title: str
    url: str
    count: int


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


def checked_text(checked: Checked | None) -> str:
    """2026年10月8日 网格员实地核实; nothing when nobody looked."""
    if checked is None:
        return ""
    ways = {
        "visit": "实地核实",
        "call": "电话核实",
        "operator": "单位报送",
        "rider": "骑手反馈",
        "press": "据公开报道",
    }
    return f"{date_text(checked.on)} {checked.by or ''}{ways[checked.how.value]}"


def is_stale(checked: Checked | None, today: date, months: int) -> bool:
    """Whether a check is older than the site's months, or an unchecked record: only a date can grow old."""
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


def last_change(record: Any) -> date | None:
    """The newest day on which anything of a record changed or was checked."""
    checked = getattr(record, "checked", None)
    days = [record.published_on, record.updated_on, checked.on if checked else None]
    return max((day for day in days if day is not None), default=None)


def newest(records: Iterable[Any]) -> str:
    """The newest change of several records as YYYY-MM-DD, or nothing."""
    days = [day for day in (last_change(record) for record in records) if day is not None]
    return max(days).isoformat() if days else ""
