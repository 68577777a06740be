"""yitu build: the whole site, written beside the old one and swapped in."""

import errno
import logging
import time
from pathlib import Path

import click

from generator.cli.site import day, exit_with, prepared_site, site_folder, summary, tell
from generator.cli.stop import Stop
from generator.host import mkdocs as mkdocs_host
from generator.host.pipeline import NotBuilt
from generator.records import Problem


@click.command()
@click.option("--site-dir", "-d", type=click.Path(path_type=Path), help="输出到哪个文件夹，默认看 mkdocs.yml")
@click.option("--date", "date_text", help="按哪一天构建，默认今天（上海时间）")
@click.option("--strict", is_flag=True, help="有提醒就不发布（随时间自然出现的提醒不算）")
@click.option("--jobs", type=click.IntRange(1), help="同时用几个进程，默认处理器个数")
@click.option("--clean", is_flag=True, help="当作第一次构建：不和上次的输出比，减少了多少也发布")
@click.option("--allow-shrink", is_flag=True, help="页面大量减少也发布")
def build(
    site_dir: Path | None,
    date_text: str | None,
    strict: bool,
    jobs: int | None,
    clean: bool,
    allow_shrink: bool,
) -> None:
    """构建整个网站。失败时原来的网站一个字节也不动。"""
    started = time.monotonic()
    folder = site_folder()
    prepared, problems = prepared_site(folder, day(date_text), jobs, to_build=True)
    if prepared is None or prepared.errors or (strict and prepared.strict_warnings):
        tell(problems)
        click.echo(f"没有构建：{summary(problems)}", err=True)
        exit_with(1)
    assert prepared is not None
    tell(problems)
    logging.getLogger("mkdocs").addHandler(_Echo(problems))
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    logging.getLogger("mkdocs.plugins.yitu").setLevel(logging.ERROR)
    try:
        counts = mkdocs_host.build(
            folder, prepared, site_dir=site_dir, strict=strict, jobs=jobs, allow_shrink=allow_shrink or clean
        )
    except NotBuilt as error:
        if error.settings:
            raise Stop(str(error)) from None
        click.echo(f"没有发布：{str(error).rstrip('.。')}。旧网站没有动", err=True)
        exit_with(1)
    except OSError as error:
        click.echo(f"没有发布：{_why(error)}。旧网站没有动", err=True)
        exit_with(1)
    click.echo(f"{counts['pages']} 个页面，用时 {time.monotonic() - started:.1f} 秒：{summary(problems)}")


def _why(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "磁盘满了，腾出空间再运行"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"「{error.filename}」不让写，换一个 --site-dir，或改文件夹的权限"
    return str(error)


class _Echo(logging.Handler):
    """What MkDocs warns of and has not been told, on standard error; errors end the build and come with it."""

    def __init__(self, told: list[Problem]) -> None:
        super().__init__(logging.WARNING)
        codes = {problem.code for problem in told}
        self._again = tuple(words for code, words in _IN_ENGLISH.items() if code in codes)

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if record.levelno < logging.ERROR and not any(words in message for words in self._again):
            click.echo(message, err=True)


_IN_ENGLISH = {
    "missing-link": "is not found among documentation files",
    "missing-page": "is included in the 'nav' configuration",
}
