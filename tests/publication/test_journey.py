"""Somebody is built, and withdrawn, and built again: no file of the site knows anything of them any more."""

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from generator.records import digest
from tests.conftest import SMALLEST_SETTINGS, write_file
from tests.kinds.built import ENOUGH, SOURCE, person

CliOk = Callable[..., str]
NAME, ID, WORK = "欧阳雷鸣", "p-7k3f", "夜间代驾"
WORDS = (
    NAME,
    "欧阳",
    "雷鸣",
    ID,
    "ouyang",
    "leiming",
    "oyly",
    WORK,
    "独此一句",
    "扛米上楼",
    "荣誉只此一人",
    "独有的来源",
)
CONSENT = {
    "basis": "本人同意",
    "scope": ["姓名", "照片", "事迹", "单位", "地区", "引语"],
    "given_on": "2026-01-01",
}
PAPER = {"on": "2026-10-20", "number": "测发〔2026〕1号"}


def somebody(**more: Any) -> dict[str, Any]:
    """A person who is in everything that recognition has."""
    return person(
        NAME,
        occupation={"name": WORK, "as_of": "2026"},
        area="jie",
        teams=["hong"],
        summary="扛米上楼",
        story=f"扛米上楼。{ENOUGH}\n\n![米袋](rice.jpg)\n",
        honours=[{"text": "荣誉只此一人", "year": "2025"}],
        quote={"text": "独此一句", "source": SOURCE[0]},
        photo={"file": "face.jpg", "alt": "欧阳雷鸣的半身像"},
        source=[*SOURCE, {"title": "独有的来源"}],
        published_on="2026-05-02",
        **{"publish": CONSENT, **more},
    )


def records(record: dict[str, Any] | None) -> dict[str, Any]:
    others = {
        f"exemplars/p-aaa{n}.yml": person(
            f"{name}师傅", area="jie", occupation="快递员", published_on="2026-06-01"
        )
        for n, name in enumerate("甲乙丙丁戊己庚")
    }
    named = {"members": [ID], "leads": [ID]}
    rounds = [
        {"period": "2026", "recipients": [ID, "p-aaa0"], "decision": PAPER},
        {"period": "2026-11", "nominees": [ID], "publicity": {"start": "2026-11-18"}},
        {"period": "2025", "recipients": [ID], "decision": {**PAPER, "on": "2025-10-20"}},
    ]
    story = {"story": ENOUGH, "source": SOURCE, "published_on": "2026-04-01"}
    files: dict[str, Any] = {
        "mkdocs.yml": {**SMALLEST_SETTINGS, "site_url": "https://example.org/sub/"},
        "content/records/areas.yml": [{"id": "jie", "name": "乙街道"}],
        "content/records/teams.yml": [{"id": "hong", "name": "红骑兵队", "area": "jie", **named, **story}],
        "content/records/awards.yml": [{"id": "zui", "name": "最美骑手", "area": "jie", "rounds": rounds}],
        "content/records/outcomes.yml": [
            {
                "id": "deng",
                "name": "装灯",
                "status": "办成",
                "result": "亮了",
                "teams": ["hong"],
                "area": "jie",
                **story,
            }
        ],
        "stations.yml": [{"id": "yi", "name": "甲驿站", "area": "jie"}],
    }
    return files | others | ({f"exemplars/{ID}.yml": record} if record else {})


def build(folder: Path, site: Path, cli_ok: CliOk, files: dict[str, Any]) -> dict[str, bytes]:
    for name, content in files.items():
        write_file(
            folder / name, content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
        )
    for number, name in enumerate(("face.jpg", "rice.jpg")):
        Image.effect_noise((900, 600), 60 + number).convert("RGB").save(folder / "exemplars" / name)
    cli_ok("build", "--site-dir", site, "--date", "2026-11-22", cwd=folder)
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def knowing(files: dict[str, bytes], words: tuple[str, ...]) -> list[str]:
    """Files whose name or text knows any of the words."""
    return [
        f"{name}: {word}"
        for name, content in files.items()
        for word in words
        if word in name or word.encode() in content
    ]


ENDINGS: dict[str, tuple[dict[str, Any] | None, str]] = {
    "withdrawn": (somebody(withdrawn_on="2026-11-22"), ""),
    "the file is gone": (None, f"- {digest(ID)}\n"),
    "taken down": (somebody(), f"- {digest(ID)}\n"),
    "consent is over": (somebody(publish={**CONSENT, "until": "2026-11-21"}), ""),
    "no basis any more": (somebody(publish=None), ""),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_nothing_that_is_built_knows_who_is_no_longer_shown(
    tmp_path: Path, cli_ok: CliOk, ending: str
) -> None:
    folder, site = tmp_path / "folder", tmp_path / "site"
    before = build(folder, site, cli_ok, records(somebody()))
    told = {line.partition(": ")[0] for line in knowing(before, (NAME,))}
    everywhere = {
        "index.html", "exemplars/index.html", f"exemplars/{ID}/index.html", "stories/index.html", "feeds/stories.xml",
        "teams/hong/index.html", "awards/zui/index.html", "awards/index.html", "awards/archive/2025/index.html",
        "booklets/team-hong/index.html", "booklets/area-jie/index.html", "booklets/year-2026/index.html", "areas/jie/index.html",
        "exemplars/by/award/zui/index.html", "exemplars/by/year/2025/index.html", "exemplars/by/team/hong/index.html",
    }  # fmt: skip
    assert everywhere <= told, sorted(everywhere - told)
    assert any(name.startswith("data/people/") for name in told)
    work = f"exemplars/by/occupation/{hashlib.sha256(WORK.encode()).hexdigest()[:8]}"
    page = before[f"exemplars/{ID}/index.html"].decode()
    pictures = {stem for stem in re.findall(r"media/(?:[a-z]-)?([0-9a-f]{12,})", page)}
    assert len(pictures) >= 3, "a portrait, a photo in the story, a card to share"
    assert knowing(before, tuple(pictures)) and f"{work}/index.html" in before

    record, down = ENDINGS[ending]
    (folder / f"exemplars/{ID}.yml").unlink()
    files = records(record) | ({"exemplars/takedown.yml": down} if down else {})
    after = build(folder, site, cli_ok, files)
    assert knowing(after, (*WORDS, *pictures, work.rpartition("/")[2])) == []
    assert not any(
        content in after.values()
        for name, content in before.items()
        if any(stem in name for stem in pictures)
    )
    # What all others have in common still stands.
    assert "teams/hong/index.html" in after and "outcomes/deng/index.html" in after
