// The machine's own Chromium, headless: `const browser = await browserAt()`.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

export const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

export function browserAt(more = []) {
  return chromium.launch({ executablePath: chromiumPath(), headless: true, args: [...FLAGS, ...more] });
}

export function chromiumPath() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
      const path = join(folder, name);
      if (existsSync(path)) return path;
    }
  }
  throw new Error("no chromium on the PATH; ./dev e2e installs it, or CHROMIUM names one");
}
