"""People's pages: the gallery in parts, what is told and what is a line, and how each page says whence and how to correct."""

import re
from pathlib import Path
from typing import Any

import pytest

from generator.render import han_count
from tests.kinds.built import DAY, ENOUGH, SOURCE, Built, built, person

AREAS = [
    {"id": "qu", "name": "甲区", "kind": "区县"},
    {"id": "jie", "name": "乙街道", "parent": "qu"},
    {"id": "bing", "name": "丙街道", "parent": "qu"},
]
PAPER = {"on": "2026-10-20", "number": "测发〔2026〕1号"}


def gallery(tmp_path: Path) -> Built:
    people = {
        f"exemplars/p-aaa{number}.yml": person(
            f"{name}师傅",
            occupation="外卖骑手" if number % 2 else "快递员",
            area="jie" if number < 4 else "bing",
            honours=[{"text": "好人", "year": "2025"}] if number == 1 else [],
        )
        for number, name in enumerate("甲乙丙丁戊己庚辛")
    }
    awards = [
        {"id": "zui", "name": "最美骑手", "rounds": [{"period": "2026", "recipients": ["p-aaa0", "p-aaa5"], "decision": PAPER}]},
        {"id": "hou", "name": "候选奖", "rounds": [{"period": "2026", "nominees": ["p-aaa0", "p-aaa6"]}]},
        {"id": "er", "name": "第二个奖", "rounds": [{"period": "2026", "recipients": ["p-aaa2"], "decision": PAPER}]},
    ]  # fmt: skip
    teams = [
        {"id": "hong", "name": "红骑兵队", "members": ["p-aaa0", "p-aaa3"]},
        {"id": "pai", "name": "拍拍团", "members": ["p-aaa5"]},
    ]
    records = {
        "content/records/areas.yml": AREAS,
        "content/records/awards.yml": awards,
        "content/records/teams.yml": teams,
    }
    return built(tmp_path, people | records)


def shown(found: Built, path: str) -> list[str]:
    return re.findall(r'id="(p-\w+)"', found.pages[path])


@pytest.mark.parametrize(
    ("path", "ids"),
    [
        ("exemplars/by/award/zui/", ["p-aaa0", "p-aaa5"]),
        ("exemplars/by/year/2025/", ["p-aaa1"]),
        ("exemplars/by/area/jie/", ["p-aaa0", "p-aaa1", "p-aaa2", "p-aaa3"]),
        ("exemplars/by/team/hong/", ["p-aaa0", "p-aaa3"]),
    ],
)
def test_each_filter_is_a_page_of_its_own_complete_without_script(
    tmp_path: Path, path: str, ids: list[str]
) -> None:
    found = gallery(tmp_path)
    assert shown(found, path) == ids
    assert f'href="../{path}"' in found.pages["exemplars/"]
    assert 'aria-current="page"' in found.pages[path]


def test_occupations_are_filters_with_plain_addresses(tmp_path: Path) -> None:
    found = gallery(tmp_path)
    pages = [path for path in found.pages if path.startswith("exemplars/by/occupation/")]
    assert len(pages) == 2 and all(
        re.fullmatch(r"exemplars/by/occupation/[0-9a-f]{8}/", path) for path in pages
    )


def test_a_proposal_is_no_filter_and_what_holds_everybody_chooses_nothing(tmp_path: Path) -> None:
    found = gallery(tmp_path)
    assert "exemplars/by/award/hou/" not in found.pages
    assert "exemplars/by/area/qu/" not in found.pages


def test_few_people_need_no_filter(tmp_path: Path) -> None:
    found = built(
        tmp_path, {f"exemplars/p-aaa{n}.yml": person("甲师傅", occupation=f"工{n}") for n in range(4)}
    )
    assert not [path for path in found.pages if "/by/" in path]


def test_related_people_share_most_and_are_never_oneself(tmp_path: Path) -> None:
    found = gallery(tmp_path)
    part = found.pages["exemplars/p-aaa0/"].partition("还有他们")[2]
    assert re.findall(r'id="(p-\w+)"', part)[0] == "p-aaa3"
    assert "p-aaa0" not in re.findall(r'id="(p-\w+)"', part)


