// Journeys of Kartta: the map and its list never disagree, by finger, by keyboard, without a network, without WebGL.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, heading, installed, Journeys, kept, listStands, tab, unpacked } from "./browser.mjs";

let journeys;
const asked = [];
before(async () => { journeys = await Journeys.start("dist/web", (path) => asked.push(path)); });
after(async () => { await journeys?.stop(); });

const canvas = (page) => page.locator(".map-picture canvas");
const card = (page) => page.locator(".pin-card");

/** How many places the list says it has. */
async function listed(page) {
  const note = await page.locator('.map-count').innerText();
  return Number(note.match(/^[\d\s]+/)[0].replace(/\s/g, ""));
}

/** How many places the pins in the picture's box stand for, groups counted by their members. */
function pinned(page) {
  return page.evaluate(async () => {
    const map = document.querySelector(".map-picture").map;
    const bounds = map.getBounds();
    const source = map.getSource("pins");
    const seen = new Map();
    for (const { properties, geometry } of map.queryRenderedFeatures({ layers: ["pins", "groups"] })) {
      if (properties.cluster) {
        for (const leaf of await source.getClusterLeaves(properties.cluster_id, 100_000, 0)) seen.set(leaf.properties.id, leaf);
      } else {
        seen.set(properties.id, { properties, geometry });
      }
    }
    let places = 0;
    for (const { properties, geometry } of seen.values()) {
      if (bounds.contains(geometry.coordinates)) places += properties.places;
    }
    return places;
  });
}

/** Waits until picture and list rest, and compares them. */
async function agree(page, what) {
  let told;
  for (const patience = Date.now() + 20_000; Date.now() < patience; await page.waitForTimeout(150)) {
    told = [await pinned(page), await listed(page)];
    if (told[0] === told[1]) return told[1];
  }
  assert.fail(`${what}: ${told[0]} places on the map, ${told[1]} in the list`);
}

/** Looks at a point. */
const look = (page, lon, lat, zoom) => page.evaluate(([lon, lat, zoom]) => {
  document.querySelector(".map-picture").map.jumpTo({ center: [lon, lat], zoom });
}, [lon, lat, zoom]);

/** The picture with its ground. */
async function drawn(page) {
  await page.locator(".map-buttons").waitFor();
  await page.waitForFunction(() => document.querySelector(".map-picture")?.map?.getSource("base") !== undefined);
  await page.waitForFunction(() => document.querySelector(".map-picture").map.areTilesLoaded());
}

/** Opens Kartta as a person would. */
async function map(visitor = {}) {
  const page = await journeys.visit(visitor);
  await listStands(page);
  await unpacked(page);
  await tab(page, "Kartta").click();
  await heading(page, "Kartta").waitFor();
  await drawn(page);
  return page;
}

test("nothing of the map is fetched before it is shown, and then from the app's own origin alone", async () => {
  asked.length = 0;
  const page = await journeys.visit();
  await listStands(page);
  await unpacked(page);
  await installed(page);
  const ofMap = (path) => /^\/map-|\.mbtiles$/.test(path);
  assert.deepEqual(asked.filter(ofMap), []);
  await tab(page, "Kartta").click();
  await drawn(page);
  for (const file of [/map\.js$/, /csp\.js$/, /csp-worker\.js$/, /\.css$/, /styles\.json$/, /\.mbtiles$/]) {
    assert.equal(asked.filter((path) => ofMap(path) && file.test(path)).length, 1, `${file} of ${asked.filter(ofMap)}`);
  }
  await page.getByRole("link", { name: "© OpenStreetMap" }).waitFor();
  await journeys.leave(page);
});

test("list and pins count the same places: the country, a town, a street, and after a filter", async () => {
  const page = await map();
  const country = await agree(page, "the country");
  assert.ok(country > 100, `${country} places`);
  await look(page, 24.94, 60.18, 10);
  const town = await agree(page, "Helsinki");
  assert.ok(town > 10 && town < country, `${town} places`);
  await look(page, 24.95, 60.19, 13.5);
  await agree(page, "a part of it");
  await page.getByRole("button", { name: "Laajenna aluetta" }).click();
  await agree(page, "a wider box");

  // Playgrounds are asked for: thousands, and still the same on both sides.
  await page.getByRole("link", { name: /^Suodat/ }).click();
  await page.getByRole("button", { name: "Leikkipaikka", exact: true }).first().click();
  const show = page.locator(".foot-main").filter({ hasText: /\d{4}|\d\s\d{3}/ });
  await show.waitFor();
  const counted = Number((await show.innerText()).replace(/\D/g, ""));
  await show.click();
  await heading(page, "Kartta").waitFor();
  await drawn(page);
  await agree(page, "playgrounds around");
  await look(page, 26, 64.8, 3.2);
  assert.equal(await agree(page, "every playground"), counted, "as many as Nyt has");
  await journeys.leave(page);
});

