"""Which column of a table is which field, which is about a person, and which nobody knows."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.importing.ages import is_age_heading
from generator.importing.cells import find_word, read_presence
from generator.importing.contacts import without_contacts
from generator.importing.fault import ImportFault
from generator.importing.forms import REJECTED, ROW_NUMBERS, fold
from generator.importing.personal import (
    are_personal_values,
    is_personal_heading,
    without_numbers,
)
from generator.importing.spans import ALL, are_times, hours_columns, is_limited
from generator.importing.table import Line, Table
from generator.importing.vocabularies import has_parts, vocabulary
from generator.records import RecordKind
from generator.records.text import nearest
from generator.records.vocabulary import Vocabulary

IGNORED = "-"
_WITH_CONSENT = frozenset(("party_status", "health"))  # each asks for a consent that no table carries
_PROVINCE = "province"  # above every area of a site: kept as a remark
_SOURCES = {
    **dict.fromkeys(("来源", "出处", "信息来源", "数据来源", "资料来源", "报道来源", "新闻来源"), "source"),
    **dict.fromkeys(("来源日期", "source_date"), "source_date"),
}


@dataclass(frozen=True, slots=True)
class Columns:
    """Indexes of columns: `fields` by field name, `facilities` by label, `others` to be kept as remarks.

    `shared` holds the other columns in which all rows say the same, by heading; `notes` tell what was left out.
    `hours` are the columns of hours where there are several, each with the frame that its cells go into.
    `telling` are the columns that tell one row from another, by field or heading. Which they are is seen from the headings
    alone, so that no other row of the table has a say in the id of a row.
    `basis` are the columns that say how exact a position is: they are kept as remarks like others.
    """

    fields: Mapping[str, int]
    facilities: Mapping[str, int]
    others: tuple[int, ...]
    shared: Mapping[str, str]
    notes: tuple[str, ...]
    telling: tuple[tuple[str, int], ...] = ()  # (field or heading, column)
    basis: tuple[int, ...] = ()
    hours: tuple[tuple[str, int], ...] = ()  # (frame, column), where hours are split
    ages: Mapping[str, int] = field(
        default_factory=dict
    )  # heading -> column: left out, but minors have to be known


_BASIS = re.compile(
    r"(?:坐标|定位|位置|经纬度)(?:的)?(?:说明|依据|来源|备注|精度|方式|质量)|coord(?:inate)?s?_?(?:basis|note|source|quality)",
    re.IGNORECASE,
)


def known_headings(kind: RecordKind) -> dict[str, str]:
    """Folded heading -> field, from the kind's own list and the labels of its fields."""
    known = {fold(heading): name for heading, name in _SOURCES.items() if "source" in kind.model.model_fields}
    for name, info in kind.model.model_fields.items():
        if name not in kind.columns and has_parts(info.annotation):
            continue  # photographs with their captions, a consent with its scope: no cell holds them
        known[fold(name)] = name
        if info.title:
            known[fold(info.title)] = name
    for name, headings in kind.columns.items():
        known |= {fold(heading): name for heading in (name, *headings)}
    return known


def read_heading(text: str, known: Mapping[str, str]) -> str | None:
    """The field that a text surely means as a heading: a known one, also with words about it that change nothing."""
    return _exactly(text, known) or _qualified(text, known)


