"""Which rows of a table are records: what forms put between and below them is told apart, with its reason."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.importing.forms import REJECTED, ROW_NUMBERS, fold
from generator.importing.table import Line, Table

Meaning = Callable[[str], str | None]  # a heading -> the field it names

_TOTAL_ROW = "这是合计行，不是一条记录"
_HEADINGS = "这是重复的表头，不是一条记录"
_FORMATS = "这一行说明各列怎么填，不是一条记录"
_GROUP = "这像是分组的标题，不是一条记录"
_SIGNED = "这像是表格末尾的填表人、日期，不是一条记录"
_NOTE = "这像是表格的说明，不是一条记录"
_NAME_ALONE = "这一行只有名称，像是分组的标题；确是一条记录的，补上序号、地址再导入"
_TOO_LONG = "这一行有 {} 格，表头只有 {} 格，不知哪一格是哪一列：格子里有逗号的，整格加上半角引号；少了表头的，补上表头"

_TOTAL = re.compile(r"(?:合计|总计|小计|共计)(?![\u4e00-\u9fff])")
_SUM = re.compile(r"[总一]?共计?\s*\d+\s*[个家处座站所人名条]")  # also the beginning of 共5家超市
_TOTALS = frozenset(("合计", "总计", "小计", "共计"))
_FORMAT = re.compile(
    r"(?:string|text|(?:var)?char|number|numeric|int|integer|bigint|double|float|decimal|date|datetime|bool|boolean)"
    r"(?:\([\d,]+\))?|字符串?|文本|数字|数值|整数|小数|日期|必填|选填|有/无|是/否|请?(?:填写?|选择|输入).*|\(.*\)|[-—–=_*.:|\s]+"
)
_EXAMPLE = re.compile(r"\(?(?:填写)?(?:示例|样例|例如?)\)?(?::.*)?", re.DOTALL)
_WHO = "填表|制表|填报|填写|制单|审核|审批|审定|复核|核对|校对|统计|经办|报送|上报|签发|签收|录入"
# 人员 is 人 and 员: were it a word of its own too, a long run of them could be read in more ways than anybody waits for.
_OF_WHOM = "(?:人|员|单位|部门|领导|日期|时间|电话)*(?:签字|签名|签章|盖章)?(?:\\([^)]*\\))?:.*"
_SIGNATURE = re.compile(
    rf"(?:单位|部门)?(?:{_WHO}|联系|负责|分管|主管){_OF_WHOM}|(?:{_WHO})(?:人|日期|时间)(?:\s.*)?",
    re.DOTALL,
)
_OFFICE = re.compile(
    rf"(?:单位|部门){_OF_WHOM}|日期:.*|.*\((?:盖章|公章|签章|签字|章)\).*", re.DOTALL
)  # of a form, or of a station
_DATE = re.compile(r"\d{4}[年./-]\d{1,2}(?:[月./-](?:\d{1,2}日?)?)?")
_REMARK = re.compile(
    r"[*※★(\[\s]*(?:备?注\s*\d*[:.、]|(?:填表|填报)?(?:说明|须知|要求)[:.、]|附(?:注|件)\d*[:.、]|(?:数据|资料)?来源:|"
    r"(?:以上|以下)(?:均?为?空白|无正文|数据|站点|驿站|网点|信息|内容|均|所列|名单|表格)|此处空白|[本此]表|截[至止]).*|(?:备?注|说明)"
    r"|第\s*\d+\s*页.*",
    re.DOTALL,
)
_CLOCK = re.compile(r"\d\s*[:点时]\s*(?:\d|半|整|[-~—–至到])|24\s*小时|全天")
_ROAD = re.compile(r"(?:[路街巷弄道]|大道|胡同).*\d|\d\s*号|交叉口|交汇处")
_SENTENCE = re.compile(r"[。！？；!?;]")
_GROUP_NUMBER = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?")
_GROUP_ALONE = re.compile(
    r".*[(（]\s*共?\s*\d+\s*[个家处座站所]?\s*[)）]"  # 甲区（12个）
    r"|[\u4e00-\u9fff]{1,10}(?:(?<![社小园景务厂校])区|县|市|街道|街道办事处|镇|乡)[:：]?"
    r"|[【\[〔〖].*[】\]〕〗]|(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]).+"
    r"|第[一二三四五六七八九十\d]{1,3}(?:批次?|部分|类|组|片区?|期)(?:[(（:：].*)?|.*(?:片区|名单|一览表)[:：]?"
)
_GROUP_OR_NAME = re.compile(r".*(?:网点|站点|点位)[:：]?")  # where other rows tell more than a name


def records_apart(table: Table, fields: Mapping[str, int], meaning: Meaning) -> tuple[Table, dict[Line, str]]:
    """The table with the rows that may be records, and the other rows with the reason why they are none.

    `fields` are the columns by field name; `meaning` tells of a text the field that it names as a heading.
    """
    reader = _Reader.of(table, fields, meaning)
    reasons = {line: reader.why_none(line) for line in table.lines}
    reasons |= dict.fromkeys(
        reader.doubtful([line for line in table.lines if not reasons[line]]), _NAME_ALONE
    )
    kept = tuple(line for line in table.lines if not reasons[line])
    return replace(table, lines=kept), {line: reason for line, reason in reasons.items() if reason}


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads rows of one table: `own` are its columns without those that an earlier import wrote before them."""

    table: Table
    fields: Mapping[str, int]
    meaning: Meaning
    name: int | None
    numbers: frozenset[int]
    own: tuple[int, ...]

    @classmethod
    def of(cls, table: Table, fields: Mapping[str, int], meaning: Meaning) -> "_Reader":
        headings = list(enumerate(table.headings))
        return cls(
            table,
            fields,
            meaning,
            next((fields[name] for name in ("name", "title") if name in fields), None),
            frozenset(index for index, heading in headings if fold(heading) in ROW_NUMBERS),
            tuple(index for index, heading in headings if heading not in REJECTED),
        )

    def why_none(self, line: Line) -> str:
        """Why a row is no record, empty when it may be one."""
        told = [line.cells[index] for index in self.own if line.cells[index]]
        name = _folded(self._name(line))
        # A row is what its first cell or its name says: a remark further right may well tell who filled in a form.
        first = _folded(told[0]) if told else ""
        totals = any("".join(cell.split()).strip(":：") in _TOTALS for cell in told)
        if totals or _TOTAL.search(first) or _TOTAL.search(name):
            return _TOTAL_ROW
        if _SIGNATURE.fullmatch(first) or _SIGNATURE.fullmatch(name):
            return _SIGNED
        if len(told) > 1 and self._repeats_headings(line):
            return _HEADINGS
        if len(told) > 1 and all(_FORMAT.fullmatch(_folded(cell).casefold()) for cell in told):
            return _FORMATS
        if _EXAMPLE.fullmatch(name) or any(_EXAMPLE.fullmatch(_folded(cell)) for cell in self._numbers(line)):
            return _FORMATS
        if not self._is_surely_one(line):
            reason = self._why_perhaps_none(line, first, name, len(told))
            if reason:
                return reason
        if self._is_alone(line) and _SENTENCE.search(name):
            return _NOTE
        width = max((index for index, cell in enumerate(line.cells, 1) if cell), default=0)
        return _TOO_LONG.format(width, self.table.width) if width > self.table.width else ""

    def _why_perhaps_none(self, line: Line, first: str, name: str, told: int) -> str:
        """What a row looks like whose words stations have too, where nothing else in it speaks for a station."""
        if _SUM.match(first) or _SUM.match(name):
            return _TOTAL_ROW
        if _OFFICE.fullmatch(first) or _OFFICE.fullmatch(name) or _DATE.fullmatch(name):
            return _SIGNED
        if _REMARK.fullmatch(name) or (told < 3 and _REMARK.fullmatch(first)):
            return _NOTE
        if _EXAMPLE.fullmatch(first):
            return _FORMATS
        if self._is_alone(line) and (
            _GROUP_ALONE.fullmatch(name) or any(map(_GROUP_NUMBER.fullmatch, self._numbers(line)))
        ):
            return _GROUP
        return ""

    def _is_surely_one(self, line: Line) -> bool:
        """Whether a row has a name, and the number of a record, an address on a road or the hours of a clock."""
        said = {
            name: _folded(line.cells[self.fields[name]])
            for name in ("address", "hours")
            if name in self.fields
        }
        return bool(self._name(line)) and bool(
            any(map(str.isdecimal, self._numbers(line)))
            or _ROAD.search(said.get("address", ""))
            or _CLOCK.search(said.get("hours", ""))
        )

    def doubtful(self, lines: Sequence[Line]) -> list[Line]:
        """Rows with a name and nothing else, not even the number that all others have, or the word for many places.

        In a table of refused rows they are what they were among the others, until somebody tells more of them.
        """
        named = [line for line in lines if self._name(line)]
        full = [line for line in named if not self._is_alone(line)]
        all_numbered = bool(full) and all(map(self._numbers, full))
        mostly_full = 2 * len(full) > len(named)
        return [
            line
            for line in named
            if self._is_alone(line)
            and not self._numbers(line)
            and (
                all_numbered
                or (mostly_full and _GROUP_OR_NAME.fullmatch(self._name(line)))
                or _NAME_ALONE in line.cells
            )
        ]

    def _repeats_headings(self, line: Line) -> bool:
        """Whether a row holds the headings again, as they stand or in other words, each over its own field."""
        told = [index for index in self.own if line.cells[index]]
        if all(fold(line.cells[index]) == fold(self.table.headings[index]) for index in told):
            return True
        said = sum(self.meaning(line.cells[index]) == name for name, index in self.fields.items())
        return said > 1 and 2 * said >= len(told)

    def _is_alone(self, line: Line) -> bool:
        told = sum(bool(line.cells[index]) for index in self.own if index not in self.numbers)
        return bool(self._name(line)) and len(self.own) > 1 and told == 1

    def _name(self, line: Line) -> str:
        return "" if self.name is None else line.cells[self.name]

    def _numbers(self, line: Line) -> list[str]:
        return [line.cells[index] for index in self.numbers if line.cells[index]]


def _folded(cell: str) -> str:
    return unicodedata.normalize("NFKC", cell).strip()
