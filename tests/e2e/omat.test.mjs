// Journeys of what Omat has beside its list: what a sync changed, our week, a list for the other parent, notes, order,
// what is hidden, reminders. Each without a network as well.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { accessible, heading, installed, Journeys, kept, listStands, NOW, rows, tab, unpacked } from "./browser.mjs";

const run = promisify(execFile);
const OVI = join(process.env.CARGO_TARGET_DIR ?? "target", "debug/ovi");
const PACKED = process.env.AVOIN_OVI_PACK_TARGET ?? "target/pack";

let journeys;
let work;
const answers = [];
const inWork = (...names) => join(work, ...names);
const ovi = (...words) => run(OVI, words, { env: { ...process.env, AVOIN_OVI_NOW: "2026-11-24T09:00" } });

/** A café with its Wednesday and a party, beside the real directory. */
const place = (more = {}) => ({
  id: "testi:kahvila", kind: "family_cafe", name: { fi: "Testikahvila Helmi" }, municipality_code: "091", lat: 60.18, lon: 24.95,
  position: "exact", address: { street: { fi: "Katu 1" }, city: { fi: "Helsinki" } }, verified_at: "2026-11-20",
  contact: [{ kind: "phone", value: "09 310 11111" }],
  sources: [{ name: "Testi", url: "https://example.org/", license: "CC0-1.0", date: "2026-11-20" }], ...more,
});
const session = (more = {}) => ({
  id: "testi:keskiviikko", name: { fi: "Keskiviikon perhekahvila" }, place_id: "testi:kahvila", start: "2026-09-02T09:30",
  end: "2026-09-02T11:30", rrule: "FREQ=WEEKLY;BYDAY=WE", season: { from: "2026-08-01", to: "2027-05-31" }, breaks: [],
  verified_at: "2026-11-20", sources: [{ name: "Testi", url: "https://example.org/", license: "CC0-1.0", date: "2026-11-20" }], ...more,
});
async function publish(aPlace, aSession) {
  await writeFile(inWork("src/places-testi.jsonl"), `${JSON.stringify(aPlace)}\n`);
  await writeFile(inWork("src/events-testi.jsonl"), `${JSON.stringify(aSession)}\n`);
  await ovi("feed", "build", inWork("src"), "--out", inWork("public"), "--keys", inWork("keys"));
}
async function replaceFeed() {
  await rm(inWork("web/feed"), { recursive: true });
  await cp(inWork("public/v1"), inWork("web/feed/v1"), { recursive: true });
}

before(async () => {
  work = await mkdtemp(join(tmpdir(), "avoin-ovi-omat-"));
  await mkdir(inWork("src"));
  for (const name of await readdir("assets/directory")) {
    if (/\.(jsonl|csv|json)$/.test(name) && !/playgrounds|osm/.test(name)) {
      await cp(join("assets/directory", name), inWork("src", name));
    }
  }
  await ovi("feed", "keygen", "--out", inWork("keys"));
  await publish(place(), session());
  await run("node", ["platform/web/pack.mjs", join(PACKED, "bindgen"), join(PACKED, "seed.pack"), inWork("web"), "--feed", inWork("public")]);
  journeys = await Journeys.start(inWork("web"), (path, status) => answers.push(`${status} ${path}`));
});
after(async () => {
  await journeys?.stop();
  await rm(work, { recursive: true, force: true });
});

