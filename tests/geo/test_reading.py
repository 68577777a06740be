import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.geo import Datum, PositionError, read_position

PAIRS = [
    "116.3689,39.9402",
    "39.9402,116.3689",
    "116.3689，39.9402",
    "39.9402， 116.3689",
    "116.3689 39.9402",
    "116.3689\t39.9402",
    "116.3689、39.9402",
    "116.3689;39.9402",
    "(116.3689, 39.9402)",
    "（116.3689，39.9402）",
    "[116.3689,39.9402]",
    "１１６．３６８９，３９．９４０２",
    "经度：116.3689 纬度：39.9402",
    "纬度39.9402，经度116.3689",
    "经度 39.9402 纬度 116.3689",
    "东经116.3689°，北纬39.9402°",
    "116.3689E 39.9402N",
    "N39.9402, E116.3689",
    "39.9402°N, 116.3689°E",
    "lng=116.3689&lat=39.9402",
    "lat: 39.9402, lng: 116.3689",
    '{"lng": 116.3689, "lat": 39.9402}',
    "POINT(116.3689 39.9402)",
    "坐标 116.3689,39.9402 新街口店",
    "中山路18号 116.3689,39.9402",
    "39°56′24.72″N 116°22′8.04″E",
    "39°56'24.72\"N, 116°22'8.04\"E",
    "E116°22′8.04″，N39°56′24.72″",
    "东经116度22分8.04秒，北纬39度56分24.72秒",
    "北纬39°56′24.72″ 东经116°22′8.04″",
    "39°56.412′N 116°22.134′E",
    "116º22’8.04” 39º56’24.72”",
]


@pytest.mark.parametrize("text", PAIRS)
def test_every_way_to_write_one_pair_is_read_alike(text: str) -> None:
    found = read_position(text)
    assert found is not None
    assert found.lng == pytest.approx(116.3689, abs=1e-9)
    assert found.lat == pytest.approx(39.9402, abs=1e-9)
    assert found.remarks == ()
    assert [float(value) for value in found.written] == pytest.approx([116.3689, 39.9402], abs=1e-7)
    assert found.swapped == (text.find("39") < text.find("116") and "３９" not in text)


@pytest.mark.parametrize(
    ("text", "datum"),
    [
        ("116.3689,39.9402", None),
        ("GCJ-02 116.3689,39.9402", Datum.GCJ02),
        ("116.3689,39.9402 (百度)", Datum.BD09),
        ("WGS84: 39.9402, 116.3689", Datum.WGS84),
        ("经度116.3689 纬度39.9402 高德", Datum.GCJ02),
    ],
)
def test_a_datum_named_beside_the_pair_is_kept(text: str, datum: Datum | None) -> None:
    found = read_position(text)
    assert found is not None
    assert (found.lng, found.lat, found.datum) == (116.3689, 39.9402, datum)


@pytest.mark.parametrize(
    ("text", "lng", "lat"),
    [
        ("-0.1278,51.5074", -0.1278, 51.5074),
        ("151.2093,-33.8688", 151.2093, -33.8688),
        ("-33.8688,151.2093", 151.2093, -33.8688),
        ("33.8688S 151.2093E", 151.2093, -33.8688),
        ("西经74.0060 北纬40.7128", -74.006, 40.7128),
        ("北纬40.7128 西经74.0060", -74.006, 40.7128),
    ],
)
def test_a_place_abroad_is_read_and_doubted(text: str, lng: float, lat: float) -> None:
    found = read_position(text)
    assert found is not None
    assert (found.lng, found.lat) == (lng, lat)
    assert [remark.code for remark in found.remarks] == ["position-outside-china"]


@pytest.mark.parametrize(
    ("text", "code"),
    [("116.36,39.94", "few-decimals"), ("116,39", "few-decimals"), ("0,0", "position-zero")],
)
def test_a_doubtful_pair_is_read_with_a_remark(text: str, code: str) -> None:
    found = read_position(text)
    assert found is not None
    assert [remark.code for remark in found.remarks] == [code]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("116.3700,39.940000", ("116.3700", "39.940000")),
        ("39.940000,116.3700", ("116.3700", "39.940000")),
        ("39.94N 116.3700E", ("116.3700", "39.94")),
        ("https://uri.amap.com/marker?position=116.3700,39.940000", ("116.3700", "39.940000")),
        ("https://apis.map.qq.com/uri/v1/geocoder?coord=39.94,116.3700", ("116.3700", "39.94")),
        ("39°56′24″N 116°22′8″E", ("116.36888889", "39.94000000")),
    ],
)
def test_the_decimals_are_kept_as_written(text: str, written: tuple[str, str]) -> None:
    found = read_position(text)
    assert found is not None
    assert found.written == written
    coarse = any(len(value) < len("39.9400") for value in written)
    assert [remark.code for remark in found.remarks] == ["few-decimals"] * coarse


@pytest.mark.parametrize("text", ["", "  ", "\n", None, "\u3000"])
def test_nothing_written_is_nothing_read(text: str | None) -> None:
    assert read_position(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("中山路18号", "unreadable-position"),
        ("新街口", "unreadable-position"),
        ("116.3689", "unreadable-position"),
        ("北纬39.9402 北纬40.1234", "unreadable-position"),
        ("116.3689,39.9402;116.3700,39.9500", "several-positions"),
        ("116.3689,39.9402,45.25", "several-positions"),
        ("200.5,300.5", "impossible-position"),
        ("116°72′8″ 39°56′24″", "impossible-position"),
        ("95.1234,95.1234", "impossible-position"),
    ],
)
def test_what_holds_no_single_position_is_refused_with_a_way_out(text: str, code: str) -> None:
    with pytest.raises(PositionError) as caught:
        read_position(text)
    assert caught.value.code == code
    assert caught.value.hint


def test_a_text_of_any_length_is_refused_quickly_and_shown_short() -> None:
    for text in ("x" * 1_000_000, " ," * 500_000, "1" * 1_000_000, "1.1 " * 250_000, "°'\"" * 300_000):
        with pytest.raises(PositionError) as caught:
            read_position(text)
        assert len(caught.value.message) < 200


PIECES = [
    *(",，°′″NE度分-0@?&=%/[]:;| \ud800\x00\u202e"),
    *("116.3689", "39.9402", "12958162.662", "1e400", "nan", "9" * 30, "东经", "$$", "q=", "%2C", "%ff"),
    *("https://", "geo:", "map.baidu.com/", "uri.amap.com/marker?", "apis.map.qq.com/", "location="),
]


@settings(max_examples=1500, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=14).map("".join)))
def test_any_text_is_read_or_refused_but_never_a_fault(text: str) -> None:
    try:
        found = read_position(text)
    except PositionError as error:
        assert error.code and error.message and error.hint
        return
    if found is not None:
        assert -180 <= found.lng <= 180
        assert -90 <= found.lat <= 90
