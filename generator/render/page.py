"""A page before it is written: where it lies, what it is, and how its content comes about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Link:
    """A title and a path from the site root."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part that one kind adds to the page of another, or to the home page.

    `kept` says that a phone may keep it for the tunnel: nothing in it can name a person.
    """

    id: str
    title: str
    body: Markup
    more: Link | None = None
    kept: bool = False


@dataclass(frozen=True, slots=True)
class ShareImage:
    """What is shown of a page where its address is passed on: paths from the site root, size in pixels.

    `square` is for WeChat, which shows a small square beside the title; empty when there is none.
    """

    url: str
    width: int
    height: int
    square: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What fills the shell: texts unescaped, body finished, `json_ld` as plain data, `refresh` where to go on to."""

    title: str
    body: Markup
    description: str = ""
    json_ld: Mapping[str, Any] | None = None
    noindex: bool = False
    refresh: str = ""
    og_type: str = "website"
    image: ShareImage | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `path` from the site root ("" home, "stations/x/" a folder, "404.html" a file).

    `content` is called with the relative way back to the root ("", "../", …) when the page is stamped, perhaps in
    another process. `scripts` names the browser modules it needs. `changed` is the day of the newest record in it.
    """

    path: str
    kind: str
    content: Callable[[str], Content]
    scripts: tuple[str, ...] = ("live",)
    changed: str = ""
    listed: bool = True

    @property
    def file(self) -> str:
        """The file that a server sends for the path."""
        return self.path + "index.html" if not self.path or self.path.endswith("/") else self.path

    @property
    def base(self) -> str:
        """The relative way from the page to the site root."""
        return "../" * self.path.count("/")
