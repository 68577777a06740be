"""Awards: a round says what time and paper have made of it, and a candidate never reads as awarded."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from generator import hours
from generator.kinds.award.model import Round, read_period
from generator.kinds.award.stages import standing
from tests.kinds.built import Built, built, person

PAPER = {"on": "2026-10-20", "number": "测发〔2026〕1号"}


def award(*rounds: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "content/records/awards.yml": [{"id": "zuimei", "name": "最美骑手", "rounds": list(rounds), **more}]
    }


def stage(day: str, **round_: Any) -> tuple[str, str]:
    stand = standing(
        Round.model_validate({"period": "2026-09", **round_}), date.fromisoformat(day), hours.calendar
    )
    return stand.stage.value, stand.text


# 2026-09-25 is a Friday; 中秋 rests on 25–27, the Sunday 09-20 and Saturday 10-10 are worked, 国庆 rests on 10-01–07.
@pytest.mark.parametrize(
    ("start", "count", "last"),
    [
        ("2026-11-16", 5, "2026-11-20"),
        ("2026-11-18", 5, "2026-11-24"),
        ("2026-11-21", 1, "2026-11-23"),
        ("2026-09-18", 3, "2026-09-21"),
        ("2026-09-24", 4, "2026-09-30"),
        ("2026-09-28", 5, "2026-10-09"),
        ("2026-09-28", 6, "2026-10-10"),
        ("2026-02-13", 7, "2026-02-28"),
        ("2024-12-30", 5, "2025-01-06"),
    ],
)
def test_working_days_skip_weekends_and_holidays_and_count_made_up_days(
    start: str, count: int, last: str
) -> None:
    first = date.fromisoformat(start)
    assert hours.workdays(hours.calendar(first.year), first, count).last == date.fromisoformat(last)


def test_days_that_reach_into_holidays_nobody_has_announced_are_not_certain() -> None:
    first = date(2031, 9, 29)
    assert not hours.workdays(hours.calendar(2031), first, 5).certain
    assert hours.workdays(hours.calendar(2026), date(2026, 11, 16), 5).certain


PUBLICITY = {"start": "2026-11-18", "workdays": "5"}


@pytest.mark.parametrize(
    ("day", "expected", "says"),
    [
        ("2026-11-17", "nominated", "2026年11月18日开始公示"),
        ("2026-11-18", "publicity", "公示中：2026年11月18日—11月24日"),
        ("2026-11-24", "publicity", "公示中：2026年11月18日—11月24日"),
        ("2026-11-25", "pending", "公示期满，结果待公布"),
        ("2027-11-25", "pending", "公示期满，结果待公布"),
    ],
)
@pytest.mark.parametrize("written", [{"stage": "公示"}, {"stage": "推荐"}, {}])
def test_the_days_decide_where_publicity_stands(
    day: str, expected: str, says: str, written: dict[str, str]
) -> None:
    assert stage(day, publicity=PUBLICITY, **written) == (expected, says)


@pytest.mark.parametrize(("day", "expected"), [("2026-10-19", "pending"), ("2026-10-20", "awarded")])
def test_only_a_decision_whose_day_has_come_makes_it_awarded(day: str, expected: str) -> None:
    assert stage(day, stage="公布", decision=PAPER)[0] == expected


@pytest.mark.parametrize(
    ("round_", "code"),
    [
        ({"period": "2026", "stage": "公布"}, "award-without-decision"),
        ({"period": "2026", "decision": {"on": "2026-10-20"}}, "decision-without-paper"),
        ({"period": "2026", "stage": "公示"}, "publicity-without-days"),
        ({"period": "2026", "publicity": {"start": "2026-10-08", "workdays": "0"}}, "bad-workdays"),
        ({"period": "2026", "nominees": [{"reason": "好"}]}, "names-nobody"),
        ({"period": "2026", "nominees": ["p-aaa1", "p-aaa1"]}, "repeated-value"),
        ({"period": "2026", "recipients_count": {"value": "5"}}, "missing-field"),
        ({"period": "二月", "decision": PAPER}, "bad-date"),
        ({"period": "2026", "nominees": ["p-aaa9"]}, "dangling-reference"),
    ],
)
def test_a_round_that_cannot_be_true_is_refused(tmp_path: Path, round_: dict[str, Any], code: str) -> None:
    files = {"exemplars/p-aaa1.yml": person("甲师傅")} | award(round_)
    assert code in [problem.code for problem in built(tmp_path, files).prepared.errors]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-9", "2026-09"),
        ("2026年第三季度", "2026-Q3"),
        ("2026-q4", "2026-Q4"),
        ("2026Q1", "2026-Q1"),
        ("2026", "2026"),
    ],
)
def test_a_period_is_a_year_a_quarter_or_a_month(written: str, read: str) -> None:
    assert read_period(written) == read


# -- pages -------------------------------------------------------------------------------------------------


def site(tmp_path: Path, day: str, **round_: Any) -> Built:
    files = {
        "exemplars/p-aaa1.yml": person("甲师傅"),
        "exemplars/p-aaa2.yml": person(
            "乙师傅", honours=[{"text": "最美骑手", "award": "zuimei", "year": "2026", "stage": "推荐"}]
        ),
        "exemplars/p-aaa3.yml": person("撤回的人", withdrawn_on="2026-10-01"),
    }
    return built(tmp_path, files | award({"period": "2026", **round_}), date.fromisoformat(day))


def test_a_candidate_never_reads_as_awarded_on_any_page(tmp_path: Path) -> None:
    names = {"nominees": ["p-aaa1"], "recipients": ["p-aaa2", "p-aaa3"]}
    found = site(
        tmp_path, "2026-11-20", publicity={**PUBLICITY, "unit": "评选办", "phone": "000-0000 0021"}, **names
    )
    said = found.text("awards/zuimei/")
    assert "候选，还不是结果" in said and "甲师傅" in said and "乙师傅" in said
    assert "受理单位：评选办" in said and "监督电话： 000-0000 0021" in said
    assert 'href="tel:00000000021"' in found.pages["awards/zuimei/"]
    assert "公示中：2026年11月18日—11月24日" in said
    for path in ("exemplars/p-aaa1/", "exemplars/p-aaa2/"):
        assert "最美骑手 公示中" in found.text(path)
        assert '"award"' not in found.pages[path]
    assert "公示中" in found.text("") and "公示中" in found.text("exemplars/")
    # Nor in the search, the feed or a booklet: the name of the award stands nowhere without its stage.
    for path, content in found.files.items():
        if path.startswith(("data/", "feeds/")) and "最美骑手" in content and "师傅" in content:
            assert content.count("最美骑手") == content.count("最美骑手 公示中"), path


def test_after_the_last_day_it_waits_and_nobody_is_asked_to_object_any_more(tmp_path: Path) -> None:
    found = site(
        tmp_path, "2026-11-25", publicity={**PUBLICITY, "phone": "000-0000 0021"}, nominees=["p-aaa2"]
    )
    assert "公示期满，结果待公布" in found.text("awards/zuimei/")
    assert "000-0000 0021" not in found.pages["awards/zuimei/"]
    assert "最美骑手 结果待公布" in found.text("exemplars/p-aaa2/")


def test_candidates_do_not_stay_up_for_ever(tmp_path: Path) -> None:
    shown = site(tmp_path / "1", "2027-02-22", publicity=PUBLICITY, nominees=["p-aaa1"])
    gone = site(tmp_path / "2", "2027-02-23", publicity=PUBLICITY, nominees=["p-aaa1"])
    assert "甲师傅" in shown.text("awards/zuimei/") and "round-undecided" not in shown.codes
    assert "甲师傅" not in gone.text("awards/zuimei/") and "round-undecided" in gone.codes
    assert not gone.prepared.strict_warnings


def test_an_awarded_round_names_those_who_received_it_and_only_those_still_published(tmp_path: Path) -> None:
    names = {"nominees": ["p-aaa1", "p-aaa2"], "recipients": ["p-aaa2", "p-aaa3"]}
    found = site(tmp_path, "2026-11-22", decision=PAPER, **names)
    said = found.text("awards/zuimei/")
    assert "乙师傅" in said and "测发〔2026〕1号" in said
    assert "甲师傅" not in said and "撤回的人" not in said
    assert (
        "最美骑手" in found.text("exemplars/p-aaa2/")
        and '"award":["最美骑手"]' in found.pages["exemplars/p-aaa2/"]
    )
    assert "最美骑手" not in found.text("exemplars/p-aaa1/")
    assert found.text("exemplars/p-aaa2/").count("最美骑手") == 1, (
        "the own record and the round are one honour"
    )
    assert not [path for path, content in found.files.items() if "撤回的人" in content or "p-aaa3" in content]


def test_nomination_can_be_an_honour_of_its_own(tmp_path: Path) -> None:
    files = {"exemplars/p-aaa1.yml": person("甲师傅"), "exemplars/p-aaa2.yml": person("乙师傅")}
    round_ = {"period": "2026", "nominees": ["p-aaa1", "p-aaa2"], "recipients": ["p-aaa2"], "decision": PAPER}
    found = built(tmp_path, files | award(round_, nominee_title="最美骑手提名"))
    assert "最美骑手提名" in found.text("exemplars/p-aaa1/")
    assert "最美骑手提名" not in found.text("exemplars/p-aaa2/")


def test_a_person_whose_deeds_are_not_to_be_told_is_not_named_in_an_award(tmp_path: Path) -> None:
    narrow = person("丙师傅", publish={"basis": "本人同意", "scope": ["姓名"], "given_on": "2026-01-01"})
    found = built(
        tmp_path,
        {"exemplars/p-aaa1.yml": narrow}
        | award({"period": "2026", "recipients": ["p-aaa1"], "decision": PAPER}),
    )
    assert "丙师傅" not in found.text("awards/zuimei/")
    assert "最美骑手" not in found.text("exemplars/")


def test_the_own_record_cannot_run_ahead_of_the_round(tmp_path: Path) -> None:
    ahead = person("甲师傅", honours=[{"text": "最美骑手", "award": "zuimei", "year": "2026"}])
    round_ = {"period": "2026", "nominees": ["p-aaa1"], "publicity": PUBLICITY}
    found = built(tmp_path, {"exemplars/p-aaa1.yml": ahead} | award(round_))
    problem = next(p for p in found.prepared.errors if p.code == "honour-ahead-of-round")
    assert problem.path == "exemplars/p-aaa1.yml" and "公示" in problem.hint


def test_a_reference_to_somebody_taken_down_and_deleted_holds_nothing_up(tmp_path: Path) -> None:
    from generator.records import digest

    files = award({"period": "2026", "recipients": ["p-gone"], "decision": PAPER})
    found = built(tmp_path, files | {"exemplars/takedown.yml": f"- {digest('p-gone')}\n"})
    assert not found.prepared.errors
    assert not [path for path, content in found.files.items() if "p-gone" in content]


def test_the_archive_has_a_page_a_year_and_a_place_a_month(tmp_path: Path) -> None:
    files = {"exemplars/p-aaa1.yml": person("甲师傅")}
    rounds = [
        {"period": "2026-09", "recipients": ["p-aaa1"], "decision": PAPER},
        {"period": "2025-12", "recipients_count": {"value": "30", "source": {"title": "某报"}},
         "decision": {"on": "2025-12-30", "url": "https://example.org/x"}},
    ]  # fmt: skip
    found = built(tmp_path, files | award(*rounds))
    assert 'id="m-2026-10"' in found.pages["awards/archive/2026/"]
    assert "获奖：30 名，名单没有公开" in found.text("awards/archive/2025/")
    assert "awards/archive/2026/" in found.pages["awards/"]


TALLY = {"value": 12, "source": {"title": "一篇报道", "publisher": "某报"}}


def test_a_number_in_a_report_is_told_with_it_and_is_neither_under_way_nor_announced(tmp_path: Path) -> None:
    found = built(tmp_path, award({"period": "2022", "recipients_count": TALLY}))
    page = found.text("awards/zuimei/")
    assert "12 名，名单没有公开" in page and "来源：一篇报道" in page and "据公开报道已经评出" in page
    everywhere = page + found.text("awards/")
    assert not [word for word in ("推荐中", "还没有公示", "正在推荐", "年公布") if word in everywhere]
    assert "最美骑手" not in found.files.get("feeds/stories.xml", "")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"stage": "推荐"}, "推荐中，还没有公示"),
        ({"publicity": PUBLICITY}, "公示中"),
        ({"decision": PAPER}, "2026年10月20日公布"),
    ],
)
def test_a_round_that_says_more_than_a_number_stands_where_it_says(
    tmp_path: Path, more: dict[str, Any], says: str
) -> None:
    page = built(tmp_path, award({"period": "2026", "recipients_count": TALLY, **more})).text(
        "awards/zuimei/"
    )
    assert says in page and ("12 名" in page) == ("decision" in more)


def test_home_shows_this_month_and_only_while_there_is_something(tmp_path: Path) -> None:
    files = {"exemplars/p-aaa1.yml": person("甲师傅")} | award(
        {"period": "2026-09", "recipients": ["p-aaa1"], "decision": PAPER}
    )
    october = built(tmp_path, files, date(2026, 10, 25))
    november = Built(october.folder, date(2026, 10, 31) + timedelta(days=1))
    assert "本月评选" in october.text("") and "本月评选" not in november.text("")
