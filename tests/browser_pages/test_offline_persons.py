"""Nothing of a person is ever kept by a phone: not while they are shown, and not after they withdrew."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Page

from tests.browsing.keeping import cached, deploy, records, replaced, settle, stored_elsewhere, visit
from tests.conftest import SMALLEST_SETTINGS, write_file
from tests.kinds.built import person

NAME = "欧阳雷鸣"
TRACES = (NAME, "p-7k3f", "ouyang", "leiming-p", "oyly", "欧阳", "好心的一天")
SCOPE = ["姓名", "照片", "事迹", "单位", "地区", "引语"]


def somebody(**more: Any) -> dict[str, Any]:
    """A person whose name, id and photo stand on many pages."""
    found = person(
        NAME,
        area="jie-1",
        summary=f"{NAME}好心的一天",
        quote={"text": "好心的一天，人人都有", "source": {"title": "一次采访"}},
        photo={"file": "p-7k3f.jpg", "alt": "一位骑手的半身像"},
        **more,
    )
    found["publish"]["scope"] = SCOPE
    return found


def build(folder: Path, site: Path, cli_ok: Callable[..., str], **more: Any) -> None:
    settings = {**SMALLEST_SETTINGS, "site_url": "https://example.org/sub/"}
    for name, content in ({"mkdocs.yml": settings} | records(person=somebody(**more))).items():
        write_file(folder / name, content)
    Image.effect_noise((900, 600), 60).convert("RGB").save(folder / "exemplars" / "p-7k3f.jpg")
    cli_ok("build", "--site-dir", site, "--date", "2026-11-22", cwd=folder)


def traces(text: str) -> list[str]:
    return [trace for trace in TRACES if trace in text]


def kept_of_somebody(page: Page) -> list[Any]:
    """Kept answers, by their path, that know anything; and what the page may have stored elsewhere."""
    found: list[Any] = [(path, traces(path + text)) for _, path, text in cached(page) if traces(path + text)]
    elsewhere = stored_elsewhere(page)
    return found + ([("storage", traces(elsewhere))] if traces(elsewhere) else [])


def test_whoever_withdraws_was_never_in_a_cache_and_is_nowhere_afterwards(
    browse: Callable[..., Page],
    serve_dir: Callable[..., str],
    cli_ok: Callable[..., str],
    tmp_path: Path,
    witness: Any,
) -> None:
    folder, first, second, live = (tmp_path / name for name in ("源", "first", "second", "live"))
    build(folder, first, cli_ok)
    pages = sorted(path.relative_to(first).parent.as_posix() for path in first.rglob("index.html"))
    shown = [path for path in pages if NAME in (first / path / "index.html").read_text(encoding="utf-8")]
    assert {".", "areas/jie-1", "exemplars", "exemplars/p-7k3f", "stations/s-1", "about", "teams"} <= set(
        shown
    )
    assert list((first / "media").rglob("*.webp"))
    deploy(first, live)
    address = serve_dir(live, "/sub/")
    page = browse("phone", service_workers="allow")
    visit(page, address)
    for path in shown:
        page.goto(f"{address}{path}/".replace("/./", "/"))
    page.goto(f"{address}search/?q={NAME}")
    page.get_by_role("link", name=NAME).first.wait_for()
    settle(page)
    assert kept_of_somebody(page) == []
    kept = {path for _, path, _ in cached(page)}
    assert {
        "/sub/",
        "/sub/areas/jie-1/",
        "/sub/stations/s-1/",
    } <= kept  # kept, but without what the network only shows
    assert not [path for path in kept if "/media/" in path or "/people/" in path or "/exemplars/" in path]

    build(folder, second, cli_ok, withdrawn_on="2026-11-20")
    written = [path for path in second.rglob("*") if path.is_file()]
    told = {path.relative_to(second).as_posix(): traces(str(path)) for path in written if traces(path.name)}
    assert told == {}
    deploy(second, live)
    replaced(page)
    assert kept_of_somebody(page) == []
    witness.expect("console_errors")  # the person's own addresses are gone: 404
    for path in shown:
        page.goto(f"{address}{path}/".replace("/./", "/"))
    settle(page)
    assert kept_of_somebody(page) == []
    page.context.set_offline(True)
    page.goto(f"{address}exemplars/p-7k3f/")
    assert page.locator("h1").inner_text() == "现在没有网"
    page.context.set_offline(False)


def test_what_is_kept_of_a_whole_district_names_nobody(
    browse: Callable[..., Page], serve_dir: Callable[..., str], demo_site: Path, demo_folder: Path
) -> None:
    """示例区 with all its people: every page that a phone fetches by itself, and every page of an area."""
    page = browse("phone", service_workers="allow")
    visit(page, serve_dir(demo_site, "/demo/"))
    settle(page, 60)
    people = page.evaluate("""async () => {
        const index = await (await fetch("data/search/index.json")).json();
        return (await (await fetch(index.people)).json()).title;
    }""")
    assert len(people) > 10
    known = [
        (path, name) for _, path, text in cached(page) for name in people if len(name) > 1 and name in text
    ]
    assert known == []
