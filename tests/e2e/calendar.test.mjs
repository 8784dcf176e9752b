// Journeys of Kalenteri: the agenda, a week and a month to choose from, what was cancelled and moved, an event's page
// and its file for the phone's calendar, midnight in Helsinki.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { accessible, heading, installed, Journeys, kept, listStands, tab, unpacked } from "./browser.mjs";

let journeys;
before(async () => { journeys = await Journeys.start(); });
after(async () => { await journeys?.stop(); });

const day = (page, date) => page.locator(`section[aria-labelledby="day-${date}"]`);
const line = (page, date, name) => day(page, date).locator(".agenda-item").filter({ hasText: name });
const cell = (page, name) => page.locator(".days button").filter({ hasText: name });

/** The example area's calendar, on a Tuesday at ten. */
async function example(visitor = {}) {
  const page = await journeys.visit({ path: "/settings", ...visitor });
  await page.getByRole("switch").click();
  await page.locator(".banner").waitFor();
  await kept(page, "example_area");
  await tab(page, "Kalenteri").click();
  await day(page, "2026-11-24").waitFor();
  return page;
}

test("the directory's own days, by the same filters as Nyt, and what is told in words only", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await tab(page, "Kalenteri").click();
  await heading(page, "Marraskuu").waitFor();
  await page.locator(".agenda-link").first().waitFor();
  assert.match(await page.locator(".agenda").first().innerText(), /Varmista ensin/, "old facts say so");
  await accessible(page, "Kalenteri");
  await page.getByRole("button", { name: "Ajat kerrottu vain sanoin" }).click();
  await page.locator("#calendar-words-list .row-link").first().waitFor();
  await page.locator("#calendar-words-list .row-link").first().click();
  await page.getByText("Lue alta, milloin.").waitFor();
  await accessible(page, "an event told in words");
  await page.goBack();
  await page.locator("#calendar-words-list .row-link").first().waitFor();

  // What is asked for here is asked for there.
  await page.getByRole("button", { name: "Maksuton" }).click();
  await page.getByRole("button", { name: "Maksuton", pressed: true }).waitFor();
  await page.getByRole("link", { name: "Suodata · 1" }).click();
  await page.getByRole("switch", { name: "Vain maksuttomat" }).and(page.locator('[aria-checked="true"]')).waitFor();
  await page.getByRole("button", { name: "Näytä kalenteri" }).click();
  await heading(page, "Marraskuu").waitFor();
  await tab(page, "Nyt").click();
  await page.getByRole("button", { name: "Poista: Maksuton" }).waitFor();
  await journeys.leave(page);
});

test("today runs, next week's time is cancelled, the one after is told where it was and where it went", async () => {
  const page = await example();
  const cafe = line(page, "2026-11-24", "Perhekahvila Pihlaja");
  assert.match(await cafe.innerText(), /9\.30\s+11\.30/);
  assert.match(await cafe.innerText(), /Käynnissä · klo\s11\.30 asti/);
  await accessible(page, "the example's calendar");

  await page.getByRole("button", { name: "Kuukausi" }).click();
  assert.equal(await page.locator(".days tbody tr").count(), 6, "November of 2026 lies in six weeks");
  await page.getByRole("button", { name: "Seuraava kuukausi" }).click();
  await heading(page, "Joulukuu").waitFor();
  const off = line(page, "2026-12-01", "Perhekahvila Pihlaja");
  assert.match(await off.innerText(), /Peruttu[\s\S]*vapaaehtoiset ovat kurssilla/);
  assert.match(await off.locator(".agenda-off bdi").evaluate((name) => getComputedStyle(name).textDecorationLine), /line-through/);
  await accessible(page, "a month");
  await cell(page, "tiistai 8.12., ohjelmaa").click();
  const [was, is] = await line(page, "2026-12-08", "Perhekahvila Pihlaja").allInnerTexts();
  assert.match(was, /Siirretty: ti 8\.12\. klo\s10/);
  assert.match(is, /Alun perin ti 8\.12\. klo\s9\.30[\s\S]*satupesässä/);
  await page.getByRole("button", { name: "Tähän päivään" }).click();
  await heading(page, "Marraskuu").waitFor();
  await day(page, "2026-11-24").waitFor();
  // The postponed one stays in sight, and the evening online needs no place.
  assert.match(await line(page, "2026-11-26", "Perhemuskari").innerText(), /Siirretty myöhemmäksi/);
  assert.match(await line(page, "2026-11-26", "Uniilta verkossa").innerText(), /Verkossa/);
  await page.getByText("Valoa pimeään").first().waitFor();
  await page.getByText("Koko vuosi").click();
  await accessible(page, "the year's plan");
  await journeys.leave(page);
});