const until = async (holds, what, meanwhile = () => {}) => {
  for (let times = 0; times < 300; times++) {
    if (holds()) return;
    await meanwhile();
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail(what);
};
const asked = () => answers.filter((answer) => answer === "200 /feed/v1/head").length;
const later = (page, minutes) => page.clock.setFixedTime(new Date(NOW.getTime() + minutes * 60_000));
const lookAgain = (page) => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
const keptRow = (page, name) => page.locator("main li.row").filter({ hasText: name });
const card = (page, id) => page.locator(`section[aria-labelledby="${id}"]`);
const omat = (page) => page.getByRole("navigation").getByRole("link", { name: /^Omat/ });

/** A visitor whose directory holds the feed's café. */
async function withFeed(visitor = {}) {
  answers.length = 0;
  const page = await journeys.newcomer(visitor);
  await visitor.before?.(page);
  await page.goto(journeys.origin);
  await listStands(page);
  await unpacked(page);
  await until(() => asked() === 1, "the feed is asked at the start");
  await until(() => answers.some((answer) => answer.startsWith("200 /feed/v1/shard/")), "its shards are fetched");
  await page.waitForLoadState("networkidle");
  return page;
}

async function keep(page, path, name) {
  await page.goto(`${journeys.origin}${path}`);
  await heading(page, name).waitFor();
  await page.getByRole("button", { name: "Tallenna", exact: true }).click();
  await page.getByRole("button", { name: "Tallessa", pressed: true }).waitFor();
}

/** The example area with two places and an event kept. */
async function example(visitor = {}) {
  const page = await journeys.newcomer(visitor);
  await visitor.before?.(page);
  await page.goto(`${journeys.origin}/settings`);
  await page.getByRole("switch").click();
  await page.locator(".banner").waitFor();
  await kept(page, "example_area");
  return page;
}

test("what a sync changed in a kept place is told until it was seen, without a network too", async () => {
  await publish(place(), session());
  await replaceFeed();
  const page = await withFeed();
  await keep(page, "/place/testi:kahvila", "Testikahvila Helmi");
  await kept(page, "testi:kahvila");
  await omat(page).click();
  await keptRow(page, "Testikahvila Helmi").waitFor();
  assert.equal(await page.locator(".tab-news").count(), 0, "nothing is new yet");
  assert.equal(await card(page, "omat-news").count(), 0);
  // A reminder of the Wednesday that will be cancelled.
  await page.goto(`${journeys.origin}/event/testi:keskiviikko`);
  await card(page, "remind").getByRole("button", { name: "ke 2.12. klo 9.30" }).click();
  await card(page, "remind").getByRole("button", { name: "Tuntia ennen" }).click();
  await page.getByText("Muistutus ke 2.12. klo 8.30. Alkaa ke 2.12. klo 9.30").waitFor();
  await accessible(page, "an event with a reminder");
  await tab(page, "Nyt").click();

  const note = { fi: "Ohjaaja on sairaana." };
  await publish(
    place({ contact: [{ kind: "phone", value: "09 310 22222" }], address: { street: { fi: "Katu 2" }, city: { fi: "Helsinki" } } }),
    session({ overrides: [{ recurrence_id: "2026-12-02T09:30", status: "cancelled", note }] }),
  );
  await replaceFeed();
  await later(page, 75);
  const before = asked();
  await until(() => asked() > before, "the feed is asked again", () => lookAgain(page));
  await page.locator(".tab-news").waitFor();
  assert.equal(await page.locator(".tab-news").innerText(), "1");
  await page.getByRole("link", { name: /^Omat.*1 tallennetun tiedot ovat muuttuneet/ }).waitFor();
  // The reminder's event is off: told above whatever screen stands.
  const told = page.locator(".banner").filter({ hasText: "Keskiviikon perhekahvila: ke 2.12. klo 9.30 on peruttu" });
  await told.waitFor();
  await accessible(page, "a cancelled reminder above the list");
  await told.getByRole("button", { name: "Selvä" }).click();
  await told.waitFor({ state: "detached" });

  await journeys.goOffline(page);
  await omat(page).click();
  const news = card(page, "omat-news");
  await news.waitFor();
  const text = await news.innerText();
  for (const words of [
    "Keskiviikon perhekahvila: ke 2.12. klo\u00a09.30 on peruttu. Ohjaaja on sairaana.",
    "Uusi osoite Katu 2, Helsinki",
    "Puhelin nyt 09 310 22222",
  ]) {
    assert.ok(text.includes(words), `${words} in ${text}`);
  }
  await accessible(page, "Omat with news");
  await page.context().setOffline(false);
  await page.reload();
  await news.waitFor();
  await card(page, "omat-reminders").getByText("Ke 2.12. klo 9.30 on peruttu").waitFor();
  await page.getByRole("button", { name: "Selvä, nähty" }).click();
  await news.waitFor({ state: "detached" });
  await page.locator(".tab-news").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Poista muistutus: Keskiviikon perhekahvila" }).click();
  await card(page, "omat-reminders").waitFor({ state: "detached" });
  await page.waitForTimeout(300);
  await page.reload();
  await keptRow(page, "Testikahvila Helmi").waitFor();
  await page.waitForTimeout(1_000);
  assert.equal(await page.locator(".tab-news, [aria-labelledby=omat-news]").count(), 0, "seen stays seen");
  await journeys.leave(page);
});

test("our week tells what takes place at what one keeps, cancelled too, without a network", async () => {
  const page = await example({ now: new Date("2026-11-25T08:00:00+02:00") });
  await page.goto(`${journeys.origin}/saved`);
  await page.getByText("Ei vielä omia paikkoja").waitFor();
  await keep(page, "/place/esimerkki:perhekahvila-pihlaja", "Perhekahvila Pihlaja");
  await keep(page, "/event/esimerkki:verkkoilta", "Uniilta verkossa");
  await journeys.goOffline(page);
  await omat(page).click();
  const week = card(page, "omat-week");
  await week.locator(".agenda-link").first().waitFor();
  const text = (await week.innerText()).replaceAll("\u00ad", "");
  assert.match(text, /Torstai 26\.11\.[^]*Uniilta verkossa/);
  assert.match(text, /Tiistai 1\.12\.[^]*Perhekahvila Pihlaja[^]*Peruttu/);
  assert.doesNotMatch(text, /Isien ilta/, "nothing else");
  await accessible(page, "our week");
  await journeys.leave(page);
});

test("a list goes to the other parent in a link that no server sees, and is added to what is there", async () => {
  const page = await example({ permissions: ["clipboard-read", "clipboard-write"], before: (page) => page.addInitScript(() => { delete Navigator.prototype.share; }) });
  await keep(page, "/place/esimerkki:perhekahvila-pihlaja", "Perhekahvila Pihlaja");
  await keep(page, "/place/esimerkki:avoin-ovi", "Kohtaamispaikka Avoin ovi");
  await omat(page).click();
  await page.getByRole("button", { name: "Jaa linkkinä" }).click();
  await page.getByText("Kopioitu.").waitFor();
  const link = (await page.evaluate(() => navigator.clipboard.readText())).split("\n").at(-1);
  assert.match(link, new RegExp(`^${journeys.origin}/saved#list=1Pesimerkki:`));
  await page.getByRole("button", { name: "Näytä QR-koodi" }).click();
  await page.getByRole("img", { name: "QR-koodi" }).waitFor();
  await accessible(page, "the list as a code");

  answers.length = 0;
  const other = await example();
  await keep(other, "/place/esimerkki:avoin-ovi", "Kohtaamispaikka Avoin ovi");
  await kept(other, "example_area");
  await other.goto("about:blank");
  await other.goto(link);
  await other.getByRole("heading", { name: "Jaetussa listassa on 2 paikkaa" }).waitFor();
  assert.equal(other.url(), `${journeys.origin}/saved`, "the list is out of the address");
  assert.ok(!answers.some((answer) => answer.includes("list=")), "and was in no request");
  const offer = card(other, "omat-offer");
  assert.match(await offer.innerText(), /Perhekahvila Pihlaja/);
  await accessible(other, "a list that is offered");
  await offer.getByRole("button", { name: "Lisää 1 paikka" }).click();
  await other.getByText("Tuotu 1 paikka lisää. 1 oli sinulla jo.").waitFor();
  await keptRow(other, "Perhekahvila Pihlaja").waitFor();
  await keptRow(other, "Kohtaamispaikka Avoin ovi").waitFor();
  await other.waitForTimeout(300);
  await other.reload();
  await keptRow(other, "Perhekahvila Pihlaja").waitFor();
  assert.equal(await card(other, "omat-offer").count(), 0, "a reload doesn't ask again");

  // In the app that stands, by hand: a link that lost its end, one that means harm, one with a stranger in it.
  const field = other.getByRole("textbox", { name: "Sait linkin? Liitä se tähän" });
  const look = other.getByRole("button", { name: "Katso lista" });
  for (const wrong of [link.slice(0, -3), "kirjasto", "<script>alert(1)</script>", `${journeys.origin}/saved#list=1P${"x".repeat(9_000)}`]) {
    await field.fill(wrong);
    await look.click();
    await other.getByRole("alert").filter({ hasText: "Linkki ei ole kokonainen" }).waitFor();
    assert.equal(await other.locator("main .saved-list li.row").count(), 2, "nothing was changed");
    await other.getByRole("button", { name: "Sulje" }).click();
  }
  await field.fill(link.replace("#list=1", "#list=2"));
  await look.click();
  await other.getByRole("alert").filter({ hasText: "uudemmalla sovelluksella" }).waitFor();
  await other.getByRole("button", { name: "Sulje" }).click();
  await field.fill(link);
  await look.click();
  await other.getByText("Kaikki ovat jo omissa paikoissasi.").waitFor();
  await journeys.leave(other);
  await journeys.leave(page);
});

test("a note stays on the device, stands in the list, and travels in the file", async () => {
  const page = await example();
  await keep(page, "/place/esimerkki:perhekahvila-pihlaja", "Perhekahvila Pihlaja");
  await journeys.goOffline(page);
  const own = card(page, "own");
  await own.getByRole("textbox", { name: "Oma muistiinpano" }).fill("Kysy Maijaa <b>\nKynnys on matala");
  await own.getByRole("button", { name: "Pane muistiin" }).click();
  await own.getByText("Pantu muistiin.").waitFor();
  await accessible(page, "a place with a note");
  await omat(page).click();
  await keptRow(page, "Perhekahvila Pihlaja").getByText("Kysy Maijaa <b>").waitFor();
  await accessible(page, "a note in Omat");
  await page.context().setOffline(false);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Vie tiedostoon" }).click(),
  ]);
  const file = JSON.parse(await readFile(await download.path(), "utf8"));
  assert.equal(file.saved[0].note, "Kysy Maijaa <b>\nKynnys on matala");
  assert.ok(!answers.some((answer) => /Kysy|Maija/.test(answer)));
  await journeys.leave(page);
});