def find_columns(table: Table, kind: RecordKind, mapping: Mapping[str, str]) -> Columns:
    """Sort the columns of a table; `mapping` (heading -> field, `-` to leave out) goes before what is known.

    Raises ImportFault when `mapping` names a heading or a field that does not exist.
    """
    chosen = _chosen(table, kind, mapping)
    fields: dict[str, int] = {name: index for index, name in chosen.items() if name != IGNORED}
    left = [index for index in range(len(table.headings)) if index not in chosen]
    known = known_headings(kind)
    hours = _hours(table, left, fields, kind, known)
    left = [index for index in left if index not in {column for _, column in hours}]
    surely = {heading: name for heading, name in known.items() if heading not in _FOR_WANT_OF_A_BETTER}
    marks = _facilities(table, left, kind, marked=True)
    left = [index for index in left if index not in marks.values()]
    ways = ((_exactly, surely), (_qualified, surely), (_exactly, known))
    mobiles = [index for index in left if _holds_mobiles(table, index, known)]  # an office number goes first
    left = [index for index in left if index not in mobiles]
    for recognise, headings in ways:
        left = _taken(table, left, fields, recognise, headings)
    for recognise, headings in ways:
        mobiles = _taken(table, mobiles, fields, recognise, headings)
    left = sorted(left + mobiles)
    facilities = dict(sorted((_facilities(table, left, kind) | marks).items(), key=lambda pair: pair[1]))
    ages = _ages(table, left, fields, kind) if kind.personal else {}
    for _, index in hours:
        if read_heading(table.headings[index], known) == "opened_on":
            fields.setdefault("opened_on", index)  # row by row the day of the opening, or days of the week
    if hours and "hours" in fields:
        hours.insert(0, (ALL, fields.pop("hours")))
    others: list[int] = []
    shared: dict[str, str] = {}
    notes: list[str] = []
    for index in left:
        heading, values = table.headings[index], [line.cells[index] for line in table.lines]
        filled = sum(bool(value) for value in values)
        if index in facilities.values() or not filled or heading in REJECTED:
            continue
        if fold(heading) in ROW_NUMBERS:
            notes.append(f"「{heading}」是行号，没有导入")
        elif index in ages.values():
            notes.append(f"「{heading}」一列只用来看谁未成年，没有导入")
        elif is_personal_heading(heading, places=kind.workplaces) or are_personal_values(values):
            notes.append(f"「{heading}」一列是个人信息，{filled} 个值没有导入")
        elif kind.shape == "list" and len(values) > 1 and len(set(values)) == 1:
            said = without_numbers(values[0], homes=not kind.workplaces)[0]
            said, _ = without_contacts(said, places=kind.workplaces)
            shared[heading] = said
            notes.append(f"「{heading}」一列没有对应的字段，各行都是「{said[:40]}」，写在最前面的注释里")
        else:
            others.append(index)
            notes.append(f"「{heading}」一列没有对应的字段，{filled} 个值写在记录上方的注释里")
    if others or shared:
        notes.append("没有对应字段的列，其实是某一项的，加 --map 列=项 再导入，如 --map 站点叫法=name")
    basis = tuple(index for index in left if _BASIS.search(table.headings[index]))
    return Columns(
        fields,
        facilities,
        tuple(sorted(others)),
        shared,
        tuple(notes),
        tuple(_telling(table, chosen, kind, known)),
        basis,
        tuple(hours),
        ages,
    )


def filled_down(table: Table, columns: Columns, wanted: Collection[str]) -> tuple[Table, list[str]]:
    """The table with empty cells below `wanted` headings filled from above, as merged cells mean it; and notes.

    Raises ImportFault when a heading is not there.
    """
    by_heading = {fold(heading): index for index, heading in enumerate(table.headings)}
    chosen = []
    for heading in wanted:
        if fold(heading) not in by_heading:
            raise ImportFault(f"表里没有「{heading}」这一列", f"表里的列：{'、'.join(table.headings)}")
        chosen.append(by_heading[fold(heading)])
    notes = []
    for index in dict.fromkeys(
        [*chosen, *(columns.fields[name] for name in _OFTEN_MERGED if name in columns.fields)]
    ):
        gaps, heading = _gaps(table, index), table.headings[index]
        if gaps and index in chosen:
            notes.append(f"「{heading}」一列的空格按上面最近一行填写（{gaps} 处）")
        elif gaps:
            notes.append(
                f"「{heading}」一列有 {gaps} 个空格没有填；表里原是合并单元格时，加 --fill-down {heading}"
            )
    return replace(table, lines=tuple(_lines_filled(table, chosen))), notes


_OFTEN_MERGED = ("city", "district", "street", "area", "employer", "honour", "issuer")


def _gaps(table: Table, index: int) -> int:
    """How many cells of a column are empty below one that is not."""
    values = [line.cells[index] for line in table.lines]
    first = next((number for number, value in enumerate(values) if value), len(values))
    return sum(not value for value in values[first:])


