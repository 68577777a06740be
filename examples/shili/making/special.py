"""The stations that each show one thing a record can say; the comment above each names it."""

from making.ground import BY_ID, Ground, written
from making.tidy import DECLARED, Noted, Record, Value, report

NETWORK = "示例暖新驿站"
EVERY_FACILITY = [
    "座位", "饮水", "热水", "微波炉", "冰箱", "手机充电", "充电宝", "空调", "取暖",
    "厕所", "淋浴", "洗衣", "无线网络", "急救包", "常用药品", "AED", "书报", "电视",
    "雨具", "口罩", "维修工具", "母婴室", "休息床", "吸氧", "指路问询", "留言簿", "心愿墙",
    "优惠餐", "法律咨询", "心理咨询", "理发", "桌椅", "简易厨具", "寄存",
]


def special(ground: Ground) -> list[Noted]:
    """All of them; each lies in its street unless the record says where."""
    made = [*_opening(), *_status(), *_way_in(), *_inside(), *_where(), *_papers()]
    return [Noted(_finished(noted.record, ground), noted.note) for noted in made]


def _finished(record: Record, ground: Ground) -> Record:
    area = str(record.get("area", ""))
    if area in BY_ID and "position" not in record:
        record["position"] = written(ground.spot(BY_ID[area]))
    if record.get("position") == "none":
        del record["position"]
    return record


def _opening() -> list[Noted]:
    def one(number: int, name: str, hours: str, more: Record | None = None) -> Record:
        return {"id": f"yi-2-t{number:02d}", "name": name, "area": "yi-2", "network": NETWORK,
                "address": f"示例区乙二街道示例大街{number * 2}号", "hours": hours, **(more or {}),
                "checked": {"on": "2026-11-10", "by": "乙二街道值班员", "how": "实地", "fields": ["hours"]}}

    early: list[Value] = [
        {"from": "2026-11-20", "to": "2026-11-24", "hours": "12:00-16:00", "note": "水管检修，只开下午"},
        {"from": "2027-02-05", "to": "2027-02-11", "note": "春节停开"},
    ]
    return [
        Noted(one(1, "示例大街通宵驿站", "24小时", {"holiday": "开放", "facilities": ["座位", "热水", "微波炉", "厕所"]}),
              "夜里也开：全天"),
        Noted(one(2, "示例大街夜宵街驿站", "每天 17:00-次日2:00", {"facilities": ["座位", "手机充电"]}),
              "跨过零点：下午开到第二天凌晨"),
        Noted(one(3, "示例大街午休驿站", "周一至周五 8:30-12:00、14:00-17:30；周六日 9:00-17:00，周二休息"),
              "一天两段，周末不同，一天休息"),
        Noted(one(4, "示例大街四季驿站", "4月-10月 每天 7:00-22:00；11月-3月 每天 8:00-20:00"), "夏天和冬天不同"),
        Noted(one(5, "示例大街检修驿站", "每天 8:00-20:00", {"special_hours": early}),
              "special_hours：这几天和平常不一样，过期自己失效"),
        Noted(one(6, "示例大街活动驿站", "每天 9:00-21:00，社区有活动时提前关门"),
              "只读懂一半的时间：读懂的照用，余下的照写在旁边"),
        Noted(one(7, "示例大街告示驿站", "以门口告示为准"), "没写几点：以现场为准，页面照原样写"),
        Noted(one(8, "示例大街机关驿站", "周一至周五 9:00-17:00", {"holiday": "休息"}), "节假日休息，调休上班的周日照开"),
        Noted(one(9, "示例大街市集驿站", "每天 8:00-18:00", {"holiday": "开放"}), "节假日照开"),
        Noted(one(10, "示例大街书屋驿站", "每天 10:00-18:00", {"holiday": "另行通知"}), "节假日看通知：那几天状态是以现场为准"),
        Noted(one(11, "示例大街茶摊驿站", "每天 10:00-18:00", {"holiday": "未知"}), "节假日不清楚"),
        Noted(one(12, "示例大街标准写法驿站", "Mo-Fr 08:00-18:00; Sa 09:00-12:00"), "时间也可以照开放地图的写法写"),
        Noted(one(14, "示例大街小卖部驿站", "老板在就开门"), "完全读不懂的时间：照原样写，状态是时间不清楚"),
        Noted({"id": "yi-2-t13", "name": "示例大街无名岗亭", "area": "yi-2"}, "只有编号和名称：其余都不清楚，也能发布"),
    ]


