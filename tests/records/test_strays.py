"""A file whose name is nearly right is told, not passed over in silence."""

import os
from pathlib import Path

import pytest

from generator.kinds import KINDS
from generator.records.strays import unread_files

KINDS_READ = [kind.record for kind in KINDS]


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("stations.yaml", "stations.yml"),
        ("station.yml", "stations.yml"),
        ("content/records/service.yml", "services.yml"),
        ("content/records/areas.yaml", "areas.yml"),
        ("exemplars/p-7k3f.yaml", "p-7k3f.yml"),
        ("stations/east.yaml", "east.yml"),
        ("content/records/stations.yml", "移到 stations.yml"),
        ("areas.yml", "移到 content/records/areas.yml"),
        ("stations.yml.txt", "stations.yml"),
        ("exemplars/p-7k3f.yml.txt", "p-7k3f.yml"),
        ("stations/EAST.YML", "改名为 EAST.yml"),
        ("exemplars/p-7k3f.YML", "改名为 p-7k3f.yml"),
        ("stations/2026/east.yml", "移到 stations/east.yml"),
        ("exemplars/子文件夹/p-7k3f.yml", "移到 exemplars/p-7k3f.yml"),
        ("exemplar/p-7k3f.yml", "移到 exemplars/p-7k3f.yml"),
        ("content/records/地区.yml", "改名为 areas.yml"),
        ("content/areas.yml", "移到 content/records/areas.yml"),
        ("content/stations.yml", "移到 stations.yml"),
        ("content/stations/a.yml", "移到 stations/a.yml"),
        ("content/exemplars/p-1111.yml", "移到 exemplars/p-1111.yml"),
        ("content/Records/areas.yml", "移到 content/records/areas.yml"),
        ("content/record/areas.yml", "移到 content/records/areas.yml"),
        ("records/areas.yml", "移到 content/records/areas.yml"),
        ("exemplars.yml", "的记录放在 exemplars/ 里，文件名照说明写"),
        ("content/records/areas/more.yml", "把里面的记录并进 content/records/areas.yml，再删去这个文件"),
    ],
)
def test_a_slip_in_a_name_is_one_warning_with_the_right_name(tmp_path: Path, name: str, right: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("- id: a-1\n")
    [problem] = unread_files(tmp_path, KINDS_READ)
    assert (problem.path, problem.code) == (name, "unread-file")
    assert problem.hint.endswith(right)


@pytest.mark.parametrize(
    "name",
    [
        *("stations.yml", "mkdocs.yml", "exemplars/takedown.yml", "content/records/areas.yml", "other.yml"),
        *("content/raw.yml", "content/sub/areas.yml", "records/other.yml", "docs/areas.yml"),
    ],
)
def test_other_files_are_left_in_peace(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("")
    assert not list(unread_files(tmp_path, KINDS_READ))


@pytest.mark.parametrize(
    ("name", "there", "says"),
    [
        ("stations.yaml", "stations.yml", "并进去"),
        ("station.yml", "stations.yml", "并进去"),
        ("content/records/stations.yml", "stations.yml", "并进去"),
        ("content/records/地区.yml", "content/records/areas.yml", "并进去"),
        ("exemplars/p-7k3f.yaml", "exemplars/p-7k3f.yml", "换一个没有用过的文件名"),
        ("stations/2026/east.yml", "stations/east.yml", "换一个没有用过的文件名"),
    ],
)
def test_nobody_is_told_to_write_over_a_file_that_is_there(
    tmp_path: Path, name: str, there: str, says: str
) -> None:
    for file in (name, there):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text("- id: a-1\n")
    [problem] = unread_files(tmp_path, KINDS_READ)
    assert problem.path == name
    assert f"已经有 {there}，不要覆盖" in problem.hint and says in problem.hint


def test_records_of_no_kind_are_told_with_the_kinds_there_are(tmp_path: Path) -> None:
    (tmp_path / "content/records").mkdir(parents=True)
    (tmp_path / "content/records/activities.yml").write_text("- id: a-1\n")
    [problem] = unread_files(tmp_path, KINDS_READ)
    assert "改名" not in problem.hint and "notices.yml（通知）" in problem.hint


@pytest.mark.parametrize("name", [b"compose.yml", b"\xb3\xa4.yml"])
def test_what_is_no_record_may_be_a_link_or_bear_a_garbled_name(tmp_path: Path, name: bytes) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).symlink_to("/nowhere")
    assert not list(unread_files(tmp_path, KINDS_READ))


def test_a_link_where_a_record_was_meant_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "stations.yml").write_text("- id: a-1\n")
    (tmp_path / "station.yml").symlink_to(tmp_path / "nowhere")
    [problem] = unread_files(tmp_path, KINDS_READ)
    assert (problem.path, problem.code) == ("station.yml", "not-a-file")
    assert "链接" in problem.message
