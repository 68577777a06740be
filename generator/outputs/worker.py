"""sw.js: the service worker with what it may keep, or the kill switch that removes it from phones."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.resources import files

_CODE = files("generator.browser") / "worker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """What a phone may keep of a site; everything else is network only. Paths are from the site root.

    `pages` are kept as they are named, `below` every page below a folder, `data` every JSON file below a folder.
    `first` are the pages and `files` (below `assets`) that are fetched before anybody asks for them; `weight` is the
    size of those files. `index` names the shards of stations ("" without stations); `small` is how many stations are
    fetched unasked; `indexes` keep their names while their content changes. `offline` stands in for a page that is
    not there, its addresses begin at `root`. `people` changes with whoever is shown by name: a text of a place may
    name somebody, so when one leaves, everything that was kept goes at the next visit.
    """

    root: str
    assets: str
    files: tuple[str, ...]
    weight: int
    offline: str
    pages: tuple[str, ...]
    below: tuple[str, ...]
    data: tuple[str, ...]
    indexes: tuple[str, ...]
    index: str
    small: int
    first: tuple[str, ...]
    people: str


def service_worker(keeping: Keeping) -> Mapping[str, bytes]:
    """sw.js; its version, and so the caches of a phone, changes only with the assets, the rules, the code or who is shown."""
    code = (_CODE / "sw.js").read_text(encoding="utf-8")
    rules = {name: value for name, value in asdict(keeping).items() if name != "first"}
    version = hashlib.sha256(f"{json.dumps(rules, sort_keys=True)}\0{code}".encode()).hexdigest()[:10]
    site = json.dumps({"version": version, **asdict(keeping)}, ensure_ascii=True, separators=(",", ":"))
    return {"sw.js": f"// Written by the build.\nconst SITE = {site};\n\n{code}".encode()}


def kill_switch() -> Mapping[str, bytes]:
    """sw.js of a site without offline support: whoever has a worker from before is rid of it and of what it kept."""
    return {"sw.js": (_CODE / "off.js").read_bytes()}
