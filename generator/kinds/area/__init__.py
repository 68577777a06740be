"""Areas: cities, counties, streets, communities and districts, with their stories and what lies in them."""

from pathlib import Path

from generator.kinds.area.checks import CHECKS, DOUBTS
from generator.kinds.area.model import Area
from generator.kinds.area.pages import entry, on_home, pages, stories
from generator.kinds.kind import Kind
from generator.records import RecordKind
from generator.render import Link

KIND = Kind(
    record=RecordKind(
        "area",
        "地区",
        ("content/records/areas.yml",),
        Area,
        checks=CHECKS,
        doubts=DOUBTS,
        columns={
            "name": ("名称", "地区", "name"),
            "kind": ("类别", "kind"),
            "adcode": ("行政区划代码", "adcode"),
        },
    ),
    templates=Path(__file__).parent / "templates",
    pages=pages,
    menu=(Link("街道", "areas/"),),
    sections={"home": on_home},
    entry=entry,
    stories=stories,
)
