"""What a phone keeps of a site: to wait until a service worker has done its work, and to read every cache."""

import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

CACHED = """async () => {
    const found = [];
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            found.push([name, new URL(request.url).pathname, await (await cache.match(request)).text()]);
        }
    }
    return found;
}"""
# Three numbers that stand still once the worker has done its work: its state, its caches, what they hold.
STATE = """async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const busy = !registration || registration.installing || registration.waiting || !registration.active;
    const names = await caches.keys();
    let count = 0;
    for (const name of names) count += (await (await caches.open(name)).keys()).length;
    return [!busy && registration.active.state === "activated", names.length, count];
}"""
ELSEWHERE = """async () => {
    const found = [JSON.stringify(Object.entries(localStorage)), JSON.stringify(Object.entries(sessionStorage))];
    for (const one of indexedDB.databases ? await indexedDB.databases() : []) found.push(String(one.name));
    return found.join("\\n");
}"""


def wait_until(page: Page, script: str, *, seconds: float = 20) -> None:
    """Ask until an expression that may be a promise is true; Playwright's own wait takes a promise for the truth."""
    for _ in range(int(seconds * 10)):
        if page.evaluate(script):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never true: {script}")


def settle(page: Page, least: int = 40) -> None:
    """Wait until the worker is there and its caches have stopped growing."""
    before: list[Any] = []
    for _ in range(120):
        state = page.evaluate(STATE)
        if state[0] and state[2] >= least and state == before:
            return
        before = state
        page.wait_for_timeout(200)
    raise AssertionError(f"the worker is not done: {before}")


def replaced(page: Page, least: int = 40) -> None:
    """Let a deploy's worker take over while the page stands still, and wait until nothing of the one before is left.

    Left alone, the browser looks for it a second after the last page was opened, or in the middle of a test's next
    one; and a page that a browser watched by a test asks of a worker just as that one is taken away never comes.
    """
    before = sorted({name for name, _, _ in cached(page)})
    page.evaluate("navigator.serviceWorker.getRegistration().then(one => one.update()).then(() => true)")
    wait_until(page, f"caches.keys().then(names => !names.some(name => {before}.includes(name)))")
    settle(page, least)


def visit(page: Page, address: str, least: int = 40) -> None:
    """Open a page and let the worker finish."""
    page.goto(address)
    settle(page, least)


def cached(page: Page) -> list[tuple[str, str, str]]:
    """Every kept answer: name of its cache, path, text."""
    return [(name, path, text) for name, path, text in page.evaluate(CACHED)]


def kept_paths(page: Page) -> set[str]:
    """The paths of every kept answer."""
    return {path for _, path, _ in cached(page)}


def stored_elsewhere(page: Page) -> str:
    """Everything that the page may have stored apart from caches."""
    found: str = page.evaluate(ELSEWHERE)
    return found


def deploy(built: Path, live: Path) -> None:
    """Put a build in the place that is served; nothing of the one before stays."""
    shutil.rmtree(live, ignore_errors=True)
    shutil.copytree(built, live)


def records(*, person: dict[str, Any] | None = None) -> dict[str, Any]:
    """A small site: three stations in two streets, one of them with its own story; somebody where `person` is given."""
    areas: list[dict[str, Any]] = [{"id": "xian", "name": "云台县"}]
    areas += [{"id": f"jie-{n}", "name": f"云台{n}号街道", "parent": "xian"} for n in (1, 2)]
    stations = [
        {
            "id": f"s-{n}",
            "name": f"云台驿站{n}",
            "area": f"jie-{min(n, 2)}",
            "address": f"云台路 {n} 号",
            "position": {"lng": 118.79 + n / 100, "lat": 32.06},
            "hours": "每天 00:00-24:00",
        }
        for n in (1, 2, 3)
    ]
    found: dict[str, Any] = {"stations.yml": stations, "content/records/areas.yml": areas}
    if person is not None:
        name = person["name"]
        found["exemplars/p-7k3f.yml"] = {"id": "p-7k3f"} | person
        found["content/records/teams.yml"] = [
            {
                "id": "leiming",
                "name": "云台巡逻队",
                "area": "jie-1",
                "base": "s-1",
                "summary": f"{name}带头的队伍",
                "members": ["p-7k3f"],
                "source": [{"title": f"采访{name}"}],
            }
        ]
        found["content/records/awards.yml"] = [
            {
                "id": "yuepai",
                "name": "云台月月评",
                "area": "jie-1",
                "rounds": [{"period": "2026-11", "stage": "推荐", "nominees": ["p-7k3f"]}],
            }
        ]
        areas[1]["story"] = f"# {name}的街道\n\n" + f"{name}在这里跑了三年单，" * 20
        areas[1]["source"] = [{"title": f"{name}和他的街道"}]
        found["content/about.md"] = f"# 关于\n\n{name}写的一页。\n"
    return found
