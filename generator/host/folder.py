"""The second door: the same site from the same folder without MkDocs; hand-written pages by Python-Markdown alone."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import markdown
from markupsafe import Markup

from generator import cache, media, publish
from generator.host import pipeline
from generator.host.pipeline import Prepared
from generator.plan import Plan
from generator.publication import leading_to, spoken
from generator.publish import Maker, Staging
from generator.records import PAGE_ENDINGS
from generator.render import Content, Page, joined_lines
from generator.render.exports import Prose

_EXTENSIONS = ["tables", "fenced_code", "sane_lists", "attr_list", "admonition", "toc"]
_TITLE = re.compile(r"^#\s+(.+?)\s*#*$", re.MULTILINE)


def build(folder: Path, prepared: Prepared, site_dir: Path, *, jobs: int | None = None) -> None:
    """Build a folder into `site_dir`. Raises PublishError when it cannot be written there."""
    staging = Staging(site_dir, folder, kept=(*publish.SOURCES, prepared.site.settings.docs_dir))
    try:
        made = _plan(folder, prepared)
        others = publish.write_files(staging.folder, _copies(folder, prepared), jobs=1)
        pipeline.write(made, pipeline.stamp_for(made), staging.folder, jobs=jobs, others=others)
        staging.swap()
    except BaseException:
        staging.discard()
        raise


def _plan(folder: Path, prepared: Prepared) -> Plan:
    prose = list(_prose(prepared))
    made = pipeline.make_plan(
        prepared,
        handwritten=[page for page in prose if page.url],
        own_home=any(not page.url for page in prose),
        store=cache.Store(),
    )
    made.pages.extend(_page(made, page) for page in prose)
    return made


def _prose(prepared: Prepared) -> Iterator[Prose]:
    docs = prepared.site.settings.docs_dir
    for page in prepared.written.pages:
        file = Path(page.path).relative_to(docs).as_posix()
        if file in prepared.left_out:
            continue
        name = Path(file).with_suffix("").as_posix()
        leads = leading_to(prepared.left_out, file, prepared.site.settings.site_url)
        text = spoken(page.body, prepared.gone, page.allowed, leads)
        found = _TITLE.search(text)
        address = "" if name == "index" else name.removesuffix("/index") + "/"
        yield Prose(found.group(1) if found else name, address, text)


def _page(made: Plan, prose: Prose) -> Page:
    return Page(prose.url, "page" if prose.url else "home", partial(_content, made, prose), ())


def _content(made: Plan, prose: Prose, base: str) -> Content:
    html = Markup(joined_lines(markdown.markdown(prose.text, extensions=_EXTENSIONS)))
    crumbs = [("首页", "")] if prose.url else []
    page = {"title": prose.title, "crumbs": crumbs}
    body = made.context.render("page.html", base=base, site=made.site, page=page, content=html)
    return Content(prose.title, body, prose.title)


def _copies(folder: Path, prepared: Prepared) -> list[Maker]:
    """Pictures and other files beside the hand-written pages; never records."""
    docs = folder / prepared.site.settings.docs_dir
    found: list[Maker] = []
    for name in prepared.written.names:
        path = docs / name
        record = path.suffix.lower() in (".yml", ".yaml", *PAGE_ENDINGS)
        if path.is_file() and not path.is_symlink() and not record and name not in prepared.left_out:
            found.append(_copy(name, path))
    return found


def _copy(name: str, path: Path) -> Callable[[], dict[str, bytes]]:
    return lambda: {name: media.clean(path, cache.Store()) or path.read_bytes()}
