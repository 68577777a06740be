"""A site is the old one or the new one, never a mixture, whatever happens in between."""

import hashlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.publish import MANIFEST, PublishError, Staging, build_manifest, read_counts, write_files
from generator.publish.manifest import Written, written_below


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "mkdocs.yml").write_text("site_name: x")
    return folder


def test_a_swap_replaces_everything(tmp_path: Path, source: Path) -> None:
    target = tmp_path / "site"
    for text in ("旧", "新"):
        staging = Staging(target, source)
        (staging.folder / f"{text}.html").write_text(text)
        (staging.folder / MANIFEST).write_text("{}")
        staging.swap()
    assert sorted(path.name for path in target.iterdir()) == [MANIFEST, "新.html"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "source"]


def test_a_discarded_build_leaves_the_old_site(tmp_path: Path, source: Path) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "index.html").write_text("旧")
    (target / MANIFEST).write_text("{}")
    before = tree(target)
    staging = Staging(target, source)
    (staging.folder / "index.html").write_text("半")
    staging.discard()
    assert tree(target) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "source"]


def test_two_builds_at_once_are_refused_and_the_second_harms_nothing(tmp_path: Path, source: Path) -> None:
    first = Staging(tmp_path / "site", source)
    (first.folder / "index.html").write_text("一")
    (first.folder / MANIFEST).write_text("{}")
    with pytest.raises(PublishError, match="另一个构建"):
        Staging(tmp_path / "site", source)
    first.swap()
    assert (tmp_path / "site" / "index.html").read_text() == "一"
    Staging(tmp_path / "site", source).discard()


@pytest.mark.parametrize("where", [".", "..", "content"])
def test_a_build_never_writes_over_its_source(where: str, tmp_path: Path, source: Path) -> None:
    (source / "content" / "records").mkdir(parents=True)
    (source / "content" / "stations.yml").write_text("")
    before = tree(source)
    with pytest.raises(PublishError):
        Staging(source / where, source)
    assert tree(source) == before


def test_a_link_or_a_file_is_no_place_for_a_site(tmp_path: Path, source: Path) -> None:
    (tmp_path / "else").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "else")
    (tmp_path / "file").write_text("")
    for name in ("link", "file"):
        with pytest.raises(PublishError):
            Staging(tmp_path / name, source)


@pytest.mark.parametrize(
    "files", [("thesis.txt",), ("404.html",), ("site/build-manifest.json",), (".git/config",)]
)
def test_a_folder_that_is_no_site_is_not_built_over(
    tmp_path: Path, source: Path, files: tuple[str, ...]
) -> None:
    target = tmp_path / "precious"
    for name in files:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_text("{}")
    before = tree(tmp_path)
    with pytest.raises(PublishError, match="precious"):
        Staging(target, source)
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    "files",
    [
        (),
        (".gitkeep", ".DS_Store"),
        ("build-manifest.json", "x.html"),
        ("404.html", "sitemap.xml", "x/index.html"),
    ],
)
def test_an_empty_folder_an_older_site_and_one_of_mkdocs_are_built_over(
    tmp_path: Path, source: Path, files: tuple[str, ...]
) -> None:
    target = tmp_path / "site"
    target.mkdir()
    for name in files:
        (target / name).parent.mkdir(exist_ok=True)
        (target / name).write_text("{}")
    staging = Staging(target, source)
    staging.swap()
    assert list(target.iterdir()) == []


def test_a_build_never_writes_into_the_folder_of_pages_whatever_its_name(
    tmp_path: Path, source: Path
) -> None:
    for kept in ("docs", str(source / "docs")):
        with pytest.raises(PublishError, match="源文件"):
            Staging(source / "docs/out", source, kept=(kept,))


def test_only_leftovers_of_this_target_are_removed(tmp_path: Path, source: Path) -> None:
    others = (".site.2025.old", ".site.v2.0a1b2c3d.new", ".site.0a1b2c3d.bak")
    for name in (*others, ".site.0a1b2c3d.new"):
        (tmp_path / name).mkdir()
    Staging(tmp_path / "site", source).discard()
    assert sorted(path.name for path in tmp_path.glob(".*")) == sorted(others)


KILLED = """
import sys, os
from pathlib import Path
from generator.publish import Staging
staging = Staging(Path(sys.argv[1]), Path(sys.argv[2]))
for number in range(int(sys.argv[3])):
    (staging.folder / f"{number}.html").write_text("新" * 1000)
(staging.folder / "build-manifest.json").write_text("{}")
print("ready", flush=True)
if sys.argv[4] == "before":
    sys.stdin.read()
staging.swap()
print("done", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_killed_build_leaves_a_whole_site_and_the_next_one_cleans_up(
    tmp_path: Path, source: Path, moment: str
) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "index.html").write_text("旧")
    (target / MANIFEST).write_text("{}")
    root = Path(__file__).resolve().parents[2]
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(target), str(source), "50", moment],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(root)},
    )  # fmt: skip
    assert process.stdout is not None
    wanted = "ready" if moment == "before" else "done"
    while process.stdout.readline().strip() != wanted:
        assert process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    files = sorted(path.name for path in target.iterdir() if path.name != MANIFEST)
    assert files == (
        ["index.html"] if moment == "before" else sorted(f"{number}.html" for number in range(50))
    )
    Staging(target, source).discard()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "source"]


def test_files_written_by_several_processes_are_the_same_as_by_one(tmp_path: Path) -> None:
    makers = [
        lambda number=number: {f"a/{number % 7}/{number}.txt": f"文{number}".encode()}
        for number in range(900)
    ]
    for name, jobs in (("one", 1), ("two", 2)):
        (tmp_path / name).mkdir()
        written = write_files(tmp_path / name, makers, jobs=jobs)
        assert len(written) == 900
        assert {entry.path: entry.sha256 for entry in written} == tree(tmp_path / name)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_a_maker_that_fails_in_another_process_fails_the_build(tmp_path: Path) -> None:
    def broken() -> dict[str, bytes]:
        raise RuntimeError("no page")

    makers = [lambda: {"a.txt": b""}] * 900 + [broken]
    with pytest.raises(RuntimeError, match="no page"):
        write_files(tmp_path, makers, jobs=2)


def test_the_manifest_lists_every_file_and_counts(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c.html").write_text("好")
    content = build_manifest(written_below(tmp_path), {"station": 3})
    (tmp_path / "build-manifest.json").write_bytes(content)
    found = json.loads(content)
    assert found["files"] == [
        {"path": "b/c.html", "size": 3, "sha256": hashlib.sha256("好".encode()).hexdigest()}
    ]
    assert read_counts(tmp_path) == {"station": 3}
    assert content == build_manifest(
        reversed([Written("b/c.html", 3, found["files"][0]["sha256"])]), {"station": 3}
    )


@pytest.mark.parametrize("broken", [b"", b"[]", b'{"counts": 3}', b"\xff"])
def test_a_broken_manifest_counts_nothing(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / "build-manifest.json").write_bytes(broken)
    assert read_counts(tmp_path) == {}
