// What a sign of the map opens: a box with its stations. It takes the focus, and gives it back to the sign when it
// closes, by whichever way. Leaflet is handed in.

import { DataError } from "./data.js";
import { note } from "./pins.js";

const MOST = 50; // stations in one box
const LIFT = [0, -12]; // pixels: the tip of the box leaves the sign to be seen

export class Popup {
  /** @param {(row: number) => Promise<Node>} content of a row, as a finished node */
  constructor(L, map, content) {
    Object.assign(this, { L, map, content, box: null, home: null });
    map.on("popupclose", () => this.giveBack());
  }

  /**
   * @param {any} point where the sign stands @param {number[]} rows
   * @param {() => HTMLElement | null} home the sign, which may have been drawn anew when the box closes
   */
  async open(point, rows, home) {
    const list = await this.fill(rows);
    const opener = document.activeElement;
    this.box = this.L.popup({ maxWidth: 260, maxHeight: 300, offset: LIFT }).setLatLng(point).setContent(list).openOn(this.map);
    this.home = home;
    const close = this.closeButton();
    // Who has gone on to a filter or to a field meanwhile stays there.
    if (opener === document.body || this.map.getContainer().contains(opener)) {
      (list.querySelector("a") || close).focus({ preventScroll: true });
    }
  }

  /** The stations, or why they cannot be shown: a site that was published anew has other files. */
  async fill(rows) {
    const list = document.createElement("div");
    list.className = "y-map-popup";
    try {
      for (const row of rows.slice(0, MOST)) list.appendChild(await this.content(row));
    } catch (fault) {
      if (!(fault instanceof DataError)) throw fault;
      list.appendChild(note(fault.message)).setAttribute("role", "alert");
      return list;
    }
    if (rows.length > MOST) list.appendChild(note("这一点上共有 " + rows.length + " 家，其余请看列表。"));
    return list;
  }

  /** Leaflet's own is a link called Close popup, which the space bar does not press. */
  closeButton() {
    const close = this.box.getElement().querySelector(".leaflet-popup-close-button");
    close.setAttribute("aria-label", "关闭");
    close.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      close.click();
    });
    return close;
  }

  /** @returns {boolean} whether a box was open */
  close() {
    const open = Boolean(this.box && this.box.isOpen());
    if (open) this.map.closePopup(this.box);
    return open;
  }

  /** A focus that would vanish with the box goes to its sign, or to the map where the sign is out of view. */
  giveBack() {
    const node = this.box && this.box.getElement();
    if (!node || !node.contains(document.activeElement)) return;
    (this.home() || this.map.getContainer()).focus({ preventScroll: true });
  }
}
