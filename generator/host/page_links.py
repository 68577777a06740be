"""Links of hand-written pages and of the menu to files that are not there, as MkDocs will warn of them while it builds."""

import posixpath
import re
from collections.abc import Container, Iterable, Iterator
from itertools import islice
from typing import Any
from urllib.parse import unquote, urlsplit

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from generator import plan
from generator.records import Problem, Row, Settings, Severity, WrittenFiles, WrittenPage, shown

_PERHAPS = re.compile(
    r"\]\(\s*<?(?P<inline>[^\s>)]+)|^ {0,3}\[[^\]]+\]:\s*<?(?P<named>[^\s>]+)", re.MULTILINE
)


def missing_links(
    settings: Settings, written: WrittenFiles, extensions: list[str], *, whole: bool = True
) -> Iterator[Problem]:
    """A warning for each relative address with an ending that is no file below the folder of pages; where that is not
    the `whole` of what MkDocs publishes, only for those that the program makes.

    `extensions` are the names of those that read the pages. They get no options: some of these run what a page holds.
    """
    names = frozenset(written.names)
    for page in written.pages:
        folder, address = _places(settings, page)
        # Reading Markdown takes long, and nearly every page has nothing but links that are right.
        perhaps = (str(found[str(found.lastgroup)]) for found in _PERHAPS.finditer(page.body))
        if not any(_is_missing(to, folder, names) for to in perhaps):
            continue
        links = _links(page.body, extensions)
        for to in dict.fromkeys(links):
            if _is_missing(to, folder, names):
                made, message, hint = _said(settings, to, (folder, address))
                for place in islice(_lines_of(page, to), links.count(to) if made or whole else 0):
                    yield Problem(page.path, *place, "missing-link", message, hint, Severity.WARNING)


def missing_in_menu(
    rows: Iterable[Row], settings: Settings, names: Container[str], *, whole: bool = True
) -> Iterator[Problem]:
    """A warning for each entry of the menu that is neither a file below the folder of pages nor a whole address; see
    `missing_links`.
    """
    row = next((row for row in rows if row.data.get("nav")), None)
    if row is None:
        return
    for loc, to in _entries(row.data["nav"], ("nav",)):
        made = plan.is_made(to)
        if to in names or _is_absolute(to) or not (made or whole):
            continue
        message, hint = f"菜单里的「{shown(to)}」没有这个页面", "检查文件名和大小写，或删去这一行"
        if made:
            message = f"菜单里的「{shown(to)}」不是手写的页面，这样的网址由程序生成"
            hint = f"写完整的网址 {_address(settings, to)}"
        place = (row.path, *row.place(loc))
        yield Problem(*place, "missing-page", message, hint, Severity.WARNING, field="nav")


def _entries(nav: object, loc: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(nav, str):
        yield loc, nav
    elif isinstance(nav, list):
        for index, item in enumerate(nav):
            yield from _entries(item, (*loc, index))
    elif isinstance(nav, dict):
        for title, item in nav.items():
            yield from _entries(item, (*loc, title))


def _is_absolute(to: str) -> bool:
    try:
        scheme, host, *_ = urlsplit(to)
    except ValueError:
        return True
    return bool(scheme or host) or to.startswith(("/", "\\"))


def _address(settings: Settings, made: str) -> str:
    return f"{settings.site_url.rstrip('/')}/{made.removesuffix('index.html')}"


def _places(settings: Settings, page: WrittenPage) -> tuple[str, str]:
    """The folder of a page and the address it is published at: one is what MkDocs, the other what browsers start from."""
    above, _, name = page.path.removeprefix(f"{settings.docs_dir}/").rpartition("/")
    stem = name.rpartition(".")[0]
    is_folder = stem in ("index", "README") or not settings.use_directory_urls
    return above, above if is_folder else posixpath.join(above, stem)


def _path(to: str) -> str:
    """The path that a relative address names; empty when it is none, or has no ending and may be any page."""
    path = "" if _is_absolute(to) else unquote(urlsplit(to).path)
    return path if posixpath.splitext(path)[1] else ""


def _is_missing(to: str, folder: str, names: Container[str]) -> bool:
    path = _path(to)
    return path != "" and posixpath.normpath(posixpath.join(folder, path)) not in names


def _said(settings: Settings, to: str, places: tuple[str, str]) -> tuple[str, str, str]:
    """The address if the program makes it, what is wrong, what to do."""
    targets = [posixpath.normpath(posixpath.join(place, _path(to))) for place in places]
    made = next((target for target in targets if plan.is_made(target)), None)
    if made is None:
        message = f"链接「{shown(to)}」在 {settings.docs_dir} 里没有这个文件"
        hint = "检查文件名、大小写和文件夹，从这一页所在的文件夹写起"
        if to.startswith("www."):
            hint = f"网址写完整：https://{shown(to)}"
        elif "@" in to and "/" not in to:
            hint = f"邮箱前面写 mailto:，例如 mailto:{shown(to)}"
        return "", message, hint
    message = f"链接「{shown(to)}」不是手写的文件，这样的网址由程序生成"
    return made, message, f"写完整的网址 {_address(settings, made)}"


def _lines_of(page: WrittenPage, to: str) -> Iterator[tuple[int, int]]:
    """Line and column of each place where an address is written; the first line when it is written otherwise."""
    found = None
    for found in re.finditer(rf"\](?:\(|:)\s*<?({re.escape(to)})(?=[\s>)])", page.text):
        at = found.start(1)
        yield page.text.count("\n", 0, at) + 1, at - page.text.rfind("\n", 0, at)
    if found is None:
        yield 1, 1


def _links(body: str, extensions: list[str]) -> list[str]:
    """The addresses of links and pictures as MkDocs meets them; none where the text cannot be read."""
    try:
        reader = Markdown(extensions=extensions)
        links = _Links()
        reader.treeprocessors.register(links, "yitu_links", 0)
        reader.convert(body)
    except Exception:  # whatever an extension raises; the build will tell
        return []
    return links.found


class _Links(Treeprocessor):  # type: ignore[misc]
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def run(self, root: Any) -> None:
        for element in root.iter():
            if element.tag in ("a", "img"):
                self.found.append(element.get("href" if element.tag == "a" else "src") or "")
