"""Names of files that records mention, kept inside their folder."""

import os
import stat
from pathlib import Path

from generator.records.problem import Problem
from generator.records.text import is_reserved

_INSIDE = "请写同一文件夹里的文件名，例如 photo.jpg"


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
