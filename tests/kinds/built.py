"""A small site made in this process: its problems, its pages, every file of it, on any day."""

import atexit
import json
import re
import shutil
import tempfile
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import Any

from generator import cache
from generator.host import pipeline
from generator.host.pipeline import Prepared
from generator.plan import Plan
from generator.records import Settings, load_settings
from tests.conftest import SMALLEST_SETTINGS, write_file

DAY = date(2026, 11, 22)
_STORE = cache.Store(Path(tempfile.mkdtemp(prefix="yitu-tests-")))
atexit.register(shutil.rmtree, _STORE.folder, ignore_errors=True)
PRIVACY = {
    "handler": "测试区服务中心",
    "contact": "000-0000 0001",
    "purpose": "宣传好事",
    "retention": "两年",
}
SETTINGS = {**SMALLEST_SETTINGS, "plugins": [{"yitu": {"privacy": PRIVACY}}]}
ENOUGH = "这一段只为把故事写够一页的长度，没有别的意思。" * 10 + "那天是2026年4月30日。一共来了十七个人。"
"""As long as a page asks, with two facts that can be looked up."""
SOURCE = [{"title": "一次采访", "publisher": "某报", "date": "2026-05-01"}]


def person(name: str, **more: Any) -> dict[str, Any]:
    """An exemplar on the basis of consent, with a story long enough for a page."""
    scope = ["姓名", "事迹", "单位", "地区", "引语"]
    return {
        "name": name,
        "story": ENOUGH,
        "source": SOURCE,
        "publish": {"basis": "本人同意", "scope": scope, "given_on": "2026-01-01"},
        **more,
    }


@dataclass
class Built:
    """A folder as it stands on a day."""

    folder: Path
    day: date = DAY

    @cached_property
    def prepared(self) -> Prepared:
        settings, problems = load_settings(self.folder, {})
        assert isinstance(settings, Settings), problems
        return pipeline.prepare(self.folder, settings, today=self.day, store=_STORE)

    @cached_property
    def plan(self) -> Plan:
        assert not self.prepared.errors, self.prepared.errors
        return pipeline.make_plan(self.prepared, store=_STORE)

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.prepared.problems]

    @cached_property
    def pages(self) -> dict[str, str]:
        """Every page by its path."""
        stamp = pipeline.stamp_for(self.plan)
        return {page.path: stamp.page(page).decode() for page in self.plan.pages}

    @cached_property
    def files(self) -> dict[str, str]:
        """Every page and data file that a build writes, but for the map and the assets; pictures are empty."""
        found = {page.file: self.pages[page.path] for page in self.plan.pages}
        for planned in self.plan.files:
            if planned.paths:
                found |= dict.fromkeys(planned.paths, "")
            elif planned.name not in ("map", "assets"):
                found |= {path: content.decode() for path, content in planned.make().items()}
        return found

    def text(self, path: str) -> str:
        """What a page says in its main part, without tags."""
        body = self.pages[path].partition("<main")[2].partition("</main>")[0]
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", "<main" + body)).split())


def built(folder: Path, files: dict[str, Any], day: date = DAY) -> Built:
    """Write a folder (settings with privacy unless given) and look at it on a day."""
    for name, content in ({"mkdocs.yml": SETTINGS, "content/index.txt": ""} | files).items():
        # JSON is YAML, and knows no anchors where a test uses one value twice.
        write_file(
            folder / name,
            content if isinstance(content, str | bytes) else json.dumps(content, ensure_ascii=False),
        )
    return Built(folder, day)
