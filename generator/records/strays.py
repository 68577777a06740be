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
        for path in sorted([*(folder / place).glob("*.y*ml"), *(folder / place).glob("*.y*ml.txt")]):
            name_here = PurePosixPath(path.name.removesuffix(".txt"))
            right = _meant(name_here, names) or (path.suffix == ".txt" and name_here.name)
            home = _home(name_here, place, wanted)
            if right or home:
                message = f"这个文件没有读入：文件名「{path.name}」不对"
                hint = f"改名为 {right}"
                if home:
                    message, hint = "这个文件没有读入：放错了文件夹", f"移到 {home}"
                name = path.relative_to(folder).as_posix()
                yield Problem(name, 1, 1, "unread-file", message, hint, Severity.WARNING)


def _home(name: PurePosixPath, place: PurePosixPath, wanted: dict[PurePosixPath, list[str]]) -> str:
    """Where a file of this very name belongs, when it is another folder; a pattern for any name tells nothing."""
    if any(name.match(pattern) for pattern in wanted[place]):
        return ""
    homes = (other / name for other, patterns in wanted.items() if name.name in patterns)
    return next((home.as_posix() for home in homes), "")


def _meant(name: PurePosixPath, wanted: list[str]) -> str | None:
    """The name that a file should have; None when it is right or has nothing to do with records."""
    if name.suffix not in _ENDINGS or any(name.match(pattern) for pattern in wanted):
        return None
    if "*.yml" in wanted:
        return name.stem + ".yml"
    return nearest(name.stem + ".yml", wanted)
