// The streets of the chooser, and the one that this phone remembers for the next visit.

const AREA = "yitu-area";

let lastArea = ""; // of this visit

/** @returns {string} the street that was chosen last in this visit, also when it was left again */
export function lastStreet() {
  return lastArea;
}

/** The street that the next visit begins with. @returns {string} its id, "" without */
export function keptStreet() {
  try {
    return localStorage.getItem(AREA) || "";
  } catch (refused) {
    return "";
  }
}

/** Remembers a street on this phone. @param {string} id */
export function keepStreet(id) {
  lastArea = id;
  try {
    localStorage.setItem(AREA, id);
  } catch (refused) {
    // Storage is switched off or full: the next visit starts without it.
  }
}

/** Who leaves a street does not begin with it again. @param {string} id */
export function leaveStreet(id) {
  lastArea = id;
  try {
    localStorage.removeItem(AREA);
  } catch (refused) {
    // Then nothing was kept either.
  }
}

/** The streets of the chooser, there before any data is. @param {HTMLElement} root @returns {{id: string, name: string}[]} */
export function streets(root) {
  return Array.from(root.querySelectorAll(".y-picks a"), (link) => ({ id: streetOf(link), name: link.firstChild.textContent }))
    .filter((street) => street.id);
}

/** The street that a link of the chooser leads to, "" where it leads elsewhere. @param {HTMLAnchorElement} link */
export function streetOf(link) {
  const found = /areas\/([^/]+)\/$/.exec(new URL(link.href).pathname);
  return found ? decodeURIComponent(found[1]) : "";
}
