"""Making and writing files, in several processes where the system can fork."""

import atexit
import contextlib
import gc
import hashlib
import multiprocessing
import os
import pickle
import signal
import traceback
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from generator.publish.manifest import Written

Maker = Callable[[], Mapping[str, bytes]]
"""Makes files: path from the site root -> content. Called once, perhaps in another process."""

Batch = tuple[int, int]
WriteBatch = Callable[[Batch], list[Written]]

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
_BATCH = 96
_MOST_BATCHES = 8_000
_NUMBER = 2  # bytes of a batch's number: all of them fit into any system's pipe
_BATCHES_A_SWEEP = 6
_PER_PROCESS = 400  # below this a second process costs more than it saves

# A process that ends gives everything back at once: looking for circles among ten thousand records takes half a second.
atexit.register(gc.freeze)


def write_files(folder: Path, makers: Sequence[Maker], *, jobs: int) -> list[Written]:
    """Make and write all files below `folder`; returns path, size and sha256 of each, sorted by path.

    Raises whatever a maker raises, and OSError; the folder is then incomplete and must be thrown away.
    """
    jobs = max(1, min(jobs, len(makers) // _PER_PROCESS + 1))
    size = max(_BATCH, -(-len(makers) // _MOST_BATCHES))
    batches = [(start, min(start + size, len(makers))) for start in range(0, len(makers), size)]
    write = partial(_write_batch, str(folder), makers)
    # What is there now is only read: frozen, no collection looks at it, and no child copies its pages.
    gc.freeze()
    try:
        if jobs == 1 or "fork" not in multiprocessing.get_all_start_methods():
            written = [entry for batch in batches for entry in write(batch)]
        else:
            written = _in_processes(write, batches, jobs)
    finally:
        gc.unfreeze()
    return sorted(written, key=lambda entry: entry.path)


def _in_processes(write: WriteBatch, batches: Sequence[Batch], jobs: int) -> list[Written]:
    """This process and its children take one batch after the other until none is left."""
    # The numbers of the batches lie ready in a pipe: whoever reads one has it, and no lock dies with a process.
    numbers, ready = os.pipe()
    os.write(ready, b"".join(number.to_bytes(_NUMBER) for number in range(len(batches))))
    os.close(ready)
    children: list[_Child] = []
    try:
        for _ in range(jobs - 1):
            children.append(_Child(write, batches, numbers))
        written = _write_next(write, batches, numbers)
        for child in children:
            written += child.written()
    except BaseException:
        for child in children:
            child.process.terminate()
        raise
    finally:
        os.close(numbers)
        # Nobody may write any more when the folder is thrown away.
        for child in children:
            child.process.join()
    return written


class _Child:
    """A process that writes batches and sends what it wrote, or what went wrong.

    These instead of a pool, whose threads take a tenth of a processor and wait for ever for a process that was killed.
    """

    def __init__(self, write: WriteBatch, batches: Sequence[Batch], numbers: int) -> None:
        context = multiprocessing.get_context("fork")
        self._receiver, sender = context.Pipe(duplex=False)
        args = (self._receiver, sender, write, batches, numbers)
        self.process = context.Process(target=_send, args=args, daemon=True)
        self.process.start()
        sender.close()

    def written(self) -> list[Written]:
        try:
            found: list[Written] | Exception = self._receiver.recv()
        except EOFError:
            self.process.join()
            raise ChildProcessError(
                f"写网页的一个进程被结束了（{self.process.exitcode}），多半是内存不够，加 --jobs 1 再运行"
            ) from None
        if isinstance(found, Exception):
            raise found
        return found


def _send(
    receiver: Connection, sender: Connection, write: WriteBatch, batches: Sequence[Batch], numbers: int
) -> None:
    # With its own end of the pipe open, a child whose parent was killed would wait for itself to read.
    receiver.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it too, and ends its children
    try:
        found: list[Written] | Exception = _write_next(write, batches, numbers, parent=os.getppid())
    except Exception as error:
        while os.read(numbers, 1 << 16):  # nobody need go on
            pass
        found = _sendable(error)
    with contextlib.suppress(BrokenPipeError):
        sender.send(found)


def _sendable(error: Exception) -> Exception:
    """The error with its trace, or what it says where it cannot be handed to another process."""
    try:
        sendable: Exception = pickle.loads(pickle.dumps(error))
    except Exception:
        sendable = RuntimeError(f"{type(error).__name__}: {error}")
    sendable.add_note("".join(traceback.format_exception(error)))
    return sendable


def _write_next(
    write: WriteBatch, batches: Sequence[Batch], numbers: int, *, parent: int | None = None
) -> list[Written]:
    """Write until no number is left, or until the `parent` of a child is gone: then nobody wants the pages."""
    written: list[Written] = []
    while number := os.read(numbers, _NUMBER):
        if parent is not None and os.getppid() != parent:
            break
        written += write(batches[int.from_bytes(number)])
    return written


def _write_batch(root: str, makers: Sequence[Maker], batch: Batch) -> list[Written]:
    made = {root}
    written: list[Written] = []
    for maker in makers[batch[0] : batch[1]]:
        for path, content in maker().items():
            _write(f"{root}/{path}", content, made)
            written.append(Written(path, len(content), hashlib.sha256(content).hexdigest()))
    if batch[0] // (batch[1] - batch[0]) % _BATCHES_A_SWEEP == 0:
        # Templates leave circles behind; what was there before is frozen, so this looks at little.
        gc.collect()
    return written


def _make(folder: str, made: set[str]) -> None:
    """Make a folder and those above it; most lie in one that is there, so mkdir is tried before anything is asked."""
    try:
        os.mkdir(folder)
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)
    made.add(folder)


def _write(path: str, content: bytes, made: set[str]) -> None:
    folder = path.rpartition("/")[0]
    if folder not in made:
        _make(folder, made)
    handle = os.open(path, _FLAGS, 0o644)
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(handle, view) :]
    finally:
        os.close(handle)
