// The map: the only module that knows Leaflet. It loads Leaflet and the map document when it is opened,
// draws rows of the same columns as the list, and asks the finder for the content of a popup.

import { Popup } from "./popup.js";
import { button, clusterIcon, overlap, pinIcon } from "./pins.js";
import { boxOf, crowds, degreesOf, middle, worldOf } from "./crowd.js";
import { Ground } from "./ground.js";
import { fromWgs84 } from "./datum.js";
import { loadLeaflet } from "./loader.js";
import { nextTask } from "./list.js";

const TASK = 12; // milliseconds of work a task, so that a slow phone answers a finger in between
const MARGIN = 0.25; // of the view: signs beyond its edge are there before it is moved
const WORLD = 256; // pixels of the whole world at zoom 0
const PINS = [["open", "驿"], ["soon", "驿"], ["unknown", "?"], ["closed", "休"]];
const NEAR_ZOOM = 14; // some two kilometres around the phone
const FAR_ZOOM = 9; // some fifty: nobody rides that far
const EDGE = 32; // pixels: a sign that the list begins with does not touch the edge
const RINGS = [100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000];
const TURNS = [0, 8, 4, 12, 2, 14, 6, 10, 1, 15, 3, 13, 5, 11, 7, 9]; // where a ring's length may stand: sixteenths from north
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
    Object.assign(this, { L, map, name, rows: [], places: [], turn: 0, me: null, signs: new Map(), placed: null });
    this.popup = new Popup(L, map, popup);
    this.ground = new Ground(map, region);
    region.appendChild(this.panButtons());
    map.createPane("areas").style.zIndex = 450; // over the rings, under the markers
    this.areaLayer = L.layerGroup().addTo(map);
    this.hereLayer = L.layerGroup().addTo(map);
    this.signLayer = L.layerGroup().addTo(map);
    this.icons = PINS.map(([state, letter]) => pinIcon(L, state, letter));
    this.unsureIcons = PINS.map(([state]) => pinIcon(L, state, "?", true));
    map.on("moveend", () => this.drawSoon());
  }

  /** Draws these rows, nearest first; `stations` has lng and lat, `group` the state of each row, `unsure` the rows that may not do. */
  show(stations, rows, group, unsure) {
    const drawn = rows.filter((row) => stations.lng[row] === stations.lng[row]);
    const first = !this.rows.length;
    Object.assign(this, { rows: drawn, group, unsure });
    this.showPlaced(stations, first);
    return drawn.length;
  }

  async showPlaced(stations, first) {
    if (this.stations !== stations) await this.place(stations);
    if (this.stations !== stations) return;
    if (first && this.me) this.lookAround();
    else if (first) this.lookAtAll();
    this.ground.start();
    this.drawSoon();
  }

  /** One drawing for all that moves the map in one task. */
  drawSoon() {
    if (this.waiting) return;
    this.waiting = true;
    setTimeout(() => {
      this.waiting = false;
      this.draw();
    }, 0);
  }

  /** Where every row lies in the world: worked out once, a piece a task. */
  async place(stations) {
    const turn = {};
    this.placed = turn;
    const xs = new Float64Array(stations.n).fill(NaN);
    const ys = new Float64Array(stations.n).fill(NaN);
    let start = performance.now();
    for (let row = 0; row < stations.n; row++) {
      if (stations.lng[row] !== stations.lng[row]) continue;
      const [lng, lat] = fromWgs84(stations.lng[row], stations.lat[row], this.ground.datum);
      [xs[row], ys[row]] = worldOf(lng, lat);
      if (row % 500 || performance.now() - start < TASK) continue;
      await nextTask();
      if (this.placed !== turn) return;
      start = performance.now();
    }
    Object.assign(this, { stations, xs, ys });
  }

  /** What is in view gets signs; one that stands where it stood is kept, and with it the focus. */
  async draw() {
    if (!this.stations) return;
    const turn = ++this.turn;
    const wanted = new Map();
    for (const sign of crowds(this.rows, this.xs, this.ys, this.view())) wanted.set(this.keyOf(sign), sign);
    for (const [key, marker] of Array.from(this.signs)) {
      if (wanted.has(key)) continue;
      this.signLayer.removeLayer(marker);
      this.signs.delete(key);
    }
    let start = performance.now();
    for (const [key, sign] of wanted) {
      if (this.signs.has(key)) continue;
      this.signs.set(key, this.marker(sign).addTo(this.signLayer));
      if (performance.now() - start < TASK) continue;
      await nextTask();
      if (turn !== this.turn) return;
      start = performance.now();
    }
    await nextTask();
    if (turn !== this.turn) return;
    this.drawHere();
    this.drawAreas();
  }

  view() {
    const bounds = this.map.getBounds().pad(MARGIN);
    const [west, north] = worldOf(bounds.getWest(), bounds.getNorth());
    const [east, south] = worldOf(bounds.getEast(), bounds.getSouth());
    return { west, north, east, south, scale: WORLD * Math.pow(2, this.map.getZoom()) };
  }

  keyOf({ x, y, rows }) {
    return rows.length === 1 ? [rows[0], this.group[rows[0]], this.unsure.has(rows[0])].join(" ") : [this.map.getZoom(), rows.length, x, y].join(" ");
  }

  marker({ x, y, rows }) {
    const single = rows.length === 1;
    const icons = single && this.unsure.has(rows[0]) ? this.unsureIcons : this.icons;
    const icon = single ? icons[this.group[rows[0]]] : clusterIcon(this.L, rows.length);
    const options = single ? { icon, title: this.name(rows[0]), riseOnHover: true } : { icon };
    const marker = this.L.marker(degreesOf(x, y).reverse(), options);
    if (single) marker.row = rows[0];
    const act = () => (single ? this.openPopup(marker.getLatLng(), rows) : this.openCrowd(marker.getLatLng(), rows));
    marker.on("click", act);
    marker.on("keypress", ({ originalEvent: key }) => {
      if (key.key !== "Enter" && key.key !== " ") return;
      key.preventDefault(); // a page would scroll on by the space bar
      act();
    });
    return marker;
  }

  /** Where Leaflet draws WGS-84 degrees: tiles in another datum move what lies on them, never a record. */
  at(lng, lat) {
    return fromWgs84(lng, lat, this.ground.datum).reverse();
  }

  /** Goes nearer until the signs part; on one point, or as near as can be, all are listed. */
  openCrowd(point, rows) {
    const [west, north, east, south] = boxOf(rows, this.xs, this.ys);
    const corners = [[west, south], [east, north]];
    const wide = Math.max(east - west, south - north) * WORLD * Math.pow(2, this.map.getMaxZoom());
    if (wide > 24 && this.map.getZoom() < this.map.getMaxZoom()) {
      // The crowd's sign goes, and would take the focus with it.
      if (this.map.getContainer().contains(document.activeElement)) this.map.getContainer().focus({ preventScroll: true });
      this.map.fitBounds(corners.map(([x, y]) => degreesOf(x, y).reverse()), { padding: [40, 40] });
    } else {
      this.openPopup(point, rows);
    }
  }

  openPopup(point, rows) {
    const sign = () => Array.from(this.signs.values()).find((marker) => marker.getLatLng().equals(point));
    return this.popup.open(point, rows, () => sign() && sign().getElement());
  }

  /** @returns {boolean} whether a popup was open */
  closePopup() {
    return this.popup.close();
  }

  /** @param {{lng: number, lat: number, accuracy: number} | null} here where the phone is, in WGS-84 degrees */
  setHere(here) {
    this.me = here;
    if (here) this.ground.locate(); // before the view moves
    if (here) this.lookAround();
    else this.drawSoon();
  }

  /** The phone in the middle, and in view what the list begins with; who is far from everything sees everything. */
  lookAround() {
    const zoom = Math.min(Math.max(this.map.getZoom(), NEAR_ZOOM), this.zoomWithFirst());
    if (zoom < FAR_ZOOM) this.lookAtAll();
    else this.map.setView(this.at(this.me.lng, this.me.lat), zoom, { animate: false });
  }

  /** How near the map may be that the first row is still in view around the phone. */
  zoomWithFirst() {
    const row = this.rows[0];
    if (!this.stations || !(row < this.xs.length)) return NEAR_ZOOM;
    const [x, y] = worldOf(...this.at(this.me.lng, this.me.lat).reverse());
    const { x: wide, y: high } = this.map.getSize();
    const times = Math.min((wide / 2 - EDGE) / Math.abs(this.xs[row] - x), (high / 2 - EDGE) / Math.abs(this.ys[row] - y));
    // A map that is not laid out yet has no room, and no zoom of its own would do.
    return times > 0 ? Math.min(this.map.getMaxZoom(), Math.floor(Math.log2(times / WORLD))) : NEAR_ZOOM;
  }

  drawHere() {
    this.hereLayer.clearLayers();
    if (!this.me) return;
    const { L } = this;
    const point = this.at(this.me.lng, this.me.lat);
    const half = this.map.getSize().x / 5;
    const metres = this.map.distance(this.map.containerPointToLatLng([0, 0]), this.map.containerPointToLatLng([half, 0]));
    const ring = RINGS.find((radius) => radius >= metres) || RINGS[RINGS.length - 1];
    const taken = this.taken();
    for (const radius of [ring, ring * 2]) {
      L.circle(point, { radius, className: "y-ring", fill: false, weight: 1, interactive: false }).addTo(this.hereLayer);
      const text = radius < 1000 ? radius + " 米" : radius / 1000 + " 公里";
      const spots = TURNS.map((turn) => around(point, radius, (turn * Math.PI) / 8));
      const free = spots.find((spot) => {
        const { x, y } = this.map.latLngToLayerPoint(spot);
        const box = { x, y, width: 32, height: 12 };
        return this.inView(box) && !taken.some((other) => overlap(box, other));
      });
      if (free) L.marker(free, this.label("y-ring-label", text)).addTo(this.hereLayer);
    }
    L.marker(point, this.label("y-here", "")).addTo(this.hereLayer);
  }

  /** The room that signs and the lengths of rings take. */
  taken() {
    const boxes = Array.from(this.signs.values(), (marker) => this.map.latLngToLayerPoint(marker.getLatLng()))
      .map(({ x, y }) => ({ x, y, width: 26, height: 26 }));
    this.hereLayer.eachLayer((layer) => {
      if (!(layer instanceof this.L.Marker)) return;
      const { x, y } = this.map.latLngToLayerPoint(layer.getLatLng());
      boxes.push({ x, y, width: 32, height: 14 });
    });
    return boxes;
  }

  /** @param {{name: string, n: number, lng: number, lat: number}[]} areas names stand near their stations' centre */
  setAreas(areas) {
    this.places = areas.filter((area) => area.lng !== null).sort((a, b) => b.n - a.n);
  }

  /** Writes names where no pin and no other name stands; a name without room waits for a nearer zoom. */
  drawAreas() {
    this.areaLayer.clearLayers();
    const letter = parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.6; // half a wide character
    const taken = this.taken();
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

  /** Where most of what is drawn stands; where nothing is drawn, where the streets are. */
  lookAtAll() {
    const box = this.stations ? middle(this.rows, this.xs, this.ys) : null;
    const corners = box ? [[box[0], box[3]], [box[2], box[1]]].map(([x, y]) => degreesOf(x, y).reverse())
      : this.places.map((area) => this.at(area.lng, area.lat));
    if (corners.length) this.map.fitBounds(corners, { padding: [28, 28], maxZoom: 15, animate: false });
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

/** The point at a distance from another. @param {number[]} point lat, lng @param {number} metres @param {number} angle from north */
function around([lat, lng], metres, angle) {
  const degrees = metres / 111195;
  return [lat + degrees * Math.cos(angle), lng + (degrees * Math.sin(angle)) / Math.cos((lat * Math.PI) / 180)];
}
