"""Attacks in every text of every kind: nothing fires in Chromium, texts show as written, the map lives."""

import csv
import json
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.kinds import KINDS
from tests.browsing.devices import DEVICES
from tests.browsing.server import StaticServer
from tests.browsing.witness import Witness
from tests.conftest import write_file
from tests.hostile.payloads import FORBIDDEN, PAYLOADS
from tests.hostile.records import Filled, filled
from tests.media.samples import photo

DAY = {"SOURCE_DATE_EPOCH": "1795305600"}  # 2026-11-22
PLAIN = "平常的字"
KIND = {kind.name: kind for kind in KINDS}
FILES = {name: kind.record.files[0] for name, kind in KIND.items()}
TARGETS = {name: f"{name}-plain" for name in KIND} | {"exemplar": "p-plain"}
LISTS = {"station": "map/index.html"}  # a kind's list, where it is not beside its pages
ITSELF = {"notice": ("text",)}  # the text by which a record is called, where it is not the name
MARKDOWN = {"story", "convention", "about"}
# A story of fewer than 150 characters, or of nothing that can be looked up, has no page.
ENOUGH = "这一段只为把故事写够一页的长度，没有别的意思。" * 10 + "那天是4月30日。一共来了十七个人。"

# Runs before the page's own scripts: what would open a window is an error that the witness sees.
HOOKS = """
for (const name of ["alert", "prompt", "confirm", "print"]) {
  window[name] = (...said) => console.error("fired: " + name + " " + said.join());
}
"""
AUDIT = (Path(__file__).parent / "hostile" / "audit.js").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Hostile:
    """The built site, its records by (kind, name of the payload), and which texts `check` refused."""

    site: Path
    records: dict[tuple[str, str], Filled]
    refused: dict[tuple[str, str], set[str]]


def id_of(kind: str, payload: str) -> str:
    """station-script, p-script …: the ids of people tell nothing, not even the kind."""
    return f"{'p' if kind == 'exemplar' else kind}-{payload[:12]}"


def called(hostile: Hostile, kind: str, payload: str) -> str:
    """What the record is called, on one line."""
    return squeezed(hostile.records[kind, payload].texts[ITSELF.get(kind, ("name",))])


def squeezed(text: str) -> str:
    return " ".join(text.split())


def everything() -> dict[tuple[str, str], Filled]:
    made = {}
    for kind in KIND:
        for number, (name, payload) in enumerate({"plain": PLAIN, **PAYLOADS}.items()):
            record = filled(KIND[kind].record, id_of(kind, name), payload, TARGETS)
            if "position" in record.data:
                record.data["position"] = {
                    "lng": f"{102.0 + number % 5 * 0.03:.4f}1",
                    "lat": f"{40.7 + number // 5 * 0.03:.4f}1",
                }
            if "story" in record.data:
                record.data["story"] += "\n\n" + ENOUGH
            made[kind, name] = record
    return made


def write_records(folder: Path, records: dict[tuple[str, str], Filled], *, escaped: bool = False) -> None:
    """One record a line (JSON is YAML), so that the line of a problem names the record."""
    lists: dict[str, list[str]] = {}
    for (kind, _), record in records.items():
        line = json.dumps(record.data, ensure_ascii=escaped)
        if KIND[kind].record.shape == "mapping":
            write_file(folder / FILES[kind].replace("*", record.data["id"]), line + "\n")
        else:
            lists.setdefault(FILES[kind], []).append(f"- {line}\n")
    for name, lines in lists.items():
        write_file(folder / name, "".join(lines))


