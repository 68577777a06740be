"""The recognised people and teams: on every basis, and those that must not appear."""

import hashlib
from dataclasses import dataclass

from making import stories
from making.tidy import DECLARED, Record, Value, report, told

RADIO = "演示广播"
WIDE: tuple[str, ...] = ("姓名", "照片", "事迹", "引语", "单位", "地区", "政治面貌", "健康情况")
PLAIN: tuple[str, ...] = ("姓名", "事迹", "地区")
TAKEN_DOWN = "p-1u8p"


@dataclass(frozen=True, slots=True)
class Person:
    """One file in exemplars/: its id, what it shows, and the record."""

    id: str
    note: str
    record: Record


def people() -> list[Person]:
    """All of them, in the order of their ids."""
    everyone = [*_wide(), *_consenting(), *_reported(), *_teams(), *_careful(), *_never()]
    return sorted(everyone, key=lambda person: person.id)


def digest(id_: str) -> str:
    """The sha256 of an id, as takedown.yml holds it."""
    return hashlib.sha256(id_.encode()).hexdigest()


def _consent(scope: tuple[str, ...], given_on: str, number: int, until: str = "") -> Record:
    said: Record = {"basis": "本人同意", "scope": list[Value](scope), "given_on": given_on}
    if until:
        said["until"] = until
    return {**said, "evidence": f"示例档-{given_on[:4]}-{number:03d}"}


def _report(scope: tuple[str, ...] = PLAIN) -> Record:
    return {"basis": "公开报道", "scope": list[Value](scope)}


def _papers(published: str, updated: str = "") -> Record:
    record: Record = {"reviewed": {"by_role": "服务中心审核岗", "on": updated or published}, "published_on": published}
    if updated:
        record["updated_on"] = updated
    return record


def _wide() -> list[Person]:
    battery = report("九点多的那股焦味", "2026-03-21")
    return [Person("p-7k3f", "本人同意，范围最全", {
        "name": "甲师傅", "type": "个人", "occupation": {"name": "外卖骑手", "as_of": "2026-03"}, "employer": "示例即时配送样板站",
        "area": "jia-2", "team": "样板站夜班组", "teams": ["hongqibing", "paipaituan"],
        "party_status": "入党积极分子", "health": "左手旧伤，不提重物",
        "honours": [{"text": "示例区最美骑手", "year": "2026", "issuer": "示例区新就业群体服务中心", "award": "zuimei-qishou", "stage": "公布"},
                    {"text": "消防安全宣传员", "year": "2026-05", "issuer": "甲二街道"}],
        "summary": "闻到焦味，拖开两辆车，浇了二十分钟水", "story": told(stories.BATTERY), "author": "示例日报通讯员",
        "corrections": [{"on": "2026-05-06", "what": "原文写“十二处换电点”，应为十一处"}],
        "quote": {"text": "上课的时候本来想睡觉，前排有人问了一句，我听进去了。", "source": battery},
        "photo": {"file": "p-7k3f.jpg", "alt": "换电柜旁边新装的水龙头，没有人像", "credit": "示例日报"},
        "publish": _consent(WIDE, "2026-04-10", 1, until="2029-04-10"),
        "source": [battery, report("换电点旁的十一只水龙头", "2026-04-28", RADIO)],
        **_papers("2026-04-12", "2026-05-06"), "attribution": "示例日报（虚构）", "aliases": ["p-7k30"], **DECLARED,
        "correction_url": "https://example.invalid/gengzheng",
    })]


