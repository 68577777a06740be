"""Forms from the same records: each scope has its own empty box, and approval lists what the public will see change."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from generator.papers import approval_paper, changes, consent_paper
from generator.records import Scope
from tests.hostile.payloads import PAYLOADS
from tests.kinds.built import PRIVACY, Built, built, person
from tests.media.samples import photo

UNTIL = {"basis": "本人同意", "scope": ["姓名", "事迹"], "given_on": "2026-01-01"}


def text(html: bytes) -> str:
    body = html.decode().partition("<body>")[2]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def consent(tmp_path: Path, **more: Any) -> bytes:
    found = built(tmp_path, {"exemplars/p-aaa1.yml": person("张三丰", **more)})
    return consent_paper(
        found.prepared.site.settings, found.prepared.site.get("exemplar", "p-aaa1"), area="甲街道"
    )


def test_there_is_one_empty_box_a_scope_and_what_would_be_shown(tmp_path: Path) -> None:
    html = consent(tmp_path, employer="某站", party_status="党员")
    rows = re.findall(r"<tr><td><strong>(.*?)</strong>.*?</tr>", html.decode(), re.DOTALL)
    assert rows == [scope.label for scope in Scope]
    assert html.decode().count("☐ 同意") == html.decode().count("☐ 不同意") == len(Scope)
    assert "☑" not in html.decode()
    said = text(html)
    for words in (
        "某站",
        "党员",
        "甲街道",
        "张三丰",
        *PRIVACY.values(),
        "撤回单",
        "https://example.org/exemplars/p-aaa1/",
    ):
        assert words in said, words


def test_what_would_be_shown_stands_as_the_page_shows_it(tmp_path: Path, cli_ok: Callable[..., str]) -> None:
    files = {
        "exemplars/p-aaa1.yml": person(
            "张三丰",
            story='那天**下雨**。\n\n![路口的水](a.png "某报")\n',
            honours=[{"text": "最美骑手", "year": "2026"}, "好邻居"],
            teams=["hong"],
            occupation="快递员",
            photo={"file": "b.png", "alt": "本人的照片"},
        ),
        "exemplars/a.png": photo(),
        "exemplars/b.png": photo(),
        "content/records/teams.yml": [
            {"id": "hong", "name": "红骑兵队"},
            {"id": "pai", "name": "拍拍团", "members": ["p-aaa1"]},
        ],
    }
    built(tmp_path, files)
    cli_ok("paper", "consent", "p-aaa1", "-o", "c.html", cwd=tmp_path)
    html = (tmp_path / "c.html").read_text(encoding="utf-8")
    rows = dict(re.findall(r"<tr><td><strong>(.*?)</strong>.*?</td><td>(.*?)</td>", html, re.DOTALL))
    assert {label: re.findall(r"<p>(.*?)</p>", told) for label, told in rows.items() if "<p>" in told} == {
        "姓名": ["张三丰"],
        "照片": ["照片：本人的照片", "照片：路口的水"],
        "事迹": ["那天下雨。", "荣誉：2026年 最美骑手", "荣誉：好邻居"],
        "单位": ["红骑兵队", "拍拍团"],
    }
    assert "职业（快递员）" in html and "a.png" not in html and "**" not in html


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"age_group": "15"}, "监护人签字"),
        ({"deceased": "2026-01-01"}, "近亲属签字"),
        ({}, "本人签字"),
        ({"publish": {"basis": "同意", "scope": ["姓名"], "until": "2027-01-01"}}, "公开到 2027年1月1日为止"),
        ({"publish": None}, "满两年"),
    ],
)
def test_who_signs_and_for_how_long(tmp_path: Path, more: dict[str, Any], words: str) -> None:
    assert words in text(consent(tmp_path, **more))


ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "said",
    [
        lambda folder: text(consent(folder, publish={**UNTIL, "until": "2026-12-31"})),
        lambda folder: (ROOT / "generator" / "cli" / "starter" / "mkdocs.yml").read_text(),
        lambda folder: (ROOT / "examples" / "shili" / "mkdocs.yml").read_text(),
    ],
)
def test_who_is_shown_until_a_day_is_promised_to_be_gone_on_the_next(
    tmp_path: Path, said: Callable[[Path], str]
) -> None:
    files = {"exemplars/p-aaa1.yml": person("张三丰", publish={**UNTIL, "until": "2026-12-31"})}
    shown = [
        "exemplars/p-aaa1/" in built(tmp_path, files, day).pages
        for day in (date(2026, 12, 31), date(2027, 1, 1))
    ]
    assert shown == [True, False]
    promised = said(tmp_path)
    assert "到期次日" in promised and not re.search("到期(当|或|后)", promised)


def test_any_text_is_text_and_nothing_is_loaded(tmp_path: Path) -> None:
    html = consent(tmp_path, summary=PAYLOADS["script"], employer=PAYLOADS["image"]).decode()
    assert "<script" not in html and "<img" not in html and "<link" not in html and "url(" not in html


# -- approval ----------------------------------------------------------------------------------------------


def page(body: str, frame: str = "a1") -> str:
    return f"<html><head><script src='{frame}'></script></head><main>{body}</main></html>"


def test_what_is_new_changed_and_gone_is_listed_and_the_frame_does_not_count() -> None:
    old = {
        "exemplars/p-1/": page("<h1>甲</h1>"),
        "exemplars/p-2/": page("<h1>乙</h1>"),
        "exemplars/p-3/": page("<h1>丙</h1>"),
    }
    new = {
        "exemplars/p-1/": page("<h1>甲</h1>", "b2"),
        "exemplars/p-2/": page("<h1>乙</h1>改"),
        "stations/s/": page("<h1>站</h1>"),
    }
    found = changes(old, new, {"exemplars/p-2/": "本人同意"})
    assert [(one.what, one.path, one.title, one.note) for one in found] == [
        ("新增", "stations/s/", "站", ""),
        ("修改", "exemplars/p-2/", "乙", "本人同意"),
        ("撤下", "exemplars/p-3/", "", ""),
    ]


@pytest.mark.parametrize(
    ("old", "new", "differs"),
    [
        ("<p data-state='unknown' data-schedule='1'>8:00</p>", "<p data-state='unknown'>8:00</p>", False),
        ("<svg><path d='1'/></svg><p>甲</p>", "<p>甲</p>", False),
        ("<p>\n 甲 乙</p>", "<p>甲  乙</p>", False),
        ("<p>8:00</p>", "<p>9:00</p>", True),
        ('<a href="a/">甲</a>', '<a href="b/">甲</a>', True),
        ('<img src="1.jpg" alt="甲">', '<img src="2.jpg" alt="甲">', True),
        ('<img src="1.jpg" alt="甲">', '<img src="1.jpg" alt="乙">', True),
    ],
)
def test_a_page_has_changed_when_a_reader_sees_it(old: str, new: str, differs: bool) -> None:
    assert bool(changes({"a/": page(old)}, {"a/": page(new)}, {})) == differs


def test_approval_has_three_signatures_and_counts(tmp_path: Path) -> None:
    found: Built = built(tmp_path, {})
    listed = changes({}, {"stations/s/": page("<h1>站</h1>")}, {})
    said = text(
        approval_paper(
            found.prepared.site.settings, listed, today=found.day, withheld=["「p-1」不公开：撤回"]
        )
    )
    for words in (
        "新增 1 页，修改 0 页，撤下 0 页",
        "初审",
        "复审",
        "终审",
        "2026年11月22日",
        "「p-1」不公开：撤回",
    ):
        assert words in said, words


def test_the_command_compares_with_the_site_as_published(tmp_path: Path, cli_ok: Callable[..., str]) -> None:
    files = {"exemplars/p-aaa1.yml": person("张三丰"), "exemplars/p-aaa2.yml": person("李四海")}
    built(tmp_path, files)
    cli_ok("build", "--date", "2026-11-22", cwd=tmp_path)
    nothing = Path("papers/approval.html")
    cli_ok("paper", "approval", "--date", "2026-11-22", cwd=tmp_path)
    assert "没有变化" in (tmp_path / nothing).read_text("utf-8")
    built(tmp_path, {"exemplars/p-aaa1.yml": person("张三丰", withdrawn_on="2026-11-01")})
    cli_ok("paper", "approval", "--date", "2026-11-22", "-o", "a.html", cwd=tmp_path)
    after = (tmp_path / "a.html").read_text("utf-8")
    assert "撤下 1 页" in after and "exemplars/p-aaa1/" in after and "张三丰" not in after
    cli_ok("paper", "consent", "p-aaa2", cwd=tmp_path)
    assert "李四海" in (tmp_path / "papers/consent-p-aaa2.html").read_text("utf-8")


def test_an_unknown_id_is_said_plainly(tmp_path: Path, yitu: Callable[..., Any]) -> None:
    built(tmp_path, {})
    done = yitu("paper", "consent", "p-none", cwd=tmp_path)
    assert done.returncode == 2 and "没有「p-none」" in done.stderr


def test_whoever_has_a_line_and_no_page_is_listed_too(tmp_path: Path, cli_ok: Callable[..., str]) -> None:
    def line(name: str, **more: Any) -> dict[str, Any]:
        return person(name, story=None, **more)

    files = {"exemplars/p-aaa1.yml": line("张三丰", summary="一句话"), "exemplars/p-aaa2.yml": line("李四海")}
    built(tmp_path, files)
    cli_ok("build", "--date", "2026-11-22", cwd=tmp_path)
    built(
        tmp_path,
        {
            "exemplars/p-aaa1.yml": line("张三丰", summary="另一句"),
            "exemplars/p-aaa2.yml": line("李四海", withdrawn_on="2026-11-01"),
            "exemplars/p-aaa3.yml": line("王五湖"),
        },
    )
    cli_ok("paper", "approval", "--date", "2026-11-22", "-o", "a.html", cwd=tmp_path)
    html = (tmp_path / "a.html").read_text(encoding="utf-8")
    rows = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in re.findall(r"<tr><td>.*?</tr>", html)]
    assert [row[:3] for row in rows if len(row) == 4] == [
        ["新增", "王五湖", "exemplars/#p-aaa3"],
        ["修改", "张三丰", "exemplars/#p-aaa1"],
        ["撤下", "", "exemplars/#p-aaa2"],
    ]
    assert all("本人同意" in row[3] for row in rows[:2] if len(row) == 4) and "李四海" not in html
