"""The group of commands, which says in Chinese what was wrong with a command line."""

import gc
import re
from collections.abc import Iterable
from difflib import get_close_matches
from importlib import import_module
from keyword import iskeyword
from types import ModuleType
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError, NoSuchCommand

from generator.cli.stop import Stop

NAMES = ("check", "build", "serve", "new", "schema", "import", "hours", "where", "paper", "purge")
"""The commands in the order of the help; each is one file of this room."""


class Commands(click.Group):
    """A click group whose own errors are told like all others: what is wrong, what to do, exit 2.

    A command is imported when it is called: who asks where a place is need not wait for what builds a site.
    """

    def list_commands(self, context: click.Context) -> list[str]:
        return list(NAMES)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in NAMES:
            return None
        word = f"{name}_" if iskeyword(name) else name
        command: click.Command = getattr(_imported(f"generator.cli.{word}"), word)
        return command

    def make_context(self, *arguments: Any, **more: Any) -> click.Context:
        try:
            return super().make_context(*arguments, **more)
        except click.UsageError as error:
            raise _said(error) from None

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except click.UsageError as error:
            raise _said(error) from None


def _imported(name: str) -> ModuleType:
    """A module with all it needs, without the collector: what is imported stays, and looking at it takes a fifth more."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        module = import_module(name)
        gc.freeze()
    finally:
        if enabled:
            gc.enable()
    return module


def _said(error: click.UsageError) -> click.ClickException:
    if isinstance(error, NoArgsIsHelpError):
        return error
    where = error.ctx.command_path if error.ctx else "yitu"
    words = _words(error)
    return Stop(f"{words}{'' if words.endswith('？') else '。'}运行 {where} --help 看用法")


def _words(error: click.UsageError) -> str:
    if isinstance(error, NoSuchCommand):
        return f"没有「{error.command_name}」这个命令{_meant(get_close_matches(error.command_name, NAMES))}"
    if isinstance(error, click.NoSuchOption):
        return f"没有「{error.option_name}」这个选项{_meant(error.possibilities)}"
    if isinstance(error, click.MissingParameter):
        return f"少写了 {_name(error.param)}{_help(error.param)}"
    if isinstance(error, click.BadParameter):
        return f"{_name(error.param)} 的值不对：{_wanted(error)}"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 后面要写一个值"
    extra = re.search(r"extra arguments? \((.*)\)", error.message)
    return f"多写了「{extra[1]}」" if extra else f"命令写得不对（{error.format_message()}）"


def _meant(possible: Iterable[str] | None) -> str:
    close = next(iter(possible or ()), None)
    return f"，是否指 {close}？" if close else ""


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "参数"
    return parameter.opts[0] if isinstance(parameter, click.Option) else parameter.make_metavar(_NOWHERE)


def _help(parameter: click.Parameter | None) -> str:
    text = parameter.help if isinstance(parameter, click.Option) else ""
    return f"（{text}）" if text else ""


def _wanted(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f"可以写 {'、'.join(map(str, kind.choices))}"
    if isinstance(kind, click.Path):
        return "没有这个文件，或者它不是这里要的文件（文件夹）。检查名字和所在的文件夹"
    if isinstance(kind, click.IntRange):
        return f"写 {kind.min} 以上的整数"
    return error.message


_NOWHERE = click.Context(click.Command("yitu"))
