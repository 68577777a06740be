"""What must hold of a team beyond its fields."""

from collections.abc import Iterator

from generator.records import Problem, Site
from generator.render import faults


def stories_are_plain_markdown(site: Site) -> Iterator[Problem]:
    """A story holds no raw HTML, no photos but those beside the record, and only safe links."""
    for team in site.all("team"):
        for _, code, message, hint in faults(team.story or "", photos=True):
            yield site.problem("team", team.id, ("story",), code, message, hint)


def people_have_one_place(site: Site) -> Iterator[Problem]:
    """Nobody is a member and a former member of the same team at once."""
    for team in site.all("team"):
        for number, id_ in enumerate(team.alumni):
            if id_ in team.members or id_ in team.leads:
                message = f"「{id_}」既写成队员，又写成曾经的队员"
                yield site.problem("team", team.id, ("alumni", number), "twice-in-team", message, "只留一处")


CHECKS = (stories_are_plain_markdown, people_have_one_place)
