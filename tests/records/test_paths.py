"""A file that a record names lies in its folder, or is refused with a reason."""

import os
from pathlib import Path

import pytest

from generator.records.paths import safe_child
from generator.records.problem import Problem

OUTSIDE = [
    "../a.jpg",
    "x/../../a.jpg",
    "/etc/passwd",
    "//host/a",
    "~/a.jpg",
    "%2e%2e/a.jpg",
    "..%2fa",
    "..%5Ca",
]
BAD = [
    "",
    ".",
    "./a.jpg",
    "a//b.jpg",
    "a.jpg/",
    "a\x00.jpg",
    "a\n.jpg",
    "..\\a.jpg",
    "C:\\a.jpg",
    "C:a.jpg",
    "a.jpg:stream",
    "CON",
    "nul.jpg",
    "a.jpg.",
    "a.jpg ",
    "字" * 90 + ".jpg",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "site"
    (inside / "sub").mkdir(parents=True)
    (inside / "照片 1.jpg").write_bytes(b"x")
    (inside / "sub" / "b.jpg").write_bytes(b"x")
    (tmp_path / "secret.jpg").write_bytes(b"x")
    return inside


@pytest.mark.parametrize("name", ["照片 1.jpg", "sub/b.jpg"])
def test_a_file_inside_the_folder_is_found(folder: Path, name: str) -> None:
    assert safe_child(folder, name) == folder / name


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_name_that_leads_out_of_the_folder_is_refused(folder: Path, name: str) -> None:
    found = safe_child(folder, name, path="a.yml", line=3, column=9)
    assert isinstance(found, Problem)
    assert (found.path, found.line, found.column, found.code) == ("a.yml", 3, 9, "path-outside")
    assert name in found.message and found.hint


@pytest.mark.parametrize("name", BAD)
def test_a_name_that_some_system_reads_otherwise_is_refused(folder: Path, name: str) -> None:
    found = safe_child(folder, name)
    assert isinstance(found, Problem)
    assert found.code == "bad-path"


@pytest.mark.parametrize("name", ["none.jpg", "sub/none.jpg", "照片 1.jpg/x"])
def test_a_missing_file_is_said_to_be_missing(folder: Path, name: str) -> None:
    found = safe_child(folder, name)
    assert isinstance(found, Problem)
    assert found.code == "file-missing"


def test_links_may_point_inside_only(folder: Path) -> None:
    (folder / "in.jpg").symlink_to("sub/b.jpg")
    (folder / "out.jpg").symlink_to("../secret.jpg")
    (folder / "up").symlink_to("..")
    (folder / "loop").symlink_to("loop")
    assert safe_child(folder, "in.jpg") == folder / "in.jpg"
    for name in ("out.jpg", "up/secret.jpg", "loop"):
        assert isinstance(safe_child(folder, name), Problem)


def test_folders_pipes_and_devices_are_no_files(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    (folder / "null").symlink_to("/dev/null")
    for name in ("sub", "pipe", "null"):
        assert isinstance(safe_child(folder, name), Problem)
