// What docs/release.md and the checklist say of versions, ids and files is what the repository holds.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { plist } from "./reading.mjs";

const release = readFileSync("docs/release.md", "utf8");

test("dx is named in the version of dioxus that is built in", () => {
  const locked = readFileSync("Cargo.lock", "utf8").match(/name = "dioxus"\nversion = "([^"]+)"/)[1];
  const named = [...release.matchAll(/dioxus-cli --version (\S+)/g)].map(([, version]) => version);
  assert.deepEqual([...new Set(named)], [locked]);
});

test("the least iOS is one number", () => {
  const least = plist("platform/ios/Info.plist").MinimumOSVersion;
  const named = [...release.matchAll(/IPHONEOS_DEPLOYMENT_TARGET=([\d.]+)/g)].map(([, version]) => version);
  assert.ok(named.length >= 3);
  assert.deepEqual([...new Set(named)], [least]);
});

test("every page and file that these pages lead to is there", () => {
  for (const page of ["docs/release.md", "docs/device-checklist.md", "platform/ios/README.md", "platform/linux/README.md"]) {
    for (const [, target] of readFileSync(page, "utf8").matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)) {
      assert.ok(existsSync(join(dirname(page), target)), `${page} leads to ${target}`);
    }
  }
});

test("the checklist's rows are numbered, and each has something to tick", () => {
  const rows = [...readFileSync("docs/device-checklist.md", "utf8").matchAll(/^\| (\d+) \|(.*)\|$/gm)];
  assert.deepEqual(rows.map(([, number]) => Number(number)), rows.map((_, index) => index + 1));
  for (const [, number, row] of rows) assert.ok(row.includes("☐"), `row ${number}`);
});
