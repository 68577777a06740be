"""An exemplar: a recognised person or team."""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainValidator, StringConstraints, WithJsonSchema, model_validator

from generator.records.fields import (
    SAID,
    Count,
    Day,
    FileName,
    Line,
    PartialDay,
    Prose,
    Ref,
    Url,
    as_list,
    labelled,
    mistake,
    read_id,
)
from generator.records.model import AreaRef, Basis, Correction, Part, Publish, Record, Source, Stage
from generator.records.vocabulary import Vocabulary, shown


class ExemplarType(Vocabulary):
    """Whether a person or a team is recognised."""

    PERSON = "person", "个人", "人"
    TEAM = "team", "集体", "团队", "队伍"


class Occupation(Part):
    """What somebody did for a living when it was reported."""

    name: Line = labelled("职业")
    as_of: PartialDay | None = labelled("什么时候的情况", default=None)


def read_occupation(value: Any) -> Any:
    """A plain text is an occupation without its date."""
    return {"name": value} if isinstance(value, str) else value


class Honour(Part):
    """A title that somebody received or was proposed for."""

    text: Line = labelled("称号")
    award: Annotated[str, Ref("award")] | None = labelled("奖项的编号", default=None)
    year: PartialDay | None = labelled("年份", default=None)
    issuer: Line | None = labelled("授予单位", default=None)
    stage: Annotated[Stage, SAID] = labelled("阶段", "不写就是公布", default=Stage.AWARDED)


def read_honours(value: Any) -> Any:
    """Plain texts are honours without year and issuer."""
    listed = as_list(value)
    if not isinstance(listed, list):
        return listed
    return [{"text": item} if isinstance(item, str) else item for item in listed]


class Quote(Part):
    """One reported saying of at most 60 characters, with the report it stands in."""

    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)] = labelled(
        "原话"
    )
    source: Source = labelled("出处")


class Portrait(Part):
    """A photograph of the person."""

    file: FileName = labelled("文件")
    alt: Line = labelled("图片说明")
    credit: Line | None = labelled("摄影", default=None)


class Guardian(Part):
    """The guardian's consent for a minor, by reference."""

    relation: Line = labelled("与本人的关系")
    given_on: Day = labelled("同意日期")
    evidence: Line = labelled("凭据编号")


_OPAQUE = re.compile(r"[pt]-[0-9a-z]{3,12}")


def read_opaque_id(value: Any) -> str:
    """An id that tells nothing of the person: p- or t- and a few letters or digits drawn by chance."""
    text = read_id(value)
    if not _OPAQUE.fullmatch(text):
        raise mistake(
            "telling-id", f"编号「{shown(text)}」可能透露是谁", "用 p-7k3f 这样随机的编号，不用姓名或拼音"
        )
    return text


OpaqueId = Annotated[
    str, PlainValidator(read_opaque_id), WithJsonSchema({"type": "string", "pattern": f"^{_OPAQUE.pattern}$"})
]


class Exemplar(Record):
    """A recognised person or team, shown on a stated basis and no further than its scope."""

    id: OpaqueId = labelled("编号", "随机，不含姓名或拼音", examples=["p-7k3f"])
    aliases: Annotated[list[OpaqueId], BeforeValidator(as_list)] = labelled("旧编号（自动跳转）", default=[])
    name: Line = labelled("姓名或队名")
    alias: Line | None = labelled("对外称呼", "不公开姓名时用，例如 张师傅", default=None)
    type: ExemplarType = labelled("个人或集体", default=ExemplarType.PERSON)
    occupation: Annotated[Occupation, BeforeValidator(read_occupation)] | None = labelled(
        "职业", default=None
    )
    employer: Line | None = labelled("所属平台/站点", default=None)
    area: AreaRef | None = labelled("所在地区的编号", default=None)
    place: Line | None = labelled("地方（没有地区记录时）", default=None)
    team: Line | None = labelled("所在队伍（没有队伍记录时）", default=None)
    teams: Annotated[list[Annotated[str, Ref("team")]], BeforeValidator(as_list)] = labelled(
        "所在队伍的编号", default=[]
    )
    party_status: Line | None = labelled("政治面貌（要单独同意）", default=None)
    health: Line | None = labelled("健康情况（要单独同意）", default=None)
    honours: Annotated[list[Honour], BeforeValidator(read_honours)] = labelled("荣誉", default=[])
    summary: Line | None = labelled("一句话", default=None)
    story: Prose | None = labelled("故事（Markdown）", default=None)
    author: Line | None = labelled("整理", default=None)
    corrections: Annotated[list[Correction], BeforeValidator(as_list)] = labelled("更正", default=[])
    quote: Quote | None = labelled("引语", default=None)
    photo: Portrait | None = labelled("照片", default=None)
    publish: Publish | None = labelled("公开依据", default=None)
    withdrawn_on: Annotated[Day | None, SAID] = labelled("撤回日期", default=None)
    deceased: Day | None = labelled("去世日期", default=None)
    guardian: Annotated[Guardian | None, SAID] = labelled("监护人同意", default=None)
    age_group: Annotated[Count | None, SAID] = labelled("年龄（仅未成年人填写）", default=None)
    correction_url: Url | None = labelled("更正渠道", default=None)

    @property
    def label(self) -> str:
        return self.name

    @model_validator(mode="after")
    def _report_has_source(self) -> "Exemplar":
        if self.publish and self.publish.basis is Basis.PUBLIC_REPORT and not self.source:
            raise mistake(
                "missing-source",
                "依据是公开报道，却没有写来源",
                "补上 source: [{title: …, publisher: …, date: …}]",
            )
        return self
