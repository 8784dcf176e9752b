// Starts the program: compiles it while it streams in, and takes the first face away when the program has painted.
// Then keeps the app on the device, and tells the program when a newer version of it waits.
import { initSync } from "./app.js";

const main = document.getElementById("main");
const firstFace = document.getElementById("first-face");
const painted = new Promise((done) => {
  new MutationObserver((_, observer) => {
    if (main.firstElementChild) {
      observer.disconnect();
      firstFace?.remove();
      done();
    }
  }).observe(main, { childList: true });
});

// The page's first script has asked for it.
const program = new URL("./app.wasm", import.meta.url);
const module = await WebAssembly.compileStreaming(globalThis.avoinOviProgram).catch(async () => {
  // No network and no copy in the browser's cache: the one that was kept. Or a host that doesn't know the type of
  // WebAssembly: the whole first, then its compilation.
  return WebAssembly.compile(await (await fetch(`${program}?kept`)).arrayBuffer());
});

// What the program asks of the page beyond the browser's own interfaces.
globalThis.avoinOvi = {
  // Starts a job in a worker that shares the compiled program. Hears its messages, and null when it fails.
  work(job, hear) {
    const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }) => hear(data));
    for (const failure of ["error", "messageerror"]) {
      worker.addEventListener(failure, (event) => {
        event.preventDefault();
        console.info(`A worker failed: ${event.message ?? failure}`);
        hear(null);
      });
    }
    const start = (seed) => worker.postMessage({ job, module, seed }, seed ? [seed] : []);
    // The seed goes to the worker that needs it, and is held by nobody else.
    const seed = globalThis.avoinOviSeed;
    globalThis.avoinOviSeed = undefined;
    if (seed) seed.then(start);
    else start();
    return worker;
  },

  // The script that draws the map, fetched with the first map; from then on the map is kept for offline use.
  async map() {
    const drawer = await import(document.querySelector('meta[name="avoin-ovi:map"]').content);
    navigator.serviceWorker?.ready.then(({ active }) => active.postMessage("keep-map"));
    return drawer;
  },
};

// The browser's own offer to install the app waits in the settings instead of lying over the list.
window.addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  globalThis.avoinOvi.installation = event;
  window.dispatchEvent(new Event("avoin-ovi:install-offered"));
});
window.addEventListener("appinstalled", () => {
  globalThis.avoinOvi.installation = undefined;
  window.dispatchEvent(new Event("avoin-ovi:install-offered"));
});

// The page answers between two long pieces of work.
await new Promise((done) => setTimeout(done));
const wasm = initSync({ module });
// A program with a start section has begun by itself.
if (wasm.__wbindgen_start === undefined) wasm.main();

await painted;
if ("serviceWorker" in navigator) {
  // After the list: what is kept for later must not slow down what is read now.
  window.addEventListener("avoin-ovi:list-stands", () => setTimeout(keepApp, 1_000), { once: true });
  setTimeout(keepApp, 15_000);
}

let registered = false;
async function keepApp() {
  if (registered) return;
  registered = true;
  const workers = navigator.serviceWorker;
  let registration;
  try {
    registration = await workers.register("/sw.js", { updateViaCache: "none" });
  } catch (error) {
    // A browser that keeps nothing (a private window, no https) runs the app all the same.
    console.info(`The app isn't kept for offline use: ${error.message}`);
    return;
  }
  // Whoever came without a worker has the newest version; for them a first one is no update.
  let newcomer = workers.controller === null;
  const offer = () => window.dispatchEvent(new Event("avoin-ovi:update-waits"));
  const watch = (worker) => worker?.addEventListener("statechange", () => {
    if (worker.state === "installed" && workers.controller) offer();
  });
  if (registration.waiting && workers.controller) offer();
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));

  let taken = false;
  window.addEventListener("avoin-ovi:take-update", () => {
    taken = true;
    if (registration.waiting) registration.waiting.postMessage("take-over");
    else location.reload();
  });
  workers.addEventListener("controllerchange", () => {
    if (taken) location.reload();
    // Another tab took the new version: this one is told, and goes on as it is.
    else if (!newcomer) offer();
    newcomer = false;
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") registration.update().catch(() => { /* no network: later */ });
  });
}
