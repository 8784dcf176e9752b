// The two files by which a host lets phones open its links in the app.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { wellKnown } from "../../platform/web/well_known.mjs";

const out = mkdtempSync(join(tmpdir(), "avoin-ovi-well-known-"));
after(() => rmSync(out, { recursive: true, force: true }));
const print = Array(32).fill("0a").join(":");

test("nothing is said of apps that nobody named", async () => {
  assert.deepEqual(await wellKnown(out, {}), []);
  assert.ok(!existsSync(join(out, ".well-known")));
});

test("both systems' apps are named by the application's one id, for the pages that it opens", async () => {
  const id = readFileSync("Dioxus.toml", "utf8").match(/^identifier = "([^"]+)"/m)[1];
  await wellKnown(out, { AVOIN_OVI_APPLE_TEAM: "A1B2C3D4E5", AVOIN_OVI_ANDROID_CERTIFICATES: `${print}, ${print.toUpperCase()}` });
  const apple = JSON.parse(readFileSync(join(out, ".well-known/apple-app-site-association"), "utf8"));
  const [{ appIDs, components }] = apple.applinks.details;
  assert.deepEqual(appIDs, [`A1B2C3D4E5.${id}`]);
  assert.deepEqual(components.map((page) => page["/"]), ["/place/*", "/event/*", "/service/*", "/saved", "/"]);
  const [{ target }] = JSON.parse(readFileSync(join(out, ".well-known/assetlinks.json"), "utf8"));
  assert.equal(target.package_name, id);
  assert.deepEqual(target.sha256_cert_fingerprints, [print.toUpperCase(), print.toUpperCase()]);
});

test("a value that can't be right stops the build", async () => {
  await assert.rejects(wellKnown(out, { AVOIN_OVI_APPLE_TEAM: "Avoin ovi" }), /ten capital letters/);
  await assert.rejects(wellKnown(out, { AVOIN_OVI_ANDROID_CERTIFICATES: "0a:0b" }), /32 bytes/);
});
