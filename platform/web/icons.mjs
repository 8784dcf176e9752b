// Draws the app's icons from the one icon.svg: `node platform/web/icons.mjs`. `./dev icons` runs it.
//
// The drawing stands in icon.svg; sizes and shapes stand here. A maskable icon fills its square and keeps the drawing
// within the middle, since a phone may cut it to a circle. favicon.ico is for those who ask for it without having read
// the page that names the others. Chromium draws: the journeys need it anyway.
import { writeFile, mkdir } from "node:fs/promises";
import { filledAt, svg, withDraw } from "./drawing.mjs";

const FOLDER = "platform/web/icons";
const filled = filledAt(".76");

await mkdir(FOLDER, { recursive: true });
await writeFile(`${FOLDER}/maskable.svg`, `${filled}\n`);
await withDraw(async (draw) => {
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
});

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
