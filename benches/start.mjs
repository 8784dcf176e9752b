// What a first and a later visit of the web app cost: bytes on the wire and time until the list is painted, in Chromium
// at a phone's size, as the machine is and at a quarter of its speed. Medians of three visits, each by a newcomer.
import { Journeys } from "../tests/e2e/browser.mjs";

const VISITS = 3;
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/**
 * In the page: notes when the frame with the list's first place has been painted, in milliseconds of its own clock. At
 * night, when no door is open, that is the frame with its first heading.
 */
function notePainted() {
  new MutationObserver((_, observer) => {
    if (!document.querySelector(".row-link, .group")) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => { globalThis.listPainted = performance.now(); }));
  }).observe(document, { childList: true, subtree: true });
}

/** Milliseconds from the navigation until the list is painted, and the bytes that came over the wire till then. */
async function visit(page, origin, slowdown) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  let bytes = 0;
  session.on("Network.loadingFinished", (event) => { bytes += event.encodedDataLength; });
  await page.goto(origin, { waitUntil: "commit" });
  const painted = await page.waitForFunction(() => globalThis.listPainted);
  const sent = bytes;
  const took = await painted.jsonValue();
  await session.detach();
  return { took, sent };
}

const journeys = await Journeys.start();
try {
  for (const slowdown of [1, 4]) {
    const first = [];
    const later = [];
    for (let times = 0; times < VISITS; times++) {
      const page = await journeys.newcomer({ now: null });
      await page.addInitScript(notePainted);
      first.push(await visit(page, journeys.origin, slowdown));
      // The later visit reads what the first has kept.
      await page.waitForFunction(() => localStorage.getItem("avoin-ovi:seed") !== null);
      await page.evaluate(() => navigator.serviceWorker.ready);
      await page.waitForLoadState("networkidle");
      later.push(await visit(page, journeys.origin, slowdown));
      await page.context().close();
    }
    const told = (visits) =>
      `${Math.round(median(visits.map(({ took }) => took)))} ms, ${Math.round(median(visits.map(({ sent }) => sent)) / 1000)} kB`;
    console.log(`web, list painted, CPU slowed ${slowdown} times: first visit ${told(first)}; later ${told(later)}`);
  }
} finally {
  await journeys.stop();
}
