"""yitu check: every problem of a folder in one run."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from generator.cli.site import checked_anyway, day, exit_with, prepared_site, site_folder, summary
from generator.cli.stop import Stop
from generator.host.pipeline import Prepared
from generator.records import Problem, Severity, as_github, as_gitlab, as_json, as_text


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "gitlab"]),
    default="text",
    help="输出的形式：给人看、给程序、给 GitHub 标在改动旁、给 GitLab 的 Code Quality",
)
@click.option("--strict", is_flag=True, help="有提醒也算不通过（随时间自然出现的提醒不算）")
@click.option("--date", "date_text", help="按哪一天检查，默认今天（上海时间）")
def check(paths: tuple[Path, ...], form: str, strict: bool, date_text: str | None) -> None:
    """检查全部记录，一次说出所有问题。PATHS 只列这些文件的问题。"""
    folder = site_folder()
    today = day(date_text)
    prepared, problems = prepared_site(folder, today)
    if prepared is None:
        met, found = checked_anyway(folder, today)
        problems += found
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise Stop(f"没有「{missing[0]}」这个文件或文件夹。检查名字，路径从现在的文件夹算起")
    wanted = {path.absolute() for path in paths}
    shown = [p for p in problems if not wanted or _is_wanted(folder / p.path, wanted)]
    click.echo(_printed(shown, form), nl=False)
    if form == "text":
        click.echo(_summary(prepared, shown) if prepared else _summary_without_settings(met, shown))
    failed = any(p.severity is Severity.ERROR for p in shown)
    doubtful = strict and any(p.severity is Severity.WARNING and not p.timely for p in shown)
    exit_with(1 if failed or doubtful else 0)


def _summary_without_settings(met: int, shown: list[Problem]) -> str:
    return f"设置有错，{met} 条记录只查了写法：{summary(shown)}"


def _summary(prepared: Prepared, shown: list[Problem]) -> str:
    """How much was checked, what came of it, and what is no mistake but worth a word."""
    return "\n".join([f"检查了 {prepared.site.met} 条记录：{summary(shown)}", *_remarks(prepared)])


def _remarks(prepared: Prepared) -> Iterator[str]:
    if not prepared.site.records["station"] and not prepared.errors:
        yield "还没有驿站记录：写进 stations.yml，或用 yitu import 导入表格"
    told = [record for found in prepared.view.records.values() for record in found.values()]
    undated = [record.id for record in told if getattr(record, "story", None) and not _has_day(record)]
    if undated:
        more = " 等" if len(undated) > _MOST_NAMED else ""
        names = "、".join(undated[:_MOST_NAMED])
        yield f"{len(undated)} 篇故事没有日期，不进订阅源：{names}{more}。补上 published_on"


_MOST_NAMED = 5


def _has_day(record: Any) -> bool:
    return bool(record.published_on or record.updated_on)


def _is_wanted(path: Path, wanted: set[Path]) -> bool:
    return path in wanted or any(parent in wanted for parent in path.parents)


_LISTS = {"json": as_json, "gitlab": as_gitlab}


def _printed(problems: list[Problem], form: str) -> str:
    if form in _LISTS:
        return _LISTS[form](problems) + "\n"
    write = as_github if form == "github" else as_text
    return "".join(write(problem) + "\n" for problem in problems)
