// The journey through the real native window: the program as it is built, WebKitGTK, and real clicks.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { open } from "./window.mjs";

let window;
before(async () => { window = await open(); });
after(async () => { await window?.close(); });

test("the window opens and paints", async () => {
  await window.see("Avoin ovi");
  const { width, height, colours } = await window.screenshot();
  assert.ok(width >= 320 && height >= 480, `a window of ${width}×${height}`);
  assert.ok(colours > 8, `the window has ${colours} colours: nothing painted`);
});
