"""优秀事迹选编: the stories of a team, an area or a year on one page to print and lay out in a station."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.kinds import Kind
from generator.kinds.kind import Context
from generator.kinds.present import CountLink, story_html
from generator.plan.stories import stories_of
from generator.render import Content, Link, Page, Section, date_text, plain_text
from generator.render.exports import Story

_TITLE = "优秀事迹选编"
_AT_MOST = 60  # stories; more than that nobody staples
_AT_LEAST = 2


@dataclass(frozen=True, slots=True)
class Booklet:
    """One booklet: what it is of (team, area or year), its address, its title and its stories, the newest first."""

    of: str
    path: str
    title: str
    stories: tuple[Story, ...]


def booklets_of(context: Context, kinds: Iterable[Kind]) -> list[Booklet]:
    """Every booklet with at least two stories: teams, then areas, then years."""
    if "booklets" not in context.memo:
        told = [story for story in stories_of(context, kinds) if story.text]
        context.memo["booklets"] = [*_by_records(context, told), *_by_year(told)]
    found: list[Booklet] = context.memo["booklets"]
    return found


def _by_records(context: Context, told: list[Story]) -> Iterator[Booklet]:
    for kind in ("team", "area"):
        grouped: dict[str, list[Story]] = {}
        for story in told:
            for id_ in story.teams if kind == "team" else story.areas:
                grouped.setdefault(id_, []).append(story)
        made: set[tuple[str, ...]] = set()
        for id_, stories in grouped.items():
            link = context.link(kind, id_)
            # A county whose stories are all of one street needs no second booklet of the same pages.
            same = tuple(story.url for story in stories)
            if link is not None and len(stories) >= _AT_LEAST and same not in made:
                made.add(same)
                yield Booklet(kind, f"booklets/{kind}-{id_}/", link.title, tuple(stories[:_AT_MOST]))


def _by_year(told: list[Story]) -> Iterator[Booklet]:
    grouped: dict[int, list[Story]] = {}
    for story in told:
        if story.published:
            grouped.setdefault(story.published.year, []).append(story)
    for year, stories in grouped.items():
        if len(stories) >= _AT_LEAST:
            yield Booklet("year", f"booklets/year-{year}/", f"{year}年发布", tuple(stories[:_AT_MOST]))


def booklet_pages(context: Context, kinds: Iterable[Kind], assets: str) -> Iterator[Page]:
    """The list of booklets and each of them; they need no script."""
    found = booklets_of(context, kinds)
    if found:
        yield Page("booklets/", "booklet-list", partial(_list, context, found), ())
    for booklet in found:
        changed = max(str(story.updated or "") for story in booklet.stories)
        yield Page(booklet.path, "booklet", partial(_booklet, context, booklet, assets), (), changed)


def _list(context: Context, found: list[Booklet], base: str) -> Content:
    names = {"team": "按队伍", "area": "按街道社区", "year": "按年份"}
    groups = [
        {
            "title": name,
            "links": [CountLink(book.title, book.path, len(book.stories)) for book in found if book.of == of],
        }
        for of, name in names.items()
    ]
    page = {"title": _TITLE, "crumbs": [("首页", ""), ("故事", "stories/")]}
    shown = [group for group in groups if group["links"]]
    body = context.render("booklets.html", base=base, page=page, groups=shown)
    return Content(_TITLE, body, "可以打印、放在驿站里的事迹选编")


def _booklet(context: Context, booklet: Booklet, assets: str, base: str) -> Content:
    settings = context.view.settings
    entries = [_entry(context, number, story, base) for number, story in enumerate(booklet.stories, 1)]
    page = {"title": f"{booklet.title} {_TITLE}", "crumbs": [("首页", ""), (_TITLE, "booklets/")]}
    newest = max(str(story.updated or "") for story in booklet.stories)
    body = context.render(
        "booklet.html",
        base=base,
        page=page,
        styles=f"{assets}booklet.css",
        site_name=settings.site_name,
        publisher=settings.options.site.publisher or "",
        address=settings.site_url.rstrip("/") + "/" + booklet.path,
        updated=date_text(newest),
        qr=context.qr(booklet.path),
        entries=entries,
    )
    return Content(page_title(booklet), body, f"{booklet.title}的 {len(entries)} 篇事迹，可以打印")


def page_title(booklet: Booklet) -> str:
    """The title of the page of a booklet."""
    return f"{booklet.title} {_TITLE}"


def _entry(context: Context, number: int, story: Story, base: str) -> dict[str, Any]:
    text = story_html(context, story.text, story.photos, base)
    # A summary that was cut from the text would say the same twice.
    lead = "" if plain_text(story.text, 120) == story.summary else story.summary
    return {"id": f"s-{number}", "story": story, "lead": lead, "text": text, "on": date_text(story.published)}


def on_record(kinds: tuple[Kind, ...], of: str, context: Context, record: Any, base: str) -> Section | None:
    """On the page of a team or an area: the way to its booklet."""
    path = f"booklets/{of}-{record.id}/"
    found = next((book for book in booklets_of(context, kinds) if book.path == path), None)
    if found is None:
        return None
    link = Link(f"{_TITLE}（{len(found.stories)} 篇，可打印）", path)
    return Section("booklet", "打印", context.render("booklet_link.html", base=base, links=[link]))
