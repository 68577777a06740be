"""The gate's table: basis, scope, dates, age, takedown; at the last second of a day and the first of the next."""

import itertools
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from generator.host import pipeline
from generator.kinds.exemplar.model import Exemplar
from generator.publication import verdict
from generator.publication.address import courteous_name
from generator.publication.gate import last_day
from generator.publication.leaks import left_behind
from generator.records import Publish, Scope, digest
from tests.kinds.built import ENOUGH, SOURCE, Built, built, person
from tests.media.samples import photo

DAY = date(2026, 11, 22)
EVERYTHING = [scope.label for scope in Scope]


def record(**more: Any) -> Exemplar:
    data: dict[str, Any] = {"id": "p-aaa1", "name": "甲师傅", "source": SOURCE, **more}
    return Exemplar.model_validate(data, context={})


def consent(**more: Any) -> dict[str, Any]:
    return {"publish": {"basis": "本人同意", "scope": ["姓名"], "given_on": "2026-01-01", **more}}


def code(more: dict[str, Any], day: date = DAY, *, down: bool = False) -> str:
    found = verdict(record(**more), day, frozenset({digest("p-aaa1")} if down else ()))
    return found[0] if found else ""


REPORT = {"publish": {"basis": "公开报道", "scope": ["姓名"]}}
DUTY = {"publish": {"basis": "法定职责", "scope": ["姓名"]}}
GUARDIAN = {"guardian": {"relation": "母亲", "given_on": "2026-01-01", "evidence": "档-1"}}


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({}, "no-basis"),
        (consent(), ""),
        (REPORT, ""),
        (DUTY, ""),
        (consent(scope=[]), "no-scope"),
        ({"publish": {"basis": "公开报道", "scope": []}}, "no-scope"),
        ({"publish": {"basis": "本人同意", "scope": ["姓名"]}}, "no-consent-date"),
        (consent(given_on="2026-11-23"), "not-yet"),
        (consent(given_on="2026-11-22"), ""),
        (consent(until="2026-11-21"), "expired"),
        (consent(until="2026-11-22"), ""),
        ({"publish": {"basis": "公开报道", "scope": ["姓名"], "until": "2026-11-21"}}, "expired"),
        ({"publish": {"basis": "法定职责", "scope": ["姓名"], "until": "2026-11-22"}}, ""),
        (consent(given_on="2024-11-21"), "expired"),
        (consent(given_on="2024-11-22"), ""),
        (consent() | {"withdrawn_on": "2026-11-22"}, "withdrawn"),
        (consent() | {"withdrawn_on": "2026-11-23"}, ""),
        (REPORT | {"withdrawn_on": "2026-11-01"}, "withdrawn"),
        (DUTY | {"withdrawn_on": "2026-11-01"}, "withdrawn"),
        (consent() | {"age_group": "13"} | GUARDIAN, "minor"),
        (REPORT | {"age_group": "13"} | GUARDIAN, "minor"),
        (consent() | {"age_group": "14"}, "no-guardian"),
        (consent() | {"age_group": "14"} | GUARDIAN, ""),
        (consent() | {"age_group": "17"}, "no-guardian"),
        (consent() | {"age_group": "18"}, ""),
        (consent() | {"age_group": "15", "guardian": GUARDIAN["guardian"] | {"given_on": "2026-11-22"}}, ""),
        (
            consent() | {"age_group": "15", "guardian": GUARDIAN["guardian"] | {"given_on": "2026-11-23"}},
            "not-yet",
        ),
        (consent() | {"deceased": "2026-01-01"}, ""),
        (consent(until="2026-11-21") | {"deceased": "2026-01-01"}, "expired"),
        ({"deceased": "2026-01-01"}, "no-basis"),
    ],
)
def test_the_first_reason_that_holds_keeps_a_record_back(more: dict[str, Any], why: str) -> None:
    assert code(more) == why
    assert code(more, down=True) == "taken-down", "the list of takedowns comes before everything"


def shanghai(text: str) -> date:
    """The day that the command takes for an instant in Shanghai, whatever the machine's own zone."""
    instant = datetime.fromisoformat(f"{text}+08:00").astimezone(UTC)
    return pipeline.today({"SOURCE_DATE_EPOCH": str(int(instant.timestamp()))})


