"""What must hold between areas."""

from collections.abc import Iterator

from generator.kinds.area.model import Area
from generator.kinds.told import story_checks, story_doubts
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


def conventions_are_plain_markdown(site: Site) -> Iterator[Problem]:
    """A convention holds no raw HTML, no images and only safe links."""
    for area in site.all("area"):
        for _, code, message, hint in faults(area.convention or ""):
            yield site.problem("area", area.id, ("convention",), code, message, hint)


def facts_stated(area: Area) -> int:
    """The facts in fields of their own: each figure."""
    return len(area.figures)


CHECKS = (parents_make_a_tree, *story_checks("area"), conventions_are_plain_markdown)
DOUBTS = story_doubts("area", facts_stated)
