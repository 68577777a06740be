"""Tables open in Excel with Chinese intact and hold no formulas; GeoJSON is as RFC 7946 wants it."""

import csv
import io
import json

import pytest

from generator.outputs import geojson, table
from generator.render.exports import Column, Feature


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("＝1", "'＝1"),
        ("+86 10", "'+86 10"),
        ("-3.5", "-3.5"),
        ("@x", "'@x"),
        ('驿站,"一"', '驿站,"一"'),
    ],
)
def test_no_cell_is_a_formula(cell: str, written: str) -> None:
    content = table((Column("名称", lambda text: str(text)),), [cell])
    assert content.startswith(b"\xef\xbb\xbf") and b"\r\n" in content
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))[1] == [written]


def test_features_have_longitude_first_and_null_without_a_position() -> None:
    found = json.loads(
        geojson([Feature("a", (116.1, 39.9), {"name": "甲"}), Feature("b", None, {"name": "乙"})])
    )
    assert [feature["id"] for feature in found["features"]] == ["a", "b"]
    assert found["features"][0]["geometry"] == {"type": "Point", "coordinates": [116.1, 39.9]}
    assert found["features"][1]["geometry"] is None
