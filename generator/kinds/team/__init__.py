"""Teams: riders who act together, with pledge, tasks, base and what they got done."""

from pathlib import Path

from generator.kinds.kind import Kind
from generator.kinds.team.checks import CHECKS, DOUBTS
from generator.kinds.team.model import Team
from generator.kinds.team.pages import entry, on_area, on_exemplar, on_station, pages, stories
from generator.records import RecordKind
from generator.render import Link

KIND = Kind(
    record=RecordKind(
        "team",
        "队伍",
        ("content/records/teams.yml",),
        Team,
        checks=CHECKS,
        doubts=DOUBTS,
        columns={"name": ("队名", "名称", "队伍", "name"), "summary": ("简介", "做什么", "summary")},
    ),
    templates=Path(__file__).parent / "templates",
    pages=pages,
    menu=(Link("队伍", "teams/"),),
    sections={"area": on_area, "station": on_station, "exemplar": on_exemplar},
    entry=entry,
    stories=stories,
)
