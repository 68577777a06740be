"""Hand-written pages: only files that can be read and were looked at are published, and their first lines say what is meant."""

import os
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from generator.records.written_pages import written_files

GBK = "# 关于\n\n这一段话介绍本站。\n".encode("gbk")


def site(tmp_path: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return tmp_path


def told(folder: Path) -> list[tuple[str, int, str]]:
    return [(found.path, found.line, found.code) for found in written_files(folder, "content").problems]


@pytest.mark.parametrize(
    "content", [GBK, "# 关于\n".encode("utf-16"), b"# \xff\xfe\xfa\n"], ids=["gbk", "utf16", "other"]
)
def test_a_page_that_is_not_utf8_is_refused(tmp_path: Path, content: bytes) -> None:
    folder = site(tmp_path, {"about.md": content, "good.md": "# 好\n"})
    assert told(folder) == [("content/about.md", 1, "not-utf8")]
    assert [page.path for page in written_files(folder, "content").pages] == ["content/good.md"]


def test_every_ending_that_mkdocs_takes_for_a_page_is_looked_at(tmp_path: Path) -> None:
    folder = site(tmp_path, {name: "# 页\n" for name in ("a.md", "b.markdown", "c.mkd", "d.MD", "e.txt")})
    pages = written_files(folder, "content").pages
    assert [page.path[-6:] for page in pages] == ["t/a.md", "rkdown", "/c.mkd", "t/d.MD"]


def test_links_to_files_and_folders_are_refused_wherever_they_lead(tmp_path: Path) -> None:
    folder = site(tmp_path / "site", {"about.md": "# 关于\n", ".hidden/x.md": "# 不发布\n"})
    outside = site(tmp_path / "else", {"secret.txt": "13800138000"})
    for name, target in {
        "pics": outside / "content",
        "raw.txt": outside / "content/secret.txt",
        "a.md": outside / "content/secret.txt",
        "inside.md": folder / "content/about.md",
        "gone.txt": tmp_path / "nowhere",
        "records": outside / "content",
    }.items():
        (folder / "content" / name).symlink_to(target)
    names = ("a.md", "gone.txt", "inside.md", "pics", "raw.txt", "records")
    assert told(folder) == [(f"content/{name}", 1, "not-a-file") for name in names]


@pytest.mark.parametrize(
    "name", [b"\xb3\xa4.md", b"\xb3\xa4.jpg", b"\xb3\xa4/page.md", b"records/\xb3\xa4.yml"]
)
def test_a_name_that_is_no_text_is_told_in_letters(tmp_path: Path, name: bytes) -> None:
    folder = site(tmp_path, {"about.md": "# 关于\n"})
    path = os.fsencode(folder / "content") + b"/" + name
    os.makedirs(os.path.dirname(path), exist_ok=True)
    Path(os.fsdecode(path)).write_bytes(b"")
    [problem] = written_files(folder, "content").problems
    assert problem.code == "bad-file-name" and r"\xb3" in problem.path
    problem.path.encode()


def test_what_may_not_be_read_is_told(tmp_path: Path, unreadable: Callable[[Path], None]) -> None:
    folder = site(tmp_path, {"a.md": "# 甲\n", "b.txt": "乙", "c.md": "# 丙\n"})
    unreadable(folder / "content/a.md")
    unreadable(folder / "content/b.txt")
    assert told(folder) == [(f"content/{name}", 1, "unreadable-file") for name in ("a.md", "b.txt")]


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("---\ntitle: [甲\n---\n# 页\n", 2, "unclosed-bracket"),
        ("---\ntitle：甲\n---\n# 页\n", 2, "wide-colon"),
        ("---\ntitle: 甲\n\tb: 乙\n---\n# 页\n", 3, "tab-indent"),
        ("---\ntitle: 甲\n\n# 页\n", 1, "bad-front-matter"),
        ("---\ntitle: 甲\n---", 3, "bad-front-matter"),
        ("\n---\ntitle: 甲\n---\n# 页\n", 2, "bad-front-matter"),
        ("——\ntitle: 甲\n——\n# 页\n", 1, "bad-front-matter"),
        ("---\ntitle: 甲\n——\n# 页\n", 3, "bad-front-matter"),
        ("---\ntitle: 甲\ndate: 2026-02-30\n---\n# 页\n", 3, "bad-date"),
        ("---\n- 甲\n- 乙\n---\n# 页\n", 2, "not-a-mapping"),
        ("---\ntitle: !!python/object/apply:os.getcwd []\n---\n# 页\n", 2, "tag"),
    ],
)
def test_first_lines_that_would_be_printed_on_the_page_are_told(
    tmp_path: Path, text: str, line: int, code: str
) -> None:
    assert told(site(tmp_path, {"about.md": text})) == [("content/about.md", line, code)]


