"""Files that look like records but lie or are named so that nobody reads them."""

import os
from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from generator.records.kind import RecordKind
from generator.records.paths import name_below, refusal
from generator.records.problem import Problem, Severity
from generator.records.text import fold_id

_ENDINGS = (".yml", ".yaml", ".yml.txt", ".yaml.txt")
_ROOT = PurePosixPath()
_ANY = "*.yml"
_ALIKE = 0.8  # of two names, one of which is a slip: service and services are, activities and notices are not


def unread_files(folder: Path, kinds: Iterable[RecordKind]) -> Iterator[Problem]:
    """YAML files where records lie that nobody reads: a warning each, with the way to have it read."""
    labels: dict[PurePosixPath, str] = {}
    for kind in kinds:
        labels |= {PurePosixPath(pattern): kind.label for pattern in kind.files}
    for path in sorted(_candidates(folder, labels)):
        name = name_below(folder, path)
        found = _said(folder, PurePosixPath(name), labels)
        if found is not None:
            yield refusal(path, name) or Problem(name, 1, 1, "unread-file", *found, Severity.WARNING)


def _candidates(folder: Path, read: Collection[PurePosixPath]) -> Iterator[Path]:
    """YAML files that are not read, beside and above the folders of records, at any depth below these, and below
    folders beside them whose names are theirs or nearly so.
    """
    places = {pattern.parent for pattern in read} - {_ROOT}
    below = set(places)
    for above in {_ROOT} | {parent for place in places for parent in place.parents}:
        for entry in _entries(folder / above):
            if entry.is_dir(follow_symlinks=False):
                if _is_meant(folder, above / entry.name, places):
                    below.add(above / entry.name)
            elif _is_yaml(entry.name) and above / entry.name not in read:
                yield Path(entry.path)
    for place in below:
        for here, folders, files in os.walk(folder / place):
            folders[:] = [name for name in folders if not name.startswith(".")]
            at = PurePosixPath(Path(here).relative_to(folder).as_posix())
            every = at / _ANY in read
            for name in files:
                if _is_yaml(name) and not (every and name.endswith(".yml")) and at / name not in read:
                    yield Path(here, name)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:  # it is not there, or closed, which is told elsewhere
        return []


def _is_meant(folder: Path, found: PurePosixPath, places: Collection[PurePosixPath]) -> bool:
    """Whether a folder bears, or nearly bears, the name of one of records and is none."""
    meant = _alike(found.name, [place.name for place in places])
    # Where letters' case does not count, Stations is stations itself.
    itself = [place for place in places if fold_id(str(place)) == fold_id(str(found))]
    return bool(meant) and not any(
        os.path.exists(folder / place) and os.path.samefile(folder / place, folder / found)
        for place in itself
    )


def _is_yaml(name: str) -> bool:
    return name.lower().endswith(_ENDINGS) and not name.startswith((".", "~"))


def _said(folder: Path, name: PurePosixPath, labels: dict[PurePosixPath, str]) -> tuple[str, str] | None:
    """What is wrong with where a file lies or how it is called, and what to do; None when it is no record."""
    here = [pattern for pattern in labels if pattern.parent == name.parent]
    stem = name.name.lower().removesuffix(".txt").removesuffix(".yml").removesuffix(".yaml")
    own = f"{name.name[: len(stem)]}.yml"
    wrong_name = f"这个文件没有读入：文件名「{name.name}」不对"
    if any(pattern.name == _ANY for pattern in here):
        return wrong_name, _move(folder, name, name.parent / own, labels)
    known = {pattern.stem: pattern for pattern in here} | {labels[pattern]: pattern for pattern in here}
    meant = _alike(stem, known)
    if meant:
        return wrong_name, _move(folder, name, known[meant], labels)
    home = next((pattern for pattern in labels if pattern.name == own), None)
    if home is not None:
        return "这个文件没有读入：放错了文件夹", _move(folder, name, home, labels)
    home = next(
        (pattern.parent for pattern in labels if pattern.name == _ANY and pattern.parent.name == stem), None
    )
    if home is not None:
        return wrong_name, f"{labels[home / _ANY]}的记录放在 {home}/ 里，文件名照说明写"
    if not here:
        way = _way_home(folder, name, own, labels)
        return ("这个文件没有读入：放错了文件夹", way) if way else None
    if name.parent == _ROOT:
        return None  # whatever else somebody keeps beside the settings
    names = "、".join(f"{pattern.name}（{labels[pattern]}）" for pattern in here)
    return wrong_name, f"里面是哪一类记录，就放进哪个文件：{names}"


def _way_home(folder: Path, name: PurePosixPath, own: str, labels: dict[PurePosixPath, str]) -> str:
    """What to do with a file in a folder below one of records, or in one named nearly so; nothing with other files."""
    folders = {pattern.parent.name: pattern.parent for pattern in labels if pattern.name == _ANY}
    above = next((part for part in reversed(name.parent.parts) if _alike(part, folders)), "")
    if above:
        return _move(folder, name, folders[str(_alike(above, folders))] / own, labels)
    known = {pattern.stem: pattern for pattern in labels}
    listed = next((known[part] for part in reversed(name.parent.parts) if part in known), None)
    if listed:
        return f"把里面的记录并进 {listed}，再删去这个文件"
    below = any(pattern.parent in name.parents for pattern in labels if pattern.parent != _ROOT)
    return "移到上一层，文件名照说明写" if below else ""


def _move(folder: Path, name: PurePosixPath, right: PurePosixPath, labels: Collection[PurePosixPath]) -> str:
    """Rename or move a file, unless another lies there already, which would be lost."""
    source, target = folder / name, folder / right
    # Where letters' case does not count, stations.yml is Stations.yml itself.
    itself = os.path.exists(source) and os.path.exists(target) and os.path.samefile(source, target)
    if os.path.lexists(target) and not itself:
        if right in labels:
            return f"已经有 {right}，不要覆盖：把这里的记录并进去，再删去这个文件"
        return f"已经有 {right}，不要覆盖：换一个没有用过的文件名，放进 {right.parent}/"
    return f"改名为 {right.name}" if right.parent == name.parent else f"移到 {right}"


def _alike(word: str, names: Iterable[str]) -> str | None:
    """The name that was meant by a word, also when only letters' case or width differ; None when none is near."""
    by_fold = {fold_id(name): name for name in names}
    found = get_close_matches(fold_id(word), by_fold, n=1, cutoff=_ALIKE)
    return by_fold[found[0]] if found else None
