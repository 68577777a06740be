"""Markdown of records made safe: an allow-list of elements, links of three schemes, no raw HTML, no foreign images."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
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
_CLEANER = nh3.Cleaner(
    tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="noopener noreferrer nofollow"
)
_MOST_BRACKETS = 500
_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60“”‘’…—]"
_INLINE = r"(?:</?(?:a|abbr|b|code|del|em|i|ins|kbd|mark|s|span|strong|sub|sup|u)\b[^<>]*>)*"
_WRAP = re.compile(
    r"(<(pre|script|style|textarea)\b(?:(?!<\2\b).)*?</\2>)"  # drawn as written; stays linear on any text
    f"|(?<={_WIDE})({_INLINE})\n *({_INLINE})(?={_WIDE})",
    re.DOTALL,
)

_RAW = re.compile(r"<(?:[a-zA-Z/!?])")
_IMAGE = re.compile(r"!\[[^\]\n]*\]\s*[(\[]")
_PHOTO = re.compile(r'!\[([^\]\n]*)\]\(\s*([^\s()<>"]+)(?:\s+"([^"\n]*)")?\s*\)')
_TARGET = re.compile(r"\]\(\s*<?([^)\s>]*)")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]]+\]:\s*<?(\S+?)>?\s*$")


def joined_lines(html: str) -> str:
    """HTML of Markdown without the space that browsers draw where a Chinese paragraph was wrapped."""
    return _WRAP.sub(lambda found: found[1] or found[3] + found[4], html)


@dataclass(frozen=True, slots=True)
class StoryPhoto:
    """A photo in a story: line from 0, the file beside the record, what it shows, who took it."""

    line: int
    file: str
    alt: str
    credit: str


def story_photos(text: str) -> list[StoryPhoto]:
    """The photos of a story in their order: paragraphs that are nothing but ![what it shows](file "who took it")."""
    if "![" not in text:
        return []
    return [photo for _, photo in _photos_at(_MARKDOWN.parse(text))]


def _photos_at(tokens: list[Token]) -> Iterator[tuple[int, StoryPhoto]]:
    """Each photo with the place of its paragraph among the tokens, which takes up three of them."""
    for at, token in enumerate(tokens):
        if token.type == "paragraph_open" and token.level == 0 and token.map:
            found = _PHOTO.fullmatch(tokens[at + 1].content.strip())
            if found:
                alt, file, credit = found.groups(default="")
                yield at, StoryPhoto(token.map[0], file, alt.strip(), credit.strip())


@dataclass(frozen=True, slots=True)
class StoryQuote:
    """A quotation in a story: line from 0, the words, and the line below them that says whose they are."""

    line: int
    text: str
    source: str


def story_quotes(text: str) -> list[StoryQuote]:
    """The quotations of a story, paragraphs behind >; the last one that begins with a dash names the source."""
    if ">" not in text:
        return []
    found: list[StoryQuote] = []
    depth, line = 0, 0
    said: list[str] = []
    for token in _MARKDOWN.parse(text):
        if token.type == "blockquote_open":
            depth += 1
            if depth == 1:
                line, said = (token.map or [0])[0], []
        elif token.type == "blockquote_close":
            depth -= 1
            if depth == 0:
                found.append(_quote(line, said))
        elif depth and token.type == "inline":
            said += token.content.splitlines()
    return found


def _quote(line: int, said: list[str]) -> StoryQuote:
    source = "".join(part for part in said if part.startswith("—"))
    words = "".join(part for part in said if not part.startswith("—"))
    return StoryQuote(line, words.strip(), source.strip("— "))


def safe_markdown(text: str, pictures: Sequence[Markup] = ()) -> Markup:
    """HTML of a story. What `faults` would refuse is shown as text or dropped, never run.

    `pictures` are the finished photos in the order of `story_photos`; a photo without one leaves nothing behind.
    """
    if "![" not in text:
        return _without_photos(text)
    tokens = _MARKDOWN.parse(text)
    parts: list[Markup] = []
    start = 0
    for number, (at, _) in enumerate(_photos_at(tokens)):
        parts += [_rendered(tokens[start:at]), *pictures[number : number + 1]]
        start = at + 3
    return Markup("").join([*parts, _rendered(tokens[start:])])


@lru_cache(maxsize=1024)
def _without_photos(text: str) -> Markup:
    """A story stands on its page and in booklets."""
    return _cleaned(_MARKDOWN.render(text))


def _rendered(tokens: list[Token]) -> Markup:
    return _cleaned(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))


def _cleaned(html: str) -> Markup:
    return Markup(joined_lines(_CLEANER.clean(html)))


def faults(text: str, *, photos: bool = False) -> Iterator[tuple[int, str, str, str]]:
    """What a story may not hold: (line from 0, code, what, what to do). `photos` lets photos beside the record in."""
    shown = {photo.line: photo for photo in story_photos(text)} if photos else {}
    for number, line in enumerate(text.splitlines()):
        if number in shown and _is_beside(shown[number].file):
            if not shown[number].alt:
                yield number, "photo-without-alt", "照片没有说明", "写明照片里是什么：![说明](文件名)"
            continue
        if _RAW.search(line):
            yield number, "raw-html", "正文里有 HTML 标记", "只用 Markdown；小于号写成 &lt;"
        if _IMAGE.search(line):
            yield (
                number,
                "image-in-story",
                "正文里有图片",
                _WAY_OF_PHOTOS if photos else "照片写在 photo 或 photos 里",
            )
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


_WAY_OF_PHOTOS = "只能放记录旁边的照片，单独成段：![照片里是什么](文件名.jpg)"


def _is_beside(file: str) -> bool:
    return ":" not in file and not file.startswith("/")


def _is_allowed(target: str) -> bool:
    return target.lower().startswith(("http://", "https://", "tel:", "mailto:", "#"))


_MARKS = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)|[#>*_`|]+|\[|\]\([^)]*\)")


# A line of Chinese, no heading, that goes on in the next: who looks for words across the end of a line finds them.
_WRAPPED = re.compile(f"^(?! *#)(.*{_WIDE})\n(?={_WIDE})", re.MULTILINE)


def whole_text(*parts: str | None) -> str:
    """Texts one after the other without the marks of Markdown, for the search."""
    text = " ".join([_WRAPPED.sub(r"\1", part) if "\n" in part else part for part in parts if part])
    return " ".join(_MARKS.sub("", text).split())


# Where two lines met behind a Chinese stop there is no space.
_AFTER_STOP = re.compile("(?<=[。！？；：，、”）》]) +")


def plain_text(text: str, limit: int) -> str:
    """The first words of a Markdown text without its marks, for descriptions."""
    return shortened(_AFTER_STOP.sub("", whole_text(text)), limit)


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters, cut before a number or a word of Latin letters and never inside one, then …."""
    if len(text) <= limit:
        return text
    at = limit - 1
    while at and _is_within(text, at):
        at -= 1
    at = at or limit - 1
    return text[:at].rstrip(" ，、；：。,;:（《“‘「—") + "…"


def _is_within(text: str, at: int) -> bool:
    """Whether a cut before `at` falls inside a number, a word, or what belongs to the letter before it."""
    before, after = text[at - 1], text[at]
    joined = (_is_latin(before) or before in ".,:/-") and _is_latin(after)
    joined = joined or (_is_latin(before) and after in ".,:/-%" and _is_latin(text[at + 1 : at + 2]))
    return joined or after == "%" or bool(unicodedata.combining(after)) or "\ufe00" <= after <= "\ufe0f"


def _is_latin(letter: str) -> bool:
    return bool(letter) and letter.isalnum() and not "\u3400" <= letter <= "\U0003ffff"