@pytest.mark.parametrize(
    "text",
    [
        "# 页\n",
        "---\ntitle: 甲\ndate: 2026-02-20\n---\n# 页\n",
        '---\ntitle: "2026-02-30"\n...\n# 页\n',
        "---\n\n# 横线下面的标题\n\n一段：话。\n",
        "---\n\n一段话\n\n---\n\n又一段\n",
        "---\n\nhttps://example.org/ 是网址\n\n---\n",
        "\ufeff---\r\ntitle: 甲\r\n---\r\n# 页\r\n",
        "---\ndescription: >\n  第一段。\n\n  第二段。\ntitle: “甲”\n---\n# 页\n",
        "---\na: &x {b: 1}\nc: *x\nd: {<<: *x, e: 2}\n---\n# 页\n",
        "---\ntitle: !!str 3\ntitle: 甲\nlist:\n- x: {y: z,\n    w: [1,]}\n---\n# 页\n",
        "",
    ],
)
def test_first_lines_that_mkdocs_reads_and_rules_across_the_page_are_right(tmp_path: Path, text: str) -> None:
    assert told(site(tmp_path, {"about.md": text})) == []


def test_what_the_first_lines_allow_is_kept(tmp_path: Path) -> None:
    text = "---\nprivacy_allow: [{what: 000-0000, reason: 单位电话}]\n---\n# 页\n"
    [page] = written_files(site(tmp_path, {"a.md": text}), "content").pages
    assert page.allowed == ("000-0000",)


def test_what_is_allowed_is_the_text_that_was_written(tmp_path: Path) -> None:
    text = "---\nx: &y {what: 0731, reason: 单位电话}\nprivacy_allow:\n- *y\n- {what: 1_0, reason: ~}\n---\n# 页\n"
    [page] = written_files(site(tmp_path, {"a.md": text}), "content").pages
    assert page.allowed == ("0731",)


@pytest.mark.parametrize(
    ("first", "body"),
    [
        ("---\ntitle: 甲\n---\n", "# 页\n"),
        ("--- \ntitle: 甲\n...\n", "# 页\n\n---\n\n完\n"),
        ("", "---\n\n一段话\n\n---\n\n又一段\n"),
    ],
)
def test_the_text_that_is_shown_starts_below_what_mkdocs_reads(tmp_path: Path, first: str, body: str) -> None:
    [page] = written_files(site(tmp_path, {"a.md": first + body}), "content").pages
    assert page.body == body


_DEEP = f"a: {'[' * 100_000}{']' * 100_000}\n"
_MERGED = "a: &a {x: 1}\n" + "".join(
    f"{name}: &{name} {{<<: [{', '.join([f'*{last}'] * 10)}]}}\n" for last, name in pairwise("abcdefghij")
)


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (_DEEP, "too-deep"),
        (f"{_DEEP}<<<<<<< HEAD\n", "merge-conflict"),
        (_MERGED, "merge-key"),
        ("a: !!int ''\n", "tag"),
    ],
    ids=["deep", "conflict", "merged", "tag"],
)
def test_first_lines_at_which_parsers_break_are_told(tmp_path: Path, lines: str, code: str) -> None:
    found = told(site(tmp_path, {"a.md": f"---\n{lines}---\n# 页\n"}))
    assert code in [row[2] for row in found]
