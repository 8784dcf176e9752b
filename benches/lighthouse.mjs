// Lighthouse's figures for a newcomer's first visit, as its mobile setting sees it (a slow phone on a slow network).
// The app keeps nothing of an earlier run: each has an empty profile. Prints the median of three by performance.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { chromiumPath, FLAGS } from "../tests/e2e/chromium.mjs";
import { serve } from "../platform/web/serve.mjs";

const RUNS = 3;
const CATEGORIES = ["performance", "accessibility", "best-practices"];

const { origin, close } = await serve("dist/web");
const runs = [];
try {
  for (let times = 0; times < RUNS; times++) {
    const chrome = await launch({ chromePath: chromiumPath(), chromeFlags: ["--headless=new", ...FLAGS] });
    try {
      const { lhr } = await lighthouse(origin, { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "error" });
      runs.push(lhr);
    } finally {
      await chrome.kill();
    }
  }
} finally {
  await close();
}

const score = (lhr, category) => Math.round(lhr.categories[category].score * 100);
runs.sort((a, b) => score(a, "performance") - score(b, "performance"));
const median = runs[Math.floor(RUNS / 2)];
const metric = (id) => `${id} ${median.audits[id].displayValue}`;
console.log(`Lighthouse ${median.lighthouseVersion}, mobile: ${CATEGORIES.map((name) => `${name} ${score(median, name)}`).join(", ")}`);
console.log(["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "speed-index", "cumulative-layout-shift"]
  .map(metric).join(", "));
for (const category of CATEGORIES) {
  for (const { id } of median.categories[category].auditRefs) {
    const audit = median.audits[id];
    const counts = audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode !== "informative";
    if (counts) console.log(`  ${category}: ${audit.title}${audit.displayValue ? `: ${audit.displayValue}` : ""}`);
  }
}
