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
            "name": (
                "姓名",
                "名字",
                "姓名或名称",
                "获奖人",
                "获奖者",
                "获评人",
                "候选人",
                "推荐对象",
                "名称",
                "集体名称",
                "团队名称",
                "队名",
                "name",
            ),
            "type": ("类型", "类别", "个人或集体", "type"),
            "occupation": ("职业", "岗位", "工种", "职务", "身份", "role", "occupation", "job"),
            "employer": (
                "单位",
                "工作单位",
                "所属单位",
                "所在单位",
                "平台",
                "公司",
                "企业",
                "站点",
                "employer",
                "company",
            ),
            "place": (
                "地区",
                "地方",
                "城市",
                "区县",
                "属地",
                "所在区",
                "所在地",
                "place",
                "city",
                "district",
                "region",
            ),
            "honour": ("荣誉", "荣誉称号", "称号", "奖项", "获奖情况", "award", "honour", "honor"),
            "issuer": (
                "授予单位",
                "颁发单位",
                "颁奖单位",
                "表彰单位",
                "评选单位",
                "授奖单位",
                "awarded_by",
                "awarded by",
                "issuer",
            ),
            "year": ("年份", "年度", "获奖时间", "授予时间", "表彰时间", "评选时间", "year"),
            "summary": (
                "事迹",
                "简介",
                "主要事迹",
                "事迹简介",
                "推荐理由",
                "获奖理由",
                "deed_short",
                "deed",
                "summary",
            ),
            "source": ("来源", "出处", "source"),
            "source_date": ("来源日期", "报道日期", "source_date", "source date"),
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