def _status() -> list[Noted]:
    def one(number: int, name: str, more: Record) -> Record:
        return {"id": f"bing-1-z{number}", "name": name, "area": "bing-1", "network": NETWORK,
                "address": f"示例区丙一街道演示巷{number}号", "hours": "每天 8:00-21:00", **more}

    return [
        Noted(one(1, "演示巷一号驿站", {"status": "暂停", "status_note": "屋顶漏雨，正在修", "status_until": "2026-12-20",
                                   "checked": {"on": "2026-11-18", "by": "丙一街道值班员", "how": "电话"}}),
              "暂停，说清楚到哪天、为什么"),
        Noted(one(2, "演示巷二号驿站", {"status": "暂停", "status_note": "房屋到期，正在谈续租"}), "暂停，不知道到哪天"),
        Noted(one(3, "演示巷三号驿站", {"status": "筹建", "planned_for": "2027-03",
                                   "status_note": "场地已定，等水电接通"}), "筹建：打算哪天开"),
        Noted(one(4, "演示巷四号驿站", {"status": "关闭", "status_note": "2026年9月撤点，请去演示巷一号隔壁的商场歇脚点",
                                   "opened_on": "2023-05-01"}), "关闭：还留着页面，因为墙上的二维码还在"),
        Noted(one(5, "演示巷五号驿站", {"status": "开放", "opened_on": "2026-11-01", "published_on": "2026-11-01"}),
              "新开的站点"),
    ]


def _way_in() -> list[Noted]:
    def one(number: int, name: str, access: list[Value]) -> Record:
        return {"id": f"jia-2-j{number}", "name": name, "area": "jia-2", "network": NETWORK, "tier": "区级",
                "address": f"示例区甲二街道样板五路{number}号", "hours": "24小时", "access": access,
                "facilities": ["座位", "热水", "手机充电"], "status": "开放"}

    by_night: list[Value] = [
        {"hours": "每天 8:00-22:00", "how": "直接进", "who": "谁都可以"},
        {"hours": "每天 22:00-8:00", "how": "刷卡", "card": "工会会员卡", "who": "有工会卡的骑手",
         "note": "没有卡的按门铃，值班员开门"},
    ]
    return [
        Noted(one(1, "样板五路昼夜驿站", by_night), "白天直接进，22:00 以后凭卡"),
        Noted(one(2, "样板五路值班驿站", [{"how": "找工作人员", "note": "一楼服务台，说一声就行"}]), "找工作人员开门"),
        Noted(one(3, "样板五路扫码驿站", [{"how": "扫码", "note": "门上二维码，不用关注公众号"}]), "扫码进"),
        Noted(one(4, "样板五路刷脸驿站", [{"how": "人脸", "who": "先在社区登记过的人"}]), "刷脸进"),
        Noted(one(5, "样板五路应用驿站", [{"how": "App", "card": "示例骑手 App", "note": "手机没电时打门上的电话"}]),
              "要用手机应用开门"),
    ]


