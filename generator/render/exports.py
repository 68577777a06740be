"""What kinds hand to the outputs: rows, features, entries and columns, without any file format."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from generator.render.page import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class AppRow:
    """One station as the finder shows and filters it; `lng`, `lat` in WGS-84 degrees, None when unknown.

    `schedule` has the shape that the hours room writes. Three-way values are "yes", "no" or "unknown".
    With `precise=False` the position only sorts, no distance is shown.
    """

    id: str
    name: str
    area_id: str = ""
    place_text: str = ""
    lng: float | None = None
    lat: float | None = None
    precise: bool = True
    kind: str = ""
    network: str = ""
    tier: str = ""
    host: str = ""
    status: str = "open"
    schedule: Mapping[str, Any] | None = None
    facilities: Mapping[str, str] = field(default_factory=dict)
    vehicle: Mapping[str, str] = field(default_factory=dict)
    wheelchair: str = "unknown"
    no_card: str = "unknown"
    access_text: str = ""
    phone: str = ""
    checked_on: str = ""
    checked_how: str = ""
    url: str = ""
    poi: str = ""  # the place's number in Amap


@dataclass(frozen=True, slots=True)
class Feature:
    """A thing on a map: position in WGS-84 degrees (lng, lat) or None, and plain properties."""

    id: str
    point: tuple[float, float] | None
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its heading and how a record fills it."""

    heading: str
    value: Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that search finds: its kind in words, title and path.

    `line` is the address or the sentence below the title, `text` the body, plain. `personal` entries never enter the
    shared index.
    """

    kind_label: str
    title: str
    url: str
    line: str = ""
    text: str = ""
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Prose(Link):
    """A page that somebody wrote by hand; `text` is its Markdown, for the search."""

    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story as the page of stories, the feed and the booklets take it; `text` is Markdown, areas nearest first.

    Without `text` it is news that stands in the feed only. `sources` have title, publisher and date_text, `photos` are
    those of the text in their order as templates draw them, `quote` has text and source.
    """

    kind: str
    kind_label: str
    title: str
    url: str
    summary: str
    published: date | None = None
    updated: date | None = None
    author: str = ""
    areas: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    text: str = ""
    facts: tuple[str, ...] = ()
    honours: tuple[str, ...] = ()
    quote: Mapping[str, str] | None = None
    sources: tuple[Any, ...] = ()
    photos: tuple[Any, ...] = ()
