// Takes the pictures of README: `./dev screenshots`, which calls `node tests/e2e/screenshots.mjs docs/screenshots`.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Journeys } from "./browser.mjs";

const PLACE = "Kohtaamispaikka Keidas";
const out = process.argv[2] ?? "docs/screenshots";
await mkdir(out, { recursive: true });
const journeys = await Journeys.start();
try {
  for (const theme of ["light", "dark"]) {
    const page = await journeys.visit({ theme });
    const picture = (name) => page.screenshot({ path: join(out, `${name}-${theme}.png`) });
    await page.locator(".row-link").first().waitFor();
    await page.locator(".pills a").click();
    await page.getByRole("searchbox").fill("esp");
    await page.getByRole("button", { name: /^Espoo/ }).click();
    await page.locator(".row-link").filter({ hasText: PLACE }).first().waitFor();
    await picture("now");
    await page.locator(".row-link").filter({ hasText: PLACE }).first().click();
    await page.locator('section[aria-labelledby="place-sources"]').waitFor();
    await page.evaluate(() => document.activeElement?.blur());
    await picture("place");
    await page.getByRole("link", { name: "Takaisin" }).click();
    await page.getByRole("link", { name: "Asetukset" }).click();
    await page.getByRole("switch").click();
    await page.locator(".banner").waitFor();
    await page.getByRole("link", { name: "Takaisin" }).click();
    await page.locator('section[aria-labelledby="group-open"] .row-link').first().waitFor();
    await picture("example");
    await journeys.leave(page);
  }
} finally {
  await journeys.stop();
}
console.log(`Pictures in ${out}`);
