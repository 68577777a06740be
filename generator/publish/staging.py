"""A new site beside the old one, and the moment in which it takes its place."""

import contextlib
import ctypes
import os
import re
import secrets
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from generator.publish.manifest import MANIFEST

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
SOURCES = ("content", "stations", "exemplars", "photos", "overrides", ".git")
"""Folders of a site folder that hold what somebody wrote."""
_TRIFLES = frozenset({".DS_Store", ".gitkeep", ".keep", "Thumbs.db", "desktop.ini"})
_STOCK = ("404.html", "sitemap.xml")  # what MkDocs alone leaves in each of its sites


class PublishError(Exception):
    """The output cannot be written there; the message says why and what to do, in Chinese."""


class Staging:
    """A folder beside `target`, on the same disk. `swap` puts it in the target's place; `discard` removes it.

    `kept` are folders (of `source`, or absolute) in which nothing may be built, and a target that holds anything must be
    a site, for all that is in it goes. Raises PublishError otherwise. Until `swap` the target is untouched. On Linux the
    exchange is one system call (renameat2 with RENAME_EXCHANGE), so there is no moment without a site; elsewhere two
    renames follow each other.
    """

    def __init__(self, target: Path, source: Path, *, kept: tuple[str, ...] = SOURCES) -> None:
        self.target = target.absolute()
        _refuse_dangerous(self.target, source.absolute(), kept)
        self.target.parent.mkdir(parents=True, exist_ok=True)
        self._lock = _Lock(self.target.parent / f".{self.target.name}.lock")
        self.folder = self.target.parent / f".{self.target.name}.{secrets.token_hex(4)}.new"
        _remove_leftovers(self.target)
        self.folder.mkdir()

    def swap(self) -> None:
        """Put the new site in place and remove the old one."""
        _flush(self.folder)
        if not self.target.exists():
            os.rename(self.folder, self.target)
        elif not _exchange(self.folder, self.target):
            old = self.folder.with_suffix(".old")
            os.rename(self.target, old)
            os.rename(self.folder, self.target)
            self.folder = old
        self.discard()

    def discard(self) -> None:
        """Remove whatever lies beside the target, and let the next build in."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._lock.release()


def _refuse_dangerous(target: Path, source: Path, kept: tuple[str, ...]) -> None:
    resolved, root = target.resolve(), source.resolve()
    inside = any(resolved == root / name or root / name in resolved.parents for name in kept)
    if resolved == root or resolved in root.parents or inside:
        raise PublishError(
            f"输出文件夹「{target.name}」里有网站的源文件，写进去会删掉它们。换一个 --site-dir"
        )
    if target.is_symlink():
        raise PublishError(f"输出文件夹「{target.name}」是一个链接。换成真正的文件夹")
    if target.exists() and not target.is_dir():
        raise PublishError(f"「{target.name}」不是文件夹。换一个 --site-dir")
    for name in ("mkdocs.yml", "stations.yml", ".git"):
        if (target / name).exists():
            raise PublishError(
                f"输出文件夹「{target.name}」里有 {name}，不像是输出。换一个空文件夹作 --site-dir"
            )
    others = (
        sorted(path.name for path in target.iterdir() if path.name not in _TRIFLES) if target.exists() else []
    )
    if others and not _is_site(target):
        raise PublishError(
            f"输出文件夹「{target.name}」里有「{others[0]}」等 {len(others)} 样别的东西，构建会全部删掉。"
            "换一个空文件夹作 --site-dir；真是要覆盖，先自己清空它"
        )


def _is_site(folder: Path) -> bool:
    return (folder / MANIFEST).is_file() or all((folder / name).is_file() for name in _STOCK)


def _remove_leftovers(target: Path) -> None:
    """What a killed build left; the lock says that no other build is using it."""
    name = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{8}}\.(?:new|old)")
    for left in target.parent.iterdir():
        if name.fullmatch(left.name):
            shutil.rmtree(left, ignore_errors=True)


def _exchange(new: Path, old: Path) -> bool:
    """Swap two folders in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    with contextlib.suppress(AttributeError, OSError):
        rename = ctypes.CDLL(None, use_errno=True).renameat2
        result = rename(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(old), _RENAME_EXCHANGE)
        return bool(result == 0)
    return False


def _flush(folder: Path) -> None:
    """One flush of the file system before the swap, instead of one a file."""
    if not sys.platform.startswith("linux"):
        return
    with contextlib.suppress(AttributeError, OSError), _opened(folder) as handle:
        ctypes.CDLL(None, use_errno=True).syncfs(handle)


@contextlib.contextmanager
def _opened(folder: Path) -> Iterator[int]:
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield handle
    finally:
        os.close(handle)


class _Lock:
    """Only one build writes to a target at a time; the system frees the lock of a process that died."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = open(path, "a+b")  # noqa: SIM115
        try:
            _lock(self._file.fileno())
        except OSError:
            self._file.close()
            raise PublishError("另一个构建正在写同一个输出文件夹。等它结束再运行") from None

    def release(self) -> None:
        if not self._file.closed:
            with contextlib.suppress(OSError):
                self._path.unlink()
            self._file.close()


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
