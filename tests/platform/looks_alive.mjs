// Waits until the app's window is on a display and its first screen is painted: `node looks_alive.mjs DISPLAY PICTURE`,
// where PICTURE is the display's memory as Xvfb keeps it in a file (XWD). With AVOIN_OVI_KEEP_PICTURE set, a copy stays there.
import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync } from "node:fs";

const [display, picture] = process.argv.slice(2);
const BIRCH = 0xfbf8f2, BILBERRY = 0x3b3787;
const PATIENCE_MS = 90_000;

const until = Date.now() + PATIENCE_MS;
let told = "no window called Avoin ovi";
while (Date.now() < until) {
  const environment = { ...process.env, DISPLAY: display };
  const found = spawnSync("xdotool", ["search", "--onlyvisible", "--name", "^Avoin ovi$"], { encoding: "utf8", env: environment });
  if (found.stdout.trim()) {
    const colours = coloursOf(readFileSync(picture));
    const all = [...colours.values()].reduce((sum, count) => sum + count, 0);
    const birch = (colours.get(BIRCH) ?? 0) / all;
    told = `a window of ${colours.size} colours, ${Math.round(birch * 100)} % of it birch, ${colours.get(BILBERRY) ?? 0} points bilberry`;
    // The ground, and signs and words on it: no empty page, no error page.
    if (birch > 0.2 && (colours.get(BILBERRY) ?? 0) > 300 && colours.size > 100) {
      if (process.env.AVOIN_OVI_KEEP_PICTURE) copyFileSync(picture, process.env.AVOIN_OVI_KEEP_PICTURE);
      console.log(`== ${told}`);
      process.exit(0);
    }
  }
  await new Promise((done) => setTimeout(done, 500));
}
if (process.env.AVOIN_OVI_KEEP_PICTURE) copyFileSync(picture, process.env.AVOIN_OVI_KEEP_PICTURE);
console.error(`after ${PATIENCE_MS / 1000} s: ${told}`);
process.exit(1);

/** How many points have which colour, by X's own file of a window's dump: 32 bits a point, the least byte first. */
function coloursOf(bytes) {
  const word = (index) => bytes.readUInt32BE(index * 4);
  const [head, width, height, line, shades] = [word(0), word(4), word(5), word(12), word(19)];
  const first = head + shades * 12;
  const colours = new Map();
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const colour = bytes.readUInt32LE(first + y * line + x * 4) & 0xffffff;
      colours.set(colour, (colours.get(colour) ?? 0) + 1);
    }
  }
  return colours;
}
