// The web app as something one keeps: offline after one visit, a newer version offered and never forced, storage that
// is refused or taken away.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { accessible, installed, Journeys, listStands, rows, unpacked } from "./browser.mjs";

let journeys;
let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "avoin-ovi-installed-"));
  await cp("dist/web", folder, { recursive: true });
  journeys = await Journeys.start(folder);
});
after(async () => {
  await journeys?.stop();
  await rm(folder, { recursive: true, force: true });
});

const offer = (page) => page.getByText("Uusi versio on valmis");

test("after one visit everything opens without a network: the list, a place, settings", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await installed(page);
  await unpacked(page);
  await journeys.goOffline(page);
  await page.reload();
  await listStands(page);
  await page.getByText("Ei verkkoa").waitFor();
  const row = rows(page, "group-check").first();
  const name = await row.locator(".row-name").innerText();
  await row.click();
  await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
  // The place's own address, as one reloads it or opens it from a link.
  await page.reload();
  await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
  const tab = await journeys.beside(page, "/settings");
  await tab.getByRole("heading", { level: 1, name: "Asetukset" }).waitFor();
  await journeys.leave(page);
});

test("whoever leaves the moment all is unpacked finds the playgrounds next time", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await unpacked(page);
  await page.goto(`${journeys.origin}/filters`);
  await page.getByRole("button", { name: "Leikkipaikka", exact: true }).click();
  await page.locator(".foot-main").filter({ hasText: /\d{4}|\d\s\d{3}/ }).waitFor();
  await journeys.leave(page);
});

test("the example area opens without a network too", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await installed(page);
  await unpacked(page);
  await journeys.goOffline(page);
  await page.getByRole("link", { name: "Asetukset" }).click();
  await page.getByRole("switch").click();
  await page.getByText("Keksittyjä paikkoja").waitFor();
  await page.getByRole("link", { name: "Takaisin" }).click();
  await rows(page, "group-open").first().waitFor();
  await journeys.leave(page);
});

test("a newer version is offered, waits until it is taken, and then is there", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await installed(page);
  await page.reload();
  await listStands(page);
  assert.equal(await offer(page).count(), 0, "the version one came with is no news");

  await publish("newer");
  await page.evaluate(async () => { await (await navigator.serviceWorker.getRegistration()).update(); });
  await offer(page).waitFor();
  await accessible(page, "the offer of a newer version");
  await page.getByRole("button", { name: "Myöhemmin" }).click();
  await offer(page).waitFor({ state: "detached" });

  // A reload is no consent: the same version comes back, and so does the offer.
  await page.reload();
  await listStands(page);
  assert.equal(await version(page), null);
  await offer(page).waitFor();
  await page.getByRole("button", { name: "Ota käyttöön" }).click();
  await page.waitForFunction(() => document.querySelector('meta[name="test:version"]') !== null);
  assert.equal(await version(page), "newer");
  await listStands(page);
  assert.equal(await offer(page).count(), 0);
  const kept = await page.evaluate(async () => (await caches.keys()).length);
  assert.equal(kept, 1, "the old version's files are gone");
  await journeys.leave(page);
});

test("the browser's offer to install waits in the settings, is answered there, and goes when the app is installed", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await page.goto(`${journeys.origin}/settings`);
  await page.getByRole("heading", { level: 1, name: "Asetukset" }).waitFor();
  const install = page.getByRole("button", { name: "Asenna Avoin ovi" });
  assert.equal(await install.count(), 0, "nobody has offered anything");
  // Chromium makes this offer by a rule of its own, to no one without a face: the event is the browser's interface.
  const held = await page.evaluate(() => {
    const offer = new Event("beforeinstallprompt", { cancelable: true });
    offer.prompt = async () => { globalThis.prompted = (globalThis.prompted ?? 0) + 1; };
    return !globalThis.dispatchEvent(offer);
  });
  assert.ok(held, "nothing lies over the page by itself");
  await install.waitFor();
  await accessible(page, "settings with the offer to install");
  await install.click();
  await page.waitForFunction(() => globalThis.prompted === 1);
  await install.waitFor();
  await page.evaluate(() => globalThis.dispatchEvent(new Event("appinstalled")));
  await install.waitFor({ state: "detached" });
  await journeys.leave(page);
});

test("a version that isn't whole on the host is no version", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await installed(page);
  const before = await version(page);
  const script = await readFile(join(folder, "sw.js"), "utf8");
  await rewrite("sw.js", script.replace(/"\/":"[0-9a-f]{16}"/, `"/":"${"0".repeat(16)}"`).replace(/VERSION = "/, 'VERSION = "x'));
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update().catch(() => undefined);
    const worker = registration.installing;
    if (worker) await new Promise((done) => worker.addEventListener("statechange", done));
  });
  await page.reload();
  await listStands(page);
  assert.equal(await version(page), before);
  assert.equal(await offer(page).count(), 0);
  journeys.complaints = journeys.complaints.filter((line) => !line.includes("is not the one of version"));
  await journeys.leave(page);
});

test("where the browser keeps nothing, the app works and says so", async () => {
  const page = await journeys.newcomer();
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, "indexedDB", { get() { throw new DOMException("refused", "SecurityError"); } });
    Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("refused", "SecurityError"); } });
  });
  await page.goto(journeys.origin);
  await listStands(page);
  await page.getByText("Valintasi unohtuvat").waitFor();
  await rows(page, "group-check").first().click();
  await page.locator('section[aria-labelledby="place-sources"]').waitFor();
  await journeys.leave(page);
});

test("where the browser has cleared its storage, the directory is unpacked once more", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await unpacked(page);
  // A page without the program, which would hold its databases open.
  await page.goto(`${journeys.origin}/icon.svg`);
  // What browsers clear for room is the databases; what the page noted beside them may outlive them.
  await page.evaluate(() => new Promise((done, failed) => {
    const request = indexedDB.deleteDatabase("avoin-ovi/avoin-ovi");
    request.onsuccess = done;
    request.onerror = request.onblocked = failed;
  }));
  await page.goto(journeys.origin);
  await listStands(page);
  await journeys.leave(page);
});

const version = (page) => page.evaluate(() => document.querySelector('meta[name="test:version"]')?.content ?? null);

/** Puts another version of the app on the host: the same, but for a word in the first page. */
async function publish(name) {
  const page = (await readFile(join(folder, "index.html"), "utf8"))
    .replace("<title>", `<meta name="test:version" content="${name}"><title>`);
  await rewrite("index.html", page);
  const hash = createHash("sha256").update(page).digest("hex").slice(0, 16);
  const script = (await readFile(join(folder, "sw.js"), "utf8"))
    .replace(/"\/":"[0-9a-f]{16}"/, `"/":"${hash}"`)
    .replace(/VERSION = "[^"]*"/, `VERSION = "${name}"`);
  await rewrite("sw.js", script);
}

async function rewrite(name, text) {
  for (const packed of [".br", ".gz"]) await rm(join(folder, name + packed), { force: true });
  await writeFile(join(folder, name), text);
}