@pytest.mark.parametrize(
    ("more", "last", "first", "before", "after"),
    [
        (consent(until="2026-11-22"), "2026-11-22T23:59:59", "2026-11-23T00:00:00", "", "expired"),
        (consent(given_on="2024-02-29"), "2026-02-28T23:59:59", "2026-03-01T00:00:00", "", "expired"),
        (consent(given_on="2026-11-23"), "2026-11-22T23:59:59", "2026-11-23T00:00:00", "not-yet", ""),
        (
            consent() | {"withdrawn_on": "2026-11-23"},
            "2026-11-22T23:59:59",
            "2026-11-23T00:00:00",
            "",
            "withdrawn",
        ),
    ],
)
def test_a_day_ends_at_midnight_in_shanghai(
    more: dict[str, Any], last: str, first: str, before: str, after: str
) -> None:
    assert (code(more, shanghai(last)), code(more, shanghai(first))) == (before, after)


@pytest.mark.parametrize(
    ("given", "until", "last"),
    [
        ("2024-11-22", None, "2026-11-22"),
        ("2024-02-29", None, "2026-02-28"),
        ("2024-11-22", "2025-01-01", "2025-01-01"),
        ("2024-11-22", "2030-01-01", "2030-01-01"),
    ],
)
def test_a_consent_lasts_two_years_unless_it_says_otherwise(given: str, until: str | None, last: str) -> None:
    written = {"basis": "同意", "scope": ["姓名"], "given_on": given} | ({"until": until} if until else {})
    publish = Publish.model_validate(written)
    assert last_day(publish) == date.fromisoformat(last)


# -- scope -------------------------------------------------------------------------------------------------

FIELDS = {
    "照片": {"photo": {"file": "x.png", "alt": "只在照片里的字"}},
    "事迹": {"story": f"只在事迹里的字{ENOUGH}", "summary": "只在事迹里的字"},
    "引语": {"quote": {"text": "只在引语里的字", "source": {"title": "一次采访"}}},
    "单位": {"employer": "只在单位里的字", "team": "只在单位里的字"},
    "地区": {"place": "只在地区里的字"},
    "政治面貌": {"party_status": "只在政治面貌里的字"},
    "健康情况": {"health": "只在健康情况里的字"},
}
SHOWN = [
    label for label in FIELDS if label not in ("照片", "地区")
]  # places and photos are not printed as text


def site(tmp_path: Path, scope: list[str], **more: Any) -> Built:
    one = {
        "name": "张三丰",
        "source": SOURCE,
        "publish": {"basis": "本人同意", "scope": scope, "given_on": "2026-01-01"},
    }
    for fields in FIELDS.values():
        one |= fields
    return built(tmp_path, {"exemplars/p-aaa1.yml": one | more, "exemplars/x.png": photo()})


@pytest.mark.parametrize("scope", ["姓名", *FIELDS])
@pytest.mark.parametrize("basis", ["本人同意", "公开报道", "法定职责"])
def test_outside_its_scope_a_field_is_nowhere(tmp_path: Path, scope: str, basis: str) -> None:
    given = [label for label in EVERYTHING if label != scope]
    found = site(tmp_path, given, publish={"basis": basis, "scope": given, "given_on": "2026-01-01"})
    told = "张三丰" if scope == "姓名" else f"只在{scope}里的字"
    assert not [path for path, content in found.files.items() if told in content]
    for other in SHOWN if scope != "事迹" else ():
        assert other == scope or f"只在{other}里的字" in found.text("exemplars/p-aaa1/"), other


def test_every_pair_of_scopes_shows_these_two_and_no_third(tmp_path: Path) -> None:
    for number, pair in enumerate(itertools.combinations(SHOWN, 2)):
        found = site(tmp_path / str(number), ["姓名", *pair])
        for label in FIELDS:
            text = f"只在{label}里的字"
            if label not in pair:
                assert not [path for path, content in found.files.items() if text in content], (pair, label)


