"""A CSV file is read as Excel, WPS and others write it."""

import pytest

from generator.importing.fault import ImportFault
from generator.importing.table import read_table


def weight(heading: str) -> int:
    return int(heading in ("名称", "地址", "电话", "设施", "备注"))


def cells(data: bytes) -> list[tuple[str, ...]]:
    table = read_table(data, weight=weight)
    return [table.headings, *(line.cells for line in table.lines)]


PLAIN = [("名称", "地址"), ("甲站", "一路1号"), ("乙站", "二路")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_separator_and_line_end_are_found_out(encoding: str, mark: str, end: str) -> None:
    text = end.join(mark.join(row) for row in PLAIN) + end
    assert cells(text.encode(encoding)) == PLAIN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('名称,地址\n"甲,站","一路\n1号"\n', [("名称", "地址"), ("甲,站", "一路\n1号")]),
        ('名称,地址\n"甲""站""",x\n', [("名称", "地址"), ('甲"站"', "x")]),
        ("\n名称,地址\n,\n 甲站 ,　\n\n", [("名称", "地址"), ("甲站", "")]),
        ("名称,名称,\n甲,乙,丙\n", [("名称", "名称 (2)", "第3列"), ("甲", "乙", "丙")]),
        ("名称,地址\n甲\n乙,x,多出\n", [("名称", "地址", "第3列"), ("甲", "", ""), ("乙", "x", "多出")]),
        ("某市驿站一览表,\n2026 年,\n名称,地址\n甲,x\n", [("名称", "地址"), ("甲", "x")]),
        ('名称,电话\n甲,"=""0371"""\n乙,\'0372\n', [("名称", "电话"), ("甲", "0371"), ("乙", "0372")]),
        ("名称,地址\n甲\u200b站,\u202e路\x00\n", [("名称", "地址"), ("甲站", "路")]),
    ],
)
def test_cells_are_what_a_spreadsheet_shows(text: str, expected: list[tuple[str, ...]]) -> None:
    assert cells(text.encode()) == expected


def test_a_row_knows_its_line_in_the_file() -> None:
    table = read_table('名称,地址\n"甲\n站",x\n\n乙,y\n'.encode(), weight=weight)
    assert [line.number for line in table.lines] == [3, 5]


def test_what_was_done_to_read_the_table_is_told() -> None:
    table = read_table("一览表,\n名称,名称\n甲,乙\n".encode("gbk"), weight=weight)
    assert table.notes == (
        "按 GBK（GB18030）编码读入",
        "跳过表头上面的 1 行标题",
        "表头「名称」出现了 2 次，后一个叫作「名称 (2)」",
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "表里没有内容"),
        (b"\xef\xbb\xbf\n,,\n", "表里没有内容"),
        (b"PK\x03\x04xxxx", "这是 Excel 工作簿"),
        (b"\xd0\xcf\x11\xe0xxxx", "这是 Excel 工作簿"),
        ("名称\n".encode() + b"\xff\xff", "认不出文件的编码"),
        (b"a" * 1_000_001, "第 1 行起读不下去"),
        ('名称,地址\n甲站,一路\n"乙站,二路\n丙站,三路\n'.encode(), "第 3 行起读不下去"),
        ("名稱,地址\n和平路驛站,和平路一號\n".encode("big5"), "像是 Big5 编码"),
        (b"#" * (64 * 1024 * 1024 + 1), "上限是 64 MB"),
    ],
)
def test_what_is_no_table_is_refused_with_advice(data: bytes, message: str) -> None:
    with pytest.raises(ImportFault) as caught:
        read_table(data, weight=weight)
    assert message in caught.value.message
    assert caught.value.hint
