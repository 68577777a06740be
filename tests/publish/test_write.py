import hashlib
import multiprocessing
import os
import signal
import subprocess
import sys

import pytest

from generator import publish

LAST_LOOK = """
import atexit, gc
atexit.register(lambda: print(gc.get_freeze_count() > 1000))
import generator.publish
"""
MANY = 900


def page(number):
    return {f"pages/{number}/index.html": f"page {number} ".encode() * (1 + number % 7)}


def makers():
    return [lambda number=number: page(number) for number in range(MANY)]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_all_files_are_written_and_told_in_order_by_any_number_of_processes(tmp_path, jobs):
    written = publish.write_files(tmp_path, makers(), jobs=jobs)
    expected = {path: content for number in range(MANY) for path, content in page(number).items()}
    assert [entry.path for entry in written] == sorted(expected)
    for entry in written:
        content = (tmp_path / entry.path).read_bytes()
        assert content == expected[entry.path]
        assert (entry.size, entry.sha256) == (len(content), hashlib.sha256(content).hexdigest())


class Meeting:
    """A maker that does one thing here and another in a child, and waits here until the child has come."""

    def __init__(self, here, there):
        self.own, self.met = os.getpid(), multiprocessing.get_context("fork").Event()
        self.here, self.there = here, there

    def __call__(self):
        if os.getpid() != self.own:
            self.met.set()
            return self.there()
        assert self.met.wait(60)
        return self.here()


def nothing():
    return {}


def fail():
    raise LookupError("no such thing")


def test_several_processes_take_part(tmp_path):
    meeting = Meeting(lambda: {"here": b""}, lambda: {"there": b""})
    written = publish.write_files(tmp_path, [meeting] * MANY, jobs=2)
    assert {entry.path for entry in written} == {"here", "there"}


@pytest.mark.parametrize(("here", "there"), [(fail, nothing), (nothing, fail)], ids=["here", "there"])
def test_what_a_maker_raises_is_raised_wherever_it_was_called_and_no_process_goes_on(tmp_path, here, there):
    with pytest.raises(LookupError, match="no such thing") as raised:
        publish.write_files(tmp_path, [Meeting(here, there)] * MANY, jobs=2)
    assert multiprocessing.active_children() == []
    if there is fail:
        assert "in fail" in "".join(raised.value.__notes__)


def test_a_process_that_is_killed_is_an_error_and_not_waited_for(tmp_path):
    die = Meeting(nothing, lambda: os.kill(os.getpid(), signal.SIGKILL))
    with pytest.raises(ChildProcessError, match="-9"):
        publish.write_files(tmp_path, [die] * MANY, jobs=2)
    assert multiprocessing.active_children() == []


def test_a_process_that_wrote_a_site_ends_without_looking_through_all_it_holds():
    done = subprocess.run([sys.executable, "-c", LAST_LOOK], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"
