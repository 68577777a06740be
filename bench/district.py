"""A plainly synthetic district, the same for each contestant, drawn from a seed."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

Fields = dict[str, Any]

SEED = 20261122
TODAY = date(2026, 11, 20)
STATIONS_PER_AREA = 80
STORIES_PER_TEAM = 25
CENTRE = (113.6, 34.7)  # gcj02, longitude first; no station stands there
SPREAD = 0.35  # degrees to each side

HOSTS = ("党群服务中心", "社区服务站", "银行网点", "便利店", "加油站", "快递网点", "商场", "岗亭")
HOURS = ("Mo-Su 08:00-22:00", "Mo-Fr 08:30-18:00; Sa 09:00-12:00", "24/7", "Mo-Su 06:00-12:00,14:00-23:00")
FACILITIES = (
    ("座位", "seats"),
    ("饮水", "drinking_water"),
    ("热水", "hot_water"),
    ("微波炉", "microwave"),
    ("手机充电", "phone_charging"),
    ("空调", "air_conditioning"),
    ("厕所", "toilet"),
    ("急救包", "first_aid"),
    ("常用药品", "medicine"),
    ("雨具", "umbrella"),
    ("书报", "books"),
    ("无线网络", "wifi"),
)
LANDMARKS = ("路口东南角", "小区北门旁", "公交站对面", "菜场二楼", "写字楼一层大厅", "地铁口往西 50 米")
DEEDS = (
    "扶起摔倒的老人并送到医院",
    "用灭火器扑灭路边的小火",
    "把捡到的钱包送回失主手里",
    "雨夜帮走失的孩子找到家",
)
SCENES = (
    "那天下着雨，他刚送完上午的最后一单，正往驿站走。路口围着几个人，他把车停到路边，先看清了发生什么事，才开口问要不要帮忙。",
    "他没有多说，先打了电话，又把雨衣脱下来盖上。旁边的人递来热水，他一口也没喝，转手给了对方。等救护车到了，他才想起手机里还有一单没有送。",
    "平台后来免了那一单的超时。他说，换了谁在那里都会停下来，骑车的人整天在路上，路上的事看得最多，也最先碰到。",
    "事情过去一个月，社区请他来讲怎样报告路上的隐患。他讲了十分钟，讲得最细的是一块松动的井盖：什么时候响，哪个轮子压上去会跳，报给谁，几天修好。",
)


@dataclass(frozen=True, slots=True)
class District:
    """Records as their YAML will hold them."""

    areas: list[Fields]
    stations: list[Fields]
    stories: list[Fields]


def make_district(*, stations: int, stories: int) -> District:
    """Draw a district; the same numbers give the same records."""
    dice = Random(SEED)
    streets = max(1, stations // STATIONS_PER_AREA)
    areas = [{"id": "synthetic", "name": "合成区", "kind": "county", "published_on": day(dice)}]
    areas += [make_area(number, dice) for number in range(1, streets + 1)]
    return District(
        areas=areas,
        stations=[make_station(number, 1 + number % streets, dice) for number in range(1, stations + 1)],
        stories=[make_story(number, 1 + number % streets, dice) for number in range(1, stories + 1)],
    )


def day(dice: Random) -> str:
    """A day of the two months before the build."""
    return (TODAY - timedelta(days=dice.randrange(60))).isoformat()


def make_area(number: int, dice: Random) -> Fields:
    """A street of the district."""
    return {
        "id": f"street-{number:03}",
        "name": f"合成第{number}街道",
        "kind": "street",
        "parent": "synthetic",
        "published_on": day(dice),
    }


def make_station(number: int, street: int, dice: Random) -> Fields:
    """A station with the fields that a well-kept list has."""
    host = dice.choice(HOSTS)
    known = dice.sample(FACILITIES, k=8)
    return {
        "id": f"s-{number:05}",
        "name": f"合成驿站{number:05}号",
        "kind": "驿站",
        "network": "合成驿站网",
        "host": host,
        "operator": f"合成第{street}街道办事处",
        "area": f"street-{street:03}",
        "address": f"合成第{street}街道示例路 {dice.randrange(1, 400)} 号",
        "landmark": dice.choice(LANDMARKS),
        "position": {
            "lng": f"{CENTRE[0] + dice.uniform(-SPREAD, SPREAD):.6f}",
            "lat": f"{CENTRE[1] + dice.uniform(-SPREAD, SPREAD):.6f}",
            "datum": "gcj02",
        },
        "status": "开放",
        "hours": dice.choice(HOURS),
        "holiday": dice.choice(("开放", "休息", "未知")),
        "access": [{"how": dice.choice(("直接进", "找工作人员", "扫码")), "who": "骑手、快递员、司机师傅"}],
        "facilities": {label: dice.choice(("有", "有", "有", "无", "未知")) for label, _ in known},
        "phone": f"0000-{dice.randrange(10_000_000):07}",
        "checked": {"on": day(dice), "how": "实地"},
        "published_on": day(dice),
    }


def make_story(number: int, street: int, dice: Random) -> Fields:
    """A story of some 400 Han characters on a recorded consent."""
    deed = dice.choice(DEEDS)
    # The last sentence can be looked up: with the honour it makes the two facts that a story needs to have a page.
    scenes = [dice.choice(SCENES) for _ in range(6)] + [f"这件事记在合成区 2026 年册子的第 {number} 页。"]
    return {
        "id": f"p-{number:05}",
        "name": f"合成骑手{number:04}",
        "type": "个人",
        "occupation": {"name": "外卖骑手", "as_of": "2026"},
        "area": f"street-{street:03}",
        "honours": [{"text": "合成区好骑手", "year": "2026", "issuer": "合成区评选办公室"}],
        "summary": f"{deed}。",
        "story": "\n\n".join([f"## {deed}", *scenes]) + "\n",
        "publish": {
            "basis": "本人同意",
            "scope": ["姓名", "事迹", "地区"],
            "given_on": day(dice),
            "evidence": f"合成档案-{number:04}",
        },
        "published_on": day(dice),
        "source": [{"title": "合成的示例来源", "publisher": "合成编辑部", "date": day(dice)}],
    }
