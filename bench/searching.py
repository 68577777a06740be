"""`python -m bench.searching SITE`: what a search costs a phone, in Chromium slowed six times, on a built site."""

import gzip
import json
import os
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browsing.devices import FLAGS, PHONE
from tests.browsing.find_chromium import MISSING, find
from tests.browsing.server import StaticServer

SLOWED = 6
RUNS = 7
QUERIES = (
    "驿站",
    "师傅",
    "灭火器",
    "热饭",
    "微波炉",
    "阳区",
    "xjk",
    "hcyz",
    "hechengyizhan00",
    "合成驿站 微波炉",
)

# From a key to new results in the page, with all bodies that the query needs already read.
TYPED = """async ([query, runs]) => {
  const input = document.querySelector("#q");
  const target = document.querySelector("[data-search-results]");
  const once = (value) => new Promise((done) => {
    const started = performance.now();
    const observer = new MutationObserver(() => {
      observer.disconnect();
      done(performance.now() - started);
    });
    observer.observe(target, { childList: true, subtree: true });
    input.value = value;
    input.dispatchEvent(new Event("input"));
  });
  const took = [];
  for (let run = 0; run < runs; run++) {
    await once(" ");
    await new Promise((rest) => setTimeout(rest, 30));
    took.push(await once(query));
    await new Promise((rest) => setTimeout(rest, 400));
  }
  return took;
}"""
DONE = "() => !/在找/.test(document.querySelector('[data-search-results] [role=status]').textContent)"


def main() -> int:
    """Measure and print one line a query."""
    site = Path(sys.argv[1])
    executable = find(os.environ)
    if executable is None:
        raise SystemExit(MISSING)
    server = StaticServer({"/": [site]}, headers={})
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        for query in QUERIES:
            sys.stdout.write(
                json.dumps(measure(browser, server.origin, site, query), ensure_ascii=False) + "\n"
            )
        browser.close()
    server.stop()
    return 0


def measure(browser: Any, origin: str, site: Path, query: str) -> dict[str, Any]:
    """One visitor who asks one question: bytes (gzip), requests, milliseconds from key to result (median)."""
    context = browser.new_context(**PHONE)
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(origin)))
    page.goto(f"{origin}/search/")
    page.wait_for_load_state("networkidle")
    page.goto(f"{origin}/privacy/")
    page.wait_for_load_state("networkidle")
    asked.clear()
    page.locator("#q").focus()
    page.locator("#q").fill(query)
    page.wait_for_function(DONE)
    said = page.locator("[data-search-results] [role=status]").inner_text()
    files = [site / path.lstrip("/") for path in asked if "/data/" in path]
    took = sorted(page.evaluate(TYPED, [query, RUNS]))
    context.close()
    return {
        "query": query,
        "said": said[:24],
        "requests": len(files),
        "kB": round(sum(len(gzip.compress(file.read_bytes(), 6)) for file in files) / 1000, 1),
        "ms": round(took[len(took) // 2], 1),
        "worst": round(took[-1], 1),
    }


if __name__ == "__main__":
    sys.exit(main())
