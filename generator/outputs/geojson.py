"""GeoJSON (RFC 7946): longitude first, WGS-84, null where there is no position."""

import json
from collections.abc import Iterable

from generator.render.exports import Feature

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def geojson(features: Iterable[Feature]) -> bytes:
    """A FeatureCollection, one feature a line so that changes read well."""
    lines = ",\n".join(
        _JSON.encode(
            {
                "type": "Feature",
                "id": feature.id,
                "geometry": {"type": "Point", "coordinates": list(feature.point)} if feature.point else None,
                "properties": feature.properties,
            }
        )
        for feature in features
    )
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'.encode()
