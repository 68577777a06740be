"""What must hold between areas."""

from collections.abc import Iterator

from generator.kinds.area.model import Area
from generator.records import Problem, Site
from generator.render import faults


def parents_make_a_tree(site: Site) -> Iterator[Problem]:
    """No area lies within itself."""
    for area in site.all("area"):
        seen = {area.id}
        parent = site.get("area", area.parent) if area.parent else None
        while parent is not None and parent.id not in seen:
            seen.add(parent.id)
            parent = site.get("area", parent.parent) if parent.parent else None
        if parent is not None and parent.id == area.id:
            yield site.problem(
                "area",
                area.id,
                ("parent",),
                "circular-parent",
                f"「{area.name}」绕了一圈又成了自己的上级",
                "改正 parent",
            )


def stories_are_plain_markdown(site: Site) -> Iterator[Problem]:
    """Stories and conventions hold no raw HTML and only safe links; stories only the photos beside the record."""
    for area in site.all("area"):
        yield from _text_faults(site, area, "story")
        yield from _text_faults(site, area, "convention")


def _text_faults(site: Site, area: Area, name: str) -> Iterator[Problem]:
    for _, code, message, hint in faults(getattr(area, name) or "", photos=name == "story"):
        yield site.problem("area", area.id, (name,), code, message, hint)


CHECKS = (parents_make_a_tree, stories_are_plain_markdown)
