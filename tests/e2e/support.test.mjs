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
  // Three stand at once, the others by a press.
  assert.equal(await group(page, "support-now").locator("li.service").count(), 3);
  await group(page, "support-now").getByRole("button", { name: "Näytä lisää" }).click();
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
  assert.match(await children.innerText(), /Vastaa tänään klo\s14/);
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
  for (const [id, name] of [
    ["support-beside", "Perhekummi"], ["support-childcare", "Lastenhoitoapu"], ["support-online", "Uniilta verkossa"],
    ["support-give", "Kahvinkeittäjäksi Pihlajaan"],
  ]) {
    await group(page, id).getByRole("button").click();
    await group(page, id).getByRole("link", { name: new RegExp(`^${name}`) }).first().waitFor();
  }
  // Asking and becoming stand beside each other, each with a letter of its own in the person's own mail.
  const beside = group(page, "support-beside");
  for (const [name, subject] of [["Pyydä apua: Perhekummi", "Pyyntö: Perhekummi"], ["Auta itse: Perhekummi", "Haluan mukaan: Perhekummi"]]) {
    const href = await beside.getByRole("link", { name, exact: true }).getAttribute("href");
    assert.match(href, /^mailto:perheet\.ry@example\.org\?/);
    assert.equal(new URL(href).searchParams.get("subject"), subject);
  }
  await group(page, "support-give").getByText("Kerro missä olet").waitFor();
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

test("in the real directory: a friend to ask for or to become, what is near, a service that is wrong", async () => {
  const page = await support();
  const beside = group(page, "support-beside");
  await beside.getByRole("button").click();
  for (const name of ["Perhekummitoiminta", "Ystäväksi maahanmuuttajaäidille"]) {
    for (const side of ["Pyydä apua", "Auta itse"]) {
      assert.match(await beside.getByRole("link", { name: `${side}: ${name}`, exact: true }).getAttribute("href"), /^https:/);
    }
  }
  await group(page, "support-childcare").getByRole("button").click();
  assert.equal(await group(page, "support-childcare").getByRole("link", { name: /^Auta itse/ }).count(), 0, "it says only that one can ask");

  // Near is known once it is known where one is.
  await group(page, "support-give").getByRole("button").click();
  await group(page, "support-give").getByRole("link", { name: /Kerro missä olet/ }).click();
  await page.getByRole("searchbox", { name: "Etsi kuntaa tai osoitetta" }).fill("helsinki");
  await page.getByRole("button", { name: /^Helsinki/ }).first().click();
  await heading(page, "Kuka auttaa?").waitFor();
  await group(page, "support-give").getByRole("button").click();
  await group(page, "support-give").getByRole("heading", { name: "Lähellä: vapaaehtoiset ohjaavat" }).waitFor();
  assert.equal(await group(page, "support-give").getByText("Kerro missä olet").count(), 0);

  await page.goto(`${journeys.origin}/service/avoinovi:mll-perhekummi`);
  await page.getByText("Onko jokin väärin?").click();
  await page.getByRole("button", { name: "Numero tai osoite" }).waitFor();
  await accessible(page, "a service to ask for");

  // A baby at home: places and events near, told as this app's judgement.
  await page.goto(`${journeys.origin}/support/situation/avoinovi:life/vauva`);
  const near = group(page, "situation-near");
  await near.getByText("Paikka ei ole itse sanonut").waitFor();
  await near.locator(".row-link").nth(3).waitFor();
  await accessible(page, "a moment in life with what is near");
  await journeys.leave(page);
});

