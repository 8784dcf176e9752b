// What Linux desktops are given: the entry, the page in software centres, the icons, and that all of it speaks of one app.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { cargoVersion, png } from "./reading.mjs";

const LINUX = "platform/linux";
const id = readFileSync("Dioxus.toml", "utf8").match(/^identifier = "([^"]+)"/m)[1];
const entry = Object.fromEntries(readFileSync(`${LINUX}/${id}.desktop`, "utf8").split("\n")
  .filter((line) => line.includes("=")).map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
const metainfo = readFileSync(`${LINUX}/${id}.metainfo.xml`, "utf8");
const without = (command) => spawnSync("sh", ["-c", `command -v ${command}`]).status !== 0 && `${command} is missing`;

test("the desktop entry opens the app, also by its own links, and is told in three languages", () => {
  assert.equal(entry.Exec, "avoin-ovi %u");
  assert.equal(entry.Icon, id);
  assert.ok(entry.MimeType.split(";").includes("x-scheme-handler/avoinovi"));
  for (const key of ["GenericName", "Comment", "Keywords"]) {
    const told = [key, `${key}[fi]`, `${key}[sv]`].map((name) => entry[name]);
    assert.equal(new Set(told.filter(Boolean)).size, 3, `${key}: ${told}`);
  }
});

test("desktop-file-validate finds nothing", { skip: without("desktop-file-validate") }, () => {
  assert.equal(execFileSync("desktop-file-validate", [`${LINUX}/${id}.desktop`], { encoding: "utf8" }), "");
});

test("AppStream's own validator finds nothing", { skip: without("appstreamcli") }, () => {
  const run = spawnSync("appstreamcli", ["validate", "--no-net", "--no-color", `${LINUX}/${id}.metainfo.xml`], { encoding: "utf8" });
  assert.equal(run.status, 0, run.stdout + run.stderr);
});

test("the page in software centres is this app's, of this version, in three languages", () => {
  assert.ok(metainfo.includes(`<id>${id}</id>`) && metainfo.includes(`<launchable type="desktop-id">${id}.desktop</launchable>`));
  const newest = metainfo.match(/<release version="([^"]+)" date="(\d{4}-\d{2}-\d{2})"/);
  assert.equal(newest?.[1], cargoVersion(), "its newest release is another than Cargo.toml's");
  for (const tag of ["p", "li"]) {
    const count = (language) => [...metainfo.matchAll(new RegExp(`<${tag}${language}>`, "g"))].length;
    assert.equal(count(' xml:lang="fi"'), count(""), `${tag} in Finnish`);
    assert.equal(count(' xml:lang="sv"'), count(""), `${tag} in Swedish`);
  }
});

test("each icon has the size that its name tells", () => {
  const icons = readdirSync(`${LINUX}/icons`);
  assert.ok(["16", "32", "48", "128", "256", "512"].every((size) => icons.includes(`${id}-${size}.png`)), `${icons}`);
  for (const name of icons) {
    const size = Number(name.match(/-(\d+)\.png$/)[1]);
    assert.deepEqual(png(`${LINUX}/icons/${name}`), { width: size, height: size, transparent: true }, name);
  }
});

test("dx finds the icons that Dioxus.toml names", () => {
  const list = readFileSync("Dioxus.toml", "utf8").match(/^icon = \[(.*)\]$/m)[1];
  for (const [, path] of list.matchAll(/"([^"]+)"/g)) png(path);
});