test("a pressed pin raises its card, which leads to the place and away again", async () => {
  const page = await map();
  await look(page, 24.94, 60.18, 12.5);
  await agree(page, "Helsinki");
  const pin = await page.evaluate(() => {
    const map = document.querySelector(".map-picture").map;
    const { width, height } = map.getCanvas().getBoundingClientRect();
    const [found] = map.queryRenderedFeatures([[40, 40], [width - 80, height - 40]], { layers: ["pins"] });
    const { x, y } = map.project(found.geometry.coordinates);
    return { x, y, places: found.properties.places };
  });
  await canvas(page).click({ position: { x: pin.x, y: pin.y } });
  await card(page).waitFor();
  await page.waitForFunction(() => document.activeElement?.id === "pin-card");
  assert.equal(await card(page).locator(".row-link").count(), pin.places);
  await accessible(page, "the map with a card");
  const name = await card(page).locator(".row-name").first().innerText();
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement?.matches(".map-picture canvas"));
  await canvas(page).click({ position: { x: pin.x, y: pin.y } });
  await card(page).locator(".row-link").first().click();
  await heading(page, name).waitFor();
  const seen = await page.evaluate(() => history.length);
  assert.ok(seen > 1);
  await page.getByRole("link", { name: "Takaisin" }).click();
  await drawn(page);
  // The map stands where it was left.
  const zoom = await page.evaluate(() => document.querySelector(".map-picture").map.getZoom());
  assert.ok(zoom > 11.5 && zoom < 13.5, `zoom ${zoom}`);
  await journeys.leave(page);
});

test("places known by their town alone share one pin without a door", async () => {
  const page = await map();
  const about = await page.evaluate(async () => {
    const map = document.querySelector(".map-picture").map;
    const { geojson } = await map.getSource("pins").getData().then((geojson) => ({ geojson }));
    return geojson.features.filter(({ properties }) => properties.shape === "about")
      .map(({ properties, geometry }) => ({ ...properties, at: geometry.coordinates }));
  });
  assert.ok(about.length > 0 && about.every(({ door }) => door === ""));
  const points = about.map(({ at }) => at.join());
  assert.equal(new Set(points).size, points.length, "one pin a point");
  const [most] = about.sort((a, b) => b.places - a.places);
  await look(page, most.at[0], most.at[1], 13.5);
  await agree(page, "around it");
  const { x, y } = await page.evaluate((at) => document.querySelector(".map-picture").map.project(at), most.at);
  await canvas(page).click({ position: { x, y } });
  await card(page).getByText("Tiedämme vain paikkakunnan").waitFor();
  assert.equal(await card(page).locator(".row-link").count(), most.places);
  assert.equal(await card(page).locator('a[href^="geo:"]').count(), 0);
  await journeys.leave(page);
});

test("one searches where the map lies: distances and Nyt go by it from then on", async () => {
  const page = await map();
  await look(page, 23.76, 61.5, 11);
  await agree(page, "Tampere");
  await page.getByRole("button", { name: "Hae tältä alueelta" }).click();
  await page.locator(".pills a").filter({ hasText: "Kartan kohta" }).waitFor();
  await page.getByRole("button", { name: "Hae tältä alueelta" }).waitFor({ state: "detached" });
  await page.locator('section[aria-labelledby="map-list"] .row-meta').filter({ hasText: /\d (k?m)\b/ }).first().waitFor();
  await kept(page, "position_point");
  await tab(page, "Nyt").click();
  await page.locator(".pills a").filter({ hasText: "Kartan kohta" }).waitFor();
  await page.reload();
  await page.locator(".pills a").filter({ hasText: "Kartan kohta" }).waitFor();
  await journeys.leave(page);
});

test("the keyboard alone pushes the map, and the list follows", async () => {
  const page = await map();
  await look(page, 24.94, 60.18, 11);
  const before = await agree(page, "Helsinki");
  for (let times = 0; times < 40 && !(await canvas(page).evaluate((element) => element === document.activeElement)); times++) {
    await page.keyboard.press("Tab");
  }
  assert.match(await canvas(page).getAttribute("aria-label"), /listana/);
  for (let times = 0; times < 6; times++) {
    await page.keyboard.press("ArrowUp");
    await page.waitForTimeout(400);
  }
  const after = await agree(page, "north of Helsinki");
  assert.notEqual(after, before);
  await page.keyboard.press("Tab");
  const name = await page.evaluate(() => document.activeElement?.textContent?.trim() || document.activeElement?.getAttribute("aria-label"));
  assert.ok(["Hae tältä alueelta", "Lähennä", "Omaan sijaintiin"].includes(name), name);
  await page.getByRole("button", { name: "Loitonna" }).focus();
  await page.keyboard.press("Enter");
  await agree(page, "one further");
  await journeys.leave(page);
});

test("axe finds nothing on the map, its list and its marks", async () => {
  const page = await map();
  await page.locator(".legend summary").click();
  await accessible(page, "Kartta");
  await journeys.leave(page);
});

