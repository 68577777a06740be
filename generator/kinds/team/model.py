"""A team: riders who act together, with its pledge, its tasks and what it got done."""

from typing import Annotated

from pydantic import BeforeValidator

from generator.records.fields import Count, Line, Lines, PartialDay, Prose, Ref, as_list, labelled
from generator.records.model import AreaRef, Correction, Figure, Part, Photo, Qualifier, Record, Source

People = Annotated[list[Annotated[str, Ref("exemplar")]], BeforeValidator(as_list)]


class Members(Part):
    """How many belong to a team, since names are published one by one only."""

    value: Count = labelled("人数")
    qualifier: Qualifier | None = labelled("约、近、余、以上", default=None)
    as_of: PartialDay | None = labelled("截至", default=None)
    source: Source | None = labelled("出处", default=None)


class Deed(Part):
    """Something a team got done, with its day and its report."""

    text: Line = labelled("做成了什么")
    on: PartialDay | None = labelled("什么时候", default=None)
    source: Source | None = labelled("出处", default=None)


class Team(Record):
    """A team with what it promises, does and has done; people appear only if they are published themselves."""

    name: Line = labelled("队名")
    kind: Line | None = labelled("类别", default=None, examples=["红骑兵"])
    area: AreaRef | None = labelled("所在地区的编号", default=None)
    base: Annotated[str, Ref("station")] | None = labelled("基地驿站的编号", default=None)
    founded: PartialDay | None = labelled("成立时间", default=None)
    summary: Line | None = labelled("一句话", default=None)
    pledge: Lines = labelled("承诺", default=[])
    tasks: Lines = labelled("平时做什么", default=[])
    leads: People = labelled("负责人（榜样的编号）", default=[])
    members: People = labelled("队员（榜样的编号）", default=[])
    alumni: People = labelled("曾经的队员（榜样的编号）", default=[])
    members_count: Members | None = labelled("队伍人数", default=None)
    profile: Annotated[str, Ref("exemplar")] | None = labelled("集体事迹的编号（榜样）", default=None)
    done: Annotated[list[Deed], BeforeValidator(as_list)] = labelled("做成的事", default=[])
    figures: Annotated[list[Figure], BeforeValidator(as_list)] = labelled("数字", default=[])
    story: Prose | None = labelled("故事（Markdown）", default=None)
    author: Line | None = labelled("整理", default=None)
    photos: Annotated[list[Photo], BeforeValidator(as_list)] = labelled("照片", default=[])
    corrections: Annotated[list[Correction], BeforeValidator(as_list)] = labelled("更正", default=[])

    @property
    def label(self) -> str:
        return self.name
