// What stands on and around the map: pins, clusters, buttons, notes, and the room they take. Leaflet is handed in.

/** Whether two boxes {x, y, width, height} around their centres (half sizes) touch. */
export function overlap(a, b) {
  return Math.abs(a.x - b.x) < a.width + b.width && Math.abs(a.y - b.y) < a.height + b.height;
}

/** @param {boolean} [unsure] nobody knows whether it has what is asked for */
export function pinIcon(L, state, letter, unsure = false) {
  const html = '<span class="y-pin" data-state="' + state + '"' + (unsure ? " data-unsure" : "") + '><b>' + letter + "</b></span>";
  return L.divIcon({ className: "y-pin-box", html, iconSize: [34, 34], popupAnchor: [0, -14] });
}

export function clusterIcon(L, count) {
  const size = count < 10 ? 40 : count < 100 ? 46 : 54;
  const html = '<span class="y-cluster">' + count + '<span class="y-vh"> 家驿站，放大看</span></span>';
  return L.divIcon({ className: "y-cluster-box", html, iconSize: [size, size] });
}

export function note(text) {
  const node = document.createElement("p");
  node.className = "y-map-note";
  node.textContent = text;
  return node;
}

export function button(label, sign, act) {
  const node = document.createElement("button");
  node.type = "button";
  node.className = "y-map-pan";
  node.textContent = sign;
  node.setAttribute("aria-label", label);
  node.addEventListener("click", act);
  return node;
}
