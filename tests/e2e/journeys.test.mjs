// Journeys through the web app as `./dev build web` packs it, with the directory that comes inside. Each is one visitor:
// an empty profile, a phone's screen, Tuesday 24 November 2026 at ten.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, heading, installed, Journeys, kept, listStands, rows, NOW } from "./browser.mjs";

let journeys;
before(async () => { journeys = await Journeys.start(); });
after(async () => { await journeys?.stop(); });

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
    assert.match(row, /ehkä/i, "uncertain is never told as open");
    assert.match(row, /tieto .*20\d\d|ei päiväystä/i, "each row tells its source's date, or that it has none");
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
  await found.filter({ hasText: /\p{L}\u00ad?puisto/iu }).first().waitFor();
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
  await page.getByRole("searchbox", { name: "Etsi kuntaa tai osoitetta" }).fill("esp");
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

test("late in the evening the next morning is one press away", async () => {
  const page = await journeys.visit({ now: new Date("2026-11-29T21:16:00+02:00") });
  const shut = page.getByRole("heading", { name: "Juuri nyt mikään ei ole auki" });
  await shut.waitFor();
  await page.getByRole("button", { name: "Näytä: huomenna klo 10" }).click();
  await heading(page, "Minne huomenna?").waitFor();
  await rows(page, "group-check").first().waitFor();
  await page.getByRole("button", { name: "Näytä nyt" }).click();
  await shut.waitFor();
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
  await first.getByRole("searchbox", { name: "Etsi kuntaa tai osoitetta" }).fill("esp");
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
  // The app itself is kept a moment after its first list stands.
  await installed(page);
  await journeys.goOffline(page);
  await rows(page, "group-check").first().click();
  await page.locator('section[aria-labelledby="place-sources"]').waitFor();
  await page.getByRole("link", { name: "Takaisin" }).click();
  await page.getByText("Ei verkkoa").waitFor();
  await listStands(page);
  await journeys.leave(page);
});

test("a device that slept shows this moment as soon as it is looked at", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await page.getByText("Nyt · ti 10").waitFor();
  // No timer has run meanwhile.
  await page.clock.setFixedTime(new Date(NOW.getTime() + 17 * 3_600_000));
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await page.getByText("Nyt · ke 3").waitFor({ timeout: 5_000 });
  await journeys.leave(page);
});

test("the example area shows plainly open places, with a banner, and leaves the real directory as it was", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await page.getByRole("link", { name: "Asetukset" }).click();
  await page.getByRole("switch").click();
  await page.getByText("Keksittyjä paikkoja").waitFor();
  await page.getByRole("link", { name: "Takaisin" }).click();
  await rows(page, "group-open").locator(".row-state").filter({ hasText: /^(Auki|Käynnissä)/ }).first().waitFor();
  await page.getByRole("button", { name: "Lopeta", exact: true }).click();
  await listStands(page);
  assert.equal(await page.getByText("Keksittyjä paikkoja").count(), 0);
  await journeys.leave(page);
});

const chips = (page) => page.getByRole("group", { name: "Rajaukset" });

/** Opens the filters' screen. */
async function openFilters(page) {
  await page.getByRole("link", { name: /^Suodata/ }).click();
  await heading(page, "Mitä etsit?").waitFor();
}

/** The button at the foot of the filters' screen, once it counts. */
const show = (page) => page.getByRole("button", { name: /^Näytä \d+/ });

test("a search is narrowed by language and by step-free, what is not known comes last, and chips take it back", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await page.getByRole("searchbox", { name: "Hae" }).fill("perhekahvila");
  const found = rows(page, "group-found");
  await found.first().waitFor();
  const note = page.locator('#group-found .group-note');
  const before = await note.innerText();
  await openFilters(page);
  await page.getByRole("button", { name: "ruotsi", exact: true }).click();
  await page.getByRole("button", { name: "Esteetön sisäänkäynti" }).click();
  await show(page).click();
  await page.getByRole("heading", { name: "Emme tiedä, sopivatko nämä" }).waitFor();
  assert.notEqual(await note.innerText(), before, "places that are known not to fit are gone");
  const marks = await found.first().locator(".row-tags").innerText();
  assert.match(marks, /Esteetön sisäänkäynti/, "each row says of what was asked whether it fits or isn't known");
  const unsure = found.filter({ has: page.locator(".row-tag-unknown") }).first();
  assert.match(await unsure.locator(".row-tags").innerText(), /Ei tiedossa: /, "a voice hears that it isn't known");
  await kept(page, "family_needs");
  await kept(page, "family_languages");
  await page.reload();
  await listStands(page);
  await chips(page).getByRole("button", { name: "Poista: ruotsi" }).click();
  await chips(page).getByRole("button", { name: "Poista: Esteetön sisäänkäynti" }).click();
  await page.getByRole("heading", { name: "Emme tiedä, sopivatko nämä" }).first().waitFor({ state: "detached" });
  assert.equal(await chips(page).getByRole("button").count(), 0);
  await page.getByRole("searchbox", { name: "Hae" }).fill("perhekahvila");
  await found.first().waitFor();
  assert.equal(await note.innerText(), before, "everything is back");
  await journeys.leave(page);
});

