// Journeys of what a family keeps: the heart, Omat, the file, a place that vanished; a record that means harm; and the
// settings' pages.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { accessible, heading, Journeys, kept, listStands, tab } from "./browser.mjs";

let journeys;
before(async () => { journeys = await Journeys.start(); });
after(async () => { await journeys?.stop(); });

const PLACE = "Kohtaamispaikka Keidas";
const keptRow = (page, name) => page.locator("main li.row").filter({ hasText: name });

/** Opens a place by searching for it, as a person would. */
async function openPlace(page, name = PLACE) {
  await page.getByRole("searchbox").fill(name);
  await page.locator('section[aria-labelledby="group-found"] .row-link').filter({ hasText: name }).first().click();
  await heading(page, name).waitFor();
}

/** A file of kept records, as an export writes it. */
function fileOf(...records) {
  const saved = records.map((record) => ({ id: record.id, saved_at: "2025-05-16T09:00:00.000Z", record }));
  const text = JSON.stringify({ format: "avoin-ovi/saved/1", saved });
  return { name: "omat.json", mimeType: "application/json", buffer: Buffer.from(text) };
}

const importFile = (page, file) => page.locator('input[type="file"]').setInputFiles(file);

test("a heart at a row's end keeps the place without opening it, and lets it go again", async () => {
  const page = await journeys.visit();
  await listStands(page);
  const row = page.locator('section[aria-labelledby="group-check"] .row').first();
  const heart = row.getByRole("button", { name: /^Tallenna: ./ });
  await heart.click();
  await row.getByRole("button", { pressed: true }).waitFor();
  assert.equal(new URL(page.url()).pathname, "/", "the list stands");
  await tab(page, "Omat").click();
  await page.locator("main li.row").waitFor();
  await tab(page, "Nyt").click();
  await row.getByRole("button", { pressed: true }).click();
  await row.getByRole("button", { pressed: false }).waitFor();
  await tab(page, "Omat").click();
  await page.getByText("Ei vielä omia paikkoja").waitFor();
  await journeys.leave(page);
});

test("a place is kept with one press, stays without a network and after a reload, in any language", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await tab(page, "Omat").click();
  await heading(page, "Omat paikat").waitFor();
  await page.getByText("Ei vielä omia paikkoja").waitFor();
  await tab(page, "Nyt").click();
  await openPlace(page);
  await page.getByRole("button", { name: "Tallenna" }).click();
  await page.getByRole("button", { name: "Tallessa", pressed: true }).waitFor();
  const id = decodeURIComponent(new URL(page.url()).pathname.replace("/place/", ""));
  await kept(page, id);

  await journeys.goOffline(page);
  await tab(page, "Omat").click();
  await keptRow(page, PLACE).waitFor();
  assert.match(await keptRow(page, PLACE).innerText(), /hkä/, "with its state now");
  await page.context().setOffline(false);
  await page.reload();
  await keptRow(page, PLACE).waitFor();

  await page.goto(`${journeys.origin}/settings`);
  for (const [language, title, name, saved] of [
    ["Svenska", "Inställningar", "Mina", "Mina platser"],
    ["English", "Settings", "Saved", "Your places"],
  ]) {
    await page.getByRole("button", { name: language, exact: true }).click();
    await heading(page, title).waitFor();
    await tab(page, name).click();
    await heading(page, saved).waitFor();
    // By its address: its name may be another in another language.
    await page.locator(`main .row-link[href="/place/${id}"]`).waitFor();
    await page.goBack();
  }
  await journeys.leave(page);
});

test("the browser is asked to keep its storage when the first place is kept, and not before", async () => {
  const page = await journeys.newcomer();
  await page.addInitScript(() => {
    globalThis.asked = 0;
    navigator.storage.persist = async () => { globalThis.asked += 1; return true; };
  });
  await page.goto(journeys.origin);
  await listStands(page);
  await openPlace(page);
  assert.equal(await page.evaluate(() => globalThis.asked), 0);
  await page.getByRole("button", { name: "Tallenna" }).click();
  await page.waitForFunction(() => globalThis.asked === 1);
  await journeys.leave(page);
});

