"""One row of a table to the data of one record, with what could not be taken in kept as remarks."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from generator import geo
from generator.importing.ages import Told, told
from generator.importing.areas import LEVELS, AreaBook, parted
from generator.importing.cells import (
    LAT_FIRST,
    NOT_EXACT,
    TURNED,
    UNREADABLE,
    Value,
    bare_count,
    coordinates_apart,
    read_facilities,
    read_position,
    read_presence,
    read_source,
    read_status,
)
from generator.importing.contacts import without_contacts
from generator.importing.forms import is_placeholder
from generator.importing.ids import opaque_id, plain_id
from generator.importing.people import honours_of, is_day, plain_name
from generator.importing.personal import GONE, without_numbers
from generator.importing.phones import read_phone
from generator.importing.spans import ALL, is_of_some_days
from generator.importing.vocabularies import vocabulary
from generator.records import Record, RecordKind

# Columns that together, or after reading, become a field.
_CONSUMED = {
    "id",
    "city",
    "district",
    "street",
    "community",
    "area",
    "lng",
    "lat",
    "datum",
    "coord_basis",
    "precise",
    "position",
    "source",
    "source_date",
}
_CONSUMED |= {"facilities", "status", "phone", "honour", "issuer", "year"}
_COUNTS = frozenset(("seats", "nearest_toilet_m"))
_NUMERIC = frozenset(("phone", "lng", "lat", "datum", "position"))  # read as numbers, each in its own way
_PROSE = frozenset(("remark", "story", "convention"))  # fields that have lines
_DOUBTFUL = re.compile(r"搬迁|迁址|暂停(?:开放|服务|使用|营业)|停用|停业|停止使用|拆除|装修|维修")
_NOT_SAID = "备注或开放时间里写着搬迁、暂停一类的话，状态没有改，请核对"
# What somebody should look at, row by row.
_CORRECTIONS = frozenset((LAT_FIRST, NOT_EXACT, TURNED, UNREADABLE))
_MINOR = "未满 18 岁，没有写公开依据：公开要监护人同意，不满 14 岁的不公开"
_AGE_IN_DOUBT = "年龄、出生日期或是否未成年看不懂，没有写公开依据，请核对"
_AS_ABOVE = "写着「同上」的格子按上面最近一行填写"
_PRESENCE_IN_DOUBT = "设施各列里看不懂的格子写在记录上方的注释里；写有、无或数量"
_NO_AREA = "只写着数字或编号的地区没有导入，写在记录上方的注释里；请写名称"
_CODE = re.compile("[a-z0-9-]+")  # the id of an area of another site
_PROVINCE_ALONE = "只写着省的地区没有导入，写在记录上方的注释里；请写市、区县或街道"
_BETWEEN_AREAS = re.compile(r"(?<=[省市区县旗镇乡道])\s*[-/／·>—–－\s]+\s*(?=[\u4e00-\u9fff])")
_HOURS = "hours "  # before the place and the frame of a column of hours
_DITTO = frozenset(("同上", "〃", "″", "同左"))


@dataclass(slots=True)
class Draft:
    """The data of a record to be, and remarks that go above it as comments."""

    data: dict[str, Any]
    remarks: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Drafter:
    """Makes drafts of rows, one after the other: `同上` means the last value above; notes are counted over all rows.

    `corrected` holds, for what was changed on the way, the lines of the table where.
    """

    kind: RecordKind
    areas: AreaBook
    datum: geo.Datum | None = None
    source: Mapping[str, str] | None = None
    today: date | None = None
    counts: Counter[str] = field(default_factory=Counter)
    corrected: dict[str, list[int]] = field(default_factory=dict)
    without_datum: int = 0
    _line: int = 0
    _before: dict[str, str] = field(default_factory=dict)

    def draft(
        self,
        line: int,
        cells: Mapping[str, str],
        others: Mapping[str, str],
        *,
        facilities: Mapping[str, str],
        ages: Mapping[str, str],
        telling: Iterable[tuple[str, str]],
    ) -> Draft:
        """The draft of a row: `cells` by field name, `others` and `ages` by heading, `facilities` by labels.

        `telling` are the (heading, cell) of which an id is made, as they stand: whatever other rows make of a column,
        a row keeps its id when one is added or goes.
        """
        self._line = line
        cells = coordinates_apart(cells)
        if self._scrubbed(cells.get("id", "")) != cells.get("id", ""):
            cells["id"] = ""  # a telephone is no id, in an address of the web least of all
        own = cells.get("id", "")
        cells = {name: text if name in _NUMERIC else self._scrubbed(text) for name, text in cells.items()}
        if self.kind.personal:
            id_, note = opaque_id(cells)
        else:
            id_, note = plain_id(own, ((heading, self._private(text)[0]) for heading, text in telling))
        self.counts[note] += bool(note)
        draft = Draft({"id": id_})
        for name, text in cells.items():
            if text and name not in _CONSUMED and name in self.kind.model.model_fields:
                kept = text if name in _PROSE else " ".join(text.split("\n"))
                draft.data[name] = bare_count(kept) if name in _COUNTS else kept
            elif text and name not in _CONSUMED:
                draft.remarks.append(f"{name}={text}")
        self._special(draft, cells)
        self._facilities(draft, cells.get("facilities", ""), facilities)
        if self.kind.personal:
            self._person(draft, cells, ages)
        elif "status" not in draft.data and _DOUBTFUL.search(
            cells.get("hours", "") + cells.get("remark", "")
        ):
            self.corrected.setdefault(_NOT_SAID, []).append(line)
        draft.data = in_order(draft.data, self.kind)
        if others:
            draft.remarks.append(
                "原表：" + "；".join(f"{name}={self._scrubbed(text)}" for name, text in others.items())
            )
        return draft

    def without_placeholders(self, cells: Mapping[str, str]) -> dict[str, str]:
        """The cells of a row, empty where somebody wrote / or 无 or a spreadsheet its #N/A."""
        full = {name: "" if is_placeholder(name, text) else text for name, text in cells.items()}
        self.counts["写着 /、无、#N/A 之类的格子当作没有填"] += sum(
            full[name] != cells[name] for name in cells
        )
        return full

    def hours_apart(self, parts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        """The (frame, cell) of the hours of a row, each without placeholders and dittos of its own: one / must not cost them all."""
        full = self.without_placeholders(
            {f"{_HOURS}{at} {frame}": text for at, (frame, text) in enumerate(parts)}
        )
        left = ""
        for name, text in full.items():
            above = left if text == "同左" else self._before.get(name, "") if text in _DITTO else ""
            self.counts[_AS_ABOVE] += bool(above)
            full[name] = left = above or text
        self._before |= {name: text for name, text in full.items() if text}
        cells = [(frame, text) for (frame, _), text in zip(parts, full.values(), strict=True)]
        if not any(frame == ALL and text for frame, text in cells):
            return cells
        # The hours of all days must not reach days of which somebody wrote that nothing is known.
        return [
            (frame, "不详" if written and not text and is_of_some_days(frame) else text)
            for (frame, text), (_, written) in zip(cells, parts, strict=True)
        ]

    def without_ditto(self, cells: Mapping[str, str]) -> dict[str, str]:
        """The cells of a row, 同上 filled from above; a row that is refused then stands above the next like any other."""
        full = {name: self._before.get(name, "") if text in _DITTO else text for name, text in cells.items()}
        self.counts[_AS_ABOVE] += sum(text in _DITTO for text in cells.values())
        self._before |= {name: text for name, text in full.items() if text}
        return full

    def _scrubbed(self, text: str) -> str:
        text, gone = self._private(text)
        for note, count in gone:
            self.counts[note] += count
        return text

    def _private(self, text: str) -> tuple[str, tuple[tuple[str, int], ...]]:
        return _without_private(text, self.kind.workplaces)

    def _special(self, draft: Draft, cells: Mapping[str, str]) -> None:
        fields = self.kind.model.model_fields
        if "position" in fields:
            read = read_position(cells, self.datum)
            self._put(draft, "position", read)
            own = read_position(cells, None).value or {}
            self._exactness(draft, cells.get("precise", ""))
            self.without_datum += read.value is not None and "datum" not in own
        if cells.get("phone"):
            self._put(draft, "phone", read_phone(cells["phone"]))
        if cells.get("status"):
            self._status(draft, cells["status"])
        self._area(draft, cells)
        source = read_source(cells.get("source", ""), cells.get("source_date", ""))
        if source.value is None and self.source:
            source = Value(dict(self.source))
        self._put(draft, "source", source if source.value is None else Value([source.value]))

    def _exactness(self, draft: Draft, text: str) -> None:
        """Below 位置准确 a no makes a position a rough one; other words than yes and no are kept."""
        said = read_presence(text)
        if said == "无" and "position" in draft.data:
            draft.data["position"]["precise"] = False
        elif text and said != "有":
            draft.remarks.append(f"precise 未导入：{self._scrubbed(text)}")
            self.counts["位置准不准看不懂的，写在记录上方的注释里；写是或否"] += 1

    def _facilities(self, draft: Draft, text: str, columns: Mapping[str, str]) -> None:
        if text:
            words = vocabulary(self.kind, "facilities")
            self._put(draft, "facilities", read_facilities(text, words))
        for label, cell in columns.items():
            said = read_presence(cell)
            if said is None and cell:
                draft.remarks.append(f"{label}={self._scrubbed(cell)}")
                self.counts[_PRESENCE_IN_DOUBT] += 1
            elif said is not None:
                if isinstance(said, dict):
                    said = {**said, "note": self._scrubbed(said["note"])}
                present = draft.data.get("facilities") or {}
                present = dict.fromkeys(present, "有") if isinstance(present, list) else present
                draft.data["facilities"] = {label: said} | present
        found = draft.data.get("facilities")
        if isinstance(found, dict) and all(said == "有" for said in found.values()):
            draft.data["facilities"] = list(found)

    def _put(self, draft: Draft, name: str, read: Value) -> None:
        if read.value is not None:
            draft.data[name] = read.value
        if read.left:
            draft.remarks.append(f"{name} 未导入：{self._scrubbed(read.left)}")
            if not read.notes:
                label = self.kind.model.model_fields[name].title or name
                self.counts[f"「{label}」里看不懂的部分写在记录上方的注释里"] += 1
        for note in read.notes:
            if note in _CORRECTIONS:
                self.corrected.setdefault(note, []).append(self._line)
            else:
                self.counts[note] += 1

    def _status(self, draft: Draft, text: str) -> None:
        read = read_status(text, vocabulary(self.kind, "status"))
        has_note = "status_note" in self.kind.model.model_fields and "status_note" not in draft.data
        if read.left and has_note:
            draft.data["status_note"] = read.left
            read = Value(read.value, "", read.notes or ("看不懂的状态写进了 status_note",))
        self._put(draft, "status", read)

    def _area(self, draft: Draft, cells: Mapping[str, str]) -> None:
        if "area" not in self.kind.model.model_fields:
            return
        written = cells.get("area", "") or (cells.get("place", "") if self.kind.personal else "")
        found = self.areas.find(written) if written else ""
        if not found and not self.kind.personal:
            named = {name: cells.get(name, "") for name in (*LEVELS, "area")}
            for name, text in named.items():
                if text.isdecimal() or (name == "area" and _CODE.fullmatch(text)):
                    named[name] = ""
                    draft.remarks.append(f"{name} 未导入：{text}")
                    self.counts[_NO_AREA] += 1
            city, district, street, community, written = named.values()
            if written and not (city or district or street):
                city, district, street, within = parted(_BETWEEN_AREAS.sub("", written))
                community = community or within
                if not (city or district or street or community):
                    draft.remarks.append(f"area 未导入：{written}")
                    self.counts[_PROVINCE_ALONE] += 1
                written = ""
            found = self.areas.place(
                city, district or written * (not (street or community)), street, community
            )
        if found:
            draft.data["area"] = found

    def _person(self, draft: Draft, cells: Mapping[str, str], ages: Mapping[str, str]) -> None:
        data = draft.data
        if cells.get("id") and cells["id"] != data["id"]:
            draft.remarks.append(f"原表编号={cells['id']}")
        if data["id"].startswith("t-"):
            data["type"] = "集体"
        name, note, left = plain_name(str(data.get("name", "")).replace(GONE, " "))
        data["name"] = name
        self.counts["姓名后面的性别、民族、年龄没有导入"] += left
        if note:
            draft.remarks.append(f"姓名后面写着：{note}")
        honours = list(honours_of(cells))
        if honours:
            data["honours"] = honours
            self._year(draft)
        elif cells.get("year") or cells.get("issuer"):
            draft.remarks.append(f"没有荣誉名称：{cells.get('year', '')} {cells.get('issuer', '')}")
        if self._may_be_minor(draft, told(ages, cells.get("name", ""), self.today)):
            return
        scope = ["name", "story", *(name for name in ("employer", "area") if name in data or name == "area")]
        if "source" in data:
            data.setdefault("publish", {"basis": "public-report", "scope": scope})
        elif "publish" not in data:
            self.counts["没有来源的行没有写公开依据：补上 source 或 publish 以前不公开"] += 1

    def _may_be_minor(self, draft: Draft, age: Told) -> bool:
        """Whether somebody has to look at an age before a basis can be claimed: nobody shows a minor by an oversight."""
        if age.years is not None:
            draft.data["age_group"] = str(age.years)
        if age.minor and age.years is None:
            draft.remarks.append("表里写着未成年：公开以前补上 age_group 和 guardian")
        if age.doubt:
            draft.remarks.append("年龄看不懂：未成年的，公开以前补上 age_group 和 guardian")
        for note, holds in ((_MINOR, age.minor), (_AGE_IN_DOUBT, age.doubt)):
            if holds:
                self.corrected.setdefault(note, []).append(self._line)
        return age.minor or age.doubt

    def _year(self, draft: Draft) -> None:
        """A year that nobody can read costs the year and not the honour."""
        year = draft.data["honours"][0].get("year", "")
        if year and not is_day(year):
            draft.data["honours"] = [
                {name: text for name, text in honour.items() if name != "year"}
                for honour in draft.data["honours"]
            ]
            draft.remarks.append(f"荣誉的年份没有导入：{year}")
            self.counts["荣誉的年份看不懂，原文写在记录上方的注释里"] += 1


@lru_cache(maxsize=1024)  # each cell of a row is asked for twice, and offices repeat themselves
def _without_private(text: str, places: bool) -> tuple[str, tuple[tuple[str, int], ...]]:
    """A text without numbers and names of persons, and (note, count) of what is gone."""
    text, gone = without_numbers(text, homes=not places)
    text, names = without_contacts(text, places=places)
    notes = {f"文字里的{what}已略去": count for what, count in gone.items()}
    return text, (*notes.items(), ("文字里“联系人”“负责人”一类词后面的姓名已略去", names))


def in_order(data: Mapping[str, Any], kind: RecordKind) -> dict[str, Any]:
    """The data in the order of the model: the id, the kind's own fields, then what all records have."""
    own = [name for name in kind.model.model_fields if name not in Record.model_fields]
    rank = {name: index for index, name in enumerate(["id", *own])}
    return dict(sorted(data.items(), key=lambda pair: rank.get(pair[0], len(rank))))
