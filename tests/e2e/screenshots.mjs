// Takes the pictures of every screen anew: `./dev screenshots`, which calls
// `node tests/e2e/screenshots.mjs docs/screenshots`. A word after the folder takes only the screens whose name holds it.
//
// A phone's screen in light and dark; then the narrowest phone, a tablet, and text at twice its size, in light.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Journeys } from "./browser.mjs";

const PLACE = "Kohtaamispaikka Keidas";
const [out = "docs/screenshots", only = ""] = process.argv.slice(2);

/** Name, path; in the example area where it says so. */
const SCREENS = [
  ["now", "/"],
  ["place", null],
  ["filters", "/filters"],
  ["time", "/time"],
  ["position", "/position"],
  ["saved-empty", "/saved"],
  ["settings", "/settings"],
  ["settings-family", "/settings/family"],
  ["settings-feed", "/settings/feed"],
  ["settings-regions", "/settings/regions"],
  ["settings-privacy", "/settings/privacy"],
  ["settings-accessibility", "/settings/accessibility"],
  ["settings-sources", "/settings/sources"],
  ["settings-software", "/settings/software"],
  ["missing", "/no/such/page"],
  ["example", "/", true],
  ["example-place", "/place/esimerkki:avoin-ovi", true],
  ["saved", "/saved", true],
].filter(([name]) => name.includes(only));

const LOOKS = [
  { suffix: "light", theme: "light", width: 390, scale: 1.5 },
  { suffix: "dark", theme: "dark", width: 390, scale: 1.5 },
  { suffix: "320", theme: "light", width: 320, scale: 1 },
  { suffix: "768", theme: "light", width: 768, scale: 1 },
  { suffix: "200-percent", theme: "light", width: 390, scale: 1, text: "200%" },
];

await mkdir(out, { recursive: true });
const journeys = await Journeys.start();
try {
  for (const look of LOOKS) {
    const page = await journeys.visit({
      theme: look.theme,
      viewport: { width: look.width, height: 844 },
      deviceScaleFactor: look.scale,
    });
    await settle(page);
    await choosePosition(page);
    let inExample = false;
    for (const [name, path, example = false] of SCREENS) {
      if (example && !inExample) await enterExample(page);
      inExample = example;
      if (path) await page.goto(journeys.origin + path);
      else await openPlace(page);
      if (look.text) await page.evaluate((size) => { document.documentElement.style.fontSize = size; }, look.text);
      await settle(page);
      await page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0); });
      await page.screenshot({ path: join(out, `${name}-${look.suffix}.png`) });
    }
    await journeys.leave(page);
  }
} finally {
  await journeys.stop();
}
console.log(`Pictures in ${out}`);

/** Until nothing is being looked for any more. */
async function settle(page) {
  await page.locator("h1").first().waitFor();
  await page.locator(".loading").waitFor({ state: "detached" });
  await page.locator("progress").waitFor({ state: "detached" });
  await page.waitForTimeout(400);
}

async function choosePosition(page) {
  await page.goto(`${journeys.origin}/position`);
  await page.getByRole("searchbox").first().fill("esp");
  await page.getByRole("button", { name: /^Espoo/ }).first().click();
  await page.locator(".row-link").filter({ hasText: PLACE }).first().waitFor();
}

async function openPlace(page) {
  await page.goto(journeys.origin);
  await page.locator(".row-link").filter({ hasText: PLACE }).first().click();
  await page.locator('section[aria-labelledby="place-sources"]').waitFor();
}

/** The example area, with places that are kept there. */
async function enterExample(page) {
  await page.goto(`${journeys.origin}/settings`);
  await page.getByRole("switch").first().click();
  await page.locator(".banner").first().waitFor();
  // Its directory is unpacked before anybody leaves the page.
  await page.goto(journeys.origin);
  await page.locator('section[aria-labelledby="group-open"] .row-link').first().waitFor();
  for (const id of ["esimerkki:avoin-ovi", "esimerkki:kirjasto"]) {
    await page.goto(`${journeys.origin}/place/${id}`);
    await page.getByRole("button", { name: "Tallenna" }).click();
    await page.getByRole("button", { name: "Tallessa", pressed: true }).waitFor();
  }
}
