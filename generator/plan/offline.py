"""What a phone may keep for the tunnel: stations and where to find them; never anything of a person."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote, urlsplit

from generator import outputs, search
from generator.kinds.kind import Context
from generator.maps import vendor_files
from generator.outputs import Keeping
from generator.outputs.app import FOLDER as APP_FOLDER
from generator.plan.assets import Assets
from generator.publication.spelling import tells
from generator.render import Page

OFFLINE = "offline.html"
_PAGES = (OFFLINE, "map/", "", "areas/", "search/", "stations/")
_BELOW = ("stations/", "areas/")
_DATA = (f"{APP_FOLDER}/", search.INDEX.removesuffix("index.json"))
_SMALL = 4000  # stations; above that a phone keeps only what was looked at
_MOST_AREAS = 40
_LAZY = re.compile(r'"((?:vendor/)?[a-zA-Z.-]+\.(?:js|css))"')


def works_offline(context: Context) -> bool:
    """Whether the site has a service worker: not where it is switched off, nor inside another site's page."""
    options = context.view.settings.options
    return options.service_worker and not options.column_mode


def worker_files(
    context: Context, assets: Assets, pages: Iterable[Page], app_index: str, *, own_home: bool, live: bool
) -> Mapping[str, bytes]:
    """sw.js; the kill switch where nothing is to be kept, or while somebody edits (`live` is False)."""
    if not live or not works_offline(context):
        return outputs.kill_switch()
    planned = [page.path for page in pages]
    return outputs.service_worker(keeping(context, assets, planned, app_index, own_home=own_home))


def keeping(
    context: Context, assets: Assets, planned: Iterable[str], app_index: str, *, own_home: bool
) -> Keeping:
    """The one table of what may be kept; `planned` are the paths of all pages.

    Home and the pages of areas name persons in some of their parts: these stand between two comments in the HTML,
    and the worker cuts them out. A home page written by hand is not kept, nobody knows what stands in it.
    """
    there = set(planned)
    # A notice stands on pages and in the data of stations alike: with a name in it nothing of both is kept.
    silent = _notice_names_somebody(context)
    pages = [path for path in _PAGES if path in there and not (path == "" and own_home)]
    stations = context.view.all("station")
    lists = [f"areas/{area.id}/" for area in context.view.all("area")]
    few = len(stations) <= _SMALL and len(lists) <= _MOST_AREAS
    files, weight = _shell(assets)
    return Keeping(
        root=urlsplit(context.view.settings.site_url).path.rstrip("/") + "/",
        assets=assets.folder,
        files=files,
        weight=weight,
        offline=OFFLINE,
        pages=(OFFLINE,) if silent else tuple(pages),
        below=() if silent else _BELOW,
        data=() if silent else _DATA,
        indexes=() if silent else (app_index, search.INDEX),
        index=app_index if stations and not silent else "",
        small=_SMALL,
        first=(OFFLINE,) if silent else tuple(map(quote, [*pages, *(lists if few else [])])),
        people=_people(context),
    )


def _people(context: Context) -> str:
    """Stands for all who are shown, each by id and name; it tells nobody's."""
    shown = sorted(f"{record.id} {record.name}" for record in context.view.all("exemplar"))
    return hashlib.sha256("\0".join(shown).encode()).hexdigest()[:10] if shown else ""


def _notice_names_somebody(context: Context) -> bool:
    names = {record.name for record in context.view.all("exemplar") if len(record.name) > 1}
    return any(tells(notice.text, name) for notice in context.view.all("notice") for name in names)


def _shell(assets: Assets) -> tuple[tuple[str, ...], int]:
    """The files that every page and the finder with its map need, from the assets folder on, and their bytes."""
    known = {path.removeprefix(assets.folder): len(content) for path, content in assets.files.items()}
    loader = assets.files[f"{assets.folder}loader.js"].decode()
    vendored = {f"vendor/{name}": len(content) for name, content in vendor_files()}
    lazy = [name for name in _LAZY.findall(loader) if name.startswith("vendor/")]
    kept = {name: size for name, size in known.items() if not name.endswith(".png") and name != "booklet.css"}
    kept |= {name: vendored.get(name, 0) for name in lazy}
    return tuple(sorted(kept)), sum(kept.values())
