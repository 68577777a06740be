"""Runs an ES-module snippet in Chromium beside the product's browser files; answers with its JSON."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.browsing.devices import HERE
from tests.browsing.server import StaticServer

BLANK = '<!doctype html><meta charset="utf-8"><title>module</title><link rel="icon" href="data:,">'
CALL = """async ([address, argument]) => {
    const answer = (await import(address)).default;
    return typeof answer === "function" ? await answer(argument) : await answer;
}"""


class ModuleRunner:
    """Serves the product's modules at /browser/ and answers what a snippet exports as its default."""

    def __init__(self, browser: Browser, *, modules: Path, scratch: Path) -> None:
        self._browser = browser
        self._snippets = scratch / "snippets"
        self._overlay = scratch / "overlay"
        for folder in (self._snippets, self._overlay):
            folder.mkdir(parents=True)
        (self._snippets / "index.html").write_text(BLANK, encoding="utf-8")
        mounts = {"/": [self._snippets], "/browser/": [self._overlay, modules]}
        self._server = StaticServer(mounts, headers={})
        self._count = 0

    def run(self, source: str, argument: Any = None, *, overlay: Mapping[str, str], timezone: str) -> Any:
        """Return the snippet's default export; a function is called with the argument, a promise awaited."""
        self._lay_over(overlay)
        self._count += 1
        snippet = self._snippets / f"{self._count}.js"
        snippet.write_text(source, encoding="utf-8")
        context = self._browser.new_context(**HERE | {"timezone_id": timezone})
        try:
            page = context.new_page()
            page.goto(f"{self._server.origin}/")
            return page.evaluate(CALL, [f"/{snippet.name}", argument])
        finally:
            context.close()

    def _lay_over(self, overlay: Mapping[str, str]) -> None:
        for old in self._overlay.iterdir():
            old.unlink()
        for name, text in overlay.items():
            (self._overlay / name).write_text(text, encoding="utf-8")

    def stop(self) -> None:
        """Stop the server."""
        self._server.stop()
