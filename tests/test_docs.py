"""What the editors' page shows can be copied: its examples together are a folder without a mistake."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.records.settings import Options

PAGE = (Path(__file__).parents[1] / "docs" / "editors.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(
    r"^## [^\n]*?`([^`]+)`\n(?:(?!^## ).)*?^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL
)
OPTIONS = re.findall(
    r"^\| `([a-z_]+)` \|[^`\n]*`([^`\n]*[:\[\"][^`\n]*|true|false)`",
    PAGE[PAGE.index("## 网站设置") :],
    re.MULTILINE,
)


def folder() -> dict[str, str]:
    files = dict(EXAMPLES)
    files["exemplars/p-7k3f.yml"] = files.pop("exemplars/")
    files["content/records/areas.yml"] += "- {id: shili, name: 示例区, kind: county}\n"
    return files


def test_the_page_has_an_example_of_every_file() -> None:
    assert len(EXAMPLES) == 9


def test_the_examples_together_are_a_folder_without_a_mistake(
    site_folder: Callable[..., Path], yitu: Callable[..., Any]
) -> None:
    done = yitu("check", "--date", "2026-11-26", cwd=site_folder(folder()))
    assert [line for line in done.stdout.splitlines() if ": error [" in line] == []
    assert done.returncode == 0


def test_every_option_is_told() -> None:
    assert [name for name in Options.model_fields if not re.search(rf"\b{name}\b", PAGE)] == []


@pytest.mark.parametrize(("name", "text"), OPTIONS, ids=[name for name, _ in OPTIONS])
def test_each_option_can_be_written_as_the_page_says(
    site_folder: Callable[..., Path], yitu: Callable[..., Any], name: str, text: str
) -> None:
    files = folder()
    files["mkdocs.yml"] = re.sub(rf"^      {name}:.*\n", "", files["mkdocs.yml"], flags=re.MULTILINE)
    files["mkdocs.yml"] += f"      {name}:\n        {text}\n"
    done = yitu("check", "--date", "2026-11-26", cwd=site_folder(files))
    assert [line for line in done.stdout.splitlines() if line.startswith("mkdocs.yml:")] == []