test("who is behind it: areas, the network with its promise, an organization, quality in plain words", async () => {
  const page = await support();
  await page.getByRole("link", { name: /^Ketkä tämän takana ovat/ }).click();
  await heading(page, "Ketkä tämän takana ovat?").waitFor();
  await page.getByText("ei ole vielä kertonut itsestään").waitFor();
  await page.getByText("Kerro kuntasi").waitFor();
  await accessible(page, "the network of nowhere");
  await page.getByRole("link", { name: /^Laatukriteerit/ }).click();
  await heading(page, "Laatukriteerit").waitFor();
  await page.getByText("Ilmapiiri on hyväksyvä ja kohtelu yhdenvertaista.").waitFor();
  await accessible(page, "the quality criteria");

  await page.goto(`${journeys.origin}/settings`);
  await page.getByRole("switch").click();
  await page.locator(".banner").waitFor();
  await kept(page, "example_area");
  await page.goto(`${journeys.origin}/network`);
  const levels = page.locator(".level");
  await levels.nth(2).waitFor();
  assert.deepEqual(await levels.locator(".level-name").allInnerTexts(), ["Esimerkkilä", "Keskustan palvelualue", "Esimerkkilän hyvinvointialue"]);
  await page.getByText("Lupaamme, että jokaista tulijaa tervehditään").waitFor();
  await accessible(page, "the network");
  await page.locator('section[aria-labelledby="network-coordinators"]').getByRole("link").click();
  await heading(page, "Esimerkkilän hyvinvointialue").waitFor();
  await page.getByRole("link", { name: /Kohtaamispaikka Avoin ovi/ }).waitFor();
  await page.getByRole("link", { name: "Perheiden linja", exact: true }).waitFor();
  await page.getByText("Kahvila monella kielellä").waitFor();
  assert.equal(await page.getByRole("link", { name: "perheet@example.org" }).getAttribute("href"), "mailto:perheet@example.org");
  await accessible(page, "an organization's page");
  // A place leads to those who run it.
  await page.getByRole("link", { name: /Kohtaamispaikka Avoin ovi/ }).click();
  await page.getByRole("link", { name: "Esimerkkilän perheet ry", exact: true }).click();
  await heading(page, "Esimerkkilän perheet ry").waitFor();
  await journeys.leave(page);

  const guest = await journeys.visit({ path: "/organization/a:nobody" });
  await guest.getByRole("heading", { name: "Järjestäjää ei löydy" }).waitFor();
  await guest.getByRole("link", { name: "Katso, kuka järjestää" }).click();
  await heading(guest, "Ketkä tämän takana ovat?").waitFor();
  await journeys.leave(guest);
});

test("an idea is written without a network, waits as a draft, and goes only by the writer's own mail", async () => {
  const page = await journeys.visit({ path: "/settings" });
  await page.getByRole("switch").click();
  await page.locator(".banner").waitFor();
  await kept(page, "example_area");
  await installed(page);
  await page.goto(`${journeys.origin}/feedback/esimerkki:org/yhdistys`);
  await heading(page, "Idea tai palaute").waitFor();
  await page.getByText("Kirjoita ensin jotain.").waitFor();
  await page.getByText("Mitään ei lähetetä itsestään").waitFor();
  await journeys.goOffline(page);
  const words = page.getByLabel("Omin sanoin");
  await page.getByRole("button", { name: "Lapsi", exact: true }).click();
  await words.pressSequentially("Keinu & hiekka?", { delay: 2 });
  const mail = page.getByRole("link", { name: "Avaa sähköpostissa" });
  await page.waitForFunction(() => document.querySelector("main a.face-button")?.href.includes("hiekka"));
  const letter = new URL(await mail.getAttribute("href"));
  assert.equal(letter.pathname, "perheet.ry@example.org", "to whom it is about");
  assert.equal(letter.searchParams.get("body"), "Idea · Esimerkkilän perheet ry · Lapsi\r\n\r\nKeinu & hiekka?");
  await accessible(page, "a letter being written");
  await kept(page, "Keinu & hiekka?");
  await page.reload();
  await words.waitFor();
  assert.equal(await words.inputValue(), "Keinu & hiekka?", "the draft waits");
  await page.getByRole("button", { name: "Tyhjennä" }).click();
  await page.getByText("Luonnos tyhjennettiin.").waitFor();
  assert.equal(await words.inputValue(), "");
  await page.getByRole("button", { name: "Kumoa" }).click();
  await mail.waitFor();
  assert.equal(await words.inputValue(), "Keinu & hiekka?");
  await page.getByRole("button", { name: "Esimerkkilän hyvinvointialue" }).click();
  await page.waitForFunction(() => document.querySelector("main a.face-button")?.href.startsWith("mailto:perheet@"));
  await journeys.leave(page);
});
