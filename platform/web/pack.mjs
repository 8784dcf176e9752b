// Lays out dist/web: `node platform/web/pack.mjs BINDINGS SEED.pack dist/web [--feed PUBLIC]`. Run from the
// repository's root.
//
// Owns: the names with hashes, the first page with its content security policy, the one style sheet, the copies of
// assets, of the map's parts and of a signed feed, the list of what is kept for offline use, and a .br and .gz beside
// everything that shrinks. It fetches nothing. Node's own zlib and crypto do it all.
import { createHash } from "node:crypto";
import { cp, mkdir, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import zlib from "node:zlib";
import { vendor } from "../map/vendor.mjs";
import { wellKnown } from "./well_known.mjs";

const [bindings, seedPack, out, option, feed] = process.argv.slice(2);
if (!bindings || !seedPack || !out || (option && (option !== "--feed" || !feed))) {
  console.error("usage: node platform/web/pack.mjs BINDINGS SEED.pack OUT [--feed PUBLIC]");
  process.exit(2);
}
const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

await rm(out, { recursive: true, force: true });
await mkdir(join(out, "assets"), { recursive: true });

// The program: a folder named by what is in it, so that it may be cached for ever. Its files name each other relatively.
const program = join(out, "program");
await cp(bindings, program, { recursive: true });
await rename(join(program, "app_bg.wasm"), join(program, "app.wasm"));
for (const script of ["boot.js", "worker.js"]) await cp(`platform/web/${script}`, join(program, script));
const programName = `app-${await hashOfFolder(program)}`;
await rename(program, join(out, programName));

// What draws the map, a folder of its own that nobody fetches before a map is shown; and the ground below its pins.
const map = join(out, "map");
await vendor(map);
const mapName = `map-${await hashOfFolder(map)}`;
await rename(map, join(out, mapName));
const groundName = `assets/ground-${hash(await readFile("assets/basemap/finland-base.mbtiles"))}.mbtiles`;
await cp("assets/basemap/finland-base.mbtiles", join(out, groundName));

// Packs of streets, which a reader fetches by choice: by the paths that the program's own list names.
for (const { id, url } of JSON.parse(await readFile("assets/basemap/packs/list.json", "utf8")).packs) {
  await mkdir(dirname(join(out, "assets/map-packs", url)), { recursive: true });
  await cp(`assets/basemap/packs/${id}.mbtiles`, join(out, "assets/map-packs", url));
}

// One style sheet: the theme's tokens first, then every component's own, in the order of their paths.
const sheets = [
  ...(existsSync("assets/theme.css") ? ["assets/theme.css"] : []),
  "platform/web/first-face.css",
  ...(await files("src/ui")).filter((path) => path.endsWith("/style.css")),
];
const css = (await Promise.all(sheets.map((path) => readFile(path, "utf8")))).join("\n");
const cssName = `assets/main-${hash(css)}.css`;
await writeFile(join(out, cssName), css);

for (const folder of ["fonts", "seed", "example-seed"]) {
  const from = join("assets", folder);
  if (existsSync(from)) await cp(from, join(out, "assets", folder), { recursive: true });
}

// The seed's first part is one file. Of the seed's folder, which stays whole, what that lacks is kept for offline use.
const seedName = `assets/seed-${hash(await readFile(seedPack))}.txt`;
await cp(seedPack, join(out, seedName));
const seedLater = new Set((await readFile(seedPack.replace(/\.pack$/, ".later"), "utf8")).trim().split("\n"));

for (const name of ["icon.svg", "manifest.webmanifest", "robots.txt"]) await cp(`platform/web/${name}`, join(out, name));
await cp("platform/web/icons", join(out, "icons"), { recursive: true });
// Browsers ask for this one by its name alone.
await rename(join(out, "icons/favicon.ico"), join(out, "favicon.ico"));

// A signed feed at the app's own origin, and the fingerprint by which the app trusts it. Replacing that folder on the
// host later brings fresh data to everybody; another key set would not be believed.
let feedLink = "";
if (feed) {
  await cp(join(feed, "v1"), join(out, "feed/v1"), { recursive: true });
  const root = createHash("sha256").update(await readFile(join(feed, "v1/keys/1.json"))).digest("hex");
  feedLink = `<meta name="avoin-ovi:feed" content="/feed/#root=${root}">`;
}

// The interface's words, a file for each language, without what only translators read.
const words = {};
for (const path of (await files("src/ui/i18n")).filter((path) => path.endsWith(".ftl"))) {
  const text = (await readFile(path, "utf8")).replace(/^#.*\n/gm, "");
  const language = basename(path, ".ftl");
  words[language] = `/assets/words-${language}-${hash(text)}.txt`;
  await writeFile(join(out, words[language]), text);
}

// The first page. Its inline script is allowed by hash, so the page and the hash are made in one place.
const titles = await firstWords("now-title");
const script = fill(withoutComments(await readFile("platform/web/first-face.js", "utf8")), {
  words: JSON.stringify(words),
  seed: JSON.stringify(`/${seedName}`),
  program: JSON.stringify(`/${programName}/app.wasm`),
});
const scriptHash = `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
const fonts = (await files(join(out, "assets/fonts"))).map((path) => relative(out, path));
const firstFont = fonts.find((path) => path.endsWith("latin-wght-normal.woff2") && !path.includes("latin-ext"));
const preloads = firstFont
  ? `<link rel="preload" href="/${firstFont}" as="font" type="font/woff2" crossorigin>`
  : "";
const page = fill(await readFile("platform/web/index.html", "utf8"), {
  script,
  "script-hash": scriptHash,
  css: `/${cssName}`,
  app: `/${programName}`,
  preloads,
  feed: feedLink,
  seed: `/${seedName}`,
  words: Object.entries(words).map((pair) => pair.join("=")).join(" "),
  map: `/${mapName}/map.js`,
  "map-ground": `/${groundName}`,
  titles: spoken(titles),
  "start-title": spoken(await firstWords("start-title")),
  "start-text": spoken(await firstWords("start-text")),
  "start-once": spoken(await firstWords("start-once")),
  "tab-now": spoken(await firstWords("tab-now")),
  "tab-map": spoken(await firstWords("tab-map")),
  "tab-calendar": spoken(await firstWords("tab-calendar")),
  "tab-saved": spoken(await firstWords("tab-saved")),
  "tab-support": spoken(await firstWords("tab-support")),
});
await writeFile(join(out, "index.html"), page);
// Hosts that know no fall-back to index.html answer an unknown path, such as /place/…, with this.
await writeFile(join(out, "404.html"), page);

// What is kept for offline use, each file by its path and the beginning of its hash. The version is the hash of the list,
// so a build that changed nothing is no update.
const kept = {};
const keptWithMap = {};
for (const path of await files(out)) {
  const name = relative(out, path);
  if (name === "404.html" || name === "robots.txt" || name.startsWith("feed/") || name.startsWith("assets/map-packs/")) continue;
  if (name.startsWith("assets/seed/") && !seedLater.has(name.slice("assets/seed/".length))) continue;
  const list = name.startsWith(`${mapName}/`) || name === groundName ? keptWithMap : kept;
  list[name === "index.html" ? "/" : `/${name}`] = createHash("sha256").update(await readFile(path)).digest("hex").slice(0, 16);
}
const lists = { files: JSON.stringify(kept), "map-files": JSON.stringify(keptWithMap) };
const version = hash(lists.files + lists["map-files"]);
await writeFile(join(out, "sw.js"), fill(await readFile("platform/web/sw.js", "utf8"), { version, ...lists }));

// For phones, not for the page: after the list of what is kept.
for (const name of await wellKnown(out)) console.log(`.well-known/${name}`);

const report = [];
for (const path of await files(out)) {
  const body = await readFile(path);
  const row = { path: relative(out, path), bytes: body.length, brotli: body.length };
  if (worthCompressing(path)) {
    const [br, gz] = await Promise.all([
      brotli(body, {
        params: {
          [zlib.constants.BROTLI_PARAM_QUALITY]: 11,
          [zlib.constants.BROTLI_PARAM_LGWIN]: 22,
          [zlib.constants.BROTLI_PARAM_SIZE_HINT]: body.length,
        },
      }),
      gzip(body, { level: 9 }),
    ]);
    if (br.length < body.length) {
      await writeFile(`${path}.br`, br);
      row.brotli = br.length;
    }
    if (gz.length < body.length) await writeFile(`${path}.gz`, gz);
  }
  report.push(row);
}
for (const { path, bytes, brotli } of report.sort((a, b) => b.brotli - a.brotli).slice(0, 12)) {
  console.log(`${kilobytes(brotli)} KB sent ${kilobytes(bytes)} KB  ${path}`);
}
const total = report.filter((row) => row.path !== "404.html").reduce((sum, row) => sum + row.brotli, 0);
console.log(`${kilobytes(total)} KB sent in all, ${report.length} files in ${out}`);

function hash(content) {
  return createHash("sha256").update(content).digest("hex").slice(0, 12);
}

async function hashOfFolder(folder) {
  const sum = createHash("sha256");
  for (const path of await files(folder)) sum.update(relative(folder, path)).update("\0").update(await readFile(path));
  return sum.digest("hex").slice(0, 12);
}

async function files(folder) {
  if (!existsSync(folder)) return [];
  const found = [];
  for (const name of (await readdir(folder)).sort()) {
    const path = join(folder, name);
    if ((await stat(path)).isDirectory()) found.push(...(await files(path)));
    else found.push(path);
  }
  return found;
}

function fill(template, values) {
  return template.replace(/\{\{([a-z-]+)\}\}/g, (whole, name) => {
    if (!(name in values)) throw new Error(`platform/web names {{${name}}}, which pack.mjs doesn't fill`);
    return values[name];
  });
}

// A message of one line in each language, from the translations themselves: [["en", "Where now?"], …].
async function firstWords(key) {
  const found = [];
  for (const path of (await files("src/ui/i18n")).filter((path) => path.endsWith(".ftl"))) {
    const message = (await readFile(path, "utf8")).match(new RegExp(`^${key} = (.+)$`, "m"));
    if (!message) throw new Error(`${path}: no message ${key} of one line`);
    found.push([basename(path, ".ftl"), message[1]]);
  }
  return found;
}

// Every language's words side by side; the style shows those of the page's language.
function spoken(words) {
  return words.map(([language, text]) => `<span lang="${language}">${escape(text)}</span>`).join("");
}

function escape(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

// Whole-line comments only: the script is ours and keeps to them.
function withoutComments(source) {
  return source.replace(/^\s*\/\/.*\n/gm, "");
}

function worthCompressing(path) {
  return !/\.(woff2|zst|mbtiles|png|webp|avif|jpe?g)$/.test(path);
}

function kilobytes(bytes) {
  return (bytes / 1000).toFixed(1).padStart(8);
}