test("where the browser keeps nothing, that is said, and everything works until it is closed", async () => {
  const page = await journeys.newcomer();
  await page.addInitScript(() => {
    Object.defineProperty(IDBFactory.prototype, "open", { value: () => { throw new DOMException("no room", "QuotaExceededError"); } });
  });
  await page.goto(journeys.origin);
  await listStands(page);
  await page.getByText("Valintasi unohtuvat").waitFor();
  await openPlace(page);
  await page.getByRole("button", { name: "Tallenna" }).click();
  await page.getByRole("button", { name: "Tallessa", pressed: true }).waitFor();
  await page.getByText("Valintasi unohtuvat").waitFor();
  await tab(page, "Omat").click();
  await keptRow(page, PLACE).waitFor();
  await journeys.leave(page);
});

test("where the browser gives up at the end of writing, what was pressed is not called kept", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await openPlace(page);
  // As one does that has no room left: the request is answered, and the whole is taken back.
  await page.evaluate(() => { IDBTransaction.prototype.commit = function () { this.abort(); }; });
  await page.getByRole("button", { name: "Tallenna" }).click();
  await page.getByText(/Valintasi unohtuvat/).first().waitFor();
  await journeys.leave(page);
});

test("what is removed comes back with one press, and another tab hears of it", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await openPlace(page);
  await page.getByRole("button", { name: "Tallenna" }).click();
  await page.getByRole("button", { name: "Tallessa", pressed: true }).waitFor();
  const beside = await journeys.beside(page, "/saved");
  await keptRow(beside, PLACE).waitFor();
  await tab(page, "Omat").click();
  await page.getByRole("button", { name: `Poista omista: ${PLACE}` }).click();
  await page.getByText(`Poistettu omista: ${PLACE}`).waitFor();
  await keptRow(page, PLACE).waitFor({ state: "detached" });
  await keptRow(beside, PLACE).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Kumoa" }).click();
  await keptRow(page, PLACE).waitFor();
  await keptRow(beside, PLACE).waitFor();
  await journeys.leave(page);
});

test("what is kept travels to another phone as a file; a wrong file changes nothing and says so", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await openPlace(page);
  await page.getByRole("button", { name: "Tallenna" }).click();
  await page.getByRole("button", { name: "Tallessa", pressed: true }).waitFor();
  await tab(page, "Omat").click();
  await keptRow(page, PLACE).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Vie tiedostoon" }).click(),
  ]);
  assert.match(download.suggestedFilename(), /^avoin-ovi-2026-11-24\.json$/);
  const text = await readFile(await download.path(), "utf8");
  assert.equal(JSON.parse(text).format, "avoin-ovi/saved/1");
  await page.getByText(/^Viety: avoin-ovi-2026-11-24\.json/).waitFor();

  const other = await journeys.visit({ path: "/saved" });
  await other.getByText("Ei vielä omia paikkoja").waitFor();
  const file = (content) => ({ name: "omat.json", mimeType: "application/json", buffer: Buffer.from(content) });
  for (const wrong of ["<html>", "{}", text.replace("saved/1", "saved/9")]) {
    await importFile(other, file(wrong));
    await other.getByRole("alert").filter({ hasText: "mikään muuttunut" }).waitFor();
    assert.equal(await other.locator("main li.row").count(), 0);
  }
  await importFile(other, file(text));
  await other.getByText("Tuotu 1 paikka lisää.").waitFor();
  await keptRow(other, PLACE).waitFor();
  await importFile(other, file(text));
  await other.getByText("Tiedostossa ei ollut mitään uutta.").waitFor();
  await journeys.leave(other);
  await journeys.leave(page);
});

