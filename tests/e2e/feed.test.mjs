// The web app that carries a signed feed and follows it: the folder is replaced on the host, and the app that was opened
// before has the new data.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { accessible, Journeys, NOW, rows, unpacked } from "./browser.mjs";

const run = promisify(execFile);
const OVI = join(process.env.CARGO_TARGET_DIR ?? "target", "debug/ovi");
const PACKED = process.env.AVOIN_OVI_PACK_TARGET ?? "target/pack";

let journeys;
let work;
const answers = [];
const inWork = (...names) => join(work, ...names);
before(async () => {
  work = await mkdtemp(join(tmpdir(), "avoin-ovi-feed-"));
  // The embedded directory without the playgrounds, which say nothing here.
  await mkdir(inWork("src"));
  for (const name of await readdir("assets/directory")) {
    if (/\.(jsonl|csv|json)$/.test(name) && !/playgrounds|osm/.test(name)) {
      await cp(join("assets/directory", name), inWork("src", name));
    }
  }
  await mkdir(inWork("src/packs"));
  await streets("helsinki");
  await ovi("feed", "keygen", "--out", inWork("keys"));
  await build("public");
  await run("node", ["platform/web/pack.mjs", join(PACKED, "bindgen"), join(PACKED, "seed.pack"), inWork("web"), "--feed", inWork("public")]);
  journeys = await Journeys.start(inWork("web"), (path, status) => answers.push(`${status} ${path}`));
});
after(async () => {
  await journeys?.stop();
  await rm(work, { recursive: true, force: true });
});

/** The publisher's one pack of streets is this file of the app's own. */
async function streets(file) {
  await cp(`assets/basemap/packs/${file}.mbtiles`, inWork("src/packs/helsinki.mbtiles"));
  const pack = { id: "helsinki", file: "helsinki.mbtiles", name: { fi: "Julkaisijan Helsinki" }, regions: ["hva-90"] };
  await writeFile(inWork("src/packs/packs.json"), JSON.stringify([pack]));
}

const ovi = (...words) => run(OVI, words, { env: { ...process.env, AVOIN_OVI_NOW: "2026-11-24T09:00" } });
const build = (out) => ovi("feed", "build", inWork("src"), "--out", inWork(out), "--keys", inWork("keys"));
const asked = (status) => answers.filter((answer) => answer === `${status} /feed/v1/head`).length;
const until = async (holds, what, meanwhile = () => {}) => {
  for (let times = 0; times < 300; times++) {
    if (holds()) return;
    await meanwhile();
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail(`${what}: ${answers.filter((answer) => answer.includes("/feed/")).join(", ")}`);
};

/** Nothing has been asked of the host for five seconds: a sync's files follow each other faster. */
const quiet = async () => {
  for (let seen = -1; seen !== answers.length;) {
    seen = answers.length;
    await new Promise((done) => setTimeout(done, 5_000));
  }
};

/** The bytes of all files of a folder. */
const sizeOf = async (folder) => {
  const sizes = (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
};

/** The clock stands so many minutes after the app was opened. */
const later = (page, minutes) => page.clock.setFixedTime(new Date(NOW.getTime() + minutes * 60_000));
/** Somebody looks at the app again. While the feed is being asked, that asks nothing. */
const lookAgain = (page) => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));

test("a feed that is replaced on the host reaches an app that is open, and one that comes back", async () => {
  const page = await journeys.visit();
  await rows(page, "group-check").first().waitFor();
  await unpacked(page);
  await until(() => asked(200) === 1, "the feed is asked at the start");
  await until(() => answers.some((answer) => answer.startsWith("200 /feed/v1/shard/")), "its shards are fetched");
  await page.waitForLoadState("networkidle");

  const row = rows(page, "group-check").first();
  const name = await row.locator(".row-name").innerText();
  const id = decodeURIComponent(new URL(await row.getAttribute("href"), page.url()).pathname.replace("/place/", ""));
  await later(page, 1);
  await lookAgain(page);
  await later(page, 75);
  await until(() => asked(304) === 1, "nothing new is one small answer", () => lookAgain(page));
  assert.equal(asked(200), 1, "who just asked doesn't ask again");

  // The publisher has asked the place today: its hours are certain from now on.
  await ovi("feed", "verify", inWork("src"), id, "--by", "Testi", "--date", "2026-11-24");
  await build("public");
  await rm(inWork("web/feed"), { recursive: true });
  await cp(inWork("public/v1"), inWork("web/feed/v1"), { recursive: true });
  await later(page, 150);
  await until(() => asked(200) === 2, "the feed is asked again", () => lookAgain(page));
  await rows(page, "group-open").filter({ hasText: name }).waitFor();

  // It is there the next time too, before anybody is asked.
  answers.length = 0;
  await page.reload();
  await rows(page, "group-open").filter({ hasText: name }).waitFor();
  assert.deepEqual(answers.filter((answer) => answer.includes("/feed/")), []);
  await journeys.leave(page);
});

