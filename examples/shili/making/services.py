"""Forty services in eight themes, told the way somebody would ask for them at a counter."""

from making.tidy import DECLARED, Noted, Record, Value, report

CENTRE, UNION, RIGHTS = "示例区新就业群体服务中心", "示例区工会服务站", "示例区劳动权益窗口"
HOSPITAL, SCHOOL, TRAFFIC = "示例医院", "示例区教育窗口", "示例区交通服务站"
RIDERS, COURIERS, TRUCKERS, DRIVERS = "外卖骑手", "快递员", "货车司机", "网约车司机"
EVERYONE = [RIDERS, COURIERS, TRUCKERS, DRIVERS]


def records() -> list[Noted]:
    """All services, numbered in the order in which a rider reads them."""
    offers = [*_food_and_rest(), *_health(), *_rights(), *_money(), *_children(), *_vehicle(), *_learning(), *_trouble()]
    for number, noted in enumerate(offers, start=1):
        noted.record["no"] = str(number)
    return offers


def _one(theme: str, code: str, name: str, what: str, more: Record) -> Noted:
    record: Record = {"id": code, "no": "", "name": name, "theme": theme, "what": what}
    return Noted({**record, "audience": list[Value](EVERYONE), **more, "status": more.get("status", "办理中")})


def _food_and_rest() -> list[Noted]:
    theme = "吃饭歇脚"
    return [
        _one(theme, "canka", "骑手优惠餐", "十二家面馆和食堂，凭接单页面一份套餐 12 元。", {
            "situations": ["没地方吃饭"], "units": [CENTRE], "fee": "12 元一份",
            "steps": ["到门口挂蓝牌子的店", "给店员看当天的接单页面", "按套餐价付钱"],
            "places": ["jia-1-06md", "yi-1-06md", "bing-2-06md"], "hours": "每天 10:00-14:00、16:30-21:00"}),
        _one(theme, "refan", "热饭和微波炉", "自己带的饭可以在驿站热，微波炉不用排队登记。", {
            "situations": ["没地方吃饭", "想歇一会儿"], "units": ["各驿站"], "fee": "不要钱",
            "places": ["ding-1-s1", "ding-1-s2"]}),
        _one(theme, "wujian", "午间躺椅", "下午两点到五点，两处驿站放躺椅，可以睡半小时。", {
            "situations": ["想歇一会儿"], "units": [CENTRE], "hours": "每天 14:00-17:00", "places": ["ding-1-s1"]}),
        _one(theme, "yeban", "夜班热汤", "冬天夜里 11 点到 1 点，通宵驿站有免费热汤。", {
            "situations": ["没地方吃饭"], "units": [UNION], "audience": [RIDERS, DRIVERS], "fee": "不要钱",
            "hours": "每天 23:00-次日1:00", "places": ["yi-2-t01"], "valid": {"from": "2026-11-15", "to": "2027-03-15"}}),
        _one(theme, "xizao", "洗澡和洗衣", "司机之家可以洗澡，洗衣机一次 3 元。", {
            "situations": ["想歇一会儿"], "units": [TRAFFIC], "audience": [TRUCKERS], "fee": "洗澡不要钱，洗衣 3 元一次",
            "places": ["ding-1-s3"], "hours": "24小时"}),
    ]


