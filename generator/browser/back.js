// What lies over the page — the sheet, search results, the map of a phone — closes with Back before the page is left.
// Each such layer is an entry of the history; the entry's state names the layers that are open in it.

const open = new Map();

/** Names of the layers that the present entry of the history knows as open. @returns {string[]} */
export function layers() {
  const kept = history.state && history.state.layers;
  return Array.isArray(kept) ? kept : [];
}

/**
 * A layer was opened: Back will close it.
 * @param {string} name @param {() => void} close called when Back was pressed
 */
export function opened(name, close) {
  if (open.has(name)) return;
  open.set(name, close);
  if (!layers().includes(name)) history.pushState({ layers: layers().concat(name), own: name }, "", location.href);
}

/**
 * A layer was closed otherwise: its entry goes too.
 * @param {string} name
 * @param {boolean} leaving something else is about to change the history: the entry then only forgets the layer
 */
export function closed(name, leaving = false) {
  if (!open.delete(name) || !layers().includes(name)) return;
  if (history.state.own === name && !leaving) history.back();
  else history.replaceState({ layers: layers().filter((one) => one !== name) }, "", location.href);
}

/** Writes a new address into the history; what is open stays open in it. @param {string} address */
export function goTo(address) {
  history.pushState({ layers: layers() }, "", address);
}

window.addEventListener("popstate", () => {
  const kept = layers();
  for (const [name, close] of Array.from(open).reverse()) {
    if (kept.includes(name)) continue;
    open.delete(name);
    close();
  }
});
