"""Making and writing files, in several processes where the system can fork."""

import atexit
import gc
import hashlib
import multiprocessing
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from generator.publish.manifest import Written

Maker = Callable[[], Mapping[str, bytes]]
"""Makes files: path from the site root -> content. Called once, perhaps in another process."""

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
_BATCH = 96
_BATCHES_A_SWEEP = 6
_PER_PROCESS = 400  # below this a second process costs more than it saves
_work: tuple[Path, Sequence[Maker]] | None = None

# A process that ends gives everything back at once: looking for circles among ten thousand records takes half a second.
atexit.register(gc.freeze)


def write_files(folder: Path, makers: Sequence[Maker], *, jobs: int) -> list[Written]:
    """Make and write all files below `folder`; returns path, size and sha256 of each, sorted by path.

    Raises whatever a maker raises, and OSError; the folder is then incomplete and must be thrown away.
    """
    global _work
    jobs = max(1, min(jobs, len(makers) // _PER_PROCESS + 1))
    batches = [(start, min(start + _BATCH, len(makers))) for start in range(0, len(makers), _BATCH)]
    _work = (folder, makers)
    # What is there now is only read: frozen, no collection looks at it, and no child copies its pages.
    gc.freeze()
    try:
        if jobs == 1 or "fork" not in multiprocessing.get_all_start_methods():
            written = [entry for batch in batches for entry in _write_batch(batch)]
        else:
            written = _in_processes(batches, jobs)
    finally:
        gc.unfreeze()
        _work = None
    return sorted(written, key=lambda entry: entry.path)


def _in_processes(batches: list[tuple[int, int]], jobs: int) -> list[Written]:
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        return [entry for found in pool.imap_unordered(_write_batch, batches) for entry in found]


def _write_batch(batch: tuple[int, int]) -> list[Written]:
    assert _work is not None
    folder, makers = _work
    root = str(folder)
    made = {root}
    written: list[Written] = []
    for maker in makers[batch[0] : batch[1]]:
        for path, content in maker().items():
            _write(f"{root}/{path}", content, made)
            written.append(Written(path, len(content), hashlib.sha256(content).hexdigest()))
    if batch[0] // _BATCH % _BATCHES_A_SWEEP == 0:
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
