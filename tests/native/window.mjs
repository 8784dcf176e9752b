// Opens the app's real window and drives it over WebDriver: `const window = await open()`.
//
// Owns the driver's process, the app's process (the driver starts it), a data folder of its own, and a small WebDriver
// client. It knows nothing of the screens; those are in the journeys.
import { spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const PATIENCE_MS = 60_000;

/**
 * Starts the app at a moment, with an empty data folder unless one is given, and with the link that a desktop would give
 * it. A moment that begins with `@` names a file: the clock goes as it is written.
 */
export async function open({ now = "2026-11-24T10:00", data, link, language = "fi_FI.UTF-8" } = {}) {
  const app = required("AVOIN_OVI_APP");
  const shim = required("AVOIN_OVI_SHIM");
  const folder = await mkdtemp(join(tmpdir(), "avoin-ovi-window-"));
  const launcher = join(folder, "launch");
  const stamp = join(folder, "began");
  await writeFile(launcher, `#!/bin/sh\ndate +%s%3N >'${stamp}'\nexport LD_PRELOAD='${shim}'\nexec '${app}' ${link === undefined ? "" : quoted(link)}\n`);
  await chmod(launcher, 0o755);

  // What the app lets its user download stays in this folder, whoever runs the test.
  const config = join(folder, "config");
  const downloads = join(folder, "downloads");
  await mkdir(config);
  await writeFile(join(config, "user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${downloads}"\n`);

  const port = await freePort();
  const driver = spawn("WebKitWebDriver", [`--port=${port}`, "--host=127.0.0.1"], {
    env: {
      ...process.env,
      XDG_CONFIG_HOME: config,
      AVOIN_OVI_NOW: now,
      AVOIN_OVI_DATA: data ?? join(folder, "data"),
      LANG: language,
      LC_ALL: language,
      LANGUAGE: language.slice(0, 2),
      // No graphics card here. (Switching WebKit's own renderers off as well makes its screenshots never come.)
      LIBGL_ALWAYS_SOFTWARE: "1",
      NO_AT_BRIDGE: "1",
      GSK_RENDERER: "cairo",
    },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const output = [];
  for (const stream of [driver.stdout, driver.stderr]) stream.on("data", (chunk) => output.push(chunk));
  const end = async () => {
    try { process.kill(-driver.pid, "SIGKILL"); } catch { /* it has ended */ }
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };

  try {
    const base = `http://127.0.0.1:${port}`;
    await until("the driver to answer", async () => (await fetch(`${base}/status`)).ok);
    const { sessionId } = await command(base, "POST", "/session", {
      capabilities: { alwaysMatch: { "webkitgtk:browserOptions": { binary: launcher, args: [] } } },
    });
    return new Window(`${base}/session/${sessionId}`, Number(await readFile(stamp, "utf8")), end, downloads);
  } catch (error) {
    await end();
    throw new Error(`${error.message}\n${Buffer.concat(output)}`, { cause: error });
  }
}

class Window {
  constructor(base, began, end, downloads) {
    this.base = base;
    /** When the program was started, in milliseconds since 1970. */
    this.began = began;
    this.end = end;
    this.downloads = downloads;
  }

  async close() {
    try { await command(this.base, "DELETE", ""); } catch { /* the app may have gone first */ }
    await this.end();
  }

  /** Runs a function's body in the page and gives what it returns. */
  evaluate(script, ...args) {
    return command(this.base, "POST", "/execute/sync", { script, args });
  }

  async text() {
    return plain(await this.evaluate("return document.body.innerText"));
  }

  /** The first element of a CSS selector whose text holds some words; waits for it. */
  async find(selector, words = "") {
    let element;
    await until(`${selector} with "${words}"`, async () => {
      element = await this.evaluate(
        `return [...document.querySelectorAll(arguments[0])].find((e) => e.innerText.replaceAll("\\u00ad", "").replaceAll("\\u00a0", " ").includes(arguments[1]) && e.getClientRects().length) ?? null`,
        selector, plain(words));
      return element !== null;
    });
    return element[ELEMENT];
  }

  /**
   * A real click, through the window system's own path. A list that is still being narrowed down may take the element
   * away before the pointer is there: nothing was pressed then, and it is looked for once more.
   */
  async click(selector, words) {
    await until(`a click on ${selector} with "${words ?? ""}"`, async () => {
      const id = await this.find(selector, words);
      try {
        await this.evaluate("arguments[0].scrollIntoView({ block: 'center' })", { [ELEMENT]: id });
        await command(this.base, "POST", `/element/${id}/click`, {});
        return true;
      } catch (error) {
        if (/not interactable|stale element/.test(error.message)) return false;
        throw error;
      }
    });
  }

  /** Types into a field faster than any person, and sees that no letter is lost. */
  async type(selector, text) {
    const id = await this.find(selector);
    await command(this.base, "POST", `/element/${id}/value`, { text });
    await until(`"${text}" in ${selector}`, async () =>
      await this.evaluate("return arguments[0].value", { [ELEMENT]: id }) === text);
  }

  /** Waits until the text of an element answers a question, and then doesn't change for a while. */
  async rests(selector, answers) {
    let before;
    await until(`${selector} to rest`, async () => {
      const text = plain(await this.evaluate("return document.querySelector(arguments[0]).innerText", selector));
      const rests = text === before && answers(text);
      before = text;
      return rests;
    }, 400);
  }

  /** Waits until the page's text holds some words. */
  async see(words) {
    let seen = "";
    try {
      await until(`"${words}"`, async () => (seen = await this.text()).includes(words));
    } catch (error) {
      throw new Error(`${error.message}; the window says:\n${seen}`);
    }
  }

  /** The window's picture: { png, width, height, colours }; one colour means that nothing painted. */
  async screenshot() {
    const png = Buffer.from(await command(this.base, "GET", "/screenshot"), "base64");
    return { png, ...describePng(png) };
  }
}

/** A word for the shell. */
const quoted = (word) => `'${word.replaceAll("'", "'\\''")}'`;

async function command(base, method, path, body) {
  const response = await fetch(base + path, {
    method,
    headers: { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${value?.error}: ${value?.message}`);
  return value;
}

/** The words without the soft hyphens that long ones carry, and with plain spaces where a line may not break. */
const plain = (words) => words.replaceAll("\u00ad", "").replaceAll("\u00a0", " ");

/** Asks again until the answer is yes; an error counts as no until the patience is over. */
export async function until(what, ask, rest_ms = 50) {
  const end = Date.now() + PATIENCE_MS;
  let last = "";
  for (;;) {
    try {
      if (await ask()) return;
      last = "";
    } catch (error) {
      last = `: ${error.message}`;
    }
    if (Date.now() > end) throw new Error(`waited ${PATIENCE_MS / 1000} s for ${what}${last}`);
    await new Promise((resume) => setTimeout(resume, rest_ms));
  }
}

function required(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this through ./dev e2e`);
  return value;
}

function freePort() {
  return new Promise((found, failed) => {
    const probe = net.createServer();
    probe.once("error", failed).listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}

// Reads just enough of a PNG (8 bits, no interlace: what the driver sends) to tell a painted window from a blank one.
function describePng(png) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = { 0: 1, 2: 3, 6: 4 }[png[25]];
  if (png[24] !== 8 || !channels || png[28] !== 0) throw new Error("a kind of PNG this doesn't read");
  const data = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") data.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(data));
  const stride = width * channels;
  const colours = new Set();
  const line = Buffer.alloc(stride);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    let corner = Buffer.alloc(channels);
    for (let x = 0; x < stride; x++) {
      const left = x >= channels ? line[x - channels] : 0;
      const up = line[x];
      const upLeft = corner[x % channels];
      corner[x % channels] = up;
      line[x] = raw[y * (stride + 1) + 1 + x] + predicted(filter, left, up, x >= channels ? upLeft : 0);
    }
    for (let x = 0; x < stride; x += channels) colours.add(line.readUIntBE(x, Math.min(channels, 3)));
  }
  return { width, height, colours: colours.size };
}

function predicted(filter, left, up, upLeft) {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const guess = left + up - upLeft;
  const [a, b, c] = [left, up, upLeft].map((value) => Math.abs(guess - value));
  return a <= b && a <= c ? left : b <= c ? up : upLeft;
}
