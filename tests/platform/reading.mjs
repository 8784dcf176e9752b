// What the tests of platform/ read with: property lists by Python's own reader, Cargo.toml's version, a PNG's head.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A property list, XML or binary, as plain values. */
export function plist(path) {
  const script = "import json, plistlib, sys; print(json.dumps(plistlib.load(open(sys.argv[1], 'rb')), default=str))";
  return JSON.parse(execFileSync("python3", ["-c", script, path], { encoding: "utf8" }));
}

export function cargoVersion() {
  return readFileSync("Cargo.toml", "utf8").match(/^version = "([^"]+)"/m)[1];
}

/** Width and height of a PNG, and whether its points may be transparent. */
export function png(path) {
  const bytes = readFileSync(path);
  if (bytes.readUInt32BE(0) !== 0x89504e47) throw new Error(`${path} is no PNG`);
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), transparent: [4, 6].includes(bytes[25]) };
}

/** The lines of an Apple strings file: "key" = "value"; */
export function strings(path) {
  const found = {};
  for (const [, key, value] of readFileSync(path, "utf8").matchAll(/^"([^"]+)" = "([^"]*)";$/gm)) found[key] = value;
  return found;
}
