"""YAML is read strictly: every value as text, every mistake said once, in Chinese, at its place."""

import re
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.records.problem import Problem, Severity
from generator.records.source import Document, Env, Row, read_records, read_settings


def mapping(text: str) -> Document:
    return read_records("a.yml", text.encode(), shape="mapping")


def listed(text: str) -> Document:
    return read_records("stations.yml", text.encode())


def only(document: Document) -> Row:
    assert document.problems == []
    [row] = document.rows
    return row


def said(problem: Problem) -> tuple[int, int, str]:
    return problem.line, problem.column, problem.code


# -- values: every row of the table of YAML's surprises that is not a mistake


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 22:00", "22:00"),
        ("a: 7:30", "7:30"),
        ("a: 24:00", "24:00"),
        ("a: 22:00:00", "22:00:00"),
        ("a: 08:00-22:00", "08:00-22:00"),
        ("a: NO", "NO"),
        ("a: on", "on"),
        ("a: Off", "Off"),
        ("a: yes", "yes"),
        ("a: y", "y"),
        ("a: 0755", "0755"),
        ("a: 0123", "0123"),
        ("a: 13800138000", "13800138000"),
        ("a: 021-62345678", "021-62345678"),
        ("a: 1_000", "1_000"),
        ("a: 0x1F", "0x1F"),
        ("a: 1.20e+5", "1.20e+5"),
        ("a: .nan", ".nan"),
        ("a: 310101199001011234", "310101199001011234"),
        ("a: " + "9" * 5000, "9" * 5000),
        ("a: 2026-11-21", "2026-11-21"),
        ("a: 2026-02-30", "2026-02-30"),
        ("a: 0000-01-01", "0000-01-01"),
        ("a: 中山路#12室", "中山路#12室"),
        ("a: “引号”里外", "“引号”里外"),
        ("a: 🛵 𠮷 䶮", "🛵 𠮷 䶮"),
        ("a:", None),
        ("a: ~", None),
        ("a: null", None),
        ('a: ""', ""),
        ('a: "~"', "~"),
        ("a: 'null'", "null"),
        ("a: [x, '', ~]", ["x", "", None]),
        ("a: {b: 1, 二: 2}", {"b": "1", "二": "2"}),
        ("a: |\n  - 不是记录\n  　　首行缩进 #12\n", "- 不是记录\n　　首行缩进 #12\n"),
        ("a: >-\n  一\n  二\n", "一 二"),
        ('a: "\\u9a7f\\x20\\n站"', "驿 \n站"),
        ("a: 1\r\n", "1"),
        ("---\na: 1\n...\n", "1"),
        ("\ufeffa: 1", "1"),
    ],
)
def test_a_value_arrives_as_it_is_written(text: str, value: object) -> None:
    assert only(mapping(text)).data == {"a": value}


def test_a_carriage_return_ends_a_line() -> None:
    assert only(mapping("a: 1\rb: 2\r\nc: 3\n")).data == {"a": "1", "b": "2", "c": "3"}


@pytest.mark.parametrize("text", ["", "\n", "# 只有注释\n", "\ufeff", "---\n"])
def test_a_file_without_content_holds_no_records_and_no_mistakes(text: str) -> None:
    assert mapping(text) == Document([], [])
    assert listed(text) == listed("[]\n") == Document([], [])


# -- mistakes: one problem each


DEEP = "a: " + "[" * 40 + "]" * 40

