"""Markdown of records made safe: an allow-list of elements, links of three schemes, no raw HTML, no foreign images."""

import re
from collections.abc import Iterator

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

_TAGS = {
    "p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "h2", "h3", "h4", "a", "hr", "code", "pre",
    "table", "thead", "tbody", "tr", "th", "td", "del", "s", "sup", "sub",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "th": {"align"}, "td": {"align"}}
_SCHEMES = {"http", "https", "tel", "mailto"}
# markdown-it-py escapes raw HTML itself, limits nesting and stays near linear on hostile input, where Python-Markdown
# recurses without end. nh3 stands behind it, in case a rule of it ever lets something through.
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")
_MOST_BRACKETS = 500

_RAW = re.compile(r"<(?:[a-zA-Z/!?])")
_IMAGE = re.compile(r"!\[[^\]\n]*\]\s*[(\[]")
_TARGET = re.compile(r"\]\(\s*<?([^)\s>]*)")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]]+\]:\s*<?(\S+?)>?\s*$")


def safe_markdown(text: str) -> Markup:
    """HTML of a story. What `faults` would refuse is shown as text or dropped, never run."""
    html = _MARKDOWN.render(text)
    cleaned = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer nofollow",
    )
    return Markup(cleaned)


def faults(text: str) -> Iterator[tuple[int, str, str, str]]:
    """What a story may not hold: (line from 0, code, what, what to do)."""
    for number, line in enumerate(text.splitlines()):
        if _RAW.search(line):
            yield number, "raw-html", "正文里有 HTML 标记", "只用 Markdown；小于号写成 &lt;"
        if _IMAGE.search(line):
            yield number, "image-in-story", "正文里有图片", "照片写在 photo 或 photos 里"
        if line.count("[") > _MOST_BRACKETS:
            yield number, "too-many-brackets", "这一行的方括号多得不像话", "删去多余的 ["
        for match in [*_TARGET.finditer(line), *_REFERENCE.finditer(line)]:
            if not _is_allowed(match.group(1)):
                yield (
                    number,
                    "bad-link",
                    f"链接「{match.group(1)[:40]}」不能用",
                    "链接以 https:// 开头，或用 tel:、mailto:",
                )


def _is_allowed(target: str) -> bool:
    return target.lower().startswith(("http://", "https://", "tel:", "mailto:", "#"))


_MARKS = re.compile(r"[#>*_`|]+|\[|\]\([^)]*\)")


def whole_text(*parts: str | None) -> str:
    """Texts one after the other without the marks of Markdown, for the search."""
    return " ".join(_MARKS.sub("", " ".join(filter(None, parts))).split())


def plain_text(text: str, limit: int) -> str:
    """The first words of a Markdown text without its marks, for descriptions."""
    bare = whole_text(text)
    return bare if len(bare) <= limit else bare[: limit - 1] + "…"
