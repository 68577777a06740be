"""WCAG 2.2 AA by axe: no violation on any page type, on phone and desk, light, dark and in large text."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.full.conftest import page_types

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MODES = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "large": {"color_scheme": "light"},
    "contrast": {"color_scheme": "light", "contrast": "more"},
}


@pytest.mark.parametrize("device", ["phone", "desk"])
@pytest.mark.parametrize("mode", MODES)
def test_no_page_type_has_a_violation(
    demo_site: Path,
    serve_dir: Callable[..., str],
    browse: Callable[..., Page],
    node_module: Callable[[str], Path],
    device: str,
    mode: str,
) -> None:
    root = serve_dir(demo_site, "/demo/")
    axe = node_module("axe-core/axe.min.js").read_text(encoding="utf-8")
    page = browse(device, **MODES[mode])
    wrong: dict[str, Any] = {}
    for kind, address in page_types(demo_site).items():
        page.goto(root + address)
        if mode == "large":
            enlarge(page)
        page.evaluate(axe)
        for violation in page.evaluate(
            "tags => axe.run({runOnly: tags}).then(found => found.violations)", TAGS
        ):
            wrong[f"{kind} ({address}) {violation['id']}"] = [
                node["html"][:160] for node in violation["nodes"][:3]
            ]
    assert not wrong, wrong


def enlarge(page: Page) -> None:
    """Switch 大字版 on as a reader does, where it is not on yet."""
    button = page.locator("[data-switch=size]").first
    if button.get_attribute("aria-pressed") != "true":
        button.evaluate("button => button.click()")
