"""The folder of hand-written pages, which MkDocs publishes as it is: every file of it must be one that was looked at."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generator.records.decode import decode
from generator.records.front_matter import front_matter
from generator.records.paths import content_of, name_below, refusal, unreadable
from generator.records.problem import Problem

PAGE_ENDINGS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What MkDocs takes for a page."""


_LEFTOVER = re.compile(
    r"~\$.*|.*~|#.*#|.*\.(?:bak|orig|swp|tmp)|(?:eh)?thumbs\.db|desktop\.ini", re.IGNORECASE
)


def is_leftover(path: str) -> bool:
    """Whether an editor, an office program or a system left a file behind: an old text that nobody means to publish."""
    return _LEFTOVER.fullmatch(path.rpartition("/")[2]) is not None


class WrittenPage(NamedTuple):
    """A Markdown file: its path from the site folder, its whole text, what its first lines allow with a reason, and
    where the text below those lines starts.
    """

    path: str
    text: str
    allowed: tuple[str, ...]
    start: int = 0

    @property
    def body(self) -> str:
        """The text that is shown."""
        return self.text[self.start :]


class WrittenFiles(NamedTuple):
    """All that lies in the folder: its pages, the names of its files below it, what is wrong with them."""

    pages: tuple[WrittenPage, ...]
    names: tuple[str, ...]
    problems: tuple[Problem, ...]


def written_pages(folder: Path, docs_dir: str) -> Iterator[WrittenPage]:
    """Every Markdown file below the folder of hand-written pages, in the order of their names."""
    yield from written_files(folder, docs_dir).pages


def written_files(folder: Path, docs_dir: str) -> WrittenFiles:
    """Look through the folder of hand-written pages, apart from records and what MkDocs leaves out by itself."""
    docs = folder / docs_dir
    records = docs / "records"
    problems: list[Problem] = []
    # A folder that is not there is a mistake of the settings.
    paths = sorted(_files(docs, folder, problems)) if os.path.isdir(docs) else []
    pages: list[WrittenPage] = []
    for path in paths:
        name = name_below(folder, path)
        if records in path.parents:
            # Records have their own reader; MkDocs leaves them out, but ends at a name that is no text.
            problems += [found for found in [_unfit(path, name)] if found and found.code == "bad-file-name"]
        elif path.suffix.lower() in PAGE_ENDINGS:
            pages += _page(path, name, problems)
        else:
            problems += filter(None, [_unfit(path, name)])
    names = tuple(path.relative_to(docs).as_posix() for path in paths if records not in path.parents)
    return WrittenFiles(tuple(pages), names, tuple(problems))


def _files(docs: Path, folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """The files that MkDocs would publish. It follows links to folders, where nobody looks for personal data."""

    def closed(error: OSError) -> None:
        problems.append(unreadable(name_below(folder, Path(error.filename)), error))

    for place, inner, files in os.walk(docs, onerror=closed):
        here = Path(place)
        inner[:] = [name for name in inner if not name.startswith(".")]
        links = [name for name in inner if os.path.islink(here / name)]
        yield from (here / name for name in (*links, *files) if name[0] != "." and not is_leftover(name))


def _page(path: Path, name: str, problems: list[Problem]) -> Iterator[WrittenPage]:
    content = content_of(path, name)
    if isinstance(content, Problem):
        problems.append(content)
        return
    decoded = decode(name, content)
    problems += decoded.problems
    if decoded.text is not None:
        said = front_matter(name, decoded.text)
        problems += said.problems
        allowed = tuple(allowed_words(said.data.get("privacy_allow")))
        yield WrittenPage(name, decoded.text, allowed, said.end)


def _unfit(path: Path, name: str) -> Problem | None:
    """Why a file cannot be published as it lies there; what it holds is not read."""
    try:
        found = refusal(path, name)
    except OSError as error:
        return unreadable(name, error)
    return found if found or os.access(path, os.R_OK) else unreadable(name, PermissionError())


def allowed_words(value: object) -> Iterator[str]:
    """What a `privacy_allow` allows: words that come with a reason."""
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, dict) and entry.get("what") and entry.get("reason"):
            yield str(entry["what"])