def _health() -> list[Noted]:
    theme = "看病体检"
    return [
        _one(theme, "tijian", "一年一次免费体检", "量血压、验血、拍片、看腰腿，当天能做完。", {
            "situations": ["身体不舒服"], "units": [HOSPITAL, UNION], "fee": "不要钱",
            "steps": ["打电话约日子", "空腹来，带身份证", "一周后在驿站取结果"], "documents": ["身份证"],
            "phone": "000-0000 0100", "hours": "周一至周五 7:30-11:00", "valid": {"from": "2026-03-01", "to": "2026-12-31"},
            "checked": {"on": "2026-11-02", "by": "服务中心值班员", "how": "电话", "fields": ["phone", "hours"]},
            "figures": [{"name": "今年体检", "value": "620", "qualifier": "约", "unit": "人", "as_of": "2026-10-31",
                         "source": report("示例区服务简报", "2026-11-05")}]}),
        _one(theme, "yaotui", "腰腿痛义诊", "每月第二个星期三下午，理疗师在服务中心坐诊。", {
            "situations": ["身体不舒服"], "units": [HOSPITAL], "fee": "不要钱", "hours": "周三 14:00-17:00",
            "places": ["ding-1-s1"]}),
        _one(theme, "shoushang", "擦伤处理", "摔了擦了，去有急救包的驿站先清洗包上，再决定去不去医院。", {
            "situations": ["出了事故", "身体不舒服"], "units": ["各驿站"], "places": ["ding-1-s1", "jia-2-j2"]}),
        _one(theme, "xinli", "有人听你说", "心里堵得慌，可以打电话，也可以约着见面，不记名。", {
            "situations": ["心里难受"], "units": [UNION], "phone": "000-0000 0101", "hours": "每天 9:00-21:00",
            "fee": "不要钱"}),
        _one(theme, "zhifubing", "风湿和胃病门诊减免", "凭体检单，在示例医院挂号费全免。", {
            "situations": ["身体不舒服"], "units": [HOSPITAL], "documents": ["体检单", "身份证"], "fee": "挂号费免"}),
    ]


def _rights() -> list[Noted]:
    theme = "权益保障"
    return [
        _one(theme, "qianxin", "工钱拿不到", "先帮你算清楚，再找站点和公司谈；谈不成，陪你去立案。", {
            "situations": ["工钱拿不到"], "units": [RIGHTS, UNION],
            "steps": ["带上接单记录和工资流水", "窗口帮你算出差多少", "十个工作日内约公司来谈", "谈不成，帮你写材料立案"],
            "documents": ["身份证", "接单记录截屏", "工资流水"], "fee": "不要钱", "phone": "000-0000 0102",
            "hours": "周一至周五 8:30-12:00、13:30-17:30", "places": ["ding-1-s1"],
            "checked": {"on": "2026-10-20", "by": "窗口值班员", "how": "实地"}}),
        _one(theme, "gongshang", "出了事故怎么赔", "送餐路上撞了、摔了，先教你留证据，再教你找谁赔。", {
            "situations": ["出了事故"], "units": [RIGHTS], "phone": "000-0000 0103", "fee": "不要钱",
            "steps": ["先看人，再拍照，别急着挪车", "四十八小时内报保险", "来窗口写一份经过"],
            "documents": ["照片", "交警认定书（有的话）"]}),
        _one(theme, "falv", "律师坐班", "每星期四下午，律师在服务中心坐班，一个人二十分钟。", {
            "situations": ["工钱拿不到", "出了事故"], "units": [RIGHTS], "hours": "周四 14:00-17:00",
            "places": ["ding-1-s1"], "fee": "不要钱"}),
        _one(theme, "hetong", "合同帮你看", "签协议以前先来看看：押金、罚款、单价写清楚没有。", {
            "situations": ["刚入行"], "units": [UNION], "fee": "不要钱", "phone": "000-0000 0104"}),
        _one(theme, "shensu", "申诉和差评", "差评、超时、封号申诉，帮你把材料理顺，写一份说得清的说明。", {
            "situations": ["被封号"], "units": [UNION], "audience": [RIDERS, DRIVERS], "documents": ["接单记录截屏"],
            "fee": "不要钱", "status": "暂停", "hours": "周二 19:00-21:00",
            "checked": {"on": "2026-11-01", "by": "工会值班员", "how": "单位报送"}}),
    ]


