"""One row of a table to the data of one record, with what could not be taken in kept as remarks."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from generator import geo
from generator.importing.areas import AreaBook, short_hash
from generator.importing.cells import (
    Value,
    read_facilities,
    read_phone,
    read_position,
    read_source,
    read_status,
)
from generator.importing.personal import without_numbers
from generator.records import Record, RecordKind
from generator.records.vocabulary import Vocabulary

_CONSUMED = frozenset(
    (
        "province",
        "city",
        "district",
        "street",
        "area",
        "lng",
        "lat",
        "datum",
        "position",
        "source",
        "source_date",
    )
) | {"facilities", "status", "phone", "honour", "issuer", "year", "id"}
_DITTO = frozenset(("同上", "〃", "″", "同左"))
_TEAM = re.compile(r"(?:队|团队|班组|班|组|团|集体|中心|驿站|党支部|公司|联盟|工会)$")
_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")


@dataclass(slots=True)
class Draft:
    """The data of a record to be, and remarks that go above it as comments."""

    data: dict[str, Any]
    remarks: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Drafter:
    """Makes drafts of rows, one after the other: `同上` means the row before; notes are counted over all rows."""

    kind: RecordKind
    areas: AreaBook
    datum: geo.Datum | None = None
    source: Mapping[str, str] | None = None
    counts: Counter[str] = field(default_factory=Counter)
    _before: dict[str, str] = field(default_factory=dict)

    def draft(self, cells: Mapping[str, str], others: Mapping[str, str]) -> Draft:
        """The draft of a row; `cells` by field name, `others` by heading."""
        cells = self._without_ditto(cells)
        draft = Draft({"id": self._id(cells, others)})
        for name, text in cells.items():
            if text and name not in _CONSUMED and name in self.kind.model.model_fields:
                draft.data[name] = self._scrubbed(text)
            elif text and name not in _CONSUMED:
                draft.remarks.append(f"{name}={self._scrubbed(text)}")
        self._special(draft, cells)
        if self.kind.personal:
            self._person(draft, cells)
        draft.data = in_order(draft.data, self.kind)
        if others:
            draft.remarks.append(
                "原表：" + "；".join(f"{name}={self._scrubbed(text)}" for name, text in others.items())
            )
        return draft

    def _without_ditto(self, cells: Mapping[str, str]) -> dict[str, str]:
        full = {name: self._before.get(name, "") if text in _DITTO else text for name, text in cells.items()}
        self.counts["写着「同上」的格子按上一行填写"] += sum(text in _DITTO for text in cells.values())
        self._before = full
        return full

    def _scrubbed(self, text: str) -> str:
        text, count = without_numbers(text)
        self.counts["文字里的手机号或身份证号已略去"] += count
        return text

    def _id(self, cells: Mapping[str, str], others: Mapping[str, str]) -> str:
        """The row's own id where it is one, else one derived from the row, the same at every import."""
        folded = re.sub(
            r"[\s_./]+", "-", unicodedata.normalize("NFKC", cells.get("id", "")).casefold()
        ).strip("-")
        if self.kind.personal:
            return self._opaque_id(cells, folded)
        if _ID.fullmatch(folded):
            return folded
        self.counts["没有合格编号的行按内容编了号"] += 1
        return "s-" + short_hash("\n".join([*_sorted(cells), *_sorted(others)]))

    def _opaque_id(self, cells: Mapping[str, str], own: str) -> str:
        if re.fullmatch(r"[pt]-[0-9a-z]{3,12}", own):
            return own
        self.counts["人员和集体一律用随机样式的编号，不用原表编号"] += 1
        prefix = "t-" if _TEAM.search(cells.get("name", "")) else "p-"
        return prefix + short_hash("\n".join(_sorted(cells)))[:6]

    def _special(self, draft: Draft, cells: Mapping[str, str]) -> None:
        fields = self.kind.model.model_fields
        if "position" in fields:
            self._put(draft, "position", read_position(cells, self.datum))
        if cells.get("facilities"):
            words = vocabulary(self.kind, "facilities")
            self._put(draft, "facilities", read_facilities(self._scrubbed(cells["facilities"]), words))
        if cells.get("phone"):
            self._put(draft, "phone", read_phone(cells["phone"]))
        if cells.get("status"):
            self._status(draft, cells["status"])
        self._area(draft, cells)
        source = read_source(cells.get("source", ""), cells.get("source_date", ""))
        if source.value is None and self.source:
            source = Value(dict(self.source))
        self._put(draft, "source", source if source.value is None else Value([source.value]))

    def _put(self, draft: Draft, name: str, read: Value) -> None:
        if read.value is not None:
            draft.data[name] = read.value
        if read.left:
            draft.remarks.append(f"{name} 未导入：{read.left}")
        if read.note:
            self.counts[read.note] += 1

    def _status(self, draft: Draft, text: str) -> None:
        read = read_status(text, vocabulary(self.kind, "status"))
        has_note = "status_note" in self.kind.model.model_fields and "status_note" not in draft.data
        if read.left and has_note:
            draft.data["status_note"] = read.left
            read = Value(read.value, "", read.note or "看不懂的状态写进了 status_note")
        self._put(draft, "status", read)

    def _area(self, draft: Draft, cells: Mapping[str, str]) -> None:
        if "area" not in self.kind.model.model_fields:
            return
        written = cells.get("area", "") or (cells.get("place", "") if self.kind.personal else "")
        found = self.areas.find(written) if written else ""
        if not found and not self.kind.personal:
            found = self.areas.place(
                cells.get("city", ""), cells.get("district", "") or written, cells.get("street", "")
            )
        if found:
            draft.data["area"] = found

    def _person(self, draft: Draft, cells: Mapping[str, str]) -> None:
        data = draft.data
        if cells.get("id") and cells["id"] != data["id"]:
            draft.remarks.append(f"原表编号={cells['id']}")
        if data["id"].startswith("t-"):
            data["type"] = "集体"
        honour = {
            "text": cells.get("honour", ""),
            "year": cells.get("year", ""),
            "issuer": cells.get("issuer", ""),
        }
        if honour["text"]:
            data["honours"] = [{name: text for name, text in honour.items() if text}]
        elif honour["year"] or honour["issuer"]:
            draft.remarks.append(f"没有荣誉名称：{honour['year']} {honour['issuer']}")
        scope = ["name", "story", *(name for name in ("employer", "area") if name in data or name == "area")]
        data.setdefault("publish", {"basis": "public-report", "scope": scope})


def in_order(data: Mapping[str, Any], kind: RecordKind) -> dict[str, Any]:
    """The data in the order of the model: the id, the kind's own fields, then what all records have."""
    own = [name for name in kind.model.model_fields if name not in Record.model_fields]
    rank = {name: index for index, name in enumerate(["id", *own])}
    return dict(sorted(data.items(), key=lambda pair: rank.get(pair[0], len(rank))))


def vocabulary(kind: RecordKind, name: str) -> dict[str, Vocabulary]:
    """Every spelling of the words that a field of a model takes, also where they are in a list of parts."""
    info = kind.model.model_fields.get(name)
    found = _vocabulary(info.annotation) if info else None
    return dict(found.words()) if found else {}


def _vocabulary(annotation: Any) -> type[Vocabulary] | None:
    if isinstance(annotation, type) and issubclass(annotation, Vocabulary):
        return annotation
    inner = [*get_args(annotation)]
    if hasattr(annotation, "model_fields"):
        inner = [info.annotation for info in annotation.model_fields.values()]
    return next((found for each in inner if (found := _vocabulary(each))), None)


def _sorted(cells: Mapping[str, str]) -> list[str]:
    return [f"{name}={text}" for name, text in sorted(cells.items())]
