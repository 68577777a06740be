"""Files read in two processes give what they give in one, down to where a problem stands."""

import pickle
from pathlib import Path

from generator.kinds import KINDS
from generator.records import load_settings
from generator.records.file_read import Task, read_file
from generator.records.side_by_side import read_files

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "shili"
STATION = next(kind.record for kind in KINDS if kind.record.name == "station")
BROKEN = "- id: a-1\n  name: 驿站\n  position: 116.3689,39.9402\n  status: 没开\n- id: a-2\n  name: [\n"


def test_what_another_process_read_is_the_same(tmp_path: Path) -> None:
    settings, _ = load_settings(EXAMPLE, {})
    (tmp_path / "stations.yml").write_text(BROKEN, encoding="utf-8")
    tasks = [
        Task(path, path.relative_to(EXAMPLE).as_posix(), kind.record)
        for kind in KINDS
        for pattern in kind.record.files
        for path in sorted(EXAMPLE.glob(pattern))
    ]
    tasks = [*tasks * 4, Task(tmp_path / "stations.yml", "stations.yml", STATION)]
    assert sum(task.path.stat().st_size for task in tasks) > 600_000  # else one process would read all

    assert read_files(tasks, settings, None, jobs=2) == read_files(tasks, settings, None, jobs=1)


def test_a_row_that_was_handed_over_still_knows_its_place(tmp_path: Path) -> None:
    settings, _ = load_settings(EXAMPLE, {})
    path = tmp_path / "stations.yml"
    path.write_text(BROKEN, encoding="utf-8")
    found = read_file(Task(path, "stations.yml", STATION), settings)

    handed = pickle.loads(pickle.dumps(found))

    assert handed == found
    assert handed.entries[0].row.place(("status",)) == (4, 11)
    assert {problem.line for problem in found.problems} >= {4}
