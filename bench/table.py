"""Turns the runs into one Markdown table and the sentences below it."""

import os
import platform
from dataclasses import dataclass
from statistics import median

from bench.contestant import Written
from bench.measure import Run

MEGA = 1_000_000


@dataclass(frozen=True, slots=True)
class Result:
    """All timed runs of one contestant, the watched run that went before them, and what it wrote."""

    name: str
    watched: Run
    runs: list[Run]
    written: Written

    @property
    def seconds(self) -> float:
        """Median wall clock."""
        return median(run.seconds for run in self.runs)

    @property
    def memory(self) -> int:
        """Peak bytes: the sampled sum over the process tree where it is known, else the largest process."""
        return self.watched.tree or max(run.largest for run in self.runs)


HEAD = (
    ("", "---"),
    ("wall clock", "--:"),
    ("fastest run", "--:"),
    ("slowest run", "--:"),
    ("processor", "--:"),
    ("× Yitu", "--:"),
    ("peak memory", "--:"),
    ("largest process", "--:"),
    ("pages", "--:"),
    ("page bytes", "--:"),
    ("all files", "--:"),
    ("all bytes", "--:"),
)
NOTE = """\
Medians of cold builds that took turns. Peak memory is the sum over all processes of a build (proportional set
size, sampled every 100 ms in a run of its own that is not timed); largest process is the kernel's ru_maxrss.
A page is an HTML file. Yitu's time holds its checks, data files, feeds and manifest too; Hugo reads
the same YAML records as front matter and finds ready what Yitu works out (states, map links, neighbours).
The user's cache folder is empty before each run; Python's modules stand as bytecode, as wherever they ran before.
Yitu runs with share cards and printed QR codes off, though both are on by default: no other contestant makes them.
All stations share four opening hours in the words of OSM, so reading Chinese hours is not measured. MkDocs runs
without plugins and without its search, its pages outside the nav."""


def as_markdown(results: list[Result], *, stations: int, stories: int, versions: str) -> str:
    """Return the table, with ratios against the first result."""
    first, *others = results
    machine = f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores"
    lines = [
        f"{stations:,} stations and {stories:,} stories, {len(first.runs)} runs each.",
        "",
        *(f"| {' | '.join(cells)} |" for cells in zip(*HEAD, strict=True)),
        *(row(result, first) for result in results),
        "",
        *(ratio(first, other) for other in others),
        "",
        NOTE,
        "",
        f"{versions}; {machine}.",
    ]
    return "\n".join(lines) + "\n"


def row(result: Result, first: Result) -> str:
    """One contestant's line."""
    written = result.written
    cells = [
        result.name,
        f"{result.seconds:.2f} s",
        f"{min(run.seconds for run in result.runs):.2f} s",
        f"{max(run.seconds for run in result.runs):.2f} s",
        f"{median(run.cpu for run in result.runs):.2f} s",
        f"{result.seconds / first.seconds:.2f}",
        f"{result.memory / MEGA:.0f} MB",
        f"{max(run.largest for run in result.runs) / MEGA:.0f} MB",
        f"{written.pages:,}",
        f"{written.page_bytes / MEGA:.1f} MB",
        f"{written.files:,}",
        f"{written.file_bytes / MEGA:.1f} MB",
    ]
    return f"| {' | '.join(cells)} |"


def ratio(first: Result, other: Result) -> str:
    """One sentence that compares two contestants."""
    ours, theirs = (result.written.page_bytes / result.written.pages for result in (first, other))
    return (
        f"- {first.name} takes {first.seconds / other.seconds:.2f} × the time and "
        f"{first.memory / other.memory:.2f} × the memory of {other.name}, "
        f"which writes {theirs / ours:.2f} × the bytes a page ({theirs:,.0f} against {ours:,.0f})."
    )
