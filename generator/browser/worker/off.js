// The kill switch: written in place of the service worker where offline support is off. A phone that still has the
// worker fetches this at its next visit, drops what this site kept, and is rid of both.

async function leave() {
  const own = "yitu " + new URL(self.registration.scope).pathname + " ";
  try {
    const names = (await caches.keys()).filter((name) => name.startsWith(own));
    await Promise.all(names.map((name) => caches.delete(name)));
  } finally {
    await self.registration.unregister();
  }
}

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(leave()));
