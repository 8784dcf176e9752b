// The program once more, beside the page: it unpacks the directory and follows the feed, so that reading never waits.
// boot.js starts it with one job; the program finds the job here, and tells the page how it goes.
import { initSync } from "./app.js";

self.addEventListener("message", ({ data }) => {
  globalThis.avoinOviSeed = data.seed && Promise.resolve(data.seed);
  globalThis.avoinOvi = { job: data.job, tell: (message) => self.postMessage(message) };
  const wasm = initSync({ module: data.module });
  if (wasm.__wbindgen_start === undefined) wasm.main();
}, { once: true });
