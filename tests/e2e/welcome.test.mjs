// Journeys of the first start: three questions that nobody has to answer, and that keep nobody from the list.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, heading, installed, Journeys, kept, listStands, rows, tab } from "./browser.mjs";

let journeys;
before(async () => { journeys = await Journeys.start(); });
after(async () => { await journeys?.stop(); });

const offer = (page) => page.locator('section[aria-labelledby="welcome-offer"]');
const next = (page) => page.getByRole("button", { name: "Seuraava" });

/** Whether the screen's heading has the focus, which the reader's voice follows. */
const heardHeading = (page, name) =>
  page.waitForFunction((title) => document.activeElement?.tagName === "H1" && document.activeElement.innerText === title, name);

test("the questions stand above the list, which is there; answered, they make it the family's own", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await offer(page).waitFor();
  assert.ok(await rows(page, "group-check").first().isVisible(), "the list waits for nobody");
  await accessible(page, "Nyt with the offer");
  await offer(page).getByRole("link", { name: "Aloita" }).click();

  await heading(page, "Millä kielellä?").waitFor();
  await heardHeading(page, "Millä kielellä?");
  await page.getByText("Vaihe 1/3").waitFor();
  await page.getByRole("button", { name: "Suomi", pressed: true }).waitFor();
  await accessible(page, "the first question");
  await next(page).click();

  await heardHeading(page, "Missä olet?");
  await page.getByRole("searchbox", { name: "Etsi kuntaa" }).fill("esp");
  await page.getByRole("button", { name: /^Espoo/ }).click();
  await page.getByText("Valittu: Espoo").waitFor();
  await page.getByText(/Päivitetään: .*Länsi-Uudenmaan/).waitFor();
  await accessible(page, "the second question");
  await next(page).click();

  await heardHeading(page, "Kuka on mukana?");
  await page.getByLabel("Vuotta").selectOption("0");
  await page.getByLabel("Kuukautta").selectOption("5");
  await page.getByRole("button", { name: "Poista: 5 kk" }).waitFor();
  await page.getByRole("button", { name: "Hoitopöytä" }).click();
  await accessible(page, "the third question");
  await page.getByRole("button", { name: "Edellinen" }).click();
  await heardHeading(page, "Missä olet?");
  await next(page).click();
  await page.getByRole("button", { name: "Näytä paikat" }).click();

  await heading(page, "Minne nyt?").waitFor();
  await page.locator(".pills a").filter({ hasText: "Espoo" }).waitFor();
  await page.getByRole("button", { name: "Poista: 5 kk" }).waitFor();
  assert.equal(await offer(page).count(), 0);
  for (const setting of ["welcome_answered", "position_municipality", "family_children", "feed_regions"]) {
    await kept(page, setting);
  }
  await page.reload();
  await page.locator(".pills a").filter({ hasText: "Espoo" }).waitFor();
  await rows(page, "own-check").first().waitFor();
  assert.equal(await offer(page).count(), 0);

  // The counties follow the place, and can be changed.
  await page.goto(`${journeys.origin}/settings/regions`);
  await page.getByRole("button", { name: /^Länsi-Uudenmaan/, pressed: true }).waitFor();
  await page.getByRole("button", { name: "Koko maa", pressed: false }).waitFor();
  await journeys.leave(page);
});

test("one press puts them aside for good, says where they are, and the settings lead there again", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await offer(page).getByRole("button", { name: "Ohita" }).click();
  await offer(page).waitFor({ state: "detached" });
  const said = page.getByText("Löydät nämä asetuksista");
  await said.waitFor();
  assert.ok(await said.evaluate((line) => line === document.activeElement), "the focus is not lost");
  await kept(page, "welcome_answered");
  await page.reload();
  await listStands(page);
  assert.equal(await offer(page).count(), 0);

  await page.getByRole("link", { name: "Asetukset" }).click();
  await page.getByRole("link", { name: /Kerro kolme asiaa/ }).click();
  await heading(page, "Millä kielellä?").waitFor();
  await page.getByRole("button", { name: "Svenska", exact: true }).click();
  await heading(page, "På vilket språk?").waitFor();
  await page.getByRole("button", { name: "Hoppa över" }).click();
  await heading(page, "Inställningar").waitFor();
  await journeys.leave(page);
});

