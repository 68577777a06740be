"""yitu where: a position in every datum, with links to look at it."""

import json

import click

from generator import geo
from generator.cli.stop import Stop


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("position")
@click.option(
    "--datum", default="gcj02", show_default=True, help="坐标系：gcj02（高德、腾讯）、bd09（百度）、wgs84"
)
def where(position: str, datum: str) -> None:
    """把 经度,纬度 换成各种坐标系，并给出地图链接。"""
    known = geo.Datum.read(datum)
    if known is None:
        raise Stop(f"没有「{datum}」这种坐标系。可以写 gcj02、bd09、wgs84")
    try:
        found = geo.where(position, known)
        reading = geo.read_position(position)
    except geo.PositionError as error:
        raise Stop(f"{error.message}。{error.hint}") from None
    for remark in reading.remarks if reading else ():
        click.echo(f"注意：{remark.message}。{remark.hint}", err=True)
    click.echo(json.dumps(found, ensure_ascii=False, indent=1))
