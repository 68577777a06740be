"""The `yitu` command group and its one boundary for what goes wrong."""

import click

from generator import __version__
from generator.cli.build import build
from generator.cli.check import check
from generator.cli.commands import Commands
from generator.cli.hours import hours
from generator.cli.import_ import import_
from generator.cli.new import new
from generator.cli.paper import paper
from generator.cli.purge import purge
from generator.cli.schema import schema
from generator.cli.serve import serve
from generator.cli.where import where


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="yitu")
def main() -> None:
    """驿图：把 YAML 记录变成公开的驿站网站。在网站文件夹里运行。"""


for command in (check, build, serve, new, schema, import_, hours, where, paper, purge):
    main.add_command(command)
