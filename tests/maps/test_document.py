"""The map document: local, scoped, the same each time."""

import re
import subprocess
import sys

import pytest

from generator.maps import Ground, cache_key, map_document

TIANDITU = Ground(
    provider="tianditu",
    key='k"</script>',
    attribution='天地图 <img onerror="x">',
    approval_number="GS(2024)0650号",
)


def test_a_plain_map_names_no_other_host() -> None:
    document = map_document()
    assert "//" not in document.html + document.script + document.style
    assert "tileLayer" not in document.script


def test_the_same_ground_gives_the_same_bytes_in_another_process() -> None:
    code = "from generator.maps import map_document as m; d = m(); print(repr((d.html, d.script, d.style)))"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    document = map_document()
    assert other.stdout.strip() == repr((document.html, document.script, document.style))


def test_importing_the_room_does_not_import_folium() -> None:
    code = "import sys, generator.maps; print('folium' in sys.modules, 'numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == ["False", "False"]


def test_the_style_touches_only_the_map() -> None:
    style = map_document().style
    selectors = [selector.strip() for selector in re.findall(r"([^{}]+)\{", style)]
    assert selectors
    assert all(selector.startswith("#map_yitu") for selector in selectors)


def test_the_container_and_the_script_share_a_fixed_name() -> None:
    document = map_document()
    assert document.html.strip() == '<div class="folium-map" id="map_yitu"></div>'
    assert 'L.map(\n"map_yitu"' in document.script


def test_zoom_limits_stand_in_the_script_because_without_tiles_nothing_else_sets_them() -> None:
    script = map_document(Ground(min_zoom=6, max_zoom=17)).script
    assert '"maxZoom": 17' in script
    assert '"minZoom": 6' in script


def test_the_scale_is_metric_and_chinese() -> None:
    script = map_document().script
    assert all(word in script for word in (" 米", " 公里", "imperial: false"))


def test_no_attribution_prefix_links_to_a_foreign_site() -> None:
    assert '"attributionControl": false' in map_document().script
    assert "prefix: false" in map_document(TIANDITU).script


def test_tiles_come_with_the_owners_key_source_and_approval_number_and_cannot_break_out() -> None:
    script = map_document(TIANDITU).script
    assert script.count("L.tileLayer(") == 2
    assert "</script>" not in script
    assert "<img" not in script
    assert "GS(2024)0650" in script


def test_the_script_uses_no_syntax_after_es2017() -> None:
    for ground in (Ground(), TIANDITU):
        assert not re.search(r"\.\.\.|\?\.|\?\?", map_document(ground).script)


def test_no_layer_asks_for_a_tile_before_the_browser_lets_it() -> None:
    script = map_document(TIANDITU).script
    assert script.count(".addTo(map_yitu)") == 2  # scale and notice
    assert 'layers: [tile_layer_yitu_0, tile_layer_yitu_1], host: "tianditu.gov.cn", datum: "wgs84"' in script


def test_the_notice_stands_on_the_map_whether_there_are_tiles_or_not_below_the_scale() -> None:
    script = map_document(TIANDITU).script
    assert script.index(".addAttribution(") < script.index("L.Control.Scale")
    assert "addAttribution" not in map_document().script


def test_a_key_goes_into_its_place_and_nowhere_else() -> None:
    url = "https://tiles.example.org/{z}/{x}/{y}?k={key}"
    ground = Ground("custom", url, key="a&b=1/2", attribution="某图", approval_number="GS(2024)0650号")
    assert ground.tile_urls() == ("https://tiles.example.org/{z}/{x}/{y}?k=a%26b%3D1%2F2",)
    assert ground.host() == "tiles.example.org"


def test_where_tiles_end_the_map_goes_on() -> None:
    url = "https://tiles.example.org/{z}/{x}/{y}"
    script = map_document(Ground("custom", url, attribution="某图", max_zoom=15)).script
    assert '"maxNativeZoom": 15' in script
    assert script.count('"maxZoom": 18') == 2


@pytest.mark.parametrize(
    "other", [TIANDITU, Ground(max_zoom=17), Ground(provider="custom", url="/tiles/{z}/{x}/{y}.png")]
)
def test_another_ground_has_another_cache_key(other: Ground) -> None:
    assert cache_key(other) != cache_key(Ground())
    assert cache_key(other) == cache_key(other)


def test_assets_hold_the_document_and_all_that_it_needs() -> None:
    assets = map_document().assets()
    assert {"vendor/leaflet.js", "vendor/map-document.js"} <= set(assets)
    for path in re.findall(rb"url\(([^)#]+)\)", assets["vendor/leaflet.css"]):
        assert f"vendor/{path.decode()}" in assets
