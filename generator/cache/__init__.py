"""What need not be made again: results on disk by a key that holds all they depend on. It knows no records."""

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import BytecodeCache, FileSystemBytecodeCache
from platformdirs import user_cache_path

from generator import __version__


class Store:
    """A folder of results. Anything in it may be deleted at any time; a broken entry is made again.

    It lies in the user's cache folder and never in the site folder: compiled templates are run as they are found, and
    a site folder may come from a stranger.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or user_cache_path("yitu")

    def remember(self, key: str, make: Callable[[], Mapping[str, str]]) -> Mapping[str, str]:
        """The texts for a key, made now if they are not there."""
        path = self.folder / f"{hashlib.sha256(f'{__version__}:{key}'.encode()).hexdigest()[:32]}.json"
        with contextlib.suppress(OSError, ValueError):
            found = json.loads(path.read_bytes())
            if isinstance(found, dict) and all(isinstance(text, str) for text in found.values()):
                return found
        made = dict(make())
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            beside = path.with_suffix(f".{os.getpid()}")
            beside.write_text(json.dumps(made), encoding="utf-8")
            os.replace(beside, path)
        return made

    def bytecode(self) -> BytecodeCache | None:
        """Compiled templates, keyed by their source; None where there is no place for them."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return None
        return FileSystemBytecodeCache(str(self.folder), f"%s-{__version__}.jinja")


__all__ = ["Store"]