test("a hidden place is in no list, is found by its name, and comes back from Omat or the settings", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await rows(page, "group-check").first().click();
  const own = card(page, "own");
  await own.getByRole("button", { name: "Piilota listoilta" }).waitFor();
  const name = await page.getByRole("heading", { level: 1 }).innerText();
  await own.getByRole("button", { name: "Piilota listoilta" }).click();
  await own.getByText("Tämä paikka on piilossa listoiltasi.").waitFor();
  await tab(page, "Nyt").click();
  await listStands(page);
  await rows(page, "group-check").filter({ hasText: name }).waitFor({ state: "detached" });
  await page.getByRole("searchbox").fill(name);
  await page.locator('section[aria-labelledby="group-found"] .row-link').filter({ hasText: name }).first().waitFor();
  await tab(page, "Omat").click();
  await page.getByRole("main").getByRole("link", { name: "Piilotetut paikat" }).click();
  await heading(page, "Piilotetut paikat").waitFor();
  await accessible(page, "what is hidden");
  await page.goto(`${journeys.origin}/settings`);
  await page.getByRole("main").getByRole("link", { name: "Piilotetut paikat" }).click();
  await page.getByRole("button", { name: `Näytä taas: ${name}` }).click();
  await page.getByText("Mitään ei ole piilotettu").waitFor();
  await accessible(page, "nothing hidden");
  await tab(page, "Nyt").click();
  await page.getByRole("searchbox").fill("");
  await rows(page, "group-check").filter({ hasText: name }).first().waitFor();
  await journeys.leave(page);
});

