"""Names of people who are not shown, in the texts of other records and of hand-written pages.

Where a date, a withdrawal or the list of takedowns hides somebody, the build must go on and the name must go: it is
replaced, and the editor told. Where a scope leaves the name out, somebody has yet to decide: that is an error.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from generator.publication.address import SOMEBODY, without_name
from generator.records import Part, Problem, Record, Scope, Severity, Site, WrittenPage, written_pages

_SHORTEST_IN_PLACES = 3
"""Stations tell of no people; a name of two letters in them is nearly always a word (高峰, 平安)."""


class Owner(NamedTuple):
    """Whose name it is, and whether that person as a whole is not shown today."""

    id: str
    gone: bool


def hidden_names(site: Site, shown: Mapping[str, Mapping[str, Record]]) -> dict[str, Owner]:
    """Name -> owner, of all who are not shown by name; what somebody shown is called as well says nothing."""
    found = {}
    for kind in [kind for kind in site.kinds.values() if kind.personal]:
        people: Mapping[str, Any] = shown.get(kind.name, {})
        public = {person.name for person in people.values()}
        for person in site.all(kind.name):
            named = person.id in people and Scope.NAME in person.publish.scope
            if not named and len(person.name) > 1 and person.name not in public:
                found[person.name] = Owner(person.id, person.id not in people)
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


def spoken(text: str, gone: Iterable[str], allowed: Iterable[str]) -> str:
    """A hand-written text without the names of those who are gone, but where the page allows the word."""
    allowed = tuple(allowed)
    for name in gone:
        if not any(name in what for what in allowed):
            text = text.replace(name, SOMEBODY)
    return text


def _suspects(site: Site, names: Mapping[str, Owner]) -> Iterator[tuple[tuple[str, str], list[str]]]:
    by_start: dict[str, list[str]] = {}
    for name in names:
        by_start.setdefault(name[:2], []).append(name)
    places = [key for key in site.rows if key[0] == "station"]
    together = "\0".join(site.rows[key].text for key in places)
    long = [name for name in names if len(name) >= _SHORTEST_IN_PLACES and name in together]
    for key, row in site.rows.items():
        if key[0] != "station":
            yield key, _named_in(row.text, by_start)
        elif long:
            yield key, [name for name in long if name in row.text]


def _named_in(text: str, by_start: Mapping[str, list[str]]) -> list[str]:
    """The names that a text holds. Pairs of letters first: a thousand names cost no more than one."""
    pairs = {a + b for a, b in pairwise(text)}
    return sorted(name for start in pairs & by_start.keys() for name in by_start[start] if name in text)


def _places(value: Any, name: str, loc: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    """Where a name stands in what is shown of a record: comments and withheld fields do not count."""
    if type(value) is str:
        if name in value:
            yield loc
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _places(item, name, (*loc, index))
    elif isinstance(value, Part):
        for field in type(value).model_fields:
            if field != "privacy_allow":
                yield from _places(getattr(value, field), name, (*loc, field))


def _is_allowed(record: Any, name: str) -> bool:
    return any(name in allowed.what for allowed in record.privacy_allow)


def _on_page(page: WrittenPage, names: Mapping[str, Owner]) -> Iterator[Problem]:
    for name, owner in names.items():
        if name in page.text and not any(name in what for what in page.allowed):
            before, _, _ = page.text.partition(name)
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
            yield _problem(line, column, path=page.path, owner=owner)


def _problem(line: int, column: int, *, path: str, owner: Owner) -> Problem:
    if owner.gone:
        message = f"「{owner.id}」不公开，这里却还有姓名，网站上已换成「{SOMEBODY}」"
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
