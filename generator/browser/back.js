// What lies over the page — the sheet, search results, the map of a phone — closes with Back before the page is left.
// Each such layer is an entry of the history; the entry's state names the layers that are open in it. An entry whose
// layer was closed otherwise is spent: the next entry takes its place, and Back passes over it.

const open = new Map();
let here = { entry: history.state, address: location.href };

function stateOf(entry) {
  return entry && Array.isArray(entry.layers) ? entry : { layers: [], own: "", spent: false };
}

function remember() {
  here = { entry: history.state, address: location.href };
}

/** Names of the layers that the present entry of the history knows as open. @returns {string[]} */
export function layers() {
  return stateOf(history.state).layers;
}

function write(entry, address) {
  if (stateOf(history.state).spent) history.replaceState(entry, "", address);
  else history.pushState(entry, "", address);
  remember();
}

/**
 * A layer was opened: Back will close it.
 * @param {string} name @param {() => void} close called when Back was pressed
 */
export function opened(name, close) {
  if (open.has(name)) return;
  open.set(name, close);
  if (!layers().includes(name)) write({ layers: layers().concat(name), own: name, spent: false }, location.href);
}

/** A layer was closed otherwise. @param {string} name */
export function closed(name) {
  if (!open.delete(name) || !layers().includes(name)) return;
  const { own } = stateOf(history.state);
  history.replaceState({ layers: layers().filter((one) => one !== name), own: "", spent: own === name }, "", location.href);
  remember();
}

/** Writes a new address into the history; what is open stays open in it. @param {string} address */
export function goTo(address) {
  write({ layers: layers(), own: "", spent: false }, address);
}

window.addEventListener("popstate", () => {
  const { entry, address } = here;
  const kept = layers();
  for (const [name, close] of Array.from(open).reverse()) {
    if (kept.includes(name)) continue;
    open.delete(name);
    close();
  }
  const { own } = stateOf(history.state);
  if (own && !open.has(own)) history.replaceState({ layers: kept.filter((one) => one !== own), own: "", spent: true }, "", location.href);
  remember();
  if (stateOf(entry).spent && address === location.href) history.back(); // a spent entry looks like the one before it
});
