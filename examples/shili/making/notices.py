"""What is different today, what was, and what will be: the fixed date is 2026-11-22."""

from making.tidy import DECLARED, Noted, Record, Value, report

NETWORK = "示例暖新驿站"


def records() -> list[Noted]:
    """Ended, current and coming notices."""
    return [*_ended(), *_current(), *_coming()]


def _one(code: str, text: str, dates: tuple[str, str], effect: str, more: Record) -> Record:
    record: Record = {"id": code, "text": text, "from": dates[0], "to": dates[1]}
    return {**record, "effect": effect, **more}


def _ended() -> list[Noted]:
    return [
        Noted(_one("guoqing-2026", "国庆假期各驿站照常开放，热水照供", ("2026-10-01", "2026-10-07"), "提示",
                   {"scope": {"networks": [NETWORK]}}), "已经结束的通知：页面上不再出现"),
        Noted(_one("baoyu-0912", "12 日夜间有暴雨，岗亭通宵开放避雨", ("2026-09-12", "2026-09-13"), "延长",
                   {"scope": {"hosts": ["岗亭"]}, "hours": "24小时"})),
    ]


def _current() -> list[Noted]:
    two: list[Value] = ["jia-1", "jia-2"]
    return [
        Noted(_one("jianxiu-1120", "示例大街一带供水检修，乙二街道的社区驿站停开，热水改到隔壁商场", ("2026-11-20", "2026-11-25"), "暂停",
                   {"scope": {"areas": ["yi-2"], "hosts": ["社区"], "ids": ["yi-2-t08"]}}),
              "正在生效：暂停。写了几样范围，样样都对得上的站点才算；ids 点名的另算"),
        Noted(_one("dongji-1115", "甲一、甲二街道的社区驿站冬季提前关门", ("2026-11-15", "2027-02-28"), "缩短",
                   {"scope": {"areas": two, "hosts": ["社区"]}, "hours": "每天 8:30-18:00"}), "正在生效：缩短"),
        Noted(_one("hanchao-1121", "寒潮期间工会驿站周末也开，延长到 21:00", ("2026-11-21", "2026-11-28"), "延长",
                   {"scope": {"networks": ["示例工会驿站"]}, "hours": "每天 8:00-21:00"}), "正在生效：延长"),
        Noted(_one("jiangwen-1121", "今夜到后天降温 8 度，桥面和背阴处可能结冰，慢一点", ("2026-11-21", "2026-11-24"), "提示", {}),
              "正在生效：提示，不写范围就是全区"),
    ]


def _coming() -> list[Noted]:
    return [
        Noted(_one("yuandan-2027", "元旦当天各驿站开到 18:00", ("2027-01-01", "2027-01-01"), "缩短",
                   {"scope": {"networks": [NETWORK]}, "hours": "8:00-18:00"}), "还没开始的通知：到日子自己出现"),
        Noted(_one("chunjie-2027", "春节期间银行网点和商场里的驿站停开", ("2027-02-06", "2027-02-11"), "暂停",
                   {"scope": {"areas": ["shili"], "hosts": ["银行网点", "商场"]},
                    "source": [report("春节驿站值守安排", "2026-11-20")],
                    "reviewed": {"by_role": "服务中心值班长", "on": "2026-11-20"}, "published_on": "2026-11-20",
                    "updated_on": "2026-11-21", "attribution": "示例日报（虚构）", "aliases": ["chunjie"], **DECLARED})),
    ]
