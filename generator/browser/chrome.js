/**
 * The page's frame: 大字 switch, theme switch, the marked entry of the navigation.
 * Loaded async from the head, so that a kept choice is set before the first paint when the file is cached.
 */

const root = document.documentElement;
const KEYS = { size: "yitu-size", theme: "yitu-theme" };

/** A kept choice; storage may be switched off. @param {string} key @returns {string} */
function kept(key) {
  try {
    return localStorage.getItem(key) || "";
  } catch (error) {
    return "";
  }
}

/** @param {string} key @param {string} value "" forgets */
function keep(key, value) {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
  } catch (error) {
    // The choice then lasts for this page only.
  }
}

/** @param {string} size "large" or "" */
function setSize(size) {
  if (size === "large") root.dataset.size = "large";
  else delete root.dataset.size;
}

/** @param {string} theme "light", "dark" or "" for what the phone says */
function setTheme(theme) {
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  else delete root.dataset.theme;
}

/** Buttons say what is chosen. */
function show() {
  for (const button of document.querySelectorAll("[data-switch]")) {
    const pressed = button.dataset.switch === "size"
      ? root.dataset.size === "large"
      : (root.dataset.theme || "auto") === button.dataset.value;
    button.setAttribute("aria-pressed", String(pressed));
  }
}

/** The entry of the navigation that this address lies under. */
function markEntry() {
  const here = location.pathname.replace(/index\.html$/, "");
  for (const link of document.querySelectorAll("[data-nav]")) {
    const there = new URL(link.href).pathname;
    if (there === here) link.setAttribute("aria-current", "page");
    else if (link.dataset.nav && here.startsWith(there)) link.setAttribute("aria-current", "true");
  }
}

/** @param {Event} event */
function onClick(event) {
  const button = event.target instanceof Element ? event.target.closest("[data-switch]") : null;
  if (!button) return;
  if (button.dataset.switch === "size") {
    setSize(root.dataset.size === "large" ? "" : "large");
    keep(KEYS.size, root.dataset.size || "");
  } else {
    setTheme(button.dataset.value);
    keep(KEYS.theme, root.dataset.theme || "");
  }
  show();
}

/** Runs once the elements are there. */
function ready() {
  show();
  markEntry();
}

root.dataset.js = "";
setSize(kept(KEYS.size));
setTheme(kept(KEYS.theme));
document.addEventListener("click", onClick);
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
else ready();
