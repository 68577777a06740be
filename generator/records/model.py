"""What every public record has in common."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator

from generator.records.fields import (
    SAID,
    Day,
    FileName,
    Id,
    Line,
    Number,
    PartialDay,
    Ref,
    Url,
    as_list,
    as_words,
    labelled,
    mistake,
)
from generator.records.vocabulary import Vocabulary, shown


class Part(BaseModel):
    """A group of fields inside a record. Unknown keys are refused; values never change."""

    # A validator is built when the first record of its kind comes: building all takes as long as reading 1,000 records.
    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        populate_by_name=True,
        arbitrary_types_allowed=True,
        title=None,
        defer_build=True,
    )


class Source(Part):
    """Where a fact comes from."""

    title: Line = labelled("标题")
    publisher: Line | None = labelled("发布者", default=None)
    date: PartialDay | None = labelled("日期", default=None)
    url: Url | None = labelled("网址", default=None)


class Reviewed(Part):
    """Who approved the publication, by role and never by name."""

    by_role: Line = labelled("审核岗位")
    on: Day = labelled("审核日期")


class Qualifier(Vocabulary):
    """How exact a figure is."""

    EXACT = "exact", "整"
    ABOUT = "about", "约"
    NEARLY = "nearly", "近"
    OVER = "over", "余", "多"
    AT_LEAST = "at-least", "以上"


class Figure(Part):
    """A number that somebody reported: value, how exact, when, and where it stands."""

    name: Line = labelled("数字说的是什么")
    value: Number = labelled("数值")
    qualifier: Qualifier | None = labelled("约、近、余、以上", default=None)
    unit: Line | None = labelled("单位", default=None)
    as_of: PartialDay | None = labelled("截至", default=None)
    source: Source | None = labelled("出处", default=None)


class CheckedHow(Vocabulary):
    """The way in which facts were checked."""

    VISIT = "visit", "实地", "实地核实", "现场"
    CALL = "call", "电话", "电话核实"
    OPERATOR = "operator", "单位报送", "报送"
    RIDER = "rider", "骑手反馈", "反馈"
    PRESS = "press", "公开报道", "报道"


class Checked(Part):
    """That somebody looked, when, and how."""

    on: Day = labelled("核实日期")
    by: Line | None = labelled("谁核实（岗位，不写姓名）", default=None)
    how: CheckedHow = labelled("怎么核实")
    fields: Annotated[list[Line], BeforeValidator(as_list)] = labelled("核实了哪些项", default=[])


class Allowed(Part):
    """A text that looks personal and is not, and why."""

    what: Line = labelled("哪几个字")
    reason: Line = labelled("为什么可以公开")


class PhonePublic(Vocabulary):
    """Whose number a mobile number is."""

    UNIT = "unit", "单位"


class Correction(Part):
    """That a published text was put right: when, and what was wrong."""

    on: Day = labelled("更正日期")
    what: Line = labelled("更正了什么")


class Stage(Vocabulary):
    """How far an honour has come; a proposed honour never reads as awarded."""

    NOMINATED = "nominated", "推荐", "提名"
    PUBLICITY = "publicity", "公示", "公示中"
    PENDING = "pending", "公示期满待定", "待公布"
    AWARDED = "awarded", "公布", "已公布", "授予"


class Photo(Part):
    """A picture beside the records."""

    file: FileName = labelled("文件")
    alt: Line = labelled("图片说明")
    credit: Line | None = labelled("摄影", default=None)
    taken: PartialDay | None = labelled("拍摄日期", default=None)


class Record(Part):
    """One entry of one kind; subclasses add their fields."""

    id: Id = labelled("编号", "永久不变，写进网址和二维码", examples=["qh-001"])
    published_on: Day | None = labelled("发布日期", default=None)
    updated_on: Day | None = labelled("更新日期", default=None)
    source: Annotated[list[Source], BeforeValidator(as_list)] = labelled("来源", default=[])
    reviewed: Reviewed | None = labelled("审核", default=None)
    attribution: Line | None = labelled("署名要求", default=None)
    aliases: Annotated[list[Id], BeforeValidator(as_list)] = labelled("旧编号（自动跳转）", default=[])
    privacy_allow: Annotated[list[Allowed], BeforeValidator(as_list)] = labelled(
        "看着像个人信息、其实可以公开的", default=[]
    )
    phone_public: PhonePublic | None = labelled("公开的值班号码", default=None)

    @property
    def label(self) -> str:
        """What people call the record."""
        raise NotImplementedError


class Basis(Vocabulary):
    """Why a person may be shown."""

    CONSENT = "consent", "本人同意", "同意"
    PUBLIC_REPORT = "public-report", "公开报道"
    DUTY = "duty", "法定职责", "职责"


class Scope(Vocabulary):
    """What of a person may be shown."""

    NAME = "name", "姓名"
    PHOTO = "photo", "照片"
    STORY = "story", "事迹"
    QUOTE = "quote", "引语"
    EMPLOYER = "employer", "单位"
    AREA = "area", "地区"
    PARTY_STATUS = "party_status", "政治面貌"
    HEALTH = "health", "健康情况", "健康"


class Publish(Part):
    """On what basis, how far and for how long a person is shown; `evidence` is a reference, never the document."""

    basis: Basis = labelled("公开依据")
    scope: Annotated[list[Scope], BeforeValidator(as_words)] = labelled("公开范围")
    given_on: Day | None = labelled("何时给出", default=None)
    until: Annotated[Day | None, SAID] = labelled("公开到哪天", default=None)
    evidence: Line | None = labelled("凭据编号（不是文件本身）", default=None)

    @model_validator(mode="after")
    def _in_order(self) -> "Publish":
        if self.given_on and self.until and self.until < self.given_on:
            raise mistake(
                "dates-reversed",
                f"公开到 {self.until}，早于给出的日期 {self.given_on}",
                "核对 given_on 和 until",
                at="until",
            )
        return self


AreaRef = Annotated[Line, Ref("area")]


def unique(values: list[Any], what: str) -> None:
    """Refuse a list that names the same thing twice."""
    seen: set[Any] = set()
    for value in values:
        if value in seen:
            raise mistake("repeated-value", f"{what}「{shown(value)}」写了两次", "删去一个")
        seen.add(value)
