"""The awards: every level and cycle, and rounds in every stage on 2026-11-22."""

from making.tidy import DECLARED, Noted, Record, Value, report

CENTRE = "示例区新就业群体服务中心"
OBJECT: Record = {"unit": f"{CENTRE}评选办", "phone": "000-0000 0021"}


def records() -> list[Noted]:
    """All awards, in the order of the page."""
    return [_monthly(), _yearly(), _quarterly(), *_wider(), _company()]


def _publicity(start: str, workdays: str = "5") -> Record:
    return {"start": start, "workdays": workdays, **OBJECT}


def _monthly() -> Noted:
    return Noted({
        "id": "gangwei", "name": "岗位争先月月评", "level": "街道级", "cycle": "每月", "issuer": "丁二街道", "area": "ding-2",
        "summary": "每月一次，骑手和居民一起提名",
        "criteria": ["当月在本街道跑单或值守", "有一件说得清时间地点的事", "没有交通责任事故"],
        "rounds": [
            {"period": "2026-11", "stage": "推荐", "nominees": ["p-4f8s", {"team": "xianfeng"}]},
            {"period": "2026-10", "stage": "公示", "nominees": [{"exemplar": "p-9d1q", "reason": "雾天拦车"}, "p-1w5r"],
             "publicity": _publicity("2026-11-18")},
            {"period": "2026-09", "stage": "公示期满待定", "nominees": ["p-2z6h"], "publicity": _publicity("2026-10-12")},
            {"period": "2026-08", "stage": "公布", "recipients": [{"exemplar": "p-2m9x", "reason": "替五楼的老人带菜两年"}],
             "publicity": _publicity("2026-09-07"), "decision": {"on": "2026-09-16", "number": "示新发〔2026〕8号"}},
        ],
        "published_on": "2026-09-16", "updated_on": "2026-11-18",
    }, "四个阶段各一期：推荐、正在公示（到 11 月 24 日）、期满待定、已公布")


def _yearly() -> Noted:
    listed = report("今年的最美骑手", "2026-05-02")
    return Noted({
        "id": "zuimei-qishou", "name": "示例区最美骑手", "level": "区县级", "cycle": "每年", "issuer": CENTRE, "area": "shili",
        "summary": "一年十名，提名也发证书", "criteria": ["从业满一年", "一件以上的好事有据可查"],
        "about": "评选由骑手代表、居民代表和服务中心各占三分之一。\n\n[评选办法](https://example.invalid/banfa)",
        "nominee_title": "示例区最美骑手提名",
        "rounds": [{
            "period": "2026", "title": "第三届示例区最美骑手",
            "nominees": ["p-7k3f", "p-6t4j", "p-5h6z"],
            "recipients": [{"exemplar": "p-7k3f", "team": "hongqibing", "reason": "拖开两辆车，浇了二十分钟水"}, "p-6a2n",
                           {"team": "paipaituan"}],
            "publicity": _publicity("2026-04-16", "7"),
            "decision": {"on": "2026-04-30", "number": "示新发〔2026〕3号", "url": "https://example.invalid/gongbu/2026-3"},
            "source": [listed],
        }],
        "source": [listed], "reviewed": {"by_role": "服务中心审核岗", "on": "2026-04-30"},
        "published_on": "2026-05-02", "updated_on": "2026-05-06", "attribution": "示例日报（虚构）", "aliases": ["zuimei"], **DECLARED,
    }, "获奖的人里一位已经撤回：名单里不再出现。没获奖的候选是“提名”")


def _quarterly() -> Noted:
    return Noted({
        "id": "jindianzi", "name": "示例区金点子", "level": "区县级", "cycle": "每季度", "issuer": CENTRE,
        "rounds": [
            {"period": "2025年第四季度", "stage": "公布", "decision": {"on": "2026-01-20", "number": "示新发〔2026〕1号"},
             "recipients_count": {"value": "12", "qualifier": "整", "source": report("十二个金点子", "2026-01-21")}},
            {"period": "2025-Q3", "stage": "公布", "decision": {"on": "2025-10-28", "number": "示新发〔2025〕9号"},
             "recipients": [{"exemplar": "p-3v7b", "reason": "四个取餐口变成一个"}]},
        ],
        "published_on": "2025-11-05", "updated_on": "2026-01-22",
    }, "有一期名单不公开，只写人数和来源")


def _wider() -> list[Noted]:
    def plain(code: str, name: str, level: str, count: str, more: Record) -> Noted:
        source: Value = {**report(f"{name}揭晓", "2025-06-18"), "publisher": "演示广播"}
        year: Record = {"period": "2025", "decision": {"on": "2025-06-18", "url": f"https://example.invalid/{code}"},
                        "recipients_count": {"value": count, "source": source}}
        return Noted({"id": code, "name": name, "level": level, "rounds": [year], "published_on": "2025-06-20", **more})

    return [
        plain("quanguo-xunzhao", "演示国寻找最美骑手", "全国", "10", {"cycle": "每年"}),
        plain("sheng-xianfeng", "演示省行业先锋", "省级", "30", {"cycle": "每年"}),
        plain("shi-jianyi", "演示市见义勇为骑手", "市级", "4", {"cycle": "不定期"}),
    ]


def _company() -> Noted:
    return Noted({"id": "pingtai-jingbing", "name": "示例即时配送标兵", "level": "企业", "cycle": "每季度",
                  "criteria": ["准时、守规矩、肯帮人"], "published_on": "2026-02-01"}, "还没有哪一期")
