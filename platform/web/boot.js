// Starts the program: compiles it while it streams in, and takes the first face away when the program has painted.
import init from "./app.js";

const main = document.getElementById("main");
const firstFace = document.getElementById("first-face");
const painted = new MutationObserver(() => {
  if (main.firstElementChild) {
    painted.disconnect();
    firstFace?.remove();
  }
});
painted.observe(main, { childList: true });

// Imported styles and workers of later issues find the app's own folder through this address, not through a guess.
const wasm = await init({ module_or_path: new URL("./app.wasm", import.meta.url) });
// A program with a start section has begun by itself.
if (wasm.__wbindgen_start === undefined) wasm.main();
