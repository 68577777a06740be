"""The types that fields of records have: text, dates, counts, references, positions, hours."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated, Any

from pydantic import (
    BeforeValidator,
    Field,
    PlainValidator,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

from generator import geo, hours
from generator.records import telephone
from generator.records.vocabulary import shown

Mistake = PydanticCustomError
"""What a value is refused with; `mistake` makes one."""


def mistake(code: str, message: str, hint: str, *, at: str | int = "") -> Mistake:
    """An error of a value in an editor's words; `at` names the field inside of it where an editor should look."""
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint, "at": at})


def together(
    mistakes: Iterable[tuple[tuple[str | int, ...], PydanticCustomError | ValidationError]],
) -> ValidationError:
    """Several mistakes of one value as one error to raise, each with its place inside of it."""
    details: list[InitErrorDetails] = []
    for place, error in mistakes:
        if isinstance(error, PydanticCustomError):
            details.append(InitErrorDetails(type=error, loc=place, input={}))
            continue
        for one in error.errors(include_url=False):
            context = one.get("ctx", {})
            kind = (
                PydanticCustomError(one["type"], "{message}", context)
                if "message" in context
                else one["type"]
            )
            details.append(
                InitErrorDetails(type=kind, loc=(*place, *one["loc"]), input=one["input"], ctx=context)
            )
    return ValidationError.from_exception_data("", details)


def refuse(found: Iterable[tuple[tuple[str | int, ...], PydanticCustomError | ValidationError]]) -> None:
    """Refuse a value for every mistake in it, each with its place inside of it; nothing happens where there are none."""
    mistakes = list(found)
    if mistakes:
        raise together(mistakes)


def as_words(value: Any) -> Any:
    """A list of words, also where they stand on one line with Chinese commas between them."""
    if isinstance(value, list):
        return [word for item in value for word in (parted(item) if isinstance(item, str) else [item])]
    return parted(value) if isinstance(value, str) else value


def parted(text: str) -> list[str]:
    """The words of a line: a Chinese comma does not part the items of a YAML list, but everybody means it to."""
    return [word for word in re.split(r"[，、；,;\s]+", text.strip().strip("【】［］")) if word]


def as_list(value: Any) -> Any:
    """One thing where a list is expected is a list of one."""
    return value if isinstance(value, list) or value is None else [value]


def said(value: Any) -> Any:
    """Refuse an empty value: leaving the field out says something, and whoever wrote its name meant to say another thing."""
    if value is None or value in ([], {}) or (isinstance(value, str) and not value.strip()):
        raise mistake("empty-value", "这一项是空的", "填上内容，或删去这一行")
    return value


SAID = BeforeValidator(said)
"""Marks an optional field that may be left out, but not stand there without a value."""
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_PARTIAL = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?")


def read_date(value: Any) -> date:
    """A calendar day as people write it: 2026-10-08, 2026/10/8 or 2026年10月8日."""
    return value if isinstance(value, date) else _day(str(value).strip())


@lru_cache(maxsize=4096)
def _day(value: str) -> date:
    match = _DATE.fullmatch(value)
    if match is None:
        raise mistake("bad-date", f"「{shown(value)}」不是日期", "写成 2026-10-08 这样的年-月-日")
    year, month, day = (int(part) for part in match.groups())
    try:
        found = date(year, month, day)
    except ValueError:
        raise mistake("bad-date", f"「{shown(value)}」这一天不存在", "核对年、月、日") from None
    if not 1900 <= year <= 2200:
        raise mistake("bad-date", f"「{shown(value)}」的年份不合理", "核对年份")
    return found


def read_partial_date(value: Any) -> str:
    """A year, a month or a day, kept as precise as it was written: 2022, 2022-06 or 2022-06-01."""
    text = str(value).strip()
    match = _PARTIAL.fullmatch(text)
    if match is None:
        raise mistake("bad-date", f"「{shown(value)}」不是日期", "写成 2026、2026-10 或 2026-10-08")
    year, month, day = match.groups()
    if day:
        read_date(text)
    elif not 1 <= int(month or 1) <= 12:
        raise mistake("bad-date", f"「{shown(value)}」没有这个月", "核对年、月")
    elif not 1900 <= int(year) <= 2200:
        raise mistake("bad-date", f"「{shown(value)}」的年份不合理", "核对年份")
    return "-".join([year, *(f"{int(part):02d}" for part in (month, day) if part)])


