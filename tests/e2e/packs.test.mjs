// Journeys of the street maps: fetched by choice, paused, gone on with after a reload, drawn, drawn without a network,
// taken away. And what a host does wrong.
import assert from "node:assert/strict";
import http from "node:http";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { accessible, heading, installed, Journeys, kept, listStands, tab, unpacked } from "./browser.mjs";

const PACKS = JSON.parse(await readFile("assets/basemap/packs/list.json", "utf8")).packs;
const TAMPERE = PACKS.find(({ id }) => id === "tampere");

let journeys;
const asked = [];
/** What the host does with packs: `{ bytes, then }` answers so many of those asked for, then waits or hangs up. */
let host = {};
/** Which parts were asked for. */
const ranges = [];

before(async () => {
  journeys = await Journeys.start("dist/web", (path) => asked.push(path));
  await standBetween(journeys);
});
after(async () => { await journeys?.stop(); });

/** A host that passes on all but packs, of which it gives what the journey says. The browser sees one origin. */
async function standBetween(journeys) {
  const behind = journeys.server;
  const files = new Map(await Promise.all(PACKS.map(async ({ id, url }) =>
    [`/assets/map-packs/${url}`, await readFile(`assets/basemap/packs/${id}.mbtiles`)])));
  const server = http.createServer((request, response) => {
    const file = files.get(request.url);
    if (!file || Object.keys(host).length === 0) {
      if (file) ranges.push(request.headers.range ?? "whole");
      const passed = http.request(`${behind.origin}${request.url}`, { method: request.method, headers: request.headers }, (answer) => {
        response.writeHead(answer.statusCode, answer.headers);
        answer.pipe(response);
      });
      passed.on("error", () => response.destroy());
      request.pipe(passed);
      return;
    }
    ranges.push(request.headers.range ?? "whole");
    if (host.status) return response.writeHead(host.status).end();
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
    const body = host.other ? Buffer.alloc(file.length - from, 7) : file.subarray(from);
    const etag = '"one"';
    const headers = { "content-type": "application/vnd.sqlite3", "content-length": body.length, etag };
    if (from) response.writeHead(206, { ...headers, "content-range": `bytes ${from}-${file.length - 1}/${file.length}` });
    else response.writeHead(200, headers);
    response.write(body.subarray(0, host.bytes ?? body.length), () => {
      if (host.bytes === undefined) response.end();
      else if (host.then === "hang up") response.destroy();
    });
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  journeys.server = {
    origin,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await behind.close();
    },
  };
}

const row = (page, name) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });
const press = (page, name, action) => row(page, name).getByRole("button", { name: action }).click();
const says = (page, name, text) => row(page, name).getByText(text, { exact: true }).waitFor();

/** Opens the page of street maps. */
async function maps(visitor = {}) {
  const page = await journeys.visit({ path: "/settings/maps", ...visitor });
  await row(page, "Tampere").waitFor();
  return page;
}

/** Opens the map where somebody looks at a point, and waits until it rests. */
async function lookAt(page, lon, lat, zoom = 13.5) {
  await tab(page, "Kartta").click();
  await page.locator(".map-buttons").waitFor();
  await page.waitForFunction(() => document.querySelector(".map-picture")?.map?.getSource("base") !== undefined);
  await page.evaluate(([lon, lat, zoom]) => document.querySelector(".map-picture").map.jumpTo({ center: [lon, lat], zoom }), [lon, lat, zoom]);
  await rests(page);
}

const rests = (page) => page.waitForFunction(() => {
  const map = document.querySelector(".map-picture").map;
  return !map.isMoving() && map.areTilesLoaded();
});

/** How many streets the picture shows. */
const streets = (page) => page.evaluate(() => {
  const map = document.querySelector(".map-picture").map;
  return map.getSource("streets") ? map.queryRenderedFeatures({ filter: ["has", "kind"] }).filter(({ source, sourceLayer }) => source === "streets" && sourceLayer === "roads").length : 0;
});

