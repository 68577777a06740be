"""Links of hand-written pages that no program can read, at the first of which MkDocs ends, and links to files that are not there."""

import posixpath
import re
from collections.abc import Container, Iterable, Iterator
from urllib.parse import unquote, urlsplit

from generator.records.problem import Problem, Severity
from generator.records.text import short
from generator.records.written_pages import WrittenPage

_TARGET = re.compile(
    r"\]\(\s*<?(?P<inline>[^\s>)]+)|<(?P<auto>[A-Za-z][A-Za-z0-9+.-]*:[^\s>]+)>|^ {0,3}\[[^\]]+\]:\s*<?(?P<named>[^\s>]+)"
)


def unreadable_links(pages: Iterable[WrittenPage]) -> Iterator[Problem]:
    """Each address with an open square bracket, or with wide signs in the name of its host."""
    for page in pages:
        for number, line in enumerate(page.text.split("\n"), 1):
            for found in _TARGET.finditer(line):
                place = str(found.lastgroup)
                if not _is_readable(found[place]):
                    message = f"链接「{short(found[place])}」不是能打开的网址"
                    hint = "检查里面有没有单个的方括号、全角的冒号或斜杠，例如 https://example.org:8080/"
                    yield Problem(page.path, number, found.start(place) + 1, "bad-link", message, hint)


_CODE = re.compile(
    r"^(?P<fence> {0,3}(?:```+|~~~+)).*?(?:^(?P=fence)[ \t]*$|\Z)|(?P<ticks>`+)[^\n]*?(?P=ticks)",
    re.MULTILINE | re.DOTALL,
)
_HAS_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}$")


def links_lead_somewhere(
    pages: Iterable[WrittenPage], docs_dir: str, names: Container[str]
) -> Iterator[Problem]:
    """Each relative address of a file that is not there, as MkDocs warns of it while it builds; `names` are the files below
    the folder of pages. Addresses without an ending may be pages that the program makes.
    """
    for page in pages:
        above = page.path.removeprefix(f"{docs_dir}/").rpartition("/")[0]
        shown = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), page.text) if "](" in page.text else ""
        for number, line in enumerate(shown.split("\n"), 1):
            for found in re.finditer(r"\]\(\s*<?(?P<to>[^\s>)]+)", line):
                path = unquote(re.split(r"[?#]", found["to"])[0])
                if _URL.match(path) or path.startswith(("/", "\\")) or not _HAS_ENDING.search(path):
                    continue
                if posixpath.normpath(posixpath.join(above, path)) not in names:
                    message = f"链接「{short(found['to'])}」没有这个文件"
                    hint = "检查文件名、大小写和文件夹，从这一页所在的文件夹写起"
                    place = (page.path, number, found.start("to") + 1)
                    yield Problem(*place, "missing-link", message, hint, Severity.WARNING)


_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def _is_readable(address: str) -> bool:
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True