def read_count(value: Any) -> int:
    """A whole number that is not negative."""
    text = str(value).strip()
    if re.fullmatch(r"[0-9]{10,}", text):
        raise mistake("bad-number", f"「{shown(value)}」太大了", "核对数字，最多九位")
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise mistake("bad-number", f"「{shown(value)}」不是数目", "只写阿拉伯数字，例如 12")
    return int(text)


def read_number(value: Any) -> float:
    """A plain decimal number."""
    text = str(value).strip()
    if not re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,12})?", text):
        raise mistake("bad-number", f"「{shown(value)}」不是数字", "只写阿拉伯数字，例如 3.5")
    return float(text)


def read_flag(value: Any) -> bool:
    """Yes or no, in Chinese or as true and false."""
    words = {
        "true": True,
        "是": True,
        "有": True,
        "yes": True,
        "false": False,
        "否": False,
        "无": False,
        "no": False,
    }
    text = str(value).strip().lower()
    if text not in words:
        raise mistake("bad-flag", f"「{shown(value)}」应为 是 或 否", "写 是 / 否（或 true / false）")
    return words[text]


_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")


def read_id(value: Any) -> str:
    """A permanent identifier, part of addresses: small letters, digits and hyphens."""
    text = str(value).strip()
    if not _ID.fullmatch(text):
        near = re.sub(r"[\s_./]+", "-", unicodedata.normalize("NFKC", text).casefold()).strip("-")
        example = f"改成 {near}" if _ID.fullmatch(near) else "例如 qh-001"
        raise mistake(
            "bad-id",
            f"编号「{shown(value)}」不能用",
            f"编号用小写字母、数字和短横线，1–64 个字符，{example}",
        )
    return text