test("one's own order is made with the keyboard, is heard, and stays", async () => {
  const page = await example();
  for (const [id, name] of [
    ["perhekahvila-pihlaja", "Perhekahvila Pihlaja"],
    ["avoin-ovi", "Kohtaamispaikka Avoin ovi"],
    ["perhekerho-kynttila", "Perhekerho Kynttilä"],
  ]) {
    await keep(page, `/place/esimerkki:${id}`, name);
  }
  await omat(page).click();
  await keptRow(page, "Perhekerho Kynttilä").waitFor();
  const names = async () => {
    const told = await page.locator(".saved-list li.row .row-name bdi, .saved-list .saved-step-name bdi").allInnerTexts();
    return told.map((name) => name.replaceAll("\u00ad", ""));
  };
  const before = await names();
  await page.getByRole("button", { name: "Järjestä" }).click();
  await page.getByRole("button", { name: `Siirrä alemmas: ${before[0]}` }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: `${before[0]}: 2 / 3` }).waitFor();
  await page.waitForFunction((name) => document.activeElement?.getAttribute("aria-label") === `Siirrä alemmas: ${name}`, before[0]);
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: `${before[0]}: 3 / 3` }).waitFor();
  await page.waitForFunction((name) => document.activeElement?.getAttribute("aria-label") === `Siirrä ylemmäs: ${name}`, before[0]);
  await accessible(page, "the list while it is put in order");
  await page.getByRole("button", { name: "Valmis" }).click();
  const ordered = [before[1], before[2], before[0]];
  assert.deepEqual(await names(), ordered);
  await page.waitForTimeout(300);
  await page.reload();
  await keptRow(page, "Perhekerho Kynttilä").waitFor();
  assert.deepEqual(await names(), ordered);
  await page.getByRole("button", { name: "Avoimet ensin" }).click();
  await page.getByRole("button", { name: "Avoimet ensin" }).waitFor({ state: "detached" });
  assert.deepEqual(await names(), before);
  await journeys.leave(page);
});