def _lines_filled(table: Table, chosen: Collection[int]) -> Iterator[Line]:
    above = dict.fromkeys(chosen, "")
    for line in table.lines:
        cells = tuple(cell or above.get(index, "") for index, cell in enumerate(line.cells))
        above |= {index: cells[index] for index in above}
        yield Line(line.number, cells)


Recognise = Callable[[str, Mapping[str, str]], str | None]
_FOR_WANT_OF_A_BETTER = frozenset(("单位名称",))  # of the station, or of whoever runs it and has more of them
_LEVELS = frozenset(("city", "district", "street", "community", "area", "place"))
_WHERE = re.compile("(?:所在|所属|归属|驿站|站点|网点)+")
_OF_WHAT = re.compile(
    "(?:所在|所属|归属|爱心|暖心|暖新|户外|劳动者|新就业|群体|骑手|骑士|快递员?|外卖|小哥|工会|职工|货车|卡车|网约车|司机|环卫|工人|服务|休息|歇脚"
    "|驿站|驿家|站|点位?|网点|门店|场所|阵地|之家|家园|港湾|机构|便民|门牌|具体|详细|实际|对外|日常|主要|基本|现有|本|每日|每天|目前|当前|平时"
    "|百度|高德|腾讯|天地图|地图|gps|gcj-?02|wgs-?84|bd-?09|火星|cgcs2000|大地|中心|配备的?|配套|候选人|个人|所获|曾获|获得|从事)+"
)
_OF_A_PLACE = re.compile(
    ".*(?:站|点位?|驿家|之家|家园|港湾|门店|场所|阵地|机构|中心)"
)  # 工会名称 is no station's
_ANOTHER = re.compile("[(（](?:旧|原|曾用|备用|拟|英文|其他|起|止|始|终|开始|结束|上午|下午|早|中|晚)")
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_LONGEST = 60  # characters of a heading
_SUFFIX = re.compile("(?:名称|情况(?:说明)?|[_-]?(?:gcj-?02|wgs-?84|bd-?09|cgcs-?2000))$")


def _exactly(heading: str, known: Mapping[str, str]) -> str | None:
    return known.get(fold(heading))


def _qualified(heading: str, known: Mapping[str, str]) -> str | None:
    """经度（GCJ-02）, 所在街道, 爱心驿站名称, 主管单位名称: a known heading with words about it that change nothing.

    Any other word before it makes another thing of it: 审核状态 is no status, 厕所是否开放 says nothing of the station.
    """
    folded = fold(heading)
    if len(folded) > _LONGEST or _ANOTHER.search(folded):
        return None
    bare = _IN_BRACKETS.sub("", folded)
    for text in (bare, _SUFFIX.sub("", bare)):
        for start in range(len(text)):
            name, before = known.get(text[start:]), text[:start]
            if name and not before and (text == bare or name != "name"):  # 站点情况 is not its name
                return name
            words = _WHERE if name in _LEVELS else _OF_WHAT
            of_it = name != "name" or _OF_A_PLACE.fullmatch(text.removesuffix("名称"))
            if name and words.fullmatch(before) and of_it:
                return name
    return None


def _taken(
    table: Table, left: list[int], fields: dict[str, int], recognise: Recognise, known: Mapping[str, str]
) -> list[int]:
    """Give columns to fields that have none yet, and return the columns still left."""
    rest = []
    for index in left:
        heading = table.headings[index]
        name = recognise(heading, known)
        personal = name in _WITH_CONSENT or (recognise is not _exactly and is_personal_heading(heading))
        other = name == _PROVINCE or (name == "hours" and is_limited(fold(heading)))
        if name is None or name in fields or other or personal or fold(heading) in ROW_NUMBERS:
            rest.append(index)
        else:
            fields[name] = index
    return rest


