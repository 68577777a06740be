"""The district, its streets, a few communities, business districts and the friendly community."""

from making.ground import STREETS, box, numeral
from making.tidy import DECLARED, Noted, Record, Value, report, told

CITY, DISTRICT = "shili-shi", "shili"
FRIENDLY = "yangban-jiayuan"

CONVENTION = """\
1. 骑手从北门进，进门右手是限速 15 公里的非机动车道，不用下车登记。
2. 每栋楼的单元号刷在路面和门楣两处，晚上有灯。看不清就打门岗电话，值班员报给你怎么走。
3. 电梯里先让下楼的邻居，送完再走，谁也不催谁。
4. 雨雪天门厅铺防滑垫，可以进来等；冬天门厅有热水。
5. 邻居有不满意，先找物业说，不在门口拦车。骑手有难处，也找物业说。
6. 每季度最后一个星期三晚上 8 点半，在物业会议室坐下来谈一次，谈了什么贴在北门。
"""

FRIENDLY_STORY = """\
样板家园有 31 栋楼，楼号不按顺序排：7 号楼挨着 22 号楼。头一回来的骑手，多半要绕一圈。

2025 年春天，物业把门岗记下来的问路次数贴在墙上，一个月 460 次，其中 300 多次问的是同样五栋楼。居民
代表和骑手一起走了一遍，决定不装道闸，先把楼号刷到地面上，再把北门改成骑手专用门。

改完以后再数，一个月问路 70 次。省下来的时间谁也没单独算过，只是门口不再有人吵了。后来大家把说好的事
写成六条，贴在北门，就是下面这份公约。
"""

CENTRE_STORY = """\
示例中心商圈的取餐口原来有四个，分在三层楼。骑手最怕的不是远，是不知道今天哪个口开着。

商圈管理处 2025 年 9 月把四个口合成一个，放在负一层北侧，旁边腾出一间 26 平方米的屋子做驿站。屋里的
微波炉是骑手投票要的，得票比充电宝多 40 票。
"""


def records() -> list[Noted]:
    """Every area, the wider ones first."""
    return [*_wide(), *_streets(), *_communities(), *_places()]


def _wide() -> list[Noted]:
    city: Record = {"id": CITY, "name": "示例市", "kind": "city"}
    district: Record = {
        "id": DISTRICT, "name": "示例区", "kind": "county", "parent": CITY, "adcode": "000000",
        "bbox": box(), "circle_minutes": "15", "figures": _figures(), "published_on": "2025-01-06",
    }
    return [Noted(city), Noted(district, "全区。bbox 依次是西、南、东、北，填错位置的站点会被查出来")]


def _figures() -> list[Value]:
    def figure(name: str, value: str, qualifier: str, unit: str) -> Value:
        source = report("示例区驿站运行简报", "2026-11-05")
        return {"name": name, "value": value, "qualifier": qualifier, "unit": unit, "as_of": "2026-10-31", "source": source}

    return [
        figure("便民岗亭", "36", "整", "处"),
        figure("常在本区跑单的骑手", "5200", "约", "人"),
        figure("今年服务", "320000", "近", "人次"),
        figure("随手拍修好", "150", "余", "处"),
        figure("驿站满意", "90", "以上", "%"),
    ]


def _streets() -> list[Noted]:
    return [
        Noted({"id": street.id, "name": street.name, "kind": "street", "parent": DISTRICT})
        for street in STREETS
    ]


def _communities() -> list[Noted]:
    return [
        Noted({"id": f"shequ-{n:02d}", "name": f"演示{numeral(n)}社区", "kind": "community", "parent": street.id})
        for n, street in enumerate(STREETS, start=1)
    ]


def _places() -> list[Noted]:
    return [
        Noted({"id": "zhongxin-shangquan", "name": "示例中心商圈", "kind": "business_district",
               "parent": "yi-2", "circle_minutes": "10", "story": told(CENTRE_STORY),
               "photos": [{"file": "yi-2-sq.jpg", "alt": "两栋楼中间合并以后的取餐口", "credit": "示例日报", "taken": "2025-10"}],
               "source": [report("取餐口合并之后", "2025-11-03")]},
              "商圈可以有自己的服务圈（分钟）和自己的故事"),
        Noted({"id": "beili-shangquan", "name": "样板北里商圈", "kind": "business_district", "parent": "bing-1"}),
        Noted({"id": FRIENDLY, "name": "样板家园", "kind": "friendly_community", "parent": "yi-1",
               "convention": CONVENTION, "story": told(FRIENDLY_STORY), "author": "示例日报通讯员",
               "corrections": [{"on": "2026-09-30", "what": "补上门岗问路次数的统计月份"}],
               "source": [report("楼号刷到地上", "2025-08-19")],
               "published_on": "2025-08-20", "updated_on": "2026-09-30",
               "reviewed": {"by_role": "乙一街道宣传岗", "on": "2026-09-30"},
               "attribution": "示例日报（虚构）", "aliases": ["jiayuan-xiaoqu"], **DECLARED},
              "骑手友好社区：公约写在 convention 里，一行一条"),
    ]
