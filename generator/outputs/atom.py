"""The feed of stories and awards (Atom, RFC 4287)."""

from collections.abc import Iterable, Mapping
from datetime import date

from markupsafe import escape

from generator.records import Settings
from generator.render.exports import Story

FEED = "feeds/stories.xml"
_NEWEST = 50
_SPACE = "http://www.w3.org/2005/Atom"


def feed_entries(stories: Iterable[Story]) -> list[Story]:
    """What the feed holds: the newest fifty that have a day. No day is made up for the others."""
    dated = [story for story in stories if story.published or story.updated]
    return sorted(dated, key=lambda story: str(story.updated or story.published), reverse=True)[:_NEWEST]


def stories_feed(settings: Settings, stories: Iterable[Story]) -> Mapping[str, bytes]:
    """The feed; nothing where there is no entry. Entries are summaries: a reader keeps no story that was withdrawn."""
    entries = feed_entries(stories)
    if not entries:
        return {}
    root = settings.site_url.rstrip("/") + "/"
    who = settings.options.site.publisher or settings.site_name
    newest = max(_day(story) for story in entries)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="{_SPACE}" xml:lang="zh-CN">',
        f"<id>{escape(root + FEED)}</id>",
        f"<title>{escape(settings.site_name)} · 故事和评选</title>",
        f"<updated>{_instant(newest)}</updated>",
        f'<link rel="self" type="application/atom+xml" href="{escape(root + FEED)}"/>',
        f'<link rel="alternate" type="text/html" href="{escape(root)}"/>',
        f"<author><name>{escape(who)}</name></author>",
        *(_entry(root, story) for story in entries),
        "</feed>\n",
    ]
    return {FEED: "\n".join(lines).encode()}


def _entry(root: str, story: Story) -> str:
    address = escape(root + story.url)
    author = f"<author><name>{escape(story.author)}</name></author>" if story.author else ""
    published = f"<published>{_instant(story.published)}</published>" if story.published else ""
    return (
        f"<entry><id>{address}</id><title>{escape(story.title)}</title>"
        f'<link rel="alternate" type="text/html" href="{address}"/>'
        f"<updated>{_instant(_day(story))}</updated>{published}{author}"
        f'<category term="{escape(story.kind_label)}"/>'
        f"<summary>{escape(story.summary or story.title)}</summary></entry>"
    )


def _day(story: Story) -> date:
    found = story.updated or story.published
    assert found is not None, "feed_entries keeps only what has a day"
    return found


def _instant(day: date) -> str:
    """The day as Atom writes it (RFC 3339), from midnight in Shanghai."""
    return f"{day.isoformat()}T00:00:00+08:00"
