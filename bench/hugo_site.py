"""The district as Markdown for Hugo, with layouts that write the same body as Yitu's pages."""

from pathlib import Path

from bench.contestant import Contestant
from bench.district import District


def write(folder: Path, district: District) -> Contestant:
    raise NotImplementedError