test("an event's page: the rule, five times, signing up, and a file for the phone's calendar", async () => {
  const page = await example();
  await line(page, "2026-11-24", "Perhekahvila Pihlaja").getByRole("link").click();
  await heading(page, "Perhekahvila Pihlaja").waitFor();
  await page.getByText("Tiistaisin klo 9.30–11.30 (tammi–touko, elo–joulu)").waitFor();
  assert.equal(await page.locator(".event-time").count(), 5);
  await accessible(page, "an event's page");

  const fileOf = async (name) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
    return [download.suggestedFilename(), await readFile(await download.path(), "utf8")];
  };
  const [name, series] = await fileOf("Lisää koko sarja kalenteriin");
  assert.equal(name, "avoin-ovi-pihlaja-tiistai.ics");
  for (const part of ["BEGIN:VTIMEZONE\r\n", "DTSTART;TZID=Europe/Helsinki:20261124T093000", "STATUS:CANCELLED",
    "RECURRENCE-ID;TZID=Europe/Helsinki:20261208T093000", "EXDATE;TZID=Europe/Helsinki:20261215T093000",
    "RDATE;TZID=Europe/Helsinki:20261217T093000"]) {
    assert.ok(series.includes(part), `${part} in ${series}`);
  }
  assert.ok(series.split("\r\n").every((text) => Buffer.byteLength(text) <= 75));
  await page.getByText(`Tehty: ${name}.`).waitFor();
  const [one, text] = await fileOf("Lisää kalenteriin: ti 24.11.");
  assert.equal(one, "avoin-ovi-pihlaja-tiistai-2026-11-24.ics");
  assert.equal(text.match(/BEGIN:VEVENT/g).length, 1);

  // The moved time leads to where it went, and back.
  await page.locator(".event-time").getByRole("link", { name: "Esimerkkilän pääkirjasto" }).click();
  await heading(page, "Esimerkkilän pääkirjasto").waitFor();
  await page.goBack();
  await heading(page, "Perhekahvila Pihlaja").waitFor();
  await page.goBack();
  await line(page, "2026-11-24", "Perhekahvila Pihlaja").getByRole("link").and(page.locator(":focus")).waitFor();
  await page.goto(`${journeys.origin}/event/esimerkki:monikkoryhma`);
  await page.getByText("Ilmoittautuminen on nyt auki").waitFor();
  assert.equal(await page.locator('a[href="https://example.org/monikot"]').count(), 1);
  await page.goto(`${journeys.origin}/event/esimerkki:verkkoilta`);
  assert.equal(await page.locator(".actions").getByRole("link", { name: "Liity" }).getAttribute("href"), "https://example.org/uniilta");
  await page.locator(".fact").filter({ hasText: "Kuukauden viimeinen torstai klo 19–20" }).waitFor();

  // The same of everything that takes place at a place.
  await page.goto(`${journeys.origin}/place/esimerkki:perhekahvila-pihlaja`);
  const [ofPlace, all] = await fileOf("Lisää kaikki kerrat kalenteriin");
  assert.equal(ofPlace, "avoin-ovi-perhekahvila-pihlaja.ics");
  assert.equal(new Set(all.match(/^UID:esimerkki:[a-z-]+/gm)).size, 2, all);
  await page.getByText(`Tehty: ${ofPlace}.`).waitFor();
  await journeys.leave(page);
});

