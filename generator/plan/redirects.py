"""Old addresses lead to the new ones, since posters with codes are printed."""

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from generator.publication import View
from generator.render import Content, Page


def redirects(view: View, pages: list[Page]) -> Iterator[Page]:
    """A small page for each alias of a record that has a page of its own."""
    taken = {page.path for page in pages}
    for kind in view.records:
        for record in view.all(kind):
            for alias in record.aliases:
                old, new = f"{kind}s/{alias}/", f"{kind}s/{record.id}/"
                if old not in taken and new in taken:
                    yield Page(old, "moved", partial(_moved, new, record.label), (), listed=False)


def _moved(new: str, name: str, base: str) -> Content:
    body = Markup('<div class="y-text"><h1>{}</h1><p>这个页面换了地址：<a href="{}">{}</a></p></div>').format(
        "换了地址", base + new, name
    )
    return Content("换了地址", body, "换了地址", noindex=True, refresh=base + new)
