"""`python -m bench.phone [--site DIR] [--sizes 100 10000 200000]`: what the site costs a phone, in Chromium.

On a line of slow 4G (150 ms, 1.6 Mbit/s) and a processor slowed six times: bytes, LCP, CLS and TBT of a page of each type;
filters, the first nearest answer and the map of the synthetic district at several sizes.
"""

import argparse
import gzip
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from bench import yitu_site
from bench.contestant import CACHE
from bench.district import CENTRE, TODAY, make_district
from bench.measure import run
from generator.host import pipeline
from generator.records import load_settings
from tests.browsing.devices import FLAGS, PHONE
from tests.browsing.find_chromium import MISSING, find
from tests.browsing.server import StaticServer

SLOWED = 6
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
BUILT = 10_000
HERE: Any = {"latitude": CENTRE[1] + 0.07, "longitude": CENTRE[0] + 0.05}
FILTERS = ("open", "water", "meal", "toilet", "no-card", "night")

# Largest paint, layout shifts, and what of each long task goes beyond 50 ms.
WATCH = """
window.seen = { lcp: 0, cls: 0, tasks: [] };
const watch = (type, act) => new PerformanceObserver((list) => list.getEntries().forEach(act)).observe({ type, buffered: true });
watch("largest-contentful-paint", (entry) => { window.seen.lcp = entry.startTime; });
watch("layout-shift", (entry) => { if (!entry.hadRecentInput) window.seen.cls += entry.value; });
watch("longtask", (entry) => window.seen.tasks.push(entry.duration));
"""
# From a tap to a list that stands, with all data there already.
FILTERED = """async (id) => {
  const list = document.querySelector("[data-list]");
  const started = performance.now();
  const done = new Promise((resolve) => {
    const observer = new MutationObserver(() => { observer.disconnect(); resolve(performance.now() - started); });
    observer.observe(list, { childList: true });
  });
  document.querySelector(`[data-filter="${id}"]`).click();
  return done;
}"""
# Which stations are open, have it and are nearest: the work over the columns, without drawing.
FOUND = """async ([id, here]) => {
  const finder = Array.from(document.scripts).find((script) => script.src.endsWith("/finder.js")).src;
  const { findRows } = await import(finder.replace("finder.js", "choice.js"));
  const started = performance.now();
  findRows({ filters: ["open", id], equals: {} }, { lng: here.longitude, lat: here.latitude }, Date.now());
  return performance.now() - started;
}"""
# From a letter in the search field to titles that stand, the index being there.
SEARCHED = """async (words) => {
  const field = document.querySelector("main input[type=search]") || document.querySelector("input[type=search]");
  const type = (text) => { field.value = text; field.dispatchEvent(new Event("input", { bubbles: true })); };
  const answered = () => new Promise((resolve) => {
    const observer = new MutationObserver(() => { observer.disconnect(); resolve(performance.now()); });
    observer.observe(document.querySelector("main"), { childList: true, subtree: true });
  });
  const took = [];
  for (const word of words) {
    const done = answered();
    const started = performance.now();
    type(word);
    took.push((await done) - started);
    await new Promise((resolve) => setTimeout(resolve, 1500));
  }
  return took.slice(1);
}"""
WORDS = ("合成", "合成驿站0", "示例路 3", "手机充电", "hcyz", "第17街道", "没有这个词")
# From a tap on 地图 to signs that are painted; `ready` is when Leaflet has been loaded.
MAP = """() => new Promise((done) => {
  const started = performance.now();
  let ready = 0;
  const observer = new MutationObserver(() => {
    if (!ready && window.L) ready = performance.now() - started;
    if (!document.querySelector(".y-cluster, .y-pin")) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => done([ready, performance.now() - started]), 0));
  });
  observer.observe(document, { childList: true, subtree: true });
  window.seen.tasks.length = 0;
  document.querySelector("[data-action=map]").click();
})"""