def settings() -> dict[str, Any]:
    """Every text of the settings is an attack as well."""
    bad = PAYLOADS["close"]
    privacy = {name: f"{bad} {name}" for name in ("handler", "contact", "purpose", "retention")}
    site = {
        name: f"{bad} {name}"
        for name in ("publisher", "contact", "icp", "police_filing", "gov_code", "footer")
    }
    options = {
        "region": PAYLOADS["image"],
        "network": PAYLOADS["attribute"],
        "needs": [{"id": "he", "label": PAYLOADS["image"], "any": ["座位"]}],
        "themes": [f"{PAYLOADS['style']} theme"[:60]],
        "synonyms": {PAYLOADS["prototype"]: [PAYLOADS["template"]]},
        "holidays": {"2026": {PAYLOADS["image"]: "2026-12-18"}},
        "site": {"kind": "company", **site},
        "privacy": privacy,
    }
    return {
        "site_name": PAYLOADS["script"],
        "site_description": PAYLOADS["attribute"],
        "site_url": "https://example.org/x/",
        "docs_dir": "content",
        "theme": {"name": "material", "font": False},
        "plugins": [{"yitu": options}],
    }


def refusals(
    done: subprocess.CompletedProcess[str], records: dict[tuple[str, str], Filled]
) -> dict[tuple[str, str], set[str]]:
    """(kind, payload) -> the texts that `check` refuses; anything else that it refuses is a fault."""
    by_file: dict[str, list[tuple[str, str]]] = {}
    for (kind, name), record in records.items():
        by_file.setdefault(FILES[kind].replace("*", record.data["id"]), []).append((kind, name))
    found: dict[tuple[str, str], set[str]] = {}
    for problem in json.loads(done.stdout):
        if problem["severity"] == "error":
            assert problem["code"] in ("raw-html", "bad-link", "image-in-story"), problem
            assert problem["field"] in MARKDOWN, problem
            rows = by_file[problem["path"]]
            found.setdefault(rows[problem["line"] - 1 if len(rows) > 1 else 0], set()).add(problem["field"])
    return found


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, yitu: Callable[..., Any]) -> Hostile:
    folder = tmp_path_factory.mktemp("敌意")
    records = everything()
    write_file(folder / "mkdocs.yml", settings())
    write_file(
        folder / "content" / "page.md", f"---\ntitle: '{PAYLOADS['image']}'\n---\n\n# 手写的一页\n\n正文。\n"
    )
    for name in ("photos/x.png", "exemplars/x.png", "content/records/x.png"):
        write_file(folder / name, photo())
    write_records(folder, records)
    refused = refusals(yitu("check", "--format", "json", cwd=folder, env=DAY), records)
    for key, names in refused.items():
        for name in names:
            records[key].data[name] = f"{PLAIN}\n\n{ENOUGH}"
            del records[key].texts[(name,)]
    write_records(folder, records)
    done = yitu("build", cwd=folder, env=DAY)
    assert done.returncode == 0, done.stdout + done.stderr
    return Hostile(folder / "site", records, refused)


@dataclass(frozen=True, slots=True)
class Seen:
    """What one visit to a page found: what could run, all its text, its title."""

    audit: list[str]
    text: str
    title: str


TEXT = """() => document.body.textContent + " " +
  [...document.querySelectorAll("textarea, input")].map((field) => field.value).join(" ")"""


@pytest.fixture(scope="module")
def visited(hostile: Hostile, chromium: Browser) -> Iterator[dict[str, Seen]]:
    """Every page of the site, opened once in Chromium under a sub-path; no page may do anything unexpected."""
    server = StaticServer({"/x/": [hostile.site]}, headers={})
    context = chromium.new_context(**DEVICES["desk"])
    witness = Witness()
    witness.watch(context)
    page = context.new_page()
    page.add_init_script(HOOKS)
    seen = {}
    for path in sorted(path.relative_to(hostile.site).as_posix() for path in hostile.site.rglob("*.html")):
        page.goto(f"{server.origin}/x/{path.removesuffix('index.html')}")
        seen[path] = Seen(page.evaluate(AUDIT), squeezed(page.evaluate(TEXT)), page.title())
    context.close()
    server.stop()
    assert not witness.faults(), witness.faults()
    yield seen


@pytest.fixture
def browse_hostile(
    hostile: Hostile, browse: Callable[..., Page], serve_dir: Callable[..., str]
) -> tuple[Page, str]:
    page = browse("desk")
    page.add_init_script(HOOKS)
    return page, serve_dir(hostile.site, "/x/")


