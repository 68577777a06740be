"""`python -m bench [--stations N] [--stories N] [--runs N] [--against NAME] [--folder DIR] [--write]`."""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from bench import hugo_site, stock_site, yitu_site
from bench.contestant import CACHE, Contestant, Written
from bench.district import District, make_district
from bench.measure import Run, run
from bench.table import Result, as_markdown

RESULTS = Path(__file__).with_name("results.md")
ROOT = Path(__file__).resolve().parent.parent
MEASURED = ("yitu", "hugo", "mkdocs", "mkdocs-material")


def main() -> int:
    """Measure and print the table."""
    options = read_options()
    folder = options.folder or Path(tempfile.mkdtemp(prefix="yitu-bench-"))
    try:
        table = compare(options, folder)
    finally:
        if options.folder is None:
            shutil.rmtree(folder, ignore_errors=True)
    sys.stdout.write(table)
    if options.write:
        RESULTS.write_text(f"# Build speed\n\n{table}", encoding="utf-8")
    return 0


def read_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--stations", type=int, default=10_000)
    parser.add_argument("--stories", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--against", choices=OTHERS, action="append", help="leave out the others")
    parser.add_argument("--folder", type=Path, help="build here and keep everything")
    parser.add_argument("--write", action="store_true", help=f"also write {RESULTS.name}")
    return parser.parse_args()


def compare(options: argparse.Namespace, folder: Path) -> str:
    """Build the district with every contestant, in turns, after one watched run each."""
    district = make_district(stations=options.stations, stories=options.stories)
    yitu = yitu_site.write(folder / "yitu", district)
    contestants, watched = [yitu], [build(yitu, sample=True)]
    for name in options.against or OTHERS:
        other = OTHERS[name](folder, district)
        contestants.append(other)
        watched.append(build(other, sample=True))
    written = [contestant.written() for contestant in contestants]
    turns = [[build(contestant) for contestant in contestants] for _ in range(options.runs)]
    for contestant in contestants:
        contestant.tidy()
    results = [
        Result(contestant.name, watched[place], [turn[place] for turn in turns], written[place])
        for place, contestant in enumerate(contestants)
    ]
    refuse_empty(results)
    versions = ", ".join(f"{name} {version(name)}" for name in MEASURED)
    return as_markdown(results, stations=options.stations, stories=options.stories, versions=versions)


def hugo(folder: Path, district: District) -> Contestant:
    """Hugo, whose layouts follow what Yitu has just built."""
    return hugo_site.write(folder / "hugo", district, model=folder / "yitu" / "public")


def stock(folder: Path, district: District) -> Contestant:
    """MkDocs as it comes."""
    return stock_site.write(folder / "stock", district)


OTHERS = {"hugo": hugo, "stock": stock}


def build(contestant: Contestant, *, sample: bool = False) -> Run:
    """Build once from nothing."""
    contestant.forget()
    # Yitu flushes the file system before it swaps: it would wait for what the contestant before it left unwritten.
    os.sync()
    log = contestant.folder / "build.log"
    env = environment(contestant, os.environ)
    took = run(contestant.command, cwd=contestant.folder, env=env, log=log, sample=sample)
    memory = f", {took.tree / 1e6:.0f} MB" if took.tree else ""
    sys.stderr.write(f"{contestant.name}: {took.seconds:.2f} s{memory}\n")
    return took


def environment(contestant: Contestant, own: Mapping[str, str]) -> dict[str, str]:
    """What a contestant runs in: this environment with an empty user's cache.

    The programs are as they are once installed, Hugo as machine code, Python's modules as bytecode: the watched run
    leaves it, wherever this process may not write its own.
    """
    path = os.pathsep.join(filter(None, [str(ROOT), own.get("PYTHONPATH")]))
    env = {**own, "PYTHONPATH": path, "XDG_CACHE_HOME": str(contestant.folder / CACHE), **contestant.env}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    return env


def refuse_empty(results: list[Result]) -> None:
    """A contestant that wrote no pages has not run the race."""
    for result in results:
        if result.written == Written(0, 0, 0, 0):
            raise SystemExit(f"{result.name} wrote nothing")


if __name__ == "__main__":
    sys.exit(main())
