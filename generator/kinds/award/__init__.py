"""Awards: what is given to whom, round by round, from 推荐 over 公示 to 公布."""

from pathlib import Path

from generator.kinds.award.checks import CHECKS, DOUBTS
from generator.kinds.award.model import Award
from generator.kinds.award.pages import entry, news, on_area, on_home, on_team, pages
from generator.kinds.award.present import honours
from generator.kinds.kind import Kind
from generator.records import RecordKind
from generator.render import Link

KIND = Kind(
    record=RecordKind("award", "奖项", ("content/records/awards.yml",), Award, checks=CHECKS, doubts=DOUBTS),
    templates=Path(__file__).parent / "templates",
    pages=pages,
    menu=(Link("评选和荣誉", "awards/"),),
    sections={"home": on_home, "area": on_area, "team": on_team},
    entry=entry,
    honours=honours,
    stories=news,
)
