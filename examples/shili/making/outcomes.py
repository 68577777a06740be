"""What was asked for and what came of it: one outcome in every stage."""

from making.tidy import DECLARED, Noted, report, told

LAMPS = """
2026年3月，夜里跑单的骑手在丁二街道的驿站写了三张条子，说的是同一件事：样板二十五路北口有七级台阶，
没有灯，提着两份汤下去，看不清最后一级。

条子先到了社区。社区一查，这一段路灯归区里管，台阶归物业管，中间差着十二米，谁的图上都没有。拍拍团
的三个人连着四个晚上去拍，把每一级台阶踩空的位置标在图上，一共标了九处。

3月20日街道把两家叫到台阶上开会，当场定下：灯由区里装，电由物业接，先用太阳能灯顶着。5月11日，四盏
灯亮了。

灯亮以后，驿站把那三张条子贴在门后，旁边写上谁办的、花了多少钱。最底下留了一行空白，写着“还有哪儿黑”。

![台阶旁边新装的四盏灯](lu-deng-jieti.jpg "示例日报")
"""


def records() -> list[Noted]:
    """All outcomes, in the order of the page."""
    return [_lamps(), _charging(), _soup(), _parking()]


def _lamps() -> Noted:
    lit = report("台阶亮了", "2026-05-12")
    return Noted({
        "id": "lu-deng", "name": "台阶旁边装灯", "status": "办成", "area": "ding-2",
        "teams": ["paipaituan"], "stations": ["ding-2-01dq"], "services": ["yijian"], "units": ["丁二街道", "样板物业"],
        "asked": "样板二十五路北口的七级台阶夜里没有灯，看不清", "asked_on": "2026-03",
        "promise": "区里装灯，物业接电", "promised_on": "2026-03-20",
        "result": "装了四盏太阳能灯，整夜亮着", "done_on": "2026-05-11",
        "summary": "三张条子，十二米没人管的路，四盏灯", "story": told(LAMPS), "author": "示例日报通讯员",
        "figures": [{"name": "装灯花的钱", "value": "3600", "qualifier": "约", "unit": "元", "as_of": "2026-05", "source": lit}],
        "photos": [{"file": "lu-deng.jpg", "alt": "台阶旁边的灯，画面里没有人", "credit": "示例日报", "taken": "2026-05"}],
        "corrections": [{"on": "2026-05-20", "what": "原文写“六级台阶”，应为七级"}],
        "source": [lit], "reviewed": {"by_role": "丁二街道宣传岗", "on": "2026-05-20"},
        "published_on": "2026-05-13", "updated_on": "2026-05-20", "attribution": "示例日报（虚构）",
        "aliases": ["jieti-deng"], **DECLARED,
    }, "样样都写了。有故事：也在“故事”、订阅源和选编里")


def _charging() -> Noted:
    return Noted({
        "id": "chongdian-peng", "name": "充电棚加遮雨", "status": "在办", "area": "jia-2",
        "asked": "下雨天换电要淋着等", "asked_on": "2026-06", "promise": "年底以前给五处换电点加棚", "promised_on": "2026-07-08",
        "summary": "五处换电点，已经加了两处", "published_on": "2026-10-20", "source": [report("换电点加棚", "2026-10-18")],
    }, "在办：还没有 done_on")


def _soup() -> Noted:
    return Noted({
        "id": "dongtian-tang", "name": "冬天的夜班热汤多送一处", "status": "答应了", "area": "yi-2", "services": ["yeban"],
        "promise": "12 月起，乙二街道多设一处", "promised_on": "2026-11-10", "published_on": "2026-11-12",
    }, "答应了，还没开始办：可以没有来源")


def _parking() -> Noted:
    return Noted({
        "id": "yangban-tingche", "name": "样板四路划车位", "status": "没办成", "area": "jia-2", "units": ["甲二街道"],
        "asked": "在样板四路路边划二十个电动车位", "asked_on": "2026-02",
        "result": "路面只有六米宽，划了车位消防车进不来，不能划；改在背街空地放了八个车架", "done_on": "2026-04-02",
        "published_on": "2026-04-06", "source": [report("为什么没划成", "2026-04-05")],
    }, "没办成也写，写明为什么")