def _consenting() -> list[Person]:
    def person(code: str, note: str, more: Record) -> Person:
        return Person(code, note, {"name": "", "type": "个人", **more})

    return [
        person("p-2m9x", "本人同意，不放照片、不写单位", {
            "name": "乙师傅", "occupation": {"name": "快递员", "as_of": "2026-08"}, "area": "shequ-02",
            "honours": ["演示二社区好邻居"], "summary": "每天下午往五楼多跑一趟，两年记了两本菜账",
            "story": told(stories.GROCERY), "publish": _consent(PLAIN, "2026-08-15", 2),
            "source": [report("两本菜账", "2026-08-20")], **_papers("2026-08-22")}),
        person("p-5h6z", "本人同意，有期限，还没到期", {
            "name": "丁师傅", "occupation": {"name": "网约车司机", "as_of": "2026-04"}, "area": "yi-2",
            "summary": "关了接单往回开十二公里", "story": told(stories.PAPERS),
            "publish": _consent(PLAIN, "2026-04-20", 3, until="2026-12-31"),
            "source": [report("一点四十六分", "2026-04-06")], **_papers("2026-04-22", "2026-10-12")}),
        person("p-3v7b", "一条荣誉在公示，一条已公布", {
            "name": "戊师傅", "occupation": {"name": "外卖骑手", "as_of": "2025-09"}, "area": "zhongxin-shangquan",
            "employer": "示例即时配送中心站",
            "honours": [{"text": "示例区金点子", "year": "2025", "issuer": "示例区新就业群体服务中心", "award": "jindianzi"},
                        {"text": "示例区劳动者之星", "year": "2026", "stage": "公示中"}],
            "summary": "把四百一十二单的取餐时间记下来，四个取餐口变成一个", "story": told(stories.PICKUP),
            "publish": _consent((*PLAIN, "单位"), "2025-10-08", 4), "source": [report("取餐口合并之后", "2025-11-03")],
            **_papers("2025-11-05")}),
        person("p-8n2k", "本人只同意讲事迹：姓名不公开，用对外称呼", {
            "name": "示例一号", "alias": "一位夜班骑手", "occupation": "外卖骑手", "area": "yi-2",
            "summary": "凌晨一点半，陪一位走远的老人等到家里人", "story": told(stories.NIGHT),
            "publish": _consent(("事迹",), "2026-02-20", 5), "source": [report("门口有槐树的小区", "2026-02-14")],
            **_papers("2026-02-22")}),
        person("p-4f8s", "本人同意，有引语", {
            "name": "辛师傅", "occupation": {"name": "外卖骑手", "as_of": "2026-09"}, "area": "shequ-03",
            "team": "周三修车摊", "honours": [{"text": "示例区好骑手提名", "year": "2026", "stage": "提名"}],
            "summary": "白天送餐，星期三晚上修两小时车", "story": told(stories.REPAIR),
            "quote": {"text": "推着走最累，我就是推怕了才学的。", "source": report("星期三晚上的补胎片", "2026-09-18")},
            "publish": _consent((*PLAIN, "引语"), "2026-09-10", 6),
            "source": [report("星期三晚上的补胎片", "2026-09-18")], **_papers("2026-09-20")}),
        person("p-2z6h", "荣誉都还没定：只在推荐、公示期满待定，页面不能写成已获奖", {
            "name": "子师傅", "occupation": {"name": "外卖骑手", "as_of": "2026-09"}, "area": "shequ-09",
            "honours": [{"text": "示例区最美骑手", "year": "2026", "stage": "推荐"},
                        {"text": "岗位争先月月评", "year": "2026-09", "award": "gangwei", "stage": "公示期满待定"},
                        {"text": "行业先锋", "year": "2026", "stage": "公示期满待定"}],
            "summary": "一块挂在岗亭钩子上的备用电池", "story": told(stories.SPARE),
            "publish": _consent(PLAIN, "2026-10-01", 7), "source": [report("钩子上的六块电池", "2026-10-02")],
            **_papers("2026-10-08")}),
        person("p-9r3v", "故事不到 150 字：不单独成页，只进好事一句", {
            "name": "丑师傅", "occupation": "外卖骑手", "area": "shequ-12", "summary": "电梯坏了的那两天",
            "story": told(stories.LIFT), "publish": _consent(PLAIN, "2026-05-30", 8),
            "source": [report("十八层楼", "2026-05-28", RADIO)], **_papers("2026-06-01")}),
        person("p-3q7g", "只有一句话，没有故事", {
            "name": "寅师傅", "occupation": "快递员", "area": "ding-3",
            "summary": "收件时发现楼道煤气味重，挨家敲门，把十一户都叫了出来",
            "publish": _consent(PLAIN, "2026-07-02", 9), "source": [report("十一扇门", "2026-07-01", RADIO)],
            **_papers("2026-07-05")}),
    ]


def _reported() -> list[Person]:
    return [
        Person("p-9d1q", "依据公开报道：必须写来源", {
            "name": "丙师傅", "type": "个人", "occupation": {"name": "货车司机", "as_of": "2026-01"}, "area": "ding-1",
            "honours": [{"text": "示例区安全行车标兵", "year": "2026-03", "issuer": "示例区交通服务站"}],
            "summary": "雾里往回走两百步，拦下三十七辆车", "story": told(stories.TRUCK), "publish": _report((*PLAIN, "引语")),
            "quote": {"text": "人不站在车和车之间，站到护栏外面去。", "source": report("雾里的三角牌", "2026-01-16")},
            "source": [report("雾里的三角牌", "2026-01-16")], **_papers("2026-01-20")}),
        Person("p-1w5r", "依据公开报道；两个来源", {
            "name": "庚师傅", "type": "个人", "occupation": {"name": "外卖骑手", "as_of": "2026-10"}, "area": "shequ-01",
            "summary": "一百八十二张井盖照片", "story": told(stories.MANHOLE), "publish": _report(),
            "source": [report("他的手机里全是井盖", "2026-10-11"), report("随手拍两周年", "2026-10-13", RADIO)],
            **_papers("2026-10-15")}),
        Person("p-7y2c", "没有地区记录时，用 place 写地方", {
            "name": "壬师傅", "type": "个人", "occupation": {"name": "送货司机", "as_of": "2026-02"}, "place": "样板菜场",
            "summary": "站在路口三天，早高峰从三十八分钟降到九分钟", "story": told(stories.MARKET),
            "publish": _report(), "source": [report("菜场的白板", "2026-02-26")], **_papers("2026-03-01")}),
        Person("p-6t4j", "依据法定职责：写的是岗位上的事", {
            "name": "己师傅", "type": "个人", "occupation": {"name": "驿站值守员", "as_of": "2026"}, "area": "shequ-05",
            "summary": "把驿站的时间牌改了三回", "story": told(stories.WATCH),
            "publish": {"basis": "法定职责", "scope": list[Value](PLAIN)},
            "source": [report("改了三回的时间牌", "2026-03-08")], **_papers("2026-03-10")}),
    ]