_URL = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:[/?#][^\s\"'<>`\\^{|}]*)?")


def read_url(value: Any) -> str:
    """An absolute web address; no other scheme can be meant."""
    text = str(value).strip()
    if len(text) > 2000 or not _URL.fullmatch(text):
        raise mistake("bad-url", f"「{shown(value)}」不是网址", "写 https:// 开头的完整网址")
    return text


def read_phone(value: Any) -> str:
    """An office's telephone number as it is written, perhaps with an extension."""
    found = telephone.read(str(value).strip())
    if isinstance(found, telephone.Refusal):
        raise mistake("bad-phone", found.message, found.hint)
    return found


HoursText = hours.Reading
"""Opening hours as a record holds them: what was understood, and in `text` the words themselves."""


def read_hours(value: Any) -> hours.Reading:
    """Opening hours as people write them; what cannot be read is kept as written, never refused."""
    if isinstance(value, hours.Reading):
        return value
    if not isinstance(value, str):
        raise mistake("bad-hours", "开放时间应是一行文字", "例如 周一至周五 8:30-12:00、14:00-17:30")
    return hours.read(value)


def read_day_hours(value: Any) -> Any:
    """Opening hours of certain days, of which 休息 says all there is to say: None, closed."""
    return None if isinstance(value, str) and hours.says_closed(value) else value


@dataclass(frozen=True, slots=True)
class AsWritten:
    """Marks hours that pages only show: no state hangs on them, so that any words will do."""


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field that holds the id of a record of another kind.

    Where it is `alone`, a plain text in place of the part that the field belongs to is such an id.
    """

    kind: str
    alone: bool = False


@dataclass(frozen=True, slots=True)
class SameAs:
    """Marks a field that repeats what records of another kind say in a field of theirs, letter by letter.

    `until` names the record's own last day: after it the others may have changed, and nothing hangs on it any more.
    """

    kind: str
    field: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """Marks a field that names a file in the folder of the record's own file."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is: WGS-84, converted once; `written` and `datum` say what the record said."""

    at: geo.Position
    precise: bool
    datum: geo.Datum
    written: tuple[str, str]

    def __reduce__(self) -> tuple[Any, ...]:
        """Handed to another process by its fields, like a row."""
        return Place, (self.at, self.precise, self.datum, self.written)


_WRONG = {"not-a-number", "position-zero", "position-swapped", "position-impossible"}
"""Remarks on a pair that make it useless; the others are doubts, which checks tell as warnings."""


def read_place(value: Any, info: ValidationInfo) -> Place:
    """A position {lng, lat, datum, precise} or a text as map pickers copy it, converted to WGS-84.

    The site's datum (validation context `datum`) applies where the record names none.
    """
    if isinstance(value, Place):
        return value
    default = (info.context or {}).get("datum", geo.Datum.GCJ02)
    if isinstance(value, str):
        return _read_place_text(value, default)
    if not isinstance(value, dict):
        raise mistake(
            "bad-position", f"位置「{shown(value)}」看不懂", "写 {lng: 116.3689, lat: 39.9402, datum: gcj02}"
        )
    unknown = [key for key in value if key not in ("lng", "lat", "datum", "precise")]
    if unknown:
        names = "、".join(f"「{shown(key)}」" for key in unknown)
        hint = "只写 lng（经度）、lat（纬度）、datum（坐标系）、precise（准不准）"
        raise mistake("unknown-key", f"位置里没有{names}这一项", hint, at=str(unknown[0]))
    if value.get("lng") is None or value.get("lat") is None:
        raise mistake("bad-position", "位置缺经度 lng 或纬度 lat", "两个都写，或整项删去")
    lng, lat = str(value["lng"]).strip(), str(value["lat"]).strip()
    for remark in geo.check_pair(lng, lat):
        if remark.code in _WRONG:
            raise mistake(remark.code, remark.message, remark.hint)
    datum = default if value.get("datum") is None else geo.Datum.read(str(value["datum"]))
    if datum is None:
        raise mistake(
            "unknown-datum",
            f"没有「{shown(value['datum'])}」这种坐标",
            "可以写：gcj02（高德、腾讯）、bd09（百度）、wgs84",
        )
    precise = read_flag(value["precise"]) if value.get("precise") is not None else True
    return Place(geo.to_wgs84(float(lng), float(lat), datum), precise, datum, (lng, lat))


def _read_place_text(text: str, default: geo.Datum) -> Place:
    if _DATE.fullmatch(text.strip()):
        raise mistake(
            "bad-position",
            f"「{shown(text)}」是日期，不是位置",
            "写 {lng: 116.3689, lat: 39.9402, datum: gcj02}",
        )
    try:
        found = geo.read_position(text)
    except geo.PositionError as error:
        raise mistake(error.code, error.message, error.hint) from None
    if found is None:
        raise mistake("bad-position", "位置是空的", "例如 116.3689,39.9402，或整项删去")
    for remark in found.remarks:
        if remark.code in _WRONG:
            raise mistake(remark.code, remark.message, remark.hint)
    datum = found.datum or default
    return Place(geo.to_wgs84(found.lng, found.lat, datum), True, datum, found.written)


Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
"""One line of text."""
FileName = Annotated[Line, Beside()]
"""A file beside the record; the load checks that it is there and does not leave the folder."""
Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100_000)]
"""Paragraphs of plain text or Markdown."""
_TEXT = WithJsonSchema({"type": "string"})
_SCALAR = WithJsonSchema({"type": ["string", "number"]})
Day = Annotated[date, PlainValidator(read_date), WithJsonSchema({"type": "string", "format": "date"})]
PartialDay = Annotated[str, PlainValidator(read_partial_date), _SCALAR]
Count = Annotated[int, PlainValidator(read_count), WithJsonSchema({"type": "integer", "minimum": 0})]
Number = Annotated[float, PlainValidator(read_number), WithJsonSchema({"type": "number"})]
Flag = Annotated[bool, PlainValidator(read_flag), WithJsonSchema({"enum": [True, False, "是", "否"]})]
Id = Annotated[
    str, PlainValidator(read_id), WithJsonSchema({"type": "string", "pattern": f"^{_ID.pattern}$"})
]
Url = Annotated[str, PlainValidator(read_url), WithJsonSchema({"type": "string", "format": "uri"})]
Phone = Annotated[str, PlainValidator(read_phone), _TEXT]
Hours = Annotated[hours.Reading, PlainValidator(read_hours), _TEXT]
PlaceField = Annotated[
    Place,
    PlainValidator(read_place),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["lng", "lat"],
                    "properties": {
                        "lng": {"type": ["number", "string"]},
                        "lat": {"type": ["number", "string"]},
                        "datum": {"enum": ["gcj02", "wgs84", "bd09"]},
                        "precise": {"enum": [True, False, "是", "否"]},
                    },
                },
            ]
        }
    ),
]
Lines = Annotated[list[Line], BeforeValidator(as_list)]


def labelled(label: str, help_text: str = "", **options: Any) -> Any:
    """A field's one declaration: label, help, example; schema, archetype and docs come from it.

    Lists and mappings start empty by their type: pydantic would copy a default deeply for every record.
    """
    if options.get("default") in ([], {}):
        options["default_factory"] = type(options.pop("default"))
    return Field(title=label, description=help_text or None, **options)
