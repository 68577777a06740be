"""The one way from a folder of records to a site: load → check → select → plan → stamp → publish."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from functools import partial
from pathlib import Path

from generator import cache, media, plan, publish
from generator.kinds import KINDS
from generator.maps import Ground, MapDocument, cache_key, map_document, vendor_files
from generator.plan import Plan
from generator.publication import View, gone_names, hidden_names, published, telling_files
from generator.publish import Maker, Written
from generator.records import Memory, Problem, Settings, Severity, Site, WrittenFiles, load, sort_problems
from generator.render import Page, Shell, Stamp, cast
from generator.render.exports import Prose

SHANGHAI = timezone(timedelta(hours=8))


def today(environment: Mapping[str, str]) -> date:
    """SOURCE_DATE_EPOCH where it is set, else the day in Asia/Shanghai. Only host and cli ask."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    instant = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return instant.astimezone(SHANGHAI).date()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A folder after load, check and select.

    `gone` are the names that no hand-written page may tell, `left_out` the files beside those pages that tell one.
    """

    site: Site
    view: View
    problems: tuple[Problem, ...]
    written: WrittenFiles
    photos: media.Development = media.NOTHING
    gone: tuple[str, ...] = ()
    left_out: frozenset[str] = frozenset()

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.severity is Severity.ERROR]

    @property
    def strict_warnings(self) -> list[Problem]:
        """Warnings that `--strict` counts: those that time alone brings are left out."""
        return [p for p in self.problems if p.severity is Severity.WARNING and not p.timely]


def prepare(
    folder: Path,
    settings: Settings,
    *,
    today: date,
    memory: Memory | None = None,
    doubts: bool = True,
    jobs: int | None = None,
    store: cache.Store | None = None,
    report: media.Report = lambda done, total: None,
) -> Prepared:
    """Load and check everything, pass it through the gate, develop the photos that passed. Never raises for what an
    editor wrote. `report` hears of photos that are not in the store yet.
    """
    kinds = [kind.record for kind in KINDS]
    loaded = load(
        folder, settings, kinds, today=today, memory=memory, doubts=doubts, jobs=jobs or os.cpu_count() or 1
    )
    view, withheld = published(loaded.site)
    store = store or cache.Store()
    beside = dict(telling_files(folder, settings.docs_dir, hidden_names(loaded.site, view.records)))
    named = list(media.photos_of(loaded.site))
    found = [photo for photo in named if isinstance(photo, media.Found)]
    problems = [
        *loaded.problems,
        *withheld,
        *beside.values(),
        *(problem for problem in named if isinstance(problem, Problem)),
        *media.problems_of(found, loaded.site),
        *media.problems_of_pages(folder, settings.docs_dir, store),
    ]
    photos = media.develop(
        media.shown_photos(found, loaded.site, view.records),
        store,
        jobs=jobs or os.cpu_count() or 1,
        report=report,
    )
    told = tuple(sort_problems([*problems, *photos.problems]))
    gone = gone_names(loaded.site, view.records)
    prepared = Prepared(loaded.site, view, told, loaded.written, photos, gone, frozenset(beside))
    # Only whole records make pages, and only few sites have a file for which it is worth planning them.
    if plan.may_be_taken(settings, loaded.written.names) and not prepared.errors:
        pages = {page.file for page in make_plan(prepared, own_home=True).pages}
        lost = plan.taken(settings, loaded.written.names, pages)
        prepared = replace(prepared, problems=tuple(sort_problems([*told, *lost])))
    return prepared


def make_plan(
    prepared: Prepared,
    *,
    handwritten: Iterable[Prose] = (),
    own_home: bool = False,
    overrides: Path | None = None,
    store: cache.Store | None = None,
    live: bool = True,
) -> Plan:
    """Plan the site; the map document comes from the cache where it was drawn before. A preview is not `live`."""
    bytecode = store.bytecode() if store else None
    draw = partial(drawn, store) if store else map_document
    return plan.gather(
        prepared.view,
        KINDS,
        handwritten=handwritten,
        own_home=own_home,
        overrides=overrides,
        bytecode=bytecode,
        draw=draw,
        photos=prepared.photos,
        store=store,
        live=live,
    )


def drawn(store: cache.Store, ground: Ground) -> MapDocument:
    """The map document from the store, drawn now if it is not there."""

    def parts() -> Mapping[str, str]:
        document = map_document(ground)
        return {"html": document.html, "script": document.script, "style": document.style}

    return MapDocument(**store.remember(f"map-{cache_key(ground)}", parts), files=vendor_files())


class NotBuilt(Exception):
    """Why there is no site, in Chinese; the old one is untouched. `settings`: mkdocs.yml itself cannot be used."""

    def __init__(self, why: str, *, settings: bool = False) -> None:
        super().__init__(why)
        self.settings = settings


@dataclass(frozen=True, slots=True)
class Extra:
    """What the owner of a site adds to every page: paths from the site root, and a folder of templates for the frame."""

    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    templates: Path | None = None


def stamp_for(made: Plan, extra: Extra = Extra()) -> Stamp:
    """The shell, cast once, with what is the same on every page."""
    settings = made.context.view.settings
    return Stamp(
        shell=_shell(made),
        site_url=settings.site_url,
        site_name=settings.site_name,
        assets=made.assets.folder,
        styles=extra.styles,
        modules=extra.scripts,
        everywhere=made.everywhere,
        early=made.early,
    )


def _shell(made: Plan) -> Shell:
    template = made.context.templates.get_template("shell.html")
    return cast(
        lambda slots: template.render(
            slots=slots, base=slots["base"], site=made.site, assets=made.assets.folder
        )
    )


def makers(made: Plan, stamp: Stamp) -> list[Maker]:
    """Everything that is to be written, as things that can be made apart from each other.

    The slow single ones come first, so that they run beside the pages.
    """
    files: list[Maker] = [planned.make for planned in made.files]
    return files + [partial(_page, stamp, page) for page in made.pages]


def _page(stamp: Stamp, page: Page) -> Mapping[str, bytes]:
    return {page.file: stamp.page(page)}


def write(
    made: Plan, stamp: Stamp, folder: Path, *, jobs: int | None = None, others: Iterable[Written] = ()
) -> Mapping[str, int]:
    """Write a planned site into a folder with its manifest; returns what was counted.

    `others` are files that another program wrote there.
    """
    written = publish.write_files(folder, makers(made, stamp), jobs=jobs or os.cpu_count() or 1)
    counts = {name: len(found) for name, found in made.context.view.records.items()} | {
        "pages": len(made.pages)
    }
    content = publish.build_manifest([*others, *written], counts)
    (folder / publish.MANIFEST).write_bytes(content)
    return counts


def shrunk(counts: Mapping[str, int], before: Mapping[str, int], limit: float) -> str:
    """Why a build must not replace the last one: too much would vanish. Empty when it may."""
    for name, number in before.items():
        now = counts.get(name, 0)
        if number >= 20 and now < number * (1 - limit):
            return (
                f"{name} 从 {number} 减到 {now}，超过 shrink_limit（{limit:.0%}），没有发布。"
                "确实要减这么多时，加 --allow-shrink 再运行"
            )
    return ""
