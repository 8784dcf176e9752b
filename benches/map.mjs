// How smoothly the map is pushed with 10,000 places on it, in Chromium at a phone's size, as the machine is and at a quarter
// of its speed; and how long the map takes to stand. The places are the country's playgrounds and as many more of them,
// a little aside, as are missing to that number. There is no graphics card here, so a frame costs more than on a phone:
// the same map is pushed without any place on it beside, and the long tasks of our own thread are told.
import { Journeys } from "../tests/e2e/browser.mjs";

const FRAMES = 90;
const PLACES = 10_000;
const journeys = await Journeys.start();

/** Pushes the map for a number of frames; milliseconds of each frame, and of our script in it. */
function push(page, frames) {
  return page.evaluate(async (frames) => {
    const { map } = document.querySelector(".map-picture");
    const gaps = [];
    let long = 0;
    const watch = new PerformanceObserver((list) => { for (const entry of list.getEntries()) long += entry.duration; });
    watch.observe({ entryTypes: ["longtask"] });
    let last = performance.now();
    for (let frame = 0; frame < frames; frame++) {
      map.panBy([frame % 60 < 30 ? 9 : -9, frame % 40 < 20 ? 4 : -4], { duration: 0 });
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      gaps.push(now - last);
      last = now;
    }
    watch.disconnect();
    gaps.sort((a, b) => a - b);
    return { median: gaps[Math.floor(frames / 2)], worst: gaps.at(-3), long };
  }, frames);
}

/** Puts so many places on the map: those that it has, over and over, each time a little aside. Tells how many it had. */
function place(page, many) {
  return page.evaluate(async (many) => {
    const { map } = document.querySelector(".map-picture");
    const source = map.getSource("pins");
    globalThis.pinsAtFirst ??= (await source.getData()).features;
    const first = globalThis.pinsAtFirst;
    const features = Array.from({ length: many }, (_, number) => {
      const feature = structuredClone(first[number % first.length]);
      const [lon, lat] = feature.geometry.coordinates;
      const aside = Math.floor(number / first.length) * 0.004;
      feature.geometry.coordinates = [lon + aside, lat + aside / 2];
      feature.id = number;
      return feature;
    });
    source.setData({ type: "FeatureCollection", features });
    await new Promise((idle) => map.once("idle", idle));
    return first.length;
  }, many);
}

try {
  const page = await journeys.visit();
  await page.waitForFunction(() => localStorage.getItem("avoin-ovi:seed") !== null);
  await page.goto(`${journeys.origin}/filters`);
  await page.getByRole("button", { name: "Leikkipaikka", exact: true }).first().click();
  await page.locator(".foot-main").click();
  const session = await page.context().newCDPSession(page);
  for (const slowdown of [1, 4]) {
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    const began = performance.now();
    await page.goto(`${journeys.origin}/map`);
    await page.locator(".map-buttons").waitFor();
    await page.waitForFunction(() => {
      const map = document.querySelector(".map-picture")?.map;
      return map?.getSource("base") && map.areTilesLoaded() && map.queryRenderedFeatures({ layers: ["pins", "groups"] }).length > 0;
    });
    const stands = Math.round(performance.now() - began);
    for (const [what, zoom] of [["the country", 5], ["a town", 10], ["streets", 13]]) {
      await page.evaluate((zoom) => { document.querySelector(".map-picture").map.jumpTo({ center: [24.94, 60.2], zoom }); }, zoom);
      await page.waitForTimeout(1_500);
      const told = [];
      for (const many of [PLACES, 0]) {
        await place(page, many);
        await page.waitForTimeout(500);
        const { median, worst, long } = await push(page, FRAMES);
        told.push(`${many} places: a frame ${median.toFixed(0)} ms, the slowest ${worst.toFixed(0)} ms, ` +
          `long tasks ${Math.round(long)} ms in ${FRAMES} frames`);
      }
      console.log(`map, CPU slowed ${slowdown} times, ${what}, ${told.join("; ")}`);
    }
    console.log(`map, CPU slowed ${slowdown} times: stands after ${stands} ms`);
  }
  await page.context().close();
} finally {
  await journeys.stop();
}
