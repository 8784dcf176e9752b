// The journey through the real native window: the program as it is built, WebKitGTK, real clicks and keys, SQLite on
// disk. One window for the whole journey, and a second start on the same data at its end.
import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { open, until } from "./window.mjs";

let data;
let window;
before(async () => {
  data = await mkdtemp(join(tmpdir(), "avoin-ovi-data-"));
  window = await open({ data });
});
after(async () => {
  await window?.close();
  await rm(data, { recursive: true, force: true, maxRetries: 5 });
});

const CHECK = 'section[aria-labelledby="group-check"] .row-link';

test("the window opens with the directory that comes inside, at the moment it was told", async () => {
  await window.see("Minne nyt?");
  await window.find(CHECK);
  await window.see("Nyt · ti 10");
  await window.see("Ehkä auki · klo");
  const { png, width, height, colours } = await window.screenshot();
  if (process.env.AVOIN_OVI_WINDOW_PICTURE) await writeFile(process.env.AVOIN_OVI_WINDOW_PICTURE, png);
  assert.ok(width >= 380 && width <= 400 && height >= 700, `a window of ${width}×${height}`);
  assert.ok(colours > 50, `the window has ${colours} colours: nothing painted`);
});

test("a click opens a place's page with its sources, and leads back", async () => {
  const name = await window.evaluate(`return document.querySelector(arguments[0] + " .row-name").innerText`, CHECK);
  await window.click(CHECK);
  await window.find("h1", name);
  await window.find('section[aria-labelledby="place-sources"]');
  await window.click("a.back");
  await window.find(CHECK);
});

test("Tukea tells who answers now, and a service's page each way to reach it", async () => {
  await window.click('.tabs a[href="/support"]');
  await window.find("h1", "Kuka auttaa?");
  await window.find('section[aria-labelledby="support-now"] .way');
  const name = await window.evaluate(`return document.querySelector('section[aria-labelledby="support-now"] .service-link').innerText.trim()`);
  await window.click('section[aria-labelledby="support-now"] .service-link');
  await window.find("h1", name);
  await window.find("main .way");
  await window.click('.tabs a[href="/"]');
  await window.find(CHECK);
});

test("the map is drawn in the window from what the program carries, and its list has the same places", async () => {
  await window.click('.tabs a[href="/map"]');
  await window.find("h1", "Kartta");
  await window.find(".map-buttons");
  const drawn = `
    const map = document.querySelector(".map-picture").map;
    return Boolean(map && map.getSource("base") && map.areTilesLoaded()
      && map.queryRenderedFeatures({ layers: ["pins", "groups"] }).length);`;
  await until("the ground and the pins", () => window.evaluate(drawn));
  await until("the same number on both sides", () => window.evaluate(`
    const map = document.querySelector(".map-picture").map;
    const seen = new Map(map.queryRenderedFeatures({ layers: ["pins", "groups"] })
      .map(({ properties: p }) => [p.cluster ? "group " + p.cluster_id : p.id, p.places]));
    const pinned = [...seen.values()].reduce((sum, places) => sum + places, 0);
    return pinned > 100 && document.querySelector(".map-count").innerText.startsWith(pinned + " ");`));
  const { colours } = await window.screenshot();
  assert.ok(colours > 50, `${colours} colours: nothing painted`);
  await window.click('.map-button[aria-label="Lähennä"]');
  await window.click('.tabs a[href="/"]');
  await window.find(CHECK);
});

// The kept place's address: its name may be another in another language.
let keptAt;

test("a heart keeps the place in Omat, and a file of it goes to the downloads", async () => {
  const name = await window.evaluate(`return document.querySelector(arguments[0] + " .row-name").innerText`, CHECK);
  keptAt = await window.evaluate(`return document.querySelector(arguments[0]).getAttribute("href")`, CHECK);
  await window.click(CHECK);
  await window.find("h1", name);
  await window.click("button.action", "Tallenna");
  await window.find('button.action[aria-pressed="true"]', "Tallessa");
  await window.click('.tabs a[href="/saved"]');
  await window.find("h1", "Omat paikat");
  await window.find("main li.row", name);
  // The week is read a moment later, and moves what stands below it.
  await window.rests("#content", (text) => text.includes("Meidän viikko"));
  await window.click("button.plain-button", "Vie tiedostoon");
  await window.see("Viety: ");
  const [file] = await readdir(window.downloads);
  assert.equal(file, "avoin-ovi-2026-11-24.json");
  const { format, saved } = JSON.parse(await readFile(join(window.downloads, file), "utf8"));
  assert.equal(format, "avoin-ovi/saved/1");
  assert.equal(saved.length, 1);
  await window.click('.tabs a[href="/"]');
  await window.find(CHECK);
});

test("typed letters reach the search", async () => {
  await window.type(".search-input", "puisto");
  await window.find('section[aria-labelledby="group-found"] .row-link');
  await window.click(".search-clear");
  await window.find(CHECK);
});

test("a municipality and a language, once chosen, are there at the next start", async () => {
  await window.click('.pills a[href="/position"]');
  await window.find("h1", "Missä olet?");
  await window.type(".search-input", "esp");
  // Each letter narrows the list down, and addresses join it: a pointer on its way would meet another row.
  await window.rests("main", (text) => !text.includes("Akaa"));
  await window.click("button.choice", "Espoo");
  await window.find('.pills a[href="/position"]', "Espoo");
  await window.click('a[href="/settings"]');
  await window.click("button.choice", "Svenska");
  await window.find("h1", "Inställningar");
  assert.equal(await window.evaluate("return document.documentElement.lang"), "sv");
  // On disk, and not only on its way there: the first start still writes playgrounds.
  await until("the choices on disk", async () => {
    const files = (await readdir(data)).filter((name) => name.startsWith("user."));
    const held = (await Promise.all(files.map((name) => readFile(join(data, name), "latin1")))).join();
    return held.includes("position_municipality") && held.includes("language");
  });
  await window.close();

  window = await open({ data });
  await window.see("Vart nu?");
  await until("the Espoo pill", async () => /Esbo|Espoo/.test(await window.text()));
  await window.find('section[aria-labelledby="own-check"] .row-link');
  await window.click('.tabs a[href="/saved"]');
  await window.find("h1", "Mina platser");
  await window.find(`main .row-link[href="${keptAt}"]`);
});
