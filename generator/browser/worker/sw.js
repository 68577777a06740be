// The service worker. The build writes `const SITE = {…};` before this: what may be kept, and nothing else is.
// Pages come from the network first, data from what is kept while new data is fetched, files under a hash from what
// is kept. No page, photo or data of a person is ever kept: what is not in SITE's lists only passes through.

const SCOPE = new URL(self.registration.scope);
const OWN = "yitu " + SCOPE.pathname + " "; // another site on this host has another scope, so other names
const CURRENT = OWN + SITE.version + " ";
const PAGES = CURRENT + "pages";
const FILES = CURRENT + "files";
const DATA = CURRENT + "data";
const PATIENCE = 3000; // milliseconds that a page may take before a kept one is shown
const MOST_PAGES = 60;
const MOVED_PAGES = 20; // kept pages that a new version fetches again
const MOST_SHARDS = 8;
const BUDGET = 1300000; // characters that are fetched before anybody asks for them; about 300 kB as they travel
const AT_ONCE = 6;
const NOTE = '<p class="y-quiet">这里还有内容，联网后能看。</p>';
const ASSET = /^assets\/[0-9a-f]{10}\//;

let fetched = 0;

// -- what may be kept --------------------------------------------------------------------------------------

/** The path below this site, without query; null for an address elsewhere. */
function pathOf(address) {
  const url = new URL(address);
  if (url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return null;
  return url.pathname.slice(SCOPE.pathname.length).replace(/(^|\/)index\.html$/, "$1");
}

function isPage(path) {
  return SITE.pages.includes(path) || (path.endsWith("/") && SITE.below.some((folder) => path.startsWith(folder)));
}

function isData(path) {
  return path.endsWith(".json") && SITE.data.some((folder) => path.startsWith(folder));
}

function addressOf(path) {
  return SCOPE.href + path;
}

/** Only whole answers of this site: no error, no part, no other address, nothing opaque. */
function isWhole(response) {
  return response.status === 200 && response.type === "basic" && !response.redirected;
}

/** A page without what only the network may show, and without pictures; "" when that cannot be told. */
function cut(text) {
  let out = "";
  let depth = 0;
  let told = false;
  for (const piece of text.split(/(<!--\/?net-->)/)) {
    if (piece === "<!--net-->") {
      depth++;
    } else if (piece === "<!--/net-->") {
      depth--;
      if (depth < 0) return "";
    } else if (!depth) {
      out += piece;
    } else if (!told && piece.trim()) {
      out += NOTE;
      told = true;
    }
  }
  if (depth || !out.includes(' data-kind="')) return "";
  return out
    .replace(/<meta (?:name="description"|property="og:[a-z:_]+"|itemprop="image") content="[^"]*">\n?/g, "")
    .replace(/<script type="application\/ld\+json">[\s\S]*?<\/script>\n?/g, "")
    .replace(/<picture[\s\S]*?<\/picture>|<img [^>]*>/g, "")
    .replace("<html ", '<html data-kept="' + new Date().toISOString() + '" ');
}

// -- the caches; a phone may refuse them or be full ---------------------------------------------------------

async function lookup(name, path) {
  try {
    const cache = await caches.open(name);
    return (await cache.match(addressOf(path))) || null;
  } catch (refused) {
    return null;
  }
}

/** @returns {Promise<boolean>} whether it is kept now */
async function keep(name, path, response) {
  try {
    const cache = await caches.open(name);
    await cache.put(addressOf(path), response);
    return true;
  } catch (full) {
    return false;
  }
}

async function forget(name, path) {
  try {
    await (await caches.open(name)).delete(addressOf(path));
  } catch (refused) {
    // Then nothing is kept either.
  }
}

async function pathsIn(name) {
  try {
    const requests = await (await caches.open(name)).keys();
    return requests.map((request) => pathOf(request.url)).filter((path) => path !== null);
  } catch (refused) {
    return [];
  }
}

/** The same answer with another text; the server's own rules, such as its security policy, stay. */
function rewritten(response, text) {
  const headers = new Headers(response.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  headers.set("x-yitu-kept", "1"); // its date is that of another day
  return new Response(text, { headers });
}

// -- pages -------------------------------------------------------------------------------------------------

async function answerPage(request, path, network) {
  const may = isPage(path);
  const first = await (may ? Promise.race([network, pause(PATIENCE)]) : network);
  if (first && first.status < 500) return first;
  const kept = may ? await lookup(PAGES, path) : null;
  if (kept) return kept;
  return first || (await network) || (await lookup(PAGES, SITE.offline)) || lastWord();
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(() => resolve(null), milliseconds));
}

function lastWord() {
  const text = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    + "<title>现在没有网</title><body><h1>现在没有网</h1><p>有网后再打开这一页。</p></body></html>";
  return new Response(text, { headers: { "content-type": "text/html; charset=utf-8" } });
}

async function keepPage(path, response) {
  if (response.status === 404 || response.status === 410) await forget(PAGES, path);
  if (!isPage(path) || !isWhole(response) || !/html/.test(response.headers.get("content-type") || "")) return;
  const text = await response.text();
  fetched += text.length;
  const shown = path === SITE.offline ? rooted(cut(text)) : cut(text);
  if (!shown || !(await keep(PAGES, path, rewritten(response, shown)))) return;
  const visited = (await pathsIn(PAGES)).filter((one) => !SITE.first.includes(one));
  await Promise.all(visited.slice(0, Math.max(0, visited.length - MOST_PAGES)).map((one) => forget(PAGES, one)));
}

/** The offline page stands in for a page of any depth: its addresses begin at the root under which the site lives. */
function rooted(text) {
  return text.split('="' + SITE.root).join('="' + SCOPE.pathname);
}

// -- files under a hash ------------------------------------------------------------------------------------

async function answerFile(request, path) {
  const kept = await lookup(FILES, path);
  if (kept) return kept;
  const response = await fetch(request).catch(() => null);
  if (response && response.ok) {
    if (isWhole(response)) await keep(FILES, path, response.clone());
    return response;
  }
  // A page that was open while the site was published asks for files that have another hash now.
  const same = await lookup(FILES, SITE.assets + path.replace(ASSET, ""));
  return same || response || Response.error();
}

// -- data --------------------------------------------------------------------------------------------------

/** An answer instead of a fault: the page says in words that there is no network. */
function noNetwork() {
  return new Response('{"offline":true}', { headers: { "content-type": "application/json" } });
}

async function answerShard(request, path) {
  const kept = await lookup(DATA, path);
  if (kept) return kept;
  const response = await fetch(request).catch(() => null);
  if (!response) return noNetwork();
  await keepJson(path, response.clone());
  return response;
}

/** @returns {Promise<any>} what was kept; null for what is broken or cannot be kept */
async function keepJson(path, response) {
  if (!isWhole(response)) return null;
  try {
    const text = await response.text();
    fetched += text.length;
    const found = JSON.parse(text); // a part of a file must not be kept for good
    return (await keep(DATA, path, rewritten(response, text))) ? found : null;
  } catch (broken) {
    return null;
  }
}

/** What is kept at once, news in the background; who asks with "reload" waits for the network. */
async function answerIndex(request, path, network) {
  const kept = await lookup(DATA, path);
  if (kept && request.cache !== "reload") return kept;
  return (await network) || kept || noNetwork();
}

/** Keeps a new index once what it names is there too, so that no half of two builds is ever shown. */
async function keepIndex(path, response) {
  if (!isWhole(response)) return;
  const text = await response.text();
  fetched += text.length;
  const before = await lookup(DATA, path);
  const old = before ? await before.text() : "";
  if (old === text) {
    await dropUnnamed(path, text);
    return;
  }
  let found;
  try {
    found = JSON.parse(text);
  } catch (broken) {
    return;
  }
  const wanted = path === SITE.index ? await shardsWanted(found, old) : [];
  if (!(await inTurn(wanted, fetchShard))) return;
  if (!(await keep(DATA, path, rewritten(response, text)))) return;
  if (old && path === SITE.index) await tell({ yitu: "news" });
}

async function shardsWanted(found, old) {
  if (found.n <= SITE.small) return namesOf(found.shards);
  const there = await pathsIn(DATA);
  const used = old ? JSON.parse(old).shards.filter((entry) => there.includes(entry.stations)) : [];
  const near = found.shards.filter((entry) => used.some((one) => meet(one.box, entry.box)));
  return namesOf(near.slice(0, MOST_SHARDS));
}

function namesOf(shards) {
  const names = [];
  for (const entry of shards) names.push(entry.stations, entry.cards);
  return names;
}

function meet(one, other) {
  return one && other && one[0] <= other[2] && other[0] <= one[2] && one[1] <= other[3] && other[1] <= one[3];
}

async function fetchShard(path) {
  if (!isData(path)) return false;
  if (await lookup(DATA, path)) return true;
  return (await keepJson(path, await fetch(addressOf(path), { credentials: "omit" }))) !== null;
}

/** Shards of an older build go once a page has begun with the new index: the one that is open still asks for them. */
async function dropUnnamed(path, text) {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  for (const one of await pathsIn(DATA)) {
    const name = one.slice(folder.length);
    if (one !== path && one.startsWith(folder) && !text.includes(name)) await forget(DATA, one);
  }
}

async function tell(words) {
  for (const client of await self.clients.matchAll({ type: "window" })) client.postMessage(words);
}

// -- what is fetched before anybody asks for it -------------------------------------------------------------

/** Runs a few at a time. @returns {Promise<boolean>} whether every one succeeded */
async function inTurn(items, act) {
  const left = items.slice();
  let good = true;
  const worker = async () => {
    while (left.length && good) good = (await act(left.shift()).catch(() => false)) && good;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return good;
}

async function fetchFile(name) {
  const path = SITE.assets + name;
  if (await lookup(FILES, path)) return true;
  const response = await fetch(addressOf(path), { credentials: "omit" });
  return isWhole(response) && keep(FILES, path, response);
}

/** The shell first: a page without its files would be worse than none. What fails is tried at the next page. */
async function fill(before) {
  if (!(await inTurn(SITE.files, fetchFile))) return;
  fetched = SITE.weight;
  if (SITE.index) await fillData();
  const there = await pathsIn(PAGES);
  await inTurn(SITE.first.concat(before).filter((path) => !there.includes(path)), async (path) => {
    if (fetched < BUDGET) await keepPage(path, await fetch(addressOf(path), { cache: "no-cache" }));
    return true;
  });
}

/** The data of a small site and what its search finds; of a large one only which shards there are. */
async function fillData() {
  await fillIndex(SITE.index);
  const kept = await lookup(DATA, SITE.index);
  const small = kept && (await kept.json()).n <= SITE.small;
  if (small) await Promise.all(SITE.indexes.map(fillIndex));
}

async function fillIndex(path) {
  if (await lookup(DATA, path)) return;
  await keepIndex(path, await fetch(addressOf(path), { cache: "no-cache", credentials: "omit" }));
}

/** Pages that older versions kept: a new version keeps them anew, as the site shows them now. */
async function keptBefore() {
  const paths = new Set();
  for (const name of await ownCaches()) {
    if (name.endsWith(" pages") && name !== PAGES) (await pathsIn(name)).forEach((path) => isPage(path) && paths.add(path));
  }
  return Array.from(paths).filter((path) => !SITE.first.includes(path)).slice(-MOVED_PAGES);
}

async function ownCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(OWN));
}