const untilStreets = (page, there) => page.waitForFunction((there) => {
  const map = document.querySelector(".map-picture")?.map;
  const shown = map?.getSource("streets")
    ? map.queryRenderedFeatures().filter(({ source, sourceLayer }) => source === "streets" && sourceLayer === "roads").length
    : 0;
  return there ? shown > 20 : shown === 0;
}, there);

test("a street map is fetched by choice, paused, gone on with after a reload, drawn offline too, and taken away", async () => {
  const page = await maps();
  await unpacked(page);
  await installed(page);
  const ofPacks = () => asked.filter((path) => path.endsWith(".mbtiles") && path.includes("/map-packs/"));
  assert.deepEqual(ofPacks(), [], "nothing is fetched that nobody chose");
  await says(page, "Tampere", "Ei vielä ladattu");
  await row(page, "Tampere").getByRole("button", { name: "Lataa (1,6 Mt): Tampere" }).waitFor();
  await accessible(page, "the page of street maps");

  host = { bytes: 700_000 };
  await press(page, "Tampere", /^Lataa/);
  const progress = row(page, "Tampere").getByRole("progressbar", { name: "Ladataan: Tampere" });
  await progress.waitFor();
  await page.waitForFunction(() => document.querySelector("progress")?.value >= 700_000);
  await accessible(page, "a download that runs");
  await press(page, "Tampere", "Keskeytä: Tampere");
  await says(page, "Tampere", "Kesken");
  assert.equal(await progress.getAttribute("value"), "700000", "every byte that came is kept");

  // The page goes in the middle; what has come is there again, and goes on from there.
  await page.reload();
  await says(page, "Tampere", "Kesken");
  await accessible(page, "a download that was cut short");
  ranges.length = 0;
  host = { bytes: 300_000, then: "hang up" };
  await press(page, "Tampere", "Jatka: Tampere");
  await row(page, "Tampere").getByRole("alert").filter({ hasText: "Yhteys katkesi. Ladattu osa on tallessa" }).waitFor();
  // A browser may throw away what it had of an answer that broke.
  const here = Number(await progress.getAttribute("value"));
  assert.ok(here >= 700_000 && here <= 1_000_000, `${here} bytes are kept`);
  host = {};
  await press(page, "Tampere", "Jatka: Tampere");
  await says(page, "Tampere", "Tällä laitteella");
  assert.deepEqual(ranges, ["bytes=700000-", `bytes=${here}-`]);

  await lookAt(page, 23.761, 61.498);
  await untilStreets(page, true);
  // Names are placed a moment after the streets.
  await page.waitForFunction(() => document.querySelector(".map-picture").map
    .queryRenderedFeatures({ layers: ["streets_roads_labels_major", "streets_roads_labels_minor"] })
    .some(({ properties }) => properties.name));
  await page.getByRole("link", { name: "© OpenStreetMap" }).waitFor();
  await accessible(page, "the map with streets");

  await journeys.goOffline(page);
  await page.reload();
  await heading(page, "Kartta").waitFor();
  await lookAt(page, 23.761, 61.498);
  await untilStreets(page, true);

  // Taken away without a network, while the map stands at the other end of a link.
  await page.getByRole("link", { name: "Katukartat" }).first().click();
  await press(page, "Tampere", "Poista: Tampere");
  await page.getByText("Tampere poistettiin. Tilaa vapautui 1,6 Mt.").waitFor();
  await says(page, "Tampere", "Ei vielä ladattu");
  await lookAt(page, 23.761, 61.498);
  await untilStreets(page, false);
  const left = await page.evaluate(async () => {
    const asked = (request) => new Promise((found) => { request.onsuccess = () => found(request.result); });
    const database = await asked(indexedDB.open("avoin-ovi/avoin-ovi/packs"));
    return Promise.all(["cards", "pieces"].map((store) => asked(database.transaction(store).objectStore(store).count())));
  });
  assert.deepEqual(left, [0, 0], "its room is free");
  // That an answer broke, which this journey asked for, the browser says itself.
  journeys.complaints = journeys.complaints.filter((told) => !/CONTENT_LENGTH_MISMATCH/.test(told));
  await journeys.leave(page);
});

