import fcntl
import hashlib
import multiprocessing
import os
import signal
import subprocess
import sys

import pytest

from generator import publish

ORPHANS = """
import fcntl, multiprocessing, os, signal, sys, time
from pathlib import Path
from generator import publish
lock = open(sys.argv[1], "w")
fcntl.flock(lock, fcntl.LOCK_EX)
own, folder = os.getpid(), Path(sys.argv[2])
met = multiprocessing.get_context("fork").Event()
def one(number):
    if os.getpid() != own and number > int(sys.argv[3]):
        met.set()
    elif os.getpid() == own:
        met.wait()
        os.kill(own, signal.SIGKILL)
    return {f"{number:0200d}": b""}
publish.write_files(folder, [lambda number=number: one(number) for number in range(4000)], jobs=2)
"""
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
    """A maker that does one thing here and another in a child; each waits until the other has come."""

    def __init__(self, here, there):
        context = multiprocessing.get_context("fork")
        self.own, self.came_here, self.came_there = os.getpid(), context.Event(), context.Event()
        self.here, self.there = here, there

    def __call__(self):
        if os.getpid() == self.own:
            self.came_here.set()
            assert self.came_there.wait(60)
            return self.here()
        self.came_there.set()
        assert self.came_here.wait(60)
        return self.there()


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


@pytest.mark.parametrize("after", [200, 3600], ids=["at work", "about to send more than a pipe holds"])
def test_no_child_goes_on_or_keeps_a_lock_when_its_parent_is_killed(tmp_path, after):
    (tmp_path / "out").mkdir()
    lock = tmp_path / "lock"
    command = [sys.executable, "-c", ORPHANS, str(lock), str(tmp_path / "out"), str(after)]
    assert subprocess.run(command, timeout=120).returncode == -signal.SIGKILL
    with lock.open("w") as file:
        signal.alarm(60)  # a lock that is kept for ever ends the test
        fcntl.flock(file, fcntl.LOCK_EX)
        signal.alarm(0)
    assert len(list((tmp_path / "out").iterdir())) < 4000 or after > 3000


class Choosy(Exception):
    def __init__(self, one, two):
        super().__init__(f"{one} and {two}")


def choosy():
    raise Choosy("this", "that")


def closed():
    raise OSError(28, "No space left", open(os.devnull))  # noqa: SIM115 - a file cannot be handed over


@pytest.mark.parametrize(("there", "words"), [(choosy, "this and that"), (closed, "No space left")])
def test_an_error_that_cannot_be_handed_over_says_what_it_said(tmp_path, there, words):
    with pytest.raises(Exception, match=words) as raised:
        publish.write_files(tmp_path, [Meeting(nothing, there)] * MANY, jobs=2)
    assert f"in {there.__name__}" in "".join(raised.value.__notes__)


def test_a_process_that_wrote_a_site_ends_without_looking_through_all_it_holds():
    done = subprocess.run([sys.executable, "-c", LAST_LOOK], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"
