"""What each contestant gives: a folder to build in, the command that builds it, and where its pages land."""

import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

CACHE = ".cache"
"""Where a build keeps what the user's cache folder would hold: gone before each run."""

ASIDE = ".aside"
"""Where the results of earlier runs wait to be thrown away."""


@dataclass(frozen=True, slots=True)
class Contestant:
    """One program with its own copy of the district on disk."""

    name: str
    folder: Path
    command: list[str]
    output: str = "public"
    leftovers: tuple[str, ...] = ()  # beside the output and the user's cache
    env: Mapping[str, str] = field(default_factory=dict)

    def forget(self) -> None:
        """Put aside what earlier builds left, so that each run is a cold one.

        It is thrown away at the end: ext4 keeps the inodes of deleted files out of use for a minute and looks at
        each of them whenever a file is made, which would cost the next contestant seconds.
        """
        aside = self.folder / ASIDE / str(time.monotonic_ns())
        for name in (self.output, CACHE, *self.leftovers):
            if (self.folder / name).exists():
                aside.mkdir(parents=True, exist_ok=True)
                (self.folder / name).rename(aside / Path(name).name)

    def tidy(self) -> None:
        """Throw away what was put aside."""
        shutil.rmtree(self.folder / ASIDE, ignore_errors=True)

    def written(self) -> "Written":
        """Count what the build wrote."""
        files = [path for path in (self.folder / self.output).rglob("*") if path.is_file()]
        pages = [path for path in files if path.suffix == ".html"]
        return Written(
            pages=len(pages),
            page_bytes=sum(path.stat().st_size for path in pages),
            files=len(files),
            file_bytes=sum(path.stat().st_size for path in files),
        )


@dataclass(frozen=True, slots=True)
class Written:
    """What a build wrote: HTML pages, and all files together."""

    pages: int
    page_bytes: int
    files: int
    file_bytes: int


def write_text(path: Path, text: str) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def to_yaml(data: Any) -> str:
    """YAML as an editor would keep it: Chinese as it is, keys in their order."""
    text: str = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)
    return text


def front_matter(data: Any, body: str = "") -> str:
    """A Markdown file that opens with YAML."""
    return f"---\n{to_yaml(data)}---\n\n{body}"