def test_the_page_names_author_corrections_reading_time_basis_and_the_way_to_correct(tmp_path: Path) -> None:
    correction = [{"on": "2026-06-01", "what": "十二处应为十一处"}]
    one = person(
        "甲师傅", author="某报通讯员", corrections=correction, correction_url="https://example.org/x"
    )
    said = built(tmp_path, {"exemplars/p-aaa1.yml": one}).text("exemplars/p-aaa1/")
    for words in (
        "整理：某报通讯员",
        "2026年6月1日：十二处应为十一处",
        "约 1 分钟读完",
        "本人书面同意公开",
        "怎么办理",
        "在线提出",
    ):
        assert words in said, words


TWO_FACTS = ["2026年5月1日，他来了。", "“上来吧。”"]


@pytest.mark.parametrize(("han", "paged"), [(149, False), (150, True), (50_000, True)])
def test_below_a_hundred_and_fifty_characters_it_is_a_line(tmp_path: Path, han: int, paged: bool) -> None:
    facts = "".join(TWO_FACTS)
    story = facts + "好" * (han - han_count(facts))
    found = built(tmp_path, {"exemplars/p-aaa1.yml": person("甲师傅", story=story, summary="一件好事")})
    assert ("exemplars/p-aaa1/" in found.pages) is paged
    assert ("好事一句" in found.text("exemplars/")) is not paged


PRAISE = "他是大家学习的榜样，一直以来任劳任怨，一心一意为大家着想，一路走来一个人默默付出。" * 6
AWARDED = {"text": "好人", "year": "2025"}
SAYING = {"text": "应该的。", "source": {"title": "一次采访"}}


@pytest.mark.parametrize(
    ("facts", "more", "paged"),
    [
        ([], {}, False),
        (TWO_FACTS[:1], {}, False),
        (TWO_FACTS[:1] * 3, {}, False),
        (TWO_FACTS, {}, True),
        (TWO_FACTS, {"source": []}, False),
        (TWO_FACTS[:1], {"honours": [AWARDED]}, True),
        (TWO_FACTS[:1], {"honours": [{**AWARDED, "stage": "推荐"}]}, False),
        (TWO_FACTS[:1], {"quote": SAYING}, True),
        ([], {"honours": [AWARDED], "quote": SAYING}, True),
        ([], {"honours": [AWARDED, AWARDED]}, False),
        (["来了十七个人。", "> 上来吧。\n>\n> ——《一次采访》"], {}, True),
    ],
)
def test_below_two_sourced_facts_it_is_a_line(
    tmp_path: Path, facts: list[str], more: dict[str, Any], paged: bool
) -> None:
    one = person("甲师傅", story="\n\n".join([PRAISE, *facts]), summary="一件好事", **more)
    found = built(tmp_path, {"exemplars/p-aaa1.yml": one})
    assert ("exemplars/p-aaa1/" in found.pages) is paged
    assert ("story-without-facts" in found.codes) is (not paged and "source" not in more)
    assert not found.prepared.errors and "甲师傅" in found.text("exemplars/")


SHORT = "> 上来吧。\n>\n> ——《一次采访》"


