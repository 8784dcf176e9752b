// The app from right to left: in Arabic, on every screen.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Journeys, accessible, heading } from "./browser.mjs";

let journeys;
before(async () => { journeys = await Journeys.start(); });
after(async () => { await journeys?.stop(); });

/** Path, and what stands there once the screen is whole. */
const SCREENS = [
  ["/", ".row-link"],
  ["/map", ".map-buttons"],
  ["/calendar", ".agenda-link"],
  ["/saved", ".face"],
  ["/support", ".way"],
  ["/filters", ".foot-main"],
  ["/time", ".foot-main"],
  ["/position", ".choice"],
  ["/settings", ".version"],
  ["/settings/family", ".ages-add"],
  ["/settings/regions", ".choice"],
];

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

test("a phone that speaks Arabic gets the app from right to left, and Finnish turns it back", async () => {
  const page = await journeys.visit({ language: "ar-IQ" });
  await heading(page, "إلى أين الآن؟").waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.dir), "rtl");
  await page.locator(".row-link").first().waitFor();
  // The first tab is the right-most, and a row's sign is at the right of its words.
  const boxes = (selector) => page.locator(selector).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().x));
  const tabs = await boxes("nav.tabs a");
  assert.deepEqual(tabs, tabs.toSorted((a, b) => b - a));

  await page.goto(`${journeys.origin}/calendar`);
  await page.locator(".agenda-link").first().waitFor();
  const weekdays = await page.locator("table.days th").allInnerTexts();
  assert.equal(new Set(weekdays).size, 7, weekdays.join(" "));

  await page.goto(`${journeys.origin}/settings`);
  await page.getByRole("button", { name: "Suomi" }).click();
  await heading(page, "Asetukset").waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.dir), "ltr");
  await journeys.leave(page);
});

test("from right to left nothing needs scrolling sideways, and axe finds nothing, in light or dark", async () => {
  const page = await journeys.visit({ language: "ar" });
  await page.locator(".row-link").first().waitFor();
  for (const [path, whole] of SCREENS) {
    await page.goto(journeys.origin + path);
    await page.locator(whole).first().waitFor();
    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 844 });
      assert.ok((await sideways(page)) <= 0, `${path} is wider than ${width} px`);
    }
    await accessible(page, `${path} in Arabic`);
  }
  await journeys.leave(page);
});