MISTAKES = [
    ("a: 1\na: 2", (2, 1, "duplicate-key"), "先是「1」，又是「2」"),
    ("a:\n\tb: 1", (2, 1, "tab-indent"), "Tab"),
    ("名称：驿站", (1, 1, "wide-colon"), "名称：驿站"),
    ("名称：驿站\n地址: x", (1, 1, "wide-colon"), "名称：驿站"),
    ("地址: x\n名称：驿站\n电话: y", (2, 1, "wide-colon"), "名称：驿站"),
    ("a: {b：1}", (1, 5, "wide-colon"), "b：1"),
    ("a:1", (1, 1, "missing-space"), "a:1"),
    ("b: 2\na:1\n", (2, 1, "missing-space"), "a:1"),
    ("a: {lng:113.6}", (1, 5, "missing-space"), "lng:113.6"),
    ("a:\n\u00a0\u00a0b: 1", (2, 1, "wide-space-indent"), "b"),
    ("a: 1\n\u3000b: 1", (2, 1, "wide-space-indent"), "b"),
    ("t: 注意: 请预约", (1, 4, "colon-in-value"), "注意: 请预约"),
    ("w: “引号”内容: x", (1, 4, "colon-in-value"), "“引号”内容: x"),
    ("w: *重点*", (1, 4, "quote-needed"), "*重点*"),
    ("w: @abc", (1, 4, "quote-needed"), "@abc"),
    ("w: %abc", (1, 4, "quote-needed"), "%abc"),
    ("w: `abc`", (1, 4, "quote-needed"), "`abc`"),
    ("w: !重要", (1, 4, "quote-needed"), "!重要"),
    ("w: ] x", (1, 4, "quote-needed"), "] x"),
    ("w: - x", (1, 4, "quote-needed"), "- x"),
    ("w: [重要] 请预约\nx: 1", (1, 4, "text-after-bracket"), "[重要] 请预约"),
    ("w: '老王's 店'", (1, 4, "text-after-quote"), "老王"),
    ('w: 说"好": 是', (1, 4, "colon-in-value"), '说"好": 是'),
    ("w: !abc", (1, 4, "tag"), "!abc"),
    ("w: !!str 1", (1, 4, "tag"), "!!str 1"),
    ("w: &abc", (1, 4, "anchor"), "&abc"),
    ("w: *abc", (1, 4, "alias"), "*abc"),
    ('w: !!python/object/apply:os.system ["id"]', (1, 4, "tag"), "python/object"),
    ("a:\n  <<: {b: 1}", (2, 3, "merge-key"), "<<"),
    ("? \n: 1", (1, 2, "empty-key"), "没有字段名"),
    ("? [a, b]\n: 1", (1, 3, "complex-key"), "列表"),
    ("{[1]: 2}", (1, 2, "complex-key"), "列表"),
    ('a: "驿站', (1, 4, "unclosed-quote"), "驿站"),
    ("a: [1, 2", (1, 4, "unclosed-bracket"), "[1, 2"),
    ("a: {b: 1", (1, 4, "unclosed-bracket"), "{b: 1"),
    ("a: [1,\n", (1, 4, "unclosed-bracket"), "a: [1,"),
    ('a: "老王"驿站\nb: 1', (1, 4, "text-after-quote"), '"老王"驿站'),
    ('a: "C:\\照片"', (1, 7, "bad-escape"), "C:\\照片"),
    ('a: "\\ud800"', (1, 7, "bad-escape"), "\\ud800"),
    ("a: 1\n    b: 2", (2, 6, "bad-indent"), "b: 2"),
    ("a: 1\n---\nb: 2", (2, 1, "many-documents"), "多个"),
    ("%x: 1", (1, 1, "percent-line"), "%"),
    ("%YAML 1.2\n---\na: 1", (1, 1, "directive"), "%"),
    ("hello", (1, 1, "not-a-mapping"), "字段"),
    ("- a", (1, 1, "not-a-mapping"), "字段"),
    ("a: x\u2028b: y", (1, 5, "forbidden-character"), "U+2028"),
    ("a: x\x85b: y", (1, 5, "forbidden-character"), "U+0085"),
    ("a: \u202eabc", (1, 4, "forbidden-character"), "U+202E"),
    ("a: \x07x", (1, 4, "forbidden-character"), "U+0007"),
    ("a: \x00x", (1, 4, "forbidden-character"), "U+0000"),
    ("a: x\ufffex", (1, 5, "forbidden-character"), "U+FFFE"),
    ("a: x\ufffdx", (1, 5, "forbidden-character"), "U+FFFD"),
    ('a: "\\u202e"', (1, 4, "forbidden-character"), "U+202E"),
    ("# 注释 \u202e", (1, 6, "forbidden-character"), "U+202E"),
    (DEEP, (1, 35, "too-deep"), "32"),
]


@pytest.mark.parametrize(("text", "place", "value"), MISTAKES)
def test_a_mistake_is_one_problem_with_place_value_and_advice(
    text: str, place: tuple[int, int, str], value: str
) -> None:
    [problem] = mapping(text).problems
    assert said(problem) == place
    assert problem.path == "a.yml"
    assert problem.severity is Severity.ERROR
    assert value in problem.message
    assert problem.hint


