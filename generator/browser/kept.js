// The offline page: lists the stations that were looked at on this phone, and tries again when the network is back.

import { siteUrl } from "./data.js";

const MOST = 30;
const ASKED = "yitu-asked-again"; // in this tab: the address that was tried once more

async function keptPages() {
  const base = new URL(siteUrl());
  const found = new Map();
  for (const name of await caches.keys()) {
    if (!name.startsWith("yitu " + base.pathname + " ") || !name.endsWith(" pages")) continue;
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const path = new URL(request.url).pathname.slice(base.pathname.length);
      if (/^stations\/./.test(path)) found.set(request.url, (await cache.match(request)).text());
    }
  }
  return found;
}

function titleOf(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const heading = parsed.querySelector("h1");
  return heading ? heading.textContent.trim() : "";
}

async function list(target) {
  const rows = target.querySelector("ul");
  for (const [address, text] of Array.from(await keptPages()).reverse().slice(0, MOST)) {
    const link = document.createElement("a");
    link.href = address;
    link.textContent = titleOf(await text);
    if (!link.textContent) continue;
    rows.appendChild(document.createElement("li")).appendChild(link);
    target.hidden = false;
  }
}

/** A phone says that it is online before anything can be reached: only an answer is taken for a network. */
async function tryAgain() {
  try {
    await fetch(location.href, { method: "HEAD", cache: "no-store" });
  } catch (still) {
    return;
  }
  location.reload();
}

/** Once for an address: a network that answers too slowly must not be asked again and again. */
function firstTime() {
  try {
    const asked = sessionStorage.getItem(ASKED);
    sessionStorage.setItem(ASKED, location.href);
    return asked !== location.href;
  } catch (refused) {
    return false;
  }
}

const target = document.querySelector("[data-kept-pages]");
if (target) list(target).catch(() => null); // storage is off: the links above still lead on
if (document.body.dataset.kind === "offline") {
  window.addEventListener("online", tryAgain);
  const instead = !location.pathname.endsWith("/offline.html"); // it stands at the address of another page
  if (instead && navigator.onLine && firstTime()) tryAgain(); // the network may have come back before this module did
}
