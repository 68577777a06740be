// Loads Leaflet and the map document, once, as classic scripts from the site itself.

import { assetsUrl } from "./data.js";

const STYLES = ["vendor/leaflet.css", "vendor/map-document.css", "map.css"];
const SCRIPTS = ["vendor/leaflet.js", "vendor/map-document.js"];

let loading = null;

/** Rejects when something cannot be loaded; it may then be tried again. */
export function loadLeaflet() {
  if (!loading) {
    loading = loadAll();
    loading.catch(() => {
      loading = null;
    });
  }
  return loading;
}

async function loadAll() {
  const assets = assetsUrl();
  const styles = STYLES.map((name) => attached("link", { rel: "stylesheet", href: assets + name }));
  for (const name of SCRIPTS) {
    const early = { rel: "preload", as: "script", href: assets + name };
    document.head.appendChild(Object.assign(document.createElement("link"), early)); // both on their way at once
  }
  for (const name of SCRIPTS) await attached("script", { src: assets + name });
  await Promise.all(styles);
}

function attached(tag, properties) {
  return new Promise((resolve, reject) => {
    const node = Object.assign(document.createElement(tag), properties);
    node.onload = resolve;
    node.onerror = () => {
      node.remove();
      reject(new Error("not loaded: " + (properties.src || properties.href)));
    };
    document.head.appendChild(node);
  });
}
