// Takes the pictures that the stores ask for: `./dev store-shots [ios|android]`, which calls
// `node tests/e2e/store_shots.mjs dist/store [SYSTEM]`.
//
// In each store's own sizes and languages, laid out as fastlane's deliver and supply read them. They show the directory
// that ships, on an ordinary morning, without frames or slogans. They are large, and not committed.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Journeys } from "./browser.mjs";
import { choosePosition, mapDrawn, stands, still } from "./shots.mjs";

const [out = "dist/store", only = ""] = process.argv.slice(2);

/** Points, and how many pixels each is: width × scale by height × scale is what the store wants to the pixel. */
const SIZES = [
  // App Store Connect: 6.9", 1320 × 2868; 13", 2064 × 2752. Smaller ones are made of these by Apple.
  { system: "ios", name: "iphone-6.9", width: 440, height: 956, scale: 3 },
  { system: "ios", name: "ipad-13", width: 1032, height: 1376, scale: 2 },
  // Play: at most twice as tall as wide.
  { system: "android", name: "phoneScreenshots", width: 432, height: 768, scale: 2.5 },
  { system: "android", name: "sevenInchScreenshots", width: 600, height: 960, scale: 2 },
  { system: "android", name: "tenInchScreenshots", width: 800, height: 1280, scale: 2 },
].filter(({ system }) => system.includes(only));

const LANGUAGES = [
  { tag: "fi-FI", ios: "fi", android: "fi-FI", town: "Espoo" },
  { tag: "sv-FI", ios: "sv", android: "sv-SE", town: "Esbo" },
  { tag: "en-GB", ios: "en-US", android: "en-US", town: "Espoo" },
];

/** Name, path, what stands there once the screen is whole, and the look. A place's page is opened from the list. */
const SCREENS = [
  ["now", "/", 'section[aria-labelledby="own-check"] .row-link', "light"],
  ["place", null, 'section[aria-labelledby="place-sources"] .source', "light"],
  ["map", "/map", ".map-buttons", "light"],
  ["calendar", "/calendar", ".agenda-link", "light"],
  ["support", "/support", 'section[aria-labelledby="support-now"] .way', "light"],
  ["night", "/", 'section[aria-labelledby="own-check"] .row-link', "dark"],
];
/** Kohtaamispaikka Keidas. */
const PLACE = "luvn-keidas-espoon-keskus";

const journeys = await Journeys.start();
try {
  for (const language of LANGUAGES) {
    for (const size of SIZES) await takeAll(language, size);
  }
} finally {
  await journeys.stop();
}
console.log(`Pictures in ${out}`);

async function takeAll(language, size) {
  const page = await journeys.visit({
    language: language.tag,
    viewport: { width: size.width, height: size.height },
    deviceScaleFactor: size.scale,
    reducedMotion: "reduce",
  });
  await choosePosition(journeys, page, language.town);
  for (const [index, [name, path, whole, theme]] of SCREENS.entries()) {
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(journeys.origin + (path ?? "/"));
    if (!path) await page.locator(`.row-link[href$="${PLACE}"]`).first().click();
    await stands(page, whole);
    await still(page, `${name}, ${size.name}`);
    if (name === "map") await mapDrawn(page);
    await page.screenshot({ path: await pathOf(language, size, `${index + 1}-${name}`) });
  }
  await journeys.leave(page);
}

/** Deliver tells devices apart by the picture's size, supply by the folder. */
async function pathOf(language, size, name) {
  const [folder, file] = size.system === "ios"
    ? [join(out, "ios", language.ios), `${size.name}-${name}.png`]
    : [join(out, "android", language.android, "images", size.name), `${name}.png`];
  await mkdir(folder, { recursive: true });
  return join(folder, file);
}
