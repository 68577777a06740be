// Registers the service worker once the page stands, and says when what is shown was kept. Without workers, storage
// or a secure address nothing happens, and nothing is missing but the tunnel.

import { siteUrl } from "./data.js";

const root = document.documentElement;
let line = null;
let news = false; // what this page read was replaced while it was open

/** "11月22日 14:05" on this phone's clock; "" for no time. @param {string} iso @returns {string} */
export function timeText(iso) {
  const at = new Date(iso);
  if (!iso || isNaN(at)) return "";
  const minutes = String(at.getMinutes()).padStart(2, "0");
  return at.getMonth() + 1 + "月" + at.getDate() + "日 " + at.getHours() + ":" + minutes;
}

function say(words, reload) {
  if (!line) {
    line = document.createElement("p");
    line.className = "y-offline";
    line.setAttribute("role", "status");
    const main = document.querySelector("main");
    if (!main) return;
    main.insertBefore(line, main.firstChild);
  }
  line.textContent = words;
  line.hidden = !words;
  if (!reload) return;
  const link = document.createElement("a");
  link.href = location.href;
  link.textContent = "刷新";
  link.addEventListener("click", (event) => {
    event.preventDefault();
    location.reload();
  });
  line.appendChild(link);
}

/** "，数据更新于 2026年11月20日" once data of stations was read. @param {string} day @returns {string} */
export function dayText(day) {
  const parts = /^(\d+)-(\d+)-(\d+)$/.exec(day || "");
  return parts ? "，数据更新于 " + parts[1] + "年" + Number(parts[2]) + "月" + Number(parts[3]) + "日" : "";
}

function show() {
  if (!root.dataset.kept && navigator.onLine && !line && !news) return;
  if (document.body.dataset.kind === "offline") return;
  const kept = timeText(root.dataset.kept || "");
  const day = dayText(root.dataset.updated);
  if (kept) say((navigator.onLine ? "网络慢：" : "离线：") + "显示的是 " + kept + " 保存的内容" + day + "。", navigator.onLine);
  else if (navigator.onLine) say(news ? "站点数据有更新。" : "", news);
  else say("离线：显示的是刚才打开的内容" + day + "。", false);
}

/** This page and what it loaded before the worker was there. @returns {string[]} */
function visited() {
  const loaded = performance.getEntriesByType ? performance.getEntriesByType("resource") : [];
  return [location.href].concat(loaded.map((one) => one.name).filter((name) => name.startsWith(siteUrl() + "data/")));
}

async function register() {
  try {
    const container = navigator.serviceWorker;
    if (!container || !window.isSecureContext) return;
    // The worker of a site above this one may be in charge of the first page here, and keeps nothing of it.
    const alone = !container.controller || container.controller.scriptURL !== siteUrl() + "sw.js";
    container.addEventListener("message", (event) => {
      if (!event.data || event.data.yitu !== "news" || !document.querySelector("[data-finder]")) return;
      news = true;
      show();
    });
    await container.register(siteUrl() + "sw.js", { updateViaCache: "none" });
    const registration = await container.ready;
    registration.active.postMessage({ visited: alone ? visited() : [] });
  } catch (refused) {
    // A private window, a full phone, an old browser: the site works without.
  }
}

show();
new MutationObserver(show).observe(root, { attributeFilter: ["data-updated"] });
window.addEventListener("online", show);
window.addEventListener("offline", show);
if (document.readyState === "complete") register();
else window.addEventListener("load", () => setTimeout(register, 0));