def _teams() -> list[Person]:
    return [
        Person("t-4c8w", "集体，依据公开报道", {
            "name": "示例红骑兵队", "type": "集体", "occupation": "外卖骑手", "area": "ding-2",
            "honours": [{"text": "示例区防汛先锋队", "year": "2026", "issuer": "丁二街道"}],
            "summary": "十七个人，八个雨水口，两个小时", "story": told(stories.DRAINS), "publish": _report(),
            "source": [report("八个雨水口", "2026-07-24"), report("骑手标的积水图", "2026-10-02")], **_papers("2026-07-26", "2026-10-05")}),
        Person("t-0b3y", "集体，本人同意", {
            "name": "样板家园楼号小组", "type": "集体", "area": "yangban-jiayuan",
            "summary": "把七号楼为什么挨着二十二号楼画清楚", "story": told(stories.NUMBERS),
            "publish": _consent(PLAIN, "2025-08-01", 10), "source": [report("楼号刷到地上", "2025-08-19")],
            **_papers("2025-08-20", "2026-09-30")}),
    ]


def _careful() -> list[Person]:
    return [
        Person("p-0k9m", "已去世：家人同意公开，页面不用现在时", {
            "name": "癸师傅", "type": "个人", "occupation": {"name": "货车司机", "as_of": "2026-06"}, "area": "ding-1",
            "deceased": "2026-09-08", "summary": "留下一本八十多页的路书", "story": told(stories.LAST_TRIP),
            "quote": {"text": "我走的路，你不用再走一遍。", "source": report("换了硬壳的路书", "2026-10-20")},
            "publish": _consent((*PLAIN, "引语"), "2026-10-01", 11), "source": [report("换了硬壳的路书", "2026-10-20")],
            **_papers("2026-10-22")}),
        Person("p-5x1t", "未成年人：监护人同意，只讲事情，不写姓名不放照片", {
            "name": "示例二号", "alias": "一位小志愿者", "type": "个人", "area": "yi-1", "age_group": "15",
            "guardian": {"relation": "父亲", "given_on": "2025-08-05", "evidence": "示例档-2025-012"},
            "summary": "一个门一个方块", "story": told(stories.CHILD), "publish": _consent(("事迹",), "2025-08-05", 12),
            "source": [report("孩子画的楼号图", "2025-08-22")], **_papers("2025-08-25")}),
    ]


def _never() -> list[Person]:
    def person(code: str, note: str, name: str, more: Record) -> Person:
        return Person(code, note, {"name": name, "type": "个人", "occupation": "外卖骑手", "area": "bing-3",
                                   "summary": "这一条不会发布", **more})

    return [
        person("p-8e4d", "同意已到期（2026-10-31）：不发布，检查时列出", "卯师傅", {
            "story": told(stories.CONSENT_ENDED), "publish": _consent(PLAIN, "2025-11-01", 13, until="2026-10-31"),
            "source": [report("路口的保温箱", "2025-10-30")], **_papers("2025-11-02")}),
        person("p-6a2n", "本人撤回：从那天起哪里都没有", "辰师傅", {
            "story": told(stories.WITHDRAWN), "publish": _consent(PLAIN, "2025-06-01", 14), "withdrawn_on": "2026-10-12",
            "source": [report("一次普通的采访", "2025-06-10")], **_papers("2025-06-12")}),
        person(TAKEN_DOWN, "编号在撤下名单里：无论写得多全都不发布", "巳师傅", {
            "story": told(stories.TAKEN_DOWN), "publish": _consent(WIDE, "2025-03-01", 15),
            "source": [report("已经撤下的报道", "2025-03-05")], **_papers("2025-03-10")}),
        person("p-4j5x", "没有写公开依据：不发布，等补上", "午师傅", {
            "story": told(stories.NO_BASIS), "source": [report("还没有问过本人", "2026-11-01")]}),
        person("p-2e5v", "同意书里没写公开范围：不发布", "未师傅", {"publish": _consent((), "2026-09-01", 16)}),
        person("p-7b1d", "依据是本人同意，却没写哪天同意的：不发布", "申师傅", {
            "publish": {"basis": "本人同意", "scope": list[Value](PLAIN)}}),
        person("p-3w9n", "同意从明年元旦算起：到那天自己出现", "酉师傅", {"publish": _consent(PLAIN, "2027-01-01", 17)}),
        person("p-0f6r", "不满十四周岁：监护人同意也不发布", "示例三号", {
            "age_group": "12", "guardian": {"relation": "母亲", "given_on": "2026-06-01", "evidence": "示例档-2026-018"},
            "publish": _consent(("事迹",), "2026-06-01", 18)}),
        person("p-5c8m", "未成年，没有监护人同意：不发布", "示例四号", {
            "age_group": "16", "publish": _consent(("事迹",), "2026-06-01", 19)}),
    ]
