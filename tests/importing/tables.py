"""Tables as tests write them: imported, and the records that come of it as the reader reads them."""

from typing import Any

from generator.importing import ImportResult, import_csv
from generator.kinds import KINDS
from generator.records.source import read_records

KIND = {kind.name: kind.record for kind in KINDS}


def imported(text: str, kind: str = "station", **options: Any) -> ImportResult:
    return import_csv(text.encode(), kind=KIND[kind], **options)


def data(result: ImportResult) -> list[dict[str, Any]]:
    document = read_records("stations.yml", f"# 驿站\n{result.records_text}".encode())
    assert document.problems == []
    return [row.data for row in document.rows]
