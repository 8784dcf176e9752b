// Journeys through the web app as `./dev build web` packs it, with the directory that comes inside. Each is one visitor:
// an empty profile, a phone's screen, Tuesday 24 November 2026 at ten.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, Journeys, kept } from "./browser.mjs";

let journeys;
before(async () => { journeys = await Journeys.start(); });
after(async () => { await journeys?.stop(); });

const rows = (page, group) => page.locator(`section[aria-labelledby="${group}"] .row-link`);
const heading = (page, name) => page.getByRole("heading", { level: 1, name, exact: true });

async function listStands(page) {
  await rows(page, "group-check").first().waitFor();
}

/** A place to check first whose source has a date. */
const dated = (page) => rows(page, "group-check").filter({ hasText: /tieto.*20\d\d/i }).first();

/** Opens the folded group, and more of it. */
async function unfold(page) {
  const unknown = page.locator('section[aria-labelledby="group-unknown"]');
  await unknown.locator(".group-fold").click();
  for (let times = 0; times < 3; times++) await unknown.locator(".group-more").click();
}

test("a first visit without a word typed lists real places, what is doubtful with its source's date", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await heading(page, "Minne nyt?").waitFor();
  assert.equal(await page.locator("#first-face").count(), 0, "the first face is gone once the app has painted");
  assert.match(await page.locator(".pills").innerText(), /Nyt · ti 10/);

  // The list grows while the directory unpacks; what was doubtful stays so.
  await dated(page).waitFor();
  for (const row of await rows(page, "group-check").allInnerTexts()) {
    assert.match(row, /Ilmoituksen mukaan/, "uncertain is never told as open");
    assert.match(row, /Tieto (ilman päiväystä|.*20\d\d)/, "each row tells its source's date, or that it has none");
  }
  await unfold(page);
  await page.locator("li.row").nth(150).waitFor();
  await journeys.leave(page);
});

test("typing finds places as one types, a compound's middle too, and says so when there are none", async () => {
  const page = await journeys.visit();
  await listStands(page);
  const field = page.getByRole("searchbox", { name: "Hae" });
  await field.fill("puisto");
  const found = rows(page, "group-found").locator(".row-name");
  await found.filter({ hasText: /leikkipuisto|asukaspuisto/i }).first().waitFor();
  await field.fill("eisellaistaolekaan");
  await page.getByText("Ei löytynyt").waitFor();
  await page.getByRole("button", { name: "Tyhjennä haku" }).click();
  await listStands(page);
  assert.equal(await field.inputValue(), "");
  await page.waitForFunction(() => document.activeElement?.type === "search");
  await journeys.leave(page);
});

test("a municipality chosen by hand comes first, and is still chosen next time", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await page.getByRole("link", { name: "Missä olet?" }).click();
  await heading(page, "Missä olet?").waitFor();
  await page.getByRole("searchbox", { name: "Etsi kuntaa" }).fill("esp");
  await page.getByRole("button", { name: /^Espoo/ }).click();
  await heading(page, "Minne nyt?").waitFor();
  const pill = page.locator(".pills a").filter({ hasText: "Espoo" });
  await pill.waitFor();
  const own = rows(page, "own-check").first().locator(".row-meta");
  await own.filter({ hasText: "Espoo" }).waitFor();
  await page.getByRole("heading", { level: 2, name: "Muualla Suomessa" }).waitFor();
  await kept(page, "position_municipality");
  await page.reload();
  await pill.waitFor();
  await own.waitFor();
  await journeys.leave(page);
});

test("a place's page tells its state, its hours and its source, and leads back to the list", async () => {
  const page = await journeys.visit();
  await listStands(page);
  const row = dated(page);
  const name = await row.locator(".row-name").innerText();
  await row.click();
  await heading(page, name).waitFor();
  const sources = page.locator('section[aria-labelledby="place-sources"]');
  await sources.getByRole("link").first().waitFor();
  assert.match(await sources.innerText(), /20\d\d/, "the source has a date");
  for (const link of await sources.getByRole("link").all()) {
    assert.match(await link.getAttribute("href"), /^https?:/);
  }
  const address = page.url();
  await page.getByRole("link", { name: "Takaisin" }).click();
  await listStands(page);

  // The same address opens the same page in a new visit.
  const other = await journeys.visit({ path: new URL(address).pathname });
  await heading(other, name).waitFor();
  await journeys.leave(other);
  await journeys.leave(page);
});

