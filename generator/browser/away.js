// How far a station is from the position of this visit, on its own page. It asks for no position: that is the finder's.

import { awayText, distance } from "./geo.js";
import { ageText, errorOf, isOld, keptPosition } from "./position.js";

const page = document.querySelector("[data-station-page][data-lng]");
const line = page && page.querySelector("[data-field=distance]");

function tell() {
  const now = Date.now();
  const here = keptPosition(now);
  const metres = here ? distance(here.lng, here.lat, Number(page.dataset.lng), Number(page.dataset.lat)) : NaN;
  const words = here ? [awayText(metres, errorOf(here))].concat(isOld(here, now) ? ageText(here, now) : []) : [];
  line.textContent = words.join(" · ");
}

if (line) {
  tell();
  setInterval(tell, 60000);
  window.addEventListener("pageshow", tell);
}