test("a small change comes as one small file: an app that follows asks for head, manifest and delta, and for no shard", async () => {
  answers.length = 0;
  const page = await journeys.visit();
  await rows(page, "group-check").first().waitFor();
  await unpacked(page);
  // The place of the journey before is open here too, once its county has come; then the others come.
  await rows(page, "group-open").first().waitFor();
  await quiet();
  const row = rows(page, "group-check").first();
  const name = await row.locator(".row-name").innerText();
  const id = decodeURIComponent(new URL(await row.getAttribute("href"), page.url()).pathname.replace("/place/", ""));

  await ovi("feed", "verify", inWork("src"), id, "--by", "Testi", "--date", "2026-11-24");
  await build("public");
  await rm(inWork("web/feed"), { recursive: true });
  await cp(inWork("public/v1"), inWork("web/feed/v1"), { recursive: true });
  answers.length = 0;
  await later(page, 75);
  await until(() => asked(200) === 1, "the feed is asked again", () => lookAgain(page));
  await rows(page, "group-open").filter({ hasText: name }).waitFor();
  await quiet();
  const fetched = answers.filter((answer) => answer.includes("/feed/")).map((answer) => answer.split(" "));
  const kinds = fetched.map(([status, path]) => `${status} ${path.replace("/feed/v1/", "").split("/")[0]}`);
  assert.deepEqual(kinds, ["200 head", "200 manifest", "200 delta"]);
  const sizes = await Promise.all(fetched.map(async ([, path]) => (await stat(inWork("web", path))).size));
  const whole = await sizeOf(inWork("web/feed/v1/shard"));
  const bytes = sizes.reduce((sum, size) => sum + size);
  console.log(`a change of one place: ${sizes.join(" + ")} = ${bytes} bytes; all shards have ${whole}`);
  assert.ok(bytes < 12_000 && bytes * 5 < whole, `${sizes} of ${whole}`);

  // What came so is what a newcomer gets whole.
  const newcomer = await journeys.visit({ now: new Date(NOW.getTime() + 75 * 60_000) });
  await rows(newcomer, "group-open").filter({ hasText: name }).waitFor();
  await journeys.leave(newcomer);
  await journeys.leave(page);
});

test("the feed's street maps are fetched by choice, and a newer one takes the place of the older when it is proven", async () => {
  answers.length = 0;
  const page = await journeys.visit();
  await rows(page, "group-check").first().waitFor();
  await unpacked(page);
  await until(() => asked(200) === 1, "the feed is asked at the start");
  await page.waitForLoadState("networkidle");
  const ofPacks = () => answers.filter((answer) => answer.includes("/feed/v1/pack/"));
  assert.deepEqual(ofPacks(), [], "a sync fetches none");
  await page.goto(`${journeys.origin}/settings/maps`);
  const row = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Julkaisijan Helsinki" }) });
  await row.getByText("Ei vielä ladattu").waitFor();
  assert.equal(await page.getByRole("heading", { name: "Helsingin keskusta" }).count(), 0, "of one id the feed's counts");
  await page.getByRole("heading", { name: "Tampere", exact: true }).waitFor();
  await row.getByRole("button", { name: /^Lataa/ }).click();
  await row.getByText("Tällä laitteella", { exact: true }).waitFor();
  assert.equal(ofPacks().length, 1);

  await streets("kotka-karhula");
  await build("public");
  await rm(inWork("web/feed"), { recursive: true });
  await cp(inWork("public/v1"), inWork("web/feed/v1"), { recursive: true });
  await page.goto(`${journeys.origin}/settings/feed`);
  await page.getByRole("button", { name: "Päivitä nyt" }).click();
  await page.getByText(/^(Päivitetty|Kaikki on)/).waitFor();
  await page.goto(`${journeys.origin}/settings/maps`);
  await row.getByText("Tällä laitteella; uudempi on tarjolla (123 kt)").waitFor();
  await accessible(page, "a newer street map");
  await row.getByRole("button", { name: /^Päivitä/ }).click();
  await row.getByText("Tällä laitteella", { exact: true }).waitFor();
  const kept = await page.evaluate(async () => {
    const asked = (request) => new Promise((found) => { request.onsuccess = () => found(request.result); });
    const database = await asked(indexedDB.open("avoin-ovi/avoin-ovi/packs"));
    return asked(database.transaction("cards").objectStore("cards").count());
  });
  assert.equal(kept, 1, "the older one is gone");
  await journeys.leave(page);
});

