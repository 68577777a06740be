"""In which datum a table has its positions, where its rows do not say it, and from where that is known."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.geo import Datum
from generator.importing.table import Table

_POSITIONS = re.compile("坐标|经纬度|定位")
_OWN_NAME = re.compile(r"gcj|bd-?0?9|wgs|cgcs", re.IGNORECASE)
_TAKEN_FROM = re.compile("(?:百度|高德|腾讯|天地图|gps|北斗)(?:地图|坐标|经纬度|拾取|定位)", re.IGNORECASE)
_FULLEST_NOTE = 2  # cells
_LONGEST_NOTE = 200  # characters


class Stated(NamedTuple):
    """The datum for rows that name none, None when that is the site's; from where; what an editor has to see to."""

    datum: Datum | None
    origin: str
    notes: tuple[str, ...] = ()


def stated(table: Table, columns: Sequence[int], given: Datum | None) -> Stated:
    """What the table states: the headings of its `columns` of positions, then `given`, then its titles and notes.

    A heading says it of its column, `given` of what is left open, and a note only where all notes say the same.
    """
    if not columns:
        return Stated(given, "")
    headings = [table.headings[index] for index in columns]
    named = {heading: datum for heading in headings if (datum := Datum.read(heading))}
    if len({*named.values()}) == 1:
        heading, datum = next(iter(named.items()))
        unused = f"表头「{heading}」写明了 {datum.label}，--datum 没有用上"
        return Stated(datum, f"表头「{heading}」", (unused,) if given not in (None, datum) else ())
    doubtful = tuple(f"「{heading}」" for heading in named)
    if given:
        return Stated(given, f"--datum {given.value}")
    said = list(_said(table))
    datums = {datum for _, datum in said}
    if not doubtful and len(datums) == 1 and None not in datums:
        text, datum_said = said[0]
        return Stated(datum_said, f"表里的话「{text[:40]}」")
    texts = "、".join((*doubtful, *(f"「{text[:40]}」" for text, _ in said)))
    note = f"表里提到坐标系，但说法不一或看不懂：{texts}，请用 --datum 指明"
    return Stated(None, "网站的默认", (note,) if texts else ())


def _said(table: Table) -> Iterator[tuple[str, Datum | None]]:
    """What titles and notes say of a datum: texts, each with the datum, None when it is none or more than one."""
    notes = [[cell for cell in line.cells if cell] for line in table.lines]
    for text in (*table.titles, *("".join(told) for told in notes if len(told) <= _FULLEST_NOTE)):
        text = text[:_LONGEST_NOTE]
        own, of_positions = _OWN_NAME.search(text), _POSITIONS.search(text)
        datum = Datum.read(text) if own or of_positions else None
        if own or "坐标系" in text or (of_positions and _TAKEN_FROM.search(text)):
            yield text, datum
        elif datum:  # 百度小哥驿站坐标表 need not mean it
            yield text, None
