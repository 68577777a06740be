import os
import sys

import pytest

from bench.__main__ import environment
from bench.contestant import Contestant
from bench.measure import CommandFailed, run

WAIT = "import threading; threading.Event().wait({seconds})"
HOLD = "held = b'x' * ({megabytes} << 20); " + WAIT
TWO_CHILDREN = """
import subprocess, sys
children = [subprocess.Popen([sys.executable, "-c", {code!r}]) for _ in range(2)]
[child.wait() for child in children]
"""


def measured(tmp_path, code, **options):
    command = [sys.executable, "-c", code]
    return run(command, cwd=tmp_path, env=os.environ, log=tmp_path / "log", **options)


def test_the_memory_of_a_build_is_that_of_all_its_processes(tmp_path):
    code = TWO_CHILDREN.format(code=HOLD.format(megabytes=60, seconds=0.4))
    took = measured(tmp_path, code, sample=True)
    assert 60e6 < took.largest < 110e6
    assert 120e6 < took.tree < 190e6


def test_the_memory_of_the_one_who_measures_is_not_counted(tmp_path):
    mine = bytearray(b"x" * (200 << 20))
    took = measured(tmp_path, WAIT.format(seconds=0.3), sample=True)
    assert took.largest < len(mine) / 2
    assert took.tree < len(mine) / 2


def test_wall_clock_and_processor_time_are_told_apart(tmp_path):
    took = measured(tmp_path, WAIT.format(seconds=0.3))
    assert took.seconds > 0.3 > took.cpu
    assert took.tree is None


def test_a_build_that_fails_stops_the_race_with_its_last_words(tmp_path):
    with pytest.raises(CommandFailed, match="no station here"):
        measured(tmp_path, "import sys; sys.exit('no station here')")


def test_a_contestant_starts_without_a_cache_and_may_keep_its_modules_as_bytecode(tmp_path):
    (tmp_path / "old").mkdir()
    own = {
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": "/elsewhere",
        "XDG_CACHE_HOME": str(tmp_path / "old"),
    }
    found = environment(Contestant("one", tmp_path, [], env={"OF_ITS_OWN": "1"}), own)
    assert "PYTHONDONTWRITEBYTECODE" not in found
    assert found["XDG_CACHE_HOME"].startswith(str(tmp_path)) and found["XDG_CACHE_HOME"] != str(
        tmp_path / "old"
    )
    assert found["PYTHONPATH"].endswith("/elsewhere") and found["OF_ITS_OWN"] == "1"
