"""Cells to field values: facilities, status, position, source, as tables write them; telephones are in phones.py."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from generator import geo
from generator.importing.forms import is_unfilled
from generator.records.vocabulary import Vocabulary


class Value(NamedTuple):
    """A field's value (None when there is none), what could not be understood, and notes to be counted."""

    value: Any
    left: str = ""
    notes: tuple[str, ...] = ()


_PART = re.compile(r"(?:[(（][^()（）\n]*[)）]|[^;；、,，/\n])+")  # what is in brackets stays whole
_COUNTED = re.compile(
    r"(?P<name>\D+?)[ ×xX*:：约]*(?P<count>\d{1,7})(?:\.0+)?\s*(?:余|多)?(?:个|台|张|把|册|本|套|部|条|位|间|只|座)?"
)
_REMARK = re.compile(r"(?P<name>[^(（]+)[(（](?P<note>[^)）]+)[)）]$")
_ADJECTIVES = re.compile(
    r"^(?:是否|有无|能否|可否|有|免费|公共|卫生|智能|爱心|便民|多功能|共享|应急|小型|家用|提供|配备|设有|供)+"
)
_NOUNS = re.compile(r"(?:间|室|机|处|器|区|点|柜|架|箱|位|设备|设施|服务|功能|数量?|等)+$")
_LONGEST_NAME = 40  # characters
_WITHOUT = re.compile(r"^(?:没有|暂无|未设|无)")


def read_facilities(text: str, words: Mapping[str, Vocabulary]) -> Value:
    """A cell such as `空调;座位60;无热水` to {name: 有, 无 or a count}; `left` holds what is no facility."""
    found: dict[str, Any] = {}
    left: list[str] = []
    for part in _facility_parts(text, words):
        part = part.strip(" 。.").removesuffix("等")
        if not part:
            continue
        word, said = _facility(part, words)
        if word is None:
            left.append(part)
        elif word.label not in found or found[word.label] == "有":
            found[word.label] = said
    if not found:
        return Value(None, ";".join(left))
    names: Any = list(found) if all(said == "有" for said in found.values()) else found
    return Value(names, ";".join(left))


_NUMBERED = re.compile(r"(?:^|(?<=\s))[(（]?(?:\d{1,2}|[一二三四五六七八九十])[.．、)）]\s*(?=[^\d\s])")


def _facility_parts(text: str, words: Mapping[str, Vocabulary]) -> Iterator[str]:
    """The names in a cell: 饮水机、微波炉, also numbered (1.饮水机 2.微波炉) or with spaces between them."""
    for part in _PART.findall(_NUMBERED.sub("\n", text)):
        pieces = part.split()
        if len(pieces) > 1 and _facility(part.strip(), words)[0] is None:
            known = [_facility(piece, words)[0] is not None for piece in pieces]
            if any(known):
                yield from pieces
                continue
        yield part


def _facility(part: str, words: Mapping[str, Vocabulary]) -> tuple[Vocabulary | None, Any]:
    folded = unicodedata.normalize("NFKC", part)
    word = find_word(folded, words)
    if word:
        return word, "有"
    without = _WITHOUT.match(folded)
    if without:
        return find_word(folded[without.end() :], words), "无"
    remark = _REMARK.fullmatch(folded)
    if remark:
        note = remark["note"].strip()
        if is_unfilled(note):
            return None, ""
        return find_word(remark["name"], words), read_presence(note) or {"state": "有", "note": note}
    counted = _COUNTED.fullmatch(folded)
    return (find_word(counted["name"], words), counted["count"]) if counted else (None, "")


def find_word(text: str, words: Mapping[str, Vocabulary]) -> Vocabulary | None:
    """The word for a name, also without the adjectives before it and the nouns after it."""
    text = text.strip()
    if len(text) > _LONGEST_NAME:
        return None
    bare = _ADJECTIVES.sub("", text)
    for name in (text, bare, _NOUNS.sub("", text), _NOUNS.sub("", bare)):
        word = words.get(name) or words.get(name.upper())
        if word:
            return word
    return None


