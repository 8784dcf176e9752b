// Keeps the app itself on the device, so that it opens without a network. pack.mjs fills in the version and the files.
//
// One cache holds one version, whole or not at all: every file is checked against its hash before the version counts as
// there. A page stays with the version it was opened with; a new one waits until the reader takes it, or until no page
// of the old one is left. The directory's own data is none of this file's business: the program keeps it in IndexedDB,
// and what is below /feed/ always comes from the network.
const VERSION = "{{version}}";
const FILES = {{files}};
// The map's: of no use to whoever never opens it, so they are kept from the first time that somebody does. A newer version
// brings its own to whoever had them.
const MAP_FILES = {{map-files}};
const PREFIX = "avoin-ovi-app-";
const CACHE = PREFIX + VERSION;

self.addEventListener("install", (event) => {
  event.waitUntil(fill());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
    }
    await self.clients.claim();
  })());
});

self.addEventListener("message", (event) => {
  if (event.data === "take-over") self.skipWaiting();
  if (event.data === "keep-map") event.waitUntil(keepMap());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || request.headers.has("range")) return;
  if (url.pathname.startsWith("/feed/")) return;
  // The program itself comes from the browser's own cache first, with the machine code the browser has kept beside it:
  // its name never means another content. boot.js asks for `?kept` when that fails.
  if (url.pathname.endsWith("/app.wasm") && url.search === "") return;
  // Every page of the app is the first page: the program reads the address.
  const path = request.mode === "navigate" ? "/" : url.pathname;
  if (path in FILES || path in MAP_FILES) event.respondWith(fromCache(path, request));
});

async function fromCache(path, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
}

// Fetches what this version needs and no older cache has. A few at a time: a phone has more to do than this.
async function fill() {
  await keepAll(FILES);
  for (const name of await caches.keys()) {
    const older = await (await caches.open(name)).keys();
    if (name !== CACHE && older.some(({ url }) => new URL(url).pathname.startsWith("/map-"))) return keepAll(MAP_FILES);
  }
}

// Called with each map that is opened; what is there already isn't looked at again.
async function keepMap() {
  const cache = await caches.open(CACHE);
  const there = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  try {
    await keepAll(Object.fromEntries(Object.entries(MAP_FILES).filter(([path]) => !there.has(path))));
  } catch (error) {
    // No network now, or no room: asked for again with the next map.
    console.info(`The map isn't kept for offline use: ${error.message}`);
  }
}

async function keepAll(files) {
  const cache = await caches.open(CACHE);
  const waiting = Object.entries(files);
  const next = async () => {
    for (let entry = waiting.pop(); entry; entry = waiting.pop()) await keep(cache, ...entry);
  };
  await Promise.all([next(), next(), next(), next()]);
}

async function keep(cache, path, hash) {
  const older = await caches.match(path);
  if (older && (await hashOf(older.clone())) === hash) return cache.put(path, older);
  // What carries its hash in its name may come from the browser's own cache: the page has just fetched it.
  const named = /[0-9a-f]{12}/.test(path);
  let response = await fetch(path, { cache: named ? "default" : "no-cache", credentials: "same-origin" });
  if (!response.ok || (await hashOf(response.clone())) !== hash) {
    response = await fetch(path, { cache: "reload", credentials: "same-origin" });
    if (!response.ok || (await hashOf(response.clone())) !== hash) {
      throw new Error(`${path} is not the one of version ${VERSION}`);
    }
  }
  // A navigation may not be answered with a redirected response.
  const whole = new Response(response.body, { status: 200, headers: response.headers });
  await cache.put(path, whole);
}

async function hashOf(response) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  return Array.from(bytes.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// A reminder was pressed: the app that stands comes to the front, at the event's page.
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const path = new URL(event.notification.data ?? "/", self.location.origin);
  event.waitUntil((async () => {
    const [page] = await self.clients.matchAll({ type: "window" });
    if (!page) return self.clients.openWindow(path);
    await page.focus();
    return page.navigate(path);
  })());
});