@pytest.mark.parametrize(
    ("quotes", "more", "code"),
    [
        ([SHORT], {}, None),
        (["> " + "上" * 60 + "\n>\n> ——《一次采访》"], {}, None),
        (["> " + "上" * 61 + "\n>\n> ——《一次采访》"], {}, "long-quote"),
        (["> 上来吧。"], {}, "quote-without-source"),
        ([SHORT, "那天下雨。", SHORT], {}, "second-quote"),
        ([SHORT], {"quote": SAYING}, "second-quote"),
        ([], {"quote": {**SAYING, "text": "上" * 60}}, None),
    ],
)
@pytest.mark.parametrize("kind", ["exemplar", "team", "area"])
def test_one_saying_of_sixty_characters_with_its_source(
    tmp_path: Path, quotes: list[str], more: dict[str, Any], code: str | None, kind: str
) -> None:
    story = "\n\n".join([ENOUGH, *quotes]) + "\n"
    files: dict[str, Any] = {"exemplars/p-aaa1.yml": person("甲师傅", **more)}
    if kind == "exemplar":
        files = {"exemplars/p-aaa1.yml": person("甲师傅", story=story, **more)}
    elif more:
        return
    else:
        files[f"content/records/{kind}s.yml"] = [
            {"id": "x", "name": "某某", "story": story, "source": SOURCE}
        ]
    errors = [problem.code for problem in built(tmp_path, files).prepared.errors]
    assert errors == ([code] if code else [])


def test_a_fault_in_a_story_is_told_at_its_line(tmp_path: Path) -> None:
    written = "- id: x\n  name: 某队\n  story: |\n    头一行\n\n    <b>第三行</b>\n"
    problem = built(tmp_path, {"content/records/teams.yml": written}).prepared.errors[0]
    assert (problem.code, problem.line) == ("raw-html", 6)


def test_without_a_source_there_is_no_page(tmp_path: Path) -> None:
    found = built(tmp_path, {"exemplars/p-aaa1.yml": person("甲师傅", source=[])})
    assert "exemplars/p-aaa1/" not in found.pages and "甲师傅" in found.text("exemplars/")


@pytest.mark.parametrize(
    "name", ["阿卜杜拉·买买提", "欧阳震华", "䶮𠮷", "㛃", "王", "甲" * 30, "Michael O'Neill", "<b>甲</b>"]
)
def test_any_name_is_shown_as_it_is_written(tmp_path: Path, name: str) -> None:
    found = built(tmp_path, {"exemplars/p-aaa1.yml": person(name)})
    assert name in found.text("exemplars/p-aaa1/").replace("&#39;", "'")


@pytest.mark.parametrize(
    ("name", "type_", "shown"),
    [
        ("甲师傅", "个人", "甲"),
        ("欧阳震华", "个人", "欧阳"),
        ("司马师傅", "个人", "司马"),
        ("欧阳", "个人", "欧"),
        ("阿卜杜拉·买买提", "个人", "阿"),
        ("一位夜班骑手", "个人", "夜"),
        ("某位网约车司机", "个人", "网"),
        ("䶮𠮷", "个人", "䶮"),
        ("𠮷师傅", "个人", "𠮷"),
        ("㛃", "个人", "㛃"),
        ("葛\U000e0100师傅", "个人", "葛\U000e0100"),
        ("Michael", "个人", "M"),
        ("“小憩”车队", "集体", "小"),
        ("东方骑手队", "集体", "东"),
        ("……", "个人", "驿"),
    ],
)
def test_an_avatar_is_the_surname(tmp_path: Path, name: str, type_: str, shown: str) -> None:
    found = built(tmp_path, {"exemplars/p-aaa1.yml": person(name, type=type_)})
    assert re.findall(r'<span class="y-mono[^>]*>([^<]*)<', found.pages["exemplars/p-aaa1/"])[0] == shown


