from urllib.parse import quote

import pytest

from generator.geo import Datum, Position, PositionError, read_position, to_wgs84
from tests.geo.oracle import forward, metres, vectors

LNG, LAT = 118.785123, 32.041567
NAME = "老门东驿站"
CODED = quote(NAME)
FULL = quote(f"{LAT},{LNG},{NAME},箍桶巷1号", safe="")

AMAP = [
    f"https://uri.amap.com/marker?position={LNG},{LAT}&name={CODED}&src=mypage&coordinate=gaode&callnative=0",
    f"https://uri.amap.com/marker?callnative=1&name={CODED}&position={LNG}%2C{LAT}",
    f"https://uri.amap.com/navigation?from=118.7,32.1,start&to={LNG},{LAT},{CODED}&via=118.71,32.11,m&mode=ride",
    f"https://wb.amap.com/?q={FULL}&src=app_C3090",
    f"https://wb.amap.com/?p=B0FFG9Q7UO%2C{FULL}&src=app_C3090",
    f"https://www.amap.com/?p=B0FFG9Q7UO,{LAT},{LNG},{NAME},箍桶巷1号",
    f"http://wb.amap.com/?r=32.1,118.7,start,{LAT},{LNG},end,0,1,2,x,y,z&sourceapplication=openapi/0",
    f"https://www.amap.com/regeo?lng={LNG}&lat={LAT}&name={CODED}&adcode=320104",
    f"https://ditu.amap.com/regeo?lat={LAT}&lng={LNG}",
    f"https://www.amap.com/dir?from[name]=a&from[lnglat]=118.7,32.1&to[name]={CODED}&to[lnglat]={LNG},{LAT}",
    f"https://uri.amap.com/marker?markers={LNG},{LAT},{NAME},箍桶巷1号&src=mypage",
    f"https://uri.amap.com/marker?name=门东（西门）店&position={LNG},{LAT}",
    f"https://m.amap.com/navi/?start=118.7,32.1&dest={LNG},{LAT}&destName={CODED}&naviBy=car&key=",
    f"androidamap://viewMap?sourceApplication=x&poiname={CODED}&lat={LAT}&lon={LNG}&dev=0",
    f"iosamap://viewMap?sourceApplication=x&poiname={CODED}&lat={LAT}&lon={LNG}&dev=0",
    f"amapuri://route/plan/?sid=&slat=32.1&slon=118.7&did=&dlat={LAT}&dlon={LNG}&dname={CODED}&dev=0&t=0",
    f"uri.amap.com/marker?position={LNG},{LAT}",
    f"【高德地图】我在{NAME}，点这里看：https://wb.amap.com/?q={FULL}&amp;src=app 快来",
]
TENCENT = [
    f"https://apis.map.qq.com/uri/v1/marker?marker=coord:{LAT},{LNG};title:{CODED};addr:x&referer=myapp",
    f"https://apis.map.qq.com/uri/v1/marker?marker=coord%3A{LAT}%2C{LNG}%3Btitle%3A{CODED}&coord_type=2",
    f"https://apis.map.qq.com/uri/v1/routeplan?type=walk&from=a&fromcoord=32.1,118.7&to={CODED}&tocoord={LAT},{LNG}",
    f"https://apis.map.qq.com/uri/v1/geocoder?coord={LAT},{LNG}&referer=myapp",
    f"https://map.qq.com/?type=marker&isopeninfowin=1&markertype=1&pointx={LNG}&pointy={LAT}&name={CODED}&addr=x",
    f"http://map.qq.com/?type=marker&pointy={LAT}&pointx={LNG}&ref=WeChat",
    f"https://3gimg.qq.com/lightmap/v1/marker/?marker=coord:{LAT},{LNG};title:{CODED};addr:x&key=k",
    f"https://mapapi.qq.com/web/mapComponents/locationMarker/v/index.html?marker=coord:{LAT},{LNG};title:{CODED}",
    f"https://apis.map.qq.com/tools/routeplan/eword={CODED}&epointx={LNG}&epointy={LAT}?referer=myapp&key=k",
    f"https://map.qq.com/nav/drive?start=32.1,118.7&dest={LAT},{LNG}&destname={CODED}",
    f"qqmap://map/marker?marker=coord:{LAT},{LNG};title:{NAME};addr:x&referer=y",
    f"qqmap://map/routeplan?type=drive&to={CODED}&tocoord={LAT},{LNG}&referer=y",
]
BAIDU = [
    f"https://api.map.baidu.com/marker?location={LAT},{LNG}&title={CODED}&content=x&output=html&src=webapp.a.b",
    f"http://api.map.baidu.com/marker?location={LAT}%2C{LNG}&coord_type=bd09ll",
    f"https://api.map.baidu.com/direction?origin=latlng:32.1,118.7|name:a&destination=latlng:{LAT},{LNG}|name:{CODED}&mode=walking",
    f"https://map.baidu.com/?latlng={LAT},{LNG}&title={CODED}&content=x&autoOpen=true",
    f"http://map.baidu.com/mobile/?latlng={LAT},{LNG}",
    f"baidumap://map/marker?location={LAT},{LNG}&title={CODED}&content=x&src=y",
    f"bdapp://map/marker?location={LAT},{LNG}&title={CODED}",
]
WRITTEN = (
    [(address, Datum.GCJ02) for address in AMAP + TENCENT]
    + [(address, Datum.BD09) for address in BAIDU]
    + [
        (f"https://uri.amap.com/marker?position={LNG},{LAT}&coordinate=wgs84", Datum.WGS84),
        (f"androidamap://viewMap?lat={LAT}&lon={LNG}&dev=1", Datum.WGS84),
        (f"https://apis.map.qq.com/uri/v1/marker?marker=coord:{LAT},{LNG}&coord_type=1", Datum.WGS84),
        (f"https://api.map.baidu.com/marker?location={LAT},{LNG}&coord_type=gcj02", Datum.GCJ02),
        (f"https://api.map.baidu.com/marker?location={LAT},{LNG}&coord_type=wgs84", Datum.WGS84),
        (f"https://maps.apple.com/?ll={LAT},{LNG}&q={CODED}", Datum.GCJ02),
        (f"https://maps.apple.com/?daddr={LAT},{LNG}&dirflg=w", Datum.GCJ02),
        (f"https://maps.apple.com/place?place-id=I1&coordinate={LAT},{LNG}&name={CODED}", Datum.GCJ02),
        (f"geo:{LAT},{LNG}", Datum.WGS84),
        (f"geo:{LAT},{LNG};u=35", Datum.WGS84),
        (f"geo:{LAT},{LNG}?q={LAT},{LNG}({CODED})", Datum.WGS84),
        (f"geo:0,0?q={LAT},{LNG}({CODED})", Datum.WGS84),
    ]
)