_WORKS = "(?:开放|开门|启用|使用|运[营行]|营业|投用|在用|正常)"
_HOW = "(?:再|能够?|可以?|对外|向公众|对公众|予以?|正常|正式|继续|投入|有)*"
_DENIED = rf"(?:不|未|没有?|无法|非){_HOW}{_WORKS}"
_NOT_NOW = re.compile(
    rf"{_DENIED}|(?:停止?|暂停){_HOW}{_WORKS}|(?:预计|计划|将|拟|待)[^，。；,;]{{0,12}}?{_WORKS}|建成后[^，。；,;]*"
)
_WORKS_NOW = re.compile(f"{_WORKS}|有效")
_AT_TIMES = re.compile(
    rf"(?:周[一二三四五六日末]|双休日|节假日|假期|春节|夜间|晚上|中午|[冬夏]季)[^，。；,;]{{0,4}}(?:{_DENIED}|关闭|暂停|停)"
)
"""A weekend or a night without service says nothing of the status of the station."""
_STATUS = (
    ("closed", re.compile(r"(?<!临时)(?<!暂时)(?:关闭|关停|停业)|撤销|撤除|撤站|取消|停办|注销|拆除|不再")),
    (
        "planned",
        re.compile(r"筹|在建|建设中|规划|拟建|待[建开启投]|[未没](?:有)?(?:开|启|投|建|运)|尚未|即将"),
    ),
    (
        "paused",
        re.compile(r"暂停|(?:临时|暂时)[关停]|装修|维修|停[用运止开]|搬迁|迁址|改造|整修|休整|" + _DENIED),
    ),
)
"""In this order: 不再开放 is closed and 未启用 planned, and both are denials."""


_YES_OR_NO = {"是": "开放", "否": "不开放"}


def read_status(text: str, words: Mapping[str, Vocabulary]) -> Value:
    """The status that free words mean; the words themselves stay as a remark when they say more."""
    if text in words:
        return Value(words[text].label)
    text = _YES_OR_NO.get(text, text)  # below 是否开放
    known = next((code for code, pattern in _STATUS if code in words and pattern.search(text)), None)
    rest = _NOT_NOW.sub(" ", text)
    works = "open" in words and _WORKS_NOW.search(rest) is not None
    if known and (works or _AT_TIMES.search(text)):
        return Value(None, text, (f"状态「{text}」说法不一，没有读成状态，请核对",))
    if known is None and (works or ("open" in words and "建成" in rest)):
        known = "open"
    if known is None:
        return Value(None, text)
    return Value(words[known].label, text, (f"状态「{text}」读作「{words[known].label}」",))


_BARE = re.compile(r"(\d{1,7})(?:\.0+)?\s*(?:个|座|位|张|把|席|人|米|m)?")


def bare_count(text: str) -> str:
    """The number in 20个, 12.0 or 300米; another text as it is."""
    match = _BARE.fullmatch(text)
    return match[1] if match else text


_THERE = frozenset(
    ("有", "是", "√", "✓", "✔", "☑", "●", "y", "yes", "true", "1", "具备", "可", "可用", "能用", "正常", "完好", "良好", "齐全")
) | {f"{already}{done}" for already in ("", "已", "有", "已经") for done in ("配", "配备", "配置", "安装", "设置", "提供")}  # fmt: skip
_ABSENT = frozenset(
    ("无", "否", "×", "✗", "✘", "x", "n", "no", "false", "0", "没有", "暂无", "暂时没有", "目前没有", "不可", "缺")
) | {f"{not_}{done}" for not_ in ("未", "没", "没有", "暂未", "尚未") for done in ("配", "配备", "配置", "安装", "设", "设置", "提供")}  # fmt: skip
_UNITS = "[个台张把册本套部条位间只座]"
_NUMBER_OF = re.compile(rf"(?:有|√|✓|✔|是|共|已?配备|约|[(:×*]|\s)*(\d{{1,7}})(?:\.0+)?\s*{_UNITS}?\)?")
_NOT_YET = "(?:筹建|筹备|建设|规划|采购|安装|待建|待装|待配|待[安采]装?购?|在建|拟[建设配]|未建|即将|计划)"
_GONE = "(?:拆除|拆掉|撤[除走掉]|取消|停办|移除|移走|搬走)"
_OUT_OF_ORDER = (
    "(?:损?坏|故障|维修|报修|检修|停用|停止使用|暂停(?:使用|开放|服务)?|暂不(?:开放|使用|提供|能用)"
    "|不能用|无法使用|不可用|不好用|不正常|异常)"
)
_OF_LATE = "(?:已经?|正在?|目前|现|暂时?|临时|部分|有)*"
_NOT_HERE = re.compile(f"{_OF_LATE}(?:{_NOT_YET}|{_GONE})(?:中|了|使用|配置|配备|安装|建设)*")
_NOT_SURE = re.compile(f"{_OF_LATE}{_OUT_OF_ORDER}(?:中|了|待修|待维修|[,，]?(?:报|维|待)修中?)*")