test("a wish that nothing fulfils is named, and one press brings the places back", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await openFilters(page);
  await page.getByRole("switch", { name: "Vain varmasti sopivat" }).click();
  await page.getByRole("button", { name: "Induktiosilmukka" }).click();
  await page.getByRole("button", { name: "Ei yhtään paikkaa" }).click();
  await page.getByText("Mikään paikka ei sovi kaikkeen").waitFor();
  await page.getByRole("main").getByRole("button", { name: /Poista: Induktiosilmukka/ }).click();
  await page.locator(".row-link").first().waitFor();
  await journeys.leave(page);
});

test("playgrounds are listed only when asked for, and a child's age is kept as a month that grows", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await openFilters(page);
  await page.getByLabel("Vuotta").selectOption("1");
  await page.getByLabel("Kuukautta").selectOption("2");
  await page.getByRole("button", { name: "Poista: 1 v 2 kk" }).waitFor();
  await kept(page, "2025-09");
  await page.getByRole("button", { name: "Leikkipaikka", exact: true }).click();
  await page.getByRole("button", { name: /^Näytä [\d\s]{4,} paikkaa/ }).click();
  const unknown = page.locator('section[aria-labelledby="group-unknown"]');
  await unknown.locator(".group-fold").click();
  await unknown.locator(".row-link").nth(30).waitFor();
  await journeys.leave(page);
});

test("another time: Saturday at ten is told plainly, and one press leads back to now", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await page.getByRole("link", { name: /vaihda aika/ }).click();
  await heading(page, "Milloin?").waitFor();
  await page.getByRole("button", { name: "la 28.11." }).click();
  await page.getByRole("button", { name: "klo 10", exact: true }).click();
  await page.getByRole("button", { name: "Näytä: la 28.11. klo 10" }).click();
  await heading(page, "Minne lauantaina?").waitFor();
  await page.getByText("Lauantaina 28.11. klo 10, ei nyt").waitFor();
  await page.locator(".row-link").first().waitFor();
  assert.equal(await page.getByRole("heading", { name: "Auki nyt" }).count(), 0);
  // Search works for that time too.
  await page.getByRole("searchbox", { name: "Hae" }).fill("kirjasto");
  await rows(page, "group-found").first().waitFor();
  await page.getByRole("button", { name: "Tyhjennä haku" }).click();
  await page.getByRole("button", { name: "Näytä nyt" }).click();
  await heading(page, "Minne nyt?").waitFor();
  await listStands(page);

  // A day beyond the weeks that are worked out beforehand is evaluated.
  await page.getByRole("link", { name: /vaihda aika/ }).click();
  await page.getByRole("button", { name: "Muu päivä" }).click();
  await page.getByLabel("Muu päivä").fill("2027-05-11");
  await page.getByRole("button", { name: "Näytä: ti 11.5. klo 11" }).click();
  await heading(page, "Minne 11.5.?").waitFor();
  await rows(page, "group-check").first().waitFor();
  await journeys.leave(page);
});

test("a screen opened by its own address leads to the list, and what was chosen there holds", async () => {
  const page = await journeys.visit({ path: "/time" });
  await heading(page, "Milloin?").waitFor();
  await page.getByRole("button", { name: "la 28.11." }).click();
  await page.getByRole("button", { name: "klo 10", exact: true }).click();
  await page.getByRole("button", { name: "Näytä: la 28.11. klo 10" }).click();
  await heading(page, "Minne lauantaina?").waitFor();
  await page.locator(".row-link").first().waitFor();
  const place = new URL(await page.locator(".row-link").first().getAttribute("href"), page.url()).pathname;
  await journeys.leave(page);

  // A shared place: there is nothing behind it but the list.
  const guest = await journeys.visit({ path: place });
  await guest.locator('section[aria-labelledby="place-sources"]').waitFor();
  await guest.getByRole("link", { name: "Takaisin" }).click();
  await listStands(guest);
  await journeys.leave(guest);
});

test("a link's presets hold for this visit, are kept only when asked, and leave the address", async () => {
  const link = "/?kunta=091&lang=sv&need=step_free_entrance&age=14&fbclid=x";
  const page = await journeys.visit({ path: link });
  await heading(page, "Vart nu?").waitFor();
  await page.getByText("De här valen kom med länken").waitFor();
  await page.locator(".pills a").filter({ hasText: "Helsingfors" }).waitFor();
  const asked = page.getByRole("group", { name: "Filter" });
  for (const name of ["Ta bort: 1 år 2 mån", "Ta bort: svenska", "Ta bort: Ingång utan trappsteg"]) {
    await asked.getByRole("button", { name }).waitFor();
  }
  assert.equal(new URL(page.url()).search, "");
  // Nothing was kept: a reload is a visit without the link.
  await page.locator(".row-link").first().waitFor();
  await page.reload();
  await heading(page, "Minne nyt?").waitFor();
  await listStands(page);
  assert.equal(await chips(page).getByRole("button").count(), 0);

  await page.goto(journeys.origin + link);
  await page.getByRole("button", { name: "Behåll dem" }).click();
  await page.getByText("De här valen kom med länken").waitFor({ state: "detached" });
  await kept(page, "family_children");
  await kept(page, "position_municipality");
  await kept(page, "language");
  await page.goto(journeys.origin);
  await heading(page, "Vart nu?").waitFor();
  await page.locator(".pills a").filter({ hasText: "Helsingfors" }).waitFor();
  assert.equal(await asked.getByRole("button").count(), 3);
  await journeys.leave(page);
});