@pytest.mark.parametrize(("address", "datum"), WRITTEN)
def test_a_pasted_address_gives_its_place_in_the_datum_of_its_service(address: str, datum: Datum) -> None:
    found = read_position(address)
    assert found is not None
    assert (found.lng, found.lat, found.datum) == (LNG, LAT, datum)
    if CODED in address or FULL in address or NAME in address.split("http")[-1]:
        assert found.name == NAME
    assert [remark.code for remark in found.remarks] == (["datum-assumed"] if "apple" in address else [])


def test_the_amap_id_in_a_shared_address_is_kept() -> None:
    found = read_position(f"https://wb.amap.com/?p=B0FFG9Q7UO%2C{FULL}&src=app_C3090")
    assert found is not None
    assert found.amap_poi == "B0FFG9Q7UO"


@pytest.mark.parametrize("row", vectors("datum")["inside"], ids=lambda row: row["name"])
@pytest.mark.parametrize(
    "pattern",
    [
        "https://map.baidu.com/mobile/webapp/place/detail/qt=inf&uid=u1/act=read_share&sharegeo={x}%2C{y}",
        "https://map.baidu.com/dir/a/b/@1.5,2.5,16z?sn=1$$$$9.5,8.5$$a$$&en=1$$u1$${x},{y}$$b$$0$$$$&version=4",
    ],
)
def test_metres_in_baidus_addresses_become_degrees(row: dict, pattern: str) -> None:
    x, y = row["metres"]
    found = read_position(pattern.format(x=x, y=y))
    assert found is not None
    assert found.datum is Datum.BD09
    assert metres((found.lng, found.lat), tuple(row["bd09"])) < 0.3
    assert found.remarks == ()