test("the clock is Helsinki's, wherever the phone thinks it is", async () => {
  const page = await journeys.visit({ timezone: "America/New_York" });
  await listStands(page);
  assert.match(await page.locator(".pills").innerText(), /Nyt · ti 10/);
  const there = await dated(page).innerText();
  const home = await journeys.visit();
  const name = there.split("\n")[0];
  assert.equal(await rows(home, "group-check").filter({ hasText: name }).innerText(), there);
  await journeys.leave(home);
  await journeys.leave(page);
});

test("Swedish and English: the device's language at first, the chosen one from then on", async () => {
  for (const [language, title, settings, chosen, chosenTitle] of [
    ["sv-FI", "Vart nu?", "Inställningar", "English", "Where to now?"],
    ["en-GB", "Where to now?", "Settings", "Svenska", "Vart nu?"],
  ]) {
    const page = await journeys.visit({ language });
    await heading(page, title).waitFor();
    await listStands(page);
    assert.equal(await page.evaluate(() => document.documentElement.lang), language.slice(0, 2));
    await page.getByRole("link", { name: settings }).click();
    await heading(page, settings).waitFor();
    await page.getByRole("button", { name: chosen, exact: true }).click();
    await kept(page, "language");
    await page.goto(journeys.origin);
    await heading(page, chosenTitle).waitFor();
    await listStands(page);
    await journeys.leave(page);
  }
});

test("what two tabs choose at the same time is kept of both", async () => {
  const first = await journeys.visit();
  await listStands(first);
  const second = await journeys.beside(first);
  await listStands(second);
  // Each chooses after the other was opened, so neither had seen the other's choice when it wrote its own.
  await first.getByRole("link", { name: "Missä olet?" }).click();
  await first.getByRole("searchbox", { name: "Etsi kuntaa" }).fill("esp");
  await second.getByRole("link", { name: "Asetukset" }).click();
  await Promise.all([
    first.getByRole("button", { name: /^Espoo/ }).click(),
    second.getByRole("button", { name: "Svenska", exact: true }).click(),
  ]);
  await kept(first, "position_municipality");
  await kept(second, "language");
  for (const page of [first, second]) {
    await page.goto(journeys.origin);
    await heading(page, "Vart nu?").waitFor();
    await page.locator(".pills a").filter({ hasText: "Esbo" }).waitFor();
  }
  await journeys.leave(first);
});

test("without a network the list stays, and says that there is none", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await journeys.goOffline(page);
  await rows(page, "group-check").first().click();
  await page.locator('section[aria-labelledby="place-sources"]').waitFor();
  await page.getByRole("link", { name: "Takaisin" }).click();
  await page.getByText("Ei verkkoa").waitFor();
  await listStands(page);
  await journeys.leave(page);
});

test("the example area shows plainly open places, with a banner, and leaves the real directory as it was", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await page.getByRole("link", { name: "Asetukset" }).click();
  await page.getByRole("switch").click();
  await page.getByText("Esimerkkialue: paikat ovat keksittyjä").waitFor();
  await page.getByRole("link", { name: "Takaisin" }).click();
  await rows(page, "group-open").locator(".row-state").filter({ hasText: /^(Auki|Käynnissä)/ }).first().waitFor();
  await page.getByRole("button", { name: "Takaisin oikeisiin paikkoihin" }).click();
  await listStands(page);
  assert.equal(await page.getByText("Esimerkkialue: paikat ovat keksittyjä").count(), 0);
  await journeys.leave(page);
});

test("axe finds nothing on any screen, in light or dark", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await page.locator(".group-fold").click();
  await accessible(page, "Nyt");
  const place = new URL(await rows(page, "group-check").first().getAttribute("href"), page.url()).pathname;
  await page.getByRole("searchbox", { name: "Hae" }).fill("puisto");
  await rows(page, "group-found").first().waitFor();
  await accessible(page, "search");
  for (const [path, title] of [
    [place, /./],
    ["/position", "Missä olet?"],
    ["/settings", "Asetukset"],
    ["/settings/sources", "Lähteet ja lisenssit"],
    ["/place/avoinovi:no-such-place", /./],
    ["/no/such/screen", /./],
  ]) {
    await page.goto(journeys.origin + path);
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await page.locator(".loading").waitFor({ state: "detached" });
    await accessible(page, path);
  }
  await journeys.leave(page);
});

test("text at twice its size needs no scrolling sideways", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "Nyt scrolls sideways");
  await rows(page, "group-check").first().click();
  await page.locator('section[aria-labelledby="place-sources"]').waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the place scrolls sideways");
  await journeys.leave(page);
});
