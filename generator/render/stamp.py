"""Filling the shell for one page: every value escaped for its place."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.render.page import Content, Page
from generator.render.shell import Shell, json_ld_element


@dataclass(frozen=True, slots=True)
class Stamp:
    """A shell with what is the same on every page: where the site lives and its name."""

    shell: Shell
    site_url: str
    site_name: str
    assets: str
    styles: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()

    def page(self, page: Page) -> bytes:
        """The finished page as UTF-8."""
        # An error page is sent at any depth, so its way to the root is the whole address.
        base = self._root() if page.path == "404.html" else page.base
        content = page.content(base)
        return self.shell.stamp(self._slots(page, content, base)).encode()

    def _root(self) -> str:
        """The path part of the site's address, ending in a slash."""
        after = self.site_url.split("://", 1)[-1]
        return "/" + after.partition("/")[2].strip("/") + "/" if "/" in after.rstrip("/") else "/"

    def _slots(self, page: Page, content: Content, base: str) -> Mapping[str, str]:
        title = content.title if page.kind == "home" else f"{content.title} · {self.site_name}"
        canonical = self.site_url.rstrip("/") + "/" + page.path
        return {
            "title": escape(title),
            "description": escape(" ".join(content.description.split())[:200]),
            "canonical": escape(canonical),
            "og": self._og(content, canonical, title),
            "json_ld": json_ld_element(content.json_ld),
            "body": content.body,
            "kind": page.kind,
            "scripts": self._scripts(page, base),
            "robots": Markup('<meta name="robots" content="noindex">') if content.noindex else "",
            "base": base,
        }

    def _og(self, content: Content, canonical: str, title: str) -> Markup:
        lines = Markup(
            '<meta property="og:title" content="{}">\n<meta property="og:description" content="{}">\n'
            '<meta property="og:url" content="{}">\n<meta property="og:site_name" content="{}">'
        ).format(title, " ".join(content.description.split())[:200], canonical, self.site_name)
        if content.refresh:
            lines += Markup('\n<meta http-equiv="refresh" content="0; url={}">').format(content.refresh)
        return lines

    def _scripts(self, page: Page, base: str) -> Markup:
        styles = [Markup('<link rel="stylesheet" href="{}{}">').format(base, path) for path in self.styles]
        own = [
            Markup('<script type="module" src="{}{}"></script>').format(base, path) for path in self.modules
        ]
        element = Markup('<script type="module" src="{}{}{}.js"></script>')
        names = dict.fromkeys((*page.scripts, "search"))
        return Markup("\n").join(
            [*styles, *(element.format(base, self.assets, name) for name in names), *own]
        )


__all__ = ["Stamp"]
