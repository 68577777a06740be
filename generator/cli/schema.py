"""yitu schema: JSON Schema of the records, so that editors' programs can help while typing."""

import json
from pathlib import Path

import click

from generator.cli.stop import Stop
from generator.kinds import KINDS
from generator.records.schema import json_schema


@click.command()
@click.argument("kind", required=False)
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, file_okay=False), help="每种记录写一个文件到这个文件夹"
)
def schema(kind: str | None, output: Path | None) -> None:
    """打印一种记录的 JSON Schema；不写种类就全部写。"""
    kinds = {entry.name: entry.record for entry in KINDS}
    if kind is not None and kind not in kinds:
        raise Stop(f"没有「{kind}」这种记录。可以写：{'、'.join(kinds)}")
    wanted = {name: json_schema(entry) for name, entry in kinds.items() if kind in (None, name)}
    if output is None:
        click.echo(json.dumps(wanted[kind] if kind else wanted, ensure_ascii=False, indent=1))
        return
    output.mkdir(parents=True, exist_ok=True)
    for name, content in wanted.items():
        path = output / f"{name}.schema.json"
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        click.echo(f"写了 {path}")