test("the device's position is asked on a press only; what it says leads the list, and can be taken back", async () => {
  const page = await journeys.visit({
    geolocation: { latitude: 60.20554, longitude: 24.65573 }, permissions: ["geolocation"],
  });
  await listStands(page);
  await offer(page).getByRole("link", { name: "Aloita" }).click();
  await next(page).click();
  await page.getByText("jää tähän laitteeseen").waitFor();
  await page.getByRole("button", { name: "Käytä sijaintiani" }).click();
  await page.getByText("Valittu: Oma sijainti").waitFor();
  await page.getByText(/Päivitetään: .*Helsin/).waitFor();
  await page.getByRole("button", { name: "Poista valinta" }).click();
  await page.getByText("Valittu:").waitFor({ state: "detached" });
  // By the app's own ways: a page that is loaded anew may overtake the writing.
  await next(page).click();
  await page.getByRole("button", { name: "Näytä paikat" }).click();
  await page.getByRole("link", { name: "Asetukset" }).click();
  await page.getByRole("link", { name: "Alueet ja päivitykset" }).click();
  await page.getByRole("button", { name: "Koko maa", pressed: true }).waitFor();
  await journeys.leave(page);

  const refused = await journeys.visit({ permissions: [] });
  await listStands(refused);
  await offer(refused).getByRole("link", { name: "Aloita" }).click();
  await next(refused).click();
  await refused.getByRole("button", { name: "Käytä sijaintiani" }).click();
  await refused.getByText("ei antanut lupaa").waitFor();
  await next(refused).click();
  await refused.getByRole("button", { name: "Näytä paikat" }).click();
  await listStands(refused);
  await journeys.leave(refused);
});

test("whoever comes by a link is asked nothing, not even later", async () => {
  const first = await journeys.visit();
  const path = await rows(first, "group-check").first().getAttribute("href");
  await journeys.leave(first);
  for (const [link, title] of [[path, null], ["/?lang=sv", "Vart nu?"], ["/?age=14", "Minne nyt?"]]) {
    const page = await journeys.visit({ path: link });
    if (title === null) {
      await page.locator('section[aria-labelledby="place-sources"]').waitFor();
      await page.getByRole("link", { name: "Takaisin" }).click();
    } else {
      await heading(page, title).waitFor();
      await page.locator(".offer-answers button").last().click();
    }
    await listStands(page);
    assert.equal(await offer(page).count(), 0, `after ${link}`);
    await kept(page, "welcome_answered");
    await page.goto(journeys.origin);
    await listStands(page);
    assert.equal(await offer(page).count(), 0, `later, after ${link}`);
    await journeys.leave(page);
  }
});

test("without a network, by keyboard alone, and not in the example area", async () => {
  const page = await journeys.visit();
  await listStands(page);
  await installed(page);
  await journeys.goOffline(page);
  const start = offer(page).getByRole("link", { name: "Aloita" });
  await start.focus();
  await page.keyboard.press("Enter");
  await heardHeading(page, "Millä kielellä?");
  // The way to the next question is reached by the key that walks from thing to thing.
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press("Tab");
    if (await next(page).evaluate((button) => button === document.activeElement)) break;
  }
  await page.keyboard.press("Enter");
  await heardHeading(page, "Missä olet?");
  await page.getByRole("searchbox", { name: "Etsi kuntaa" }).fill("eisellaista");
  await page.getByText("Sen nimistä kuntaa ei ole.").waitFor();
  await page.getByRole("button", { name: "Ohita" }).press("Enter");
  await listStands(page);
  assert.equal(await offer(page).count(), 0);
  await journeys.leave(page);

  const example = await journeys.visit({ path: "/settings" });
  await example.getByRole("switch").click();
  await example.locator(".banner").waitFor();
  await tab(example, "Nyt").click();
  await rows(example, "group-open").first().waitFor();
  assert.equal(await offer(example).count(), 0);
  await journeys.leave(example);
});
