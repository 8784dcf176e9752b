// Takes the pictures of README and docs: `node tests/e2e/screenshots.mjs docs/screenshots`.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Journeys } from "./browser.mjs";

const out = process.argv[2] ?? "docs/screenshots";
await mkdir(out, { recursive: true });
const journeys = await Journeys.start();
try {
  for (const theme of ["light", "dark"]) {
    const page = await journeys.visit({ theme });
    const picture = (name) => page.screenshot({ path: join(out, `${name}-${theme}.png`) });
    const doubtful = page.locator('section[aria-labelledby="group-check"] .row-link');
    await doubtful.first().waitFor();
    // The list grows while the directory unpacks.
    await doubtful.filter({ hasText: /tieto.*20\d\d/i }).first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    await picture("now");
    await doubtful.filter({ hasText: /tieto.*20\d\d/i }).first().click();
    await page.locator(".hero").waitFor();
    await picture("place");
    await page.getByRole("link", { name: "Takaisin" }).click();

    await page.getByRole("link", { name: "Asetukset" }).click();
    await page.getByRole("switch").click();
    await page.getByRole("link", { name: "Takaisin" }).click();
    await page.locator('section[aria-labelledby="group-open"] .row-link').first().waitFor();
    await picture("example");
    await journeys.leave(page);
  }
} finally {
  await journeys.stop();
}
console.log(`Pictures in ${out}`);