def test_name_and_role_come_first_and_what_needs_its_own_consent_later(tmp_path: Path) -> None:
    scope = ["姓名", "事迹", "单位", "政治面貌", "健康情况"]
    one = person(
        "甲师傅",
        occupation={"name": "外卖骑手", "as_of": "2022"},
        employer="某某平台",
        party_status="中共党员",
        health="左手旧伤",
        published_on="2026-05-02",
        publish={"basis": "本人同意", "scope": scope, "given_on": "2026-01-01"},
    )
    said = built(tmp_path, {"exemplars/p-aaa1.yml": one}).text("exemplars/p-aaa1/")
    order = [
        "甲师傅",
        "外卖骑手 某某平台（2022年报道时）",
        "发布于 2026年5月2日",
        "这一段只为",
        "中共党员",
        "左手旧伤",
    ]
    places = [said.index(words) for words in order]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("stage", "year", "shown"),
    [
        ("公示", "2026", True),
        ("公示", "2026-08", True),
        ("公示", "2026-08-24", True),
        ("公示", "2026-08-23", False),
        ("公示", "2026-07", False),
        ("公示期满待定", "2025", False),
        ("公示", None, False),
        ("提名", "2020", True),
        ("公布", "2020", True),
    ],
)
def test_a_proposal_that_nobody_decides_does_not_stay_up_for_ever(
    tmp_path: Path, stage: str, year: str | None, shown: bool
) -> None:
    honours = [{"text": "最美骑手", "year": year, "stage": stage}]
    found = built(tmp_path, {"exemplars/p-aaa1.yml": person("甲师傅", honours=honours)})
    assert ("最美骑手" in found.text("exemplars/p-aaa1/")) is shown
    assert ("honour-undecided" in found.codes) is not shown
    assert not found.prepared.strict_warnings


def test_where_no_area_is_on_record_the_place_is_told_in_words(tmp_path: Path) -> None:
    files = {
        "exemplars/p-aaa1.yml": person("甲师傅", place="样板菜场"),
        "exemplars/p-aaa2.yml": person("乙师傅", place="样板菜场", area="jie"),
        "content/records/areas.yml": AREAS,
    }
    found = built(tmp_path, files)
    assert "样板菜场" in found.text("exemplars/p-aaa1/") and "样板菜场" not in found.text("exemplars/p-aaa2/")
    assert found.text("exemplars/").count("样板菜场") == 1


def test_a_correction_stands_at_the_end_of_the_story(tmp_path: Path) -> None:
    honours = [{"text": "好人", "year": "2025"}]
    files: dict[str, Any] = {}
    written = [{"on": "2026-06-01", "what": "十二处应为十一处"}]
    files["exemplars/p-aaa1.yml"] = person("甲师傅", corrections=written, honours=honours)
    for kind in ("team", "area"):
        story = {"story": ENOUGH, "source": SOURCE, "corrections": written, "author": "某报"}
        files[f"content/records/{kind}s.yml"] = [{"id": "x", "name": "某某", **story}]
    found = built(tmp_path, files)
    for path in ("exemplars/p-aaa1/", "teams/x/", "areas/x/"):
        said = found.text(path)
        after = said.partition("一共来了十七个人。")[2].split()
        assert after[:2] == ["更正", "2026年6月1日：十二处应为十一处"], path
        assert said.count("十二处应为十一处") == 1


def test_figures_are_shown_with_how_exact_they_are_and_their_source(tmp_path: Path) -> None:
    def figure(value: str, qualifier: str, unit: str) -> dict[str, Any]:
        more = {"qualifier": qualifier, "unit": unit, "as_of": "2026-10", "source": SOURCE[0]}
        return {"name": "修好的", "value": value, **more}

    figures = [
        figure("320000", "近", "人次"),
        figure("150", "余", "处"),
        figure("90", "以上", "%"),
        figure("12", "整", "条"),
    ]
    found = built(tmp_path, {"content/records/teams.yml": [{"id": "x", "name": "某队", "figures": figures}]})
    said = found.text("teams/x/")
    for words in ("近 320,000 人次", "150 余处", "90% 以上", "12 条", "截至2026年10月", "一次采访"):
        assert words in said, words


def test_the_newest_come_first_and_the_next_is_the_one_before(tmp_path: Path) -> None:
    days = {"p-aaa1": "2026-01-05", "p-aaa2": "2026-06-01", "p-aaa3": None, "p-aaa4": "2026-03-01"}
    files = {f"exemplars/{id_}.yml": person(f"{id_[-1]}师傅", published_on=day) for id_, day in days.items()}
    found = built(tmp_path, files)
    assert shown(found, "exemplars/") == ["p-aaa2", "p-aaa4", "p-aaa1", "p-aaa3"]
    links = re.findall(r'href="../../exemplars/([^"]+)/" rel="(prev|next)"', found.pages["exemplars/p-aaa4/"])
    assert links == [("p-aaa2", "prev"), ("p-aaa1", "next")]


