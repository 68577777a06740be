import ast
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from email.parser import Parser
from importlib.metadata import entry_points, packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = ("build", "base", "test", "bench")
FILES_ONLY = {
    "django-js-lib-leaflet",
    "manimgx-fonts-cjk",
    "mkdocs-material",
    "pypinyin",
    "tzdata",
}
ADDRESS = re.compile(r"://|\b[a-z0-9-]+\.(org|com|net|cn|io)\b")


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(requirements):
    """{canonical name: version} of lines like `name==1.0 ; marker`."""
    found = (re.match(r"([\w.-]+)==([\w.]+)", line) for line in requirements)
    return {canonical(match[1]): match[2] for match in found if match}


def locked(name):
    return (
        (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").replace("\\\n", "").splitlines()
    )


def sources():
    return [
        path for path in (ROOT / "generator").rglob("*") if path.is_file() and "__pycache__" not in path.parts
    ]


def imported_modules():
    modules = set()
    for path in sources():
        if path.suffix != ".py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules.update(alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.split(".")[0])
    return modules - set(sys.stdlib_module_names) - {"generator"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from a copy so that nothing is left in the work tree."""
    folder = tmp_path_factory.mktemp("wheel")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "generator", folder / "generator", ignore=ignore)
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--wheel-dir", folder / "dist"]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, "."], cwd=folder, check=True)
    with zipfile.ZipFile(next((folder / "dist").glob("yitu-*.whl"))) as archive:
        yield archive


def test_the_wheel_holds_every_file_of_the_program(wheel):
    expected = {path.relative_to(ROOT).as_posix() for path in sources()}
    held = {name for name in wheel.namelist() if name.startswith("generator/")}
    assert held == expected


def test_the_wheel_says_what_it_is(wheel):
    name = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    metadata = Parser().parsestr(wheel.read(name).decode())
    assert (metadata["Name"], metadata["Requires-Python"]) == ("yitu", ">=3.11")
    assert metadata["License-Expression"] == "MIT"
    assert any(name.endswith("licenses/LICENSE") for name in wheel.namelist())


def test_the_command_and_the_plugin_can_be_loaded():
    command = next(iter(entry_points(group="console_scripts", name="yitu")))
    plugin = next(iter(entry_points(group="mkdocs.plugins", name="yitu")))
    assert callable(command.load())
    assert plugin.load().__name__ == "YituPlugin"


def test_every_dependency_is_pinned_exactly():
    declared = [
        *PROJECT["dependencies"],
        *(name for group in PROJECT["optional-dependencies"].values() for name in group),
    ]
    assert [name for name in declared if not re.match(r"[\w.-]+==[\w.]+( *;.*)?$", name)] == []


def test_what_the_program_imports_is_declared_and_nothing_else_is():
    owners = packages_distributions()
    imported = {canonical(owner) for module in imported_modules() for owner in owners[module]}
    declared = set(pins(PROJECT["dependencies"]))
    assert imported - declared == set()
    assert declared - imported - FILES_ONLY == set()


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_of_a_lock_has_a_version_and_hashes(name):
    lines = [line for line in locked(name) if line.strip() and not line.startswith("#")]
    assert lines
    assert [line for line in lines if not re.match(r"[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", line)] == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_host(name):
    assert [line for line in locked(name) if ADDRESS.search(line)] == []


@pytest.mark.parametrize(
    ("name", "declared"),
    [
        ("base", PROJECT["dependencies"]),
        ("test", PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"]),
        ("bench", PROJECT["dependencies"] + PROJECT["optional-dependencies"]["bench"]),
    ],
)
def test_a_lock_holds_what_the_project_declares(name, declared):
    assert pins(declared).items() <= pins(locked(name)).items()


def test_the_locks_agree_with_one_another():
    base = pins(locked("base"))
    for name in LOCKS:
        other = pins(locked(name))
        assert {package for package in base.keys() & other.keys() if base[package] != other[package]} == set()
