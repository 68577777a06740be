"""The page 故事: stories of people, teams, areas and outcomes in one place, whichever kind they stand on."""

from collections.abc import Iterable, Iterator
from functools import partial

from generator.kinds import Kind
from generator.kinds.kind import Context
from generator.render import Content, Page, date_text
from generator.render.exports import Story


def stories_of(context: Context, kinds: Iterable[Kind]) -> list[Story]:
    """Every story and award of a site, the newest first; those without a day last."""
    if "stories" not in context.memo:
        found = [story for kind in kinds if kind.stories is not None for story in kind.stories(context)]
        context.memo["stories"] = sorted(found, key=lambda story: str(story.published or ""), reverse=True)
    stories: list[Story] = context.memo["stories"]
    return stories


def story_pages(context: Context, stories: list[Story], *, booklets: bool) -> Iterator[Page]:
    """The page of all stories, when there is one to tell; it leads to the booklets where there are any."""
    told = [story for story in stories if story.text]
    if told:
        changed = max(str(story.updated or "") for story in told)
        yield Page("stories/", "story-list", partial(_list, context, told, booklets), (), changed)


def _list(context: Context, stories: list[Story], booklets: bool, base: str) -> Content:
    groups = [
        ("人和集体", [story for story in stories if story.kind == "exemplar"]),
        ("队伍", [story for story in stories if story.kind == "team"]),
        ("街道社区", [story for story in stories if story.kind == "area"]),
        ("回音", [story for story in stories if story.kind not in ("exemplar", "team", "area")]),
    ]
    shown = [
        {
            "title": title,
            "stories": [{"story": story, "on": date_text(story.published)} for story in found],
        }
        for title, found in groups
        if found
    ]
    page = {"title": "故事", "crumbs": [("首页", "")]}
    body = context.render("stories.html", base=base, page=page, groups=shown, booklets=booklets)
    return Content("故事", body, "骑手、队伍、街道社区的故事，和提了的事办得怎样，每一篇都有来源")
