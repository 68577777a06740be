"""Reads from Yitu's built pages what a program has to work out (states, map links, neighbours).

Hugo gets these values ready-made, so that both write the same body.
"""

import re
from html import unescape
from pathlib import Path
from typing import Any

STATE = re.compile(r'<p class="state[^"]*" data-state="unknown" data-schedule="([^"]*)">([^<]*)</p>')
LINK = re.compile(r'<li><a href="([^"]*)" data-link="([^"]*)"[^>]*>([^<]*)</a></li>')
WEEK = re.compile(r'<tr data-days="([^"]*)"><th scope="row">([^<]*)</th><td>([^<]*)</td></tr>')
NEAR = re.compile(
    r'<li><div><a href="(?:\.\./)*(stations/[^"]*)">([^<]*)</a>'
    r'<p class="state" data-state="([^"]*)" data-schedule="([^"]*)">([^<]*)</p></div><span>([^<]*)</span></li>'
)
NEIGHBOUR = ("url", "name", "code", "schedule", "state", "distance")
CHIPS = re.compile(r'<ul class="y-chips y-chips-big">(.*?)</ul>', re.DOTALL)
CHIP = re.compile(r'<li class="y-chip" data-has="(\w+)">(.*?)</li>', re.DOTALL)
TAG = re.compile(r"<svg.*?</svg>|<span.*?</span>|<[^>]*>", re.DOTALL)
POINT = re.compile(r'data-station-page="[^"]*" data-lng="([^"]*)" data-lat="([^"]*)"')


class Missing(ValueError):
    """Yitu's page no longer holds what Hugo's layout prints: the layouts under bench/hugo need an update."""

    def __init__(self, pattern: str) -> None:
        super().__init__(
            f"no page holds {pattern}; bring bench/hugo and bench/read_back.py up to Yitu's templates"
        )


def main_of(page: str) -> str:
    """The part of a page inside <main>."""
    return page[page.index("<main") : page.index("</main>")]


def first(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    """The groups of the first match, unescaped."""
    found = pattern.search(text)
    if found is None:
        raise Missing(pattern.pattern)
    return tuple(unescape(group or "") for group in found.groups())


def every(pattern: re.Pattern[str], text: str) -> list[tuple[str, ...]]:
    """The groups of every match, unescaped."""
    return [tuple(unescape(group or "") for group in match.groups()) for match in pattern.finditer(text)]


def station_values(page: Path) -> dict[str, Any]:
    """What Yitu computed for the page of a station."""
    text = main_of(page.read_text(encoding="utf-8"))
    schedule, state = first(STATE, text)
    lng, lat = first(POINT, text)
    return {
        "state": {"text": state, "schedule": schedule},
        "lng": lng,
        "lat": lat,
        "links": [{"id": id_, "url": url, "label": label} for url, id_, label in every(LINK, text)],
        "week": [{"days": days, "label": label, "text": hours} for days, label, hours in every(WEEK, text)],
        "nearest": [dict(zip(NEIGHBOUR, found, strict=True)) for found in every(NEAR, text)],
        "chips": chips(first(CHIPS, text)[0]),
    }


def chips(text: str) -> list[dict[str, str]]:
    """Facilities in the order in which Yitu shows them; `text` has been unescaped, which chips survive."""
    found = [(state, TAG.sub("", words).removesuffix("：不清楚")) for state, words in CHIP.findall(text)]
    return [{"state": state, "label": label} for state, label in found]
