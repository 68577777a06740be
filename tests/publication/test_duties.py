"""What a site owes the people it shows: rules to read, and an assessment that is not older than its people."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SMALLEST_SETTINGS
from tests.kinds.built import PRIVACY, built, person

BARE = {"mkdocs.yml": {**SMALLEST_SETTINGS, "plugins": ["yitu"]}}
ONE = {"exemplars/p-aaa1.yml": person("甲师傅")}


def settings(**privacy: Any) -> dict[str, Any]:
    return {"mkdocs.yml": {**SMALLEST_SETTINGS, "plugins": [{"yitu": {"privacy": PRIVACY | privacy}}]}}


def test_showing_somebody_without_rules_is_an_error_that_says_what_to_write(tmp_path: Path) -> None:
    problems = built(tmp_path, ONE | BARE).prepared.errors
    assert [problem.code for problem in problems] == ["no-privacy-rules"]
    for word in ("handler", "contact", "purpose", "retention"):
        assert word in problems[0].hint


@pytest.mark.parametrize(
    "people", [{}, {"exemplars/p-aaa1.yml": person("甲师傅", withdrawn_on="2026-01-01")}]
)
def test_without_anybody_to_show_no_rules_are_needed(tmp_path: Path, people: dict[str, Any]) -> None:
    found = built(tmp_path, people | BARE)
    assert not found.prepared.errors
    assert "更正和撤回" in found.text("privacy/") or "找谁" in found.text("privacy/")


@pytest.mark.parametrize("missing", ["handler", "contact", "purpose", "retention"])
def test_rules_are_whole_or_refused(tmp_path: Path, missing: str) -> None:
    from generator.records import load_settings

    built(
        tmp_path,
        {
            "mkdocs.yml": {
                **SMALLEST_SETTINGS,
                "plugins": [{"yitu": {"privacy": {k: v for k, v in PRIVACY.items() if k != missing}}}],
            }
        },
    )
    _, problems = load_settings(tmp_path, {})
    assert [(problem.code, problem.field) for problem in problems] == [
        ("missing-field", f"privacy.{missing}")
    ]


def test_the_page_says_who_why_what_how_long_and_which_rights(tmp_path: Path) -> None:
    assessment = {"reference": "评估-1", "on": "2026-10-08"}
    said = built(tmp_path, ONE | settings(impact_assessment=assessment)).text("privacy/")
    for words in (
        *PRIVACY.values(),
        "个人信息处理规则",
        "姓名、事迹、引语、单位、地区",
        "撤回同意",
        "评估-1（2026年10月8日）",
    ):
        assert words in said, words


def test_own_rights_take_the_place_of_the_usual_ones(tmp_path: Path) -> None:
    said = built(tmp_path, ONE | settings(rights=["随时来问"])).text("privacy/")
    assert "随时来问" in said and "去世者的近亲属" not in said


@pytest.mark.parametrize(
    ("on", "warned"), [("2025-12-31", True), ("2026-01-01", False), ("2026-10-08", False), (None, False)]
)
def test_an_assessment_older_than_the_newest_consent_is_a_warning(
    tmp_path: Path, on: str | None, warned: bool
) -> None:
    assessment = {"reference": "评估-1"} | ({"on": on} if on else {})
    found = built(tmp_path, ONE | settings(impact_assessment=assessment))
    assert ("assessment-outdated" in found.codes) is warned
    assert not found.prepared.errors and not found.prepared.strict_warnings
