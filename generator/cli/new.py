"""yitu new: a site folder that checks and builds as it stands."""

import json
import re
from importlib.resources import files
from pathlib import Path

import click

from generator.cli.site import day
from generator.cli.stop import Stop
from generator.kinds import KINDS
from generator.records.schema import json_schema


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", required=True, help="地区名，例如 秦淮区")
@click.option("--network", default="", help="驿站网络名，例如 宁小蜂驿站")
def new(folder: Path, name: str, network: str) -> None:
    """新建一个网站文件夹：设置、写着例子的记录文件、说明页。"""
    if folder.exists() and any(folder.iterdir()):
        raise Stop(f"「{folder}」里已经有东西，没有动它。换一个新文件夹")
    values = {
        "name": _quoted(name),
        "network": _quoted(network or f"{name}驿站"),
        "bare_name": name,
        "handler": _quoted(f"{name}（请写处理者全称）"),
        "today": str(day(None)),
    }
    templates = files("generator.cli") / "starter"
    for entry in ("mkdocs.yml", "stations.yml", "areas.yml", "about.md", "gitignore", "README.md"):
        text = (templates / entry).read_text(encoding="utf-8")
        target = folder / _PLACES[entry]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_filled(text, values), encoding="utf-8")
    (folder / "exemplars").mkdir(exist_ok=True)
    (folder / "exemplars" / ".gitkeep").touch()
    _write_schemas(folder)
    click.echo(f"建好了 {folder}。接下来：\n  cd {folder}\n  yitu check\n  yitu serve")


_PLACES = {
    "mkdocs.yml": "mkdocs.yml",
    "stations.yml": "stations.yml",
    "areas.yml": "content/records/areas.yml",
    "about.md": "content/about.md",
    "gitignore": ".gitignore",
    "README.md": "README.md",
}


def _quoted(text: str) -> str:
    """A YAML scalar: JSON's double-quoted strings are YAML's."""
    return json.dumps(text, ensure_ascii=False)


def _filled(text: str, values: dict[str, str]) -> str:
    """The text with {{name}} replaced, in one pass: a value may itself look like a place."""
    return re.sub(r"\{\{(\w+)\}\}", lambda match: values[match[1]], text)


def _write_schemas(folder: Path) -> None:
    target = folder / ".schema"
    target.mkdir(exist_ok=True)
    for kind in KINDS:
        content = json.dumps(json_schema(kind.record), ensure_ascii=False, indent=1) + "\n"
        (target / f"{kind.name}.schema.json").write_text(content, encoding="utf-8")