def _telling(
    table: Table, chosen: Mapping[int, str], kind: RecordKind, known: Mapping[str, str]
) -> Iterator[tuple[str, int]]:
    """The columns of which ids are made. A facility that comes or goes makes no other place of one."""
    words = vocabulary(kind, "facilities")
    for index, heading in enumerate(table.headings):
        field_name = read_heading(heading, known)
        if index in chosen:
            if chosen[index] != IGNORED:
                yield chosen[index], index
        elif not (
            heading in REJECTED
            or fold(heading) in ROW_NUMBERS
            or _facility(heading, words)
            or field_name in _WITH_CONSENT
            or (is_personal_heading(heading, places=kind.workplaces) and not _exactly(heading, known))
        ):
            yield field_name or heading, index


def _hours(
    table: Table, left: list[int], fields: Mapping[str, int], kind: RecordKind, known: Mapping[str, str]
) -> list[tuple[str, int]]:
    """The columns of hours where there are several; days of the week alone, without a column of times, are none."""
    if "hours" not in kind.model.model_fields:
        return []
    found = hours_columns((index, fold(table.headings[index]), _values(table, index)) for index in left)
    others = set(left) - {index for _, index in found}
    timed = are_times(frame for frame, _ in found) or "hours" in fields
    return (
        found
        if timed or any(read_heading(table.headings[index], known) == "hours" for index in others)
        else []
    )


def _holds_mobiles(table: Table, index: int, known: Mapping[str, str]) -> bool:
    return read_heading(table.headings[index], known) == "phone" and are_personal_values(
        _values(table, index)
    )


def _values(table: Table, index: int) -> list[str]:
    return [line.cells[index] for line in table.lines if line.cells[index]]


def _ages(table: Table, left: list[int], fields: dict[str, int], kind: RecordKind) -> dict[str, int]:
    """Columns of ages, by heading; a column of the very field is read like them, it is written by the same hands."""
    own = [fields.pop("age_group")] if "age_group" in fields else []
    return {
        table.headings[index]: index
        for index in (*own, *left)
        if index in own or is_age_heading(table.headings[index])
    }


def _facilities(table: Table, left: list[int], kind: RecordKind, *, marked: bool = False) -> dict[str, int]:
    """Columns that are headed by a facility and say whether it is there; `marked`: by 有 and 无 rather than counts.

    Those are no other field whatever their heading: 网络 with 有 below it is no name of a network.
    """
    words = vocabulary(kind, "facilities")
    found: dict[str, int] = {}
    for index in left:
        word = _facility(table.headings[index], words)
        said = [read_presence(value) for value in _values(table, index)]
        telling = sum(one in ("有", "无") if marked else one is not None for one in said)
        if word and said and 2 * telling >= len(said) and not (marked and None in said):
            found.setdefault(word.label, index)
    return found


def _facility(heading: str, words: Mapping[str, Vocabulary]) -> Vocabulary | None:
    return find_word(_IN_BRACKETS.sub("", fold(heading)), words)


def _chosen(table: Table, kind: RecordKind, mapping: Mapping[str, str]) -> dict[int, str]:
    by_heading = {fold(heading): index for index, heading in reversed(list(enumerate(table.headings)))}
    names = {*kind.columns, *kind.model.model_fields}
    known = known_headings(kind)
    chosen: dict[int, str] = {}
    for heading, written in mapping.items():
        index = by_heading.get(fold(heading))
        if index is None:
            close = nearest(heading, table.headings)
            hint = f"是否指「{close}」？" if close else ""
            raise ImportFault(f"表里没有「{heading}」这一列", f"{hint}表里的列：{'、'.join(table.headings)}")
        name = written if written in names else known.get(fold(written), written)
        if name != IGNORED and name not in names:
            close = nearest(name, names)
            hint = f"是否指 {close}？" if close else ""
            raise ImportFault(
                f"没有「{name}」这个字段", f"{hint}可以写：{'、'.join(sorted(names))}，或 -（不导入）"
            )
        if name != IGNORED and name in chosen.values():
            other = next(table.headings[at] for at, taken in chosen.items() if taken == name)
            raise ImportFault(
                f"「{other}」和「{heading}」都指成了 {name}，一项只能来自一列",
                "只指其中一列，另一列会写在记录上方的注释里；要两列都用，先在表里合成一列",
            )
        chosen[index] = name
    return chosen
