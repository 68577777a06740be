"""Filling the shell for one page: every value escaped for its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from markupsafe import escape

from generator.render.escaping import quick_escape
from generator.render.page import Content, Page, ShareImage
from generator.render.shell import Shell, json_ld_element


@dataclass(frozen=True, slots=True)
class Stamp:
    """A shell with what is the same on every page: where the site lives, its name, the modules of all pages.

    `early` names the modules, by kind of page, that a browser would else find one behind the other.
    """

    shell: Shell
    site_url: str
    site_name: str
    assets: str
    styles: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    everywhere: tuple[str, ...] = ("search",)
    early: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def page(self, page: Page) -> bytes:
        """The finished page as UTF-8."""
        # These two are sent in place of pages of any depth, so their way to the root is the whole address.
        base = self._root() if page.path in ("404.html", "offline.html") else page.base
        content = page.content(base)
        return self.shell.stamp(self._slots(page, content, base)).encode()

    def _root(self) -> str:
        """The path part of the site's address, ending in a slash."""
        after = self.site_url.split("://", 1)[-1]
        return "/" + after.partition("/")[2].strip("/") + "/" if "/" in after.rstrip("/") else "/"

    def _slots(self, page: Page, content: Content, base: str) -> Mapping[str, str]:
        title = quick_escape(content.title if page.kind == "home" else f"{content.title} · {self.site_name}")
        description = quick_escape(" ".join(content.description.split())[:200])
        canonical = quick_escape(f"{self.site_url.rstrip('/')}/{page.path}")
        return {
            "title": title,
            "description": description,
            "canonical": canonical,
            "og": self._og(content, canonical, title, description),
            "json_ld": json_ld_element(content.json_ld),
            "body": content.body,
            "kind": page.kind,
            "scripts": _scripts(
                self.assets,
                self.styles,
                self.modules,
                (*page.scripts, *self.everywhere),
                self.early.get(page.kind, ()),
                base,
            ),
            "robots": '<meta name="robots" content="noindex">' if content.noindex else "",
            "base": base,
        }

    def _og(self, content: Content, canonical: str, title: str, description: str) -> str:
        """Values come escaped: this is done ten thousand times, and Markup.format is slow."""
        lines = (
            f'<meta property="og:type" content="{content.og_type}">\n<meta property="og:locale" content="zh_CN">\n'
            f'<meta property="og:title" content="{title}">\n<meta property="og:description" content="{description}">\n'
            f'<meta property="og:url" content="{canonical}">\n'
            f'<meta property="og:site_name" content="{quick_escape(self.site_name)}">'
        )
        if content.image is not None:
            lines += self._image(content.image)
        if content.refresh:
            lines += f'\n<meta http-equiv="refresh" content="0; url={escape(content.refresh)}">'
        return lines

    def _image(self, image: ShareImage) -> str:
        """Open Graph wants whole addresses; itemprop is what WeChat reads."""
        root = escape(self.site_url.rstrip("/") + "/")
        return (
            f'\n<meta property="og:image" content="{root}{escape(image.url)}">'
            f'\n<meta property="og:image:width" content="{image.width}">'
            f'\n<meta property="og:image:height" content="{image.height}">'
            f'\n<meta itemprop="image" content="{root}{escape(image.square or image.url)}">'
        )


@cache
def _scripts(
    assets: str,
    styles: tuple[str, ...],
    modules: tuple[str, ...],
    scripts: tuple[str, ...],
    early: tuple[str, ...],
    base: str,
) -> str:
    """The elements that load styles and modules; the same for most pages of a depth."""
    names = dict.fromkeys(scripts)
    lines = [f'<link rel="stylesheet" href="{base}{escape(path)}">' for path in styles]
    lines += [f'<link rel="modulepreload" href="{base}{assets}{name}.js">' for name in early]
    lines += [f'<script type="module" src="{base}{assets}{name}.js"></script>' for name in names]
    lines += [f'<script type="module" src="{base}{escape(path)}"></script>' for path in modules]
    return "\n".join(lines)


__all__ = ["Stamp"]
