"""What a CDN must forget: all that changed or is gone, under each address that a cache may hold."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.publish import build_manifest, to_purge, written_below, written_in
from tests.kinds.built import built, person

OLD = {
    "index.html": "1",
    "exemplars/p-1/index.html": "2",
    "exemplars/index.html": "3",
    "data/a.json": "4",
    "x.css": "5",
}


@pytest.mark.parametrize(
    ("new", "gone", "expected"),
    [
        (OLD, False, []),
        (OLD | {"x.css": "6"}, False, ["x.css"]),
        (OLD | {"new.html": "9"}, False, []),
        (OLD | {"index.html": "9"}, False, ["", "index.html"]),
        ({k: v for k, v in OLD.items() if "p-1" not in k}, True, ["exemplars/p-1/", "exemplars/p-1/index.html"]),
        ({k: v for k, v in OLD.items() if "p-1" not in k} | {"x.css": "6"}, True, ["exemplars/p-1/", "exemplars/p-1/index.html"]),
        ({}, False, sorted([*OLD, "", "exemplars/p-1/", "exemplars/"])),
    ],
)  # fmt: skip
def test_changed_and_gone_addresses_are_listed_once_and_in_order(
    new: dict[str, str], gone: bool, expected: list[str]
) -> None:
    assert to_purge(OLD, new, gone_only=gone) == expected


def test_a_folder_a_manifest_and_a_folder_without_one_say_the_same(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.html").write_text("甲")
    files = written_in(tmp_path)
    (tmp_path / "build-manifest.json").write_bytes(build_manifest(written_below(tmp_path), {}))
    assert written_in(tmp_path) == written_in(tmp_path / "build-manifest.json") == files


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"files": [1]}', "no json"])
def test_what_is_no_manifest_is_refused(tmp_path: Path, content: str, yitu: Callable[..., Any]) -> None:
    (tmp_path / "m.json").write_text(content)
    with pytest.raises(ValueError):
        written_in(tmp_path / "m.json")


def test_the_address_of_somebody_who_withdrew_is_listed_in_full(
    tmp_path: Path, cli_ok: Callable[..., str]
) -> None:
    built(tmp_path, {"exemplars/p-aaa1.yml": person("张三丰"), "exemplars/p-aaa2.yml": person("李四海")})
    cli_ok("build", "-d", "a", "--date", "2026-11-22", cwd=tmp_path)
    built(tmp_path, {"exemplars/p-aaa1.yml": person("张三丰", withdrawn_on="2026-11-01")})
    cli_ok("build", "-d", "b", "--date", "2026-11-22", cwd=tmp_path)
    gone = cli_ok("purge", "--gone", "a", "b", cwd=tmp_path).split()
    everything = cli_ok("purge", "a/build-manifest.json", "b/build-manifest.json", cwd=tmp_path).split()
    assert (
        "https://example.org/exemplars/p-aaa1/" in gone
        and "https://example.org/exemplars/p-aaa2/" not in gone
    )
    assert set(gone) <= set(everything) and "https://example.org/exemplars/" in everything
    assert any("/data/people/" in address for address in gone), "the old index of people is gone as well"
    content = b"".join(path.read_bytes() for path in (tmp_path / "b").rglob("*") if path.is_file())
    for trace in ("张三丰", "p-aaa1", "zhangsanfeng"):
        assert trace.encode() not in content, trace


def test_addresses_are_written_as_a_cdn_takes_them(tmp_path: Path, cli_ok: Callable[..., str]) -> None:
    for name, files in (("a", ("名单 1.csv", "记/index.html")), ("b", ())):
        (tmp_path / name).mkdir()
        for file in files:
            path = tmp_path / name / file
            path.parent.mkdir(exist_ok=True)
            path.write_text("甲")
    out = cli_ok("purge", "a", "b", "--url", "https://example.invalid/t/", cwd=tmp_path)
    assert out.splitlines() == [
        "https://example.invalid/t/%E5%90%8D%E5%8D%95%201.csv",
        "https://example.invalid/t/%E8%AE%B0/",
        "https://example.invalid/t/%E8%AE%B0/index.html",
    ]
