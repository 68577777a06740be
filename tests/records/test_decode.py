"""A file is UTF-8 or is called by its real encoding, without crying wolf."""

import pytest

from generator.records.decode import decode
from generator.records.problem import Severity

SIMPLIFIED = "- id: a\n  name: 秦淮区骑手驿站，地址在中山路\n"
TRADITIONAL = "- id: a\n  name: 臺北市騎手驛站的名稱與地址，歡迎使用\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf8_is_read_with_and_without_a_mark(encoding: str) -> None:
    assert decode("a.yml", SIMPLIFIED.encode(encoding)) == (SIMPLIFIED, [])


@pytest.mark.parametrize(
    ("data", "says", "place"),
    [
        (SIMPLIFIED.encode("gbk"), "像是 GBK 编码", (2, 9)),
        ("- 驿站".encode("gbk"), "像是 GBK 编码", (1, 3)),
        ((SIMPLIFIED + "  x: 𠮷\n").encode("gb18030"), "像是 GB18030 编码", (2, 9)),
        (TRADITIONAL.encode("big5"), "像是 Big5 编码", (2, 9)),
        (SIMPLIFIED.encode("utf-16"), "是 UTF-16 编码", (1, 1)),
        (SIMPLIFIED.encode("utf-16-le"), "是 UTF-16 编码", (1, 1)),
        (SIMPLIFIED.encode("utf-16-be"), "是 UTF-16 编码", (1, 1)),
        (b"\xfe\xff" + SIMPLIFIED.encode("utf-16-be"), "是 UTF-16 编码", (1, 1)),
        (SIMPLIFIED.encode("utf-32"), "是 UTF-32 编码", (1, 1)),
        ("- a: déjà vu\n".encode("latin-1"), "不是 UTF-8 编码（字节 E9）", (1, 7)),
        (b"- a: \xff\n", "不是 UTF-8 编码（字节 FF）", (1, 6)),
        (SIMPLIFIED.encode() + "- 驿站\n".encode("gbk"), "这里混入了不是 UTF-8 的内容", (3, 3)),
        (SIMPLIFIED.encode()[:-2], "这里混入了不是 UTF-8 的内容", (2, 22)),
    ],
)
def test_another_encoding_is_called_by_its_name(data: bytes, says: str, place: tuple[int, int]) -> None:
    text, [problem] = decode("a.yml", data)
    assert text is None
    assert says in problem.message
    assert (problem.line, problem.column, problem.code) == (*place, "not-utf8")
    assert "UTF-8" in problem.hint


@pytest.mark.parametrize("han", ["一", "通", "一通", "店"])
def test_chinese_in_gbk_that_happens_to_be_utf8_is_suspected(han: str) -> None:
    data = f"- id: a\n  name: {han}\n".encode("gbk")
    if han == "店":
        data = "- name: 一\n  x: 通\n".encode("gbk")
    _, [problem] = decode("a.yml", data)
    assert problem.code == "perhaps-gbk"
    assert problem.severity is Severity.WARNING
    assert "一" in problem.message or "通" in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "café ©",
        "naïve Ünal",
        "Привет, мир",
        "ελληνικά",
        "- 驿站 · α",
        "· — …",
        "ئۇيغۇر",
        "עברית",
        "- a: 20℃ ±5",
    ],
)
def test_living_languages_are_not_taken_for_gbk(text: str) -> None:
    assert decode("a.yml", text.encode()) == (text, [])


def test_every_line_end_becomes_a_newline() -> None:
    assert decode("a.yml", b"a\r\nb\rc\n").text == "a\nb\nc\n"
