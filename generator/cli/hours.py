"""yitu hours: how a text of opening hours is read."""

import json

import click

from generator import hours as opening


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("text", nargs=-1, required=True)
def hours(text: tuple[str, ...]) -> None:
    """看一段开放时间会读成什么：full 全看懂，partial 看懂一部分，none 照原文显示。"""
    reading = opening.read(" ".join(text))
    found = {
        "text": reading.text,
        "osm": reading.osm,
        "reading": reading.grade,
        "notes": list(reading.notes),
        "summary": opening.summary(reading),
    }
    click.echo(json.dumps(found, ensure_ascii=False, indent=1))
