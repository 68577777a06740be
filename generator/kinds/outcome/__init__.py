"""Outcomes: what was asked for or promised, and what came of it."""

from pathlib import Path

from generator.kinds.kind import Kind
from generator.kinds.outcome.checks import CHECKS, DOUBTS
from generator.kinds.outcome.model import Outcome, OutcomeStatus
from generator.kinds.outcome.pages import (
    entry,
    on_area,
    on_home,
    on_service,
    on_station,
    on_team,
    pages,
    stories,
)
from generator.records import RecordKind
from generator.render import Link

KIND = Kind(
    record=RecordKind(
        "outcome",
        "回音",
        ("content/records/outcomes.yml",),
        Outcome,
        checks=CHECKS,
        doubts=DOUBTS,
        columns={
            "name": ("事项", "名称", "name"),
            "status": ("进度", "状态", "status"),
            "promise": ("答应了什么", "承诺", "promise"),
            "result": ("办得怎样", "结果", "result"),
        },
    ),
    templates=Path(__file__).parent / "templates",
    pages=pages,
    menu=(Link("回音", "outcomes/"),),
    sections={
        "home": on_home,
        "area": on_area,
        "team": on_team,
        "station": on_station,
        "service": on_service,
    },
    entry=entry,
    stories=stories,
    words=(OutcomeStatus,),
)
