"""Services: what somebody offers to riders, by theme and by what happened to me."""

from pathlib import Path

from generator.kinds.kind import Kind
from generator.kinds.service.model import Service
from generator.kinds.service.pages import entry, on_area, on_home, on_station, pages
from generator.records import RecordKind
from generator.render import Link

KIND = Kind(
    record=RecordKind(
        "service",
        "服务",
        ("content/records/services.yml",),
        Service,
        workplaces=True,
        columns={
            "name": ("名称", "服务", "项目", "title"),
            "what": ("内容", "说明", "content"),
            "audience": ("对象", "适用人群", "for_whom"),
            "units": ("单位", "提供单位", "provider"),
            "phone": ("电话", "联系电话", "contact"),
        },
    ),
    templates=Path(__file__).parent / "templates",
    pages=pages,
    menu=(Link("服务", "services/"),),
    sections={"home": on_home, "area": on_area, "station": on_station},
    entry=entry,
)
