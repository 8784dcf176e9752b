// Draws Android's icons and the store's pictures from the one platform/web/icon.svg: `node platform/android/icons.mjs`.
// `./dev icons` runs it.
//
// The launcher's icon is a vector, in the layers that Android asks for; so is the notification's, in which only the
// transparency counts. Android's vectors know no mask, so what the door covers is cut out of the light by its outline,
// drawn against the direction of the square around it. The store takes PNGs, which Chromium draws.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { browserAt } from "../../tests/e2e/chromium.mjs";

const RES = "platform/android/res";
const STORE = "platform/android/store/fi-FI/images";

const svg = await readFile("platform/web/icon.svg", "utf8");
const { ground, paths, drawing } = read(svg);

// The adaptive icon is 108 wide, of which a circle of 66 is never cut; the drawing's farthest corner is 29 from its middle.
const adaptive = { size: 108, scale: 1.1, centre: [32, 33] };
const notice = { size: 24, scale: 0.48, centre: [32, 33.5] };

const HOW = "<!-- Made from platform/web/icon.svg by platform/android/icons.mjs (./dev icons). -->";
await write(`${RES}/values/avoin_ovi_icon.xml`, `<?xml version="1.0" encoding="utf-8"?>
${HOW}
<resources>
    <color name="avoin_ovi_ground">${ground}</color>
</resources>
`);
await write(`${RES}/drawable/avoin_ovi_foreground.xml`, vector(adaptive, paths.map((path) => drawn(path)).join("")));
await write(`${RES}/drawable/avoin_ovi_monochrome.xml`, vector(adaptive, inOneColour()));
await write(`${RES}/drawable/avoin_ovi_notification.xml`, vector(notice, inOneColour()));

await mkdir(STORE, { recursive: true });
const browser = await browserAt();
try {
  // The store cuts the corners itself.
  const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="${ground}"/>`
    + `<g transform="translate(32 32) scale(.92) translate(-32 -33)">${drawing}</g></svg>`;
  await write(`${STORE}/icon.png`, await draw(512, 512, `<style>svg{display:block;width:100vw}</style>${icon}`));
  const font = await readFile("assets/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2", "base64");
  await write(`${STORE}/featureGraphic.png`, await draw(1024, 500, `<style>
    @font-face { font-family: Atkinson; src: url(data:font/woff2;base64,${font}); font-weight: 400 750 }
    body { display: flex; align-items: center; justify-content: center; gap: 56px; height: 500px; background: ${ground} }
    svg { width: 270px; flex: none }
    p { font: 750 104px/1 Atkinson; letter-spacing: -.015em; color: #FBF8F2 }
  </style><svg viewBox="9 11 46 46">${drawing}</svg><p>Avoin ovi</p>`));
} finally {
  await browser.close();
}

/** The ground's colour, and each path with what it inherits. Whatever else stands in the drawing is refused. */
function read(source) {
  const [, ground, drawing] = source.match(/<rect width="64" height="64"[^>]* fill="(#[0-9A-F]{6})"\/>(.*)<\/svg>/s) ?? [];
  const [, inherited, inner] = drawing?.match(/^<g ([^>]*)>(.*)<\/g>\s*$/s) ?? [];
  if (!inner) throw new Error("platform/web/icon.svg: no rect of the whole square, and one group after it");
  const rest = inner.replace(/<path [^>]*\/>/g, "").trim();
  if (rest) throw new Error(`platform/web/icon.svg: only paths can be drawn on Android, not ${rest}`);
  const paths = [...inner.matchAll(/<path ([^>]*)\/>/g)].map(([, own]) => ({ ...attributes(inherited), ...attributes(own) }));
  return { ground, paths, drawing };
}

function attributes(text) {
  return Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
}

function vector({ size, scale, centre: [x, y] }, inner) {
  const shift = (middle) => Number((size / 2 - middle * scale).toFixed(3));
  return `<?xml version="1.0" encoding="utf-8"?>
${HOW}
<vector xmlns:android="http://schemas.android.com/apk/res/android"
    android:width="${size}dp"
    android:height="${size}dp"
    android:viewportWidth="${size}"
    android:viewportHeight="${size}">
    <group
        android:scaleX="${scale}"
        android:scaleY="${scale}"
        android:translateX="${shift(x)}"
        android:translateY="${shift(y)}">
${inner.replace(/^(?=.)/gm, "        ")}    </group>
</vector>
`;
}

/** One path as Android writes it. */
function drawn(path, { colour = (own) => own, alpha } = {}) {
  const lines = [`android:pathData="${path.d}"`];
  if (path.fill !== "none") lines.push(`android:fillColor="${colour(path.fill)}"`);
  if (alpha) lines.push(`android:fillAlpha="${alpha}"`);
  if (path.stroke !== "none") {
    lines.push(`android:strokeColor="${colour(path.stroke)}"`, `android:strokeWidth="${path["stroke-width"]}"`,
      `android:strokeLineCap="${path["stroke-linecap"]}"`, `android:strokeLineJoin="${path["stroke-linejoin"]}"`);
  }
  return `<path\n    ${lines.join("\n    ")} />\n`;
}

/** The drawing by its transparency alone: lines white, the light behind the door half of it, the ground nothing. */
function inOneColour() {
  const white = () => "#FFFFFF";
  const covers = paths.filter((path) => path.fill.toUpperCase() === ground);
  const lights = paths.filter((path) => path.fill !== "none" && !covers.includes(path));
  const lines = paths.filter((path) => path.stroke !== "none").map((path) => ({ ...path, fill: "none" }));
  const clips = covers.map((path) => `    <clip-path android:pathData="${around(path.d)}" />\n`).join("");
  const lit = lights.map((path) => drawn({ ...path, stroke: "none" }, { colour: white, alpha: "0.5" })).join("");
  return `<group>\n${clips}${lit.replace(/^(?=.)/gm, "    ")}</group>\n${lines.map((path) => drawn(path, { colour: white })).join("")}`;
}

/** All of the square but this outline: one drawn against the other leaves a hole where both lie. */
function around(d) {
  const isClockwise = area(corners(d)) > 0;
  const square = isClockwise ? "M0 0v64h64V0z" : "M0 0h64v64H0z";
  return `${square}${d}`;
}

function area(points) {
  return points.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = points[(at + 1) % points.length];
    return sum + x * nextY - nextX * y;
  }, 0);
}

/** The corners of an outline of straight lines. */
function corners(d) {
  const points = [];
  let [x, y] = [0, 0];
  for (const [, command, rest] of d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const numbers = (rest.match(/-?[\d.]+/g) ?? []).map(Number);
    if (command === "Z" || command === "z") continue;
    const step = { H: 1, h: 1, V: 1, v: 1, M: 2, m: 2, L: 2, l: 2 }[command];
    if (!step) throw new Error(`platform/web/icon.svg: ${command} is no straight line, and this outline must be cut out`);
    for (let at = 0; at < numbers.length; at += step) {
      const [first, second] = numbers.slice(at, at + step);
      if (command === "H") x = first;
      else if (command === "h") x += first;
      else if (command === "V") y = first;
      else if (command === "v") y += first;
      else [x, y] = command === command.toUpperCase() ? [first, second] : [x + first, y + second];
      points.push([x, y]);
    }
  }
  return points;
}

async function draw(width, height, html) {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.setContent(`<style>*{margin:0}</style>${html}`);
  await page.evaluate(() => document.fonts.ready);
  const picture = await page.screenshot();
  await page.close();
  return picture;
}

async function write(path, content) {
  await writeFile(path, content);
  console.log(path);
}
