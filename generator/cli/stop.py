"""Why a command cannot run."""

import click


class Stop(click.ClickException):
    """The command cannot run; says why, exit 2."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        click.echo(f"不能运行：{self.message}", err=True)
