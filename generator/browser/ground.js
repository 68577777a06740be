// The ground below the pins: when its tiles may be asked for, and what is said when they do not come. A tile around
// the rider tells its host where the rider is: on a map that knows the position none is asked for before a tap.

const KEY = "yitu-ground"; // kept on the phone: "yes" tiles also around the own position, "no" tiles never
const PATIENCE = 8000; // milliseconds until a ground without a single tile is called slow
const ENOUGH = 4; // refused tiles, and none that came, after which no more are asked for
const PAUSES = [30000, 60000, 300000]; // milliseconds until it is tried again by itself
const PAPER = "示意图，不含道路，点导航看路线";
const USABLE = "，驿站和导航照常能用";

/** The layers are those of the map document; without a provider there are none and the ground is paper. */
export class Ground {
  /** @param {any} map Leaflet's map with the document's `ground` @param {HTMLElement} region */
  constructor(map, region) {
    const { layers, host, datum } = map.ground || { layers: [], host: "", datum: "wgs84" };
    Object.assign(this, { map, region, layers, host, datum });
    Object.assign(this, { located: false, started: false, resting: false, trouble: "", failures: 0, round: null });
    this.gaps = new Set(); // tiles on the map that were refused
    this.line = region.appendChild(document.createElement("div"));
    this.line.className = "y-map-note";
    this.words = this.line.appendChild(document.createElement("span"));
    this.words.setAttribute("role", "status");
    this.words.textContent = PAPER;
    for (const layer of layers) this.listen(layer);
    window.addEventListener("online", () => this.again());
    // On paper the map has another size; addEventListener is not known to older WebViews.
    if (layers.length) window.matchMedia("print").addListener(() => map.invalidateSize({ animate: false }));
  }

  /** From here on the view lies around the phone; to be called before it moves there. */
  locate() {
    this.located = true;
    this.decide();
  }

  /** The view is where it will be looked at. */
  start() {
    this.started = true;
    this.decide();
  }

  listen(layer) {
    layer.on("loading", () => this.begin([layer]));
    layer.on("tileload", () => this.came());
    layer.on("tileerror", (event) => this.refused(event.tile));
    layer.on("tileunload", (event) => this.gaps.delete(event.tile));
    // Leaflet goes on with the layer after it said "load": it is taken off the map only once Leaflet has let go of it.
    layer.on("load", () => Promise.resolve().then(() => this.finish(layer)));
  }

  // -- what may be asked for ---------------------------------------------------------------------------------

  decide() {
    if (!this.layers.length || !this.started) return;
    const wanted = this.wanted();
    this.put(wanted && !this.resting);
    if (!wanted) this.trouble = "";
    this.tell();
  }

  wanted() {
    const kept = this.kept();
    return kept === "yes" || (kept !== "no" && !this.located);
  }

  kept() {
    try {
      return localStorage.getItem(KEY) || this.choice || "";
    } catch (refused) {
      return this.choice || "";
    }
  }

  /** A tap. Who says yes before the position is known has not said it for the position. */
  choose(wanted) {
    this.choice = wanted ? (this.located ? "yes" : "") : "no";
    this.resting = false;
    try {
      if (this.choice) localStorage.setItem(KEY, this.choice);
      else localStorage.removeItem(KEY);
    } catch (refused) {
      // A private window: the choice lasts as long as the page.
    }
    this.decide();
  }

  put(on) {
    const changed = this.layers.filter((layer) => this.map.hasLayer(layer) !== on);
    if (!changed.length) return;
    this.end();
    if (on) this.begin(changed);
    for (const layer of changed) {
      if (on) this.map.addLayer(layer);
      else this.map.removeLayer(layer);
    }
  }

  // -- what comes --------------------------------------------------------------------------------------------

  begin(layers) {
    if (!this.round) {
      const timer = setTimeout(() => this.tire(), PATIENCE);
      this.round = { waiting: new Set(), came: 0, refused: 0, timer };
    }
    for (const layer of layers) this.round.waiting.add(layer);
  }

  end() {
    if (this.round) clearTimeout(this.round.timer);
    this.round = null;
  }

  tire() {
    if (this.round && !this.round.came && !this.trouble) this.say("slow");
  }

  came() {
    if (this.round) this.round.came++;
    this.failures = 0;
    if (this.trouble && this.trouble !== "gaps") this.say("");
  }

  refused(tile) {
    const { round } = this;
    this.gaps.add(tile);
    if (!round) return;
    round.refused++;
    if (!round.came && round.refused >= ENOUGH) this.rest();
  }

  finish(layer) {
    const { round } = this;
    if (!round) return;
    round.waiting.delete(layer);
    if (round.waiting.size) return;
    this.end();
    if (round.refused && !round.came) this.rest();
    else this.say(this.gaps.size ? "gaps" : "");
  }

  /** Asks no more for a while: a host that refuses is not asked tile by tile. */
  rest() {
    this.resting = true;
    this.put(false);
    this.say("down");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.again(), PAUSES[Math.min(this.failures, PAUSES.length - 1)]);
    this.failures++;
  }

  /** Tries again; what was said stays until a tile comes. */
  again() {
    if (!this.resting) return;
    if (document.hidden || this.region.hidden) {
      this.timer = setTimeout(() => this.again(), PAUSES[0]);
      return;
    }
    clearTimeout(this.timer);
    this.resting = false;
    this.decide();
  }

  /** Asks for every tile of the view anew. */
  redraw() {
    if (this.resting) {
      this.again();
      return;
    }
    this.put(false);
    this.decide();
  }

  // -- what is said ------------------------------------------------------------------------------------------

  say(trouble) {
    this.trouble = trouble;
    this.tell();
  }

  tell() {
    const [words, label, act] = this.message();
    const on = this.layers.some((layer) => this.map.hasLayer(layer));
    this.region.parentElement.dataset.ground = on ? "tiles" : "paper";
    if (this.words.textContent === words) return;
    this.words.textContent = words;
    if (this.button) this.button.remove();
    this.button = this.line.appendChild(document.createElement("button"));
    this.button.type = "button";
    this.button.className = "y-map-ask";
    this.button.textContent = label;
    this.button.addEventListener("click", act);
    this.map.invalidateSize({ animate: false }); // the line has another height
  }

  message() {
    const show = ["显示底图", () => this.choose(true)];
    const again = ["再试", () => this.redraw()];
    const hide = ["只看示意图", () => this.choose(false)];
    if (!this.wanted() && this.kept() === "no") return [PAPER, ...show];
    if (!this.wanted()) return ["示意图。底图取自 " + this.host + "，显示它，对方会知道您大概在哪里", ...show];
    if (this.trouble === "down") return ["底图没有取到，现在是示意图" + USABLE, ...again];
    if (this.trouble === "gaps") return ["有几块底图没有取到" + USABLE, ...again];
    if (this.trouble === "slow") return ["底图来得慢，先看示意图" + USABLE, ...hide];
    return ["底图取自 " + this.host, ...hide];
  }
}