def read_presence(text: str) -> str | dict[str, str] | None:
    """有, 无, a count, or {state, note} from what stands below or behind the name of a facility.

    None when it is empty or says something else. What is out of order is 未知: it is there and does not serve.
    """
    word = unicodedata.normalize("NFKC", text).strip().casefold()
    if word in _THERE or word in _ABSENT:
        return "有" if word in _THERE else "无"
    counted = _NUMBER_OF.fullmatch(word)
    if counted:
        return counted[1] if int(counted[1]) else "无"
    if _NOT_HERE.fullmatch(word) or _NOT_SURE.fullmatch(word):
        return {"state": "无" if _NOT_HERE.fullmatch(word) else "未知", "note": text.strip()}
    remark = _REMARK.fullmatch(word)
    said = read_presence(remark["name"]) if remark else None
    if remark is None or not isinstance(said, str):
        return None
    more = read_presence(remark["note"])
    note = remark["note"].strip()
    return more if isinstance(more, dict) else {"state": said, "note": note} if said in ("有", "无") else None


LAT_FIRST = "坐标先写了纬度，已调换"
TURNED = "经度和纬度写反了，已调换"
UNREADABLE = "经度或纬度看不懂，没有导入，原文写在注释里；写成十进制度数，如 116.3689"
NOT_EXACT = "坐标注明是测试、示意或大概的，记作 precise: false"
_NOT_EXACT = re.compile(
    r"测试|示意|大概|大致|近似|粗略|估|约|不准|参考|待核|\btest|approx|rough|estimate", re.IGNORECASE
)
_NOT_EXACT_REMARK = re.compile(
    r"(?:坐标|位置|定位|经纬度)[^，。；,;]{0,6}(?:测试|示意|大概|大致|近似|粗略|不准|参考|待核)"
    r"|(?:测试|示意|大概|大致|近似|粗略|参考)(?:的)?(?:坐标|位置|定位)"
)


def read_position(cells: Mapping[str, str], datum: geo.Datum | None) -> Value:
    """The position of a row from its cells position or lng and lat, and datum; `datum` where the row names none.

    The cell `coord_basis` (how the position was found) or `remark` may say that it is not exact.
    """
    lng, lat, said = cells.get("lng", ""), cells.get("lat", ""), cells.get("datum", "")
    said = said or _named_in(cells.get("coord_basis", ""))
    own = geo.Datum.read(said)
    if not (lng or lat):
        return _as_exact_as_told(_pasted(cells.get("position", ""), own or datum), cells)
    if not (lng and lat):
        return Value(None, f"经度 {lng or '空'}，纬度 {lat or '空'}", ("只有经度或纬度的坐标没有导入",))
    notes = _datum_note(said, own)
    try:
        lng, lat = _in_degrees(lng, lat)
    except geo.PositionError:
        return Value(None, f"经度 {lng}，纬度 {lat}", (UNREADABLE,))
    if _is_turned(lng, lat):
        lng, lat, notes = lat, lng, (*notes, TURNED)
    return _as_exact_as_told(Value(_position(lng, lat, own or datum), "", notes), cells)


_PLAIN_DEGREES = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")
_POWER = re.compile(r"\d[Ee][-+]?\d")  # 1.16E+02 is no angle in the east
_ONE_ANGLE = re.compile(r"[-+\d.．\s°º˚′’‘＇'`″”“＂\"度分秒东西南北经纬EWNSewns:：=]+")


