"""An outcome: what was asked for or promised, how far it has come, and what came of it."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated

from pydantic import BeforeValidator, model_validator

from generator.records.fields import (
    Line,
    Lines,
    Mistake,
    PartialDay,
    Prose,
    Ref,
    as_list,
    labelled,
    mistake,
    together,
)
from generator.records.model import AreaRef, Correction, Figure, Photo, Record
from generator.records.vocabulary import Vocabulary


class OutcomeStatus(Vocabulary):
    """How far something has come."""

    PROMISED = "promised", "答应了", "答应", "承诺"
    DOING = "doing", "在办", "正在办"
    DONE = "done", "办成", "办成了"
    NOT_DONE = "not_done", "没办成", "办不了"

    @property
    def is_over(self) -> bool:
        """Whether nothing more is expected."""
        return self in (OutcomeStatus.DONE, OutcomeStatus.NOT_DONE)


class Outcome(Record):
    """Something that people asked for or were promised, with where it stands and what came of it."""

    name: Line = labelled("事项", examples=["北门装道闸的事"])
    status: OutcomeStatus = labelled("进度")
    area: AreaRef | None = labelled("所在地区的编号", default=None)
    teams: Annotated[list[Annotated[str, Ref("team")]], BeforeValidator(as_list)] = labelled(
        "哪些队伍参加（编号）", default=[]
    )
    stations: Annotated[list[Annotated[str, Ref("station")]], BeforeValidator(as_list)] = labelled(
        "在哪些驿站（编号）", default=[]
    )
    services: Annotated[list[Annotated[str, Ref("service")]], BeforeValidator(as_list)] = labelled(
        "办成了哪些服务（编号）", default=[]
    )
    units: Lines = labelled("谁来办", default=[])
    asked: Line | None = labelled("提了什么", default=None)
    asked_on: PartialDay | None = labelled("什么时候提的", default=None)
    promise: Line | None = labelled("答应了什么", default=None)
    promised_on: PartialDay | None = labelled("什么时候答应的", default=None)
    result: Line | None = labelled("办得怎样；没办成的写为什么", default=None)
    done_on: PartialDay | None = labelled("什么时候办成（或定下不办）", default=None)
    summary: Line | None = labelled("一句话", default=None)
    story: Prose | None = labelled("故事（Markdown）", default=None)
    author: Line | None = labelled("整理", default=None)
    figures: Annotated[list[Figure], BeforeValidator(as_list)] = labelled("数字", default=[])
    photos: Annotated[list[Photo], BeforeValidator(as_list)] = labelled("照片", default=[])
    corrections: Annotated[list[Correction], BeforeValidator(as_list)] = labelled("更正", default=[])

    @property
    def label(self) -> str:
        return self.name

    @model_validator(mode="after")
    def _makes_sense(self) -> "Outcome":
        mistakes = [*self._gaps(), *self._out_of_order()]
        if mistakes:
            raise together([((), one) for one in mistakes])
        return self

    def _gaps(self) -> Iterator[Mistake]:
        """What must be said of something that is over, and what must not be said before."""
        if self.status.is_over and self.result is None:
            yield mistake(
                "outcome-without-result",
                f"写了{self.status.label}，却没有写办得怎样",
                "补上 result: 一句话；没办成的写为什么",
                at="status",
            )
        if self.status.is_over and not self.source:
            yield mistake(
                "missing-source",
                f"写了{self.status.label}，却没有写来源",
                "补上 source: [{title: …, publisher: …, date: …}]",
                at="status",
            )
        if self.done_on is not None and not self.status.is_over:
            yield mistake(
                "done-and-not-done",
                f"写了办成的日期 {self.done_on}，进度却是{self.status.label}",
                "改 status，或删去 done_on",
                at="done_on",
            )

    def _out_of_order(self) -> Iterator[Mistake]:
        days = [(name, getattr(self, name)) for name in ("asked_on", "promised_on", "done_on")]
        known = [(name, day) for name, day in days if day is not None]
        for (_, earlier), (name, later) in pairwise(known):
            length = min(len(earlier), len(later))
            if later[:length] < earlier[:length]:
                message = f"{later} 早于前一步的 {earlier}"
                yield mistake("dates-reversed", message, "依次是 asked_on、promised_on、done_on", at=name)
