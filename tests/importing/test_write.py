"""What is written is what the strict reader gives back, and it looks as a person would write it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importing.write import append, as_list_item, as_mapping
from generator.records.source import read_records
from generator.records.text import clean

ODD = [
    "~",
    "null",
    "Yes",
    "a: b",
    "a #1",
    "- x",
    "? y",
    "{a}",
    "[b",
    "'q",
    '"',
    "中山路 #12 室",
    "注意: 请预约",
    "---",
]
ODD += [
    "22:00",
    "0755",
    "一\n二",
    "一\n\n　　二\n",
    " \n a",
    "a\n  b\n",
    "x:",
    "&a",
    "*b",
    "!c",
    "%d",
    "@e",
    "`f",
    "|",
]
TEXTS = (st.text() | st.sampled_from(ODD)).map(lambda text: clean(text)[0])
KEYS = st.sampled_from(["name", "story", "座位", "手机充电", "a-b", "x y", "null", "1"])
VALUES = st.recursive(
    st.none() | TEXTS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4) | st.dictionaries(KEYS, inner, min_size=1, max_size=4)
    ),
)
RECORDS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=5)


@settings(max_examples=200, deadline=None)
@given(st.lists(RECORDS, min_size=1, max_size=3), TEXTS)
def test_any_list_of_records_comes_back_unchanged(records: list[dict[str, Any]], remark: str) -> None:
    text = "\n".join(as_list_item(record, ["原表 " + remark]) for record in records)
    document = read_records("a.yml", text.encode())
    assert document.problems == []
    assert [row.data for row in document.rows] == records


@settings(max_examples=100, deadline=None)
@given(RECORDS, TEXTS)
def test_any_record_in_a_file_of_its_own_comes_back_unchanged(record: dict[str, Any], remark: str) -> None:
    document = read_records("a.yml", as_mapping(record, ["原表 " + remark]).encode(), shape="mapping")
    assert document.problems == []
    assert [row.data for row in document.rows] == [record]


def test_a_record_looks_as_a_person_would_write_it() -> None:
    record = {
        "id": "zz-001",
        "name": "工会驿站(枫杨)",
        "hours": "周一至周五 08:30-12:00,13:00-17:30",
        "phone": "0371-55269597",
        "note": "注意: 请预约",
        "address": "中山路 #12 室",
        "position": {"lng": "113.56", "lat": "34.81", "datum": "gcj02"},
        "facilities": ["座位", "饮水"],
        "source": [{"title": "某报", "date": "2026-07"}],
        "story": "第一段\n\n　　第二段\n",
        "remark": None,
    }
    assert as_list_item(record, ["原表：x=1\n2"]) == (
        "# 原表：x=1 2\n"
        "- id: zz-001\n"
        "  name: 工会驿站(枫杨)\n"
        "  hours: 周一至周五 08:30-12:00,13:00-17:30\n"
        "  phone: 0371-55269597\n"
        '  note: "注意: 请预约"\n'
        '  address: "中山路 #12 室"\n'
        "  position: {lng: 113.56, lat: 34.81, datum: gcj02}\n"
        "  facilities: [座位, 饮水]\n"
        "  source:\n"
        "    - title: 某报\n"
        "      date: 2026-07\n"
        "  story: |\n"
        "    第一段\n"
        "\n"
        "    　　第二段\n"
        "  remark:\n"
    )


@pytest.mark.parametrize(
    ("old", "whole"),
    [
        ("", "- id: b\n"),
        ("# 驿站\n", "# 驿站\n\n- id: b\n"),
        ("[]\n", "- id: b\n"),
        ("- id: a\n", "- id: a\n\n- id: b\n"),
        ("- id: a\n\n\n", "- id: a\n\n- id: b\n"),
        ("---\n# 头\n- id: a # 尾", "---\n# 头\n- id: a # 尾\n\n- id: b\n"),
        ("  - id: a\r\n    x: 1\r\n", "  - id: a\n    x: 1\n\n  - id: b\n"),
        ("stations:\n- id: a\n", None),
        ("[{id: a}]\n", None),
        ("id: a\n", None),
    ],
)
def test_records_are_added_below_those_that_a_file_holds(old: str, whole: str | None) -> None:
    assert append(old, "- id: b\n") == whole
