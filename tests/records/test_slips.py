"""A slip of the hand in any line of the demonstration district is one problem at that line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.kinds import KINDS
from generator.records import Severity
from generator.records.file_read import Task, read_file
from generator.records.settings import Settings

SHILI = Path(__file__).parents[2] / "examples" / "shili"
KIND = {kind.name: kind.record for kind in KINDS}
SETTINGS = Settings(site_name="试", site_url="https://example.org/")
FILES = {
    "station": ("stations.yml", 200),
    "service": ("content/records/services.yml", 120),
    "team": ("content/records/teams.yml", 120),
    "notice": ("content/records/notices.yml", 80),
}

Slip = Callable[[str], str]
SLIPS: dict[str, Slip] = {
    "a full-width colon": lambda line: line.replace(":", "：", 1),
    "no space after the colon": lambda line: line.replace(": ", ":", 1),
    "no colon": lambda line: line.replace(": ", " ", 1),
    "an equals sign": lambda line: line.replace(": ", "=", 1),
    "a full-width space after the colon": lambda line: line.replace(": ", ":\u3000", 1),
    "a tab before": lambda line: "\t" + line.lstrip() if line.startswith("  ") else line,
    "a full-width space before": lambda line: "\u3000" + line.lstrip() if line.startswith("  ") else line,
    "a dash without space": lambda line: line.replace("- ", "-", 1) if line.startswith("- ") else line,
    "a full-width dash": lambda line: line.replace("- ", "－ ", 1) if line.startswith("- ") else line,
    "two dashes": lambda line: f"- {line}" if line.startswith("- ") else line,
    "a quote that is not closed": lambda line: line.replace(": ", ': "', 1) if '"' not in line else line,
    "a line of words below": lambda line: f"{line}\n以下为补充",
    "a key with a letter too many": lambda line: line.replace(":", "x:", 1),
}


def is_field(line: str) -> bool:
    """Whether a line is a field, whose colon is its first; text of stories is left alone."""
    key, colon, _ = line.lstrip(" -").partition(":")
    return bool(colon) and key.isascii() and key.isidentifier()


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_any_field_is_one_problem_at_its_line(tmp_path: Path, kind: str, slip: str) -> None:
    name, length = FILES[kind]
    lines = (SHILI / name).read_text(encoding="utf-8").split("\n")[:length]
    while lines and not lines[-1].startswith("- "):
        lines.pop()  # the last record of the piece may be cut in two
    lines = lines[:-1]
    target = tmp_path / "records.yml"
    tried = 0
    for number, line in enumerate(lines):
        spoilt = SLIPS[slip](line)
        if number % 3 or not is_field(line) or spoilt == line:
            continue
        tried += 1
        target.write_text("\n".join([*lines[:number], spoilt, *lines[number + 1 :]]), encoding="utf-8")
        found = read_file(Task(target, target.name, KIND[kind]), SETTINGS).problems
        told = [problem for problem in found if problem.severity is Severity.ERROR]
        assert [problem.line - 1 for problem in told] in ([number], [number + 1]), (spoilt, told)
    assert tried
