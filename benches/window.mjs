// How long the native program takes from its start until its list stands in the window: on an empty data folder, and on
// one that holds the directory already. The release build, WebKitGTK, a display without a graphics card.
//
// The driver can ask the page only once the window stands, and each question takes some milliseconds: the figures are
// what a family waits at most.
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { open, until } from "../tests/native/window.mjs";

const STARTS = 5;
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Milliseconds from the program's start until the first place stands in the list. */
async function start(data, settle) {
  const window = await open({ data });
  try {
    let took;
    await until("the list", async () => {
      if (!(await window.evaluate(`return document.querySelector(".row-link") !== null`))) return false;
      took = Date.now() - window.began;
      return true;
    }, 2);
    if (settle) await still(data);
    return took;
  } finally {
    await window.close();
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

const first = [];
const later = [];
for (let times = 0; times < STARTS; times++) {
  const data = await mkdtemp(join(tmpdir(), "avoin-ovi-bench-"));
  try {
    first.push(await start(data, true));
    later.push(await start(data, false));
  } finally {
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  }
}
console.log(`native window, program start to list, median of ${STARTS}: first start ${median(first)} ms (${first.join(", ")}); ` +
  `later ${median(later)} ms (${later.join(", ")})`);
