"""yitu import: a table becomes records; nothing is lost."""

import click


@click.command("import")
def import_() -> None:
    """把表格变成记录。"""
