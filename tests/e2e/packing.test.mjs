// What a static host is handed: types, compression, caching and the first page, before any program runs.
import assert from "node:assert/strict";
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
    const type = { js: "text/javascript; charset=utf-8", wasm: "application/wasm", css: "text/css; charset=utf-8", woff2: "font/woff2", svg: "image/svg+xml" };
    assert.equal(found.get("content-type"), type[path.split(".").pop()], path);
    if (!path.endsWith(".woff2")) assert.equal(found.get("content-encoding"), "br", path);
  }
  const wasm = named.find((path) => path.endsWith(".wasm"));
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

test("the first face paints before the program runs, in the language of the visitor", async () => {
  const visitor = await journeys.newcomer({ language: "sv-FI" });
  await visitor.route("**/*.wasm", () => { /* never answered */ });
  const seen = async () => {
    await visitor.locator("#first-face").waitFor();
    return [await visitor.evaluate(() => document.documentElement.lang), await visitor.locator(".first-face-title").innerText(),
      ...await visitor.locator(".first-face-tabs p").allInnerTexts()];
  };
  await visitor.goto(journeys.origin, { waitUntil: "commit" });
  assert.deepEqual(await seen(), ["sv", "Vart nu?", "Nu", "Mina"]);
  await visitor.evaluate(() => localStorage.setItem("avoin-ovi:language", "en"));
  await visitor.reload({ waitUntil: "commit" });
  assert.deepEqual(await seen(), ["en", "Where to now?", "Now", "Saved"]);
  await journeys.leave(visitor);
});
