"""Hours that cannot be read are doubted wherever they stand: in a record, in a part of it, in any kind."""

from datetime import date
from pathlib import Path

import pytest

from generator.kinds import KINDS
from generator.records import Problem, Site, load
from generator.records.settings import Settings

TODAY = date(2026, 11, 22)
RECORD_KINDS = [kind.record for kind in KINDS]
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
        (
            "content/records/notices.yml",
            "  text: 缩短\n  from: 2026-11-20\n  to: 2026-11-25\n  effect: 缩短\n  hours: 随缘吧\n",
            6,
            "hours",
        ),
    ],
)
def test_hours_that_cannot_be_read_are_a_warning_at_their_place(
    tmp_path: Path, name: str, body: str, line: int, field: str
) -> None:
    head = "- id: s-1\n" if "notices" in name else "- id: s-1\n  name: 甲\n"
    [doubt] = problems(tmp_path, name, head + body)
    assert (doubt.line, doubt.code, doubt.field, doubt.severity) == (line, "hours-none", field, "warning")
    assert problems(tmp_path, name, head + body, doubts=False) == []
    assert problems(tmp_path, name, head + body.replace("随缘吧", "周一至周五 8:30-12:00")) == []


@pytest.mark.parametrize("said", ["电话预约", "随到随办", "每月第一个周六 9:00-11:00", "随缘吧"])
def test_hours_of_a_service_may_be_any_words(tmp_path: Path, said: str) -> None:
    body = f"- id: s-1\n  name: 甲\n  hours: {said}\n"
    assert problems(tmp_path, "content/records/services.yml", body) == []


SPECIAL = "- id: s-1\n  name: 甲\n  special_hours:\n    - {from: 2026-12-31, to: 2027-01-01, hours: %s}\n"


@pytest.mark.parametrize(
    "said", ["休息", "关门", "不开放", "放假", "闭馆", "休馆", "关闭", "全天休息", "全天关闭", "放假休息。"]
)
def test_special_days_that_are_said_to_be_closed_are_closed(tmp_path: Path, said: str) -> None:
    assert problems(tmp_path, "stations.yml", SPECIAL % said) == []
    [day] = site(tmp_path).get("station", "s-1").special_hours
    assert day.hours is None


@pytest.mark.parametrize("said", ["不休息", "周一休息", "下午休息", "随缘吧", "装修", "无"])
def test_special_days_that_may_be_open_say_how_closed_ones_are_written(tmp_path: Path, said: str) -> None:
    [doubt] = problems(tmp_path, "stations.yml", SPECIAL % said)
    assert doubt.code.startswith("hours-") and "删去这一项（不写就是关门）" in doubt.hint


def problems(folder: Path, name: str, text: str, *, doubts: bool = True) -> list[Problem]:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    found = load(folder, SETTINGS, RECORD_KINDS, today=TODAY, doubts=doubts).problems
    return [problem for problem in found if problem.code != "missing-holidays"]


def site(folder: Path) -> Site:
    return load(folder, SETTINGS, RECORD_KINDS, today=TODAY).site
