// The program's two parts: the list needs the first alone, and whoever asks for more than is here is told.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Journeys } from "./browser.mjs";

const SECOND = /\/split_rest\.wasm$/;

let journeys;
before(async () => { journeys = await Journeys.start(); });
after(async () => { await journeys?.stop(); });

const rows = (page) => page.locator(".row-link");

test("a screen that can't be fetched says so, and is there at the next try", async () => {
  const page = await journeys.newcomer();
  // Nor is it kept: the app's service worker doesn't come either.
  await page.route("**/sw.js", (route) => route.abort("internetdisconnected"));
  await page.route(SECOND, (route) => route.abort("internetdisconnected"));
  await page.goto(journeys.origin);
  await rows(page).first().click();
  const alert = page.getByRole("alert");
  await alert.waitFor();
  // The browser tells the console of the file that didn't come, and of nothing else.
  for (const complaint of journeys.complaints.splice(0)) assert.match(complaint, /split_rest|sw\.js|Failed to fetch/);
  await page.unroute(SECOND);
  await alert.getByRole("button", { name: "Yritä uudelleen" }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByText("Osoite ja saapuminen").waitFor();
  await journeys.leave(page);
});

test("a shared link to a place fetches both parts by itself", async () => {
  const page = await journeys.visit();
  const path = await rows(page).first().getAttribute("href");
  await journeys.leave(page);
  const other = await journeys.visit({ path });
  await other.getByText("Osoite ja saapuminen").waitFor();
  await journeys.leave(other);
});