def _money() -> list[Noted]:
    theme = "入会保险"
    return [
        _one(theme, "ruhui", "加入工会", "三分钟填完，当天就能用工会卡进夜间驿站。", {
            "situations": ["刚入行"], "units": [UNION], "documents": ["身份证", "接单页面"], "fee": "不要钱",
            "steps": ["扫驿站门口的码，或到服务台填表", "等一条短信", "凭短信领卡"], "places": ["jia-2-j1", "ding-1-s1"]}),
        _one(theme, "yiwaixian", "意外险代办", "一年 100 元的意外险，驿站代办，出险帮你报。", {
            "situations": ["出了事故", "刚入行"], "units": [UNION], "fee": "100 元一年，工会补 50 元",
            "documents": ["身份证"], "valid": {"from": "2026-01-01", "to": "2026-12-31"}}),
        _one(theme, "hujijin", "互助金", "住院的会员，凭单据可以领一次互助金。", {
            "situations": ["身体不舒服"], "units": [UNION], "documents": ["住院单据", "工会卡"], "fee": "不要钱"}),
        _one(theme, "shebao", "社保咨询", "能不能自己交、交多少、断了怎么补，一次说清楚。", {
            "situations": ["想交社保"], "units": [RIGHTS], "hours": "周一至周五 9:00-17:00", "phone": "000-0000 0105"}),
        _one(theme, "zufang", "租房信息", "离站点近、能放电动车的房源，服务中心每周五更新一次。", {
            "situations": ["租房"], "units": [CENTRE], "places": ["ding-1-s1"], "fee": "不要钱",
            "hours": "周五 16:00-20:00", "status": "筹备"}),
    ]


def _children() -> list[Noted]:
    theme = "孩子家人"
    return [
        _one(theme, "ruxue", "孩子上学", "孩子要转来上学，先来问要哪些材料，少跑一趟。", {
            "situations": ["孩子上学"], "units": [SCHOOL], "documents": ["户口簿", "居住登记", "预防接种证"],
            "hours": "周一至周五 9:00-11:30、14:00-16:30", "phone": "000-0000 0106", "valid": {"from": "2026-05-01", "to": "2026-08-31"}}),
        _one(theme, "tuoguan", "放学后有人看", "下午四点半到八点，三个社区看孩子，写作业，不收钱。", {
            "situations": ["孩子上学"], "units": ["演示五社区", "演示二社区"], "hours": "周一至周五 16:30-20:00",
            "audience": [RIDERS, COURIERS, DRIVERS], "steps": ["前一天给社区打电话", "孩子自己签到", "八点前来接"],
            "phone": "000-0000 0107"}),
        _one(theme, "shujia", "暑假夏令营", "七月八月，给留在城里的孩子办的，一期两周。", {
            "situations": ["孩子上学"], "units": [CENTRE], "valid": {"from": "2026-07-01", "to": "2026-08-31"}, "status": "已结束"}),
        _one(theme, "yizhao", "老人上门量血压", "家里有老人的，网格员每月上门一次，量血压、查煤气。", {
            "situations": ["家里有老人"], "units": ["演示五社区"], "area": "shequ-05", "fee": "不要钱"}),
        _one(theme, "hunjie", "相亲和聚会", "每季度一次，饭自己出，不逼不催。", {
            "situations": ["想认识人"], "units": [UNION], "fee": "饭钱自理"}),
    ]


def _vehicle() -> list[Noted]:
    theme = "车辆出行"
    return [
        _one(theme, "huandian", "换电和充电", "专属车位可以充电、换电，换电一次 3 元。", {
            "situations": ["车没电"], "units": [TRAFFIC], "audience": [RIDERS, COURIERS], "fee": "换电 3 元一次",
            "places": ["ding-1-s4"], "hours": "24小时"}),
        _one(theme, "weixiu", "修车和补胎", "胎扎了、灯坏了，便民岗亭有工具，自己修不要钱。", {
            "situations": ["车坏了"], "units": ["各便民岗亭"], "places": ["jia-1-05gt", "bing-1-05gt"]}),
        _one(theme, "nianjian", "年检代办", "货车、面包车年检，司机之家代收代送，一天取车。", {
            "situations": ["车要年检"], "units": [TRAFFIC], "audience": [TRUCKERS, DRIVERS], "fee": "按检测站收费，代办不加钱",
            "documents": ["行驶证", "保单"], "places": ["ding-1-s3"]}),
        _one(theme, "tingche", "夜里停车", "司机之家有 40 个大车位，晚上有人看，早上 7 点前走不收钱。", {
            "situations": ["没地方停车"], "units": [TRAFFIC], "audience": [TRUCKERS], "hours": "每天 18:00-次日7:00",
            "places": ["ding-1-s3"]}),
        _one(theme, "toukui", "头盔和反光条", "新入行的骑手，凭接单页面领一个头盔、一条反光条。", {
            "situations": ["刚入行"], "units": [TRAFFIC, UNION], "audience": [RIDERS, COURIERS], "fee": "不要钱",
            "documents": ["接单页面"], "valid": {"from": "2026-10-01", "to": "2027-09-30"}}),
    ]


