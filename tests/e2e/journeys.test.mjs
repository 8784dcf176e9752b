// Journeys through the web app, as `./dev build web` packs it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Journeys } from "./browser.mjs";

let journeys;
before(async () => { journeys = await Journeys.start(); });
after(async () => { await journeys?.stop(); });

test("the app opens", async () => {
  const page = await journeys.visit();
  await page.getByRole("heading", { level: 1 }).waitFor();
  assert.equal(await page.title(), "Avoin ovi");
  assert.equal(await page.locator("#first-face").count(), 0, "the first face is gone once the app has painted");
  await journeys.leave(page);
});
