"""What docs/editors.md says of site options is taken as it stands there."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.records import load_settings

Folder = Callable[..., Path]
EDITORS = Path(__file__).parents[2] / "docs" / "editors.md"
HEAD = "site_name: 某区\nsite_url: https://example.org/\ndocs_dir: content\nplugins:\n  - yitu:\n"
SPAN = re.compile(r"`([^`]+)`")


def documented() -> dict[str, str]:
    """The first example in each row of the table 其他可以写的."""
    table = EDITORS.read_text(encoding="utf-8").partition("其他可以写的：")[2].partition("不认识的项")[0]
    rows = [line.strip("| ").split(" | ", 1) for line in table.splitlines() if line.startswith("| `")]
    return {name.strip("`"): found[1] for name, text in rows if (found := SPAN.search(text))}


@pytest.mark.parametrize("name", ["needs", "synonyms", "holidays", "links"])
def test_the_example_of_an_option_is_taken(site_folder: Folder, name: str) -> None:
    folder = site_folder()
    written = documented()[name]
    nested = f"\n        {written}" if not written.startswith("[") else f" {written}"
    (folder / "mkdocs.yml").write_text(f"{HEAD}      {name}:{nested}\n", encoding="utf-8")
    settings, problems = load_settings(folder, {})
    assert [problem.message for problem in problems] == []
    assert settings is not None and getattr(settings.options, name)
