import pytest

from tests.browsing import find_chromium
from tests.browsing.find_chromium import ChromiumMissing, find, install, main


@pytest.fixture
def bare(monkeypatch):
    """A machine without any browser on which nothing can be installed."""
    monkeypatch.setattr(find_chromium, "USUAL_PLACES", ())
    monkeypatch.setattr(find_chromium, "playwrights_own", lambda: None)
    monkeypatch.setattr(find_chromium, "has_chinese_font", lambda: False)
    commands = []
    monkeypatch.setattr(find_chromium.subprocess, "run", lambda command, **_: commands.append(command))
    return commands


def program(folder, name):
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_chrome_wins_over_the_path(tmp_path, bare):
    named = program(tmp_path / "own", "my-browser")
    program(tmp_path / "bin", "chromium")
    assert find({"CHROME": str(named), "PATH": str(tmp_path / "bin")}) == named


def test_chromium_wins_over_google_chrome(tmp_path, bare):
    program(tmp_path / "bin", "google-chrome")
    chromium = program(tmp_path / "bin", "chromium")
    assert find({"PATH": str(tmp_path / "bin")}) == chromium


def test_a_chrome_that_is_no_file_is_an_error(tmp_path):
    with pytest.raises(ChromiumMissing, match="CHROME names no file"):
        find({"CHROME": str(tmp_path / "gone")})


def test_apt_is_asked_for_browser_and_font_only_as_root(tmp_path, bare, monkeypatch):
    only_apt = {"apt-get": "/usr/bin/apt-get"}
    monkeypatch.setattr(find_chromium.shutil, "which", lambda name, path=None: only_apt.get(name))
    monkeypatch.setattr(find_chromium.os, "geteuid", lambda: 0, raising=False)
    with pytest.raises(ChromiumMissing):
        install({})
    assert bare[1][-2:] == ["chromium", "fonts-wqy-zenhei"]
    assert bare[2][1:] == ["-m", "playwright", "install", "chromium"]
    bare.clear()
    monkeypatch.setattr(find_chromium.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(ChromiumMissing):
        install({})
    assert [command[1:] for command in bare] == [["-m", "playwright", "install", "chromium"]]


def test_a_missing_browser_is_a_failure_that_names_the_package(bare, monkeypatch, capsys):
    monkeypatch.setattr(find_chromium, "find", lambda environ: None)
    assert main([]) == 1
    assert "`chromium`" in capsys.readouterr().err
