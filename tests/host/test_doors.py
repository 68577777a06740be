"""All doors give the same site; none harms the last one."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.host import folder as folder_host
from generator.host import pipeline
from generator.records import load_settings
from tests.conftest import ROOT

DAY = "2026-11-22"
STATION = {"id": "a-1", "name": "测试驿站", "address": "测试路 1 号", "hours": "每天 8:00-22:00"}
MKDOCS = {
    "site_name": "测试区驿站",
    "site_url": "https://example.org/sub/",
    "docs_dir": "content",
    "theme": {"name": "material", "language": "zh", "font": False},
    "plugins": [{"yitu": {"region": "测试区"}}],
}
FILES: dict[str, Any] = {
    "mkdocs.yml": MKDOCS,
    "stations.yml": [STATION, {"id": "a-2", "name": "第二驿站", "area": "jie"}],
    "content/records/areas.yml": [{"id": "jie", "name": "测试街道"}],
    "content/about.md": "# 关于本站\n\n一段话。\n",
    "content/picture.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
}


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def mkdocs(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {
        "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795305600",
    }  # fmt: skip
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=200
    )


@pytest.fixture
def site(site_folder: Callable[..., Path]) -> Path:
    return site_folder(FILES)


def test_mkdocs_and_the_command_write_the_same_bytes(site: Path, cli_ok: Callable[..., str]) -> None:
    cli_ok("build", "--date", DAY, "--site-dir", "one", cwd=site)
    done = mkdocs("build", "--strict", "--site-dir", "two", cwd=site)
    assert done.returncode == 0, done.stderr
    assert tree(site / "one") == tree(site / "two")


def test_a_build_twice_gives_the_same_bytes(site: Path, cli_ok: Callable[..., str]) -> None:
    cli_ok("build", "--date", DAY, "--site-dir", "one", cwd=site)
    cli_ok(
        "build",
        "--date",
        DAY,
        "--site-dir",
        "two",
        cwd=site,
        env={"PYTHONHASHSEED": "7", "TZ": "America/New_York"},
    )
    assert tree(site / "one") == tree(site / "two")


def test_the_plain_folder_gives_the_same_pages_without_mkdocs(site: Path, cli_ok: Callable[..., str]) -> None:
    cli_ok("build", "--date", DAY, "--site-dir", "one", cwd=site)
    settings, _ = load_settings(site, {})
    assert settings is not None
    prepared = pipeline.prepare(site, settings, today=date.fromisoformat(DAY))
    folder_host.build(site, prepared, site / "two", jobs=1)
    one, two = tree(site / "one"), tree(site / "two")
    theme = {path for path in one if path.startswith("assets/stylesheets/")}
    assert set(one) - theme == set(two)
    differing = {path for path in two if one[path] != two[path]}
    assert differing == {"about/index.html", "build-manifest.json"}
    assert "一段话" in (site / "two" / "about" / "index.html").read_text(encoding="utf-8")
    assert "https://example.org/sub/about/" in (site / "one" / "sitemap.xml").read_text(encoding="utf-8")


WRAPPED = """# 关于本站