def _inside() -> list[Noted]:
    detailed: Record = {
        "微波炉": {"state": "有", "count": "3", "note": "一台单独热清真餐"},
        "手机充电": {"state": "有", "count": "12", "note": "苹果、安卓、Type-C 都有"},
        "厕所": {"state": "有", "note": "晚上 10 点后走侧门"},
        "冰箱": {"state": "无", "note": "夏天再放"},
        "淋浴": "无", "AED": "未知", "无线网络": "有",
    }
    truck: Record = {"ebike_parking": "有", "ebike_charging": "有", "battery_swap": "无",
                     "truck_parking": "有", "max_height": "4.2 米"}
    rider: Record = {"ebike_parking": "有", "ebike_charging": "有", "battery_swap": "有", "truck_parking": "无"}
    return [
        Noted({"id": "ding-1-s1", "name": "示例区新就业群体服务中心", "short_name": "示例服务中心", "area": "ding-1",
               "network": NETWORK, "tier": "区级", "host": "党群服务中心", "operator": "示例区新就业群体服务中心",
               "address": "示例区丁一街道样板十路100号", "landmark": "样板十路公交站下车就是",
               "entrance": "正门左边有骑手专用门，电动车可以骑到门口", "hours": "每天 7:00-23:00",
               "facilities": list[Value](EVERY_FACILITY), "seats": "60", "wheelchair": "能进", "phone": "000-0000 0001",
               "vehicle": rider, "nearest_toilet_m": "0", "status": "开放", "opened_on": "2024-06-01",
               "checked": {"on": "2026-11-20", "by": "中心值班长", "how": "实地",
                           "fields": ["hours", "facilities", "access"]},
               "figures": [{"name": "今年以来接待", "value": "48000", "qualifier": "余", "unit": "人次",
                            "as_of": "2026-10-31",
                            "source": report("示例区驿站运行简报", "2026-11-05")}]},
              "每一种设施都有；数字带约数、日期和出处"),
        Noted({"id": "ding-1-s2", "name": "样板十路加热驿站", "area": "ding-1", "network": NETWORK,
               "address": "示例区丁一街道样板十路8号", "hours": "每天 8:00-22:00", "facilities": detailed,
               "seats": "16", "wheelchair": "部分能进"}, "设施写清有、无、未知、几个、说明"),
        Noted({"id": "ding-1-s3", "name": "样板十路加油站司机之家", "kind": "司机之家", "area": "ding-1", "host": "加油站",
               "address": "示例区丁一街道样板十路出城口", "hours": "24小时", "vehicle": truck, "nearest_toilet_m": "30",
               "facilities": ["座位", "热水", "淋浴", "洗衣", "休息床", "简易厨具"]}, "货车司机用的：停车、限高、淋浴"),
        Noted({"id": "ding-1-s4", "name": "样板十路换电专属车位", "kind": "专属车位", "area": "ding-1", "host": "停车场",
               "address": "示例区丁一街道样板十路12号楼前", "hours": "24小时", "vehicle": rider}, "只停车、换电，不进屋"),
        Noted({"id": "ding-1-s5", "name": "样板十路取餐绿色通道", "kind": "取餐通道", "area": "ding-1", "host": "商场",
               "address": "示例区丁一街道样板广场负一层北侧", "hours": "每天 10:00-21:30", "wheelchair": "未知",
               "offer": "取餐口旁有 6 个座位，等餐可以坐"}, "取餐通道"),
    ]


