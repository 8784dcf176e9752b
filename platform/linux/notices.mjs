// Other people's notices for those who get the program: `node platform/linux/notices.mjs OUT.txt`.
//
// Reads the list that tests/licences.rs holds to Cargo.lock, and the licence files that each crate brought along when
// cargo unpacked it. A text that many share stands once, below all their names. Crates of other systems that were never
// unpacked here aren't in this program; one that brought no file is named with its licence.
import { existsSync } from "node:fs";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";

const [out] = process.argv.slice(2);
if (!out) {
  console.error("usage: node platform/linux/notices.mjs OUT.txt");
  process.exit(2);
}
const registry = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "registry/src");
const indexes = (await readdir(registry)).map((name) => join(registry, name));

const sharers = new Map();
const silent = [];
for (const line of (await readFile("assets/licences/software.txt", "utf8")).trim().split("\n")) {
  const [licence, ...names] = line.split(/: |, /);
  for (const name of names.filter((name) => !name.startsWith("npm:"))) {
    const folder = indexes.map((index) => join(index, name.replace(" ", "-"))).find(existsSync);
    if (!folder) continue;
    const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|copying|notice|unlicense|copyright)/i.test(file));
    let found = false;
    for (const file of files.sort()) {
      const text = await readFile(join(folder, file), "utf8").catch(() => "");
      if (!text.trim()) continue;
      found = true;
      const key = text.replace(/\s+/g, " ").trim();
      if (!sharers.has(key)) sharers.set(key, { text: text.trim(), names: new Set() });
      sharers.get(key).names.add(name);
    }
    if (!found) silent.push(`${name}: ${licence}`);
  }
}
if (sharers.size === 0) throw new Error(`${registry} holds no crate that is in the program: build it first`);

const rule = "-".repeat(80);
const parts = ["Software by others inside Avoin ovi, and its licences."];
if (silent.length > 0) parts.push(`Without a licence file of their own:\n${silent.join("\n")}`);
for (const { text, names } of sharers.values()) parts.push(`${[...names].join(", ")}\n\n${text}`);
parts.push(`The map\n\n${(await readFile("platform/map/made/LICENSE.txt", "utf8")).trim()}`);
await writeFile(out, `${parts.join(`\n\n${rule}\n`)}\n`);
