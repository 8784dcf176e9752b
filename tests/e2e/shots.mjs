// What both kinds of pictures need before a screen stands still: a place chosen for good, and a screen that is whole.
import assert from "node:assert/strict";

/** A municipality. */
export async function choosePosition(journeys, page, town) {
  const choose = async () => {
    await page.goto(`${journeys.origin}/position`);
    await page.getByRole("searchbox").first().fill(town.slice(0, 3).toLowerCase());
    await page.getByRole("button", { name: new RegExp(`^${town}`) }).first().click();
  };
  await untilKept(journeys, page, "/", page.locator(".pills a").filter({ hasText: town }), choose);
}

/** Does something again until a page that was loaded anew shows that it is kept: a load may come before the writing. */
export async function untilKept(journeys, page, path, sign, act) {
  for (let times = 0; times < 5; times++) {
    await act();
    await sign.waitFor();
    await page.goto(journeys.origin + path);
    if (await sign.waitFor({ timeout: 10_000 }).then(() => true, () => false)) return;
  }
  throw new Error(`${path} forgets what was chosen`);
}

/** Waits until what shows that the screen is whole stands there, nothing is being looked for any more, and fonts are in. */
export async function stands(page, whole) {
  await page.locator(whole).first().waitFor({ state: "attached" });
  await page.locator(".loading").waitFor({ state: "detached" });
  await page.locator("progress:not(.welcome-progress)").waitFor({ state: "detached" });
}

/** At its top, with nothing in focus. */
export async function still(page, what) {
  await page.evaluate(async () => {
    document.activeElement?.blur();
    scrollTo(0, 0);
    await document.fonts.ready;
  });
  const { scrollWidth, innerWidth } = await page.evaluate(() => ({ scrollWidth: document.documentElement.scrollWidth, innerWidth }));
  assert.ok(scrollWidth <= innerWidth, `${what} scrolls sideways: ${scrollWidth} of ${innerWidth}`);
}

/** The map draws itself anew after each change of look. */
export async function mapDrawn(page) {
  await page.waitForTimeout(500);
  await page.waitForFunction(() => document.querySelector(".map-picture").map.loaded());
}
