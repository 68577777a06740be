"""yitu purge: addresses that a CDN must forget between two builds."""

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

import click

from generator import publish
from generator.cli.stop import Stop
from generator.records import load_settings


@click.command()
@click.argument("old", type=click.Path(exists=True, path_type=Path))
@click.argument("new", type=click.Path(exists=True, path_type=Path))
@click.option("--url", help="网站地址；不写时看 mkdocs.yml，再没有就只列路径")
@click.option("--gone", is_flag=True, help="只列已经没有的页面和文件（撤回之后先清这些）")
def purge(old: Path, new: Path, url: str | None, gone: bool) -> None:
    """比较两次构建，列出 CDN 要清除的地址。

    OLD 和 NEW 是两个 build-manifest.json，或两个网站文件夹。
    """
    found = publish.to_purge(_written(old), _written(new), gone_only=gone)
    root = (url or _site_url()).rstrip("/")
    for path in found:
        address = quote(path)
        click.echo(f"{root}/{address}" if root else address or "./")


def _written(place: Path) -> Mapping[str, str]:
    try:
        return publish.written_in(place)
    except (ValueError, OSError):
        raise Stop(f"「{place}」不是构建清单，也不是构建出来的文件夹") from None


def _site_url() -> str:
    settings, _ = load_settings(Path.cwd(), os.environ)
    return settings.site_url if settings else ""
