// How long the native program takes from its start until its list is painted in the window: on an empty data folder, and
// on one that holds the directory already. The release build, WebKitGTK, a display without a graphics card.
//
// No driver is in it: the page itself notes when the frame with the first place has been painted (`painted.c` lets it).
// Beside it stands what an empty window of the same web view takes on the same machine.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "../tests/native/window.mjs";

const STARTS = 7;
/** WebKit's own helpers go a little after the program does, and still hold its folder. */
const REST_MS = 700;
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const told = (numbers) => `${median(numbers)} ms (${numbers.join(", ")})`;
const rest = (ms) => new Promise((resume) => setTimeout(resume, ms));

/** In the page: posts when the frame with the first place has been painted, in milliseconds since 1970. */
function notePainted() {
  new MutationObserver((_, observer) => {
    if (!document.querySelector(".row-link, .group")) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => {
      globalThis.webkit.messageHandlers.painted.postMessage(String(performance.timeOrigin + performance.now()));
    }));
  }).observe(document, { childList: true, subtree: true });
}

/** Milliseconds from a program's start until its first place is painted. `then` runs before it is ended. */
async function start(program, data, then = () => {}) {
  const painted = join(data, "painted");
  await rm(painted, { force: true });
  const began = Date.now();
  const app = spawn(program, {
    env: {
      ...process.env,
      LD_PRELOAD: process.env.AVOIN_OVI_PAINTED_SHIM,
      AVOIN_OVI_PAGE_SCRIPT: `(${notePainted})()`,
      AVOIN_OVI_PAINTED: painted,
      AVOIN_OVI_NOW: "2026-11-24T10:00",
      AVOIN_OVI_DATA: data,
      LANG: "fi_FI.UTF-8",
      LC_ALL: "fi_FI.UTF-8",
      LIBGL_ALWAYS_SOFTWARE: "1",
      NO_AT_BRIDGE: "1",
      GSK_RENDERER: "cairo",
    },
    stdio: "ignore",
  });
  try {
    let at;
    await until("the list", async () => (at = Number(await readFile(painted, "utf8"))) > 0, 20);
    await then();
    return Math.round(at - began);
  } finally {
    app.kill("SIGKILL");
    await rest(REST_MS);
  }
}

/** Waits until the first start has written all of the directory. */
async function still(data) {
  let before;
  await until("the data folder to rest", async () => {
    const names = (await readdir(data)).filter((name) => name.includes(".db"));
    const now = JSON.stringify(await Promise.all(names.map(async (name) => [name, (await stat(join(data, name))).mtimeMs])));
    const rests = now === before;
    before = now;
    return rests;
  }, 2_000);
}

const [first, later, empty] = [[], [], []];
for (let times = 0; times < STARTS; times++) {
  const data = await mkdtemp(join(tmpdir(), "avoin-ovi-bench-"));
  try {
    first.push(await start(process.env.AVOIN_OVI_APP, data, () => still(data)));
    later.push(await start(process.env.AVOIN_OVI_APP, data));
    empty.push(await start(process.env.AVOIN_OVI_EMPTY, data));
  } finally {
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  }
}
console.log(`native window, program start to list painted, median of ${STARTS}: first start ${told(first)}; later ${told(later)}; ` +
  `an empty window of the same web view ${told(empty)}`);
