"""Names of those who run a place, as remarks give them: 负责人张三, 店长：李四、王五, 找王师傅 138…"""

import re

from generator.importing.personal import GONE

_ROLE = (
    "(?:联系人|联络[人员]|负责人|责任人|对接人|经办人|填[表报]人|审核人|核实人|法定代表人|法人代表|值[班守]人员?|值班员|管理人员?|管理员"
    "|网格[员长]|站长|店长|店主|队长|班长|组长|楼长|所长|书记|主任|经理|老板)"
)
_DUTY = "(?:值[班守]|志愿者|保安|保洁员?|门卫|对接|经办|负责|联系)"
"""What people do: it names somebody only before a mark, as 值班：张三."""
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉"
    "岑薛雷贺倪汤滕殷罗毕郝邬安常乐傅皮卞齐康伍余卜顾孟黄穆萧尹姚邵湛汪祁毛禹狄米贝臧伏戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵季贾"
    "路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯昝卢莫房裘缪宗丁宣贲邓郁杭洪诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊甄曲封芮储靳汲邴"
    "糜松井段富巫乌焦巴弓牧隗山谷侯宓蓬郗仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹龙叶韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥"
    "苍闻莘翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桂濮牛寿扈燕冀郏浦尚温庄晏柴瞿阎慕茹宦艾鱼戈廖庾暨衡耿弘匡文寇阙东欧殳沃蔚越夔隆巩厍聂"
    "晁勾敖融冷訾辛阚简饶毋沙乜鞠丰巢关蒯荆游竺逯桓佟岳肖闫付代"
)
"""What may begin a name; not those that as often begin a plain word (应急, 从前, 管理)."""
_COMPOUND = "欧阳|上官|司马|诸葛|司徒|东方|尉迟|夏侯|皇甫|令狐|慕容|端木|独孤|南宫"
_HAN = "[\u4e00-\u9fff]"
_OTHER = (
    "(?!周[一二三四五六日末内]|(?:暂[缺无]|待[定聘补]|详见|同上|见[公门]|空缺|不详|未[定设]|轮流|前台|门卫|保安|值班|办公|工作"
    "|电话|手机|联系|热线|座机|微信|姓名|方便|常[驻在年]|高[度峰温兴]|安[排全]|万一|文明|花钱|水[电果]|门[口前]|路[过边口长]|江边|龙头|凌晨|严[禁格]|白[天班]|温[馨泉暖]|[夏秋][季天])"
    f"|{_HAN}{{0,3}}(?:工会|社区|公司|中心|街道|支部|物业|银行))"
)
"""What stands behind such a word and is nobody's name."""
_NO_END = "(?<![会所室部站处栏队局办店院科厂司府村镇街委班组岗馆庄铺坊屋面])"
"""A body or a place ends so, and hardly a name: 周庄村, 牛肉面."""
_NAME = rf"{_OTHER}(?:(?:{_COMPOUND})|[{_SURNAMES}]){_HAN}{{1,2}}?{_NO_END}"
_DOTTED = f"{_HAN}{{1,8}}(?:[·•]{_HAN}{{1,8}})+"
_ENDS = rf"(?:(?!{_HAN})|(?=(?:的|手机|电话|联系|微信|开门|负责|接待|值[班守]|管理|拍摄|提供|处|那里|办公|同志|师傅|先生|女士)))"
_AND = r"\s*[、，,/ ]\s*"
_MARK = r"\s*(?:[:：]|[-—–－]{1,2})\s*"
_TO_NUMBER = r"[\s，,、（(:：）)]*(?:(?:联系)?(?:电话|手机)号?码?[\s:：]*)?"
_PERSONS_NUMBER = rf"{_TO_NUMBER}{re.escape(GONE)}"
_ANY_NUMBER = rf"{_TO_NUMBER}(?:{re.escape(GONE)}|0\d{{2,3}}-?\d)"
_NAMES = f"{_NAME}{_ENDS}(?:{_AND}{_NAME}{_ENDS})*"
_MARKED = (
    re.compile(rf"(?P<role>(?:{_ROLE}(?:姓名)?|{_DUTY}){_MARK}){_NAMES}"),
    re.compile(rf"(?P<role>{_ROLE}{_MARK}){_DOTTED}"),
    re.compile(rf"(?P<role>{_ROLE}[\s，,、（(]*|找|联系){_NAME}(?={_ANY_NUMBER})"),
    re.compile(rf"(?<!{_HAN})(?P<role>){_NAME}(?={_PERSONS_NUMBER})"),
)
_PLAIN = (
    re.compile(rf"(?P<role>{_ROLE}[\s，,（(]*[为是叫]?\s*){_NAMES}"),
    re.compile(rf"(?<!{_HAN})(?P<role>){_NAME}(?=\s*[（(]{_ROLE}[）)])"),
)
_MAY_HOLD = re.compile(f"{_ROLE}|{_DUTY}|找|{re.escape(GONE)}")  # without these nothing is found
_NAME_GONE = "［姓名已略去］"


def without_contacts(text: str, *, places: bool = True) -> tuple[str, int]:
    """A remark without the names of those whom it gives as contacts, and how many there were.

    Numbers have to be taken out before. Only what is surely a name goes: a surname with one or two characters behind
    it. `places` says that the remark is about a place: there whoever stands behind 站长 is a contact, also without a mark
    between them. Names of places, hours and stories are no remarks: 老班长牛肉面 is a shop.
    """
    gone = 0
    if not _MAY_HOLD.search(text):
        return text, gone
    for pattern in (*_MARKED, *(_PLAIN if places else ())):
        text, count = pattern.subn(lambda match: match["role"] + _NAME_GONE, text)
        gone += count
    return text, gone
