"""What is wrong with a record, where it stands, and what the editor can do about it."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: wrong, not to be published, or doubtful."""

    ERROR = "error"
    WITHHELD = "withheld"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding; `path` is posix and relative to the site folder, `line` and `column` count from 1.

    `timely` marks a finding that the date alone brings about: it never counts under --strict.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    field: str = ""
    timely: bool = False


def sort_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, by path, line, column and code; no warning of what is an error at the same place."""
    found = set(problems)
    errors = {_known_by(problem) for problem in found if problem.severity is Severity.ERROR}
    return sorted(p for p in found if p.severity is Severity.ERROR or _known_by(p) not in errors)


def _known_by(problem: Problem) -> tuple[str, int, int, str]:
    return problem.path, problem.line, problem.column, problem.code


def as_text(problem: Problem) -> str:
    """The form that people read: `path:line:column: error [code] what is wrong → what to do`."""
    where = f"{problem.path}:{problem.line}:{problem.column}"
    advice = f" → {problem.hint}" if problem.hint else ""
    return f"{where}: {problem.severity} [{problem.code}] {problem.message}{advice}"


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON list of {path, line, column, severity, code, field, message, hint, timely}."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)


_COMMANDS = {Severity.ERROR: "error", Severity.WITHHELD: "notice", Severity.WARNING: "warning"}


def as_github(problem: Problem) -> str:
    """A workflow command of GitHub Actions, which shows the problem beside the changed line."""
    advice = f" → {problem.hint}" if problem.hint else ""
    properties = (
        f"file={_property(problem.path)},line={problem.line},col={problem.column},"
        f"title={_property(problem.code)}"
    )
    return f"::{_COMMANDS[problem.severity]} {properties}::{_data(problem.message + advice)}"


_RANKS = {Severity.ERROR: "major", Severity.WITHHELD: "info", Severity.WARNING: "minor"}


def as_gitlab(problems: Iterable[Problem]) -> str:
    """A Code Quality report of GitLab: a list of issues as Code Climate writes them, shown in a merge request.

    A fingerprint tells a problem from all others and outlives lines that are added above it.
    """
    issues = []
    seen: Counter[str] = Counter()
    for problem in problems:
        advice = f" → {problem.hint}" if problem.hint else ""
        known_by = "\0".join((problem.path, problem.code, problem.field, problem.message))
        seen[known_by] += 1
        issues.append(
            {
                "description": problem.message + advice,
                "check_name": problem.code,
                "fingerprint": hashlib.sha256(f"{known_by}\0{seen[known_by]}".encode()).hexdigest(),
                "severity": _RANKS[problem.severity],
                "location": {"path": problem.path, "lines": {"begin": problem.line}},
            }
        )
    return json.dumps(issues, ensure_ascii=False, indent=2)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
