"""How text is made: Jinja with autoescape, safe Markdown, the shell and its stamps. Kinds and outputs use it."""

from generator.render.environment import environment
from generator.render.markdown import (
    StoryPhoto,
    StoryQuote,
    faults,
    joined_lines,
    plain_text,
    safe_markdown,
    shortened,
    story_photos,
    story_quotes,
    whole_text,
)
from generator.render.page import Content, Link, Page, Section, ShareImage
from generator.render.picture import Picture
from generator.render.shell import Shell, cast, json_in_html, json_ld_element
from generator.render.stamp import Stamp
from generator.render.words import (
    FACTS_FOR_A_STORY,
    HAN_FOR_A_STORY,
    date_text,
    facts_told,
    han_count,
    is_story,
    period_text,
)

__all__ = [
    "FACTS_FOR_A_STORY",
    "HAN_FOR_A_STORY",
    "Content",
    "Link",
    "Page",
    "Picture",
    "Section",
    "ShareImage",
    "Shell",
    "Stamp",
    "StoryPhoto",
    "StoryQuote",
    "cast",
    "date_text",
    "environment",
    "facts_told",
    "faults",
    "han_count",
    "is_story",
    "joined_lines",
    "json_in_html",
    "json_ld_element",
    "period_text",
    "plain_text",
    "safe_markdown",
    "shortened",
    "story_photos",
    "story_quotes",
    "whole_text",
]