@pytest.mark.parametrize(("text", "place", "value"), MISTAKES)
def test_the_parsers_english_never_reaches_an_editor(
    text: str, place: tuple[int, int, str], value: str
) -> None:
    for problem in mapping(text).problems:
        assert not re.search(r"while|expected|found|could|block|token", problem.message + problem.hint)


@pytest.mark.parametrize(
    ("text", "place", "value", "data"),
    [
        ("a: 中山路 #12 室", (1, 8, "cut-by-comment"), "#12 室", "中山路"),
        ("a: #12 室", (1, 4, "cut-by-comment"), "#12 室", None),
        ("a: 柳河路 18 号 #一楼东", (1, 13, "cut-by-comment"), "#一楼东", "柳河路 18 号"),
        ("a: “甲站”", (1, 4, "chinese-quotes"), "“甲站”", "“甲站”"),
        ("a: ‘甲站’", (1, 4, "chinese-quotes"), "‘甲站’", "‘甲站’"),
        ("a: “甲站", (1, 4, "chinese-quotes"), "“甲站", "“甲站"),
        ("a: “甲站“", (1, 4, "chinese-quotes"), "“甲站“", "“甲站“"),
        ('a: “甲站"', (1, 4, "chinese-quotes"), '“甲站"', '“甲站"'),
        ("a: 甲站”", (1, 4, "chinese-quotes"), "甲站”", "甲站”"),
        ("a\u200b: 1", (1, 2, "invisible-character"), "U+200B", "1"),
        ("a: 驿\u00ad站", (1, 5, "invisible-character"), "U+00AD", "驿站"),
        ('a: "驿\\u200b站"', (1, 4, "invisible-character"), "U+200B", "驿站"),
        ("a: \u3000驿站", (1, 4, "edge-space"), "驿站", "驿站"),
        ('a: "驿站\u00a0"', (1, 4, "edge-space"), "驿站", "驿站"),
    ],
)
def test_what_is_only_doubtful_is_warned_of_and_read(
    text: str, place: tuple[int, int, str], value: str, data: str | None
) -> None:
    document = mapping(text)
    [problem] = document.problems
    assert said(problem) == place
    assert problem.severity is Severity.WARNING
    assert value in problem.message
    assert document.rows[0].data == {"a": data}


@pytest.mark.parametrize(
    "text",
    [
        "a: 1 # 两个",
        "a: 开放 # 2026 年起",
        "# a: 中山路 #12 室",
        'a: "中山路" #12 室',
        "a: |\n  中山路 #12 室\n",
        'a: "中山路 #12 室"',
        "a: 中山路 #",
        "a: 开放 ## 以下待核 ##",
        "a:\n  - 饮水 # 一楼\n",
        "a: [一, 二] #12",
    ],
)
def test_a_real_comment_is_no_cause_for_warning(text: str) -> None:
    assert mapping(text).problems == []


@pytest.mark.parametrize(
    "text",
    [
        "a: “爱心”驿站",
        "a: “甲”和“乙”",
        'a: "“我们都在路上”"',
        "a: |\n  甲：“乙”\n  - “丙”\n",
        "a: 骑手说“好”",
        "a: Rider’s",
        "a: |\n  他说：“好，\n  明天来。”\n",
    ],
)
def test_chinese_quotes_that_belong_to_a_text_are_no_cause_for_warning(text: str) -> None:
    assert mapping(text).problems == []


@pytest.mark.parametrize("written", ["“甲站”", "“[甲]”", "“#1 站”", "“甲: 乙”x”", "“O'甲\"”"])
def test_both_ways_out_of_chinese_quotes_can_be_copied(written: str) -> None:
    problems = mapping(f"a: {written}").problems
    if "x" in written:
        assert [problem.code for problem in problems] == ["colon-in-value"]
        return
    [problem] = problems
    without, _, within = problem.hint.removeprefix("去掉引号，直接写 ").partition("；引号本来就有的，写成 ")
    for meant, value in ((without, written[1:-1]), (within, written)):
        document = mapping(f"a: {meant}")
        assert (document.rows[0].data, document.problems) == ({"a": value}, [])


def test_chinese_quotes_around_nothing_are_an_error() -> None:
    [problem] = mapping("a: “”").problems
    assert (*said(problem), problem.severity) == (1, 4, "chinese-quotes", Severity.ERROR)


