"""Facts with dots between them: on paper as narrow as it may be, no line begins or ends with a dot."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

Serve = Callable[..., str]

# Everything is black on white but the dots, which are red: what a line looks like can then be counted.
PAINT = """
* { color: #000 !important; background: #fff !important; border-color: #fff !important; text-decoration: none !important; }
.y-dots > span::before, .y-dots > span::after { color: #f00 !important; }
"""
PAGES = ["exemplars/p-7k3f/", "exemplars/", "stories/", "teams/", "stations/jia-2-j1/", "areas/jia-2/"]


def runs(numbers: set[int], gap: int) -> list[tuple[int, int]]:
    """Numbers that stand together, as from–to; holes of up to `gap` do not part them."""
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and number - found[-1][1] <= gap:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def dots_of(facts: Locator) -> tuple[int, int]:
    """How many dots stand between two facts of one line, and how many at the line's begin or end."""
    height = float(facts.evaluate("one => parseFloat(getComputedStyle(one).lineHeight)"))
    picture = Image.open(io.BytesIO(facts.screenshot(scale="css"))).convert("RGB")
    between = hanging = 0
    lines = max(1, round(picture.height / height))
    for number in range(lines):
        top, end = picture.height * number // lines, picture.height * (number + 1) // lines
        strip = picture.crop((0, top, picture.width, end))
        reds, greens = (list(band.tobytes()) for band in strip.split()[:2])
        red = {at % strip.width for at, green in enumerate(greens) if reds[at] > 200 and green < 160}
        black = {at % strip.width for at, light in enumerate(reds) if light < 100}
        for left, right in runs(red, gap=2):
            inside = any(x < left for x in black) and any(x > right for x in black)
            between, hanging = between + inside, hanging + (not inside)
    return between, hanging


@pytest.mark.parametrize("width", [320, 360, 768])
def test_no_line_begins_or_ends_with_a_dot(
    browse: Callable[..., Page], demo_site: Path, serve_dir: Serve, width: int
) -> None:
    page = browse("desk", viewport={"width": width, "height": 900})
    address = serve_dir(demo_site)
    between = 0
    for path in PAGES:
        page.goto(address + path)
        page.add_style_tag(content=PAINT)
        rows = page.locator(".y-dots:has(> span + span)")
        expect(rows.first).to_be_attached()
        for facts in rows.all()[:6]:
            inside, hanging = dots_of(facts)
            assert not hanging, (path, facts.inner_text())
            between += inside
    assert between > 10


def test_a_link_at_a_lines_begin_shows_its_whole_focus(page: Page, demo_site: Path, serve_dir: Serve) -> None:
    page.goto(serve_dir(demo_site) + "areas/jia-2/")
    link = page.locator(".y-dots a").first
    link.focus()
    room = link.evaluate(
        """one => {
            const cut = one.closest(".y-dots").getBoundingClientRect(), at = one.getBoundingClientRect();
            const style = getComputedStyle(one);
            return Math.min(at.left - cut.left, cut.right - at.right) - parseFloat(style.outlineWidth) - parseFloat(style.outlineOffset);
        }"""
    )
    assert room >= -0.5
