"""Runs one command and tells how long it took and how much memory its processes held."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

PROC = Path("/proc")
LAUNCH = Path(__file__).with_name("launch.py")
SAMPLE_EVERY = 0.1  # seconds
KIB = 1024


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds of wall clock and of processor time; bytes held at the peak, None where not known.

    `tree` is the sampled sum over all processes of the proportional set size (shared pages counted once);
    `largest` is the kernel's exact peak of the largest single process (ru_maxrss).
    """

    seconds: float
    cpu: float
    largest: int
    tree: int | None = None


class CommandFailed(RuntimeError):
    """A contestant could not build."""


def run(command: list[str], *, cwd: Path, env: Mapping[str, str], log: Path, sample: bool = False) -> Run:
    """Run the command to its end; with `sample` its memory is watched, which costs some time."""
    report = log.with_suffix(".json")
    launch = [sys.executable, "-I", "-S", str(LAUNCH), str(report), *command]
    with log.open("wb") as output:
        launcher = subprocess.Popen(launch, cwd=cwd, env=dict(env), stdout=output, stderr=subprocess.STDOUT)
        sampler = Sampler(launcher.pid) if sample and PROC.is_dir() else None
        launcher.wait()
    tree = sampler.peak() if sampler else None
    took = json.loads(report.read_text(encoding="utf-8"))
    if took["exit"]:
        tail = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise CommandFailed(f"{' '.join(command)}: exit {took['exit']}\n{tail}")
    return Run(seconds=took["seconds"], cpu=took["cpu"], largest=took["largest"] * KIB, tree=tree)


class Sampler:
    """Watches all descendants of a launcher from a thread until asked for the peak."""

    def __init__(self, root: int) -> None:
        self._root = root
        self._peak = 0
        self._over = Event()
        self._thread = Thread(target=self._watch, daemon=True)
        self._thread.start()

    def peak(self) -> int:
        """Stop watching and return the greatest sum that was seen."""
        self._over.set()
        self._thread.join()
        return self._peak

    def _watch(self) -> None:
        while not self._over.wait(SAMPLE_EVERY):
            self._peak = max(self._peak, sum(map(held, family(self._root))))


def family(pid: int) -> Iterator[int]:
    """The descendants of a process, as far as they still live."""
    try:
        threads = list((PROC / str(pid) / "task").iterdir())
        children = [int(child) for thread in threads for child in (thread / "children").read_text().split()]
    except OSError:
        return
    for child in children:
        yield child
        yield from family(child)


def held(pid: int) -> int:
    """Proportional set size of one process in bytes; 0 when it is gone."""
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    sizes = (int(line.split()[1]) * KIB for line in lines if line.startswith("Pss:"))
    return next(sizes, 0)
