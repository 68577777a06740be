"""The preview makes pages when they are asked for and shows what changed."""

import json
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.main import main
from generator.host.preview import Preview as InMemory
from tests.conftest import ROOT
from tests.host.test_doors import FILES, MKDOCS


class Preview:
    """A running `yitu serve`."""

    def __init__(self, folder: Path) -> None:
        environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-m", "generator", "serve", "-a", "127.0.0.1:0"]
        self.process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        assert self.process.stdout is not None
        self.root = ""
        while not self.root:
            line = self.process.stdout.readline()
            assert line, "the preview ended"
            found = re.search(r"http://127\.0\.0\.1:\d+/", line)
            self.root = found[0] if found else ""

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.root + path, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def changed(self, page: str) -> None:
        """Wait until there is something newer than a page."""
        version = re.search(r'version = "(\d+)"', page)
        assert version is not None
        assert self.get(f"-/changed?{version[1]}")[1] != version[1]


def served(folder: Path) -> Iterator[tuple[Preview, Path]]:
    running = Preview(folder)
    yield running, folder
    running.process.terminate()
    running.process.wait()


@pytest.fixture
def preview(site_folder: Callable[..., Path]) -> Iterator[tuple[Preview, Path]]:
    folder = site_folder(FILES)
    yield from served(folder)


def test_pages_data_and_hand_written_pages_are_served(preview: tuple[Preview, Path]) -> None:
    running, _ = preview
    assert "测试驿站" in running.get("stations/a-1/")[1]
    assert "一段话" in running.get("about/")[1]
    assert running.get("data/app/index.json")[0] == 200
    assert "FeatureCollection" in running.get("data/stations.geojson")[1]
    status, page = running.get("stations/none/")
    assert status == 404 and "没有这个页面" in page


def test_a_changed_record_shows_and_a_mistake_is_told_and_mended(preview: tuple[Preview, Path]) -> None:
    running, folder = preview
    records = (folder / "stations.yml").read_text(encoding="utf-8")
    page = running.get("stations/a-1/")[1]
    (folder / "stations.yml").write_text(records.replace("测试驿站", "改名驿站"), encoding="utf-8")
    running.changed(page)
    page = running.get("stations/a-1/")[1]
    assert "改名驿站" in page
    (folder / "stations.yml").write_text(records.replace("name: 测试驿站", "nam: 测试驿站"), encoding="utf-8")
    running.changed(page)
    status, page = running.get("stations/a-1/")
    assert status == 500 and "stations.yml:" in page and "是否指「name」" in page
    (folder / "stations.yml").write_text(records, encoding="utf-8")
    running.changed(page)
    assert "测试驿站" in running.get("stations/a-1/")[1]


def test_a_changed_hand_written_page_shows(preview: tuple[Preview, Path]) -> None:
    running, folder = preview
    page = running.get("about/")[1]
    (folder / "content" / "about.md").write_text("# 关于本站\n\n新的一段。\n", encoding="utf-8")
    running.changed(page)
    assert "新的一段" in running.get("about/")[1]


@pytest.fixture
def elsewhere(site_folder: Callable[..., Path]) -> Iterator[tuple[Preview, Path]]:
    """A preview of a site whose hand-written pages lie in docs/zh."""
    files = {path.replace("content/about", "docs/zh/about"): content for path, content in FILES.items()}
    folder = site_folder(files | {"mkdocs.yml": FILES["mkdocs.yml"] | {"docs_dir": "docs/zh"}})
    yield from served(folder)


def test_a_hand_written_page_in_another_folder_is_watched_too(elsewhere: tuple[Preview, Path]) -> None:
    running, folder = elsewhere
    page = running.get("about/")[1]
    assert "一段话" in page
    (folder / "docs" / "zh" / "about.md").write_text("# 关于本站\n\n新的一段。\n", encoding="utf-8")
    running.changed(page)
    assert "新的一段" in running.get("about/")[1]


@pytest.mark.parametrize(
    "path", ["../mkdocs.yml", "..%2f..%2fmkdocs.yml", "stations/../../mkdocs.yml", "%2e%2e/stations.yml"]
)
def test_nothing_outside_the_site_is_served(preview: tuple[Preview, Path], path: str) -> None:
    running, _ = preview
    status, body = running.get(path)
    assert status == 404
    assert "site_url" not in body and "测试路" not in body


def test_a_build_after_a_preview_in_the_same_process_is_whole(
    site_folder: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """MkDocs keeps a plugin for the next build of a process, with what the preview told it."""
    folder = site_folder(FILES)
    monkeypatch.chdir(folder)
    shown = InMemory(folder, {}, lambda text: None)
    shown.load()
    shown.close()
    result = CliRunner().invoke(main, ["build"])
    assert result.exit_code == 0, result.output
    assert (folder / "site/stations/a-1/index.html").is_file()


@pytest.fixture
def own_frame(site_folder: Callable[..., Path]) -> Iterator[tuple[Preview, Path]]:
    settings = MKDOCS | {
        "theme": {"name": "material", "font": False, "custom_dir": "overrides"},
        "extra_css": ["own.css"],
    }
    folder = site_folder(
        FILES
        | {
            "mkdocs.yml": settings,
            "overrides/footer.html": "<footer>自己的页脚</footer>",
            "content/own.css": "",
        }
    )
    yield from served(folder)


def test_the_owners_frame_stays_when_a_record_changes(own_frame: tuple[Preview, Path]) -> None:
    running, folder = own_frame
    page = running.get("stations/a-1/")[1]
    assert "自己的页脚" in page and "own.css" in page
    records = folder / "stations.yml"
    records.write_text(records.read_text(encoding="utf-8").replace("测试驿站", "改名驿站"), encoding="utf-8")
    running.changed(page)
    page = running.get("stations/a-1/")[1]
    assert "改名驿站" in page and "自己的页脚" in page and "own.css" in page


def test_a_broken_template_and_broken_settings_are_told_and_mended(own_frame: tuple[Preview, Path]) -> None:
    running, folder = own_frame
    page = running.get("stations/a-1/")[1]
    for path, broken, words in (
        ("overrides/footer.html", "<footer>{% if %}</footer>", "overrides/footer.html 第 1 行"),
        ("mkdocs.yml", json.dumps(MKDOCS | {"nav": 5}, ensure_ascii=False), "菜单 nav 的写法不对"),
        ("mkdocs.yml", json.dumps(MKDOCS | {"theme": {"name": "nosuch"}}), "没有装「nosuch」这个主题"),
        ("mkdocs.yml", json.dumps(MKDOCS | {"docs_dir": "pages"}), "没有「pages」这个文件夹"),
    ):
        file = folder / path
        before = file.read_text(encoding="utf-8")
        file.write_text(broken, encoding="utf-8")
        running.changed(page)
        status, page = running.get("stations/a-1/")
        assert status == 500 and words in page and "Traceback" not in page
        file.write_text(before, encoding="utf-8")
        running.changed(page)
        status, page = running.get("stations/a-1/")
        assert status == 200 and "自己的页脚" in page


def test_a_question_for_the_head_is_answered_without_a_body(preview: tuple[Preview, Path]) -> None:
    running, _ = preview
    with urllib.request.urlopen(urllib.request.Request(running.root, method="HEAD"), timeout=60) as answer:
        assert (answer.status, answer.read()) == (200, b"")
        assert int(answer.headers["Content-Length"]) > 1000
