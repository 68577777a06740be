"""Names of people who are not shown, in the texts of other records and of hand-written pages.

Where a date, a withdrawal or the list of takedowns hides somebody, the build must go on and the name must go: it is
replaced, and the editor told. Where a scope leaves the name out, somebody has yet to decide: that is an error.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple
from urllib.parse import unquote, urljoin

from generator.publication.address import SOMEBODY, without_name
from generator.publication.spelling import spelt, squeezed, tells, without_links, without_words
from generator.records import (
    Part,
    Problem,
    Record,
    Scope,
    Severity,
    Site,
    WrittenPage,
    taken_names,
    written_pages,
)
from generator.records.fields import HoursText

_SHORTEST_IN_PLACES = 3
"""Stations tell of no people; a name of two letters in them is nearly always a word (高峰, 平安)."""


class Owner(NamedTuple):
    """Whose name it is, and whether that person as a whole is not shown today."""

    id: str
    gone: bool


def hidden_names(site: Site, shown: Mapping[str, Mapping[str, Record]]) -> dict[str, Owner]:
    """Name -> owner, of all who are not shown by name; what somebody shown is called as well says nothing.

    Of those who are gone, the ids too: a link to the page that was is a trace.
    """
    found = {}
    for kind in [kind for kind in site.kinds.values() if kind.personal]:
        people: Mapping[str, Any] = shown.get(kind.name, {})
        public = {person.name for person in people.values()}
        for person in site.all(kind.name):
            named = person.id in people and Scope.NAME in person.publish.scope
            if not named and len(person.name) > 1 and person.name not in public:
                found[person.name] = Owner(person.id, person.id not in people)
            if person.id not in people:
                found |= {id_: Owner(person.id, True) for id_ in (person.id, *person.aliases)}
        for id_, name in taken_names(site.folder, site.takedown):
            found[id_] = Owner(id_, True)
            if len(name) > 1 and name not in public:
                found[name] = Owner(id_, True)
    return found


def left_behind(site: Site, shown: Mapping[str, dict[str, Record]]) -> Iterator[Problem]:
    """Take the names of those who are gone out of all that is shown, and tell of each name that is found."""
    names = hidden_names(site, shown)
    if not names:
        return
    for (kind, id_), found in _suspects(site, names):
        row = site.rows[kind, id_]
        for name in found if id_ in shown.get(kind, {}) else ():
            record = shown[kind][id_]
            loc = next(_places(record, name, ()), None)
            if loc is None or names[name].id == id_ or _is_allowed(record, name):
                continue
            yield _problem(*row.place(loc), path=row.path, owner=names[name])
            if names[name].gone:
                shown[kind][id_] = without_name(record, name, SOMEBODY)
    for page in written_pages(site.folder, site.settings.docs_dir):
        yield from _on_page(page, names)


def gone_names(site: Site, shown: Mapping[str, Mapping[str, Record]]) -> tuple[str, ...]:
    """The names that hand-written pages must not tell either, longest first."""
    names = [name for name, owner in hidden_names(site, shown).items() if owner.gone]
    return tuple(sorted(names, key=len, reverse=True))


def spoken(
    text: str, gone: Iterable[str], allowed: Iterable[str], leads: Callable[[str], bool] = lambda to: False
) -> str:
    """A hand-written text without the names of those who are gone, but where the page allows the word.

    Links that lead to a file that is left out (see `leading_to`) lead nowhere and go too.
    """
    gone = tuple(gone)
    plain = squeezed(f"{text}\0{unquote(text)}") if gone else ""
    words = [name for name in gone if squeezed(name) in plain]
    if words:
        allowed = tuple(allowed)
        words = [name for name in words if not any(name in what for what in allowed)]
    return without_words(without_links(text, words, leads), words, SOMEBODY)


def leading_to(left_out: Iterable[str], page: str, site_url: str) -> Callable[[str], bool]:
    """Whether an address in a hand-written page leads to a file that is left out; all are paths below their folder.

    Addresses are written from the page's file, as MkDocs reads them, or from the page's own address, as browsers do.
    """
    root = unquote(site_url).rstrip("/") + "/"
    gone = {root + path for path in left_out}
    places = {root + page, f"{root}{page.removesuffix('.md')}/"}

    def leads(to: str) -> bool:
        plain = unquote(re.split(r"[?#]", to, maxsplit=1)[0])
        try:
            return any(urljoin(place, plain) in gone for place in places)
        except ValueError:  # http://[: leads nowhere
            return False

    return leads if gone else lambda to: False


def _suspects(site: Site, names: Mapping[str, Owner]) -> Iterator[tuple[tuple[str, str], list[str]]]:
    by_start: dict[str, list[tuple[str, str]]] = {}
    for name in names:
        plain = squeezed(name)
        by_start.setdefault(plain[:2], []).append((plain, name))
    places = [key for key in site.rows if key[0] == "station"]
    together = squeezed("\0".join(site.rows[key].text for key in places))
    long = [name for name in names if len(name) >= _SHORTEST_IN_PLACES and squeezed(name) in together]
    for key, row in site.rows.items():
        if key[0] != "station":
            yield key, _named_in(squeezed(row.text), by_start)
        elif long:
            yield key, [name for name in long if tells(row.text, name)]


def _named_in(text: str, by_start: Mapping[str, list[tuple[str, str]]]) -> list[str]:
    """The names that a squeezed text holds. Pairs of letters first: a thousand names cost no more than one."""
    pairs = {a + b for a, b in pairwise(text)}
    found = (both for start in pairs & by_start.keys() for both in by_start[start])
    return sorted(name for plain, name in found if plain in text)


def _places(value: Any, name: str, loc: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    """Where a name stands in what is shown of a record: comments and withheld fields do not count."""
    text = value.text if isinstance(value, HoursText) else value
    if type(text) is str:
        if spelt(name).search(text):
            yield loc
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _places(item, name, (*loc, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _places(item, name, (*loc, key))
    elif isinstance(value, Part):
        for field in type(value).model_fields:
            if field != "privacy_allow":
                yield from _places(getattr(value, field), name, (*loc, field))


def _is_allowed(record: Any, name: str) -> bool:
    return any(name in allowed.what for allowed in record.privacy_allow)


def _on_page(page: WrittenPage, names: Mapping[str, Owner]) -> Iterator[Problem]:
    plain = squeezed(page.text)
    for name, owner in names.items():
        found = spelt(name).search(page.text) if squeezed(name) in plain else None
        if found and not any(name in what for what in page.allowed):
            before = page.text[: found.start()]
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
            yield _problem(line, column, path=page.path, owner=owner)


def _problem(line: int, column: int, *, path: str, owner: Owner) -> Problem:
    if owner.gone:
        message = f"「{owner.id}」不公开，这里却还有姓名或编号，网站上已换成「{SOMEBODY}」"
        severity, hint = (
            Severity.WARNING,
            "改掉或删去这几个字；说的是别的意思，写 privacy_allow: [{what: 这几个字, reason: 为什么}]",
        )
    else:
        message = f"「{owner.id}」的公开范围里没有姓名，这里却写着"
        severity, hint = (
            Severity.ERROR,
            "改成对外称呼；说的是别的意思，写 privacy_allow: [{what: 这几个字, reason: 为什么}]",
        )
    return Problem(path, line, column, "name-left-behind", message, hint, severity, timely=owner.gone)