@pytest.mark.parametrize(
    "opener", ["story: ｜", "story：｜", "story:｜ ", "story: ＞", "story: ｜-", "story: ｜－", "story: ＞- "]
)
@pytest.mark.parametrize("body", ["第一段\n\n  第二段：还有。", "第一段\n\n  “a: b” 第二段"])
def test_a_bar_of_full_width_is_told_and_its_text_read_as_meant(opener: str, body: str) -> None:
    document = mapping(f"name: 甲\n{opener}\n  {body}\nhost: 乙\n")
    [problem] = document.problems
    assert said(problem) == (2, 1, "wide-bar") and "story: |" in problem.hint
    assert document.rows[0].data["story"] == body.replace("\n  ", "\n") + "\n"


def test_a_bar_of_full_width_inside_a_text_is_text() -> None:
    assert mapping("story: |\n  见下：\n  host: ｜\nname: ｜甲｜\n").problems == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("story:\n  第一段\n\n  第二段\n", 1),
        ("name: 甲\nstory: 第一段\n  还是\n\n  第二段\n", 2),
    ],
)
def test_paragraphs_that_yaml_joins_are_told(text: str, line: int) -> None:
    [problem] = mapping(text).problems
    assert said(problem) == (line, 1, "paragraphs-joined") and "story: |" in problem.hint
    assert mapping("story: |\n  第一段\n\n  第二段\n").problems == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("第一段\n\n  第二段", "第一段\n\n第二段"),
        ("第一段\n  接着写\n\n  第二段\n\n  第三段", "第一段 接着写\n\n第二段\n\n第三段"),
        ("第一段\n\n\n  第二段", "第一段\n\n第二段"),
        ("第一段\n    一\n    二\n  第二段", "第一段\n  一\n  二\n第二段"),
    ],
)
@pytest.mark.parametrize(("sign", "end"), [(">", "\n"), (">-", ""), (">+", "\n")])
def test_a_blank_line_in_a_folded_text_parts_its_paragraphs(
    written: str, meant: str, sign: str, end: str
) -> None:
    document = mapping(f"story: {sign}\n  {written}\n")
    assert (document.problems, document.rows[0].data) == ([], {"story": meant + end})


@pytest.mark.parametrize(
    "text", ["a:\n  第一行\n  第二行\n", "a: >-\n  第一行\n  第二行\n", "a: >\n  一行\n"]
)
def test_lines_of_one_paragraph_may_be_joined(text: str) -> None:
    assert mapping(text).problems == []


# -- several mistakes in one run


BROKEN = """\
# 驿站
- id: a
  name: 甲
- id: b
  name：乙
  note: 注意: 预约
- id: c
  name: "丙
  area: x
- 丁
-
- id: e
  id: f
  address: 路 #12
- id: g
  position: {lng: 1,
lat: 2}
  hours: |
    - id: 不是记录
  w: &x
"""


def test_one_run_finds_every_mistake_of_a_file() -> None:
    document = listed(BROKEN)
    assert [said(problem) for problem in document.problems] == [
        (5, 3, "wide-colon"),
        (6, 9, "colon-in-value"),
        (8, 9, "unclosed-quote"),
        (10, 1, "not-a-record"),
        (11, 1, "not-a-record"),
        (13, 3, "duplicate-key"),
        (14, 14, "cut-by-comment"),
        (20, 6, "anchor"),
    ]


def test_sound_records_are_read_beside_broken_ones_and_the_lost_are_known() -> None:
    document = listed(BROKEN)
    sound = [row for row in document.rows if not row.partial]
    assert [(row.line, row.data["id"]) for row in sound] == [(2, "a"), (12, "e"), (15, "g")]
    assert sound[2].data["position"] == {"lng": "1", "lat": "2"}
    assert sound[2].data["hours"] == "- id: 不是记录\n"
    assert document.met == 7


def test_what_is_left_of_a_broken_record_can_be_checked_too() -> None:
    document = listed(BROKEN)
    partial = [(row.line, row.data) for row in document.rows if row.partial]
    assert partial == [(4, {"id": "b", "name": "乙"}), (7, {"id": "c", "area": "x"})]
    assert [row.place(("area",)) for row in document.rows if row.line == 7] == [(9, 9)]
    assert document.lost == frozenset()
    assert listed('- id： d\n  name: "丁\n- id: "e\n').lost == {"e"}


