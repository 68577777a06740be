"""An award: what it is given for, and round after round how far each has come and who it went to."""

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, PlainValidator, WithJsonSchema, model_validator

from generator.records.fields import (
    Count,
    Day,
    Line,
    Lines,
    Phone,
    Prose,
    Ref,
    Url,
    as_list,
    labelled,
    mistake,
    read_partial_date,
)
from generator.records.model import AreaRef, Part, Qualifier, Record, Source, Stage, unique
from generator.records.vocabulary import Vocabulary


class Level(Vocabulary):
    """Who gives an award, from the whole country to an enterprise."""

    NATIONAL = "national", "全国", "国家级"
    PROVINCE = "province", "省级", "省", "自治区", "直辖市"
    CITY = "city", "市级", "市"
    DISTRICT = "district", "区县级", "区级", "县级"
    STREET = "street", "街道级", "街道", "乡镇级"
    COMPANY = "company", "企业", "平台"


class Cycle(Vocabulary):
    """How often an award is given."""

    MONTHLY = "monthly", "每月", "月度"
    QUARTERLY = "quarterly", "每季度", "季度"
    YEARLY = "yearly", "每年", "年度"
    IRREGULAR = "irregular", "不定期"


_QUARTER = re.compile(r"(\d{4})(?:-?[Qq]|年?第?)([1-4一二三四])(?:季度)?")


def read_period(value: Any) -> str:
    """What a round is for: 2026, 2026-09 or 2026-Q3 (also 2026年第三季度)."""
    text = str(value).strip()
    quarter = _QUARTER.fullmatch(text)
    if quarter:
        return f"{quarter[1]}-Q{'一二三四'.find(quarter[2]) + 1 or quarter[2]}"
    return read_partial_date(text)


Period = Annotated[str, PlainValidator(read_period), WithJsonSchema({"type": ["string", "number"]})]


class Named(Part):
    """Somebody in a round, by the id of an exemplar or a team, and for what."""

    exemplar: Annotated[str, Ref("exemplar", alone=True)] | None = labelled("榜样的编号", default=None)
    team: Annotated[str, Ref("team")] | None = labelled("队伍的编号", default=None)
    reason: Line | None = labelled("为什么", default=None)

    @model_validator(mode="after")
    def _names_somebody(self) -> "Named":
        if self.exemplar is None and self.team is None:
            raise mistake("names-nobody", "没有写是谁", "写 exemplar: p-7k3f 或 team: 队伍编号")
        return self


def read_named(value: Any) -> Any:
    """Plain texts are ids of exemplars."""
    listed = as_list(value)
    if not isinstance(listed, list):
        return listed
    return [{"exemplar": item} if isinstance(item, str) else item for item in listed]


def _named_once(people: list[Named]) -> list[Named]:
    return unique(people, lambda one: one.exemplar or one.team, "同一期里")


NamedList = Annotated[list[Named], BeforeValidator(read_named), AfterValidator(_named_once)]


class Publicity(Part):
    """公示: from which day, how many working days, and where to object."""

    start: Day = labelled("公示第一天")
    workdays: Count = labelled("几个工作日", default=5)
    unit: Line | None = labelled("受理单位", default=None)
    phone: Phone | None = labelled("监督电话", default=None)

    @model_validator(mode="after")
    def _lasts(self) -> "Publicity":
        if not 1 <= self.workdays <= 60:
            raise mistake(
                "bad-workdays",
                f"公示 {self.workdays} 个工作日不合常理",
                "写 1 到 60，一般是 5",
                at="workdays",
            )
        return self


class Decision(Part):
    """The paper by which a round was decided."""

    on: Day = labelled("公布日期")
    number: Line | None = labelled("文号", default=None)
    url: Url | None = labelled("公布的网址", default=None)

    @model_validator(mode="after")
    def _can_be_found(self) -> "Decision":
        if self.number is None and self.url is None:
            raise mistake("decision-without-paper", "没有写文号，也没有写网址", "补上 number 或 url")
        return self


class Tally(Part):
    """How many received it, where the names are not public."""

    value: Count = labelled("多少人（集体）")
    qualifier: Qualifier | None = labelled("约、近、余、以上", default=None)
    source: Source = labelled("出处")


class Round(Part):
    """One time that an award is given."""

    period: Period = labelled("哪一期", examples=["2026-09"])
    title: Line | None = labelled("这一期的名称", default=None)
    stage: Stage | None = labelled("阶段", default=None)
    nominees: NamedList = labelled("候选", default=[])
    recipients: NamedList = labelled("获奖", default=[])
    recipients_count: Tally | None = labelled("获奖人数（名单不公开时）", default=None)
    publicity: Publicity | None = labelled("公示", default=None)
    decision: Decision | None = labelled(
        "公布", default=None, examples=["{on: 2026-10-20, number: 示例〔2026〕3号}"]
    )
    source: Annotated[list[Source], BeforeValidator(as_list)] = labelled("来源", default=[])

    @model_validator(mode="after")
    def _is_consistent(self) -> "Round":
        if self.stage is Stage.AWARDED and self.decision is None:
            raise mistake(
                "award-without-decision",
                f"{self.period} 这一期写了公布，却没有文号或网址",
                "补上 decision: {on: 日期, number: 文号}，或改回 公示期满待定",
                at="stage",
            )
        if self.stage is Stage.PUBLICITY and self.publicity is None:
            raise mistake(
                "publicity-without-days",
                f"{self.period} 这一期写了公示，却没有日期",
                "补上 publicity: {start: …, workdays: 5, unit: 受理单位, phone: 监督电话}",
                at="stage",
            )
        return self


def _one_round_a_period(rounds: list[Round]) -> list[Round]:
    return unique(rounds, lambda one: one.period, "各期里", field="period")


class Award(Record):
    """An award with what it is for and every round."""

    name: Line = labelled("名称")
    level: Level | None = labelled("级别", default=None)
    cycle: Cycle | None = labelled("多久评一次", default=None)
    issuer: Line | None = labelled("评选单位", default=None)
    area: AreaRef | None = labelled("所在地区的编号", default=None)
    summary: Line | None = labelled("一句话", default=None)
    criteria: Lines = labelled("评选条件", default=[])
    about: Prose | None = labelled("说明（Markdown）", default=None)
    nominee_title: Line | None = labelled("提名也是荣誉时，提名的称呼", default=None)
    rounds: Annotated[list[Round], BeforeValidator(as_list), AfterValidator(_one_round_a_period)] = labelled(
        "各期", default=[]
    )

    @property
    def label(self) -> str:
        return self.name