test("a hostile link changes nothing, and that is said", async () => {
  const evil = encodeURIComponent('"><script>alert(1)</script>');
  const page = await journeys.visit({ path: `/?kunta=999999&lang=${evil}&need=${evil}&age=-1&age=9999` });
  await page.getByText("Osa linkin valinnoista ei kelvannut.").waitFor();
  await listStands(page);
  assert.equal(await chips(page).getByRole("button").count(), 0);
  assert.equal(new URL(page.url()).search, "");
  await page.getByRole("button", { name: "Selvä" }).click();
  await page.getByText("Osa linkin valinnoista ei kelvannut.").waitFor({ state: "detached" });

  // What can be used of a partly wrong link is used, and turned down by one press.
  await page.goto(`${journeys.origin}/?need=lift&age=abc`);
  await page.getByText("Osa linkin valinnoista ei kelvannut.").waitFor();
  await chips(page).getByRole("button", { name: "Poista: Hissi" }).waitFor();
  await page.getByRole("button", { name: "Ei kiitos" }).click();
  await chips(page).getByRole("button", { name: "Poista: Hissi" }).waitFor({ state: "detached" });
  await journeys.leave(page);
});

test("the device's position is asked for on a press only, rounded, and gives distances", async () => {
  const page = await journeys.visit({
    geolocation: { latitude: 60.187654, longitude: 24.958765 }, permissions: ["geolocation"],
  });
  await listStands(page);
  await page.getByRole("link", { name: "Missä olet?" }).click();
  await page.getByRole("button", { name: "Käytä sijaintiani" }).click();
  await heading(page, "Minne nyt?").waitFor();
  await page.locator(".pills a").filter({ hasText: "Oma sijainti" }).waitFor();
  await page.locator(".row-meta").filter({ hasText: /^[\d,]+ k?m/ }).first().waitFor();
  await kept(page, "60.188;24.959");
  await openFilters(page);
  await page.getByRole("button", { name: "3 km", exact: true }).click();
  await show(page).click();
  await chips(page).getByRole("button", { name: "Poista: enintään 3 km" }).waitFor();
  await kept(page, "now_filters");
  await page.reload();
  await chips(page).getByRole("button", { name: "Poista: enintään 3 km" }).waitFor();
  await page.locator(".pills a").filter({ hasText: "Oma sijainti" }).waitFor();
  await journeys.leave(page);
});

test("a position that the device refuses is said, and an address found by search does instead", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await page.getByRole("link", { name: "Missä olet?" }).click();
  await page.evaluate(() => {
    navigator.geolocation.getCurrentPosition = (found, failed) => failed({ code: 1, message: "no" });
  });
  await page.getByRole("button", { name: "Käytä sijaintiani" }).click();
  await page.getByText("Laite ei antanut lupaa").waitFor();
  await page.getByRole("searchbox", { name: "Etsi kuntaa tai osoitetta" }).fill("leikkipuisto");
  // The list grows while the directory unpacks: the one that was read is the one that is pressed.
  const hits = page.locator('ul[aria-label="Paikat ja osoitteet"] .choice');
  const name = await hits.first().locator("span").first().innerText();
  await hits.filter({ hasText: name }).first().click();
  await page.locator(".pills a").filter({ hasText: name }).waitFor();
  await page.locator(".row-meta").filter({ hasText: /^[\d,]+ k?m/ }).first().waitFor();
  await journeys.leave(page);
});

test("whoever comes back from a place finds the list where they left it", async () => {
  const page = await journeys.visit();
  await listStands(page);
  const unknown = page.locator('section[aria-labelledby="group-unknown"]');
  await unknown.locator(".group-fold").click();
  await unknown.locator(".group-more").click();
  const row = unknown.locator(".row-link").nth(60);
  await row.scrollIntoViewIfNeeded();
  const name = await row.locator(".row-name").innerText();
  const before = await page.evaluate(() => scrollY);
  assert.ok(before > 1_000);
  await row.click();
  await heading(page, name).waitFor();
  await page.getByRole("link", { name: "Takaisin" }).click();
  await heading(page, "Minne nyt?").waitFor();
  await page.waitForFunction((name) => document.activeElement?.innerText?.includes(name), name);
  const after = await page.evaluate(() => scrollY);
  assert.ok(Math.abs(after - before) < 400, `was at ${before}, came back to ${after}`);
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
    ["/filters", "Mitä etsit?"],
    ["/time", "Milloin?"],
    ["/?need=lift&age=14&kunta=x", "Minne nyt?"],
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
