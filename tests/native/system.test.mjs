// What the window has of the system around it, through the one facade that the phones have too: a link that opens it, the
// way back, notifications, files, coming back to it. Nothing is made up: the desktop's own notification service (dunst) on a
// private bus, focus by the X server, a feed on a real server.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { open, until } from "./window.mjs";

const run = promisify(execFile);
const OVI = join(process.env.CARGO_TARGET_DIR ?? "target", "debug/ovi");
const CHECK = 'section[aria-labelledby="group-check"] .row-link';
const ovi = (...words) => run(OVI, words, { env: { ...process.env, AVOIN_OVI_NOW: "2026-11-24T09:00" } });

const sources = [{ name: "Testi", url: "https://example.org/", license: "CC0-1.0", date: "2026-11-20" }];
const PLACE = {
  id: "testi:kahvila", kind: "family_cafe", name: { fi: "Testikahvila Helmi" }, municipality_code: "091", lat: 60.18, lon: 24.95,
  position: "exact", address: { street: { fi: "Helmikatu 1" }, city: { fi: "Helsinki" } }, verified_at: "2026-11-20", sources,
};
const SESSION = {
  id: "testi:keskiviikko", name: { fi: "Keskiviikon perhekahvila" }, place_id: "testi:kahvila", start: "2026-09-02T09:30",
  end: "2026-09-02T11:30", rrule: "FREQ=WEEKLY;BYDAY=WE", season: { from: "2026-08-01", to: "2027-05-31" }, breaks: [],
  verified_at: "2026-11-20", sources,
};

let work;
let server;
let window;
const asked = [];
const told = [];
let notifier;
const inWork = (...names) => join(work, ...names);

