// The program's two parts: the list needs the first alone, and whoever asks for more than is here is told.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Journeys, heading, tab } from "./browser.mjs";

const SECOND = /\/split_rest\.wasm$/;

let journeys;
before(async () => { journeys = await Journeys.start(); });
after(async () => { await journeys?.stop(); });

// The browser tells the console of the file that doesn't come, for the page and for its worker, and of nothing else.
function forgive(files) {
  for (const complaint of journeys.complaints.splice(0)) assert.match(complaint, files);
}

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
  await page.unroute(SECOND);
  await alert.getByRole("button", { name: "Yritä uudelleen" }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByText("Osoite ja saapuminen").waitFor();
  forgive(/split_rest|sw\.js|Failed to fetch/);
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

test("one language is fetched; another comes when it is asked for, or why it doesn't is said", async () => {
  const page = await journeys.newcomer();
  const asked = [];
  page.on("request", (request) => {
    const language = new URL(request.url()).pathname.match(/\/words-([a-z]+)-/)?.[1];
    if (language) asked.push(language);
  });
  await page.route("**/sw.js", (route) => route.abort("internetdisconnected"));
  await page.goto(journeys.origin);
  await rows(page).first().waitFor();
  assert.deepEqual(asked, ["fi"]);

  await page.route(/\/words-sv-/, (route) => route.abort("internetdisconnected"));
  await page.goto(`${journeys.origin}/settings`);
  await page.getByRole("radio", { name: "Svenska" }).or(page.getByRole("button", { name: "Svenska" })).click();
  await tab(page, "Nyt").click();
  await page.getByText("Kielen Svenska sanoja ei saatu nyt").waitFor();
  forgive(/words-sv|sw\.js|Failed to fetch|ERR_INTERNET/);
  await page.unroute(/\/words-sv-/);
  // It was chosen: the next start speaks it.
  await page.goto(journeys.origin);
  await heading(page, "Vart nu?").waitFor();
  await page.reload();
  await page.locator("html[lang=sv]").waitFor();
  await heading(page, "Vart nu?").waitFor();
  await journeys.leave(page);
});