test("a reminder is asked for in context, comes as a notification and above the screen, and once", async () => {
  const page = await example({
    permissions: ["notifications"],
    before: (page) => page.addInitScript(() => {
      globalThis.shown = [];
      const show = (title, options) => { globalThis.shown.push([title, options.body, options.data]); };
      ServiceWorkerRegistration.prototype.showNotification = async (title, options) => show(title, options);
      const Real = globalThis.Notification;
      globalThis.Notification = class { constructor(title, options) { show(title, options); }
        static get permission() { return Real.permission; } static requestPermission() { return Real.requestPermission(); } };
    }),
  });
  await page.goto(`${journeys.origin}/event/esimerkki:verkkoilta`);
  const remind = card(page, "remind");
  await remind.getByText("Muistutus tulee vain, kun sovellus on auki.").waitFor();
  await remind.getByRole("button", { name: "Tuntia ennen" }).click();
  await remind.getByText("Muistutus to 26.11. klo 18. Alkaa to 26.11. klo 19").waitFor();
  await tab(page, "Omat").click();
  await card(page, "omat-reminders").getByText("Uniilta verkossa").waitFor();
  await accessible(page, "Omat with a reminder");
  assert.deepEqual(await page.evaluate(() => globalThis.shown), []);
  await page.waitForTimeout(300);

  await page.clock.setFixedTime(new Date("2026-11-26T18:05:00+02:00"));
  await page.goto(journeys.origin);
  const told = page.locator(".banner").filter({ hasText: "Uniilta verkossa: tänään klo 19" });
  await told.waitFor();
  await page.waitForFunction(() => globalThis.shown.length > 0);
  assert.deepEqual(await page.evaluate(() => globalThis.shown), [["Uniilta verkossa", "Tänään klo\u00a019", "/event/esimerkki:verkkoilta"]]);
  await accessible(page, "a reminder above the list");
  await told.getByRole("button", { name: "Katso" }).click();
  await heading(page, "Uniilta verkossa").waitFor();
  await page.waitForTimeout(300);
  await page.reload();
  await heading(page, "Uniilta verkossa").waitFor();
  await page.waitForTimeout(1_500);
  assert.deepEqual(await page.evaluate(() => globalThis.shown), [], "what was told is told once");
  assert.equal(await told.count(), 0);
  await journeys.leave(page);
});

test("a reminder of every time goes on to the next", async () => {
  const page = await example();
  await page.goto(`${journeys.origin}/event/esimerkki:puuroaamu`);
  const remind = card(page, "remind");
  const every = remind.getByRole("switch", { name: "Muistuta joka kerrasta" });
  await every.click();
  assert.equal(await every.getAttribute("aria-checked"), "true");
  await remind.getByRole("button", { name: "huomenna klo 9" }).click();
  await remind.getByRole("button", { name: "Tuntia ennen" }).click();
  await remind.getByText("Muistuttaa joka kerrasta").waitFor();
  await remind.getByText("Muistutus huomenna klo 8.").waitFor();
  await accessible(page, "a reminder of every time");
  await page.waitForTimeout(300);

  await page.clock.setFixedTime(new Date("2026-11-26T10:00:00+02:00"));
  await page.goto(`${journeys.origin}/saved`);
  const list = card(page, "omat-reminders");
  await list.getByText("Muistutus ke 2.12. klo 8.").waitFor();
  await list.getByText("Muistuttaa joka kerrasta").waitFor();
  await list.getByRole("button", { name: /^Poista muistutus/ }).click();
  await list.waitFor({ state: "detached" });
  await journeys.leave(page);
});
