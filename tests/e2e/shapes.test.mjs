// Every screen in the shapes that readers give it: a narrow phone, text at twice its size, a language that is written
// from right to left (none is translated yet; the page is only turned round), a tablet.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Journeys, kept } from "./browser.mjs";

let journeys;
before(async () => { journeys = await Journeys.start(); });
after(async () => { await journeys?.stop(); });

const SHAPES = [
  { width: 320, text: "100%", direction: "ltr" },
  { width: 390, text: "200%", direction: "ltr" },
  { width: 320, text: "200%", direction: "rtl" },
  { width: 768, text: "100%", direction: "rtl" },
];

/** What is wrong with the page as it stands, in words. */
function faults() {
  const told = [];
  const name = (element) => `${element.tagName} .${element.getAttribute("class")} "${element.innerText?.slice(0, 30)}"`;
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) told.push(`it scrolls sideways, ${root.scrollWidth} of ${innerWidth}`);
  for (const element of document.querySelectorAll("body *")) {
    const { left, right, width, height } = element.getBoundingClientRect();
    // Chips are a line that a thumb pushes along.
    if (!width || !height || element.closest(".only-heard, .chips.asked")) continue;
    if (right > innerWidth + 1 || left < -1) told.push(`${name(element)} sticks out, ${left} to ${right}`);
    if (element.matches("a, button, input, select, summary") && (height < 43.9 || width < 43.9)) {
      told.push(`${name(element)} is no target, ${width} by ${height}`);
    }
  }
  return told;
}

async function holds(page, what) {
  for (const { width, text, direction } of SHAPES) {
    await page.setViewportSize({ width, height: 700 });
    await page.evaluate(([size, dir]) => {
      document.documentElement.style.fontSize = size;
      document.documentElement.dir = dir;
    }, [text, direction]);
    assert.deepEqual(await page.evaluate(faults), [], `${what} at ${width} px, ${text}, ${direction}`);
  }
}

test("nothing sticks out and every button can be pressed, narrow, large and from right to left", async () => {
  const page = await journeys.visit();
  await page.locator('section[aria-labelledby="group-check"] .row-link').first().waitFor();
  await holds(page, "Nyt");
  for (const [path, whole] of [
    ["/filters", ".foot-main"],
    ["/time", ".foot-main"],
    ["/position", "ul .choice"],
    ["/map", ".legend"],
    ["/saved", ".face"],
    ["/calendar", ".agenda-link"],
    ["/support", 'section[aria-labelledby="support-now"] .way'],
    ["/service/avoinovi:nollalinja", ".source"],
    ["/support/situation/avoinovi:life/ero", ".service"],
    ["/organization/avoinovi:org/helsingin-kaupunki", ".row-link"],
    ["/network", ".card"],
    ["/network/quality", ".fact"],
    ["/feedback", "textarea"],
    ["/welcome", ".choice"],
    ["/settings", ".version"],
    ["/settings/family", ".ages-add"],
    ["/settings/feed", ".feed-form"],
    ["/settings/regions", "ul .choice"],
    ["/settings/maps", ".pack"],
    ["/settings/hidden", ".face"],
    ["/settings/privacy", ".fact"],
    ["/settings/accessibility", ".fact"],
    ["/settings/sources", ".source"],
    ["/settings/software", ".software"],
    ["/no/such/page", ".face"],
  ]) {
    await page.goto(journeys.origin + path);
    await page.locator(whole).first().waitFor();
    await holds(page, path);
  }
  await page.goto(`${journeys.origin}/welcome`);
  for (const step of ["Missä olette?", "Kuka on mukana?"]) {
    await page.getByRole("button", { name: "Seuraava" }).click();
    await page.getByRole("heading", { name: step }).waitFor();
    await holds(page, step);
  }
  await page.goto(`${journeys.origin}/settings`);
  await page.getByRole("switch").click();
  await page.locator(".banner").waitFor();
  await kept(page, "example_area");
  for (const path of ["/network", "/organization/esimerkki:org/hva", "/feedback", "/service/esimerkki:perhekummi"]) {
    await page.goto(journeys.origin + path);
    await page.locator("main .card").first().waitFor();
    await holds(page, `${path} of the example area`);
  }
  await page.goto(`${journeys.origin}/place/esimerkki:avoin-ovi`);
  await page.getByRole("button", { name: "Tallenna" }).click();
  await page.getByRole("button", { name: "Tallessa", pressed: true }).waitFor();
  await page.locator("summary").click();
  await holds(page, "a place complete in every field");
  // Signs that point along the line turn round with it, and the door stands where the line begins.
  const { mirrored } = await page.evaluate(() => ({ mirrored: getComputedStyle(document.querySelector(".back svg")).transform }));
  assert.equal(mirrored, "matrix(-1, 0, 0, 1, 0, 0)");
  await page.getByRole("navigation").getByRole("link", { name: "Omat" }).click();
  const row = page.locator("main li.row").first();
  await row.waitFor();
  await page.getByRole("button", { name: "Näytä ruutukoodi" }).click();
  await page.locator('section[aria-labelledby="omat-week"] .agenda-link').first().waitFor();
  await holds(page, "Omat");
  const [door, words] = await Promise.all([row.locator(".door-plate").boundingBox(), row.locator(".row-words").boundingBox()]);
  assert.ok(door.x >= words.x + words.width, "the door stands at the right");
  await page.getByRole("navigation").getByRole("link", { name: "Kalenteri" }).click();
  await page.getByRole("button", { name: "Kuukausi" }).click();
  await page.getByText("Vuosikello").first().waitFor();
  await page.locator("summary").click();
  await holds(page, "Kalenteri with a month and the year's plan");
  for (const event of ["pihlaja-tiistai", "monikkoryhma", "verkkoilta"]) {
    await page.goto(`${journeys.origin}/event/esimerkki:${event}`);
    await page.locator(".event-time").first().waitFor();
    await holds(page, `the page of ${event}`);
  }
  await journeys.leave(page);
});
