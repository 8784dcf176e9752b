// The one drawing of the app's icon, and a browser that draws it: `icon.svg` as it stands, and `filled`, which has no
// round corners and keeps the drawing within the middle, for systems that cut the shape themselves.
import { readFile } from "node:fs/promises";
import { browserAt } from "../../tests/e2e/chromium.mjs";

export const svg = await readFile("platform/web/icon.svg", "utf8");
const [, ground, drawing] = svg.match(/(<rect width="64"[^>]*>)(.*)<\/svg>/s) ?? [];
if (!ground) throw new Error("platform/web/icon.svg: no rect of the whole square, and a drawing after it");

/** The whole square filled, the drawing at a share of its size in the middle. */
export const filledAt = (share) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">${ground.replace(/ rx="[^"]*"/, "")}`
  + `<g transform="translate(32 32) scale(${share}) translate(-32 -32)">${drawing}</g></svg>`;

/** Opens a browser, hands a `draw` to the work, and closes it. */
export async function withDraw(work) {
  const browser = await browserAt();
  try {
    await work(async (source, size) => {
      const page = await browser.newPage({ viewport: { width: size, height: size } });
      await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${source}`);
      const picture = await page.screenshot({ omitBackground: true });
      await page.close();
      return picture;
    });
  } finally {
    await browser.close();
  }
}
