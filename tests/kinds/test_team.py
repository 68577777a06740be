"""Teams: what they promise and do; of people only those who are published themselves and let it be said."""

from pathlib import Path
from typing import Any

import pytest

from tests.kinds.built import SOURCE, Built, built, person

STATION = [{"id": "s-1", "name": "甲站", "area": "a-1"}]
AREA = [{"id": "a-1", "name": "甲街道"}]


def site(tmp_path: Path, team: dict[str, Any], people: dict[str, Any]) -> Built:
    files: dict[str, Any] = {"stations.yml": STATION, "content/records/areas.yml": AREA}
    files["content/records/teams.yml"] = [
        {
            "id": "hong",
            "name": "红骑兵队",
            "kind": "红骑兵",
            "area": "a-1",
            "base": "s-1",
            "tasks": ["巡街"],
            **team,
        }
    ]
    return built(tmp_path, files | {f"exemplars/{id_}.yml": data for id_, data in people.items()})


def test_people_appear_when_they_are_published_and_their_scope_lets_it_be_said(tmp_path: Path) -> None:
    narrow = person(
        "乙师傅", publish={"basis": "本人同意", "scope": ["姓名", "事迹"], "given_on": "2026-01-01"}
    )
    people = {
        "p-aaa1": person("甲师傅"),
        "p-aaa2": narrow,
        "p-aaa3": person("撤回的人", withdrawn_on="2026-10-01"),
        "p-aaa4": person("丁师傅", teams=["hong"]),
    }
    found = site(tmp_path, {"leads": ["p-aaa1"], "members": ["p-aaa2", "p-aaa3"]}, people)
    said = found.text("teams/hong/")
    assert "甲师傅" in said and "丁师傅" in said
    assert "乙师傅" not in said and "撤回的人" not in said
    assert "红骑兵队" not in found.pages["exemplars/p-aaa2/"].partition("<main")[2].partition("</main")[0]
    assert not [path for path, content in found.files.items() if "p-aaa3" in content]


def test_references_lead_both_ways_from_person_area_and_station(tmp_path: Path) -> None:
    found = site(tmp_path, {"members": ["p-aaa1"], "source": SOURCE}, {"p-aaa1": person("甲师傅")})
    for path in ("exemplars/p-aaa1/", "areas/a-1/", "stations/s-1/"):
        assert "teams/hong/" in found.pages[path], path
    assert "stations/s-1/" in found.pages["teams/hong/"] and "exemplars/p-aaa1/" in found.pages["teams/hong/"]


def test_a_person_may_be_in_two_teams_and_named_on_either_side_once(tmp_path: Path) -> None:
    teams = [{"id": "hong", "name": "红骑兵队", "members": ["p-aaa1"]}, {"id": "pai", "name": "拍拍团"}]
    both = person("甲师傅", teams=["hong", "pai"])
    found = built(tmp_path, {"content/records/teams.yml": teams, "exemplars/p-aaa1.yml": both})
    assert found.text("teams/hong/").count("甲师傅") == 1
    assert "红骑兵队" in found.text("exemplars/p-aaa1/") and "拍拍团" in found.text("exemplars/p-aaa1/")


def test_a_number_of_members_is_told_with_its_day_and_never_counted_from_names(tmp_path: Path) -> None:
    count = {"value": "40", "qualifier": "约", "as_of": "2026-10"}
    found = site(tmp_path, {"members_count": count}, {})
    assert "约 40 人（2026年10月）" in found.text("teams/hong/")


def test_a_team_profile_is_the_collective_record_of_it(tmp_path: Path) -> None:
    profile = person("红骑兵事迹", type="集体", publish={"basis": "公开报道", "scope": ["姓名", "事迹"]})
    found = site(tmp_path, {"profile": "t-aaa1"}, {"t-aaa1": profile})
    assert "集体事迹：红骑兵事迹" in found.text("teams/hong/")


def test_nothing_empty_is_shown(tmp_path: Path) -> None:
    found = built(tmp_path, {"content/records/teams.yml": [{"id": "hong", "name": "红骑兵队"}]})
    body = found.pages["teams/hong/"].partition("<main")[2].partition("</main>")[0]
    assert "<h2>" not in body


def test_unsafe_stories_are_refused(tmp_path: Path) -> None:
    teams = [{"id": "hong", "name": "红骑兵队", "story": "<b>好</b>"}]
    assert "raw-html" in built(tmp_path, {"content/records/teams.yml": teams}).codes


def test_a_person_whose_file_is_gone_is_asked_about_without_guessing_another(tmp_path: Path) -> None:
    teams = [{"id": "hong", "name": "红骑兵队", "members": ["p-aaa2"]}]
    found = built(tmp_path, {"content/records/teams.yml": teams, "exemplars/p-aaa1.yml": person("甲师傅")})
    problem = next(one for one in found.prepared.errors if one.code == "dangling-reference")
    assert "takedown.yml" in problem.hint and "p-aaa1" not in problem.hint


def test_on_the_page_of_a_team_that_was_honoured_the_team_is_itself(tmp_path: Path) -> None:
    files = {
        "exemplars/t-aaa1.yml": person("红骑兵队", type="集体"),
        "exemplars/p-aaa1.yml": person("甲师傅"),
        "content/records/teams.yml": [
            {"id": "hong", "name": "红骑兵队", "profile": "t-aaa1", "members": ["p-aaa1"]}
        ],
    }
    found = built(tmp_path, files)
    assert "这支队伍" in found.text("exemplars/t-aaa1/") and "所在的队伍" not in found.text(
        "exemplars/t-aaa1/"
    )
    assert "所在的队伍" in found.text("exemplars/p-aaa1/")


@pytest.mark.parametrize(
    ("teams", "title", "says"),
    [
        ([{"members": ["p-aaa1"]}], "所在的队伍", []),
        ([{"leads": ["p-aaa1"]}], "所在的队伍", ["负责人"]),
        ([{"alumni": ["p-aaa1"]}], "曾经在的队伍", ["曾经的队员"]),
        ([{"alumni": ["p-aaa1"]}, {"leads": ["p-aaa1"]}], "所在和曾经在的队伍", ["负责人", "曾经的队员"]),
    ],
)
def test_who_was_in_a_team_is_not_said_to_be_in_it(
    tmp_path: Path, teams: list[dict[str, Any]], title: str, says: list[str]
) -> None:
    listed = [{"id": f"t-{number}", "name": f"第{number}队", **team} for number, team in enumerate(teams)]
    files = {"exemplars/p-aaa1.yml": person("甲师傅"), "content/records/teams.yml": listed}
    page = built(tmp_path, files).pages["exemplars/p-aaa1/"]
    assert f"<h2>{title}</h2>" in page
    assert [word for word in ("负责人", "曾经的队员") if word in page] == says
