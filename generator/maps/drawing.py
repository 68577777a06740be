"""The folium map: local files only, fixed ids, nothing that styles the page around it."""

from dataclasses import dataclass
from typing import Any

import folium
from branca.element import Figure, MacroElement
from folium.template import Template

# The whole of China is the first view; the browser moves it to the stations at once.
_CENTRE = (35.0, 105.0)
_SUBDOMAINS = "01234567"


class LocalMap(folium.Map):
    """A folium map that names no foreign host.

    folium's own template styles html, body and #map for a page of its own, and writes an object spread, which
    phones below ES2018 cannot read: this template writes the same map for one container.
    """

    default_js = [("leaflet", "leaflet.js")]  # noqa: RUF012 - folium's own form
    default_css = [("leaflet_css", "leaflet.css")]  # noqa: RUF012

    _template = Template(
        """
        {% macro header(this, kwargs) %}
        <style>
        #{{ this.get_name() }} { position: relative; width: 100%; height: 100%; }
        #{{ this.get_name() }}.leaflet-container { font: inherit; background: transparent; }
        </style>
        {% endmacro %}
        {% macro html(this, kwargs) %}
        <div class="folium-map" id={{ this.get_name()|tojson }}></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
        var L_NO_TOUCH = false, L_DISABLE_3D = false;
        var {{ this.get_name() }} = L.map(
            {{ this.get_name()|tojson }},
            Object.assign(
                {center: {{ this.location|tojson }}, crs: L.CRS.{{ this.crs }}},
                {{ this.options|tojavascript }}
            )
        );
        {%- if this.notice %}
        L.control.attribution({position: "bottomleft", prefix: false}).addTo({{ this.get_name() }})
            .addAttribution({{ this.notice|tojson }});
        {%- endif %}
        new (L.Control.Scale.extend({
            _updateMetric: function (widest) {
                var metres = this._getRoundNum(widest);
                var words = metres < 1000 ? metres + " 米" : metres / 1000 + " 公里";
                this._updateScale(this._mScale, words, metres / widest);
            }
        }))({position: "bottomleft", imperial: false, maxWidth: 96}).addTo({{ this.get_name() }});
        {% endmacro %}
        """
    )

    def __init__(self, name: str, *, notice: str, zooms: tuple[int, int]) -> None:
        super().__init__(
            location=_CENTRE,
            zoom_start=zooms[0],
            tiles=None,
            zoom_control=False,
            attribution_control=False,
            keyboard=True,
        )
        self.options.update(min_zoom=zooms[0], max_zoom=zooms[1])  # its arguments of that name are for tiles
        self._id = name
        self.notice = notice


@dataclass(frozen=True, slots=True)
class Tiles:
    """Addresses of the layers, lowest first; HTML-escaped notice; whom they ask; their datum; their last zoom."""

    urls: tuple[str, ...]
    notice: str
    host: str
    datum: str
    last_zoom: int


class Handed(MacroElement):
    """Hands the layers to the browser's map.js, which decides when a tile may be asked for."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        {{ this.map }}.ground = {
            layers: [{{ this.layers|join(", ") }}], host: {{ this.host|tojson }}, datum: {{ this.datum|tojson }}
        };
        {% endmacro %}
        """
    )

    def __init__(self, name: str, layers: list[str], tiles: Tiles) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._id = f"{name}_ground"
        self.map = f"map_{name}"
        self.layers, self.host, self.datum = layers, tiles.host, tiles.datum


def draw(name: str, tiles: Tiles, *, zooms: tuple[int, int]) -> dict[str, str]:
    """Return `html`, `script` and `style` of the map. No layer is put on the map: none asks before it may."""
    drawn = LocalMap(name, notice=tiles.notice, zooms=zooms)
    layers = [_layer(f"{name}_{number}", url, tiles, zooms[1]) for number, url in enumerate(tiles.urls)]
    for layer in layers:
        layer.add_to(drawn)
    if layers:
        Handed(name, [layer.get_name() for layer in layers], tiles).add_to(drawn)
    figure: Any = drawn.get_root()
    if not isinstance(figure, Figure):
        raise TypeError("folium put no figure around the map")
    figure.render()
    header = figure.header.render()
    style = header[header.index("<style>") + len("<style>") : header.rindex("</style>")]
    return {name: _tidy(text) for name, text in _parts(figure, style).items()}


def _layer(id_: str, url: str, tiles: Tiles, nearest: int) -> folium.TileLayer:
    layer = folium.TileLayer(
        url,
        attr=tiles.notice,
        subdomains=_SUBDOMAINS,
        max_zoom=nearest,
        max_native_zoom=tiles.last_zoom,
        show=False,
        referrer_policy="origin",  # keys are bound to a site's name; what is chosen on the page is nobody's business
    )
    layer._id = id_
    return layer


def _parts(figure: Any, style: str) -> dict[str, str]:
    return {"html": figure.html.render(), "script": figure.script.render(), "style": style}


def _tidy(text: str) -> str:
    lines = [line.strip() for line in text.splitlines()]
    return "\n".join(line for line in lines if line) + "\n"
