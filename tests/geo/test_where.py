import pytest

from generator.geo import Datum, PositionError, where
from tests.geo.oracle import metres, vectors

INSIDE = vectors("datum")["inside"]


@pytest.mark.parametrize("row", INSIDE[:13], ids=lambda row: row["name"])
@pytest.mark.parametrize("datum", list(Datum))
def test_a_pair_is_told_in_every_datum_within_a_centimetre(row: dict, datum: Datum) -> None:
    lng, lat = row[datum.value]
    answer = where(f"{lng:.9f},{lat:.9f}", datum)
    assert list(answer) == ["wgs84", "gcj02", "bd09", "links"]
    for each in Datum:
        assert metres(tuple(answer[each.value]), tuple(row[each.value])) < 0.01


def test_links_are_the_five_markers() -> None:
    links = where("116.3689,39.9402", Datum.GCJ02)["links"]
    assert list(links) == ["amap", "tencent", "baidu", "apple", "geo"]
    assert "position=116.368900,39.940200" in links["amap"]
    assert "coord:39.940200,116.368900" in links["tencent"]


def test_an_address_tells_its_own_datum_and_name() -> None:
    told = where("https://api.map.baidu.com/marker?location=39.94617432,116.37539061&title=abc", Datum.WGS84)
    assert metres(tuple(told["gcj02"]), (116.3689, 39.9402)) < 0.01
    assert "name=abc&" in told["links"]["amap"]


def test_abroad_every_datum_is_the_same() -> None:
    told = where("139.691711,35.689487", Datum.GCJ02)
    assert told["wgs84"] == told["gcj02"] == told["bd09"] == [139.691711, 35.689487]


@pytest.mark.parametrize("text", ["", "  ", "中山路18号"])
def test_what_holds_no_position_is_refused(text: str) -> None:
    with pytest.raises(PositionError) as caught:
        where(text, Datum.GCJ02)
    assert caught.value.code == "unreadable-position"
