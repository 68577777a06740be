"""Personal data in tables: columns that are never taken in, and numbers taken out of free text."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from generator.records.privacy import Finding, findings

_ACTS = (
    "联系|联络|负责|责任|对接|经办|承办|填[报表写]|制表|报送|上报|录入|采集|统计|登记|申[报请]|审[核批]|复核|核[实查]|签[字收名]|值[班守]"
    "|管理|推荐|介绍|监护|巡[查检]|维护|网格|保洁|保安|安保|讲解|志愿|法定代表|法人代表|当事|受助|被救"
)
_HEADING = re.compile(
    f"(?:{_ACTS})(?:人员|人(?!员)|员)(?!数)|签名|网格长|法人(?!单位|名称|机构|类[型别]|证|资格|登记|库|组织)"
    "|成员(?!单位)|队员|(?:队|站|店|班|组|所|楼|片|点|网点|院|园|会|理事|董事)长(?![度期效椅凳廊])|店主|老板|户主|房东|业主(?!单位|委|名称)"
    "|书记(?!处)|主任(?!委)|经理(?!部)|家属|家庭|配偶|子女|父母|亲属|监护|姓名|手机|移动电话|身份证|证件|驾驶证|银行[卡账]|工号|社保"
    "|住址|居住[地证情]|现居|[现户]住|户籍|户口|籍贯|出生|生日|年龄|性别|民族|政治面貌|党员|入党|党龄|宗教|信仰"
    "|健康|身体|残疾|疾病|患病|病[史情]|血型|身高|体重|怀孕|婚[姻否育]|是否[已未]婚|收入|工资|薪[资酬]|贫困|低保|困难[职员]工(?!帮扶|服务)|学历|文化程度|毕业|学位"
    "|微信(?!公众号|小程序)|qq|邮箱"
    "|gender|mobile|cellphone|id_?card|contact_?(?:name|person)|birth|^age$|e-?mail|wechat|disab|health|income|salary|religio|marital|ethnic|party_?status",
    re.IGNORECASE,
)
# What a place has for people of a kind; the whole heading says so, whatever stands below it: 站长是否残疾 with 无 is no ramp.
_OF_A_PLACE = re.compile(
    "(?:是否|有无|能否)?(?:配?有|设有?|配备|配置|提供)?(?:残疾人?|残障(?:人士?)?|健康|党员)(?:专用|专属|友好|无障碍|公共|活动)*"
    "(?:通道|坡道|厕所|卫生间|洗手间|厕位|设施|设备|停?车位|电梯|扶手|轮椅|小屋|驿站|书屋|室|服务)(?:情况|数量?)?"
)
# What no check can call wrong, and no table should hand on: masked numbers, identity numbers with a slip in them.
_MASKED_MOBILE = r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?[*xX＊]{3,4}[- ]?\d{4}(?!\d)"
_LIKE_IDENTITY = r"(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx](?![0-9A-Za-z])"
_NUMBER = re.compile(f"{_LIKE_IDENTITY}|{_MASKED_MOBILE}")
_MAY_HOLD = re.compile("[0-9@一二三四五六七八九十百零〇两]")  # without these nothing is found
_BEFORE_NUMBER = re.compile(r"[+＋]?86[ -]?$")
NUMBERS = "手机号或身份证号"
_MASKED = re.compile(r"[*＊]{2,}|[xX]{3,}")
GONE = "［个人号码已略去］"
_HOME_GONE = "［住处已略去］"  # 住址 would be found again, with what stands behind it
_REST_OF_HOME = re.compile(
    "(?:[0-9０-９一二三四五六七八九十百零〇两]{1,6}(?:号楼|栋|幢|单元|层|楼|室|户|号))+"
)


def is_personal_heading(heading: str, *, places: bool = False) -> bool:
    """Whether a column is about a person by its name; in a table of `places` 残疾人通道 is about one of those."""
    plain = "".join(heading.split())
    return _HEADING.search(plain) is not None and not (places and _OF_A_PLACE.fullmatch(plain))


def are_personal_values(values: Iterable[str]) -> bool:
    """Whether at least half of the values of a column are numbers of persons and nothing else."""
    filled = [value for value in values if value]
    personal = sum(without_numbers(value)[0].strip("（()） ") == GONE for value in filled)
    return bool(filled) and 2 * personal >= len(filled)


def without_numbers(text: str, *, homes: bool = False) -> tuple[str, Counter[str]]:
    """A text without what a check of the records would refuse as personal, and how much of what that was.

    `homes` says that addresses in it are of dwellings rather than of offices.
    """
    counts: Counter[str] = Counter()
    if not _MAY_HOLD.search(unicodedata.normalize("NFKC", text)):
        return text, counts
    while found := next(findings(text, homes=homes), None):
        text = _cut(text, found)
        number = found.code in ("privacy-mobile", "privacy-identity")
        counts[NUMBERS if number else found.what] += 1
    text, more = _NUMBER.subn(GONE, text)
    return text, counts + Counter({NUMBERS: more})


def _cut(text: str, found: Finding) -> str:
    """A text with a mark for what was found in its folded form; what cannot be placed costs the whole text."""
    folded = [unicodedata.normalize("NFKC", letter) for letter in text]
    origin = [index for index, letters in enumerate(folded) for _ in letters]
    start = "".join(folded).find(found.text)
    mark = _HOME_GONE if found.code == "privacy-home" else GONE
    if start < 0:
        return mark
    first, last = origin[start], origin[start + len(found.text) - 1]
    before = text[:first]
    if ")" in found.text:  # (139)12345678 is found without its first bracket
        before = before.rstrip().removesuffix("(").removesuffix("（")
    if found.code == "privacy-mobile":
        before = _BEFORE_NUMBER.sub("", before)
    after = text[last + 1 :]
    rest = _REST_OF_HOME.match(after) if mark == _HOME_GONE else None  # a finding ends with the first 号楼
    return before + mark + (after[rest.end() :] if rest else after)


def is_masked(text: str) -> bool:
    """Whether a telephone number has been made unreadable, as 138****1234."""
    return _MASKED.search(text) is not None