test("after one look the map opens without a network, ground, pins and list", async () => {
  const page = await map();
  await installed(page);
  await page.waitForFunction(async () => {
    let kept = [];
    for (const name of await caches.keys()) kept = kept.concat(await (await caches.open(name)).keys());
    return kept.some(({ url }) => url.endsWith(".mbtiles"));
  });
  await page.waitForFunction(async () => {
    let count = 0;
    for (const name of await caches.keys()) {
      count += (await (await caches.open(name)).keys()).filter(({ url }) => new URL(url).pathname.startsWith("/map-")).length;
    }
    return count >= 5;
  });
  await journeys.goOffline(page);
  await page.reload();
  await heading(page, "Kartta").waitFor();
  await drawn(page);
  const country = await agree(page, "the country, offline");
  assert.ok(country > 100);
  const colours = await page.evaluate(() => new Promise((done) => {
    const { map } = document.querySelector(".map-picture");
    map.once("render", () => {
      const gl = map.getCanvas().getContext("webgl2") ?? map.getCanvas().getContext("webgl");
      const pixels = new Uint8Array(gl.drawingBufferWidth * gl.drawingBufferHeight * 4);
      gl.readPixels(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
      const seen = new Set();
      for (let at = 0; at < pixels.length; at += 4) seen.add(pixels[at] << 16 | pixels[at + 1] << 8 | pixels[at + 2]);
      done(seen.size);
    });
    map.triggerRepaint();
  }));
  assert.ok(colours > 20, `${colours} colours: nothing was drawn`);
  await journeys.leave(page);
});

test("names on the map are in the reader's language, and dark colours are dark", async () => {
  const page = await journeys.visit({ language: "sv-FI", theme: "dark", path: "/map" });
  await heading(page, "Karta").waitFor();
  await drawn(page);
  const told = await page.evaluate(() => {
    const { layers } = document.querySelector(".map-picture").map.getStyle();
    return {
      names: JSON.stringify(layers.filter(({ type }) => type === "symbol")),
      ground: layers.find(({ id }) => id === "earth").paint["fill-color"],
    };
  });
  assert.match(told.names, /name:sv/);
  assert.equal(told.ground, "#201f2a");
  await page.emulateMedia({ colorScheme: "light" });
  await page.waitForFunction(() => {
    const { layers } = document.querySelector(".map-picture").map.getStyle();
    return layers.find(({ id }) => id === "earth").paint["fill-color"] === "#f5f0e6";
  });
  await journeys.leave(page);
});

test("on a device without WebGL the list is the map: position, area, places", async () => {
  const page = await journeys.newcomer();
  await page.addInitScript(() => {
    const context = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
      return kind.startsWith("webgl") ? null : context.call(this, kind, ...more);
    };
  });
  await page.goto(`${journeys.origin}/map`);
  await page.getByText("Tämä laite ei näytä karttakuvaa").waitFor();
  await unpacked(page);
  await page.locator(".map-list .row-link").first().waitFor();
  await page.getByRole("link", { name: "Missä olet?" }).click();
  await page.getByRole("searchbox").first().fill("tampere");
  await page.getByRole("button", { name: /^Tampere/ }).first().click();
  await heading(page, "Kartta").waitFor();
  await page.locator(".pills a").filter({ hasText: "Tampere" }).waitFor();
  await page.locator(".map-list .row-link").first().waitFor();
  const town = await listed(page);
  await page.getByRole("button", { name: "Laajenna aluetta" }).click();
  await page.waitForFunction((before) => {
    const note = document.querySelector('.map-count').innerText;
    return Number(note.match(/^[\d\s]+/)[0].replace(/\s/g, "")) > before;
  }, town);
  await accessible(page, "the map without a picture");
  await page.locator(".map-list .row-link").first().click();
  await page.locator('section[aria-labelledby="place-sources"]').waitFor();
  await journeys.leave(page);
});

test("a base map that can't be read is told, and the places stand all the same", async () => {
  const page = await journeys.newcomer();
  let good = false;
  await page.route("**/*.mbtiles", (route) => (good ? route.continue() : route.fulfill({ status: 200, body: "no map" })));
  await page.goto(`${journeys.origin}/map`);
  await page.getByText("Pohjakarttaa ei saatu").waitFor();
  await unpacked(page);
  await agree(page, "without a ground");
  good = true;
  await page.getByRole("button", { name: "Yritä uudelleen" }).click();
  await drawn(page);
  await journeys.leave(page);
});

test("a map that can't be fetched is told, and can be asked for again", async () => {
  const page = await journeys.newcomer();
  let good = false;
  await page.route("**/maplibre-gl-csp.js", (route) => (good ? route.continue() : route.abort()));
  await page.goto(`${journeys.origin}/map`);
  await page.getByText("Karttakuvaa ei saatu").waitFor();
  await page.locator(".map-list .row-link").first().waitFor();
  journeys.complaints = journeys.complaints.filter((line) => !line.includes("ERR_FAILED"));
  good = true;
  await page.getByRole("button", { name: "Yritä uudelleen" }).click();
  await drawn(page);
  await journeys.leave(page);
});
