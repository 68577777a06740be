import multiprocessing
import os

import pytest

from generator import cache, plan
from generator.host import ahead, pipeline
from generator.kinds import KINDS
from generator.records import Settings

SETTINGS = Settings(site_name="示例网", site_url="https://example.org/")


def begun(store, **options):
    """Begin and wait, which no build does."""
    ahead.begin(SETTINGS, store, **options)
    children = multiprocessing.active_children()
    for child in children:
        child.join()
        assert child.exitcode == 0
    return children


@pytest.fixture
def two_processors(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def test_what_no_record_changes_is_there_when_it_is_needed(tmp_path, two_processors, monkeypatch):
    store = cache.Store(tmp_path / "cache")
    assert begun(store)

    def never(*arguments):
        raise AssertionError("drawn or compiled again")

    monkeypatch.setattr(pipeline, "map_document", never)
    document = pipeline.drawn(store, plan.ground_of(SETTINGS))
    assert "map_yitu" in document.script
    templates = plan.templates_of(KINDS, bytecode=store.bytecode())
    monkeypatch.setattr(type(templates), "compile", never)
    for name in ("shell.html", "macros.html", "station/station.html", "exemplar/exemplar.html"):
        assert templates.get_template(name)


def test_one_processor_is_left_alone(tmp_path, two_processors):
    assert not begun(cache.Store(tmp_path / "cache"), jobs=1)
    assert not (tmp_path / "cache").exists()


def test_without_a_place_for_a_cache_nothing_is_wrong(tmp_path, two_processors):
    (tmp_path / "file").write_text("no folder")
    assert begun(cache.Store(tmp_path / "file" / "cache"))
