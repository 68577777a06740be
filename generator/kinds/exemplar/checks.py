"""What must hold of an exemplar beyond its fields."""

from collections.abc import Iterator

from generator.records import Problem, Site
from generator.render import faults


def stories_are_plain_markdown(site: Site) -> Iterator[Problem]:
    """A story holds no raw HTML, no images and only safe links."""
    for exemplar in site.all("exemplar"):
        row = site.rows["exemplar", exemplar.id]
        for number, code, message, hint in faults(exemplar.story or ""):
            line, column = row.place(("story",))
            # A block scalar begins on the line after its key.
            at = line + 1 + number if (exemplar.story or "").count("\n") else line
            yield Problem(row.path, at, column if at == line else 1, code, message, hint, field="story")


CHECKS = (stories_are_plain_markdown,)
