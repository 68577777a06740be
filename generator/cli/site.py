"""What commands share that work on a site folder: find it, load it, tell its problems."""

import gc
import os
import sys
from datetime import date
from pathlib import Path

import click

from generator import cache
from generator.cli.stop import Stop
from generator.host import ahead, pipeline
from generator.host.pipeline import Prepared
from generator.kinds import KINDS
from generator.records import Problem, Settings, Severity, as_text, load, load_settings


def day(text: str | None) -> date:
    """The day given by --date, else SOURCE_DATE_EPOCH, else today in Shanghai."""
    if not text:
        return pipeline.today(os.environ)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Stop(f"--date「{text}」不是日期，写成 2026-10-08") from None


def site_folder() -> Path:
    """The current folder, which must hold mkdocs.yml."""
    folder = Path.cwd()
    if not (folder / "mkdocs.yml").is_file():
        raise Stop("这个文件夹里没有 mkdocs.yml。到网站文件夹里运行，或用 yitu new 新建一个")
    return folder


def prepared_site(
    folder: Path, today: date, jobs: int | None = None, *, to_build: bool = False
) -> tuple[Prepared | None, list[Problem]]:
    """The loaded and checked site with all its problems; no site where the settings themselves are wrong.

    What is `to_build` needs more than its records, which is then made ahead.
    """
    # Loading makes many objects that all live to the end; collecting in between finds nothing and costs half the time.
    gc.disable()
    settings, problems = load_settings(folder, os.environ)
    if settings is None:
        return None, problems
    if to_build:
        ahead.begin(settings, cache.Store(), jobs=jobs)
    found = pipeline.prepare(folder, settings, today=today, jobs=jobs, report=_photos_done)
    from generator.host.mkdocs_settings import seen_by_mkdocs  # only these two commands need MkDocs

    found = seen_by_mkdocs(folder, found)
    return found, list(found.problems)


def checked_anyway(folder: Path, today: date) -> tuple[int, list[Problem]]:
    """How many records there are and their errors, where the settings are wrong: all problems in one run."""
    stand_in = Settings(site_name="驿图", site_url="https://example.org/")
    loaded = load(folder, stand_in, [kind.record for kind in KINDS], today=today, doubts=False)
    errors = [problem for problem in loaded.problems if problem.severity is Severity.ERROR]
    return loaded.site.met, [problem for problem in errors if problem.path != "mkdocs.yml"]


def _photos_done(done: int, total: int) -> None:
    """Each tenth of the photos that are made for the first time: a photo takes a third of a second."""
    if total and done * 10 // total > (done - 1) * 10 // total:
        click.echo(f"处理照片：{done}/{total}", err=True)


def tell(problems: list[Problem]) -> None:
    """Problems as text on standard error, and how many of each severity."""
    for problem in problems:
        click.echo(as_text(problem), err=True)


def summary(problems: list[Problem]) -> str:
    """How many of each severity, in words."""
    words = ((Severity.ERROR, "个错误"), (Severity.WITHHELD, "条不公开"), (Severity.WARNING, "个提醒"))
    counts = [(sum(1 for p in problems if p.severity is severity), word) for severity, word in words]
    return "，".join(f"{number} {word}" for number, word in counts if number) or "没有问题"


def exit_with(code: int) -> None:
    """End the command."""
    sys.exit(code)
