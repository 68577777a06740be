import pytest

from generator.geo.mercator import degrees_of
from tests.geo.oracle import metres, vectors


@pytest.mark.parametrize("row", vectors("datum")["inside"], ids=lambda row: row["name"])
def test_metres_of_baidus_web_map_become_the_degrees_that_baidu_means(row: dict) -> None:
    assert metres(degrees_of(*row["metres"]), tuple(row["bd09"])) < 0.3
