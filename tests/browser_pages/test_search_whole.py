"""The search against the records: any two characters of what a page says lead to it; what people type leads somewhere."""

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

Serve = Callable[..., str]

HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
# Which fields stand on the page of a record and are no names of things that stand elsewhere too.
STATION = (
    "name", "short_name", "address", "landmark", "entrance", "host", "operator", "network", "offer", "remark",
    "status_note", "hours",
)  # fmt: skip
SERVICE = ("name", "situations", "units", "audience", "steps", "documents", "fee", "hours")
ASK = """async (cases) => {
  const assets = document.querySelector('script[type=module][src]').src.replace(/[^/]*$/, '');
  const { openShelf, readBodies } = await import(assets + 'shelf.js');
  const { scores, termsOf } = await import(assets + 'book.js');
  const shelf = await openShelf('data/search/index.json');
  const fold = (text) => shelf.books.reduce((folded, owner) => owner.fold(folded), text);
  const missed = [];
  for (const [url, query] of cases) {
    const terms = termsOf(query, fold, shelf.same);
    const rest = await readBodies(shelf, terms, 1000);
    if (rest.fault || rest.left) return [['fault', String(rest.fault)]];
    const found = shelf.books.some((owner) => scores(owner, terms).some((score, row) => score && owner.url[row] === url));
    if (!found) missed.push([url, query]);
  }
  return missed;
}"""


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)


def said(record: dict[str, Any], names: tuple[str, ...]) -> Iterator[str]:
    """Runs of Chinese characters in some fields of a record."""
    for name in names:
        for text in texts(record.get(name)):
            yield from HAN.findall(text)


def notes(station: dict[str, Any]) -> Iterator[str]:
    """What stands beside a facility, a way in, a special day."""
    facilities = station.get("facilities")
    beside = list(facilities.values()) if isinstance(facilities, dict) else []
    parts = [*beside, *station.get("access", []), *station.get("special_hours", [])]
    for part in parts:
        if isinstance(part, dict):
            yield from HAN.findall(str(part.get("note") or ""))


def records(folder: Path) -> Iterator[tuple[str, str]]:
    """(page, run of characters) of every station, service, team and hand-written page."""
    for station in yaml.safe_load((folder / "stations.yml").read_text(encoding="utf-8")):
        for run in (*said(station, STATION), *notes(station)):
            yield f"stations/{station['id']}/", run
    kept = folder / "content" / "records"
    for kind, names in (
        ("services", SERVICE),
        ("teams", ("name", "summary", "pledge", "tasks")),
        ("outcomes", ("name",)),
    ):
        for record in yaml.safe_load((kept / f"{kind}.yml").read_text(encoding="utf-8")):
            for run in said(record, names):
                yield f"{kind}/{record['id']}/", run
    for name in ("about", "faq"):
        for run in HAN.findall((folder / "content" / f"{name}.md").read_text(encoding="utf-8")):
            yield f"{name}/", run


def parts_of(runs: list[tuple[str, str]], seed: int) -> list[list[str]]:
    """Two to five neighbouring characters of each run."""
    dice = random.Random(seed)
    found = set()
    for url, run in runs:
        size = min(len(run), dice.choice((2, 2, 3, 5)))
        start = dice.randrange(len(run) - size + 1)
        found.add((url, run[start : start + size]))
    return [list(one) for one in sorted(found)]


@pytest.mark.parametrize("seed", [1, 2])
def test_any_two_characters_of_what_a_record_says_find_its_page(
    phone: Page, demo_site: Path, demo_folder: Path, serve_dir: Serve, seed: int
) -> None:
    cases = parts_of(list(records(demo_folder)), seed)
    assert len(cases) > 2000
    phone.goto(serve_dir(demo_site) + "search/")
    assert phone.evaluate(ASK, cases) == []


WISHES = {
    "轮椅": "map/?f=wheelchair",
    "换电": "map/?f=battery_swap",
    "热饭": "map/?f=microwave",
    "寒潮": "notices/",
    "寒潮期间": "notices/",
}


def test_what_people_type_leads_to_a_filtered_list_or_the_notice(
    phone: Page, demo_site: Path, serve_dir: Serve
) -> None:
    phone.goto(serve_dir(demo_site) + "search/")
    assert phone.evaluate(ASK, [[url, query] for query, url in WISHES.items()]) == []