def _where() -> list[Noted]:
    here = (102.0413, 40.8125)

    def one(number: int, name: str, position: Value, more: Record | None = None) -> Record:
        return {"id": f"yi-3-w{number}", "name": name, "area": "yi-3", "network": NETWORK,
                "address": f"示例区乙三街道样板三十路{number}号", "hours": "每天 8:00-20:00", "position": position,
                **(more or {})}

    base = (102.0065, 40.7821)
    mall = (101.9883, 40.7790)
    return [
        Noted(one(1, "样板三十路东头驿站", written(base, "gcj02")), "坐标取自高德、腾讯地图：gcj02"),
        Noted(one(2, "样板三十路西头驿站", written((101.9975, 40.7836), "wgs84")), "坐标取自手持定位仪：wgs84"),
        Noted(one(3, "样板三十路南头驿站", written((102.0022, 40.7762), "bd09")), "坐标取自百度地图：bd09"),
        Noted(one(4, "样板三十路村口驿站", written((102.0113, 40.7741), precise=False),
                  {"landmark": "村口大槐树往里走第二个院子"}), "只知道大概位置：不给距离，不给坐标导航"),
        Noted(one(5, "样板三十路流动服务车", "none", {"entrance": "看车身上的电话，问今天停在哪"}), "没有坐标：列表里有，地图上没有"),
        Noted(one(6, "样板三十路商场一楼驿站", written(mall)), "同一个点上有两条记录（各在一层），会提醒核对"),
        Noted(one(7, "样板三十路商场二楼取餐通道", written(mall), {"kind": "取餐通道"})),
        Noted(one(8, "样板三十路工会驿站", written((102.0149, 40.7809))), "名称相近、相距几米：多半是同一个点登记了两次，会提醒"),
        Noted(one(9, "样板三十路工会驿站（老）", written((102.01498, 40.78096)))),
        Noted(one(10, "样板三十路外环驿站", written((102.1490, 40.8790)), {"area": "shili"}), "落在全区范围以外，会提醒核对坐标"),
        Noted({"id": "yi-3-w11", "name": "样板三十路有编码驿站", "area": "shequ-05", "amap_poi": "B0EXAMPLE0",
               "address": "示例区乙二街道演示五社区", "position": written(here), "hours": "每天 8:00-20:00"},
              "高德地点编码：一键打开那个点；所属区域也可以写到社区"),
    ]


def _papers() -> list[Noted]:
    base: Record = {"area": "jia-1", "network": NETWORK, "address": "示例区甲一街道样板一路200号", "hours": "每天 8:00-20:00"}

    def one(number: int, name: str, more: Record) -> Record:
        return {"id": f"jia-1-p{number}", "name": name, **base, **more}

    return [
        Noted(one(1, "样板一路老驿站", {
            "aliases": ["jia-1-old", "laoyizhan"], **DECLARED, "published_on": "2024-03-01", "updated_on": "2026-11-12",
            "source": [report("驿站十年", "2026-10-16"),
                       {"title": "甲一街道站点台账", "publisher": "甲一街道", "date": "2026"}],
            "reviewed": {"by_role": "甲一街道审核岗", "on": "2026-11-12"}, "attribution": "图：示例日报（虚构）",
            "remark": "门口台阶有一处松动，修好以前请走右边的坡道。\n\n每年 3 月 1 日办一次站庆，当天热汤管够。\n",
            "photos": [{"file": "photos/jia-1-p1.jpg", "alt": "驿站门口，中间是骑手专用门", "taken": "2026-10",
                        "credit": "甲一街道"},
                       {"file": "photos/jia-1-p1-in.jpg", "alt": "屋里靠墙的微波炉和一张桌子"}]}),
              "来源、审核、署名、照片都写全；aliases 是用过的旧编号，老二维码会跳到新页面"),
        Noted(one(2, "样板一路久未核实驿站", {"checked": {"on": "2025-03-02", "by": "甲一街道网格员", "how": "实地"}}),
              "核实已经过期：会提醒，页面上写明是哪天核实的"),
        Noted(one(3, "样板一路报道里的驿站", {"checked": {"on": "2026-08-01", "how": "公开报道"},
              "source": [report("路口多了一盏灯", "2026-08-01")]}), "依据公开报道"),
        Noted(one(4, "样板一路骑手反馈驿站", {"checked": {"on": "2026-11-15", "by": "骑手志愿者", "how": "骑手反馈"}}),
              "骑手反馈核实过"),
        Noted(one(5, "样板一路单位报送驿站", {"checked": {"on": "2026-09-09", "by": "运营单位", "how": "单位报送"}}),
              "单位自己报的"),
        Noted(one(6, "样板一路“深夜食堂”& <老地方> 驿站（原名太长这里故意写得很长看看排不排得下）", {}),
              "名称里有引号、括号、尖括号，而且很长：照样显示"),
        Noted(one(7, "样板一路䶮𠮷㛃驿站", {"address": "示例区甲一街道样板一路7 号 #12 室"}), "生僻字，地址里有井号"),
    ]
