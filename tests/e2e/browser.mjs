// Opens the web app in a phone-sized Chromium: `const page = await visit({ path: "/" })`.
//
// Owns the server, the browser and what every journey holds to without saying so: no error on the console, no request
// to another origin, a fixed clock. Screens are in the journeys.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { browserAt } from "./chromium.mjs";
import { serve } from "../../platform/web/serve.mjs";

/** Tuesday 24 November 2026 at ten in Helsinki: an ordinary morning, and the clock of every journey. */
export const NOW = new Date("2026-11-24T10:00:00+02:00");

export class Journeys {
  /** Starts the server and the browser. */
  static async start(folder = "dist/web", seen = undefined) {
    assert.ok(existsSync(join(folder, "index.html")), `${folder} has no index.html: run ./dev build web`);
    const journeys = new Journeys();
    journeys.server = await serve(folder, 0, seen);
    journeys.browser = await browserAt();
    journeys.complaints = [];
    journeys.offline = new WeakSet();
    return journeys;
  }

  async stop() {
    await this.browser?.close();
    await this.server?.close();
  }

  get origin() {
    return this.server.origin;
  }

  /**
   * A new visitor: an empty profile, a phone's screen, Finnish, in Helsinki's time unless told otherwise. With `now`
   * null the page keeps its own clock, and measures by it.
   * Resolves to Playwright's page; its context is closed by `leave`.
   */
  async newcomer({ language = "fi-FI", timezone = "Europe/Helsinki", theme = "light", now = NOW, ...more } = {}) {
    const context = await this.browser.newContext({
      viewport: { width: 390, height: 844 },
      deviceScaleFactor: 2,
      isMobile: true,
      hasTouch: true,
      locale: language,
      timezoneId: timezone,
      colorScheme: theme,
      ...more,
    });
    context.setDefaultTimeout(60_000);
    context.on("request", (request) => {
      const url = new URL(request.url());
      if (["data:", "blob:"].includes(url.protocol) || url.origin === this.origin) return;
      this.complaints.push(`a request to another origin: ${url.href}`);
    });
    context.on("weberror", (error) => this.complaints.push(`an error in the page: ${error.error()}`));
    context.on("console", (message) => {
      // A page without a network may miss what it asks for; that it stands all the same is the journey's own look.
      const missing = /ERR_INTERNET_DISCONNECTED|error occurred when fetching the script/;
      if (this.offline.has(context) && missing.test(message.text())) return;
      if (message.type() === "error") {
        this.complaints.push(`on the console: ${message.text()} (${message.location().url})`);
      }
    });
    const page = await context.newPage();
    if (now) await page.clock.setFixedTime(now);
    return page;
  }

  /** A newcomer who has opened a path. */
  async visit({ path = "/", ...visitor } = {}) {
    const page = await this.newcomer(visitor);
    await page.goto(this.origin + path);
    return page;
  }

  /** Another tab of the same visitor. */
  async beside(page, path = "/") {
    const tab = await page.context().newPage();
    await tab.clock.setFixedTime(NOW);
    await tab.goto(this.origin + path);
    return tab;
  }

  /** Takes the network away. */
  async goOffline(page) {
    this.offline.add(page.context());
    await page.context().setOffline(true);
  }

  /** Ends a visit, and fails it if anything went wrong that the journey itself didn't look at. */
  async leave(page) {
    await page.context().close();
    const complaints = this.complaints.splice(0);
    assert.deepEqual(complaints, []);
  }
}

/** The tab of this name. */
export const tab = (page, name) => page.getByRole("navigation").getByRole("link", { name, exact: true });

/** The title of the screen that stands. */
export const heading = (page, name) => page.getByRole("heading", { level: 1, name, exact: true });

/** The rows of one of Nyt's groups. */
export const rows = (page, group) => page.locator(`section[aria-labelledby="${group}"] .row-link`);

/** Waits until Nyt shows places. */
export const listStands = (page) => rows(page, "group-check").first().waitFor();

/**
 * axe finds nothing on the page as it stands, in light and in dark. A person scrolls what lies under the tabs out from
 * there; axe can't, so it gets a window as tall as the page.
 */
export async function accessible(page, what) {
  const { width, height } = page.viewportSize();
  // Until it holds: a map grows with the window, and the list beside it with the map.
  for (let tall = height, times = 0; times < 5; times++) {
    const needed = await page.evaluate(() => document.documentElement.scrollHeight);
    if (times > 0 && needed <= tall) break;
    tall = Math.max(tall, needed);
    await page.setViewportSize({ width, height: tall });
    if (await page.locator(".map-frame").count() > 0) await page.waitForTimeout(700);
  }
  for (const theme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
      .analyze();
    const told = violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}: ${node.target.join(" ")}: ${node.failureSummary}`));
    assert.deepEqual(told, [], `axe on ${what}, ${theme}`);
  }
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: "light" });
}

/** Waits until the app itself is kept on the device, so that the network may go. */
export async function installed(page) {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active.state !== "activated") await new Promise((done) => active.addEventListener("statechange", done));
  });
}

/** Waits until all of the directory is unpacked and kept. */
export async function unpacked(page) {
  await page.waitForFunction(() => localStorage.getItem("avoin-ovi:seed") !== null);
}

/** Waits until the browser has kept the reader's own data with this setting in it, so that a reload may follow. */
export async function kept(page, setting) {
  await until(page, async (name) => {
    const asked = (request) => new Promise((found, failed) => {
      request.onsuccess = () => found(request.result);
      request.onerror = () => failed(request.error);
    });
    const database = await asked(indexedDB.open("avoin-ovi/avoin-ovi"));
    try {
      if (!database.objectStoreNames.contains("images")) return false;
      const image = await asked(database.transaction("images").objectStore("images").get("user"));
      return image !== undefined && new TextDecoder("latin1").decode(image).includes(name);
    } finally {
      database.close();
    }
  }, setting);
}

/** Asks in the page until the answer is true: Playwright's own `waitForFunction` doesn't wait for a promise. */
async function until(page, question, argument) {
  for (const patience = Date.now() + 60_000; ; ) {
    if (await page.evaluate(question, argument)) return;
    assert.ok(Date.now() < patience, `a minute long not: ${question} of ${argument}`);
    await page.waitForTimeout(50);
  }
}
