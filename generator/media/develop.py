"""From the file of a photo to the files of a site: pixels only, three widths, two formats, small enough for a phone.

Nothing of the original is carried over but its pixels: no EXIF, XMP, IPTC, comment, thumbnail or colour profile.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import PIL

from generator.cache import Store
from generator.media.found import Found, Inspected, Key, inspected
from generator.media.header import Fault
from generator.records import Problem
from generator.render import Picture

_RECIPE = f"3-{PIL.__version__}"

Files = Mapping[str, bytes]
Report = Callable[[int, int], None]
"""Is told how many photos of how many are done."""


@dataclass(frozen=True, slots=True)
class Development:
    """The pictures by where they are used, the files of each picture by its stem, and what could not be decoded."""

    pictures: Mapping[Key, Picture] = field(default_factory=dict)
    files: Mapping[str, Callable[[], Files]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


NOTHING = Development()


def develop(
    photos: Iterable[Found], store: Store, *, jobs: int = 1, report: Report = lambda done, total: None
) -> Development:
    """Develop every photo whose header is in order, in `jobs` threads; what the store holds is not made again.

    Pillow works outside the interpreter's lock, so threads use all processors, and a preview may use them too.
    """
    pairs = [(photo, seen) for photo in photos if isinstance(seen := inspected(photo.file), Inspected)]
    distinct = {seen.sha256: (photo.file, seen) for photo, seen in pairs}
    known = {sha: store.recall(_key(sha)) for sha in distinct}
    missing = [sha for sha, found in known.items() if found is None]
    if missing:
        made = partial(_remembered, store)
        with ThreadPoolExecutor(max(1, jobs)) as pool:
            report(0, len(missing))
            for done, found in enumerate(pool.map(made, [distinct[sha] for sha in missing]), 1):
                known[missing[done - 1]] = found
                report(done, len(missing))
    return _gathered(pairs, known, store)


def _gathered(
    pairs: list[tuple[Found, Inspected]], known: Mapping[str, Mapping[str, str] | None], store: Store
) -> Development:
    pictures: dict[Key, Picture] = {}
    files: dict[str, Callable[[], Files]] = {}
    problems: list[Problem] = []
    for photo, seen in pairs:
        found = known[seen.sha256] or {}
        if "code" in found:
            problems.append(photo.problem(Fault(**found)))
            continue
        picture = Picture(_stem(seen.sha256), _sizes_read(found["sizes"]))
        pictures[photo.key] = picture
        files[picture.stem] = partial(_files, store, photo.file, seen)
    return Development(pictures, files, tuple(problems))


def paths_of(picture: Picture) -> tuple[str, ...]:
    """Every file of a picture, from the site root."""
    return tuple(
        f"{picture.stem}-{width}.{ending}" for width, _ in picture.sizes for ending in ("webp", "jpg")
    )


def _key(sha256: str) -> str:
    return f"photo-{_RECIPE}-{sha256}"


def _stem(sha256: str) -> str:
    """A name by content that tells nothing; what is made otherwise is named otherwise."""
    return f"media/{hashlib.sha256(_key(sha256).encode()).hexdigest()[:20]}"


def _remembered(store: Store, source: tuple[Path, Inspected]) -> Mapping[str, str]:
    """The sizes of a photo, or its fault, after its files have been laid into the store."""
    from generator.media.pixels import (  # Pillow takes longer to load than most sites to check
        Refused,
        sizes_of,
    )

    file, seen = source
    try:
        files = _files(store, file, seen)
    except Refused as refused:
        fault = refused.fault
        return store.remember(
            _key(seen.sha256), lambda: {"code": fault.code, "message": fault.message, "hint": fault.hint}
        )
    return store.remember(_key(seen.sha256), lambda: {"sizes": sizes_of(files)})


def _sizes_read(text: str) -> tuple[tuple[int, int], ...]:
    pairs = (size.split("x") for size in text.split())
    return tuple((int(width), int(height)) for width, height in pairs)


def _files(store: Store, file: Path, seen: Inspected) -> Files:
    def made() -> Files:
        from generator.media.pixels import encoded

        return encoded(file, seen.header, _stem(seen.sha256))

    return store.keep(_key(seen.sha256), made)


__all__ = ["NOTHING", "Development", "Report", "develop", "paths_of"]
