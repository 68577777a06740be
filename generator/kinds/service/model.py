"""A service: what somebody offers to riders, couriers and drivers."""

from typing import Annotated

from pydantic import BeforeValidator, model_validator

from generator.records.fields import (
    SAID,
    AsWritten,
    Day,
    Hours,
    Line,
    Lines,
    Phone,
    Prose,
    Ref,
    as_list,
    labelled,
    mistake,
)
from generator.records.model import AreaRef, Checked, Figure, Part, Record
from generator.records.vocabulary import Vocabulary


class ServiceStatus(Vocabulary):
    """Whether a service can be had."""

    ACTIVE = "active", "办理中", "开放", "可办理"
    SIGN_UP = "sign_up", "报名中"
    PAUSED = "paused", "暂停"
    ENDED = "ended", "已结束", "结束"
    PLANNED = "planned", "筹备", "筹建"


class Valid(Part):
    """From when to when a service is offered."""

    from_: Day | None = labelled("从哪天", alias="from", default=None)
    to: Day | None = labelled("到哪天", default=None)

    @model_validator(mode="after")
    def _in_order(self) -> "Valid":
        if self.from_ and self.to and self.to < self.from_:
            raise mistake(
                "dates-reversed", f"结束日期 {self.to} 早于开始日期 {self.from_}", "核对 from 和 to", at="to"
            )
        return self


class Service(Record):
    """One item of a service list."""

    name: Line = labelled("名称")
    no: Line | None = labelled("清单序号", default=None)
    theme: Line | None = labelled("主题", default=None)
    situations: Lines = labelled("遇到什么事", default=[], examples=["[事故, 欠薪, 孩子上学]"])
    what: Prose | None = labelled("是什么", default=None)
    units: Lines = labelled("提供单位", default=[])
    audience: Lines = labelled("给谁", default=[])
    steps: Lines = labelled("怎么办理", default=[])
    documents: Lines = labelled("带什么", default=[])
    fee: Line | None = labelled("费用", default=None)
    phone: Phone | None = labelled("单位电话", default=None)
    hours: Annotated[Hours | None, AsWritten()] = labelled("办理时间", default=None)
    places: Annotated[list[Annotated[str, Ref("station")]], BeforeValidator(as_list)] = labelled(
        "在哪些驿站", default=[]
    )
    area: AreaRef | None = labelled("所在地区的编号", default=None)
    valid: Valid | None = labelled("有效期", default=None)
    status: Annotated[ServiceStatus, SAID] = labelled("状态", "不写就是办理中", default=ServiceStatus.ACTIVE)
    checked: Checked | None = labelled("核实", default=None)
    figures: Annotated[list[Figure], BeforeValidator(as_list)] = labelled("数字", default=[])

    @property
    def label(self) -> str:
        return self.name
