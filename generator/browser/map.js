// The map: the only module that knows Leaflet. It loads Leaflet, the clusters and the map document when it is opened,
// draws rows of the same columns as the list, and asks the finder for the content of a popup.

import { button, clusterIcon, middle, note, overlap, pinIcon } from "./pins.js";
import { Ground } from "./ground.js";
import { fromWgs84 } from "./datum.js";
import { loadLeaflet } from "./loader.js";

const TASK = 40; // milliseconds of markers a task, so that the phone answers a finger in between
const FIRST = 40; // markers of the first task
const PINS = [["open", "驿"], ["soon", "驿"], ["unknown", "?"], ["closed", "休"]];
const RINGS = [100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000];
// Where a street's name may stand: pixels from the centre of its stations.
const ROOM = [[0, 0], [0, -38], [0, 38], [-70, 0], [70, 0], [-50, -38], [50, 38], [0, -70], [0, 70], [-70, -60], [70, 60]];
const PANS = [["往左", "←", -1, 0], ["往上", "↑", 0, -1], ["往下", "↓", 0, 1], ["往右", "→", 1, 0]];
const ZOOMS = [["放大", "＋", 1], ["缩小", "－", -1]];

/**
 * Opens the map in a region of the page. Rejects when Leaflet cannot be loaded; it may then be tried again.
 * @param {HTMLElement} region
 * @param {(row: number) => Promise<Node>} popup content for a row, as a finished node
 * @param {(row: number) => string} name for the marker's label, "" while it is not known
 */
export async function openMap(region, popup, name) {
  if (!document.getElementById("map_yitu")) {
    const container = document.createElement("div");
    container.id = "map_yitu";
    container.className = "folium-map";
    region.appendChild(container);
  }
  await loadLeaflet();
  return new StationMap(window.L, window.map_yitu, region, popup, name);
}

class StationMap {
  constructor(L, map, region, popup, name) {
    Object.assign(this, { L, map, popup, name, markers: [], rows: [], places: [], turn: 0, me: null });
    this.ground = new Ground(map, region);
    region.appendChild(this.panButtons());
    map.createPane("areas").style.zIndex = 450; // over the rings, under the markers
    this.areaLayer = L.layerGroup().addTo(map);
    this.hereLayer = L.layerGroup().addTo(map);
    this.clusters = L.markerClusterGroup({
      maxClusterRadius: 60, showCoverageOnHover: false, spiderfyOnMaxZoom: false, zoomToBoundsOnClick: false,
      animate: false,
      iconCreateFunction: (cluster) => clusterIcon(L, cluster.getChildCount()),
    }).addTo(map);
    this.icons = PINS.map(([state, letter]) => pinIcon(L, state, letter));
    this.clusters.on("click", (event) => this.open(event.layer));
    this.clusters.on("keypress", (event) => {
      if (event.originalEvent.key === "Enter" && event.layer.row !== undefined) this.open(event.layer);
    });
    this.clusters.on("clusterclick clusterkeypress", (event) => {
      if (event.type === "clusterclick" || event.originalEvent.key === "Enter") this.openCluster(event.layer);
    });
    map.on("zoomend", () => this.drawHere());
    map.on("moveend", () => this.drawAreas());
  }

  /** Draws these rows, nearest first; `stations` has lng and lat, `group` the state of each row. */
  show(stations, rows, group) {
    const drawn = rows.filter((row) => stations.lng[row] === stations.lng[row]);
    const turn = ++this.turn;
    const first = !this.rows.length;
    if (this.stations !== stations) this.markers = [];
    Object.assign(this, { stations, rows: drawn, group });
    this.clusters.clearLayers();
    if (first && !this.me) this.lookAtAll();
    this.ground.start();
    const add = (from, many) => {
      if (turn !== this.turn) return;
      if (from >= drawn.length) {
        this.drawAreas();
        return;
      }
      const start = performance.now();
      this.clusters.addLayers(drawn.slice(from, from + many).map((row) => this.marker(row)));
      const next = Math.min(Math.max(20, (many * TASK) / Math.max(1, performance.now() - start)), many * 2);
      setTimeout(() => add(from + many, Math.round(next)), 0);
    };
    add(0, FIRST);
    return drawn.length;
  }

  marker(row) {
    const icon = this.icons[this.group[row]];
    let marker = this.markers[row];
    if (!marker) {
      const point = this.at(this.stations.lng[row], this.stations.lat[row]);
      marker = this.L.marker(point, { icon, title: this.name(row), riseOnHover: true });
      marker.row = row;
      this.markers[row] = marker;
    } else if (marker.options.icon !== icon) {
      marker.setIcon(icon);
    }
    return marker;
  }

  /** Where Leaflet draws WGS-84 degrees: tiles in another datum move what lies on them, never a record. */
  at(lng, lat) {
    return fromWgs84(lng, lat, this.ground.datum).reverse();
  }

  open(layer) {
    this.openPopup(layer.getLatLng(), [layer.row]);
  }

