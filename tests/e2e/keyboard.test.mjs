// The keyboard alone: everything that can be pressed is reached by it, in the order in which it is read, is seen when it is
// reached, and shows that it is.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Journeys } from "./browser.mjs";
import { SCREENS } from "./screens.mjs";

let journeys;
before(async () => { journeys = await Journeys.start(); });
after(async () => { await journeys?.stop(); });

/** A date's field is walked through part by part. */
const PARTS = 10;

/** In the page: numbers what can be pressed, in the order in which it stands, and tells how many there are. */
function numberAll() {
  const pressable = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")];
  const seen = pressable.filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled);
  seen.forEach((element, number) => { element.dataset.number = number; });
  return seen.length;
}

/** In the page: the number of what has the focus, and what is wrong with how that is seen. */
function focused() {
  const element = document.activeElement;
  if (element === document.body) return { number: -1 };
  const told = [];
  const name = `${element.tagName} .${element.getAttribute("class")} "${(element.ariaLabel ?? element.innerText ?? "").slice(0, 40)}"`;
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const [x, y] = [(Math.max(left, 0) + Math.min(right, innerWidth)) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
  const there = document.elementFromPoint(x, y);
  if (!there || !(element.contains(there) || there.contains(element))) told.push(`${name} is hidden behind ${there?.className}`);
  const marked = (one) => one && getComputedStyle(one).outlineStyle !== "none" && parseFloat(getComputedStyle(one).outlineWidth) >= 2;
  if (!marked(element) && !marked(element.closest(":focus-within:not(:focus)"))) told.push(`${name} shows no focus`);
  return { number: Number(element.dataset.number ?? -1), told, name };
}

/** In the page: what bears these numbers. */
function names([from, to]) {
  const those = Array.from({ length: to - from }, (_, at) => document.querySelector(`[data-number="${from + at}"]`));
  const told = those.slice(0, 4).map((element) => element?.outerHTML.slice(0, 90) ?? "something that is gone");
  return `${those.length} from ${told.join(", ")}`;
}

/** Walks a screen with the tab key and tells what is wrong. */
async function faults(page) {
  // From where a reader begins: the head of the page.
  await page.evaluate(() => {
    document.querySelector("#begin")?.remove();
    const begin = Object.assign(document.createElement("span"), { id: "begin", tabIndex: -1 });
    document.body.prepend(begin);
    begin.focus();
  });
  const many = await page.evaluate(numberAll);
  const told = [];
  let last = -1;
  for (let step = 0; step < many + PARTS; step++) {
    await page.keyboard.press("Tab");
    const { number, told: wrong = [], name } = await page.evaluate(focused);
    // A part of the field that was reached just now: the browser marks it by itself.
    if (number === last && number !== -1) continue;
    told.push(...wrong);
    if (number === -1 && !name) break;
    if (number < last) {
      if (number !== 0) told.push(`${name} comes after what stands below it`);
      break;
    }
    if (number > last + 1) told.push(`${await page.evaluate(names, [last + 1, number])} can't be reached`);
    last = number;
  }
  if (last < many - 1) told.push(`${await page.evaluate(names, [last + 1, many])} can't be reached`);
  return told;
}

test("on every screen the tab key reaches everything, in order, and one sees where one is", async () => {
  const page = await journeys.visit();
  await page.locator('section[aria-labelledby="group-check"] .row-link').first().waitFor();
  await page.waitForFunction(() => localStorage.getItem("avoin-ovi:seed") !== null);
  assert.deepEqual(await faults(page), [], "Nyt");
  for (const [path, whole] of SCREENS) {
    await page.goto(journeys.origin + path);
    await page.locator(whole).first().waitFor();
    // A screen takes the focus to its title once, when it appears: in the frame after it stands.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 50))));
    if (await page.locator("h1[tabindex]").count()) {
      await page.waitForFunction(() => document.activeElement.matches("h1, input, textarea"));
    }
    assert.deepEqual(await faults(page), [], path);
  }
  await journeys.leave(page);
});