def test_without_the_name_no_text_of_the_record_tells_it(tmp_path: Path) -> None:
    found = site(
        tmp_path,
        [label for label in EVERYTHING if label != "姓名"],
        story=f"张三丰说，他叫张三丰。{ENOUGH}",
        quote={"text": "我张三丰说的", "source": {"title": "一次采访"}},
        source=[{"title": "记张三丰"}, {"title": "一次采访", "publisher": "张三丰日报"}, {"title": "另一篇"}],
        corrections=[{"on": "2026-05-01", "what": "张三丰的年份"}],
        author="张三丰",
        honours=[{"text": "张三丰奖", "issuer": "张三丰会"}],
        occupation={"name": "张三丰的徒弟"},
        attribution="张三丰",
    )
    assert not [path for path, content in found.files.items() if "张三丰" in content]
    assert "张师傅" in found.text("exemplars/p-aaa1/")


def test_an_alias_is_called_only_where_the_name_is_not(tmp_path: Path) -> None:
    given = [label for label in EVERYTHING if label != "姓名"]
    assert "一位骑手" in site(tmp_path / "1", given, alias="一位骑手").text("exemplars/p-aaa1/")
    named = site(tmp_path / "2", EVERYTHING, alias="一位骑手")
    assert not [path for path, content in named.files.items() if "一位骑手" in content]


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("张三", "张师傅"), ("张三丰", "张师傅"), ("欧阳震华", "欧阳师傅"), ("诸葛亮", "诸葛师傅"), ("欧阳", "欧师傅"),
        ("阿卜杜拉·买买提", "一位师傅"), ("王", "一位师傅"), ("䶮𠮷", "䶮师傅"), ("𠮷野", "𠮷师傅"), ("㛃某某", "㛃师傅"),
        ("Michael", "一位师傅"), ("甲" * 30, "甲师傅"), ("", "一位师傅"),
    ],
)  # fmt: skip
def test_courtesy_keeps_a_surname_and_nothing_else(name: str, called: str) -> None:
    assert courteous_name(name) == called


# -- takedown ----------------------------------------------------------------------------------------------

TAKEN = {"exemplars/takedown.yml": f"- {digest('p-aaa1')}\n"}
BROKEN = [
    "name: [",
    "\tname: 甲",
    "name: 甲\nname: 乙",
    "没有名字的文字",
    "{}",
    "",
    b"\xff\xfe\x00",
    "id: p-zzz9\nname: 甲",
]


@pytest.mark.parametrize("content", [*BROKEN, None], ids=range(len(BROKEN) + 1))
def test_a_takedown_works_for_a_broken_or_missing_record(tmp_path: Path, content: str | bytes | None) -> None:
    teams = {"content/records/teams.yml": [{"id": "hong", "name": "红骑兵队", "members": ["p-aaa1"]}]}
    files: dict[str, Any] = {} if content is None else {"exemplars/p-aaa1.yml": content}
    found = built(tmp_path, files | teams | TAKEN)
    assert not found.prepared.errors
    assert not [path for path, text in found.files.items() if "p-aaa1" in text]


@pytest.mark.parametrize(
    "content", ["name: 司马相如\nwho: 1\n", "name: 司马相如\nstory: [\n", "name: 司马相如\n"]
)
def test_the_name_in_a_record_that_was_taken_down_is_gone_everywhere(tmp_path: Path, content: str) -> None:
    teams = [{"id": "hong", "name": "红骑兵队", "tasks": ["司马相如带队"], "leads": ["p-aaa1"]}]
    files = {"exemplars/p-aaa1.yml": content, "content/records/teams.yml": teams}
    found = built(tmp_path, files | TAKEN)
    assert not found.prepared.errors
    assert "某某带队" in found.text("teams/hong/")
    assert not [path for path, text in found.files.items() if "司马" in text or "p-aaa1" in text]


def test_the_digest_of_an_old_id_takes_down_too(tmp_path: Path) -> None:
    files = {"exemplars/p-aaa1.yml": person("司马相如", aliases=["p-old1"])}
    found = built(tmp_path, files | {"exemplars/takedown.yml": f"- {digest('p-old1')}\n"})
    assert found.codes == ["taken-down"]
    assert not [path for path, text in found.files.items() if "司马" in text or "p-aaa1" in text]


