"""What only `make test-all` needs: Node's tools, one address for each page type of both sites."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

NODE_MODULES = Path(__file__).parent / "node_modules"
ROOT = Path(__file__).resolve().parent.parent.parent
_KIND = re.compile(r'<body[^>]* data-kind="([^"]+)"')


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder runs only when it is asked for: `pytest -m full`."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("full")


@pytest.fixture(scope="session")
def tool() -> Callable[[str, str], str]:
    """`tool("java", "default-jre-headless")` is a program's path; a missing one fails with its package's name."""

    def find(name: str, package: str) -> str:
        found = shutil.which(name)
        if found is None:
            pytest.fail(f"{name} is not installed. Debian/Ubuntu package: {package}", pytrace=False)
        return found

    return find


@pytest.fixture(scope="session")
def node_module() -> Callable[[str], Path]:
    """`node_module("axe-core/axe.min.js")` is a file of the locked packages."""

    def find(name: str) -> Path:
        path = NODE_MODULES / name
        if not path.exists():
            pytest.fail(
                f"{name} is missing: run `make test-all`, or `npm ci` in {NODE_MODULES.parent}", pytrace=False
            )
        return path

    return find


def page_types(site: Path) -> dict[str, str]:
    """Return the largest page of each type, as an address below the site's root: {"home": "", "station": …}."""
    found: dict[str, tuple[int, str]] = {}
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        kind = _KIND.search(text)
        if kind is None or 'http-equiv="refresh"' in text:
            continue
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        if (len(text), address) > found.get(kind[1], (0, "")):
            found[kind[1]] = (len(text), address)
    return {kind: address for kind, (_, address) in sorted(found.items())}