def audit(page: Page) -> None:
    found = page.evaluate(AUDIT)
    assert not found, (page.url, found)


# -- refused or safe ---------------------------------------------------------------------------------------


def test_markup_is_refused_in_stories_only_and_every_other_text_may_hold_anything(hostile: Hostile) -> None:
    assert ("exemplar", "script") in hostile.refused
    assert ("area", "close") in hostile.refused
    assert not [key for key in hostile.refused if key[0] in ("station", "service", "notice")]


@pytest.mark.parametrize("kind", KIND)
def test_characters_that_end_lines_or_turn_them_are_refused_in_every_text(
    tmp_path: Path, yitu: Callable[..., Any], kind: str
) -> None:
    records = {}
    for number, (name, payload) in enumerate(FORBIDDEN.items()):
        id_ = id_of(kind, f"bad{number}")
        records[kind, name] = filled(KIND[kind].record, id_, payload, dict.fromkeys(TARGETS, id_))
    write_file(tmp_path / "mkdocs.yml", settings())
    write_file(tmp_path / "content" / "page.md", "# 页\n")
    write_records(tmp_path, records, escaped=True)
    done = yitu("check", "--format", "json", cwd=tmp_path, env=DAY)
    assert done.returncode == 1 and "Traceback" not in done.stderr, done.stderr
    found = [problem for problem in json.loads(done.stdout) if problem["code"] == "forbidden-character"]
    places = {(problem["path"], problem["line"]) for problem in found}
    lines = {"exemplar": {(FILES[kind].replace("*", f"p-bad{n}"), 1) for n in range(len(FORBIDDEN))}}
    assert places == lines.get(kind, {(FILES[kind], n + 1) for n in range(len(FORBIDDEN))})
    texts = sum(len(record.texts) for record in records.values())
    assert len({(problem["path"], problem["line"], problem["column"]) for problem in found}) >= texts


# -- in the browser ----------------------------------------------------------------------------------------


def test_the_audit_sees_what_it_looks_for(page: Page) -> None:
    page.set_content(
        "<p onclick='x()'></p><a href=' javascript:x()'></a><iframe></iframe><script>1</script>"
        "<template><b onfocus=x()></b></template><base href='/'>"
    )
    assert len(page.evaluate(AUDIT)) == 6


def test_no_page_runs_anything_or_holds_a_place_for_it(visited: dict[str, Seen]) -> None:
    assert len(visited) > 80
    assert not {path: seen.audit for path, seen in visited.items() if seen.audit}


def page_of(hostile: Hostile, visited: dict[str, Seen], kind: str, name: str) -> str | None:
    """The path of a record's page, None for kinds that have none."""
    page = re.compile(rf"[a-z]+/{hostile.records[kind, name].data['id']}/index.html")
    return next((path for path in visited if page.fullmatch(path)), None)


def test_every_kind_but_the_notices_has_a_page_for_its_records(
    hostile: Hostile, visited: dict[str, Seen]
) -> None:
    without = [kind for kind in KIND if page_of(hostile, visited, kind, "plain") is None]
    assert without == ["notice"]


@pytest.mark.parametrize("kind", [kind for kind in KIND if kind != "notice"])
def test_what_a_plain_record_shows_a_hostile_one_shows_as_written(
    hostile: Hostile, visited: dict[str, Seen], kind: str
) -> None:
    plain = visited[str(page_of(hostile, visited, kind, "plain"))].text
    visible = [path for path, text in hostile.records[kind, "plain"].texts.items() if squeezed(text) in plain]
    assert len(visible) >= (20 if kind == "station" else 3), visible
    for name in PAYLOADS:
        seen, texts = visited[str(page_of(hostile, visited, kind, name))], hostile.records[kind, name].texts
        altered = [path for path in visible if path in texts and squeezed(texts[path]) not in seen.text]
        assert not [path for path in altered if path[-1] not in MARKDOWN], name
        assert seen.title.startswith(called(hostile, kind, name)), name


