"""One position in every datum with its links: what the command `yitu where` prints."""

from generator.geo.datum import Datum, from_wgs84, to_wgs84
from generator.geo.fault import PositionError
from generator.geo.links import links
from generator.geo.reading import read_position

_DIGITS = 8
"""Decimals printed: 1 mm, so that a printed value converts back within the centimetre."""


def where(text: str, datum: Datum) -> dict[str, object]:
    """Return {"wgs84": [lng, lat], "gcj02": …, "bd09": …, "links": {service: address}} for a pasted text.

    `datum` counts when the text does not tell its own. Raises PositionError when no position can be read.
    """
    reading = read_position(text)
    if reading is None:
        raise PositionError("unreadable-position", "没有给出坐标", "写成“经度,纬度”，如 116.3689,39.9402")
    position = to_wgs84(reading.lng, reading.lat, reading.datum or datum)
    answer: dict[str, object] = {}
    for each in Datum:
        answer[each.value] = [round(value, _DIGITS) for value in from_wgs84(position, each)]
    ways = links(name=reading.name or "所查位置", position=position, precise=True)
    answer["links"] = {link.id: link.url for link in ways if link.kind == "marker"}
    return answer