def _in_degrees(lng: str, lat: str) -> tuple[str, str]:
    """Two cells in decimal degrees, also where each is in degrees and minutes; what is no angle stays as it is.

    Raises PositionError when they look like angles and cannot be read as one pair.
    """
    pair = (unicodedata.normalize("NFKC", lng), unicodedata.normalize("NFKC", lat))
    if all(map(_PLAIN_DEGREES.fullmatch, pair)):
        return pair
    if not (_ONE_ANGLE.fullmatch(lng) and _ONE_ANGLE.fullmatch(lat)) or _POWER.search(lng + " " + lat):
        return lng, lat
    found = geo.read_position(f"{lng}，{lat}")
    return (found.written[::-1] if found.swapped else found.written) if found else (lng, lat)


_ONLY_COORDINATES = re.compile(r"[\d.,，、;；\s°′″'\"NESWnesw东经北纬度分秒:：]{9,}")


def coordinates_apart(cells: Mapping[str, str]) -> dict[str, str]:
    """A column 位置 may hold an address or coordinates; coordinates are no address."""
    address = cells.get("address", "")
    if not _ONLY_COORDINATES.fullmatch(address) or any(
        cells.get(name) for name in ("lng", "lat", "position")
    ):
        return dict(cells)
    return {**cells, "address": "", "position": address}


def _is_turned(lng: str, lat: str) -> bool:
    """Whether two cells hold latitude and longitude of a place in China in the wrong columns."""
    return any(remark.code == "position-swapped" for remark in geo.check_pair(lng, lat))


def _as_exact_as_told(read: Value, cells: Mapping[str, str]) -> Value:
    doubtful = _NOT_EXACT.search(cells.get("coord_basis", "")) or _NOT_EXACT_REMARK.search(
        cells.get("remark", "")
    )
    if read.value is None or not doubtful:
        return read
    return Value(read.value | {"precise": False}, read.left, (*read.notes, NOT_EXACT))


def _pasted(text: str, datum: geo.Datum | None) -> Value:
    if not text:
        return Value(None)
    try:
        found = geo.read_position(text)
    except geo.PositionError:
        return Value(None, text, ("看不懂的坐标没有导入，原文写在注释里",))
    if found is None:
        return Value(None, text)
    notes = (LAT_FIRST,) if found.swapped else ()
    return Value(_position(*found.written, datum=found.datum or datum), "", notes)


def _position(lng: str, lat: str, datum: geo.Datum | None) -> dict[str, Any]:
    return {"lng": lng, "lat": lat} | ({"datum": datum.value} if datum else {})


_LONGEST_BASIS = 200  # characters


def _named_in(basis: str) -> str:
    """How a position was found, if that names the datum: 百度地图拾取."""
    return basis if len(basis) <= _LONGEST_BASIS and geo.Datum.read(basis) else ""


def _datum_note(said: str, own: geo.Datum | None) -> tuple[str, ...]:
    if own is None:
        return (f"坐标系「{said}」看不懂，按默认坐标系",) if said else ()
    plain = re.sub(r"[\s_-]", "", said).casefold()
    return () if plain == own.value else (f"坐标系「{said}」读作 {own.label}",)


_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:/[^\s，。）)\"'<>`\\^{|}]*)?")
# A date with two kinds of separators (2026-07/08) may be a span and is left in words.
_DATE = re.compile(
    r"\d{4}(?:-\d{1,2}(?:-\d{1,2})?|/\d{1,2}(?:/\d{1,2})?|\.\d{1,2}(?:\.\d{1,2})?|年(?:\d{1,2}月(?:\d{1,2}日)?)?)?"
)


def read_source(title: str, date: str) -> Value:
    """A source {title, date, url}; a date that is no date stays in the title."""
    if not title:
        return Value(None, date)
    url = _ADDRESS.search(title)
    source = {"title": title[:300]}
    if date and not _DATE.fullmatch(date):
        source["title"] = f"{title[:250]}（{date}）"
    elif date:
        source["date"] = date
    if url:
        source["url"] = url[0]
    return Value(source)
