"""A service: found by what has happened, offered while it lasts, had at stations."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from generator.kinds.service.model import Service, ServiceStatus
from generator.kinds.service.pages import situation_path
from tests.kinds.built import Built, built

CLASS: dict[str, Any] = {
    "id": "class", "no": "3", "name": "子女暑托班", "theme": "孩子", "situations": ["放假孩子没人带"],
    "what": "暑假里照看孩子。", "units": ["某妇联", "某工会"], "audience": ["骑手"], "steps": ["先报名", "再报到"],
    "documents": ["接单记录"], "fee": "免费", "phone": "000-0000 0001", "places": ["s-1"],
    "valid": {"from": "2026-07-01", "to": "2026-08-20"},
}  # fmt: skip
ADVICE: dict[str, Any] = {"id": "advice", "name": "法律咨询", "situations": ["欠薪", "放假孩子没人带"]}
STATIONS = [{"id": "s-1", "name": "甲站"}, {"id": "s-2", "name": "乙站"}]


def site(folder: Path, day: str, *services: dict[str, Any]) -> Built:
    files = {"stations.yml": STATIONS, "content/records/services.yml": list(services)}
    return built(folder, files, date.fromisoformat(day))


def test_words_stand_for_codes_and_one_thing_for_a_list_of_one() -> None:
    service = Service.model_validate({**ADVICE, "situations": "欠薪", "status": "报名中"})
    assert service.situations == ["欠薪"] and service.status is ServiceStatus.SIGN_UP
    assert Service.model_validate(ADVICE).status is ServiceStatus.ACTIVE


@pytest.mark.parametrize(
    ("more", "code", "loc"),
    [
        ({"valid": {"from": "2026-08-20", "to": "2026-07-01"}}, "dates-reversed", ("valid",)),
        ({"status": "也许"}, "unknown-word", ("status",)),
        ({"phone": "打给我"}, "bad-phone", ("phone",)),
        ({"name": ""}, "string_too_short", ("name",)),
    ],
)
def test_what_makes_no_sense_is_refused(more: dict[str, Any], code: str, loc: tuple[str, ...]) -> None:
    with pytest.raises(ValidationError) as refusal:
        Service.model_validate({**ADVICE, **more})
    assert [(error["type"], error["loc"]) for error in refusal.value.errors()] == [(code, loc)]


def test_the_page_says_everything_in_the_order_in_which_it_is_done(tmp_path: Path) -> None:
    found = site(tmp_path, "2026-07-15", CLASS)
    said = found.text("services/class/")
    for words in ("暑假里照看孩子", "某妇联、某工会", "骑手", "接单记录", "免费", "甲站"):
        assert words in said, words
    assert said.index("先报名") < said.index("再报到")
    assert 'href="tel:00000000001"' in found.pages["services/class/"]
    assert "子女暑托班" in found.text("stations/s-1/") and "子女暑托班" not in found.text("stations/s-2/")


def test_an_extension_is_shown_and_not_dialled_as_part_of_the_number(tmp_path: Path) -> None:
    found = site(tmp_path, "2026-07-15", {**CLASS, "phone": "000-0000001转802"})
    assert 'href="tel:0000000001"' in found.pages["services/class/"]
    assert "000-0000001转802" in found.text("services/class/")


def test_a_service_is_found_by_what_has_happened(tmp_path: Path) -> None:
    found = site(tmp_path, "2026-07-15", CLASS, ADVICE)
    both = found.text(situation_path("放假孩子没人带"))
    assert "子女暑托班" in both and "法律咨询" in both
    only = found.text(situation_path("欠薪"))
    assert "法律咨询" in only and "子女暑托班" not in only
    assert "欠薪" in found.text("") and "放假孩子没人带" in found.text("services/")


def test_after_its_last_day_a_service_leads_nowhere_but_its_page_says_so(tmp_path: Path) -> None:
    assert "已结束" not in site(tmp_path / "a", "2026-08-20", CLASS).text("services/class/")
    found = site(tmp_path / "b", "2026-08-21", CLASS, ADVICE)
    assert "已结束" in found.text("services/class/")
    assert "子女暑托班" not in found.text("stations/s-1/")
    assert "子女暑托班" not in found.text(situation_path("放假孩子没人带"))


def test_a_place_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    found = site(tmp_path, "2026-07-15", {**ADVICE, "places": ["s-9"]})
    [problem] = found.prepared.errors
    assert (problem.code, problem.field) == ("dangling-reference", "places.1")
