// Takes the pictures of every screen anew: `./dev screenshots`, which calls
// `node tests/e2e/screenshots.mjs docs/screenshots`. A word after the folder takes only the screens whose name holds it.
//
// A phone's screen, the narrowest phone, a tablet, and text at twice its size, each in light and in dark.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Journeys } from "./browser.mjs";
import { choosePosition, mapDrawn, stands, still, untilKept } from "./shots.mjs";

/** Kohtaamispaikka Keidas, and its town. */
const PLACE = "luvn-keidas-espoon-keskus";
const TOWN = "Espoo";
const TOWN_IN_SWEDISH = "Esbo";
const [out = "docs/screenshots", only = ""] = process.argv.slice(2);

/** Name, path, and what stands there once the screen is whole. */
const SCREENS = [
  ["now", "/", 'section[aria-labelledby="own-check"] .row-link'],
  ["place", null, 'section[aria-labelledby="place-sources"] .source'],
  ["filters", "/filters", ".foot-main:has-text('paikkaa')"],
  ["time", "/time", ".foot-main"],
  ["position", "/position", `.choice[aria-pressed="true"]:has-text('${TOWN}')`],
  ["map", "/map", ".map-buttons"],
  ["saved-empty", "/saved", ".face"],
  ["calendar", "/calendar", ".agenda-link"],
  ["support", "/support", 'section[aria-labelledby="support-now"] .way'],
  ["service", "/service/avoinovi:nollalinja", ".source"],
  ["situation", "/support/situation/avoinovi:life/ero", ".service"],
  ["organization", "/organization/avoinovi:org/espoon-kaupunki", ".row-link"],
  ["network", "/network", ".level"],
  ["quality", "/network/quality", ".fact"],
  ["feedback", "/feedback", "textarea"],
  ["welcome", "/welcome", ".choice"],
  ["settings", "/settings", ".version"],
  ["settings-family", "/settings/family", ".ages-add"],
  ["settings-feed", "/settings/feed", ".feed-form"],
  ["settings-regions", "/settings/regions", '.choice[aria-pressed="true"]'],
  ["settings-hidden", "/settings/hidden", ".face"],
  ["settings-privacy", "/settings/privacy", ".fact"],
  ["settings-accessibility", "/settings/accessibility", ".fact"],
  ["settings-sources", "/settings/sources", ".source"],
  ["settings-software", "/settings/software", ".software"],
  ["missing", "/no/such/page", ".face"],
].filter(([name]) => name.includes(only));

/** Those of the example area, in which two places are kept. */
const EXAMPLE_SCREENS = [
  ["example", "/", 'section[aria-labelledby="group-open"] .row-heart[aria-pressed="true"]'],
  ["example-place", "/place/esimerkki:avoin-ovi", 'button[aria-pressed="true"]:has-text("Tallessa")'],
  ["example-network", "/network", ".promise"],
  ["example-service", "/service/esimerkki:perhekummi", ".help-sides"],
  ["saved", "/saved", ".row-heart"],
  ["example-calendar", "/calendar", ".agenda-link"],
  ["event", "/event/esimerkki:pihlaja-tiistai", ".event-time"],
].filter(([name]) => name.includes(only));

/** The suffix of the picture in light and of that in dark. */
const LOOKS = [
  { names: ["light", "dark"], width: 390, scale: 1.5 },
  { names: ["320", "320-dark"], width: 320, scale: 1 },
  { names: ["768", "768-dark"], width: 768, scale: 1 },
  { names: ["200-percent", "200-percent-dark"], width: 390, scale: 1, text: "200%" },
  // From right to left; the other screens are waited for by Finnish words.
  ...["sv", "en"].map((language) => (
    { names: [language], width: 390, scale: 1.5, language, screens: ["now", "map", "place", "calendar", "support", "settings"] })),
  { names: ["arabic", "arabic-dark"], width: 390, scale: 1, language: "ar", screens: ["now", "map", "calendar", "support", "settings"] },
];

await mkdir(out, { recursive: true });
const journeys = await Journeys.start();
try {
  for (const look of LOOKS) {
    const page = await journeys.visit({
      viewport: { width: look.width, height: 844 },
      deviceScaleFactor: look.scale,
      reducedMotion: "reduce",
      language: look.language,
    });
    const screens = SCREENS.filter(([name]) => !look.screens || look.screens.includes(name));
    if (screens.length > 0) {
      await choosePosition(journeys, page, look.language === "sv" ? TOWN_IN_SWEDISH : TOWN);
      for (const screen of screens) await take(page, look, screen);
    }
    if (EXAMPLE_SCREENS.length > 0 && !look.screens) {
      await enterExample(page);
      for (const screen of EXAMPLE_SCREENS) await take(page, look, screen);
    }
    await journeys.leave(page);
  }
} finally {
  await journeys.stop();
}
console.log(`Pictures in ${out}`);

async function take(page, look, [name, path, whole]) {
  if (path) await page.goto(journeys.origin + path);
  else await openPlace(page);
  await stands(page, whole);
  if (look.text) await page.evaluate((size) => { document.documentElement.style.fontSize = size; }, look.text);
  await still(page, `${name} at ${look.names[0]}`);
  for (const [index, theme] of ["light", "dark"].slice(0, look.names.length).entries()) {
    await page.emulateMedia({ colorScheme: theme });
    if (name === "map") await mapDrawn(page);
    await page.screenshot({ path: join(out, `${name}-${look.names[index]}.png`) });
  }
  await page.emulateMedia({ colorScheme: "light" });
}

async function openPlace(page) {
  await page.goto(journeys.origin);
  await page.locator(`.row-link[href$="${PLACE}"]`).first().click();
}

/** The example area, with places that are kept there. */
async function enterExample(page) {
  const enter = async () => {
    await page.goto(`${journeys.origin}/settings`);
    await page.getByRole("switch").first().click();
  };
  await untilKept(journeys, page, "/", page.locator(".banner").first(), enter);
  // Its directory is unpacked before anybody leaves the page.
  await page.locator('section[aria-labelledby="group-open"] .row-link').first().waitFor();
  for (const path of ["/place/esimerkki:avoin-ovi", "/place/esimerkki:kirjasto"]) {
    await page.goto(journeys.origin + path);
    const keep = () => page.getByRole("button", { name: "Tallenna" }).click();
    await untilKept(journeys, page, path, page.getByRole("button", { name: "Tallessa", pressed: true }), keep);
  }
}
