"""CSV that opens in Excel and WPS as it is, and in which no cell is a formula."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from generator.render.exports import Column

_FORMULA = frozenset(("=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠"))


def table(columns: Iterable[Column], records: Iterable[Any]) -> bytes:
    """UTF-8 with BOM, CRLF (RFC 4180), one line a record; a cell that could be a formula begins with a quote."""
    columns = tuple(columns)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.heading for column in columns])
    for record in records:
        writer.writerow([_harmless(column.value(record)) for column in columns])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _harmless(cell: str) -> str:
    """A leading sign makes spreadsheets calculate (OWASP ASVS 1.2.10); plain numbers may keep theirs."""
    if cell[:1] in _FORMULA and not cell.lstrip("+-").replace(".", "", 1).isdigit():
        return "'" + cell
    return cell
