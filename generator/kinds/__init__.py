"""What is published: one folder a kind. Only host and cli use this list; kinds never import one another."""

from generator.kinds import area, award, exemplar, notice, outcome, service, station, team
from generator.kinds.kind import Kind

KINDS: tuple[Kind, ...] = (
    station.KIND,
    notice.KIND,
    area.KIND,
    exemplar.KIND,
    service.KIND,
    team.KIND,
    award.KIND,
    outcome.KIND,
)
"""Every kind, in the order of the menu and of the home page: the only place that names them all."""

__all__ = ["KINDS", "Kind"]
