"""A notice: a change for many stations at once that ends by itself."""

from typing import Annotated

from pydantic import BeforeValidator, model_validator

from generator import hours
from generator.records.fields import SAID, Day, Hours, Line, Lines, Ref, SameAs, as_list, labelled, mistake
from generator.records.model import AreaRef, Part, Record
from generator.records.vocabulary import Vocabulary


class Effect(Vocabulary):
    """What a notice does to the stations in its scope."""

    PAUSE = "pause", "暂停"
    SHORTEN = "shorten", "缩短"
    EXTEND = "extend", "延长"
    INFO = "info", "提示"


class Reach(Part):
    """Which stations a notice is about; nothing written means all."""

    areas: Annotated[list[AreaRef], BeforeValidator(as_list), SAID] = labelled("地区编号", default=[])
    networks: Annotated[Lines, SameAs("station", "network", until="to"), SAID] = labelled("网络", default=[])
    hosts: Annotated[Lines, SameAs("station", "host", until="to"), SAID] = labelled("设在哪里", default=[])
    ids: Annotated[list[Annotated[str, Ref("station")]], BeforeValidator(as_list), SAID] = labelled(
        "驿站编号", default=[]
    )


class Notice(Record):
    """A change with its days, its reach and its effect."""

    text: Line = labelled("内容")
    from_: Day = labelled("从哪天", alias="from")
    to: Day = labelled("到哪天")
    scope: Annotated[Reach, SAID] = labelled("范围", "不写就是全部驿站", default=Reach())
    effect: Annotated[Effect, SAID] = labelled("影响", "不写就是提示", default=Effect.INFO)
    hours: Hours | None = labelled("期间的开放时间", default=None)

    @property
    def label(self) -> str:
        return self.text

    @property
    def words(self) -> str:
        """What it says, with hours that could not be read as they are written: no state will tell them."""
        if self.hours is None or self.hours.grade == "full":
            return self.text
        return f"{self.text}（{self.hours.text}）"

    @model_validator(mode="after")
    def _makes_sense(self) -> "Notice":
        if self.to < self.from_:
            raise mistake(
                "dates-reversed", f"结束日期 {self.to} 早于开始日期 {self.from_}", "核对 from 和 to", at="to"
            )
        changes_hours = self.effect in (Effect.SHORTEN, Effect.EXTEND)
        if changes_hours and self.hours is None:
            raise mistake(
                "missing-hours",
                f"影响是「{self.effect.label}」，却没有写期间的开放时间",
                "补上 hours: 每天 9:00-16:00 这样的一行",
                at="effect",
            )
        if changes_hours and self.hours is not None and hours.says_closed(self.hours.text):
            message = f"影响是「{self.effect.label}」，开放时间写的却是「{self.hours.text}」"
            raise mistake("closed-hours", message, "改成 effect: 暂停，并删去 hours", at="hours")
        if self.hours is not None and "effect" not in self.model_fields_set:
            message = "写了期间的开放时间，却没有写影响"
            raise mistake(
                "missing-effect", message, "补上 effect: 缩短 或 effect: 延长，或删去 hours", at="hours"
            )
        if self.hours is not None and not changes_hours:
            raise mistake(
                "hours-without-effect",
                f"影响是「{self.effect.label}」，写了开放时间也不会变",
                "改成 effect: 缩短 或 effect: 延长，或删去 hours",
                at="hours",
            )
        return self