def _learning() -> list[Noted]:
    theme = "学点东西"
    return [
        _one(theme, "kaozheng", "考从业资格证", "题库、模拟考、报名一条龙，司机之家每周日考一次。", {
            "situations": ["考证"], "units": [TRAFFIC], "audience": [TRUCKERS, DRIVERS], "fee": "考试费照收",
            "hours": "周日 9:00-12:00", "documents": ["身份证", "体检单"], "places": ["ding-1-s3"],
            "checked": {"on": "2026-09-30", "by": "交通服务站", "how": "单位报送"}}),
        _one(theme, "jihuo", "学一门手艺", "电工、烘焙、短视频剪辑，晚上八点开课，送餐的赶得上。", {
            "situations": ["想学手艺"], "units": [CENTRE], "hours": "周一、周三 20:00-21:30", "fee": "材料费 30 元",
            "steps": ["驿站门口扫码报名", "满 15 个人开班", "学完发结业证"], "status": "报名中"}),
        _one(theme, "yingyu", "几句外语", "遇到外国客人不发怵：二十句，配手机录音。", {
            "situations": ["想学手艺"], "units": [CENTRE], "fee": "不要钱"}),
        _one(theme, "jishu", "急救课", "两个小时学会胸外按压和海姆立克，学完发一张卡。", {
            "situations": ["想学手艺", "出了事故"], "units": [HOSPITAL, UNION], "fee": "不要钱", "hours": "周日 14:00-16:00",
            "places": ["ding-1-s1"]}),
        _one(theme, "shuwu", "驿站借书", "服务中心一面墙的书，借走不登记，看完放回任何一个驿站。", {
            "situations": ["想歇一会儿"], "units": [CENTRE], "places": ["ding-1-s1"], "fee": "不要钱"}),
    ]


def _trouble() -> list[Noted]:
    theme = "急难帮扶"
    return [
        _one(theme, "linshi", "没地方住", "刚到、被赶出来、租房没谈成，可以先在驿站的休息床住两晚。", {
            "situations": ["租房", "刚入行"], "units": [CENTRE], "places": ["ding-1-s3"], "phone": "000-0000 0108",
            "fee": "不要钱", "steps": ["打电话", "值班员问清楚情况", "两晚以内解决，超过两晚一起找房子"]}),
        _one(theme, "linshijiuzhu", "临时救助", "家里出了大事，凭材料可以领一次救助金，最快三天到账。", {
            "situations": ["家里出事"], "units": [UNION], "documents": ["身份证", "情况说明"], "fee": "不要钱"}),
        _one(theme, "diudongxi", "丢了东西", "手机、头盔、钥匙丢了，各驿站有失物登记本，先来翻一翻。", {
            "situations": ["丢了东西"], "units": ["各驿站"], "fee": "不要钱"}),
        _one(theme, "xinyuan", "心愿墙", "把想办的事写下来贴上墙，能办的办，办不了的写清楚为什么。", {
            "situations": ["想提意见"], "units": [CENTRE], "places": ["ding-1-s1"],
            "source": [report("墙上的二十一个心愿", "2026-06-12")]}),
        _one(theme, "yijian", "提意见", "哪里不好用、哪个驿站门锁着，写在意见箱里，七天内答复。", {
            "situations": ["想提意见"], "units": [CENTRE], "phone": "000-0000 0109", "hours": "每天 9:00-18:00",
            "reviewed": {"by_role": "服务中心审核岗", "on": "2026-10-01"}, "attribution": "示例区新就业群体服务中心（虚构）",
            "aliases": ["tousu", "fankui"], **DECLARED, "published_on": "2024-09-01", "updated_on": "2026-10-01"}),
    ]