test("an event is kept, is alone in one's own days, opens from Omat and its place, and all of it without a network", async () => {
  const page = await example();
  await installed(page);
  await line(page, "2026-11-25", "Hiljainen aamu ja puuro").getByRole("link").click();
  await page.getByRole("button", { name: "Tallenna" }).click();
  await page.getByRole("button", { name: "Tallessa", pressed: true }).waitFor();
  await tab(page, "Kalenteri").click();
  await page.getByRole("button", { name: "Vain omat" }).click();
  await line(page, "2026-11-24", "Perhekahvila Pihlaja").waitFor({ state: "detached" });
  await line(page, "2026-12-02", "Hiljainen aamu ja puuro").waitFor();
  assert.match(await day(page, "2026-11-24").innerText(), /Tälle päivälle ei ole kerrottu mitään/);
  await tab(page, "Omat").click();
  await page.locator("main li.row").filter({ hasText: "Hiljainen aamu" }).getByRole("link").click();
  await heading(page, "Hiljainen aamu ja puuro").waitFor();
  await page.locator("#event-where ~ p a, .line-link").first().click();
  await heading(page, "Kohtaamispaikka Avoin ovi").waitFor();
  await page.locator('section[aria-labelledby="place-sessions"] .session-link').filter({ hasText: "Hiljainen aamu" }).first().click();
  await heading(page, "Hiljainen aamu ja puuro").waitFor();

  await journeys.goOffline(page);
  await page.reload();
  await heading(page, "Hiljainen aamu ja puuro").waitFor();
  await tab(page, "Kalenteri").click();
  await line(page, "2026-11-24", "Perhekahvila Pihlaja").waitFor();
  await page.getByText("Ei verkkoa.").waitFor();
  await journeys.leave(page);
});

test("today ends at Helsinki's midnight, wherever the phone is", async () => {
  const page = await example({ now: new Date("2026-11-24T23:59:56+02:00"), timezone: "America/New_York" });
  await page.getByRole("button", { name: /on jo päättynyt/ }).waitFor();
  await page.clock.setFixedTime(new Date("2026-11-25T00:00:04+02:00"));
  await day(page, "2026-11-24").waitFor({ state: "detached" });
  assert.match(await day(page, "2026-11-25").innerText(), /Keskiviikko 25\.11\.\s+tänään/);
  await journeys.leave(page);
});

test("in three languages, with one's own town, by keyboard alone; an unknown event says so", async () => {
  const page = await journeys.visit({ path: "/position" });
  await page.getByRole("searchbox").first().fill("helsin");
  await page.getByRole("button", { name: /^Helsinki/ }).first().click();
  await unpacked(page);
  await tab(page, "Kalenteri").click();
  await page.getByRole("link", { name: "Helsinki", exact: true }).waitFor();
  await page.getByRole("button", { name: "Myös muualta", pressed: false }).waitFor();
  const month = page.getByRole("button", { name: "Kuukausi" });
  await month.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Kuukausi", pressed: true }).waitFor();
  await cell(page, "torstai 26.11.").focus();
  await page.keyboard.press("Space");
  await day(page, "2026-11-26").waitFor();
  for (const [language, name, title] of [["Svenska", "Kalender", "November"], ["English", "Calendar", "November"]]) {
    await page.goto(`${journeys.origin}/settings`);
    await page.getByRole("button", { name: language, exact: true }).click();
    await tab(page, name).click();
    await heading(page, title).waitFor();
  }
  for (const path of ["/event/a:nobody", "/event/x"]) {
    await page.goto(journeys.origin + path);
    await page.getByRole("heading", { name: "There is no such event" }).waitFor();
  }
  await page.getByRole("link", { name: "To the calendar" }).click();
  await heading(page, "November").waitFor();
  await journeys.leave(page);
});