def test_a_broken_mapping_tells_all_its_mistakes_too() -> None:
    document = mapping("name：甲\nstory: |\n  第一段: x: y\n\nnote: 一: 二\nq: *\n")
    assert [said(problem) for problem in document.problems] == [
        (1, 1, "wide-colon"),
        (5, 7, "colon-in-value"),
        (6, 4, "quote-needed"),
    ]
    [row] = document.rows
    assert row.partial and row.data == {"name": "甲", "story": "第一段: x: y\n"}


# -- shapes of lists


@pytest.mark.parametrize(
    "text",
    [
        "- id: a\n  x: 1\n- id: b\n  x: 2\n",
        "---\n# 头\n\n- id: a\n  x: 1\n\n# 中\n- id: b\n  x: 2 # 尾\n",
        "  - id: a\n    x: 1\n  - id: b\n    x: 2\n",
        "-\n  id: a\n  x: 1\n-\n  id: b\n  x: 2\n",
        '- {"id": "a", "x": "1"}\n- {id: b,\nx: 2}\n',
        "[{id: a, x: 1}, {id: b, x: 2}]\n",
        "- id: a\n  x: 1\n- id: b\n  x: 2\n...\n",
        '- {"id": a, x: "1"}\n- id: b\n  x: 2',
    ],
)
def test_a_list_may_be_written_in_any_of_yamls_ways(text: str) -> None:
    document = listed(text)
    assert document.problems == []
    assert [row.data for row in document.rows] == [{"id": "a", "x": "1"}, {"id": "b", "x": "2"}]
    lines = text.split("\n")
    for row in document.rows:
        line, column = row.place(("x",))
        assert lines[line - 1][column - 1 :].lstrip('"').startswith(row.data["x"])


def test_a_quoted_text_may_hold_a_line_that_looks_like_a_record() -> None:
    document = listed('- id: a\n  s: "一\n- id: 二"\n- id: b\n')
    assert document.problems == []
    assert [row.data for row in document.rows] == [{"id": "a", "s": "一 - id: 二"}, {"id": "b"}]
    assert [row.line for row in document.rows] == [1, 4]
    assert document.rows[1].place(("id",)) == (4, 7)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("stations:\n- id: a\n", (1, 1, "not-a-list")),
        ("# 头\nid: a\n", (2, 1, "not-a-list")),
        ("- 编号：a\n", (1, 3, "wide-colon")),
        ("- [a]\n", (1, 1, "not-a-record")),
        ("- a\nb: 1\n", (2, 1, "bad-indent")),
    ],
)
def test_what_is_not_a_list_of_records_is_said(text: str, place: tuple[int, int, str]) -> None:
    document = listed(text)
    assert said(document.problems[0]) == place
    assert all(row.partial for row in document.rows)


def test_a_list_of_texts_is_read_where_texts_are_wanted() -> None:
    document = read_records("t.yml", b"# x\n- aa\n- 'bb'\n- {c: d}\n", items="text")
    assert [(row.line, row.data) for row in document.rows] == [(2, "aa"), (3, "bb")]
    assert [said(problem) for problem in document.problems] == [(4, 1, "not-a-record")]


# -- places


RECORD = """\
- id: a
  name: 甲

- id: b
  position:
    lng: 118.8
    lat: 32.0
  access:
    - {hours: 08:00-22:00, how: 直接进}
    - hours: 22:00-08:00
      how: 刷卡
  phone:
"""


@pytest.mark.parametrize(
    ("loc", "place"),
    [
        (("id",), (4, 7)),
        (("position", "lat"), (7, 10)),
        (("access", 0, "how"), (9, 33)),
        (("access", 1, "how"), (11, 12)),
        (("position", "datum"), (5, 3)),
        (("phone",), (12, 3)),
        (("position",), (5, 3)),
        (("name",), (4, 3)),
        ((), (4, 3)),
    ],
)
def test_a_row_knows_the_line_and_column_of_each_value(loc: tuple[Any, ...], place: tuple[int, int]) -> None:
    row = listed(RECORD).rows[1]
    assert row.place(loc) == place
    assert read_records("x", (RECORD + "...\n").encode()).rows[1].place(loc) == place


def test_a_row_knows_where_a_key_stands() -> None:
    row = listed(RECORD).rows[1]
    assert row.place(("access", 1, "how"), key=True) == (11, 7)
    assert row.place(("position", "lat"), key=True) == (7, 5)


def test_equal_texts_hold_equal_data_and_different_records_have_different_texts() -> None:
    for text in (RECORD, RECORD + "...\n"):
        one, other = listed(text).rows
        assert one.text != other.text