@pytest.mark.parametrize(
    "address",
    [
        f"https://map.baidu.com/poi/{CODED}/@13223243.284,3745890.452,19z?uid=u1&da_src=shareurl",
        "https://map.baidu.com/@13223243,3745890,13z",
        "https://map.baidu.com/?newmap=1&s=con%26wd%3Dx&c=13223243.284,3745890.452&l=17",
        f"https://apis.map.qq.com/uri/v1/search?keyword=x&center={LAT},{LNG}",
        f"https://uri.amap.com/search?keyword=x&center={LNG},{LAT}&city=y",
    ],
)
def test_the_middle_of_a_map_view_is_taken_but_doubted(address: str) -> None:
    found = read_position(address)
    assert found is not None
    assert "position-of-view" in [remark.code for remark in found.remarks]
    assert metres((found.lng, found.lat), (LNG, LAT)) < 1


REFUSED = {
    "https://surl.amap.com/abc123": "short-address",
    "这里是地图上的点：查看详情>>https://j.map.baidu.com/ab/cd  #百度地图#": "short-address",
    "https://maps.apple/p/abc": "short-address",
    "https://f.amap.com/4kVz1_0C65nRV": "short-address",
    "https://w.url.cn/s/AbCd": "short-address",
    "门东驿站 https://surl.amap.com/2kPz8【高德地图】": "short-address",
    f"https://uri.amap.com/marker?markers={LNG},{LAT},甲|118.8,32.05,乙": "address-without-position",
    "https://www.amap.com/place/B0FFG9Q7UO": "address-without-position",
    "https://www.amap.com/search?query=x&geoobj=118.1|32.1|118.9|32.2": "address-without-position",
    "https://uri.amap.com/marker?name=x": "address-without-position",
    "https://map.baidu.com/?shareurl=1&poiShareUid=u1": "address-without-position",
    "https://map.qq.com/m/place/info?name=x": "address-without-position",
    "https://maps.apple.com/?q=x": "address-without-position",
    f"https://example.com/?q={LAT},{LNG}": "unknown-address",
    f"https://amap.com.example.org/marker?position={LNG},{LAT}": "unknown-address",
    f"https://notamap.com/marker?position={LNG},{LAT}": "unknown-address",
    "https://[::1/": "unknown-address",
}


@pytest.mark.parametrize(("text", "code"), REFUSED.items())
def test_an_address_that_holds_no_place_is_refused_with_a_way_out(text: str, code: str) -> None:
    with pytest.raises(PositionError) as caught:
        read_position(text)
    assert caught.value.code == code
    assert caught.value.hint


def test_an_amap_place_without_coordinates_says_where_its_id_goes() -> None:
    with pytest.raises(PositionError) as caught:
        read_position("https://www.amap.com/place/B0FFG9Q7UO")
    assert "B0FFG9Q7UO 填到 amap_poi" in caught.value.hint


@pytest.mark.parametrize("datum", ["gcj02", "bd09"])
def test_one_place_shared_from_two_maps_is_one_place(datum: str) -> None:
    lng, lat = forward(LNG, LAT, datum)
    pattern = {
        "gcj02": "https://uri.amap.com/marker?position={x:.6f},{y:.6f}",
        "bd09": "https://api.map.baidu.com/marker?location={y:.6f},{x:.6f}",
    }[datum]
    found = read_position(pattern.format(x=lng, y=lat))
    assert found is not None and found.datum is not None
    back = to_wgs84(found.lng, found.lat, found.datum)
    assert metres((back.lng, back.lat), (LNG, LAT)) < 0.2
    assert isinstance(back, Position)
