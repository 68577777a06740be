"""Names of files that records mention, kept inside their folder."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from generator.records.problem import Problem
from generator.records.text import is_reserved

_INSIDE = "请写同一文件夹里的文件名，例如 photo.jpg"


def name_below(folder: Path, path: Path) -> str:
    """The posix path of a file from the site folder, fit to be printed: bytes that are not UTF-8 stand as \\xb3."""
    name = path.relative_to(folder).as_posix()
    # Python keeps such bytes as lone surrogates, which no output takes.
    text = name.isascii() or not any("\ud800" <= char <= "\udfff" for char in name)
    return name if text else os.fsencode(name).decode("utf-8", "backslashreplace")


def content_of(path: Path, name: str) -> bytes | Problem:
    """What a regular file holds, or why it cannot be read; `name` is its path from the site folder."""
    try:
        return refusal(path, name) or path.read_bytes()
    except OSError as error:
        return unreadable(name, error)


def refusal(path: Path, name: str) -> Problem | None:
    """Why something cannot be a file of a site: a garbled name, a link, a folder, a pipe; None when it can."""
    if not path.as_posix().endswith(name):  # it had to be spelt to be told: see name_below
        return Problem(name, 1, 1, "bad-file-name", _GARBLED, "改文件名，只用小写字母、数字和短横线")
    mode = path.lstat().st_mode
    if not stat.S_ISREG(mode):
        what = "这是一个链接（symlink），不是文件" if stat.S_ISLNK(mode) else "这不是普通文件"
        return Problem(name, 1, 1, "not-a-file", what, "换成真正的文件，不用链接或文件夹")
    return None


_GARBLED = "文件名是乱码（不是 UTF-8），多半是解压 Windows 的压缩包时弄乱的"


def unreadable(name: str, error: OSError) -> Problem:
    """The problem of a file or a folder that the system does not let us read."""
    if isinstance(error, PermissionError):
        return Problem(name, 1, 1, "unreadable-file", "没有权限，读不出来", "改它的权限，让运行命令的人能读")
    why = error.strerror or str(error)
    return Problem(name, 1, 1, "unreadable-file", f"读不出来（{why}）", "检查这个文件和它所在的磁盘")


def closed_folders(folder: Path, files: Iterable[str]) -> Iterator[Problem]:
    """Folders above files that may not be looked into: what lies in them would be missing without a word."""
    for name in dict.fromkeys(above.as_posix() for file in files for above in PurePosixPath(file).parents):
        path = folder / name
        if os.path.isdir(path) and not os.access(path, os.R_OK | os.X_OK):
            yield unreadable(name, PermissionError())


def safe_child(
    root: Path, relative: str, *, path: str = "", line: int = 1, column: int = 1
) -> Path | Problem:
    """The file that `relative` names below `root`, or why it may not be read; path, line, column place it."""
    reason = _bad_name(relative) or _bad_file(root, relative)
    if reason:
        code, message, hint = reason
        return Problem(path, line, column, code, f"「{relative[:80]}」{message}", hint)
    return root / relative


def _bad_name(relative: str) -> tuple[str, str, str] | None:
    if not relative or any(char < " " or char == "\x7f" for char in relative):
        return "bad-path", "不是文件名", _INSIDE
    if "\\" in relative or ":" in relative:
        return "bad-path", "里有反斜杠或冒号", "请用 / 分隔，并写相对路径"
    if relative.startswith(("/", "~")) or "%2" in relative or "%5" in relative:
        return "path-outside", "不是相对路径", _INSIDE
    parts = relative.split("/")
    if ".." in parts:
        return "path-outside", "会离开资料文件夹", _INSIDE
    if any(part in ("", ".") or part != part.rstrip(". ") or len(part.encode()) > 255 for part in parts):
        return "bad-path", "不是合格的文件名", _INSIDE
    if any(is_reserved(part) for part in parts):
        return "bad-path", "是 Windows 保留的名字", "请给文件换个名字"
    return None


def _bad_file(root: Path, relative: str) -> tuple[str, str, str] | None:
    here = root
    mode = 0
    for part in relative.split("/"):
        here = here / part
        try:
            mode = here.lstat().st_mode
        except (OSError, ValueError):
            return "file-missing", "没有这个文件", "请检查文件名和大小写"
        if stat.S_ISLNK(mode) and not Path(os.path.realpath(here)).is_relative_to(os.path.realpath(root)):
            return "path-outside", "是指向文件夹外面的链接", "请放入文件本身"
    try:
        mode = here.stat().st_mode
    except OSError:
        return "file-missing", "是失效的链接", "请放入文件本身"
    return None if stat.S_ISREG(mode) else ("bad-path", "不是普通文件", _INSIDE)
