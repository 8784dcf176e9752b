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
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.screenshot({ path: join(out, `now-${theme}.png`) });
    await journeys.leave(page);
  }
} finally {
  await journeys.stop();
}
console.log(`Pictures in ${out}`);