def test_two_people_of_one_name_have_two_pages(tmp_path: Path) -> None:
    files = {
        "exemplars/p-aaa1.yml": person("张师傅", summary="头一位"),
        "exemplars/p-aaa2.yml": person("张师傅", summary="第二位"),
    }
    found = built(tmp_path, files)
    assert "头一位" in found.text("exemplars/p-aaa1/") and "第二位" in found.text("exemplars/p-aaa2/")
    assert len(shown(found, "exemplars/")) == 2


# -- stories -----------------------------------------------------------------------------------------------


def everything(**more: Any) -> dict[str, Any]:
    return {
        "exemplars/p-aaa1.yml": person("甲师傅", published_on="2026-05-02"),
        "content/records/teams.yml": [{"id": "hong", "name": "红骑兵队", "story": ENOUGH, "source": SOURCE}],
        "content/records/areas.yml": [{"id": "jie", "name": "乙街道", "story": ENOUGH, "source": SOURCE},
                                      {"id": "bing", "name": "丙街道", "story": "短"}],
        **more,
    }  # fmt: skip


def test_the_page_of_stories_gathers_people_teams_and_areas(tmp_path: Path) -> None:
    said = built(tmp_path, everything(), DAY).text("stories/")
    assert "甲师傅" in said and "红骑兵队" in said and "乙街道" in said and "丙街道" not in said


def test_without_a_story_there_is_no_such_page(tmp_path: Path) -> None:
    found = built(
        tmp_path, {"content/records/teams.yml": [{"id": "hong", "name": "红骑兵队", "story": "短"}]}
    )
    assert "stories/" not in found.pages


@pytest.mark.parametrize(
    ("words", "scope", "basis", "told"),
    [
        ("他是中共党员。", [], "本人同意", True),
        ("他是中共党员。", ["政治面貌"], "本人同意", False),
        ("他是中共党员。", [], "公开报道", False),
        ("他查出尿毒症。", [], "本人同意", True),
        ("他查出尿毒症。", ["健康情况"], "本人同意", False),
        ("在党员群众服务中心歇脚。", [], "本人同意", False),
        ("在党群服务中心歇脚。", [], "本人同意", False),
    ],
)
def test_party_and_health_in_a_story_need_their_own_consent(
    tmp_path: Path, words: str, scope: list[str], basis: str, told: bool
) -> None:
    publish = {"basis": basis, "scope": ["姓名", "事迹", *scope], "given_on": "2026-01-01"}
    found = built(tmp_path, {"exemplars/p-aaa1.yml": person("甲师傅", story=words + ENOUGH, publish=publish)})
    assert ("sensitive-without-scope" in found.codes) is told
    assert not found.prepared.errors


def test_nobody_died_tomorrow_and_a_withdrawal_to_come_is_worth_a_look(tmp_path: Path) -> None:
    more = {"deceased": "2026-11-23", "withdrawn_on": "2026-11-23"}
    found = built(tmp_path, {"exemplars/p-aaa1.yml": person("司马相如", **more)})
    assert [(p.code, p.field) for p in found.prepared.problems] == [
        ("future-date", "deceased"),
        ("future-date", "withdrawn_on"),
    ]
    assert not found.prepared.strict_warnings
    assert "去世" not in found.text("exemplars/p-aaa1/")
    past = built(tmp_path / "past", {"exemplars/p-aaa1.yml": person("司马相如", deceased="2026-11-22")})
    assert "2026年11月22日去世" in past.text("exemplars/p-aaa1/") and past.codes == []


