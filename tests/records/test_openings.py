"""Hours that cannot be read are doubted wherever they stand: in a record, in a part of it, in any kind."""

from datetime import date
from pathlib import Path

import pytest

from generator.kinds import KINDS
from generator.records import load
from generator.records.settings import Settings

SETTINGS = Settings(site_name="试", site_url="https://example.org/")


@pytest.mark.parametrize(
    ("name", "body", "line", "field"),
    [
        ("stations.yml", "  hours: 随缘吧\n", 3, "hours"),
        (
            "stations.yml",
            "  access:\n    - how: 扫码\n    - {how: 直接进, hours: 随缘吧}\n",
            5,
            "access.2.hours",
        ),
        (
            "stations.yml",
            "  special_hours:\n    - {from: 2026-12-31, to: 2027-01-01, hours: 随缘吧}\n",
            4,
            "special_hours.1.hours",
        ),
        ("content/records/services.yml", "  hours: 随缘吧\n", 3, "hours"),
    ],
)
def test_hours_that_cannot_be_read_are_a_warning_at_their_place(
    tmp_path: Path, name: str, body: str, line: int, field: str
) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"- id: s-1\n  name: 甲\n{body}", encoding="utf-8")
    kinds = [kind.record for kind in KINDS]
    found = load(tmp_path, SETTINGS, kinds, today=date(2026, 11, 22)).problems
    [doubt] = [problem for problem in found if problem.code != "missing-holidays"]
    assert (doubt.line, doubt.code, doubt.field, doubt.severity) == (line, "hours-none", field, "warning")
    path.write_text(
        path.read_text(encoding="utf-8").replace("随缘吧", "周一至周五 8:30-12:00"), encoding="utf-8"
    )
    again = load(tmp_path, SETTINGS, kinds, today=date(2026, 11, 22)).problems
    assert [problem for problem in again if problem.code != "missing-holidays"] == []
    quiet = load(tmp_path, SETTINGS, kinds, today=date(2026, 11, 22), doubts=False).problems
    assert not quiet
