// What a static host is handed: types, compression, caching and the first page, before any program runs.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { Journeys } from "./browser.mjs";

let journeys;
let page;
before(async () => {
  journeys = await Journeys.start();
  page = await (await fetch(`${journeys.origin}/`)).text();
});
after(async () => { await journeys?.stop(); });

const headers = async (path, encoding) => (await fetch(journeys.origin + path, {
  method: "HEAD",
  headers: { "accept-encoding": encoding },
})).headers;

test("every file that the first page names is there, with its right type, and compressed", async () => {
  const named = [...page.matchAll(/(?:href|src)="(\/[^"]+)"/g)].map((match) => match[1]);
  assert.ok(named.length >= 4, `the page names ${named}`);
  for (const path of named) {
    const found = await headers(path, "br, gzip");
    const type = { js: "text/javascript; charset=utf-8", wasm: "application/wasm", css: "text/css; charset=utf-8", woff2: "font/woff2", svg: "image/svg+xml", png: "image/png", webmanifest: "application/manifest+json" };
    assert.equal(found.get("content-type"), type[path.split(".").pop()], path);
    if (!/\.(woff2|png)$/.test(path)) assert.equal(found.get("content-encoding"), "br", path);
  }
  const wasm = page.match(/"(\/app-[0-9a-f]+\/app\.wasm)"/)[1];
  assert.equal((await headers(wasm, "gzip")).get("content-encoding"), "gzip");
  assert.equal((await headers(wasm, "identity")).get("content-encoding"), null);
  assert.match((await headers(wasm, "br")).get("cache-control"), /immutable/);
});

test("an address of the app's own opens the app, an unknown file doesn't", async () => {
  const navigation = await fetch(`${journeys.origin}/place/tpr:1234`, { headers: { accept: "text/html" } });
  assert.equal(navigation.status, 200);
  assert.match(await navigation.text(), /id="main"/);
  assert.equal((await fetch(`${journeys.origin}/assets/nothing.css`)).status, 404);
  assert.equal((await fetch(`${journeys.origin}/..%2f..%2fCargo.toml`)).status, 404);
});

test("the page allows no script but its own, and may be zoomed", async () => {
  const policy = page.match(/Content-Security-Policy" content="([^"]+)"/)[1];
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval' 'sha256-[^']+'/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:/);
  assert.doesNotMatch(page, /user-scalable|maximum-scale/);
  assert.match(page, /viewport-fit=cover/);
});

test("what draws the map is there, told apart from what every visitor keeps", async () => {
  const script = await (await fetch(`${journeys.origin}/sw.js`)).text();
  const files = JSON.parse(script.match(/const FILES = (\{.*\});/)[1]);
  const ofMap = JSON.parse(script.match(/const MAP_FILES = (\{.*\});/)[1]);
  const meta = (name) => page.match(new RegExp(`<meta name="avoin-ovi:${name}" content="([^"]+)">`))[1];
  for (const path of [meta("map"), meta("map-ground")]) assert.ok(path in ofMap, path);
  for (const [path, hash] of Object.entries(ofMap)) {
    assert.ok(!(path in files), `${path} is no part of the first visit`);
    const answer = await fetch(journeys.origin + path);
    assert.match(answer.headers.get("cache-control"), /immutable/, path);
    assert.equal(createHash("sha256").update(Buffer.from(await answer.arrayBuffer())).digest("hex").slice(0, 16), hash, path);
  }
});

test("the first face paints before the program runs, in the language of the visitor", async () => {
  const visitor = await journeys.newcomer({ language: "sv-FI" });
  await visitor.route("**/*.wasm", () => { /* never answered */ });
  const seen = async () => {
    await visitor.locator("#first-face").waitFor();
    return [await visitor.evaluate(() => document.documentElement.lang), await visitor.locator(".first-face-title").innerText(),
      ...await visitor.locator(".first-face-tabs p").allInnerTexts()];
  };
  await visitor.goto(journeys.origin, { waitUntil: "commit" });
  assert.deepEqual(await seen(), ["sv", "Vart nu?", "Nu", "Karta", "Kalender", "Mina", "Stöd"]);
  await visitor.evaluate(() => localStorage.setItem("avoin-ovi:language", "en"));
  await visitor.reload({ waitUntil: "commit" });
  assert.deepEqual(await seen(), ["en", "Where to now?", "Now", "Map", "Calendar", "Saved", "Support"]);
  await journeys.leave(visitor);
});

test("the manifest makes it installable, and every icon it names is there in its size", async () => {
  const manifest = await (await fetch(`${journeys.origin}/manifest.webmanifest`)).json();
  assert.equal(manifest.lang, "fi");
  assert.deepEqual([manifest.start_url, manifest.scope, manifest.display], ["/", "/", "standalone"]);
  for (const { src, sizes, type } of manifest.icons) {
    const answer = await fetch(journeys.origin + src);
    assert.equal(answer.headers.get("content-type"), type, src);
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (type === "image/png") assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes, src);
  }
  for (const purpose of ["any", "maskable"]) {
    assert.ok(manifest.icons.some((icon) => icon.purpose === purpose && icon.sizes === "512x512"), purpose);
  }
});

test("the service worker keeps every file of the app by its hash, and nothing of a feed", async () => {
  const script = await (await fetch(`${journeys.origin}/sw.js`)).text();
  assert.match((await headers("/sw.js", "identity")).get("cache-control"), /no-cache/);
  const files = JSON.parse(script.match(/const FILES = (\{.*\});/)[1]);
  const named = [...page.matchAll(/(?:href|src)="(\/[^"]+)"/g)].map((match) => match[1]);
  for (const path of ["/", ...named]) assert.ok(path in files, `${path} is kept`);
  for (const [path, hash] of Object.entries(files)) {
    const bytes = Buffer.from(await (await fetch(journeys.origin + path)).arrayBuffer());
    assert.equal(createHash("sha256").update(bytes).digest("hex").slice(0, 16), hash, path);
    assert.doesNotMatch(path, /^\/feed\//);
  }
});