def main() -> int:
    """Measure and print tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.phone", description=__doc__)
    parser.add_argument(
        "--site", type=Path, help=f"a built site of {BUILT:,} stations; else it is built first"
    )
    parser.add_argument("--sizes", type=int, nargs="*", default=[100, BUILT, 200_000])
    options = parser.parse_args()
    executable = find(os.environ)
    if executable is None:
        raise SystemExit(MISSING)
    folder = Path(tempfile.mkdtemp(prefix="yitu-phone-"))
    try:
        site = options.site or built(folder / "site")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
            page_table(browser, site)
            size_table(browser, site, options.sizes, folder)
            browser.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def built(folder: Path) -> Path:
    """The district as a site."""
    yitu = yitu_site.write(folder, make_district(stations=BUILT, stories=100))
    env = os.environ | {"XDG_CACHE_HOME": str(folder / CACHE)}
    run(yitu.command, cwd=folder, env=env, log=folder / "build.log")
    return folder / "public"


def say(*cells: object) -> None:
    """Print a row of a table."""
    sys.stdout.write("| " + " | ".join(map(str, cells)) + " |\n")


def head(*cells: str) -> None:
    """Print the head of a table."""
    say(*cells)
    say(*("---" if not place else "--:" for place in range(len(cells))))


# -- pages -------------------------------------------------------------------------------------------------


def page_table(browser: Browser, site: Path) -> None:
    """One first visit to a page of each type."""
    head("page", "requests", "kB (gzip)", "HTML kB", "LCP s", "CLS", "TBT ms")
    for name, path in page_types(site):
        with visitor(browser, [site]) as (page, origin, asked):
            page.goto(f"{origin}/{path}")
            page.wait_for_timeout(4000)
            seen = page.evaluate("window.seen")
        files = [file for file in map(site.joinpath, asked) if file.is_file()]
        html = packed(site / path / "index.html")
        say(
            name,
            len(asked),
            round((html + sum(map(packed, files))) / 1000, 1),
            round(html / 1000, 1),
            round(seen["lcp"] / 1000, 2),
            round(seen["cls"], 3),
            blocked(seen["tasks"]),
        )
    sys.stdout.write("\n")


def page_types(site: Path) -> Iterator[tuple[str, str]]:
    """A page of each type that the site has; of records, the first."""
    for path in ("", "map/", "stations/", "areas/", "exemplars/", "search/", "privacy/"):
        if (site / path / "index.html").is_file():
            yield path or "home", path
    for kind in ("stations", "areas", "exemplars", "services", "teams"):
        first = next((page for page in sorted((site / kind).glob("*/index.html"))), None)
        if first is not None:
            yield f"{kind}/…", first.parent.relative_to(site).as_posix() + "/"


def packed(file: Path) -> int:
    """The bytes of a file, gzipped as servers do."""
    return len(gzip.compress(file.read_bytes(), 6))


def blocked(tasks: list[float]) -> int:
    """Total blocking time: what of each task goes beyond 50 ms."""
    return round(sum(max(0.0, task - 50) for task in tasks))


# -- sizes -------------------------------------------------------------------------------------------------


def size_table(browser: Browser, site: Path, sizes: list[int], folder: Path) -> None:
    """The finder over districts of several sizes: the pages of one site, the data of each size."""
    head(
        "stations",
        "first nearest answer: requests",
        "kB (gzip)",
        "s",
        "title search ms",
        "find ms",
        "filter ms (median)",
        "filter ms (worst)",
        "map: Leaflet ms",
        "map: signs ms",
        "longest task ms",
    )
    for size in sizes:
        data = folder / f"data-{size}"
        app_data(data, size)
        folders = [data, site]
        say(
            f"{size:,}",
            *nearest(browser, folders),
            searched(browser, folders),
            *filters_and_map(browser, folders),
        )


def app_data(folder: Path, size: int) -> None:
    """Write what the finder reads of a district, and no page."""
    source = folder / "source"
    yitu_site.write(source, make_district(stations=size, stories=1))
    settings, problems = load_settings(source, os.environ)
    if settings is None:
        raise SystemExit(str(problems))
    made = pipeline.make_plan(pipeline.prepare(source, settings, today=TODAY, doubts=False))
    planned = next(file for file in made.files if file.name == "app")
    for path, content in planned.make().items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    shutil.rmtree(source)


def nearest(browser: Browser, folders: list[Path]) -> tuple[int, float, float]:
    """From a tap on 找离我最近的, as soon as the page can be tapped, to cards; with all data asked for until then."""
    with visitor(browser, folders) as (page, origin, asked):
        page.goto(f"{origin}/map/")
        started = page.evaluate("performance.now()")
        page.locator("[data-action=locate]").tap()
        page.wait_for_selector("[data-list] [data-row]", timeout=120_000)
        took = page.evaluate("performance.now()") - started
        data = [path for path in asked if path.startswith("data/app/")]
    files = [next(folder / path for folder in folders if (folder / path).is_file()) for path in data]
    return len(data), round(sum(map(packed, files)) / 1000, 1), round(took / 1000, 2)


def searched(browser: Browser, folders: list[Path]) -> int:
    """Titles of the built site for a word, the index being there: the median, whatever the size of the district."""
    with visitor(browser, folders, line=False) as (page, origin, _):
        page.goto(f"{origin}/search/")
        return middle(page.evaluate(SEARCHED, WORDS))


def middle(values: list[float]) -> int:
    """The median, rounded."""
    return round(sorted(values)[len(values) // 2])


def filters_and_map(browser: Browser, folders: list[Path]) -> tuple[int, int, int, int, int, int]:
    """Filters and the map once all data is there."""
    with visitor(browser, folders, line=False) as (page, origin, _):
        page.goto(f"{origin}/map/?f=open")
        page.wait_for_selector("[data-list] [data-row]", timeout=120_000)
        page.wait_for_timeout(4000)
        took: list[float] = []
        found: list[float] = []
        for id_ in FILTERS:
            if page.locator(f"[data-filter={id_}]").count():
                took.append(page.evaluate(FILTERED, id_))
                page.wait_for_timeout(1500)
                found.append(page.evaluate(FOUND, [id_, HERE]))
        page.goto(f"{origin}/map/?f=water")
        page.wait_for_selector("[data-list] [data-row]", timeout=120_000)
        page.wait_for_timeout(4000)
        ready, signs = page.evaluate(MAP)
        page.wait_for_timeout(1500)
        longest = max(page.evaluate("window.seen.tasks"), default=0)
    return middle(found), middle(took), round(max(took)), round(ready), round(signs), round(longest)


@contextmanager
def visitor(
    browser: Browser, folders: list[Path], *, line: bool = True
) -> Iterator[tuple[Page, str, list[str]]]:
    """A rider's phone that has never been here, slowed down; with the paths that it asks for."""
    server = StaticServer({"/": folders}, headers={}, squeeze=True)
    context = browser.new_context(
        **PHONE, geolocation=HERE, permissions=["geolocation"], service_workers="block"
    )
    context.add_init_script(WATCH)
    page = context.new_page()
    session: Any = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    if line:
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", LINE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(server.origin + "/")))
    try:
        yield page, server.origin, asked
    finally:
        context.close()
        server.stop()


if __name__ == "__main__":
    sys.exit(main())
