"""The ordinary stations: seven on every road, one for each kind of host."""

from dataclasses import dataclass

from making.ground import STREETS, Dice, Ground, Street, written
from making.tidy import Noted, Record, Value


@dataclass(frozen=True, slots=True)
class Host:
    """What stands at such an address as a rule: words, hours people write there, what is inside."""

    word: str
    name: str
    host: str
    kind: str
    network: str
    hours: list[str]
    has: list[str]
    maybe: list[str]
    where: list[str]
    open_on_holidays: str = ""


NETWORK, UNION, FRIENDS = "示例暖新驿站", "示例工会驿站", "示例爱心商家"
DAYTIME = ["周一至周五 8:30-12:00、14:00-17:30", "周一至周五 9:00-17:00", "周一至周日 8:30-17:30"]
EVENING = ["每天 8:00-22:00", "每日 7:30-21:30", "周一至周五 8:00-21:00；周六日 9:00-20:00"]
SEASONS = ["4月-10月 每天 8:00-21:00；11月-3月 每天 8:30-19:00"]

HOSTS = [
    Host("dq", "党群驿站", "党群服务中心", "驿站", NETWORK, [*DAYTIME, *EVENING],
         ["座位", "饮水", "热水", "微波炉", "手机充电", "空调", "厕所"], ["急救包", "无线网络", "书报", "心愿墙", "母婴室"],
         ["一楼大厅进门左手边", "北门进，走廊第二间", "东侧小门直接进，不用登记"], "休息"),
    Host("sq", "社区驿站", "社区", "驿站", NETWORK, [*DAYTIME, *SEASONS],
         ["座位", "热水", "手机充电"], ["微波炉", "空调", "急救包", "雨具", "留言簿", "厕所", "指路问询"],
         ["社区居委会一楼", "社区大门进来右转", "便民大厅旁的平房"]),
    Host("yh", "银行网点爱心站", "银行网点", "驿站", UNION, ["周一至周五 9:00-17:00", "周一至周日 9:00-16:30"],
         ["座位", "饮水", "空调"], ["手机充电", "雨具", "常用药品", "AED"],
         ["营业厅等候区靠窗一排", "门口保安处说一声就进"], "休息"),
    Host("sc", "商场骑手歇脚点", "商场", "驿站", NETWORK, ["每天 10:00-22:00", "每天 9:30-21:30"],
         ["座位", "手机充电", "厕所", "空调"], ["微波炉", "充电宝", "热水", "寄存"],
         ["地下一层货梯旁", "北门外卖取餐架后面", "一楼 3 号门进，右手第一间"], "开放"),
    Host("gt", "便民岗亭", "岗亭", "驿站", NETWORK, ["24小时", "每天 6:00-23:00"],
         ["热水", "手机充电"], ["座位", "雨具", "急救包", "维修工具", "口罩"],
         ["路口东南角绿色岗亭", "公交站牌后面", "非机动车道边，骑车就能停"]),
    Host("md", "面馆爱心商家", "餐饮店", "爱心商家", FRIENDS, ["每天 6:30-20:30", "每天 10:00-14:00、16:30-21:00"],
         ["座位", "热水", "优惠餐"], ["手机充电", "厕所", "微波炉"],
         ["沿街门面，门口有蓝色牌子", "和取餐口同一个门"]),
    Host("gc", "公厕", "公共厕所", "公厕", "", ["24小时", "每天 5:30-23:00"],
         ["厕所"], ["母婴室", "饮水", "指路问询"], ["公园西侧路口", "停车场入口旁边"]),
]
OFFERS = ["骑手套餐 12 元，米饭管够", "出示接单页面减 3 元，热汤免费", "14:00 以后歇脚不点餐也欢迎"]
LANDMARKS = ["演示公园", "样板小学", "示例大厦", "演示车站", "样板菜场", "示例医院"]


def ordinary(dice: Dice, ground: Ground) -> dict[str, list[Noted]]:
    """Street id to its ordinary stations, in the order in which they are written."""
    return {street.id: _of(street, dice, ground) for street in STREETS}


def _of(street: Street, dice: Dice, ground: Ground) -> list[Noted]:
    places = [(road, host) for road in street.roads for host in HOSTS]
    return [Noted(_station(street, n, place, dice) | _at(street, ground)) for n, place in enumerate(places, start=1)]


def _station(street: Street, number: int, place: tuple[str, Host], dice: Dice) -> Record:
    road, host = place
    door = int(dice.between(1, 160))
    station: Record = {
        "id": f"{street.id}-{number:02d}{host.word}",
        "name": f"{road}{host.name}",
        "kind": host.kind,
        "host": host.host,
        "area": street.id,
        "address": f"示例区{street.name}{road}{door}号",
        "landmark": f"{dice.pick(LANDMARKS)}{dice.pick(['东侧', '对面', '后门', '斜对过'])}",
        "entrance": dice.pick(host.where),
        "status": "开放",
    }
    if host.network:
        station["network"] = host.network
    if host.kind == "驿站":
        station["tier"] = "中心" if host.word == "dq" else "社区" if host.word == "sq" else "X"
    station |= _hours(host, dice) | _inside(host, dice) | _doing(street, host, dice)
    if host.kind == "爱心商家":
        station["offer"] = dice.pick(OFFERS)
    return station


def _at(street: Street, ground: Ground) -> Record:
    return {"position": written(ground.spot(street))}


def _hours(host: Host, dice: Dice) -> Record:
    if dice.chance(0.06):
        return {}
    rest: Record = {"hours": dice.pick(host.hours)}
    if host.open_on_holidays:
        rest["holiday"] = host.open_on_holidays
    elif dice.chance(0.3):
        rest["holiday"] = dice.pick(["开放", "另行通知"])
    return rest


def _inside(host: Host, dice: Dice) -> Record:
    extra = [name for name in host.maybe if dice.chance(0.45)]
    if not dice.chance(0.25):
        return {"facilities": [*host.has, *extra]}
    facilities: dict[str, Value] = dict.fromkeys([*host.has, *extra], "有")
    missing = [name for name in host.maybe if name not in extra]
    facilities |= {name: dice.pick(["无", "未知"]) for name in missing}
    return {"facilities": facilities}


def _doing(street: Street, host: Host, dice: Dice) -> Record:
    found: Record = {}
    if "座位" in host.has:
        found["seats"] = str(int(dice.between(4, 24)))
    if "厕所" not in host.has and dice.chance(0.5):
        found["nearest_toilet_m"] = str(int(dice.between(3, 45)) * 10)
    if dice.chance(0.3):
        found["wheelchair"] = dice.pick(["能进", "部分能进", "不能进", "未知"])
    if host.word != "gc":
        found["phone"] = f"000-0000 {int(dice.between(1000, 9999))}"
    if dice.chance(0.85):
        found["checked"] = _checked(street, dice)
    found["published_on"] = f"2025-{int(dice.between(1, 13)):02d}-{int(dice.between(1, 28)):02d}"
    if dice.chance(0.6):
        found["updated_on"] = f"2026-{int(dice.between(1, 11)):02d}-{int(dice.between(1, 28)):02d}"
    return found


def _checked(street: Street, dice: Dice) -> Record:
    month = int(dice.between(5, 11.99))
    return {
        "on": f"2026-{month:02d}-{int(dice.between(1, 21)):02d}",
        "by": f"{street.name}{dice.pick(['网格员', '骑手志愿者', '值班员'])}",
        "how": dice.pick(["实地", "实地", "电话", "单位报送", "骑手反馈"]),
    }