  openCluster(cluster) {
    const bounds = cluster.getBounds();
    const pixels = this.map.project(bounds.getNorthEast(), this.map.getMaxZoom())
      .distanceTo(this.map.project(bounds.getSouthWest(), this.map.getMaxZoom()));
    if (pixels > 24 && this.map.getZoom() < this.map.getMaxZoom()) {
      this.map.fitBounds(bounds, { padding: [40, 40] });
      return;
    }
    this.openPopup(cluster.getLatLng(), cluster.getAllChildMarkers().map((marker) => marker.row));
  }

  async openPopup(point, rows) {
    const box = document.createElement("div");
    box.className = "y-map-popup";
    for (const row of rows.slice(0, 50)) box.appendChild(await this.popup(row));
    if (rows.length > 50) box.appendChild(note("这一点上共有 " + rows.length + " 家，其余请看列表。"));
    this.L.popup({ maxWidth: 260, maxHeight: 260, closeButton: true }).setLatLng(point).setContent(box)
      .openOn(this.map);
    const close = this.map.getContainer().querySelector(".leaflet-popup-close-button");
    if (close) close.setAttribute("aria-label", "关闭");
  }

  /** @param {{lng: number, lat: number, accuracy: number} | null} here where the phone is, in WGS-84 degrees */
  setHere(here) {
    this.me = here;
    if (here) this.ground.locate(); // before the view moves
    this.drawHere();
    if (here) this.map.setView(this.at(here.lng, here.lat), Math.max(this.map.getZoom(), 14), { animate: false });
  }

  drawHere() {
    this.hereLayer.clearLayers();
    if (!this.me) return;
    const { L } = this;
    const point = this.at(this.me.lng, this.me.lat);
    const half = this.map.getSize().x / 5;
    const metres = this.map.distance(this.map.containerPointToLatLng([0, 0]), this.map.containerPointToLatLng([half, 0]));
    const ring = RINGS.find((radius) => radius >= metres) || RINGS[RINGS.length - 1];
    for (const radius of [ring, ring * 2]) {
      L.circle(point, { radius, className: "y-ring", fill: false, weight: 1, interactive: false }).addTo(this.hereLayer);
      const top = [point[0] + radius / 111195, point[1]];
      const text = radius < 1000 ? radius + " 米" : radius / 1000 + " 公里";
      L.marker(top, this.label("y-ring-label", text)).addTo(this.hereLayer);
    }
    L.marker(point, this.label("y-here", "")).addTo(this.hereLayer);
  }

  /** @param {{name: string, n: number, lng: number, lat: number}[]} areas names stand near their stations' centre */
  setAreas(areas) {
    this.places = areas.filter((area) => area.lng !== null).sort((a, b) => b.n - a.n);
  }

  /** Writes names where no pin and no other name stands; a name without room waits for a nearer zoom. */
  drawAreas() {
    this.areaLayer.clearLayers();
    const letter = parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.6; // half a wide character
    const taken = Array.from(this.map.getPane("markerPane").children, (node) => this.L.DomUtil.getPosition(node))
      .filter(Boolean).map((at) => ({ x: at.x, y: at.y, width: 24, height: 22 }));
    for (const area of this.places) {
      const centre = this.map.latLngToLayerPoint(this.at(area.lng, area.lat));
      const width = area.name.length * letter;
      const free = ROOM.map(([x, y]) => ({ x: centre.x + x, y: centre.y + y, width, height: 14 }))
        .find((place) => this.inView(place) && !taken.some((other) => overlap(place, other)));
      if (!free) continue;
      taken.push(free);
      this.L.marker(this.map.layerPointToLatLng([free.x, free.y]), this.label("y-area-label", area.name))
        .addTo(this.areaLayer);
    }
  }

  inView(place) {
    const at = this.map.layerPointToContainerPoint([place.x, place.y]);
    const size = this.map.getSize();
    return at.x > place.width && at.x < size.x - place.width && at.y > place.height && at.y < size.y - place.height;
  }

  label(className, text) {
    const html = document.createElement("span");
    html.textContent = text;
    const icon = this.L.divIcon({ className, html, iconSize: null });
    return { icon, interactive: false, keyboard: false, pane: className === "y-here" ? "markerPane" : "areas" };
  }

  lookAtAll() {
    const { lng, lat } = this.stations || {};
    const points = this.rows.map((row) => this.at(lng[row], lat[row]));
    const from = points.length ? points : this.places.map((area) => this.at(area.lng, area.lat));
    if (from.length) this.map.fitBounds(middle(from), { padding: [28, 28], maxZoom: 15, animate: false });
  }

  /** All that moves the map lies in a bar below it: nothing covers a pin. */
  panButtons() {
    const bar = document.createElement("div");
    bar.className = "y-map-bar";
    for (const [label, sign, x, y] of PANS) {
      bar.appendChild(button(label, sign, () => {
        const size = this.map.getSize();
        this.map.panBy([x * size.x * 0.4, y * size.y * 0.4]);
      }));
    }
    for (const [label, sign, step] of ZOOMS) {
      bar.appendChild(button(label, sign, () => this.map.setZoom(this.map.getZoom() + step)));
    }
    bar.appendChild(button("看全部", "全部", () => this.lookAtAll()));
    return bar;
  }

  /** The region has a new size or is shown again. */
  resized() {
    this.map.invalidateSize({ animate: false });
  }
}