test("t04 t52 data past its day and a clock that can't be right are said on every screen, and nothing is taken away", async () => {
  const at = (days) => new Date(NOW.getTime() + days * 86_400_000);
  for (const [days, told] of [[3_660, "Tiedot voivat olla vanhentuneita"], [-10_000, "eikä se voi pitää paikkaansa"]]) {
    const page = await journeys.visit({ now: at(days) });
    const banner = page.getByRole("status").filter({ hasText: told });
    await banner.waitFor();
    await page.locator(".row").first().waitFor();
    await accessible(page, told);
    await page.getByRole("navigation").getByRole("link", { name: "Kalenteri" }).click();
    await banner.waitFor();
    const aside = banner.getByRole("button", { name: "Myöhemmin" });
    if (await aside.count() > 0) {
      await aside.click();
      await banner.waitFor({ state: "detached" });
    }
    await journeys.leave(page);
  }
});

test("a feed signed by somebody else changes nothing", async () => {
  await ovi("feed", "keygen", "--out", inWork("other-keys"));
  await ovi("feed", "build", inWork("src"), "--out", inWork("other"), "--keys", inWork("other-keys"));
  await rm(inWork("web/feed"), { recursive: true });
  await cp(inWork("other/v1"), inWork("web/feed/v1"), { recursive: true });
  answers.length = 0;
  const page = await journeys.visit();
  await rows(page, "group-check").first().waitFor();
  await unpacked(page);
  await until(() => asked(200) === 1, "the feed is asked at the start");
  await until(() => answers.some((answer) => answer === "200 /feed/v1/keys/1.json"), "its keys are looked at");
  await page.waitForLoadState("networkidle");
  assert.ok(!answers.some((answer) => answer.includes("/feed/v1/shard/")), "and nothing else of it is");
  await journeys.leave(page);
});

test("a bare address is asked about once, and whom one agreed to is followed until one stops", async () => {
  // The host still carries the feed of somebody whom this app doesn't know.
  answers.length = 0;
  const page = await journeys.visit({ path: "/settings/feed" });
  const distrusted = page.getByText("Sormenjälki ei ole se, johon on luotettu.");
  await distrusted.waitFor();
  await accessible(page, "the feed's page");

  const field = page.getByRole("textbox", { name: "Julkaisijan linkki" });
  const look = page.getByRole("button", { name: "Katso, kuka julkaisee" });
  for (const [wrong, told] of [
    ["http://example.org/feed/", "Tämä ei ole linkki"],
    ["kirjasto", "Tämä ei ole linkki"],
    [`${journeys.origin}/feed/#root=12`, "Linkin sormenjälki on vajaa"],
    [`${journeys.origin}/feed/#root=${"0".repeat(64)}`, "Sormenjälki ei ole se"],
  ]) {
    await field.fill(wrong);
    await look.click();
    await page.getByRole("alert").filter({ hasText: told }).waitFor();
  }

  await field.fill(`${journeys.origin}/feed/`);
  await look.click();
  const asked = page.getByRole("alert").filter({ hasText: "Tässä osoitteessa julkaisee" });
  await asked.waitFor();
  assert.match(await asked.locator(".fingerprint").innerText(), /^([0-9a-f]{4} ){15}[0-9a-f]{4}$/);
  await accessible(page, "somebody new introduced");
  assert.ok(!answers.some((answer) => answer.includes("/feed/v1/shard/")), "nothing is fetched before one agrees");
  await page.getByRole("button", { name: "Luotan, seuraa tätä" }).click();
  await page.getByText(/^Päivitetty: \d+ paikkaa/).waitFor();
  await page.getByRole("button", { name: "Lopeta tämän seuraaminen" }).click();
  await distrusted.waitFor();
  await journeys.leave(page);
});
