"""What must hold of a team beyond its fields."""

from collections.abc import Iterator

from generator.kinds.team.model import Team
from generator.kinds.told import story_checks, story_doubts
from generator.records import Problem, Site


def people_have_one_place(site: Site) -> Iterator[Problem]:
    """Nobody is a member and a former member of the same team at once."""
    for team in site.all("team"):
        for number, id_ in enumerate(team.alumni):
            if id_ in team.members or id_ in team.leads:
                message = f"「{id_}」既写成队员，又写成曾经的队员"
                yield site.problem("team", team.id, ("alumni", number), "twice-in-team", message, "只留一处")


def facts_stated(team: Team) -> int:
    """The facts in fields of their own: each deed and each figure."""
    return len(team.done) + len(team.figures)


CHECKS = (*story_checks("team"), people_have_one_place)
DOUBTS = story_doubts("team", facts_stated)