before(async () => {
  work = await mkdtemp(join(tmpdir(), "avoin-ovi-system-"));
  await mkdir(inWork("src"));
  for (const name of await readdir("assets/directory")) {
    if (/^(areas|calendar|feed)\b.*\.(jsonl|json)$/.test(name)) await cp(join("assets/directory", name), inWork("src", name));
  }
  await writeFile(inWork("src/places.jsonl"), `${JSON.stringify(PLACE)}\n`);
  await writeFile(inWork("src/events.jsonl"), `${JSON.stringify(SESSION)}\n`);
  await ovi("feed", "keygen", "--out", inWork("keys"));
  await ovi("feed", "build", inWork("src"), "--out", inWork("public"), "--keys", inWork("keys"));
  server = http.createServer(async (request, response) => {
    asked.push(request.url);
    try {
      response.end(await readFile(inWork("public", decodeURIComponent(request.url.replace(/\?.*/, "")))));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  notifier = spawn("dunst", ["-print"], { stdio: ["ignore", "pipe", "inherit"] });
  notifier.stdout.on("data", (chunk) => told.push(chunk.toString()));
});
after(async () => {
  await window?.close();
  notifier?.kill();
  server?.close();
  await rm(work, { recursive: true, force: true, maxRetries: 5 });
});

/** The X server takes the keyboard from the window and gives it back, as when its reader looks elsewhere and returns. */
async function lookAway() {
  const { stdout } = await run("xdotool", ["search", "--name", "Avoin ovi"]);
  const ids = stdout.trim().split("\n");
  // The library's helper windows have the name too; what can't be focused refuses.
  await run("xdotool", ["getwindowfocus"]).catch(() => {});
  for (const id of ids) await run("xdotool", ["windowfocus", "1"]).catch(() => {}).then(() => run("xdotool", ["windowfocus", id]).catch(() => {}));
}

test("a link from the desktop opens its place, and the way back leads to the list", async () => {
  const places = (await readFile("assets/directory/places-curated.jsonl", "utf8")).trim().split("\n");
  const { id, name } = JSON.parse(places[0]);
  window = await open({ link: `avoinovi://place/${id}` });
  await window.find("h1", name.fi);
  await window.evaluate(`dispatchEvent(new Event("avoin-ovi:back"))`);
  await window.find(CHECK);
  // At the first screen there is nothing behind: pressed once more, it stays.
  await window.evaluate(`dispatchEvent(new Event("avoin-ovi:back"))`);
  await window.see("Minne nyt?");
  await window.close();
});

test("a hostile link opens the list and nothing else", async () => {
  for (const link of ["avoinovi://settings/feed", "javascript:alert(document.domain)", "avoinovi://place/<img src=x onerror=alert(1)>"]) {
    window = await open({ link });
    await window.find(CHECK);
    assert.equal(await window.evaluate(`return document.querySelector("h1").innerText`), "Minne nyt?", link);
    await window.close();
  }
});

test("who comes back after an hour is asked for by nobody: the feed is", async () => {
  const clock = inWork("clock");
  await writeFile(clock, "2026-11-24T10:00");
  window = await open({ now: `@${clock}` });
  await window.find(CHECK);
  await window.click('a[href="/settings"]');
  await window.click('a[href="/settings/feed"]');
  await window.type("#feed-link", `http://127.0.0.1:${server.address().port}/`);
  await window.click("button", "Katso, kuka julkaisee");
  await window.click("button", "Luotan, seuraa tätä");
  await window.see("http://127.0.0.1");
  await until("the shards", () => asked.some((path) => path.includes("/shard/")));
  await window.find('[role="switch"]', "Hae itsestään vain Wi-Fissä");
  await window.see("Päivitä nyt");
  const heads = () => asked.filter((path) => path === "/v1/head").length;
  await until("rest", async () => !(await window.text()).includes("Lopeta hakeminen"));
  const before = heads();
  await lookAway();
  await new Promise((done) => setTimeout(done, 1_000));
  assert.equal(heads(), before, "within the hour nobody is asked");
  await writeFile(clock, "2026-11-24T11:15");
  await until("the feed to be asked again", async () => {
    await lookAway();
    return heads() > before;
  }, 500);
});

test("a position is set by hand, by an address of the directory", async () => {
  await window.click('.tabs a[href="/"]');
  await window.click('.pills a[href="/position"]');
  await window.find("h1", "Missä olet?");
  await window.type(".search-input", "helmikatu");
  await window.click("button.choice", "Testikahvila Helmi");
  await window.find('.pills a[href="/position"]', "Testikahvila Helmi");
});

test("a session goes to the calendar as a file, and a place's words to the clipboard", async () => {
  await window.type(".search-input", "testikahvila");
  await window.click('section[aria-labelledby="group-found"] .row-link', "Testikahvila Helmi");
  await window.find("h1", "Testikahvila Helmi");
  await window.click("button.action", "Jaa");
  await window.see("Kopioitu");
  await window.click('main a[href="/event/testi:keskiviikko"]');
  await window.find("h1", "Keskiviikon perhekahvila");
  await window.click("button", "Lisää koko sarja kalenteriin");
  await until("the file", async () => (await readdir(window.downloads)).some((name) => name.endsWith(".ics")));
  const [file] = (await readdir(window.downloads)).filter((name) => name.endsWith(".ics"));
  const calendar = await readFile(join(window.downloads, file), "utf8");
  assert.match(calendar, /^BEGIN:VCALENDAR\r\n/);
  assert.match(calendar, /DTSTART[^\r]*T093000\r\n/);
  await window.see(`Tehty: ${join(window.downloads, file)}`);
});

test("a reminder comes by the desktop's own notifications when its time has come, and once", async () => {
  await window.click("button", "Tuntia ennen");
  await window.see("Muistutus tulee vain, kun sovellus on auki.");
  assert.equal(told.join("").includes("perhekahvila"), false);
  await writeFile(inWork("clock"), "2026-11-25T08:31");
  await until("the notification", async () => {
    await lookAway();
    return told.join("").includes("Keskiviikon perhekahvila");
  }, 500);
  const said = told.join("");
  assert.match(said, /klo[\s\u00a0]9\.30/u, said);
  await window.find(".banner", "Keskiviikon perhekahvila");
  await lookAway();
  await new Promise((done) => setTimeout(done, 1_500));
  assert.equal(told.join("").split("Keskiviikon perhekahvila").length, said.split("Keskiviikon perhekahvila").length, "told twice");
});
