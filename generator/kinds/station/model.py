"""A station: a place where riders, couriers and drivers may rest, drink, charge."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationError, WithJsonSchema, model_validator

from generator.records.fields import (
    SAID,
    Count,
    Day,
    Flag,
    Hours,
    Line,
    Mistake,
    PartialDay,
    Phone,
    PlaceField,
    Prose,
    as_list,
    labelled,
    mistake,
    parted,
    read_count,
    read_day_hours,
    together,
)
from generator.records.model import AreaRef, Checked, Figure, Part, Photo, Record
from generator.records.row import Location
from generator.records.text import nearest
from generator.records.vocabulary import Vocabulary, shown


class Status(Vocabulary):
    """Whether a station works at all, apart from its hours."""

    OPEN = "open", "开放"
    PLANNED = "planned", "筹建", "规划", "在建"
    PAUSED = "paused", "暂停", "暂停开放"
    CLOSED = "closed", "关闭", "撤销"


class HolidayRule(Vocabulary):
    """What happens on statutory holidays."""

    OPEN = "open", "开放", "照常"
    CLOSED = "closed", "休息", "关门"
    NOTICE = "notice", "另行通知"
    UNKNOWN = "unknown", "未知", "不清楚"


class Way(Vocabulary):
    """How one gets in."""

    WALK_IN = "walk_in", "直接进", "直接进入"
    STAFF = "staff", "找工作人员"
    SCAN = "scan", "扫码"
    CARD = "card", "刷卡", "凭卡"
    FACE = "face", "人脸", "刷脸"
    APP = "app", "App", "APP", "小程序"


class Presence(Vocabulary):
    """Whether a thing is there. Not written means unknown."""

    YES = "yes", "有"
    NO = "no", "无", "没有"
    UNKNOWN = "unknown", "未知", "不清楚"


class Facility(Vocabulary):
    """What may be inside a station."""

    SEATS = "seats", "座位", "座椅", "休息座椅", "歇脚", "休息"
    TABLE = "table", "桌椅", "桌子", "休息桌椅"
    BEDS = "beds", "休息床", "床位", "躺椅"
    DRINKING_WATER = "drinking_water", "饮水", "饮水机", "喝水", "直饮水"
    HOT_WATER = "hot_water", "热水", "开水"
    MICROWAVE = "microwave", "微波炉", "热饭", "餐食加热", "加热"
    FRIDGE = "fridge", "冰箱", "冰柜"
    COOKING = "cooking", "简易厨具", "厨具"
    PHONE_CHARGING = "phone_charging", "手机充电", "充电", "充电器", "充电插座", "多功能充电"
    POWERBANK = "powerbank", "充电宝", "共享充电宝"
    AIR_CONDITIONING = "air_conditioning", "空调", "纳凉"
    HEATING = "heating", "取暖", "暖气"
    TOILET = "toilet", "厕所", "卫生间", "洗手间", "如厕"
    SHOWER = "shower", "淋浴", "洗澡"
    LAUNDRY = "laundry", "洗衣", "洗衣机"
    WIFI = "wifi", "无线网络", "WiFi", "wifi", "Wi-Fi", "WIFI", "Wifi", "网络", "无线网"
    FIRST_AID = "first_aid", "急救包", "急救箱", "药箱", "医药箱", "医药药箱", "急救"
    MEDICINE = "medicine", "常用药品", "药品", "常备药", "应急药品"
    AED = "aed", "AED", "除颤仪", "自动体外除颤器"
    BOOKS = "books", "书报", "报刊", "书籍", "图书", "阅读", "阅览", "藏书"
    TV = "tv", "电视", "电视机"
    UMBRELLA = "umbrella", "雨具", "雨伞"
    MASKS = "masks", "口罩"
    TOOLS = "tools", "维修工具", "工具", "工具箱"
    STORAGE = "storage", "寄存", "储物柜", "储物"
    BABY_CARE = "baby_care", "母婴室", "母婴"
    OXYGEN = "oxygen", "吸氧"
    DIRECTIONS_HELP = "directions_help", "指路问询", "问询", "指路"
    MESSAGE_BOOK = "message_book", "留言簿", "留言本"
    WISH_BOX = "wish_box", "心愿墙", "意见箱", "心愿箱"
    MEAL_OFFER = "meal_offer", "优惠餐", "爱心餐", "爱心套餐"
    LEGAL_ADVICE = "legal_advice", "法律咨询"
    COUNSELLING = "counselling", "心理咨询", "心理辅导"
    HAIRCUT = "haircut", "理发"


class FacilityState(Part):
    """One facility: there, not there or unknown; how many; a remark."""

    code: Facility = labelled("设施")
    state: Annotated[Presence, SAID] = labelled("有、无、未知", "不写就是有", default=Presence.YES)
    count: Count | None = labelled("数量", default=None)
    note: Line | None = labelled("说明", default=None)


_FACILITIES = Facility.words()
_PRESENCE = Presence.words()
_Written = list[
    tuple[Location, Any, Any]
]  # where a facility stands in what is written, its name, what is said of it


def read_facilities(value: Any) -> Any:
    """A list of names (all there), or a mapping name -> 有/无/未知 or {state, count, note}."""
    # Nearly all stations have a mapping without a mistake: its places are worked out only where there is one.
    pairs = value.items() if isinstance(value, dict) else [(name, said) for _, name, said in _written(value)]
    try:
        return [
            _plain(name, said) if isinstance(name, str) and isinstance(said, str) else _facility(name, said)
            for name, said in pairs
        ]
    except (Mistake, ValidationError):
        raise together(_mistakes(_written(value))) from None


def _written(value: Any) -> _Written:
    if isinstance(value, str):
        return [((), name, "有") for name in parted(value)]
    if isinstance(value, dict):
        return [((name,), name, said) for name, said in value.items()]
    if isinstance(value, list):
        found: _Written = []
        for at, item in enumerate(value):
            if isinstance(item, dict):
                found += [((at,), name, said) for name, said in item.items()]
            else:
                names = parted(item) if isinstance(item, str) else [item]
                found += [((at,), name, "有") for name in names]
        return found
    raise mistake(
        "wrong-shape",
        f"设施「{shown(value)}」的写法不对",
        "写成 [饮水, 微波炉]，或每行一个「名称: 有/无/未知」",
    )


def _mistakes(written: _Written) -> Iterator[tuple[Location, Mistake | ValidationError]]:
    """All that is wrong, not only the first: each facility is looked at by itself."""
    for place, name, said in written:
        try:
            _facility(name, said)
        except (Mistake, ValidationError) as error:
            yield place, error


@lru_cache(maxsize=4096)
def _plain(name: Any, said: str) -> FacilityState:
    """A facility without more than a word or a number. Stations share nearly all of theirs, so each is made once."""
    return _facility(name, said)


def _facility(name: Any, said: Any) -> FacilityState:
    if isinstance(name, FacilityState):
        return name
    code = _FACILITIES.get(name.strip()) if isinstance(name, str) else None
    if code is None:
        close = nearest(name, tuple(_FACILITIES)) if isinstance(name, str) else None
        labels = "、".join(word.label for word in Facility)
        hint = f"是否指「{close}」？" if close else f"可以写：{labels}"
        raise mistake("unknown-word", f"没有「{shown(name)}」这种设施", hint)
    if isinstance(said, dict):
        return FacilityState.model_validate({"code": code, **said})
    word = _PRESENCE.get(str(said).strip()) if said is not None else Presence.UNKNOWN
    if word is not None:
        return FacilityState(code=code, state=word)
    if str(said).strip().isdigit():
        return FacilityState(code=code, count=read_count(said))
    raise mistake("unknown-word", f"设施「{name}」的「{shown(said)}」看不懂", "写 有、无、未知，或数量")


class Access(Part):
    """One way in: at which hours, how, for whom."""

    hours: Annotated[Hours | None, SAID] = labelled("这个时段", "不写就是全部开放时间", default=None)
    how: Way = labelled("怎么进")
    who: Line | None = labelled("谁能进", default=None)
    card: Line | None = labelled("凭什么卡", default=None)
    note: Line | None = labelled("说明", default=None)


class SpecialHours(Part):
    """Hours of certain days that differ from the week."""

    from_: Day = labelled("从哪天", alias="from")
    to: Day = labelled("到哪天")
    hours: Annotated[Hours | None, BeforeValidator(read_day_hours), SAID] = labelled(
        "开放时间", "不写就是关门", default=None
    )
    note: Line | None = labelled("原因", default=None)

    @model_validator(mode="after")
    def _in_order(self) -> "SpecialHours":
        if self.to < self.from_:
            raise mistake(
                "dates-reversed", f"结束日期 {self.to} 早于开始日期 {self.from_}", "核对 from 和 to", at="to"
            )
        return self


class Vehicle(Part):
    """What there is for vehicles."""

    ebike_parking: Presence | None = labelled("电动车停放", default=None)
    ebike_charging: Presence | None = labelled("电动车充电", default=None)
    battery_swap: Presence | None = labelled("换电", default=None)
    truck_parking: Presence | None = labelled("货车停放", default=None)
    max_height: Line | None = labelled("限高", default=None, examples=["3.5 米"])


class Wheelchair(Vocabulary):
    """Whether a wheelchair gets in."""

    YES = "yes", "能进", "有", "可以"
    LIMITED = "limited", "部分能进", "部分"
    NO = "no", "不能进", "无"
    UNKNOWN = "unknown", "未知", "不清楚"


class Station(Record):
    """A station and everything a rider may need to know before riding there."""

    name: Line = labelled("名称")
    short_name: Line | None = labelled("简称", default=None)
    kind: Line = labelled("类别", "驿站、爱心商家、取餐通道、专属车位、公厕 …", default="驿站")
    network: Line | None = labelled("所属网络", default=None, examples=["示例驿站"])
    tier: Line | None = labelled("层级", default=None)
    host: Line | None = labelled(
        "设在哪里", "党群服务中心、社区、银行网点、商场、岗亭、加油站 …", default=None
    )
    operator: Line | None = labelled("管理单位", default=None)
    area: AreaRef | None = labelled("所在地区的编号", default=None)
    address: Line | None = labelled("地址", default=None)
    landmark: Line | None = labelled("地标", default=None, examples=["菜场东门"])
    entrance: Line | None = labelled("从哪里进", default=None)
    position: PlaceField | None = labelled(
        "位置", default=None, examples=["{lng: 116.3689, lat: 39.9402, datum: gcj02}"]
    )
    amap_poi: Line | None = labelled("高德 POI 编号", default=None)
    status: Annotated[Status, SAID] = labelled("状态", "不写就是开放", default=Status.OPEN)
    status_note: Line | None = labelled("状态说明", default=None)
    status_until: Day | None = labelled("暂停到哪天", default=None)
    planned_for: PartialDay | None = labelled("计划何时开放", default=None)
    opened_on: PartialDay | None = labelled("何时开放的", default=None)
    hours: Hours | None = labelled("开放时间", default=None, examples=["周一至周五 08:30-12:00、14:00-17:30"])
    holiday: HolidayRule = labelled("法定节假日", default=HolidayRule.UNKNOWN)
    special_hours: Annotated[list[SpecialHours], BeforeValidator(as_list)] = labelled("特殊日子", default=[])
    access: Annotated[list[Access], BeforeValidator(as_list)] = labelled("怎么进", default=[])
    facilities: Annotated[
        list[FacilityState], BeforeValidator(read_facilities), WithJsonSchema({"type": ["array", "object"]})
    ] = labelled("设施", default=[], examples=["[饮水, 微波炉, 手机充电]"])
    seats: Count | None = labelled("座位数", default=None)
    wheelchair: Wheelchair | None = labelled("轮椅", default=None)
    vehicle: Vehicle | None = labelled("车辆", default=None)
    nearest_toilet_m: Count | None = labelled("最近公厕多少米", default=None)
    offer: Line | None = labelled("优惠或服务", default=None)
    phone: Phone | None = labelled("单位电话", default=None)
    photos: Annotated[list[Photo], BeforeValidator(as_list)] = labelled("照片", default=[])
    checked: Checked | None = labelled("核实", default=None)
    figures: Annotated[list[Figure], BeforeValidator(as_list)] = labelled("数字", default=[])
    remark: Prose | None = labelled("补充说明", default=None)

    @property
    def label(self) -> str:
        return self.name


__all__ = [
    "Facility",
    "FacilityState",
    "Flag",
    "HolidayRule",
    "Presence",
    "Station",
    "Status",
    "Way",
    "Wheelchair",
]
