"""What the search finds: records of every kind, hand-written pages, and what kinds add to these."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator import search
from generator.kinds import Kind
from generator.kinds.kind import Context
from generator.publication.spelling import spelt, squeezed
from generator.render import plain_text, whole_text
from generator.render.exports import Entry, Prose

_PAGES = "本站的页面"


def search_files(
    context: Context, kinds: Sequence[Kind], handwritten: Sequence[Prose]
) -> Mapping[str, bytes]:
    """The index of a site with its blocks. What names a person stands with the persons, which nobody may keep."""
    places = [entry for kind in kinds if kind.app is not None for entry in _records(context, kind)]
    others = [entry for kind in kinds if kind.app is None for entry in _records(context, kind)]
    others += _pages(handwritten)
    names = _names(others)
    kept = [replace(entry, personal=True) if _tells_of(entry, names) else entry for entry in others]
    return search.search_data([*_ways(context, kinds), *places, *kept], synonyms=_synonyms(context, kinds))


def _records(context: Context, kind: Kind) -> Iterator[Entry]:
    make = kind.entry
    if make is None:
        return
    for record in context.view.all(kind.name):
        entry = make(context, record)
        if entry is not None:
            yield entry


def _ways(context: Context, kinds: Sequence[Kind]) -> Iterator[Entry]:
    for kind in kinds:
        yield from kind.ways(context) if kind.ways is not None else ()


def _pages(handwritten: Sequence[Prose]) -> Iterator[Entry]:
    for page in handwritten:
        text = whole_text(page.text).removeprefix(page.title).strip()
        yield Entry(_PAGES, page.title, page.url, plain_text(text, 40), text)


def _names(entries: Sequence[Entry]) -> dict[str, list[tuple[str, str]]]:
    """First character -> names of persons, squeezed and as written; a single one is no name to search a text for."""
    found: dict[str, list[tuple[str, str]]] = {}
    for entry in entries:
        if entry.personal and len(entry.title) > 1:
            found.setdefault(entry.title[0], []).append((squeezed(entry.title), entry.title))
    return found


def _tells_of(entry: Entry, names: Mapping[str, Sequence[tuple[str, str]]]) -> bool:
    """Whether a text names a person, however it is spelt, as the story of a team may."""
    text = f"{entry.title}\n{entry.line}\n{entry.text}"
    if names.keys().isdisjoint(text):
        return False
    plain = squeezed(text)  # once for all names: this is what `tells` asks first
    near = (name for first in names.keys() & set(text) for short, name in names[first] if short in plain)
    return any(spelt(name).search(text) for name in near)


def _synonyms(context: Context, kinds: Sequence[Kind]) -> list[tuple[str, ...]]:
    """The site's own words first, then the spellings of vocabularies."""
    own = [(word, *others) for word, others in context.view.settings.options.synonyms.items()]
    built = [(word.label, *word.spellings) for kind in kinds for words in kind.words for word in words]
    return [*own, *built]
