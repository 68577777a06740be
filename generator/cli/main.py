"""The `yitu` command group and its one boundary for what goes wrong."""

import click

from generator import __version__
from generator.cli.commands import Commands


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="yitu")
def main() -> None:
    """驿图：把 YAML 记录变成公开的驿站网站。在网站文件夹里运行。"""