@pytest.mark.parametrize("alias", ["sima-xiangru", "司马相如", "p_aaa1"])
def test_an_old_id_tells_nothing_either(tmp_path: Path, alias: str) -> None:
    found = built(tmp_path, {"exemplars/p-aaa1.yml": person("司马相如", aliases=[alias])})
    assert [(p.code, p.line) for p in found.prepared.errors] == [("telling-id", 1)] or found.codes == [
        "bad-id"
    ]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"honours": ["好骑手", {"text": "优秀共产党员", "year": "2025"}]}, "honours.2.text"),
        ({"honours": ["好骑手", "优秀共产党员"]}, "honours.2.text"),
        ({"quote": {"text": "我是一名党员", "source": {"title": "采访"}}}, "quote.text"),
        ({"occupation": "党员快递员"}, "occupation"),
    ],
)
def test_honours_sayings_and_roles_tell_party_status_too(
    tmp_path: Path, more: dict[str, Any], field: str
) -> None:
    found = built(tmp_path, {"exemplars/p-aaa1.yml": person("甲师傅", **more)})
    assert [(p.code, p.field, str(p.severity)) for p in found.prepared.problems] == [
        ("sensitive-without-scope", field, "warning")
    ]


def test_a_line_without_a_page_tells_its_source_where_it_stands(tmp_path: Path) -> None:
    source = [{"title": "记《路口》的人", "publisher": "某报"}, {"title": "另一篇"}]
    files = {
        "exemplars/p-aaa1.yml": person("甲师傅", story=None, summary="一句话", source=source),
        "exemplars/p-aaa2.yml": person("乙师傅", source=[{"title": "长的一篇"}]),
    }
    said = built(tmp_path, files).text("exemplars/")
    assert "一句话 来源：某报《记〈路口〉的人》；《另一篇》" in said
    assert "长的一篇" not in said, "it stands on the page"


def test_a_card_says_a_year_once_and_a_site_is_no_title(tmp_path: Path) -> None:
    one = person("甲师傅", story=None, honours=[{"text": "2022年优秀快递员", "year": "2022"}])
    one["source"] = [{"title": "news.example.org 某报"}]
    two = person("乙师傅", story=None, honours=[{"text": "优秀快递员", "year": "2022"}])
    said = built(tmp_path, {"exemplars/p-aaa1.yml": one, "exemplars/p-aaa2.yml": two}).text("exemplars/")
    assert "2022年优秀快递员 来源：news.example.org 某报" in said
    assert "优秀快递员 2022年 来源：某报《一次采访》" in said


@pytest.mark.parametrize(
    ("more", "scope", "field"),
    [
        ({"employer": "某平台甲站", "occupation": "某平台甲站骑手"}, ["姓名", "事迹"], "occupation"),
        ({"employer": "某平台甲站", "summary": "在某平台甲站做事"}, ["姓名", "事迹"], "summary"),
        ({"employer": "某平台甲站", "summary": "在某平台甲站做事"}, ["姓名", "事迹", "单位"], ""),
        ({"place": "甲二街道", "honours": ["甲二街道好邻居"]}, ["姓名", "事迹"], "honours.1.text"),
        ({"employer": "甲站", "summary": "在甲站做事"}, ["姓名", "事迹"], ""),
        ({"employer": "某平台甲站", "summary": "在某平台甲站做事"}, [], ""),
    ],
)
def test_what_the_scope_leaves_out_is_told_where_other_words_say_it(
    tmp_path: Path, more: dict[str, Any], scope: list[str], field: str
) -> None:
    publish = {"basis": "同意", "scope": scope, "given_on": "2026-01-01"}
    found = built(tmp_path, {"exemplars/p-aaa1.yml": person("甲师傅", publish=publish, **more)})
    told = [p.field for p in found.prepared.problems if p.code == "told-out-of-scope"]
    assert told == ([field] if field else [])


@pytest.mark.parametrize(
    ("given", "said"), [("2026-05-01", "本人生前书面同意公开"), ("2026-06-01", "同意在本人去世以后取得")]
)
def test_who_consented_is_told_for_the_dead(tmp_path: Path, given: str, said: str) -> None:
    one = person("甲师傅", deceased="2026-05-20")
    one["publish"] |= {"given_on": given}
    found = built(tmp_path, {"exemplars/p-aaa1.yml": one}).text("exemplars/p-aaa1/")
    assert said in found
    assert "本人书面同意公开" not in found
