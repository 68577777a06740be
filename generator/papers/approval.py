"""《发布审批单》: what changes for the public since the last published build, and three signatures."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.papers.sheet import sheet
from generator.records import Settings

_MAIN = re.compile(r"<main\b.*?</main>", re.DOTALL)
_DRAWN = re.compile(r"<(svg|script|style)\b.*?</\1>", re.DOTALL)
_SEEN = re.compile(r"\s(?:alt|href|src)=\"([^\"]*)\"|>([^<]+)")
_TITLE = re.compile(r"<h([13])[^>]*>(.*?)</h\1>", re.DOTALL)
_LINE = re.compile(r'<article class="y-card y-person" id="([^"]+)".*?</article>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Change:
    """One page that is new, changed or gone. `note` says on what basis a person is shown."""

    what: str
    path: str
    title: str
    note: str = ""


def changes(old: Mapping[str, str], new: Mapping[str, str], notes: Mapping[str, str]) -> list[Change]:
    """Compare pages (path -> whole HTML) by what they say; frame, assets and lists around them do not count.

    Who is gone is told by the address alone, since the name is to be forgotten.
    """
    found = [Change("撤下", path, "") for path in sorted(set(old) - set(new))]
    for path, html in sorted(new.items()):
        if path not in old:
            found.append(Change("新增", path, _title(html), notes.get(path, "")))
        elif _said(old[path]) != _said(html):
            found.append(Change("修改", path, _title(html), notes.get(path, "")))
    return sorted(found, key=lambda change: ("新增", "修改", "撤下").index(change.what))


def _said(html: str) -> list[str]:
    """What a reader sees, and where links and pictures lead: not the states that a clock or a script will set."""
    found = _MAIN.search(html)
    drawn = _DRAWN.sub("", found[0] if found else html)
    said = (" ".join("".join(one).split()) for one in _SEEN.findall(drawn))
    return [text for text in said if text]


def _title(html: str) -> str:
    found = _TITLE.search(html)
    return re.sub(r"<[^>]+>", "", found[2]).strip() if found else ""


def lines_of(gallery: str) -> dict[str, str]:
    """Whoever has no page but a line in the gallery, by the address of that line: they are published as well."""
    return {
        f"exemplars/#{found[1]}": found[0]
        for found in _LINE.finditer(gallery)
        if "<a " not in found[0].partition("</h3>")[0]
    }


def approval_paper(
    settings: Settings, found: Iterable[Change], *, today: date, withheld: Iterable[str]
) -> bytes:
    """The form as printable HTML; `withheld` are lines on records that are held back."""
    listed = list(found)
    counts = {what: sum(change.what == what for change in listed) for what in ("新增", "修改", "撤下")}
    return sheet(
        "approval.html",
        site_name=settings.site_name,
        publisher=settings.options.site.publisher or "",
        today=today,
        changes=listed,
        counts=counts,
        withheld=list(withheld),
    )
