// Draws the app's icons from the one icon.svg: `node platform/web/icons.mjs`. `./dev icons` runs it.
//
// The drawing stands in icon.svg; sizes and shapes stand here. A maskable icon fills its square and keeps the drawing
// within the middle, since a phone may cut it to a circle. favicon.ico is for those who ask for it without having read
// the page that names the others. Chromium draws: the journeys need it anyway.
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
    await writeFile(`${FOLDER}/${name}`, await draw(source, size));
    console.log(`${FOLDER}/${name}`);
  }
  await writeFile(`${FOLDER}/favicon.ico`, ico(await draw(svg, 32), 32));
  console.log(`${FOLDER}/favicon.ico`);
} finally {
  await browser.close();
}

/** The drawing as a PNG, so many pixels wide and high. */
async function draw(source, size) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${source}`);
  const picture = await page.screenshot({ omitBackground: true });
  await page.close();
  return picture;
}

/** An icon file that holds one PNG: six bytes of head, sixteen that tell the picture's size and place. */
function ico(picture, size) {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt8(size, 6);
  head.writeUInt8(size, 7);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(picture.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, picture]);
}
