"""Reads any text about opening hours, OSM or Chinese, into one Reading."""

import re
from dataclasses import replace
from functools import lru_cache

from generator.hours.chinese import Understood, read_chinese
from generator.hours.normal import normalise
from generator.hours.osm import is_valid, looks_like_osm, read_osm
from generator.hours.osm_writing import write_osm
from generator.hours.othertimes import other_times_in, part_other_times
from generator.hours.table import ALL_DAY, Exception_, Grade, Reading, Season, holiday_word, resolve
from generator.hours.tokens import tokens_of

_LONGEST = 500
_LINE = 40  # characters of a remark that fit on a state line as they were written
_ENGLISH_DAY = re.compile(
    r"\b(Mo|Tu|We|Th|Fr|Sa|Su)(?:n|e|d|u|i|t|nday|es|esday|dnesday|ur|urs|rsday|iday|turday)\b",
    re.I,
)


@lru_cache(maxsize=4096)
def read(text: str) -> Reading:
    """Read what people write about opening hours; never raises and never guesses.

    Chinese (`周一至周五 8:30-17:30，节假日除外`) or OSM opening_hours. Grade `none`: nothing was understood, shown
    as written. Grade `partial`: what is understood is used, `rest` is to be shown beside it, `notes` say why.
    """
    written = _ENGLISH_DAY.sub(lambda day: day.group(1), text.strip())
    if not written:
        return Reading(text)
    if len(written) > _LONGEST:
        return Reading(text, rest=written, notes=("文字太长，没有读；只写开放时间，其余写进备注",))
    if looks_like_osm(written):
        osm = _from_osm(text, written)
        if osm is not None:
            return osm
    return _beyond_hours(text, written)


_CLOSED = {"off", "shut", "halt"}
_BESIDE_CLOSED = {"allday", "space", "comma", "stop", "open", "close"}


def says_closed(text: str) -> bool:
    """Whether a text says nothing but that it is closed: 休息, 不开放, 全天闭馆; not when, not till when, not why."""
    kinds = {token.kind for token in tokens_of(normalise(text))}
    return bool(kinds & _CLOSED) and kinds <= _CLOSED | _BESIDE_CLOSED


def _beyond_hours(text: str, written: str) -> Reading:
    """Read Chinese; where it says how one gets in at other times, it is not closed then."""
    plain, otherwise = part_other_times(written)
    found = read_chinese(plain) if otherwise else None
    if found is None or found.halt or not _ends(found):
        plain, found = written, read_chinese(written)
        otherwise = other_times_in(written, found.rest) if _ends(found) and not found.halt else ""
    else:
        found = replace(found, rest="；".join(filter(None, (found.rest, otherwise))))
    reading = _from_chinese(text, plain, found)
    # As OSM text it would be closed at other times.
    return replace(reading, osm="", otherwise=otherwise) if otherwise else reading


def _from_osm(text: str, written: str) -> Reading | None:
    found = read_osm(written)
    if found is None:
        return (
            Reading(text, rest=written, notes=("OSM 写法里有本程序不支持的部分，没有采用",))
            if is_valid(written)
            else None
        )
    drafts, ranges, comments = found
    base = resolve(drafts, -1)
    seasons = tuple(Season(resolve(drafts, index), "", *both) for index, both in enumerate(ranges))
    plain = (Season(base),) if any(draft.season < 0 for draft in drafts) else ()
    tables = (*plain, *seasons)
    if not any(rule.spans for table in tables for rule in table.rules):
        return None
    holiday = holiday_word(tables)
    rest = "；".join(comments)
    return Reading(
        text,
        "partial" if rest else "full",
        write_osm(tables, holiday),
        tuple(_beside(rest, ())),
        rest,
        tables,
        holiday=holiday,
    )


def _from_chinese(text: str, written: str, found: Understood) -> Reading:
    if not found.seasons:
        grade: Grade = "partial" if found.anything else "none"
        remark = written if found.halt and len(written) <= _LINE else found.halt_text
        return Reading(text, grade, notes=found.notes, rest=text.strip(), halt=found.halt, halt_text=remark)
    osm = write_osm(found.seasons, found.holiday)
    if osm and not is_valid(osm):
        osm = ""
    clean = not (found.rest or found.notes or found.halt)
    return Reading(
        text,
        "full" if clean else "partial",
        osm,
        (*found.notes, *_beside(found.rest, found.exceptions)),
        found.rest,
        found.seasons,
        found.exceptions,
        found.holiday,
        found.last_entry,
        found.halt,
        found.halt_text,
    )


def _ends(found: Understood) -> bool:
    """Whether there are other times than the hours that were understood."""
    return any(span != ALL_DAY for season in found.seasons for rule in season.rules for span in rule.spans)


def _beside(rest: str, exceptions: tuple[Exception_, ...]) -> list[str]:
    notes = [f"照原文显示：{rest}"] if rest else []
    if exceptions:
        notes.append("农历日子和具体节日写不进 OSM 文字，只在本站计算")
    return notes
