"""Names of people who are not shown, left behind in the texts of other records."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.records import Problem, Record, Scope, Severity, Site

_NEVER_OF_PEOPLE = frozenset({"station"})


def left_behind(site: Site, shown: Mapping[str, Mapping[str, Record]]) -> Iterator[Problem]:
    """Each record that names somebody who is withheld, or whose scope leaves the name out."""
    names = dict(_hidden(site, shown))
    for (kind, id_), row in site.rows.items() if names else ():
        if kind in _NEVER_OF_PEOPLE or id_ not in shown.get(kind, {}):
            continue
        for name, (owner, timely) in names.items():
            if name in row.text and owner != id_:
                yield site.problem(
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