@pytest.mark.parametrize("line", ["- p-aaa1", "- 张三", "- abc"])
def test_a_takedown_that_cannot_be_read_stops_the_build(tmp_path: Path, line: str) -> None:
    assert "bad-digest" in built(tmp_path, {"exemplars/takedown.yml": line + "\n"}).codes


# -- without a trace ---------------------------------------------------------------------------------------


def files_with(name: str, day: date, tmp_path: Path, **more: Any) -> Built:
    files = {
        "exemplars/p-aaa1.yml": person(
            name, area="jie", published_on="2026-05-02", aliases=["p-old1"], **more
        ),
        "exemplars/p-aaa2.yml": person("乙师傅", area="jie"),
        "content/records/areas.yml": [{"id": "jie", "name": "甲街道"}],
        "content/records/teams.yml": [
            {"id": "hong", "name": "红骑兵队", "leads": ["p-aaa1"], "members": ["p-aaa2"]}
        ],
        "content/records/awards.yml": [
            {
                "id": "zui",
                "name": "最美骑手",
                "rounds": [
                    {
                        "period": "2026",
                        "recipients": [{"exemplar": "p-aaa1", "reason": "独有的理由"}, "p-aaa2"],
                        "decision": {"on": "2026-05-01", "number": "一号"},
                    }
                ],
            }
        ],
    }
    return built(tmp_path, files, day)


@pytest.mark.parametrize(
    "more",
    [
        {"withdrawn_on": "2026-11-22"},
        {
            "publish": {
                "basis": "本人同意",
                "scope": ["姓名", "事迹"],
                "given_on": "2026-01-01",
                "until": "2026-11-21",
            }
        },
    ],
)
def test_who_leaves_is_in_no_page_list_count_search_feed_or_data(
    tmp_path: Path, more: dict[str, Any]
) -> None:
    before = files_with("司马相如", DAY - timedelta(days=1), tmp_path, **more)
    assert sum("司马相如" in content for content in before.files.values()) >= 8
    after = Built(before.folder, DAY)
    traces = ("司马相如", "p-aaa1", "p-old1", "独有的理由", "simaxiangru", "smxr")
    assert not [(path, t) for path, content in after.files.items() for t in traces if t in content.lower()]
    assert not {path for path in after.files if "p-aaa1" in path or "p-old1" in path}
    assert len(after.prepared.view.all("exemplar")) == 1


def test_a_name_left_in_another_record_is_told_and_never_holds_the_daily_build_up(tmp_path: Path) -> None:
    one = person("司马相如", withdrawn_on="2026-11-01")
    team = [{"id": "hong", "name": "红骑兵队", "tasks": ["司马相如带队巡街"]}]
    found = built(tmp_path, {"exemplars/p-aaa1.yml": one, "content/records/teams.yml": team})
    problem = next(p for p in found.prepared.problems if p.code == "name-left-behind")
    assert problem.path == "content/records/teams.yml" and "司马相如" not in problem.message
    assert not found.prepared.errors and not found.prepared.strict_warnings


def test_a_name_that_somebody_shown_bears_as_well_is_left_alone(tmp_path: Path) -> None:
    files = {
        "exemplars/p-aaa1.yml": person("司马相如", withdrawn_on="2026-11-01"),
        "exemplars/p-aaa2.yml": person("司马相如", summary="同名的另一位"),
        "content/records/teams.yml": [{"id": "hong", "name": "红骑兵队", "tasks": ["司马相如带队巡街"]}],
    }
    assert "name-left-behind" not in built(tmp_path, files).codes


def test_a_thousand_hidden_names_are_looked_for_in_a_moment(tmp_path: Path) -> None:
    import time

    scope = {"basis": "公开报道", "scope": ["事迹"]}
    files = {
        f"exemplars/p-{n:04d}.yml": person(f"{chr(0x4E00 + n)}某某", publish=scope, story="好" * 2000)
        for n in range(300)
    }
    site = built(tmp_path, files).prepared.site
    started = time.process_time()
    assert not list(left_behind(site, {"exemplar": {record.id: record for record in site.all("exemplar")}}))
    assert time.process_time() - started < 2
