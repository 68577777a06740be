"""The areas that rows name: known ones found, missing ones created, each under its parent."""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_ZONE = re.compile(r"高新|经开|开发区|示范区|航空港|空港|园区|保税|度假区|管理区|先行区|郑东新区")
_STREET = re.compile(r"(?:街道|办事处|镇|乡|苏木)$")


LEVELS = ("city", "district", "street", "community")


@dataclass(frozen=True, slots=True)
class KnownArea:
    """An area that exists already; `parent` is an id or empty."""

    id: str
    name: str
    parent: str = ""


@dataclass(slots=True)
class AreaBook:
    """Known areas, and those that rows named beside them.

    `apart` holds, for areas of the site that lie nowhere, the area in which rows put them.
    """

    known: dict[str, KnownArea]
    created: dict[str, str] = field(default_factory=dict)  # id -> kind
    apart: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, areas: Iterable[KnownArea]) -> "AreaBook":
        """A book with the areas of a site."""
        return cls({area.id: area for area in areas})

    def find(self, text: str) -> str:
        """The id for an id or a name of one area, "" when there is none or more than one."""
        if text in self.known:
            return text
        return self._only(text, None)

    def place(self, city: str, district: str, street: str, community: str = "") -> str:
        """The id of the smallest area named, creating what is missing; "" when nothing is named."""
        parent = ""
        city, district = city.strip(), _without(district.strip(), city)
        street = _without(_without(street.strip(), city), district)
        for name, kind in (
            (city, "市"),
            (district, _district_kind(district, city)),
            (street, _street_kind(street)),
            (community.strip(), "社区"),
        ):
            if name:
                parent = self._take(name, kind, parent)
        return parent

    def new(self, wanted: Iterable[str]) -> list[dict[str, str]]:
        """The created areas among the wanted ones and those above them, each after its parent.

        What only refused rows named is not among them: nothing would lie there.
        """
        found: dict[str, dict[str, str]] = {}
        for own in wanted:
            for id_ in reversed([*self._upwards(own)]):
                if id_ in self.created:
                    area = self.known[id_]
                    parent = {"parent": area.parent} if area.parent else {}
                    found[id_] = {"id": id_, "name": area.name, "kind": self.created[id_]} | parent
        return [*found.values()]

    def _take(self, name: str, kind: str, parent: str) -> str:
        found = self._only(name, parent)
        if found:
            self._put_below(found, parent)
            return found
        own = "a-" + short_hash(f"{parent}/{name}")
        if (
            own not in self.known
        ):  # else an earlier import made it of these words, and it was renamed or moved
            self.known[own] = KnownArea(own, name, parent)
            self.created[own] = kind
        return own

    def _put_below(self, own: str, parent: str) -> None:
        """An area that lies nowhere yet lies where a later row puts it; one of the site is its editors' to move."""
        area = self.known[own]
        if area.parent or not parent or own in self._upwards(parent):
            return
        if own in self.created:
            self.known[own] = KnownArea(own, area.name, parent)
        else:
            self.apart.setdefault(own, parent)

    def _upwards(self, own: str) -> Iterator[str]:
        """An area and all that it lies in."""
        seen = {""}
        while own not in seen and own in self.known:
            seen.add(own)
            yield own
            own = self.known[own].parent

    def _only(self, name: str, parent: str | None) -> str:
        """The one area of this name whose parent is not another one."""
        found = [area for area in self.known.values() if area.name == name]
        if parent:
            found = [area for area in found if area.parent in (parent, "")]
        exact = [area for area in found if area.parent == parent]
        found = exact or found
        return found[0].id if len(found) == 1 else ""


def is_zone(name: str) -> bool:
    """Whether an area is a zone for business and no administrative division."""
    return _ZONE.search(name) is not None


_PARTS = re.compile(
    r"(?:[^省市区县]{2,8}(?:省|自治区))?(?P<city>[^市区县]{1,8}(?:市|自治州|盟))?"
    r"(?P<district>.{1,10}?(?:(?<!社)区|[县旗市]))?(?P<street>.{1,12}?(?:街道办事处|街道|镇|乡(?!镇)|苏木))?"
    r"(?P<community>.{1,12}?(?:社区|居委会|村委会|(?(street)村|社区)))?"
)


def parted(text: str) -> tuple[str, str, str, str]:
    """(city, district, street, community) of 某省某市某区某街道某社区 in one cell, all empty when it names but a province.

    Another shape is a district.
    """
    match = _PARTS.fullmatch(text)
    if match is None:
        return "", text, "", ""
    return match["city"] or "", match["district"] or "", match["street"] or "", match["community"] or ""


def short_hash(text: str) -> str:
    """Eight small letters and digits that stand for a text, the same on every machine."""
    return base64.b32encode(hashlib.sha256(text.encode()).digest())[:8].decode().lower()


def _without(name: str, above: str) -> str:
    return name.removeprefix(above) if above and name != above else name


def _district_kind(name: str, city: str) -> str:
    if is_zone(name):
        return "园区"
    if name.endswith("县"):
        return "县"
    return "区" if name.endswith("区") else "市" if name.endswith("市") else "区县"


def _street_kind(name: str) -> str:
    if name.endswith(("社区", "村")):
        return "社区"
    return "街道" if _STREET.search(name) or not name.endswith(("商圈", "园区")) else "商圈"
