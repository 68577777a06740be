"""Reading many files in two processes where the system can fork; the results are the same as in one."""

import contextlib
import multiprocessing
import pickle
import signal
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from generator.records.file_read import FileRead, Memory, Task, read_file
from generator.records.settings import Settings

_WORTH_IT = 600_000  # bytes of YAML; below, a second process costs more than it saves


def read_files(
    tasks: Sequence[Task], settings: Settings, memory: Memory | None, *, jobs: int
) -> list[FileRead]:
    """What every file holds, in the order of the tasks."""
    sizes = [_size(task.path) for task in tasks]
    forks = "fork" in multiprocessing.get_all_start_methods()
    if jobs == 1 or memory is not None or not forks or sum(sizes) < _WORTH_IT:
        return [read_file(task, settings, memory) for task in tasks]
    middle = _middle(sizes)
    return _with_a_child(tasks[:middle], tasks[middle:], settings)


def _size(path: Path) -> int:
    """Bytes of a file; 0 where it cannot be asked, which its reader will tell."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _middle(sizes: Sequence[int]) -> int:
    """How many tasks make the first half; a little more than half, since the other's results must be handed over."""
    wanted, seen = sum(sizes) * 0.56, 0
    for number, size in enumerate(sizes):
        seen += size
        if seen >= wanted:
            return number + 1
    return len(sizes)


def _with_a_child(own: Sequence[Task], others: Sequence[Task], settings: Settings) -> list[FileRead]:
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_send, args=(receiver, sender, others, settings), daemon=True)
    child.start()
    sender.close()
    first = [read_file(task, settings) for task in own]
    try:
        second: list[FileRead] = pickle.loads(receiver.recv_bytes())
    except EOFError:  # the child is gone, perhaps for want of memory: read its share here
        second = [read_file(task, settings) for task in others]
    child.join()
    return first + second


def _send(receiver: Connection, sender: Connection, tasks: Sequence[Task], settings: Settings) -> None:
    # With its own end of the pipe open, a child whose parent was killed would wait for itself to read.
    receiver.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it too, and its end is that of the child
    with contextlib.suppress(BrokenPipeError):
        sender.send_bytes(
            pickle.dumps([read_file(task, settings) for task in tasks], pickle.HIGHEST_PROTOCOL)
        )
    sender.close()