test("the map offers streets where it has none, in a line that goes when one says so, and draws them as they come", async () => {
  host = {};
  const page = await journeys.visit();
  await listStands(page);
  await unpacked(page);
  await lookAt(page, 24.94, 60.17);
  const offer = page.locator(".map-offer");
  await offer.filter({ hasText: "Tästä on katukartta (185 kt): Helsingin keskusta" }).waitFor();
  await accessible(page, "the map that offers streets");
  await lookAt(page, 24.94, 60.17, 7);
  await offer.waitFor({ state: "detached" });
  await lookAt(page, 24.94, 60.17);
  await offer.getByRole("button", { name: "Älä tarjoa tätä" }).click();
  await offer.waitFor({ state: "detached" });
  await kept(page, "street_maps_put_aside");
  await page.reload();
  await lookAt(page, 24.94, 60.17);
  await page.waitForTimeout(600);
  assert.equal(await offer.count(), 0, "it isn't offered again");

  // Another tab brings it: here it is at hand as soon as somebody looks.
  await page.getByRole("link", { name: "Katukartat" }).first().click();
  await press(page, "Helsingin keskusta", /^Lataa/);
  // Somebody goes back to the map at once; it comes all the same, and appears.
  await lookAt(page, 24.94, 60.17);
  await untilStreets(page, true);
  assert.ok((await streets(page)) > 20);
  const theme = (colour) => page.evaluate((colour) => document.querySelector(".map-picture").map.getPaintProperty("streets_earth", "fill-color") === colour, colour);
  assert.ok(await theme("#f5f0e6"));
  await page.emulateMedia({ colorScheme: "dark" });
  await page.waitForFunction(() => document.querySelector(".map-picture").map.getPaintProperty("streets_earth", "fill-color") === "#201f2a");
  await untilStreets(page, true);
  await journeys.leave(page);
});

test("what is not the map that was promised is not used, and what went wrong is said in words", async () => {
  const page = await maps();
  host = { other: true };
  await press(page, "Kotka: Karhula", /^Lataa/);
  await row(page, "Kotka: Karhula").getByRole("alert").filter({ hasText: "ei ole se kartta, joka luvattiin" }).waitFor();
  await says(page, "Kotka: Karhula", "Ei vielä ladattu");
  host = { status: 404 };
  await press(page, "Kotka: Karhula", /^Lataa/);
  await row(page, "Kotka: Karhula").getByRole("alert").filter({ hasText: "ei enää ole julkaisijalla" }).waitFor();
  await accessible(page, "a street map that could not be had");
  host = { bytes: 50_000 };
  await press(page, "Kotka: Karhula", /^Lataa/);
  await page.waitForFunction(() => document.querySelector("progress")?.value >= 50_000);
  await press(page, "Kotka: Karhula", "Peru lataus: Kotka: Karhula");
  await says(page, "Kotka: Karhula", "Ei vielä ladattu");
  host = {};
  journeys.complaints = journeys.complaints.filter((told) => !/404|Not Found/.test(told));
  await journeys.leave(page);
});

test("a file of one's own is a street map when it is one", async () => {
  const page = await maps();
  const field = page.locator('input[type="file"]');
  await field.setInputFiles({ name: "kartta.mbtiles", mimeType: "application/octet-stream", buffer: Buffer.from("not a map") });
  await page.getByRole("alert").filter({ hasText: "Tämä tiedosto ei ole katukartta." }).waitFor();
  await field.setInputFiles("assets/basemap/packs/kotka-karhula.mbtiles");
  await page.getByText("kotka-karhula on nyt käytössä.").waitFor();
  await accessible(page, "a map from a file");
  await lookAt(page, 26.95, 60.525);
  await untilStreets(page, true);
  await journeys.leave(page);
});
