"""Files that look like records but bear a name under which nothing is read."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from generator.records.kind import RecordKind
from generator.records.problem import Problem, Severity
from generator.records.text import nearest

_ENDINGS = (".yml", ".yaml")


def unread_files(folder: Path, kinds: Iterable[RecordKind]) -> Iterator[Problem]:
    """YAML files where records lie that nobody reads because of a slip in the name: a warning each."""
    wanted: dict[PurePosixPath, list[str]] = {}
    for kind in kinds:
        for pattern in map(PurePosixPath, kind.files):
            wanted.setdefault(pattern.parent, []).append(pattern.name)
    for place, names in wanted.items():
        for path in sorted((folder / place).glob("*.y*ml")):
            right = _meant(PurePosixPath(path.name), names)
            if right is not None:
                message, hint = f"这个文件没有读入：文件名「{path.name}」不对", f"改名为 {right}"
                name = path.relative_to(folder).as_posix()
                yield Problem(name, 1, 1, "unread-file", message, hint, Severity.WARNING)


def _meant(name: PurePosixPath, wanted: list[str]) -> str | None:
    """The name that a file should have; None when it is right or has nothing to do with records."""
    if name.suffix not in _ENDINGS or any(name.match(pattern) for pattern in wanted):
        return None
    if "*.yml" in wanted:
        return name.stem + ".yml"
    return nearest(name.stem + ".yml", wanted)
