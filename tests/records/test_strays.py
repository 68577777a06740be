"""A file whose name is nearly right is told, not passed over in silence."""

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
    ],
)
def test_a_slip_in_a_name_is_one_warning_with_the_right_name(tmp_path: Path, name: str, right: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("- id: a-1\n")
    [problem] = unread_files(tmp_path, KINDS_READ)
    assert (problem.path, problem.code) == (name, "unread-file")
    assert problem.hint.endswith(right)


@pytest.mark.parametrize(
    "name", ["stations.yml", "mkdocs.yml", "exemplars/takedown.yml", "content/records/areas.yml", "other.yml"]
)
def test_other_files_are_left_in_peace(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("")
    assert not list(unread_files(tmp_path, KINDS_READ))
