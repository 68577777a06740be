"""The search index: titles and lines first, and persons in files of their own."""

import json

from generator.render.exports import Entry
from generator.search import INDEX, search_data

STATION = Entry("驿站", "新街口驿站", "stations/xjk/", "中山路 18 号", "微波炉")
SERVICE = Entry("服务", "热饭", "services/meal/")
PERSON = Entry("好事", "甲师傅", "exemplars/p-1/", "雨夜敲门", "他扑灭了小火", personal=True)
OTHER = Entry("好事", "甲师傅", "exemplars/p-1/", "雨夜敲门", "换了文字", personal=True)


def test_the_index_lists_every_entry_in_its_order() -> None:
    index = json.loads(search_data([STATION, SERVICE])[INDEX])
    assert [index["kinds"][kind] for kind in index["kind"]] == ["驿站", "服务"]
    assert index["title"] == ["新街口驿站", "热饭"]
    assert index["url"] == ["stations/xjk/", "services/meal/"]
    assert index["line"] == ["中山路 18 号", ""]
    assert index["pinyin"]["jie"] == "街"
    assert sum(rows for _, rows in index["blocks"]) == 2


def test_bodies_are_not_in_the_index_but_in_a_block_named_by_its_content() -> None:
    files = search_data([STATION])
    assert "微波炉" not in files[INDEX].decode()
    name = json.loads(files[INDEX])["blocks"][0][0]
    assert name.startswith("data/search/")
    assert json.loads(files[name])["text"] == ["微波炉"]


def test_nothing_of_a_person_stands_in_a_shared_file() -> None:
    files = search_data([STATION, PERSON])
    for path, content in files.items():
        if not path.startswith("data/people/"):
            assert all(word not in content.decode() for word in ("甲", "雨夜", "扑灭", "p-1", "好事", "jia"))
    people = json.loads(files[json.loads(files[INDEX])["people"]])
    assert people["title"] == ["甲师傅"]
    assert "他扑灭了小火" in files[people["blocks"][0][0]].decode()


def test_a_site_without_persons_has_no_file_of_persons() -> None:
    files = search_data([STATION])
    assert not [path for path in files if "people" in path]
    assert json.loads(files[INDEX])["people"] == ""


def test_an_empty_site_has_an_index_that_can_be_read() -> None:
    assert json.loads(search_data([])[INDEX])["title"] == []


def test_another_story_gives_its_files_other_names_and_the_index_keeps_its_own() -> None:
    before, after = search_data([PERSON]), search_data([OTHER])
    assert set(before) & set(after) == {INDEX}


def test_synonyms_are_folded_and_a_lone_word_is_none() -> None:
    index = json.loads(search_data([], synonyms=[("ＷｉＦｉ", "无线網"), ("一个",), ("AED", "aed")])[INDEX])
    assert index["same"] == [["wifi", "无线网"]]


def test_the_same_entries_give_the_same_bytes() -> None:
    entries = [STATION, SERVICE, PERSON]
    assert search_data(entries) == search_data(entries)