@pytest.mark.parametrize("kind", KIND)
def test_lists_show_hostile_names_as_written(hostile: Hostile, visited: dict[str, Seen], kind: str) -> None:
    page = page_of(hostile, visited, kind, "plain") or f"{kind}s/x/index.html"
    listed = visited[LISTS.get(kind, page.split("/")[0] + "/index.html")]
    assert not [name for name in PAYLOADS if called(hostile, kind, name) not in listed.text]


def test_the_map_lives_and_its_popups_show_names_as_written(
    hostile: Hostile, browse_hostile: tuple[Page, str]
) -> None:
    page, root = browse_hostile
    page.goto(f"{root}map/")
    button = page.locator("button[data-action=map]")
    if button.is_visible():
        button.click()
    markers = page.locator(".y-pin-box")
    expect(markers).to_have_count(len(PAYLOADS) + 1, timeout=15_000)
    seen = set()
    for number in range(len(PAYLOADS) + 1):
        markers.nth(number).dispatch_event("click")
        popup = page.locator(".leaflet-popup-content").last
        expect(popup).to_be_visible()
        seen.add(squeezed(popup.text_content() or ""))
        audit(page)
    for name in PAYLOADS:
        text = squeezed(hostile.records["station", name].texts[("name",)])
        assert any(text in popup for popup in seen), name


def test_search_finds_and_shows_hostile_texts_as_written(
    hostile: Hostile, browse_hostile: tuple[Page, str]
) -> None:
    page, root = browse_hostile
    page.goto(root)
    field = page.locator("input[type=search]")
    for name in ("script", "image", "template", "backtick", "escape", "slot", "prototype"):
        field.fill(PAYLOADS[name][:40])
        results = page.locator("[data-search-results]")
        expect(results).to_contain_text(PAYLOADS[name][:40], timeout=10_000)
        audit(page)
    for name in ("close", "image", "entity", "format"):
        payload = PAYLOADS[name]
        page.goto(f"{root}search/?q={quote(payload)}")
        expect(page.locator("[data-search-page]")).not_to_be_empty(timeout=10_000)
        assert page.locator("input[type=search]").first.input_value() in ("", payload), name
        audit(page)


def test_a_report_of_an_error_holds_the_name_as_written(
    hostile: Hostile, browse_hostile: tuple[Page, str]
) -> None:
    page, root = browse_hostile
    for name in ("close", "image", "escape", "slot"):
        record = hostile.records["station", name]
        page.goto(f"{root}stations/{record.data['id']}/")
        page.locator("[data-action=report]").click()
        page.locator("input[name=cause]").first.check()
        assert record.texts[("name",)] in page.locator("[data-report-text]").input_value()
        audit(page)


# -- in the data files -------------------------------------------------------------------------------------


def test_data_files_hold_the_texts_and_tables_no_formulas(hostile: Hostile) -> None:
    features = json.loads((hostile.site / "data/stations.geojson").read_text("utf-8"))["features"]
    names = {feature["id"]: feature["properties"]["name"] for feature in features}
    for name in PAYLOADS:
        record = hostile.records["station", name]
        assert names[record.data["id"]] == record.texts[("name",)]
    for path in (hostile.site / "data").rglob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as lines:
            cells = [cell for row in csv.reader(lines) for cell in row]
        assert not [cell for cell in cells if re.match(r"[=+@\t\r＝＋＠]|-(?!\d)", cell)], path
        assert any(PAYLOADS["formula"] in cell for cell in cells), path


def test_every_xml_file_reads_back(hostile: Hostile) -> None:
    found = [path for path in hostile.site.rglob("*.xml")]
    assert found
    for path in found:
        ElementTree.parse(path)


def test_no_text_becomes_a_file_name(hostile: Hostile) -> None:
    names = [path.relative_to(hostile.site).as_posix() for path in hostile.site.rglob("*")]
    assert not [name for name in names if not re.fullmatch(r"[A-Za-z0-9._/\-\u4e00-\u9fff]+", name)]
    assert not [
        name
        for name in names
        if any(payload[:8] in name for payload in PAYLOADS.values() if len(payload) > 8)
    ]
