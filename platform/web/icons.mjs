// Draws the app's icons from the one icon.svg: `node platform/web/icons.mjs`. `./dev icons` runs it.
//
// The drawing stands in icon.svg; sizes and shapes stand here. A maskable icon fills its square and keeps the drawing
// within the middle, since a phone may cut it to a circle. Chromium draws: the journeys need it anyway.
import { readFile, writeFile, mkdir } from "node:fs/promises";
import { browserAt } from "../../tests/e2e/chromium.mjs";

const FOLDER = "platform/web/icons";
const svg = await readFile("platform/web/icon.svg", "utf8");
const [, ground, drawing] = svg.match(/(<rect width="64"[^>]*>)(.*)<\/svg>/s) ?? [];
if (!ground) throw new Error("platform/web/icon.svg: no rect of the whole square, and a drawing after it");

const filled = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">${ground.replace(/ rx="[^"]*"/, "")}`
  + `<g transform="translate(32 32) scale(.76) translate(-32 -32)">${drawing}</g></svg>`;

await mkdir(FOLDER, { recursive: true });
await writeFile(`${FOLDER}/maskable.svg`, `${filled}\n`);
const browser = await browserAt();
try {
  for (const [name, source, size] of [
    ["icon-192.png", svg, 192],
    ["icon-512.png", svg, 512],
    ["maskable-192.png", filled, 192],
    ["maskable-512.png", filled, 512],
    ["apple-touch-icon.png", filled, 180],
  ]) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${source}`);
    await page.screenshot({ path: `${FOLDER}/${name}`, omitBackground: true });
    await page.close();
    console.log(`${FOLDER}/${name}`);
  }
} finally {
  await browser.close();
}
