"""yitu serve: look at the site while writing."""

import os

import click

from generator.cli.site import site_folder
from generator.cli.stop import Stop
from generator.host.serve import serve as serve_folder


@click.command()
@click.option("--addr", "-a", "address", default="127.0.0.1:8000", show_default=True, help="在哪个地址看")
def serve(address: str) -> None:
    """在浏览器里预览，改动保存后自动刷新。"""
    host, _, port = address.rpartition(":")
    if not port.isdigit() or int(port) > 65535:
        raise Stop(f"地址「{address}」应写成 127.0.0.1:8000 这样")
    folder = site_folder()
    try:
        serve_folder(folder, host or "127.0.0.1", int(port), os.environ, click.echo)
    except OSError as error:
        raise Stop(
            f"不能在 {address} 打开预览：{error.strerror or error}。换一个端口，例如 -a 127.0.0.1:8001"
        ) from None
    except KeyboardInterrupt:
        click.echo("预览结束")
