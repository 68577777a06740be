"""What is different today, what was, and what will be: the fixed date is 2026-11-22."""
# ruff: noqa: E501 - records of prose, one to a few lines each; a Chinese character counts as two columns

from making.tidy import Noted, Record, Value, report

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
    lasting: list[Value] = ["jia-1", "jia-2"]
    return [
        Noted(_one("jianxiu-1120", "示例大街供水检修，部分驿站停开，热水改到隔壁商场", ("2026-11-20", "2026-11-25"), "暂停",
                   {"scope": {"areas": ["yi-2"], "ids": ["yi-2-t03", "yi-2-t08"]}}), "正在生效：暂停"),
        Noted(_one("duanwu-1122", "甲一、甲二街道冬季提前一小时关门", ("2026-11-15", "2027-02-28"), "缩短",
                   {"scope": {"areas": lasting}, "hours": "每天 8:00-19:00"}), "正在生效：缩短，只管两条街道"),
        Noted(_one("hanchao-1122", "寒潮期间工会驿站延长到 23:00", ("2026-11-21", "2026-11-28"), "延长",
                   {"scope": {"networks": ["示例工会驿站"]}, "hours": "每天 8:00-23:00"}), "正在生效：延长"),
        Noted(_one("liuyan", "信息有误请点页面上的信息有误，写明站点编号", ("2026-11-01", "2027-10-31"), "提示", {}),
              "正在生效，全区都管"),
    ]


def _coming() -> list[Noted]:
    return [
        Noted(_one("yuandan-2027", "元旦当天各驿站开到 18:00", ("2027-01-01", "2027-01-01"), "缩短",
                   {"scope": {"networks": [NETWORK]}, "hours": "8:00-18:00"}), "还没开始的通知：到日子自己出现"),
        Noted(_one("chunjie-2027", "春节期间只留通宵驿站和公厕开放", ("2027-02-06", "2027-02-11"), "暂停",
                   {"scope": {"areas": ["shili"]},
                    "source": [report("春节驿站值守安排", "2026-11-20")],
                    "reviewed": {"by_role": "服务中心值班长", "on": "2026-11-20"}, "published_on": "2026-11-20",
                    "updated_on": "2026-11-21", "attribution": "示例日报（虚构）", "aliases": ["chunjie"]})),
    ]
