"""Exemplars: recognised people and teams, on a stated basis and within its scope."""

from pathlib import Path

from generator.kinds.exemplar.checks import CHECKS, DOUBTS
from generator.kinds.exemplar.model import Exemplar
from generator.kinds.exemplar.pages import entry, on_area, on_home, pages, stories
from generator.kinds.exemplar.present import path
from generator.kinds.kind import Kind
from generator.records import RecordKind
from generator.render import Link

KIND = Kind(
    record=RecordKind(
        "exemplar",
        "榜样",
        ("exemplars/*.yml",),
        Exemplar,
        shape="mapping",
        personal=True,
        checks=CHECKS,
        doubts=DOUBTS,
        columns={
            "name": ("姓名", "名字", "name"),
            "occupation": ("职业", "岗位", "工种", "role"),
            "employer": ("单位", "所属单位", "平台", "公司", "employer"),
            "place": ("地区", "地方", "place"),
            "honour": ("荣誉", "称号", "奖项", "award"),
            "issuer": ("授予单位", "颁发单位", "awarded_by"),
            "year": ("年份", "年度", "year"),
            "summary": ("事迹", "简介", "deed_short"),
            "source": ("来源", "出处", "source"),
            "source_date": ("来源日期", "source_date"),
        },
    ),
    templates=Path(__file__).parent / "templates",
    pages=pages,
    menu=(Link("好事", "exemplars/"),),
    sections={"home": on_home, "area": on_area},
    entry=entry,
    address=path,
    stories=stories,
)
