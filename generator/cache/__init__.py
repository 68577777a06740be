"""What need not be made again: results on disk by a key that holds all they depend on. It knows no records."""

import contextlib
import hashlib
import json
import os
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import BytecodeCache, FileSystemBytecodeCache
from jinja2.bccache import Bucket
from platformdirs import user_cache_path

from generator import __version__


class Store:
    """A folder of results. Anything in it may be deleted at any time; a broken entry is made again.

    It lies in the user's cache folder and never in the site folder: compiled templates are run as they are found, and
    a site folder may come from a stranger.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or user_cache_path("yitu")

    def recall(self, key: str) -> Mapping[str, str] | None:
        """The texts for a key, None when they are not there."""
        with contextlib.suppress(OSError, ValueError):
            found = json.loads(self._path(key, "json").read_bytes())
            if isinstance(found, dict) and all(isinstance(text, str) for text in found.values()):
                return found
        return None

    def remember(self, key: str, make: Callable[[], Mapping[str, str]]) -> Mapping[str, str]:
        """The texts for a key, made now if they are not there."""
        found = self.recall(key)
        if found is not None:
            return found
        made = dict(make())
        self._write(self._path(key, "json"), json.dumps(made).encode())
        return made

    def keep(self, key: str, make: Callable[[], Mapping[str, bytes]]) -> Mapping[str, bytes]:
        """The contents by name for a key, made now if they are not there whole."""
        path = self._path(key, "bin")
        with contextlib.suppress(OSError, ValueError):
            found = _unpacked(path.read_bytes())
            if found is not None:
                return found
        made = dict(make())
        self._write(path, _packed(made))
        return made

    def _path(self, key: str, ending: str) -> Path:
        return self.folder / f"{hashlib.sha256(f'{__version__}:{key}'.encode()).hexdigest()[:32]}.{ending}"

    def _write(self, path: Path, content: bytes) -> None:
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            # Threads and processes may make the same thing at the same time; the last one stays.
            beside = path.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
            beside.write_bytes(content)
            os.replace(beside, path)

    def bytecode(self) -> BytecodeCache | None:
        """Compiled templates, keyed by their source; None where there is no place for them."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return None
        return _Bytecode(str(self.folder), f"%s-{__version__}.jinja")


class _Bytecode(FileSystemBytecodeCache):
    """Jinja's, for which a broken entry or a folder that cannot be written is the end."""

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except Exception:  # whatever reading junk as a pickle or as code may raise
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def _packed(contents: Mapping[str, bytes]) -> bytes:
    """sha256 of the rest, then a line of JSON that names each content with its size, then the contents."""
    sizes = {name: len(content) for name, content in contents.items()}
    rest = json.dumps(sizes).encode() + b"\n" + b"".join(contents.values())
    return hashlib.sha256(rest).digest() + rest


def _unpacked(packed: bytes) -> dict[str, bytes] | None:
    rest = packed[32:]
    if hashlib.sha256(rest).digest() != packed[:32]:
        return None
    line, _, body = rest.partition(b"\n")
    found: dict[str, bytes] = {}
    at = 0
    for name, size in json.loads(line).items():
        found[name] = body[at : at + size]
        at += size
    return found


__all__ = ["Store"]