门口的台阶没有
坡道，于是**装**
[扶手](https://example.org/)。WiFi
密码问工作人员。

- 先报名
  再报到

```
甲
乙
```
"""


def test_both_doors_draw_no_space_where_chinese_was_wrapped(site: Path, cli_ok: Callable[..., str]) -> None:
    (site / "content" / "about.md").write_text(WRAPPED, encoding="utf-8")
    cli_ok("build", "--date", DAY, "--site-dir", "one", cwd=site)
    settings, _ = load_settings(site, {})
    assert settings is not None
    prepared = pipeline.prepare(site, settings, today=date.fromisoformat(DAY))
    folder_host.build(site, prepared, site / "two", jobs=1)
    for door in ("one", "two"):
        html = (site / door / "about" / "index.html").read_text(encoding="utf-8")
        assert "台阶没有坡道，于是<strong>装</strong><a " in html, door
        assert "WiFi\n密码" in html, door  # between Latin letters and Chinese a space is right
        assert "先报名再报到" in html, door
        assert "甲\n乙" in html, door


def test_what_editors_leave_behind_is_published_by_no_door(site: Path, cli_ok: Callable[..., str]) -> None:
    left = ("about.md~", "old.md.bak", "~$说明.docx", "sub/Thumbs.db", "desktop.ini", "#a.md#", "a.md.orig")
    for name in left:
        (site / "content" / name).parent.mkdir(exist_ok=True)
        (site / "content" / name).write_text("13800138000", encoding="utf-8")
    cli_ok("build", "--date", DAY, "--site-dir", "one", cwd=site)
    settings, _ = load_settings(site, {})
    assert settings is not None
    prepared = pipeline.prepare(site, settings, today=date.fromisoformat(DAY))
    folder_host.build(site, prepared, site / "two", jobs=1)
    for door in ("one", "two"):
        assert (site / door / "picture.svg").exists()
        assert [name for name in left if (site / door / name).exists()] == []


def test_the_plain_folder_does_not_import_mkdocs() -> None:
    code = "import sys, generator.host.folder; sys.exit('mkdocs' in sys.modules)"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0


def test_every_page_has_its_way_to_the_root(site: Path, cli_ok: Callable[..., str]) -> None:
    cli_ok("build", "--date", DAY, "--site-dir", "one", cwd=site)
    one = site / "one"
    assert 'href="../../assets/' in (one / "stations" / "a-1" / "index.html").read_text(encoding="utf-8")
    assert 'href="/sub/assets/' in (one / "404.html").read_text(encoding="utf-8")
    assert 'href="../assets/stylesheets/main.' in (one / "about" / "index.html").read_text(encoding="utf-8")


def test_records_never_reach_the_public_folder(site: Path, cli_ok: Callable[..., str]) -> None:
    (site / "content" / "records" / "draft.md").write_text("# 草稿", encoding="utf-8")
    (site / "content" / "loose.yml").write_text("- 秘密", encoding="utf-8")
    cli_ok("build", "--date", DAY, cwd=site)
    files = tree(site / "site")
    assert not [path for path in files if path.endswith((".yml", ".yaml", ".md")) or "records" in path]
    assert "picture.svg" in files


def test_the_manifest_holds(site: Path, cli_ok: Callable[..., str]) -> None:
    cli_ok("build", "--date", DAY, cwd=site)
    files = tree(site / "site")
    listed = json.loads((site / "site" / "build-manifest.json").read_text(encoding="utf-8"))
    assert {entry["path"]: entry["sha256"] for entry in listed["files"]} == {
        path: digest for path, digest in files.items() if path != "build-manifest.json"
    }
    assert listed["counts"] == {"station": 2, "area": 1, "pages": listed["counts"]["pages"]} | {
        name: 0 for name in listed["counts"] if name not in ("station", "area", "pages")
    }


def break_record(site: Path) -> None:
    (site / "stations.yml").write_text("- id: a-1\n  nam: 错\n", encoding="utf-8")


def doubt_record(site: Path) -> None:
    (site / "stations.yml").write_text("- id: a-1\n  name: 测试\n  hours: 老板在就开\n", encoding="utf-8")


def break_page(site: Path) -> None:
    (site / "content" / "about.md").write_text("[断](missing.md)", encoding="utf-8")


@pytest.mark.parametrize("harm", [break_record, doubt_record, break_page])
@pytest.mark.parametrize("door", ["yitu", "mkdocs"])
def test_a_strict_build_that_fails_leaves_the_old_site(
    site: Path, yitu: Callable[..., Any], door: str, harm: Callable[[Path], None]
) -> None:
    assert yitu("build", "--date", DAY, cwd=site).returncode == 0
    before = tree(site / "site")
    harm(site)
    failed = (
        mkdocs("build", "--strict", cwd=site) if door == "mkdocs" else yitu("build", "--strict", cwd=site)
    )
    assert failed.returncode == 1, failed.stderr
    assert "Traceback" not in failed.stderr
    assert tree(site / "site") == before
    assert [path.name for path in site.iterdir() if path.name.startswith(".site")] == []


def test_mass_loss_is_not_published_unasked(site: Path, yitu: Callable[..., Any]) -> None:
    many = [{"id": f"s-{number}", "name": f"第{number}驿站"} for number in range(40)]
    (site / "stations.yml").write_text(json.dumps(many, ensure_ascii=False), encoding="utf-8")
    assert yitu("build", cwd=site).returncode == 0
    before = tree(site / "site")
    (site / "stations.yml").write_text(json.dumps(many[:5], ensure_ascii=False), encoding="utf-8")
    refused = yitu("build", cwd=site)
    assert refused.returncode == 1
    assert "--allow-shrink" in refused.stderr
    assert tree(site / "site") == before
    assert yitu("build", "--allow-shrink", cwd=site).returncode == 0
    assert len(list((site / "site" / "stations").iterdir())) == 6


def test_the_owner_may_replace_a_part_of_the_frame(site: Path, cli_ok: Callable[..., str]) -> None:
    settings = MKDOCS | {"theme": {"name": "material", "font": False, "custom_dir": "overrides"}}
    (site / "mkdocs.yml").write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")
    (site / "overrides").mkdir()
    (site / "overrides" / "footer.html").write_text(
        "<footer>自己的页脚 {{ site.name }}</footer>", encoding="utf-8"
    )
    cli_ok("build", "--date", DAY, cwd=site)
    for page in ("index.html", "stations/a-1/index.html", "about/index.html"):
        assert "自己的页脚 测试区驿站" in (site / "site" / page).read_text(encoding="utf-8")


def test_a_broken_template_of_the_owner_is_told(site: Path, yitu: Callable[..., Any]) -> None:
    settings = MKDOCS | {"theme": {"name": "material", "font": False, "custom_dir": "overrides"}}
    (site / "mkdocs.yml").write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")
    (site / "overrides").mkdir()
    (site / "overrides" / "footer.html").write_text("<footer>\n{% if %}</footer>", encoding="utf-8")
    refused = yitu("build", cwd=site)
    assert refused.returncode == 1
    assert "overrides/footer.html 第 2 行" in refused.stderr and "Traceback" not in refused.stderr
    assert not (site / "site").exists()


def test_the_folder_of_pages_is_never_built_over(site: Path, yitu: Callable[..., Any]) -> None:
    (site / "docs").mkdir()
    (site / "content" / "about.md").rename(site / "docs" / "about.md")
    settings = MKDOCS | {"docs_dir": "docs"}
    (site / "mkdocs.yml").write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")
    before = tree(site)
    for target in ("docs", "docs/out"):
        refused = yitu("build", "-d", target, cwd=site)
        assert refused.returncode == 1 and "源文件" in refused.stderr
    assert tree(site) == before
