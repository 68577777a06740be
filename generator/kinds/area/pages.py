"""The page of each area, and the tree of all."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.kinds.area.checks import facts_stated
from generator.kinds.area.model import Area
from generator.kinds.kind import Context
from generator.kinds.present import (
    CountLink,
    Crumbs,
    byline,
    corrections,
    figure_lines,
    newest,
    share_image,
    shots,
    sources,
    story_html,
    story_of,
    story_shots,
)
from generator.render import (
    Content,
    Link,
    Page,
    Section,
    is_story,
    plain_text,
    safe_markdown,
    whole_text,
)
from generator.render.exports import Entry, Story

_ON_HOME = 2


def pages(context: Context) -> Iterator[Page]:
    """One page an area, and the list."""
    areas = context.view.all("area")
    if not areas:
        return
    yield Page("areas/", "area-list", partial(_list, context), changed=newest(areas))
    for area in areas:
        content = partial(_area, context, area.id)
        yield Page(f"areas/{area.id}/", "area", content, ("live", "sheet"), newest([area]))


def entry(context: Context, area: Area) -> Entry:
    """What the search finds of an area: below its name the places it lies in."""
    above = [
        place.name for id_ in context.view.above(area.parent) if (place := context.view.get("area", id_))
    ]
    text = whole_text(area.convention, area.story)
    return Entry("街道社区", area.name, f"areas/{area.id}/", "".join(reversed(above)), text)


def stories(context: Context) -> Iterator[Story]:
    """The stories of areas that are long enough and have a source."""
    for area in context.view.all("area"):
        if is_story(area.story, area.source, facts_stated(area)):
            title, rest = headline(area)
            yield story_of(
                context,
                area,
                "area",
                kind_label=area.kind.label,
                title=title,
                url=f"areas/{area.id}/",
                summary=plain_text(rest, 120),
                area=area.id,
            )


def headline(area: Area) -> tuple[str, str]:
    """The title of an area's story, with the place, and the story without it."""
    first, _, rest = (area.story or "").strip().partition("\n")
    if not first.startswith("#"):
        return area.name, area.story or ""
    return f"{first.strip('# ')} · {area.name}", rest


def on_home(context: Context, record: Any, base: str) -> Section | None:
    """变了样的地方: the newest stories of places."""
    told = sorted(stories(context), key=lambda story: str(story.published or ""), reverse=True)
    if not told:
        return None
    body = context.render("area/stories.html", base=base, stories=told[:_ON_HOME])
    return Section("places", "变了样的地方", body, Link("全部故事", "stories/"))


def _list(context: Context, base: str) -> Content:
    areas = context.view.all("area")
    groups = []
    for area in areas:
        children = _children(context, area)
        if children:
            links = [_count_link(context, one) for one in [area, *children]]
            groups.append({"title": area.name, "areas": links})
    tops = [area for area in areas if context.view.get("area", area.parent) is None]
    lone = [_count_link(context, top) for top in tops if not _children(context, top) and _tells(context, top)]
    if lone:
        groups.append({"title": "", "areas": lone})
    body = context.render(
        "area/list.html", base=base, page={"title": "街道社区", "crumbs": [("首页", "")]}, groups=groups
    )
    return Content("街道社区", body, "按街道、社区找驿站")


def _area(context: Context, area_id: str, base: str) -> Content:
    area = context.view.get("area", area_id)
    parent = context.view.get("area", area.parent)
    minutes = area.circle_minutes
    photos = shots(context, "area", area)
    told = story_shots(context, "area", area.id, area.story)
    values = {
        "id": area.id,
        "name": area.name,
        "kind_label": area.kind.label,
        "parent": Link(parent.name, f"areas/{parent.id}/") if parent else None,
        "children": [_count_link(context, child) for child in _children(context, area)],
        "story": story_html(context, area.story, told, base) if area.story else "",
        "photos": photos,
        "qr": context.qr(f"areas/{area.id}/"),
        "byline": byline(area) if area.story else [],
        "corrections": corrections(area),
        "figures": figure_lines(area.figures),
        "convention": safe_markdown(area.convention) if area.convention else "",
        "circle_text": f"{minutes} 分钟服务圈" if minutes else "",
        "counts_text": "",
        "sources": sources(area),
        "sections": context.sections("area", area, base),
    }
    page = {"title": area.name, "crumbs": _crumbs(context, area)}
    body = context.render("area/area.html", base=base, page=page, a=values)
    description = plain_text(area.story or "", 120) or f"{area.name}的驿站、服务和好事"
    return Content(area.name, body, description, image=share_image(*photos, *told))


def _children(context: Context, area: Area) -> list[Area]:
    below = context.view.referring("area", "area", area.id)
    return [child for child in below if child.id != area.id and _tells(context, child)]


def _tells(context: Context, area: Area) -> bool:
    """Whether an area is worth an entry in a list: stations, or words of its own."""
    return bool(area.story or area.convention or context.view.within("station", area.id))


def _count_link(context: Context, area: Area) -> CountLink:
    return CountLink(area.name, f"areas/{area.id}/", len(context.view.within("station", area.id)))


def _crumbs(context: Context, area: Area) -> Crumbs:
    above = [context.view.get("area", id_) for id_ in reversed(context.view.above(area.parent))]
    return [
        ("首页", ""),
        ("街道社区", "areas/"),
        *((a.name, f"areas/{a.id}/") for a in above if a is not None),
    ]
