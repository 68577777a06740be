"""What the house knows of a kind, and what a kind may use while it makes its pages."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from generator.hours import Calendar, Reading
from generator.publication import View
from generator.records import RecordKind, Vocabulary
from generator.render import Link, Page, Picture, Section
from generator.render.exports import AppRow, Column, Entry, Feature, Story


@dataclass(frozen=True, slots=True)
class Context:
    """Everything pages are made from: the view of a date, the templates, the calendar, and what other kinds add."""

    view: View
    templates: Environment
    calendar: Calendar
    contributions: Mapping[str, tuple["Contribution", ...]]
    changers: tuple[Callable[["Context", Any], list["HoursChange"]], ...] = ()
    addresses: Mapping[str, Callable[[Any], str]] = field(default_factory=dict)
    honourers: tuple[Callable[["Context", str], list["HonourLine"]], ...] = ()
    memo: dict[Any, Any] = field(default_factory=dict)
    pictures: Mapping[tuple[str, str, tuple[str | int, ...]], Picture] = field(default_factory=dict)
    qr: Callable[[str], Markup] = lambda path: Markup("")

    def render(self, template: str, **values: Any) -> Markup:
        """A template filled with finished values."""
        return Markup(self.templates.get_template(template).render(values))

    def draw(self, template: str, name: str, *values: Hashable) -> Markup:
        """A macro of a template filled with values: what stations share, hours or ways in, is drawn once.

        `template` and `name` are literals of the caller; equal values must read equal.
        """
        key = (name, template, values)
        drawn: Markup | None = self.memo.get(key)
        if drawn is None:
            drawn = getattr(self.templates.get_template(template).module, name)(*values)
            self.memo[key] = drawn
        return drawn

    def sections(self, place: str, record: Any, base: str) -> list[Section]:
        """What all kinds add to the page of `record` (of kind `place`), or to "home" with record None."""
        found = (contribute(self, record, base) for contribute in self.contributions.get(place, ()))
        return [section for section in found if section is not None]

    def link(self, kind: str, id_: str | None) -> Link | None:
        """The link to a record of any kind; None where it is not published."""
        record = self.view.get(kind, id_)
        if record is None:
            return None
        address = self.addresses.get(kind)
        return Link(record.label, address(record) if address else f"{kind}s/{record.id}/")

    def picture(self, kind: str, id_: str, *place: str | int) -> Picture | None:
        """The picture of the photo at a place of a record, "photos", 0; None where the public may not see it."""
        return self.pictures.get((kind, id_, place))

    def links(self, kind: str, ids: Iterable[str]) -> list[Link]:
        """The links to those of several records that are published."""
        found = (self.link(kind, id_) for id_ in ids)
        return [link for link in found if link is not None]

    def changes(self, station: Any) -> list["HoursChange"]:
        """Everything that changes the hours of a station on some days, from all kinds."""
        return [change for changes in self.changers for change in changes(self, station)]

    def honours(self, exemplar_id: str) -> list["HonourLine"]:
        """What the rounds of awards say of an exemplar today, from all kinds."""
        return [line for honours in self.honourers for line in honours(self, exemplar_id)]


@dataclass(frozen=True, slots=True)
class HonourLine:
    """What a round of an award says of somebody: `stage` is empty only when it was awarded."""

    award: str
    period: str
    text: str
    year_text: str
    issuer: str
    stage: str
    url: str


@dataclass(frozen=True, slots=True)
class HoursChange:
    """From a day to a day (both included) something else holds: pause, shorten, extend or info."""

    from_: date
    to: date
    effect: str
    hours: Reading | None
    text: str


Contribution = Callable[[Context, Any, str], Section | None]


@dataclass(frozen=True, slots=True)
class App:
    """What the browser's finder gets of a kind: a row a record, and values that all rows share."""

    row: Callable[[Context, Any], AppRow]
    values: Callable[[Context], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record with all that it can do; what is not given, it does not do.

    `pages` plans its pages. `sections` maps a place (another kind's name, "home", "lead" or "finder") to what this
    kind adds there, so that kinds meet without knowing each other. `menu` is its place in the navigation while it has records.
    `address` tells where a record stands that has no page `<name>s/<id>/` of its own. `words` are vocabularies whose
    spellings mean the same to the search, `ways` what it finds besides records.
    """

    record: RecordKind
    templates: Path
    pages: Callable[[Context], Iterable[Page]]
    menu: tuple[Link, ...] = ()
    sections: Mapping[str, Contribution] = field(default_factory=dict)
    feature: Callable[[Context, Any], Feature] | None = None
    app: App | None = None
    entry: Callable[[Context, Any], Entry | None] | None = None
    table: tuple[Column, ...] = ()
    changes: Callable[[Context, Any], list[HoursChange]] | None = None
    address: Callable[[Any], str] | None = None
    honours: Callable[[Context, str], list[HonourLine]] | None = None
    stories: Callable[[Context], Iterable[Story]] | None = None
    words: tuple[type[Vocabulary], ...] = ()
    ways: Callable[[Context], Iterable[Entry]] | None = None

    @property
    def name(self) -> str:
        return self.record.name
