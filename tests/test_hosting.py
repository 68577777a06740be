"""What the page for servers says may be kept for a year: every file whose name holds a hash, and nothing of a person."""

import re
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[1] / "docs" / "hosting.md").read_text(encoding="utf-8")
HASHED = re.compile(r"assets/[0-9a-f]{10}/.+|data/(app/[a-z0-9-]+-|search/)[0-9a-f]{12}\.json")


@pytest.fixture(scope="module")
def files(demo_site: Path) -> set[str]:
    """Every file of 示例区 that is no page, by its address."""
    found = {path.relative_to(demo_site).as_posix() for path in demo_site.rglob("*") if path.is_file()}
    return {path for path in found if not path.endswith(".html")}


def test_nginx_keeps_for_a_year_what_has_a_hash_in_its_name_and_nothing_of_a_person(files: set[str]) -> None:
    rules = re.findall(r"^location ~ (\S+) \{[^}]*immutable", PAGE, re.MULTILINE)
    kept = {path for path in files if any(re.search(rule, f"/{path}") for rule in rules)}
    assert kept == {path for path in files if HASHED.fullmatch(path)}
    for folder in ("assets/", "data/app/", "data/search/"):
        assert [path for path in kept if path.startswith(folder)]
    assert [path for path in files if path.startswith("data/people/")]
    assert not [path for path in kept if path.startswith(("data/people/", "media/", "exemplars/"))]


def test_the_table_says_the_same_of_data(files: set[str]) -> None:
    (row,) = [line for line in PAGE.splitlines() if line.startswith("|") and "immutable" in line]
    names = [name for name in re.findall(r"`([^`]+)`", row.split("|")[1]) if name.startswith("data/")]
    data = {path for path in files if path.startswith("data/")}
    kept = {path for path in data if any(fnmatchcase(path, name) for name in names)}
    assert kept == {path for path in data if HASHED.fullmatch(path)}
