// What leaves the phone: everything that is asked for over a whole journey, looked through for where somebody is, what they
// keep and what they look for.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { heading, Journeys, listStands, NOW, tab, unpacked } from "./browser.mjs";

const run = promisify(execFile);
const OVI = join(process.env.CARGO_TARGET_DIR ?? "target", "debug/ovi");
const PACKED = process.env.AVOIN_OVI_PACK_TARGET ?? "target/pack";

let journeys;
let work;
before(async () => {
  work = await mkdtemp(join(tmpdir(), "avoin-ovi-traffic-"));
  const ovi = (...words) => run(OVI, words, { env: { ...process.env, AVOIN_OVI_NOW: "2026-11-24T09:00" } });
  await mkdir(join(work, "src"));
  for (const name of await readdir("assets/directory")) {
    if (/\.(jsonl|csv|json)$/.test(name) && !/playgrounds|osm/.test(name)) {
      await cp(join("assets/directory", name), join(work, "src", name));
    }
  }
  await ovi("feed", "keygen", "--out", join(work, "keys"));
  await ovi("feed", "build", join(work, "src"), "--out", join(work, "public"), "--keys", join(work, "keys"));
  const files = [join(PACKED, "bindgen"), join(PACKED, "seed.pack"), join(work, "web")];
  await run("node", ["platform/web/pack.mjs", ...files, "--feed", join(work, "public")]);
  journeys = await Journeys.start(join(work, "web"));
});
after(async () => {
  await journeys?.stop();
  await rm(work, { recursive: true, force: true });
});

test("t55 no position, kept place or search word leaves the phone", async () => {
  const here = { latitude: 61.49773, longitude: 23.76102 };
  const page = await journeys.newcomer({ geolocation: here, permissions: ["geolocation"] });
  const sent = [];
  page.context().on("request", async (request) => {
    const headers = await request.allHeaders().catch(() => ({}));
    sent.push([request.method(), request.url(), JSON.stringify(headers), request.postData() ?? ""].join(" "));
  });
  page.context().on("page", (other) => other.on("websocket", (socket) => sent.push(`websocket ${socket.url()}`)));
  page.on("websocket", (socket) => sent.push(`websocket ${socket.url()}`));
  await page.goto(journeys.origin);
  await listStands(page);
  await unpacked(page);

  await page.getByRole("searchbox").fill("Keidas");
  const found = page.locator('section[aria-labelledby="group-found"] .row-link').first();
  await found.click();
  await heading(page, "Kohtaamispaikka Keidas").waitFor();
  await page.getByRole("button", { name: "Tallenna" }).click();
  await page.getByRole("button", { name: "Tallessa", pressed: true }).waitFor();
  const id = decodeURIComponent(new URL(page.url()).pathname.replace("/place/", ""));
  assert.ok(id.length > 3, id);

  await tab(page, "Nyt").click();
  await page.getByRole("link", { name: "Missä olet?" }).click();
  await page.getByRole("button", { name: "Käytä sijaintiani" }).click();
  await page.locator(".pills a").filter({ hasText: "Oma sijainti" }).waitFor();
  for (const name of ["Kartta", "Kalenteri", "Omat", "Tukea"]) {
    await tab(page, name).click();
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await page.waitForLoadState("networkidle");
  }
  // The feed is asked while a place's page stands: by itself a few seconds after the start, and for whoever comes back.
  await tab(page, "Omat").click();
  await page.locator("main li.row a").first().click();
  await heading(page, "Kohtaamispaikka Keidas").waitFor();
  await page.clock.setFixedTime(new Date(NOW.getTime() + 3 * 3_600_000));
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  const asked = () => sent.some((line) => line.includes("/feed/v1/head"));
  for (let times = 0; times < 300 && !asked(); times++) await page.waitForTimeout(100);
  await page.waitForTimeout(1_500);
  await page.waitForLoadState("networkidle");

  assert.ok(asked(), "the feed was asked");
  const secrets = [/61[.,]49/, /23[.,]76/, /keidas/i, new RegExp(id.replace(/[^a-z0-9]/gi, ".{1,3}"), "i"), /websocket/];
  for (const secret of secrets) {
    assert.deepEqual(sent.filter((line) => secret.test(line)).map((line) => line.slice(0, 200)), [], `${secret}`);
  }
  const cookies = await page.context().cookies();
  assert.deepEqual(cookies, []);
  await journeys.leave(page);
});
