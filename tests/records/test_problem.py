"""A problem reads the same for people, machines, GitHub and GitLab."""

import json
from dataclasses import replace

from generator.records.problem import (
    Problem,
    Severity,
    as_github,
    as_gitlab,
    as_json,
    as_text,
    sort_problems,
)

PROBLEM = Problem("stations.yml", 12, 9, "duplicate-key", "字段「a」写了两次", "请只留一个", field="a")


def test_people_read_place_severity_code_message_and_hint_in_one_line() -> None:
    assert as_text(PROBLEM) == "stations.yml:12:9: error [duplicate-key] 字段「a」写了两次 → 请只留一个"
    warning = Problem("a.yml", 1, 1, "stale", "久未核实", severity=Severity.WARNING)
    assert as_text(warning) == "a.yml:1:1: warning [stale] 久未核实"
    withheld = Problem("a.yml", 1, 1, "expired", "已到期", severity=Severity.WITHHELD)
    assert as_text(withheld).startswith("a.yml:1:1: withheld [expired]")


def test_machines_read_every_part_by_name() -> None:
    [found] = json.loads(as_json([PROBLEM]))
    assert found == {
        "path": "stations.yml",
        "line": 12,
        "column": 9,
        "code": "duplicate-key",
        "message": "字段「a」写了两次",
        "hint": "请只留一个",
        "severity": "error",
        "field": "a",
        "timely": False,
    }


def test_github_shows_a_problem_at_its_line() -> None:
    assert as_github(PROBLEM) == (
        "::error file=stations.yml,line=12,col=9,title=duplicate-key::字段「a」写了两次 → 请只留一个"
    )


def test_gitlab_reads_a_list_of_issues_as_code_climate_writes_them() -> None:
    twin = Problem("stations.yml", 90, 9, "duplicate-key", "字段「a」写了两次", "请只留一个", field="a")
    doubt = Problem("b.yml", 1, 1, "stale", "久未核实", severity=Severity.WARNING)
    held = Problem("c.yml", 1, 1, "expired", "已到期", severity=Severity.WITHHELD)
    issues = json.loads(as_gitlab([PROBLEM, twin, doubt, held]))
    first = issues[0]
    assert set(first) == {"description", "check_name", "fingerprint", "severity", "location"}
    assert first["description"] == "字段「a」写了两次 → 请只留一个"
    assert first["check_name"] == "duplicate-key"
    assert first["location"] == {"path": "stations.yml", "lines": {"begin": 12}}
    assert [issue["severity"] for issue in issues] == ["major", "major", "minor", "info"]
    assert len({issue["fingerprint"] for issue in issues}) == 4
    [moved] = json.loads(as_gitlab([replace(PROBLEM, line=13)]))
    assert moved["fingerprint"] == first["fingerprint"]
    assert json.loads(as_gitlab([])) == []


def test_nothing_in_a_record_can_end_or_forge_a_workflow_command() -> None:
    forged = Problem("a,line=1:b%.yml", 1, 1, "x", "100%\r\n::add-mask::y", severity=Severity.WARNING)
    command = as_github(forged)
    assert command == ("::warning file=a%2Cline=1%3Ab%25.yml,line=1,col=1,title=x::100%25%0D%0A::add-mask::y")
    assert "\n" not in command


def test_problems_are_sorted_by_place_and_said_once() -> None:
    later = Problem("b.yml", 1, 1, "x", "")
    earlier = Problem("a.yml", 10, 1, "x", "")
    first = Problem("a.yml", 9, 3, "x", "")
    assert sort_problems([later, earlier, first, later]) == [first, earlier, later]
