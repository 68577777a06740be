"""Notices: one entry changes every station in its reach, shows on home, cards and pages, and ends by itself."""

from pathlib import Path

from generator.kinds.kind import Kind
from generator.kinds.notice.model import Notice
from generator.kinds.notice.pages import changes, entry, on_area, on_finder, on_home, on_station, pages
from generator.records import RecordKind

KIND = Kind(
    record=RecordKind("notice", "通知", ("content/records/notices.yml",), Notice),
    templates=Path(__file__).parent / "templates",
    pages=pages,
    sections={"home": on_home, "finder": on_finder, "station-notices": on_station, "area": on_area},
    changes=changes,
    entry=entry,
)