async function install() {
  try {
    await fill(await keptBefore());
  } catch (refused) {
    // No storage, no network: what is visited fills the caches later, or nothing does.
  }
  await self.skipWaiting();
}

async function activate() {
  try {
    const old = (await ownCaches()).filter((name) => !name.startsWith(CURRENT));
    await Promise.all(old.map((name) => caches.delete(name)));
  } catch (refused) {
    // Nothing was kept.
  }
  await self.clients.claim();
}

/** What a page had loaded before the worker was there. */
async function keepVisited(addresses) {
  if ((await pathsIn(FILES)).length < SITE.files.length) await fill([]);
  for (const address of addresses.slice(0, 40)) {
    const path = pathOf(address);
    if (path === null) continue;
    if (isPage(path) && !(await lookup(PAGES, path))) await keepPage(path, await fetch(addressOf(path)));
    else if (SITE.indexes.includes(path)) await keepIndex(path, await fetch(addressOf(path), { credentials: "omit" }));
    else if (isData(path)) await fetchShard(path);
  }
}

// -- events ------------------------------------------------------------------------------------------------

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  const addresses = event.data && Array.isArray(event.data.visited) ? event.data.visited : [];
  event.waitUntil(keepVisited(addresses.filter((one) => typeof one === "string")).catch(() => null));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = request.method === "GET" ? pathOf(request.url) : null;
  if (path === null || request.headers.has("range")) return;
  if (request.mode === "navigate") {
    const network = fetch(request).catch(() => null);
    const copy = network.then((response) => (response && isPage(path) ? keepPage(path, response.clone()) : null));
    event.waitUntil(copy.catch(() => null));
    event.respondWith(answerPage(request, path, network));
  } else if (ASSET.test(path)) {
    event.respondWith(answerFile(request, path));
  } else if (SITE.indexes.includes(path)) {
    const network = fetch(request).catch(() => null);
    event.waitUntil(network.then((response) => response && keepIndex(path, response.clone())).catch(() => null));
    event.respondWith(answerIndex(request, path, network));
  } else if (isData(path)) {
    event.respondWith(answerShard(request, path));
  } else if (path.startsWith("data/") && path.endsWith(".json")) {
    event.respondWith(fetch(request).catch(noNetwork)); // of persons: passes through, is never kept
  }
});
