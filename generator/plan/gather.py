"""Everything that a site consists of, in the order in which it is listed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment

from generator import cache, hours, outputs, search
from generator.kinds import Kind
from generator.kinds.kind import Context
from generator.kinds.present import newest
from generator.maps import Ground, MapDocument, map_document
from generator.media import NOTHING, Development
from generator.plan import booklets
from generator.plan.assets import Assets, browser_assets, icon_files
from generator.plan.chrome import chrome_globals, site_values
from generator.plan.offline import worker_files, works_offline
from generator.plan.pictures import photo_files, qr_drawer, with_cards
from generator.plan.planned import PlannedFile
from generator.plan.redirects import redirects
from generator.plan.searching import search_files
from generator.plan.site_pages import site_pages
from generator.plan.stories import stories_of, story_pages
from generator.publication import View
from generator.render import Page, environment
from generator.render.exports import Prose, Story

APP_INDEX = "data/app/index.json"


@dataclass(frozen=True, slots=True)
class Plan:
    """Pages to stamp, files to make, and what the frame around the pages says."""

    context: Context
    site: Mapping[str, Any]
    assets: Assets
    pages: list[Page]
    files: list[PlannedFile]
    handwritten: tuple[Prose, ...] = ()
    everywhere: tuple[str, ...] = ("search",)
    early: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def templates_of(
    kinds: Iterable[Kind], *, overrides: Path | None = None, bytecode: BytecodeCache | None = None
) -> Environment:
    """The templates of the frame and of all kinds."""
    folders = {kind.name: kind.templates for kind in kinds}
    return environment(folders, extra=chrome_globals(), overrides=overrides, bytecode=bytecode)


def context_for(
    view: View,
    kinds: Iterable[Kind],
    *,
    overrides: Path | None = None,
    bytecode: BytecodeCache | None = None,
    photos: Development = NOTHING,
) -> Context:
    """What kinds make their pages from. Each kind adds to the pages of others in the order of `kinds`."""
    kinds = tuple(kinds)
    contributions: dict[str, tuple[Any, ...]] = {}
    for kind in kinds:
        for place, contribute in kind.sections.items():
            contributions[place] = (*contributions.get(place, ()), contribute)
    for of in ("team", "area"):
        contributions[of] = (*contributions.get(of, ()), partial(booklets.on_record, kinds, of))
    return Context(
        view,
        templates_of(kinds, overrides=overrides, bytecode=bytecode),
        hours.calendar(view.today.year, view.settings.options.holidays),
        contributions,
        tuple(kind.changes for kind in kinds if kind.changes is not None),
        {kind.name: kind.address for kind in kinds if kind.address is not None},
        tuple(kind.honours for kind in kinds if kind.honours is not None),
        pictures=photos.pictures,
        qr=qr_drawer(view.settings),
    )


def gather(
    view: View,
    kinds: Iterable[Kind],
    *,
    handwritten: Iterable[Prose] = (),
    own_home: bool = False,
    overrides: Path | None = None,
    bytecode: BytecodeCache | None = None,
    draw: Callable[[Ground], MapDocument] = map_document,
    live: bool = True,
    photos: Development = NOTHING,
    store: cache.Store | None = None,
) -> Plan:
    """Plan a site.

    `handwritten` are the pages that somebody wrote by hand apart from a home page, `overrides` a folder of the owner's own templates for the
    frame, `draw` makes the map document, `photos` are those that were developed, `store` keeps what is
    drawn. `live` is False while somebody edits: then no phone keeps anything.
    """
    kinds, handwritten, store = tuple(kinds), tuple(handwritten), store or cache.Store()
    settings = view.settings
    context = context_for(view, kinds, overrides=overrides, bytecode=bytecode, photos=photos)
    assets = browser_assets(settings, _browser_values(context, kinds))
    updated = newest(record for kind in kinds for record in view.all(kind.name))
    stories = stories_of(context, kinds)
    site = {
        **_site_values(context, kinds, updated),
        "pages": [(prose.title, prose.url) for prose in handwritten],
        "map_host": assets.ground.host(),
        "feed": outputs.FEED if outputs.feed_entries(stories) else "",
    }
    own = _pages(context, kinds, stories, site, assets, own_home=own_home)
    with_images, cards = with_cards(own, stories, settings, store)
    pages = [*with_images, *redirects(view, with_images)]
    listed = _listed(pages, handwritten, own_home=own_home)
    worker = partial(worker_files, context, assets, pages, APP_INDEX, own_home=own_home, live=live)
    files = [
        PlannedFile("assets", lambda: assets.files),
        icon_files(settings, assets, store),
        PlannedFile("map", lambda: assets.map_files(draw)),
        PlannedFile("search", partial(search_files, context, kinds, handwritten)),
        *_data_files(context, kinds, updated),
        PlannedFile("feed", lambda: outputs.stories_feed(settings, stories)),
        PlannedFile("sitemap", partial(outputs.sitemap, settings, listed)),
        PlannedFile("worker", worker),
        PlannedFile("manifest", lambda: outputs.web_manifest(settings, assets.folder)),
        *photo_files(photos),
        *cards,
    ]
    everywhere = ("search", "offline") if live and works_offline(context) else ("search",)
    early = {page.kind: assets.behind(page.scripts) for page in pages if page.kind == "finder"}
    return Plan(context, site, assets, pages, files, handwritten, everywhere, early)


def _site_values(context: Context, kinds: tuple[Kind, ...], updated: str) -> Mapping[str, Any]:
    view = context.view
    menu = [link for kind in kinds if view.all(kind.name) for link in kind.menu]
    return {**site_values(view.settings, menu, updated, view.today), "updated": updated}


def _pages(
    context: Context,
    kinds: tuple[Kind, ...],
    stories: list[Story],
    site: Mapping[str, Any],
    assets: Assets,
    *,
    own_home: bool,
) -> Iterator[Page]:
    """The site's own pages, those of the kinds, of stories and of booklets."""
    yield from site_pages(context, site, own_home=own_home)
    for kind in kinds:
        yield from kind.pages(context)
    yield from story_pages(context, stories, booklets=bool(booklets.booklets_of(context, kinds)))
    yield from booklets.booklet_pages(context, kinds, assets.folder)