# -- bombs


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000 + "]" * 200_000,
        "{a: " * 100_000,
        "- " * 200_000,
        "? " * 100_000,
        "a: " + "[" * 200_000,
        '"' + "a" * 400_000,
        "&a " * 100_000,
        "a: !" + "x" * 400_000,
        "{" + ", ".join(f"k{number}: 1" for number in range(20_000)) + "}",
        "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a]\n" for n in range(300)),
        "\u202e" * 200_000,
        "名称：" * 100_000,
        "a: " + "#1 " * 100_000,
        'a: "' + '\\"' * 100_000,
    ],
    ids=lambda text: text[:12],
)
@pytest.mark.parametrize("shape", ["list", "mapping"])
def test_a_file_made_to_break_the_reader_ends_in_few_problems_soon(text: str, shape: Any) -> None:
    start = time.process_time()
    document = read_records("bomb.yml", text.encode(), shape=shape)
    assert time.process_time() - start < 20
    assert len(document.problems) <= 2000
    assert all(len(problem.message) < 300 for problem in document.problems)


def test_a_file_beyond_64_mb_is_refused_unread() -> None:
    [problem] = read_records("big.yml", b"#" * (64 * 1024 * 1024 + 1)).problems
    assert said(problem) == (1, 1, "file-too-big")
    assert "64.0 MB" in problem.message


# -- the cache


LINES = st.sampled_from(
    [
        "- id: a",
        "- id: b",
        "  name: 甲",
        "  name：乙",
        "  name: 丙 #12",
        "  story: |",
        "    - 一",
        "    　二",
        "  s: 'x",
        "- y'",
        "  f: [a,",
        "- b]",
        "b]",
        "# 注释",
        "",
        "---",
        "- 丁",
        "  t: 一: 二",
        "  w: &x",
        "\tx: 1",
        "  a: \u2028",
        "x: 1",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=12), st.lists(LINES, max_size=12))
def test_reading_with_a_cache_gives_the_same_as_reading_without(one: list[str], other: list[str]) -> None:
    cache: Any = {}
    for lines in (one, other, one + other):
        data = "\n".join(lines).encode()
        expected = read_records("s.yml", data)
        assert read_records("s.yml", data, cache=cache) == expected
        assert read_records("s.yml", data, cache=cache) == expected


def test_an_unchanged_record_is_not_parsed_again() -> None:
    cache: Any = {}
    first = read_records("s.yml", RECORD.encode(), cache=cache).rows
    again = read_records("s.yml", b"# moved\n" + RECORD.encode(), cache=cache).rows
    assert again[1].data is first[1].data
    assert again[1].line == first[1].line + 1


# -- any text at all


@settings(max_examples=300, deadline=None)
@given(st.text() | st.lists(LINES).map("\n".join))
def test_no_text_raises_and_every_problem_stands_inside_the_file(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    for shape in ("list", "mapping"):
        document = read_records("x.yml", data, shape=shape)  # type: ignore[arg-type]
        for problem in document.problems:
            assert 1 <= problem.line <= len(re.split(r"\r\n|\r|\n", text))
            assert problem.column >= 1
            assert problem.message and problem.hint


# -- settings


SETTINGS = b"""\
site_name: x
site_url: !ENV [SITE_URL, URL, "https://example.org/"]
extra: {key: !ENV MAP_KEY}
markdown_extensions:
  - emoji: {index: !!python/name:material.extensions.emoji.twemoji }
plugins:
  - yitu:
      map: !ENV [KEY]
"""


def test_settings_may_come_from_the_environment_and_name_python_objects() -> None:
    row = only(read_settings("mkdocs.yml", SETTINGS))
    assert row.data["site_url"] == Env(("SITE_URL", "URL"), "https://example.org/")
    assert row.data["extra"] == {"key": Env(("MAP_KEY",))}
    assert row.data["plugins"] == [{"yitu": {"map": Env(("KEY",))}}]
    assert row.data["markdown_extensions"][0]["emoji"]["index"].endswith("twemoji")
    assert row.place(("plugins", 0, "yitu", "map"), key=True) == (8, 7)


def test_settings_are_otherwise_as_strict_as_records() -> None:
    document = read_settings("mkdocs.yml", b"a: 1\na: 2\nb: *c\n")
    assert [said(problem) for problem in document.problems] == [
        (2, 1, "duplicate-key"),
        (3, 4, "alias"),
    ]
