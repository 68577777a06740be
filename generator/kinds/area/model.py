"""An area: a city, county, street, community or district to which stations, people and services belong."""

from typing import Annotated, Any

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema

from generator.geo import BBox
from generator.records.fields import Count, Line, Prose, as_list, labelled, mistake, read_number
from generator.records.model import AreaRef, Correction, Figure, Photo, Record
from generator.records.vocabulary import Vocabulary


class AreaKind(Vocabulary):
    """What sort of area."""

    CITY = "city", "市"
    COUNTY = "county", "区县", "县", "区", "县区"
    STREET = "street", "街道", "乡镇", "镇", "乡"
    COMMUNITY = "community", "社区", "村"
    BUSINESS_DISTRICT = "business_district", "商圈", "园区"
    FRIENDLY_COMMUNITY = "friendly_community", "骑手友好社区", "友好社区"


def read_bbox(value: Any) -> BBox:
    """A box [west, south, east, north] in degrees."""
    if isinstance(value, BBox):
        return value
    numbers = [read_number(part) for part in value] if isinstance(value, list) else []
    if len(numbers) != 4 or not (numbers[0] < numbers[2] and numbers[1] < numbers[3]):
        raise mistake("bad-bbox", "范围应为 [西, 南, 东, 北] 四个数", "例如 [116.30, 39.85, 116.42, 39.95]")
    return BBox(*numbers)


BoxField = Annotated[
    BBox,
    PlainValidator(read_bbox),
    WithJsonSchema({"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4}),
]


class Area(Record):
    """An area with its place in the tree, its story and its promises."""

    name: Line = labelled("名称")
    kind: AreaKind = labelled("类别", default=AreaKind.STREET)
    parent: AreaRef | None = labelled("上级地区的编号", default=None)
    adcode: Line | None = labelled("行政区划代码", default=None)
    bbox: BoxField | None = labelled("范围 [西, 南, 东, 北]", default=None)
    circle_minutes: Count | None = labelled("服务圈分钟数", default=None)
    convention: Prose | None = labelled("公约", default=None)
    story: Prose | None = labelled("故事（Markdown）", default=None)
    author: Line | None = labelled("整理", default=None)
    photos: Annotated[list[Photo], BeforeValidator(as_list)] = labelled("照片", default=[])
    corrections: Annotated[list[Correction], BeforeValidator(as_list)] = labelled("更正", default=[])
    figures: Annotated[list[Figure], BeforeValidator(as_list)] = labelled("数字", default=[])

    @property
    def label(self) -> str:
        return self.name
