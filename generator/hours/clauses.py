"""What a text says, clause by clause: which days, in which season, with which spans."""

from dataclasses import dataclass, field

from generator.hours.table import DateKey, Halt, HolidayWord, Span

SELECTORS = {"days", "holiday", "feast", "season", "dates", "nth"}
OUTCOMES = {"span", "unsure", "off", "as_usual", "notice", "halt"}
_PLACES = (
    "馆",
    "站",
    "驿站",
    "中心",
    "书房",
    "书屋",
    "大厅",
    "之家",
    "港湾",
    "网点",
    "门店",
    "服务点",
    "窗口",
    "小屋",
    "商场",
    "银行",
    "超市",
)

GETTING_IN = (
    "自助",
    "无人",
    "智能",
    "不间断",
    "刷",
    "凭",
    "对",
    "向",
    "面向",
    "可",
    "随时",
    "有人",
    "无需",
    "不用",
    "扫",
    "值班",
    "值守",
    "中",
    "制",
    "内",
)
_SUPPLIES = (
    "供",
    "提供",
    "发放",
    "领取",
    "就餐",
    "用餐",
    "早餐",
    "午餐",
    "晚餐",
    "值班",
    "值守",
    "有人",
    "办理",
    "淋浴",
    "洗澡",
    "理发",
    "充电",
    "借还",
)

_SERVICES = (
    *_SUPPLIES,
    "人工",
    "柜台",
    "窗口",
    "业务",
    "咨询",
    "服务台",
    "讲座",
    "放映",
    "义诊",
    "餐",
    "热水",
    "热线",
)
_UPKEEP = (
    "清扫",
    "清洁",
    "保洁",
    "消毒",
    "打扫",
    "盘点",
    "维护",
    "检修",
    "整理",
    "例会",
    "学习",
    "培训",
    "换班",
    "交接班",
    "清场",
    "设备",
    "内务",
    "内部",
)


@dataclass(slots=True)
class Clause:
    """Selectors and what is said of them: hours, off, ask, open (a holiday changes nothing), or nothing yet."""

    days: int = 0
    feasts: list[DateKey] = field(default_factory=list)
    season: int = -1
    spans: list[Span] = field(default_factory=list)
    outcome: str = ""
    otherwise: bool = False  # 平时, 其余时间: whatever else is said wins
    part: bool = False  # 中秋节当天: not the whole holiday
    period: str = ""  # 上午, 下午 … before its first span
    torn: bool = False  # a season behind hours for several kinds of days: for which of them?
    dated_feast: bool = False  # 春节期间（2月15日-2月23日）: dates that hold for one year
    labelled: bool = False  # unknown words limit its hours: they are not used

    def selected(self) -> bool:
        """Tell whether the clause says which days it speaks of."""
        return bool(self.days or self.feasts)


@dataclass(slots=True)
class NamedSeason:
    """A season as the text names it; 0 and 0 when it gives no dates."""

    name: str = ""
    first: int = 0
    last: int = 0


@dataclass(slots=True)
class Clauses:
    """All that a text says, in its order."""

    found: list[Clause] = field(default_factory=list)
    late: list[Clause] = field(default_factory=list)
    seasons: list[NamedSeason] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    holiday: HolidayWord = ""
    halt: Halt = ""
    last_entry: int = 0
    last_clocks: list[tuple[int, int]] = field(
        default_factory=list
    )  # last entry, and the closing it stands behind
    refers: str = ""  # 以公告为准, 营业时间内: the hours are said elsewhere
    unsure: bool = False
    placed: bool = False  # the hours begin with the name of a place
    office: bool = False


def is_service(label: str) -> bool:
    """Tell whether words name something within a place, whose hours are not those of the place."""
    return any(word in label for word in _SERVICES)


def is_upkeep(words: str) -> bool:
    """Tell whether words say why a place shuts for a while (12:00-13:00消毒)."""
    return any(word in words for word in _UPKEEP)


def depends(text: str) -> bool:
    """Tell whether a remark speaks of a case that may or may not be given (weather, special events)."""
    return any(word in text for word in ("雨", "雪", "天气", "台风", "高温", "遇", "特殊"))


def is_place(label: str) -> bool:
    """Tell whether unknown words before the hours only name the place (图书馆, 驿站)."""
    return label.strip(" :").endswith(_PLACES)


def limits(text: str, *, whole: bool) -> bool:
    """Tell whether words behind hours make them the hours of a thing (7:00-9:00供应早餐, 24小时饮水机).

    Behind a `whole` day, only words about getting in leave it the hours of the place.
    """
    return not text.startswith(GETTING_IN) if whole else text.startswith(_SUPPLIES)


def speaks_of_access(text: str) -> bool:
    """Tell whether words say how to get in or who is there, not when it is open."""
    return any(word in text for word in ("刷", "凭", "卡", "扫码", "人脸", "值守", "有人", "无人", "自助"))
