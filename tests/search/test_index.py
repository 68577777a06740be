"""The search index: columns, and persons in a file of their own."""

import json

from generator.render.exports import Entry
from generator.search import search_data
from generator.search.index import INDEX

STATION = Entry("驿站", "新街口驿站", "stations/xjk/", "中山路 18 号")
SERVICE = Entry("服务", "热饭", "services/meal/")
PERSON = Entry("好事", "甲师傅", "exemplars/p-1/", "雨夜敲门", personal=True)


def test_the_index_lists_every_entry_in_its_order() -> None:
    index = json.loads(search_data([STATION, SERVICE])[INDEX])
    assert [index["kinds"][kind] for kind in index["kind"]] == ["驿站", "服务"]
    assert index["title"] == ["新街口驿站", "热饭"]
    assert index["url"] == ["stations/xjk/", "services/meal/"]
    assert index["text"] == ["中山路 18 号", ""]


def test_nothing_of_a_person_stands_in_the_shared_index() -> None:
    files = search_data([STATION, PERSON])
    shared = files[INDEX].decode()
    assert all(word not in shared for word in ("甲师傅", "雨夜", "p-1", "好事"))
    people = json.loads(shared)["people"]
    assert people.startswith("data/people/")
    assert "甲师傅" in files[people].decode()


def test_a_site_without_persons_has_no_file_of_persons() -> None:
    assert list(search_data([STATION])) == [INDEX]
    assert json.loads(search_data([STATION])[INDEX])["people"] == ""


def test_an_empty_site_has_an_index_that_can_be_read() -> None:
    assert json.loads(search_data([])[INDEX])["title"] == []


def test_another_story_gives_its_file_another_name() -> None:
    other = Entry("好事", "甲师傅", "exemplars/p-1/", "换了文字", personal=True)
    assert list(search_data([PERSON]))[1] != list(search_data([other]))[1]
