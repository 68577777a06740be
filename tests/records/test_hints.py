"""A hint followed to the letter mends what it was given for, and loses nothing that was written."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from generator.kinds import KINDS
from generator.records import Row
from generator.records.anatomy import inner_model, pattern
from generator.records.file_read import FileRead, Task, read_file
from generator.records.settings import Settings
from generator.records.source import read_records

KIND = {kind.name: kind.record for kind in KINDS}
SETTINGS = Settings(site_name="试", site_url="https://example.org/")
LONG = "菜场东门进去往右拐第三个门面房对面的那个地方再往前走一百米"


def read(folder: Path, body: str) -> FileRead:
    path = folder / "stations.yml"
    path.write_text(f"- id: s-1\n  name: 甲站\n{body}", encoding="utf-8")
    return read_file(Task(path, path.name, KIND["station"]), SETTINGS)


def data(found: FileRead) -> Any:
    return read_records("s.yml", found.entries[0].row.text.encode()).rows[0].data


@pytest.mark.parametrize(
    ("written", "code", "field", "value"),
    [
        (f"  landmark：{LONG}", "wide-colon", "landmark", LONG),
        (f"  landmark:{LONG}", "missing-space", "landmark", LONG),
        (f"  landmark {LONG}", "missing-colon", "landmark", LONG),
        (f"  landmark:\u3000{LONG}", "wide-space", "landmark", LONG),
        (f"  landmark: {LONG}: 到了", "colon-in-value", "landmark", f"{LONG}: 到了"),
        (f"  landmark: @{LONG}", "quote-needed", "landmark", f"@{LONG}"),
        (f"  landmark: &甲 {LONG}", "quote-needed", "landmark", f"&甲 {LONG}"),
        (f"  landmark: *{LONG}", "quote-needed", "landmark", f"*{LONG}"),
        (f"  landmark: | {LONG}", "quote-needed", "landmark", LONG),
        (f'  landmark: "菜场" {LONG}', "text-after-quote", "landmark", f'"菜场" {LONG}'),
        (f'  landmark: "菜场"{LONG}', "text-after-quote", "landmark", f'"菜场"{LONG}'),
        (f"  landmark: '菜场' {LONG}'", "text-after-quote", "landmark", f"'菜场' {LONG}'"),
        (f"  landmark: [菜场] {LONG}", "text-after-bracket", "landmark", f"[菜场] {LONG}"),
        (f"  landmark: “{LONG}”", "chinese-quotes", "landmark", LONG),
    ],
)
def test_a_line_that_is_offered_whole_can_be_copied(
    tmp_path: Path, written: str, code: str, field: str, value: str
) -> None:
    [problem] = read(tmp_path, f"{written}\n").problems
    assert problem.code == code and "…" not in problem.hint
    _, _, line = problem.hint.partition(f"{field}: ")
    line = line.partition("；")[0].removesuffix("（半角冒号加一个空格）") if line else ""
    line = line or problem.hint.partition("：")[2].removesuffix("（半角冒号加一个空格）")
    if code == "chinese-quotes":
        line = problem.hint.partition("直接写 ")[2].partition("；")[0]
    mended = read(tmp_path, f"  {field}: {line}\n")
    assert mended.problems == []
    assert data(mended)[field] == value


def test_a_value_too_long_to_be_offered_is_not_offered_in_part(tmp_path: Path) -> None:
    [problem] = read(tmp_path, f"  remark：{LONG * 12}\n").problems
    assert LONG[:5] not in problem.hint and "remark: …" in problem.hint


@pytest.mark.parametrize(
    ("part", "code", "value"),
    [
        ("title: 好人: 好事", "colon-in-value", "好人: 好事"),
        ("title: 报道 #3", "cut-by-comment", "报道 #3"),
        ("title: 好人，好事, 续, 再续", "split-by-comma", "好人，好事, 续, 再续"),
        ("title: 好人,续", "split-by-comma", "好人,续"),
    ],
)
@pytest.mark.parametrize("before", ["", "publisher: 甲报, "])
@pytest.mark.parametrize("after", ["", ", date: 2026-10-08"])
def test_a_value_within_braces_is_put_in_quotes(
    tmp_path: Path, part: str, code: str, value: str, before: str, after: str
) -> None:
    [problem] = read(tmp_path, f"  source: [{{{before}{part}{after}}}]\n").problems
    assert problem.code == code and problem.line == 3
    meant = problem.hint.removeprefix("请用引号括起来：").partition("；真是注释")[0]
    mended = read(tmp_path, f"  source: [{{{before}{meant}{after}}}]\n")
    assert mended.problems == []
    assert data(mended)["source"][0]["title"] == value


def test_an_empty_field_of_its_own_is_not_the_end_of_a_value(tmp_path: Path) -> None:
    for body in ("  source:\n    - title: 甲\n      续:\n", "  source: [{title: 甲, 续: }]\n"):
        [problem] = read(tmp_path, body).problems
        assert problem.code != "split-by-comma"


@pytest.mark.parametrize(
    ("body", "may_go"),
    [("  photos: [{file: a.jpg, alt: ''}]\n", False), ("  landmark: ''\n", True), ("  kind: '  '\n", True)],
)
def test_only_what_may_be_left_out_is_to_be_deleted(tmp_path: Path, body: str, may_go: bool) -> None:
    [problem] = read(tmp_path, body).problems
    assert problem.code == "empty-text" and ("删去" in problem.hint) is may_go


def parts(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for info in model.model_fields.values():
        inner = inner_model(info.annotation)
        if inner is not None:
            yield from () if info.examples else (inner,)  # an example is offered instead
            yield from parts(inner)


@pytest.mark.parametrize(
    "part",
    dict.fromkeys(part for kind in KIND.values() for part in parts(kind.model)),
    ids=lambda part: f"{part.__module__}.{part.__name__}",
)
def test_a_part_may_be_written_as_a_hint_writes_it(part: type[BaseModel]) -> None:
    [row] = read_records("s.yml", f"a: {pattern(part)}\n".encode(), shape="mapping").rows
    assert isinstance(row, Row) and part.model_validate(row.data["a"])
