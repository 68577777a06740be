"""Links of hand-written pages that no program can read, at the first of which MkDocs ends."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from generator.records.problem import Problem
from generator.records.text import short
from generator.records.written_pages import WrittenPage

_TARGET = re.compile(
    r"\]\(\s*<?(?P<inline>[^\s>)]+)|<(?P<auto>[A-Za-z][A-Za-z0-9+.-]*:[^\s>]+)>|^ {0,3}\[[^\]]+\]:\s*<?(?P<named>[^\s>]+)"
)


_NO_LINK = re.compile(
    r"^(?P<fence>[ \t]*(?:```+|~~~+)).*?^(?P=fence)[ \t]*$|^ {0,3}<!--.*?-->|(?P<ticks>`+)[^\n]*?(?P=ticks)",
    re.MULTILINE | re.DOTALL,
)


def unreadable_links(pages: Iterable[WrittenPage]) -> Iterator[Problem]:
    """Each address with an open square bracket, or with wide signs in the name of its host; none in code and comments."""
    for page in pages:
        if "//" not in page.text:
            continue
        text = _NO_LINK.sub(lambda hidden: re.sub(r"[^\n]", " ", hidden[0]), page.text)
        for number, line in enumerate(text.split("\n"), 1):
            for found in _TARGET.finditer(line):
                place = str(found.lastgroup)
                if not _is_readable(found[place]):
                    message = f"链接「{short(found[place])}」不是能打开的网址"
                    hint = "检查里面有没有单个的方括号、全角的冒号或斜杠，例如 https://example.org:8080/"
                    yield Problem(page.path, number, found.start(place) + 1, "bad-link", message, hint)


def _is_readable(address: str) -> bool:
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True
