"""Lighthouse on each page type, as a phone: accessibility and best practices are 100; how fast it was is printed.

The performance score depends on how busy the machine is; it is shown, never asserted.
"""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.browsing.devices import FLAGS
from tests.browsing.find_chromium import find
from tests.browsing.server import StaticServer
from tests.full.conftest import page_types

CATEGORIES = ("performance", "accessibility", "best-practices")
TRIES = 3  # a busy machine may start the browser too slowly for Lighthouse
FIGURES = ("largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "total-byte-weight")


def test_every_page_type(
    demo_site: Path,
    node_module: Callable[[str], Path],
    tool: Callable[[str, str], str],
    tmp_path: Path,
) -> None:
    server = StaticServer({"/demo/": [demo_site]}, headers={}, squeeze=True)
    run = [tool("node", "nodejs"), str(node_module("lighthouse/cli/index.js"))]
    rows, wrong = [], {}
    for kind, address in page_types(demo_site).items():
        if kind == "not-found":
            continue
        found = report(run, f"{server.origin}/demo/{address}", tmp_path / f"{kind}.json")
        scores = {name: round(100 * found["categories"][name]["score"]) for name in CATEGORIES}
        rows.append([kind, *scores.values(), *(found["audits"][name]["displayValue"] for name in FIGURES)])
        if scores["accessibility"] < 100 or scores["best-practices"] < 100:
            wrong[kind] = failed(found)
    server.stop()
    print()
    for row in ([*("page", *CATEGORIES), "LCP", "TBT", "CLS", "bytes"], *rows):
        print(" | ".join(str(cell) for cell in row))
    assert not wrong, wrong


def report(run: list[str], url: str, path: Path) -> Any:
    """Return Lighthouse's report of one page."""
    chrome = find(os.environ)
    assert chrome is not None
    options = [
        "--quiet",
        "--output=json",
        f"--output-path={path}",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={' '.join(['--headless=new', *(flag for flag in FLAGS if ' ' not in flag)])}",
    ]
    env = {**os.environ, "CHROME_PATH": str(chrome)}
    for _ in range(TRIES):
        done = subprocess.run(
            [*run, url, *options], env=env, capture_output=True, text=True, timeout=300, check=False
        )
        if done.returncode == 0:
            break
    assert done.returncode == 0, done.stderr
    return json.loads(path.read_text(encoding="utf-8"))


def failed(found: Any) -> list[str]:
    """Return what cost points, apart from speed."""
    refs = [ref for name in CATEGORIES[1:] for ref in found["categories"][name]["auditRefs"] if ref["weight"]]
    audits = [found["audits"][ref["id"]] for ref in refs]
    return [
        f"{a['id']}: {json.dumps(a.get('details', {}).get('items', [])[:2])[:400]}"
        for a in audits
        if a["score"] == 0
    ]
