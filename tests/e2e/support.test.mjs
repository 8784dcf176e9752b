// Journeys of Tukea: who answers now, what to do while nobody does, a moment in life, a service that is kept.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, heading, installed, Journeys, kept, listStands, tab, unpacked } from "./browser.mjs";

let journeys;
before(async () => { journeys = await Journeys.start(); });
after(async () => { await journeys?.stop(); });

const group = (page, id) => page.locator(`section[aria-labelledby="${id}"]`);
const service = (page, name) => page.locator("li.service").filter({ has: page.getByRole("link", { name, exact: true }) });

/** Opens Tukea as a person would. */
async function support(visitor = {}) {
  const page = await journeys.visit(visitor);
  await listStands(page);
  await tab(page, "Tukea").click();
  await heading(page, "Kuka auttaa?").waitFor();
  await group(page, "support-now").waitFor();
  return page;
}

test("on a Tuesday at ten: 112 apart, who answers first, who doesn't says when and names another", async () => {
  const page = await support();
  assert.equal(await group(page, "support-emergency").getByRole("link", { name: /^Soita/ }).getAttribute("href"), "tel:112");
  const line = service(page, "MIELI Kriisipuhelin");
  assert.match(await line.innerText(), /Vastaa nyt/);
  assert.equal(await line.getByRole("link", { name: /Soita/ }).getAttribute("href"), "tel:0925250111");
  const children = service(page, "Lasten ja nuorten puhelin, chat ja kirjepalvelu");
  assert.match(await group(page, "support-later").innerText(), /Lasten ja nuorten puhelin/);
  assert.match(await children.innerText(), /vastaa tänään klo 14/);
  assert.equal(await children.getByRole("link", { name: /Soita/ }).count(), 0, "nobody is sent to a line that doesn't answer");
  await accessible(page, "Tukea");

  // For a young person, the lines of parents step aside.
  await page.getByRole("button", { name: "Nuorelle" }).click();
  await page.getByRole("button", { name: "Nuorelle", pressed: true }).waitFor();
  await service(page, "Sekasin-chat").waitFor();
  assert.equal(await service(page, "VanhemmuudenApuu-chat").count(), 0);

  await children.getByRole("link", { name: /^Sillä välin/ }).click();
  await heading(page, "MIELI Kriisipuhelin").waitFor();
  await accessible(page, "a service's page");
  await journeys.leave(page);
});

test("a service is kept, opens from Omat, and its number stands without a network", async () => {
  const page = await support();
  await installed(page);
  await unpacked(page);
  await service(page, "Nollalinja").getByRole("link", { name: "Nollalinja", exact: true }).click();
  await heading(page, "Nollalinja").waitFor();
  await page.getByRole("button", { name: "Tallenna" }).click();
  await page.getByRole("button", { name: "Tallessa", pressed: true }).waitFor();
  await kept(page, "avoinovi:nollalinja");
  await journeys.goOffline(page);
  await page.reload();
  await heading(page, "Nollalinja").waitFor();
  await tab(page, "Omat").click();
  await page.locator("main li.row").filter({ hasText: "Nollalinja" }).getByRole("link").click();
  await heading(page, "Nollalinja").waitFor();
  assert.equal(await page.getByRole("link", { name: /^Soita/ }).first().getAttribute("href"), "tel:080005005");
  await tab(page, "Tukea").click();
  await page.getByText("Puhelut toimivat, chatit ja verkkosivut eivät").waitFor();
  await journeys.leave(page);
});

test("a moment in life leads to services, places and events, in three languages", async () => {
  const page = await support();
  await group(page, "support-situations").getByRole("link", { name: "Ero", exact: true }).click();
  await heading(page, "Ero").waitFor();
  await service(page, "Eroinfo-puhelin").waitFor();
  await accessible(page, "a moment in life");

  await page.goto(`${journeys.origin}/settings`);
  await page.getByRole("button", { name: "Svenska", exact: true }).click();
  await tab(page, "Stöd").click();
  await heading(page, "Vem hjälper?").waitFor();
  await page.goto(`${journeys.origin}/settings`);
  await page.getByRole("button", { name: "English", exact: true }).click();
  await tab(page, "Support").click();
  await heading(page, "Who can help?").waitFor();
  await group(page, "support-situations").getByRole("link", { name: "Separation", exact: true }).click();
  await heading(page, "Separation").waitFor();
  await journeys.leave(page);
});

test("in the example area a moment in life has places and events too, and help is asked for and given", async () => {
  const page = await journeys.visit({ path: "/settings" });
  await page.getByRole("switch").click();
  await page.locator(".banner").waitFor();
  await tab(page, "Tukea").click();
  await group(page, "support-now").waitFor();
  for (const [id, name] of [["support-beside", "Perhekummi"], ["support-give", "Kahvinkeittäjäksi Pihlajaan"]]) {
    await group(page, id).getByRole("button").click();
    await group(page, id).getByRole("link", { name, exact: true }).waitFor();
  }
  await accessible(page, "Tukea unfolded");
  await group(page, "support-situations").getByRole("link", { name: "Vauva kotona" }).click();
  await heading(page, "Vauva kotona").waitFor();
  await service(page, "Perheiden linja").waitFor();
  await group(page, "situation-places").getByRole("link", { name: /Esimerkkilän perhekeskus/ }).waitFor();
  await group(page, "situation-events").getByText("Terveydenhoitaja käymässä").waitFor();
  await page.goBack();
  await page.setViewportSize({ width: 320, height: 700 });
  await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "Tukea scrolls sideways");
  await journeys.leave(page);
});

test("an unknown service and an unknown moment in life say so, and lead on", async () => {
  for (const [path, title] of [["/service/a:nobody", "Tätä palvelua ei ole"], ["/support/situation/x", "Tätä tilannetta ei ole"]]) {
    const page = await journeys.visit({ path });
    await page.getByRole("heading", { name: title }).waitFor();
    await page.getByRole("link", { name: "Katso, kuka auttaa" }).click();
    await heading(page, "Kuka auttaa?").waitFor();
    await journeys.leave(page);
  }
});
