"""What riders filter by: the needs, in their words, and what meets each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.kinds.kind import Context
from generator.kinds.station.model import Facility, Presence, Station

NEEDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("water", "喝水", ("drinking_water", "hot_water")),
    ("charge", "手机充电", ("phone_charging", "powerbank")),
    ("meal", "热饭", ("microwave",)),
    ("toilet", "上厕所", ("toilet",)),
    ("rest", "歇脚", ("seats", "beds", "table")),
    ("climate", "吹空调、取暖", ("air_conditioning", "heating")),
    ("ebike", "充电换电", ("ebike_charging", "battery_swap")),
    ("medicine", "药箱", ("first_aid", "medicine", "aed")),
)
"""Needs on the home page: id, words, and the facilities of which one is enough."""
_SAYS = {"charge": "能给手机充电", "ebike": "能给电动车充电换电", "medicine": "有药箱"}
"""What a heading says of a need where it is not 能 and the need's words: 有药箱的驿站."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter chip."""

    id: str
    label: str
    icon: str
    group: str


def has(station: Station, codes: tuple[str, ...]) -> bool:
    """Whether one of the things is surely there."""
    if any(one.code in codes and one.state is Presence.YES for one in station.facilities):
        return True
    vehicle = station.vehicle
    return vehicle is not None and any(getattr(vehicle, code, None) is Presence.YES for code in codes)


def needs(context: Context) -> list[Mapping[str, Any]]:
    """All needs as the browser filters by them: the built-in ones and the site's promise sets."""
    found: list[Mapping[str, Any]] = [
        {"id": id_, "label": label, "says": _SAYS.get(id_, f"能{label}"), "any": list(codes)}
        for id_, label, codes in NEEDS
    ]
    words = Facility.words()
    for need in context.view.settings.options.needs:
        codes = {
            name: [words[word].value for word in getattr(need, name) if word in words]
            for name in ("any", "all")
        }
        says = need.label if need.label[0] in "能有" else f"有{need.label}"
        found.append(
            {
                "id": need.id,
                "label": need.label,
                "says": says,
                **{name: list_ for name, list_ in codes.items() if list_},
            }
        )
    return found


def listed(context: Context) -> list[Filter]:
    """The chips that the page itself carries; the script adds what it counts in the data.

    `group` is the row ("now", "need", "last") or the heading below 更多条件 ("what", "who") that holds a chip. Needs
    that nobody meets are left out; a chip without a station helps no one.
    """
    stations = context.view.all("station")
    chips = [Filter("open", "现在开放", "clock", "now"), Filter("night", "夜里也开", "night", "now")]
    chips.append(Filter("no-card", "不用卡就能进", "door", "now"))
    for id_, label, codes in NEEDS:
        if any(has(station, codes) for station in stations):
            chips.append(Filter(id_, label, id_, "need"))
    for need in context.view.settings.options.needs:
        chips.append(Filter(need.id, need.label, "check", "what"))
    chips += [
        Filter("wheelchair", "轮椅能进", "wheelchair", "who"),
        Filter("checked", "近期核实过", "check", "last"),
    ]
    return chips
