"""GeoJSON (RFC 7946): longitude first, WGS-84, null where there is no position."""

import json
from collections.abc import Iterable

from generator.render.exports import Feature


def geojson(features: Iterable[Feature]) -> bytes:
    """A FeatureCollection, one feature a line so that changes read well."""
    lines = ",\n".join(
        json.dumps(
            {
                "type": "Feature",
                "id": feature.id,
                "geometry": {"type": "Point", "coordinates": list(feature.point)} if feature.point else None,
                "properties": feature.properties,
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for feature in features
    )
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'.encode()
