// What a browser is given for installing: icons that have the sizes they claim.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { png } from "./reading.mjs";

test("the web manifest's icons have the sizes that it tells", () => {
  const { icons } = JSON.parse(readFileSync("platform/web/manifest.webmanifest", "utf8"));
  for (const { src, sizes, type } of icons.filter(({ type }) => type === "image/png")) {
    const { width, height } = png(`platform/web${src}`);
    assert.equal(`${width}x${height}`, sizes, `${src}, ${type}`);
  }
  // Safari asks for 180 and fills what is transparent with black.
  assert.deepEqual(png("platform/web/icons/apple-touch-icon.png"), { width: 180, height: 180, transparent: false });
});
