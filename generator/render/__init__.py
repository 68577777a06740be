"""How text is made: Jinja with autoescape, safe Markdown, the shell and its stamps. Kinds and outputs use it."""

from generator.render.environment import environment
from generator.render.markdown import (
    StoryPhoto,
    faults,
    plain_text,
    safe_markdown,
    story_photos,
    whole_text,
)
from generator.render.page import Content, Link, Page, Section, ShareImage
from generator.render.picture import Picture
from generator.render.shell import Shell, cast, json_in_html, json_ld_element
from generator.render.stamp import Stamp
from generator.render.words import date_text, han_count, is_story, period_text

__all__ = [
    "Content",
    "Link",
    "Page",
    "Picture",
    "Section",
    "ShareImage",
    "Shell",
    "Stamp",
    "StoryPhoto",
    "cast",
    "date_text",
    "environment",
    "faults",
    "han_count",
    "is_story",
    "json_in_html",
    "json_ld_element",
    "period_text",
    "plain_text",
    "safe_markdown",
    "story_photos",
    "whole_text",
]
