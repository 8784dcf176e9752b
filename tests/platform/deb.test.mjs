// The Debian package: what is in it, and that it installs in an empty root and starts there.
//
// The program is AVOIN_OVI_APP, which `./dev test` sets to the one it built anyway.
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { cargoVersion } from "./reading.mjs";

const app = process.env.AVOIN_OVI_APP ?? "dist/avoin-ovi";
const folder = mkdtempSync(join(tmpdir(), "avoin-ovi-deb-"));
let deb;

before(() => {
  assert.ok(existsSync(app), `${app} isn't there: AVOIN_OVI_APP names the program`);
  const environment = { ...process.env, AVOIN_OVI_DEB_COMPRESSION: "gzip" };
  deb = execFileSync("platform/linux/deb.sh", [app, folder], { encoding: "utf8", env: environment }).trim();
});
after(() => rmSync(folder, { recursive: true, force: true }));

const field = (name) => execFileSync("dpkg-deb", ["--field", deb, name], { encoding: "utf8" }).trim();

test("the package tells what it is and what it needs", () => {
  assert.equal(field("Package"), "avoin-ovi");
  assert.equal(field("Version"), cargoVersion());
  for (const library of ["libc6 (>= ", "libwebkit2gtk-4.1-0", "libgtk-3-0"]) assert.ok(field("Depends").includes(library), field("Depends"));
  assert.match(field("Maintainer"), /^.+ <.+@.+>$/);
});

test("the package holds the program, its entry, its icons and everybody's licences, and asks for no script to run", () => {
  const out = join(folder, "out");
  execFileSync("dpkg-deb", ["--raw-extract", deb, out]);
  for (const path of [
    "usr/bin/avoin-ovi", "usr/share/applications/fi.avoinovi.app.desktop", "usr/share/metainfo/fi.avoinovi.app.metainfo.xml",
    "usr/share/icons/hicolor/scalable/apps/fi.avoinovi.app.svg", "usr/share/icons/hicolor/128x128/apps/fi.avoinovi.app.png",
    "usr/share/man/man1/avoin-ovi.1.gz", "usr/share/doc/avoin-ovi/changelog.gz",
  ]) assert.ok(existsSync(join(out, path)), path);
  const copyright = readFileSync(join(out, "usr/share/doc/avoin-ovi/copyright"), "utf8");
  assert.ok(!copyright.includes("@MIT@") && copyright.includes("Permission is hereby granted") && copyright.includes("SIL OPEN FONT"));
  const notices = execFileSync("zcat", [join(out, "usr/share/doc/avoin-ovi/software.txt.gz")], { encoding: "utf8", maxBuffer: 1 << 26 });
  for (const crate of ["dioxus-core 0.", "wry 0.", "rusqlite 0.", "ring 0."]) assert.ok(notices.includes(crate), crate);
  assert.ok(notices.includes("MapLibre"), "the map's notices");
  for (const script of ["preinst", "postinst", "prerm", "postrm"]) assert.ok(!existsSync(join(out, "DEBIAN", script)), script);
});

const lintian = spawnSync("sh", ["-c", "command -v lintian"]).status !== 0 && "lintian is missing";
test("lintian finds nothing wrong", { skip: lintian }, () => {
  const run = spawnSync("lintian", ["--no-cfg", "--fail-on", "error,warning", "--tag-display-limit", "0", "--allow-root", deb], { encoding: "utf8" });
  assert.equal(run.status, 0, run.stdout + run.stderr);
});

const reason = whyNot();
test("the package installs in an empty root, the app shows itself there, and purging leaves the family's data", { skip: reason }, async () => {
  const display = await openDisplay();
  try {
    const look = [process.execPath, "tests/platform/looks_alive.mjs", display.name, display.picture];
    const run = spawnSync("tests/platform/clean_root.sh", [deb, display.name, ...look], { encoding: "utf8", timeout: 400_000 });
    console.log(run.stdout.trim());
    assert.equal(run.status, 0, `${run.stdout}\n${run.stderr}`);
  } finally {
    display.close();
  }
});

/** Why no empty root can be made here, or false. */
function whyNot() {
  if (process.getuid() !== 0) return "not root: an empty root needs mounts";
  for (const command of ["mmdebstrap", "unshare", "Xvfb", "xdotool"]) {
    if (spawnSync("sh", ["-c", `command -v ${command}`]).status !== 0) return `${command} is missing`;
  }
  if (spawnSync("unshare", ["--mount", "--pid", "--fork", "true"]).status !== 0) return "no mounts are allowed in this container";
  return false;
}

/** A display whose picture is a file (XWD). */
async function openDisplay() {
  const arguments_ = ["-displayfd", "3", "-screen", "0", "500x900x24", "-fbdir", folder, "-ac", "-nolisten", "tcp"];
  const server = spawn("Xvfb", arguments_, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const number = await new Promise((resolve, reject) => {
    server.once("exit", () => reject(new Error("Xvfb ended")));
    server.stdio[3].once("data", (data) => resolve(data.toString().trim()));
  });
  return { name: `:${number}`, picture: join(folder, "Xvfb_screen0"), close: () => server.kill() };
}
