"""Which digits a tel: link dials, by the vectors that the browser runs too; where a round of an award says one."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.kinds.present import tel_href
from tests.kinds.built import built

CASES = json.loads((Path(__file__).parents[1] / "vectors" / "telephone.json").read_text(encoding="utf-8"))[
    "cases"
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["written"] or "none")
def test_python_dials_the_number_without_its_extension(case: dict[str, str]) -> None:
    assert tel_href(case["written"]) == case["link"]


def test_the_browser_dials_the_same(run_module: Any) -> None:
    source = """
        import { telephone } from "/browser/card.js";
        export default (cases) => cases.map(({ written }) => telephone(written));
    """
    assert run_module(source, CASES) == [case["link"] for case in CASES]


OFFICES = [case for case in CASES if case["written"] and not case["written"].startswith("13")]


@pytest.mark.parametrize("case", OFFICES, ids=lambda case: case["written"])
def test_a_round_shows_a_number_as_written_and_links_nothing_else(
    tmp_path: Path, case: dict[str, str]
) -> None:
    publicity = {
        "start": "2026-11-18",
        "workdays": "5",
        "unit": "评选办（12345 转 6）",
        "phone": case["written"],
    }
    award = {"id": "zuimei", "name": "最美骑手", "rounds": [{"period": "2026", "publicity": publicity}]}
    found = built(tmp_path, {"content/records/awards.yml": [award]}, date(2026, 11, 20))
    page = found.pages["awards/zuimei/"]
    assert f'监督电话：<a class="y-call" href="{case["link"]}">{case["written"]}</a>' in page
    assert page.count("tel:") == 1
    assert "评选办（12345 转 6）" in page
