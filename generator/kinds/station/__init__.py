"""Stations: the finder, the lists by area, and the page of each station."""

from pathlib import Path

from generator.kinds.kind import App, Kind
from generator.kinds.station.checks import CHECKS, DOUBTS
from generator.kinds.station.columns import COLUMN_NAMES, TABLE
from generator.kinds.station.exports import app_row, app_values, entry, feature, ways
from generator.kinds.station.model import Facility, Station
from generator.kinds.station.pages import pages
from generator.kinds.station.places import lead_home, on_area
from generator.records import RecordKind
from generator.render import Link

KIND = Kind(
    record=RecordKind(
        "station",
        "驿站",
        ("stations.yml", "stations/*.yml"),
        Station,
        checks=CHECKS,
        doubts=DOUBTS,
        workplaces=True,
        columns=COLUMN_NAMES,
    ),
    templates=Path(__file__).parent / "templates",
    pages=pages,
    menu=(Link("找驿站", "map/"),),
    sections={"lead": lead_home, "area": on_area},
    feature=feature,
    app=App(app_row, app_values),
    entry=entry,
    table=TABLE,
    words=(Facility,),
    ways=ways,
)
