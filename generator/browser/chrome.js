/**
 * The page's frame: 大字 switch, theme switch, the marked entry of the navigation, grey days, passing the page on.
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

/** On its days the site is grey, by the date in China, whenever it was built. @param {number} now milliseconds */
function setGray(now) {
  const days = (root.dataset.grayOn || "").split(" ");
  root.toggleAttribute("data-gray", days.includes(new Date(now + 288e5).toISOString().slice(0, 10)));
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

/** The menu says that it goes on to the right, as long as it does. */
function showRest() {
  const menu = document.querySelector(".y-nav");
  if (!menu) return;
  const tell = () => menu.toggleAttribute("data-rest", menu.scrollLeft + menu.clientWidth < menu.scrollWidth - 8);
  const entry = menu.querySelector("[aria-current]");
  const place = () => {
    if (entry && !menu.scrollLeft) menu.scrollLeft = entry.offsetLeft + entry.offsetWidth - menu.clientWidth * 0.75;
    tell();
  };
  menu.addEventListener("scroll", tell, { passive: true });
  window.addEventListener("resize", tell);
  place();
  if (document.readyState !== "complete") window.addEventListener("load", place); // the style sheet may come after this
}

/** WeChat passes pages on from its own menu; other browsers have a sheet of their own, or none. */
function offerShare() {
  const line = document.querySelector("[data-share]");
  if (!line) return;
  const button = line.querySelector("button");
  const inWeChat = /MicroMessenger/i.test(navigator.userAgent);
  line.hidden = !inWeChat && !navigator.share;
  line.querySelector("span").hidden = !inWeChat;
  button.hidden = inWeChat;
  button.addEventListener("click", () => {
    const asked = navigator.share({ title: document.title, url: location.href.split("#")[0] });
    if (asked) asked.catch(() => undefined); // given up: nothing to say
  });
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
  showRest();
  offerShare();
}

root.dataset.js = "";
setSize(kept(KEYS.size));
setTheme(kept(KEYS.theme));
setGray(Date.now());
window.addEventListener("pageshow", () => setGray(Date.now()));
document.addEventListener("click", onClick);
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
else ready();