test("a place that vanished stays readable as it was, never as open, until one removes it", async () => {
  const page = await journeys.visit({ path: "/saved" });
  await page.getByText("Ei vielä omia paikkoja").waitFor();
  await importFile(page, fileOf({
    type: "place", id: "gone:kahvila", kind: "family_cafe", name: { fi: "Kadonnut kahvila" },
    hours: { value: "24/7", source_text: { fi: "Aina auki" }, scope: "offer", stated_on: "2026-11" },
    contact: [{ kind: "phone", value: "09 310 12345" }],
  }));
  const row = keptRow(page, "Kadonnut kahvila");
  await row.waitFor();
  assert.match(await row.innerText(), /Ei enää hakemistossa[^]*16\.5\.2025[^]*Aina auki/);
  await accessible(page, "Omat with a vanished place");
  await row.locator(".row-link").click();
  await heading(page, "Kadonnut kahvila").waitFor();
  await page.getByText("Emme tiedä, onko se auki.").waitFor();
  assert.equal(await page.locator(".hero.tone-open").count(), 0);
  await page.locator('a[href="tel:0931012345"]').first().waitFor();
  await page.getByRole("button", { name: "Tallessa", pressed: true }).waitFor();
  await tab(page, "Omat").click();
  await page.getByRole("button", { name: "Poista omista: Kadonnut kahvila" }).click();
  await page.getByText("Ei vielä omia paikkoja").waitFor();
  await page.getByRole("button", { name: "Kumoa" }).click();
  await row.waitFor();
  assert.match(await row.innerText(), /Aina auki/, "with what was known of it");
  await journeys.leave(page);
});

test("a record full of scripts, wrong links and marks that turn the writing stays still text", async () => {
  const page = await journeys.visit({ path: "/saved" });
  await page.getByText("Ei vielä omia paikkoja").waitFor();
  const evil = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>\u202eikki";
  const words = { fi: evil };
  await importFile(page, fileOf({
    type: "place", id: "evil:one", kind: "meeting_place", name: words, summary: words, description: words, first_visit: words,
    arrival: words, address: { street: words, city: words }, operator_note: words, host_name: words,
    lat: 60.2, lon: 24.9, position: "exact",
    hours: { source_text: words, note: words },
    access: { food: words, cost: { kind: "paid", note: words }, registration: { required: true, url: "javascript:alert(1)" } },
    accessibility: { items: { lift: "yes" }, assessed_at: "2026", assessor: evil, note: words },
    contact: [{ kind: "web", value: "javascript:alert(1)", label: words }, { kind: "email", value: "a@b.fi?bcc=c@d.fi" }],
    sources: [{ name: evil, url: "data:text/html,<script>1</script>", license: evil, date: "2026", contact: "javascript:alert(1)" }],
    verified_at: "2026-11-01", verified_by: evil,
  }));
  await keptRow(page, "onerror").waitFor();
  const still = async (what) => {
    const title = await page.title();
    assert.doesNotMatch(title, /taken/, what);
    assert.equal(await page.locator("main img, main script").count(), 0, what);
    const links = await page.locator("a[href]").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    for (const link of links) assert.match(link, /^(\/|https:|tel:|mailto:|geo:)/, what);
    assert.ok(!links.some((link) => link.includes("bcc=")), what);
    assert.doesNotMatch(await page.locator("body").innerText(), /\u202e/, what);
  };
  await still("Omat");
  await keptRow(page, "onerror").locator(".row-link").click();
  await page.locator('section[aria-labelledby="place-sources"]').waitFor();
  await page.locator("summary").click();
  await still("the place's page");
  await journeys.leave(page);
});