def _listed(pages: Iterable[Page], handwritten: Iterable[Prose], *, own_home: bool) -> list[tuple[str, str]]:
    """Addresses for the sitemap, each with the day of its last change; "" where nobody knows that."""
    # Hand-written pages are made by whoever reads Markdown, but they are found like the others.
    by_hand = [*([""] if own_home else []), *(prose.url for prose in handwritten)]
    return [*((page.path, page.changed) for page in pages if page.listed), *((url, "") for url in by_hand)]


def _data_files(context: Context, kinds: tuple[Kind, ...], updated: str) -> list[PlannedFile]:
    files: list[PlannedFile] = []
    for kind in kinds:
        if kind.app is not None:
            files.append(PlannedFile("app", partial(_app, context, kind, updated)))
        if kind.feature is not None:
            files.append(PlannedFile("geojson", partial(_geojson, context, kind)))
        if kind.table:
            files.append(PlannedFile("csv", partial(_table, context, kind)))
    return files


def _app(context: Context, kind: Kind, updated: str) -> Mapping[str, bytes]:
    assert kind.app is not None
    rows = [kind.app.row(context, record) for record in context.view.all(kind.name)]
    areas = {area.id: area.name for area in context.view.all("area")}
    parents = {area.id: area.parent for area in context.view.all("area")}
    found = outputs.app_data(rows, areas=areas, parents=parents, updated_on=updated)
    index = next(iter(found))
    # The index keeps its name, so that pages need not change when the data does; shards hold their hash.
    return {APP_INDEX if path == index else path: content for path, content in found.items()}


def _geojson(context: Context, kind: Kind) -> Mapping[str, bytes]:
    assert kind.feature is not None
    features = [kind.feature(context, record) for record in context.view.all(kind.name)]
    return {f"data/{kind.name}s.geojson": outputs.geojson(features)}


def _table(context: Context, kind: Kind) -> Mapping[str, bytes]:
    return {f"data/{kind.name}s.csv": outputs.table(kind.table, context.view.all(kind.name))}


def _browser_values(context: Context, kinds: tuple[Kind, ...]) -> Mapping[str, Any]:
    values: dict[str, Any] = {"calendar": context.calendar.data(), "app": APP_INDEX, "search": search.INDEX}
    for kind in kinds:
        if kind.app is not None:
            values |= kind.app.values(context)
    return values
