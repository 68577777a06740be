"""Which icon of Material's bundled set stands for what; inlined once, always beside its word."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from markupsafe import Markup

_FACILITIES: Final[dict[str, str]] = {
    "seats": "sofa-single-outline",
    "drinking_water": "cup-water",
    "hot_water": "kettle-outline",
    "microwave": "microwave",
    "fridge": "fridge-outline",
    "phone_charging": "cellphone-charging",
    "powerbank": "battery-charging-outline",
    "air_conditioning": "snowflake-thermometer",
    "heating": "radiator",
    "toilet": "human-male-female",
    "shower": "shower-head",
    "laundry": "washing-machine",
    "wifi": "wifi",
    "first_aid": "medical-bag",
    "medicine": "pill",
    "aed": "heart-flash",
    "books": "book-open-variant",
    "tv": "television",
    "umbrella": "umbrella-outline",
    "masks": "face-mask-outline",
    "tools": "tools",
    "baby_care": "baby-carriage",
    "beds": "bed-outline",
    "oxygen": "gas-cylinder",
    "directions_help": "sign-direction",
    "message_book": "message-draw",
    "wish_box": "star-outline",
    "meal_offer": "silverware-fork-knife",
    "legal_advice": "scale-balance",
    "counselling": "head-heart-outline",
    "haircut": "content-cut",
    "table": "table-furniture",
    "cooking": "pot-steam-outline",
    "storage": "locker",
}

_VEHICLES: Final[dict[str, str]] = {
    "ebike_parking": "moped-outline",
    "ebike_charging": "ev-station",
    "battery_swap": "battery-sync-outline",
    "truck_parking": "truck-outline",
    "max_height": "arrow-expand-vertical",
}

_NEEDS: Final[dict[str, str]] = {
    "water": "cup-water",
    "charge": "cellphone-charging",
    "meal": "microwave",
    "rest": "sofa-single-outline",
    "climate": "weather-windy",
    "ebike": "moped-electric-outline",
}

_CHROME: Final[dict[str, str]] = {
    "search": "magnify",
    "text-size": "format-size",
    "pin": "map-marker-outline",
    "locate": "crosshairs-gps",
    "map": "map-outline",
    "directions": "navigation-variant-outline",
    "phone": "phone-outline",
    "copy": "content-copy",
    "next": "chevron-right",
    "back": "chevron-left",
    "check": "check",
    "alert": "alert-circle-outline",
    "notice": "bullhorn-outline",
    "calendar": "calendar-outline",
    "clock": "clock-outline",
    "quote": "format-quote-open",
    "honour": "medal-outline",
    "print": "printer-outline",
    "report": "flag-outline",
    "wheelchair": "wheelchair-accessibility",
    "service": "hand-heart-outline",
    "filter": "filter-variant",
    "open": "door-open",
    "night": "weather-night",
    "no-card": "card-account-details-outline",
    "need": "star-outline",
}

ICONS: Final[Mapping[str, str]] = MappingProxyType(_FACILITIES | _VEHICLES | _NEEDS | _CHROME)

_INNER = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


@cache
def icon(name: str) -> Markup:
    """The inline SVG for a facility, vehicle or need code or a name of the chrome; KeyError when there is none."""
    file = files("material") / "templates" / ".icons" / "material" / f"{ICONS[name]}.svg"
    found = _INNER.search(file.read_text(encoding="utf-8"))
    if found is None:
        raise ValueError(f"no <svg> in {file}")
    # The set is pinned and hashed with the package, so its markup is trusted as it stands.
    return Markup(f'<svg class="y-i" viewBox="0 0 24 24" aria-hidden="true">{found[1]}</svg>')