test("a place is shared by the system's sheet, or copied where there is none", async () => {
  const page = await journeys.newcomer({ permissions: ["clipboard-read", "clipboard-write"] });
  await page.addInitScript(() => { delete Navigator.prototype.share; });
  await page.goto(journeys.origin);
  await listStands(page);
  await openPlace(page);
  await page.getByRole("button", { name: "Jaa" }).click();
  await page.getByText("Kopioitu.").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, new RegExp(PLACE));
  assert.ok(copied.includes(page.url()), copied);
  await journeys.leave(page);

  const sheet = await journeys.newcomer();
  await sheet.addInitScript(() => {
    Object.defineProperty(navigator, "share", { value: async (data) => { globalThis.shared = data; } });
  });
  await sheet.goto(journeys.origin);
  await listStands(sheet);
  await openPlace(sheet);
  await sheet.getByRole("button", { name: "Jaa" }).click();
  await sheet.waitForFunction(() => globalThis.shared);
  assert.equal(await sheet.evaluate(() => globalThis.shared.url), sheet.url());
  await journeys.leave(sheet);
});

test("the settings' pages open, hold what is chosen, and axe finds nothing on them", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await page.goto(`${journeys.origin}/saved`);
  await page.getByText("Ei vielä omia paikkoja").waitFor();
  await accessible(page, "an empty Omat");
  for (const [name, title] of [
    ["Lapset, tarpeet ja kielet", "Lapset, tarpeet ja kielet"],
    ["Alueet ja päivitykset", "Alueet ja päivitykset"],
    ["Tietosuoja", "Tietosuoja"],
    ["Saavutettavuus", "Saavutettavuus"],
    ["Lähteet ja lisenssit", "Lähteet ja lisenssit"],
    ["Sovelluksen osat ja lisenssit", "Sovelluksen osat ja lisenssit"],
  ]) {
    await page.goto(`${journeys.origin}/settings`);
    await page.getByRole("main").getByRole("link", { name }).click();
    await heading(page, title).waitFor();
    await page.waitForTimeout(200);
    await accessible(page, title);
    await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${title} scrolls sideways`);
  }
  await page.goto(`${journeys.origin}/settings/regions`);
  await page.getByRole("button", { name: /^Pirkanma/ }).click();
  await page.getByRole("button", { name: /^Pirkanma/, pressed: true }).waitFor();
  await kept(page, "feed_regions");
  await page.reload();
  await page.getByRole("button", { name: /^Pirkanma/, pressed: true }).waitFor();
  await page.getByRole("button", { name: "Koko maa", pressed: false }).click();
  await page.getByRole("button", { name: "Koko maa", pressed: true }).waitFor();
  await journeys.leave(page);
});

test("a page complete in every field, in light and dark, narrow and enlarged", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await page.getByRole("link", { name: "Asetukset" }).click();
  await page.getByRole("switch").click();
  await page.locator(".banner").waitFor();
  await kept(page, "example_area");
  await page.goto(`${journeys.origin}/place/esimerkki:avoin-ovi`);
  await heading(page, "Kohtaamispaikka Avoin ovi").waitFor();
  for (const words of ["Torin kiveys uusitaan", "Vertaistuki ja yhteisöllisyys", "Toteutuu osittain", "Esimerkkilän vammaisneuvosto"]) {
    await page.getByText(words).first().waitFor();
  }
  await page.locator("summary").click();
  const letter = await page.getByRole("link", { name: "Paikka on lopettanut" }).getAttribute("href");
  assert.match(letter, /^mailto:esimerkki@example\.org\?subject=Avoin%20ovi%3A%20Kohtaamispaikka/);
  assert.match(decodeURIComponent(letter), /esimerkki:avoin-ovi/);
  await accessible(page, "the example place");
  await page.setViewportSize({ width: 320, height: 700 });
  await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  assert.ok(await fits(), "the place scrolls sideways");
  await page.getByRole("button", { name: "Tallenna" }).click();
  await page.getByRole("button", { name: "Tallessa", pressed: true }).waitFor();
  await tab(page, "Omat").click();
  await keptRow(page, "Kohtaamispaikka Avoin ovi").waitFor();
  assert.ok(await fits(), "Omat scrolls sideways");
  await journeys.leave(page);
});
