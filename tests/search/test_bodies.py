"""Bodies in blocks, and the table that says which block may hold a word."""

import json

from generator.search.bodies import BLOCK, FEW, bodies, bucket_of
from generator.search.text import changes_in

LONG = "骑手在路边歇脚。" * (BLOCK // 16)


def read(files: dict[str, bytes], name: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(files[name])
    return found


def test_texts_stay_in_their_order_and_a_block_without_text_has_no_file() -> None:
    found = bodies(["", "", LONG, LONG, "末尾"], "data/x")
    assert [rows for _, rows in found.blocks] == [4, 1]
    texts = [text for name, _ in found.blocks for text in read(found.files, name)["text"]]  # type: ignore[attr-defined]
    assert texts == ["", "", LONG, LONG, "末尾"]
    assert bodies(["", ""], "data/x").blocks == [("", 2)]
    assert bodies(["", ""], "data/x").files == {}


def test_few_blocks_need_no_table_of_pairs() -> None:
    assert bodies([LONG + LONG] * FEW, "data/x").pairs == []


def test_the_table_names_the_blocks_that_hold_a_pair() -> None:
    texts = [LONG + LONG + word for word in ("甲乙", "", "ＷiFi 滅火", "", "甲乙 火器")]
    changes = changes_in(set("".join(texts)))
    found = bodies(texts, "data/x", changes=changes)
    tables = [read(found.files, name)["pairs"] for name in found.pairs]

    def places(pair: str) -> object:
        return tables[bucket_of(pair, len(tables))].get(pair)  # type: ignore[attr-defined]

    assert places("甲乙") == [0, 4]
    assert places("灭火") == [2], "folded like the query"
    assert places("wi") == [2]
    assert places("骑手") == [], "no numbers: everywhere"
    assert places("火火") is None
    assert places("i ") is None and places(" 灭") is None


def test_a_changed_text_changes_the_name_of_its_block_alone() -> None:
    texts = [LONG + LONG] * 3
    before = bodies(texts, "data/x").blocks
    after = bodies([*texts[:2], LONG + LONG + "新"], "data/x").blocks
    assert before[:2] == after[:2] and before[2] != after[2]
