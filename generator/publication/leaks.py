"""Names of people who are not shown, left behind in the texts of other records."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from generator.records import Problem, Record, Scope, Severity, Site

_NEVER_OF_PEOPLE = frozenset({"station"})


def left_behind(site: Site, shown: Mapping[str, Mapping[str, Record]]) -> Iterator[Problem]:
    """Each record that names somebody who is withheld, or whose scope leaves the name out."""
    names = dict(_hidden(site, shown))
    if not names:
        return
    by_start: dict[str, list[str]] = {}
    for name in names:
        by_start.setdefault(name[:2], []).append(name)
    for (kind, id_), row in site.rows.items():
        if kind in _NEVER_OF_PEOPLE or id_ not in shown.get(kind, {}):
            continue
        for name in _named_in(row.text, by_start):
            owner, timely = names[name]
            if owner != id_:
                yield _problem(site, kind, id_, owner, timely=timely)


def _named_in(text: str, by_start: Mapping[str, list[str]]) -> list[str]:
    """The names that a text holds. Pairs of letters first: a thousand names cost no more than one."""
    pairs = {a + b for a, b in pairwise(text)}
    return sorted(name for start in pairs & by_start.keys() for name in by_start[start] if name in text)


def _problem(site: Site, kind: str, id_: str, owner: str, *, timely: bool) -> Problem:
    return site.problem(
        kind,
        id_,
        (),
        "name-left-behind",
        f"「{owner}」的姓名不公开，这条记录的文字里却还有",
        "改掉或删去这几个字",
        severity=Severity.WARNING,
        timely=timely,
    )


def _hidden(site: Site, shown: Mapping[str, Mapping[str, Record]]) -> Iterator[tuple[str, tuple[str, bool]]]:
    """Name -> (id, whether the date alone hides it); names that somebody shown bears as well say nothing."""
    for kind in [kind for kind in site.kinds.values() if kind.personal]:
        people: Mapping[str, Any] = shown.get(kind.name, {})
        public = {person.name for person in people.values()}
        for person in site.all(kind.name):
            named = person.id in people and Scope.NAME in person.publish.scope
            if not named and len(person.name) > 1 and person.name not in public:
                yield person.name, (person.id, person.id not in people)
