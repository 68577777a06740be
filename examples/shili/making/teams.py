"""The teams: riders who do something together, in every way that a record can tell it."""

from making.tidy import DECLARED, Noted, Record, Value, report, told

STORY = """
2026年7月那场大雨以前，红骑兵队已经在丁二街道跑了一年半。队里没有名册墙，只有一张贴在驿站门后的表，
写着谁在哪条街跑单、哪天有空。

第一件事是把看见的毛病报上去。头三个月报了六十条，修好的只有九条，大家泄了气。
街道后来每两周回一次话：哪条修了，哪条归谁管，哪条现在修不了、为什么。回话贴在同一扇门后面。

从那以后报上来的少了，修好的多了：去年下半年报了四十一条，修好三十四条。队员说，不是毛病少了，是先想一想再报。
"""


def records() -> list[Noted]:
    """All teams, in the order of the page."""
    return [_red(), _snap(), _wheel(), _pioneers(), _repair()]


def _red() -> Noted:
    flood = report("八个雨水口", "2026-07-24")
    return Noted({
        "id": "hongqibing", "name": "示例红骑兵队", "kind": "红骑兵", "area": "ding-2", "base": "ding-2-01dq",
        "founded": "2025-01", "summary": "跑单路上看见的事，报得准、跟到底",
        "pledge": ["看见险情先停车", "报上去的事问到有结果为止"],
        "tasks": ["每两周对一次报修清单", "雨季前标积水点", "每月一次消防和急救练习"],
        "leads": ["p-7k3f"], "members": ["p-2m9x", "p-6a2n"], "alumni": ["p-3v7b"], "profile": "t-4c8w",
        "members_count": {"value": "40", "qualifier": "约", "as_of": "2026-10", "source": report("红骑兵队一年半", "2026-10-20")},
        "done": [
            {"text": "两小时清开八个雨水口", "on": "2026-07-21", "source": flood},
            {"text": "标出四十三处积水点，修好二十六处", "on": "2026-09"},
        ],
        "figures": [{"name": "去年下半年报上去的事", "value": "41", "qualifier": "整", "unit": "条", "as_of": "2025-12",
                     "source": report("门后面的回话", "2026-01-12")}],
        "story": told(STORY), "author": "示例日报通讯员",
        "photos": [{"file": "hongqibing.jpg", "alt": "清开以后的雨水口，画面里没有人", "credit": "示例日报", "taken": "2026-07"}],
        "corrections": [{"on": "2026-10-28", "what": "原文写“修好三十三条”，应为三十四条"}],
        "source": [flood, report("门后面的回话", "2026-01-12")],
        "reviewed": {"by_role": "服务中心审核岗", "on": "2026-10-28"}, "published_on": "2026-10-22", "updated_on": "2026-10-28",
        "attribution": "示例日报（虚构）", "aliases": ["hongqi"], **DECLARED,
    }, "样样都写了。队员里一人没有同意公开单位，一人已经撤回：页面上都不出现")


def _snap() -> Noted:
    return Noted({
        "id": "paipaituan", "name": "示例拍拍团", "kind": "拍拍团", "area": "jia-2", "base": "jia-1-p1",
        "summary": "随手拍路上的毛病，拍了就报",
        "tasks": ["拍井盖、路灯、挡道的杂物"], "published_on": "2026-03-02", "source": [report("随手拍两周年", "2026-03-01")],
    }, "队员写在榜样自己的记录里（teams）")


def _wheel() -> Noted:
    record: Record = {"id": "chelun", "name": "示例车轮支部", "kind": "车轮支部", "area": "ding-1",
                      "pledge": ["跑在路上，也找得到组织"], "members_count": {"value": "26"}, "published_on": "2026-06-30"}
    return Noted(record, "只有人数，没有名字")


def _pioneers() -> Noted:
    tasks: list[Value] = ["周末给独居老人送菜", "社区活动维持秩序"]
    return Noted({"id": "xianfeng", "name": "示例志愿先锋队", "kind": "志愿先锋队", "area": "shequ-03", "tasks": tasks,
                  "published_on": "2026-04-18"})


def _repair() -> Noted:
    return Noted({"id": "xiuchetan", "name": "周三修车摊", "area": "shequ-03", "summary": "每周三晚上七点到九点，免费补胎",
                  "published_on": "2026-09-20"}, "没有写类别")
